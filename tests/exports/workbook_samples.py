"""Return documents and taken-apart workbooks for the tests."""

import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO

from exports.files.archive import write_archive
from exports.workbook.writing import write_package_workbook
from models.forms.matrix import ReportMatrix
from models.returns.document import Cell, Figure, FormFigures, RegisterTable, ReturnDocument, UnitName
from tests.exports.paper.samples import MADE_AT, debts

ROWS: tuple[tuple[Cell, ...], ...] = (
    ("id-1", "Hợp tác xã Mường So", 1_500_000_000, None),
    ("id-2", " =HYPERLINK(1) & <b>", -5, ""),
    ("id-3", "+84 912 345 678", 0, "dòng một\ndòng hai\ttab"),
    ("id-4", "=1+1", 10**17, "_x0041_ \x07"),
    ("id-5", "@SUM(A1)", None, "\rđầu dòng"),
)


def document(
    rows: tuple[tuple[Cell, ...], ...] = ROWS, columns: tuple[str, ...] = ("id", "name", "capital", "note")
) -> ReturnDocument:
    unit = UnitName("district", "109", None, "Huyện Phong Thổ")
    figures = (
        Figure("I.1", "actual", Decimal("37.80"), "given", "Số liệu của thuế"),
        Figure("I.2", "actual", Decimal(-12), "register"),
        Figure("I.3", "actual", None, "derived", "=cmd|' /C calc'!A0"),
    )
    return ReturnDocument(
        unit=unit,
        parent=unit,
        period="2020",
        cutoff=date(2020, 12, 31),
        revision=1,
        number=1,
        previous="",
        made_at="2021-01-05T08:00:00+07:00",
        program="test",
        sheets=(FormFigures("B04", "2020", figures),),
        register={"cooperatives": RegisterTable(columns, rows), "people": RegisterTable(("id",), ())},
    )


def package_workbook(data: ReturnDocument | None = None, forms: tuple[ReportMatrix, ...] = ()) -> bytes:
    return write_package_workbook(data or document(), forms or (debts(),), made_at=MADE_AT)


def taken_apart(workbook: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(workbook)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def put_together(parts: dict[str, bytes]) -> bytes:
    return write_archive(parts.items())


def changed(workbook: bytes, part: str, old: str, new: str) -> bytes:
    """The workbook with one text of one part replaced; the text must be there."""
    parts = taken_apart(workbook)
    before = parts[part].decode("utf-8")
    assert old in before, (part, old)
    parts[part] = before.replace(old, new, 1).encode("utf-8")
    return put_together(parts)


def extended(workbook: bytes, **parts: bytes) -> bytes:
    return put_together(taken_apart(workbook) | parts)

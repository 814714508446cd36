"""Good files of every kind, from which the bad ones are made."""

from collections.abc import Callable
from functools import cache
from typing import Any

from exports.exchange.notices import build_notice
from exports.files.mail import encode_part, split
from exports.signatures.certificates import Identity
from exports.signatures.envelope import encrypt
from exports.trust.registrations import save_registration
from models.returns.document import encode
from tests.exports.exchange.test_notices import answered, asked, receipt_file
from tests.exports.hostile import package, trust_file, world
from tests.exports.hostile_files import good
from tests.exports.signatures.test_envelope import PASSWORD, changed, reception
from tests.exports.tables.foreign.making import ods, sheet, text, xlsx


def queries_file() -> bytes:
    return build_notice(asked(), (world().office,))


def answers_file() -> bytes:
    return build_notice(answered(), (world().leader,))


@cache
def envelope() -> bytes:
    """A small package, closed for the province."""
    return encrypt(package(), [reception().certificate])


@cache
def envelope_by_password() -> bytes:
    """One with a password too, whose rounds are so few that nobody waits for them."""
    closed = encrypt(b"content", [reception().certificate], PASSWORD)

    def fewer(content: Any) -> None:
        info = next(info for info in content["recipient_infos"] if info.name == "pwri")
        info.chosen["key_derivation_algorithm"]["parameters"]["iteration_count"] = 10

    return changed(closed, fewer)


def registration() -> bytes:
    authority = world().authority
    return save_registration(Identity(world().leader, authority.certificates, world().trust.crls))


def first_part() -> bytes:
    return encode_part(split(package(), "a.asice", 4096 + 8192)[0])


COPIED = (
    'Tên HTX\tMã số thuế\tXã\tVốn điều lệ (nghìn đồng)\tNgày thành lập\n"HTX nông\nnghiệp"\t0100109106\tTân Phong\t'
    "1.500,5\t15/08/2019\nTổng cộng\t\t\t1.500,5\t\n"
).encode()


def table_xlsx() -> bytes:
    rows = (
        f'<row r="1">{text("A1", "Tên HTX")}{text("B1", "Vốn điều lệ (triệu đồng)")}</row>'
        f'<row r="2">{text("A2", "HTX A")}<c r="B2" s="1"><v>0.2777</v></c></row>'
        f'<row r="3" hidden="1">{text("A3", "HTX B")}<c r="B3"><f>A1</f></c></row>'
    )
    merged = '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'
    return xlsx({"ds": sheet(rows, behind=merged)}, formats=("0.00%",))


def table_ods() -> bytes:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    row = f"<table:table-row>{cell.format('Tên HTX')}{cell.format('Xã')}</table:table-row>"
    more = f'<table:table-row table:number-rows-repeated="3">{cell.format("HTX A")}</table:table-row>'
    return ods(f'<table:table table:name="a">{row}{more}</table:table>')


SEEDS: dict[str, tuple[Callable[[], bytes], ...]] = {
    "incoming": (package, good.good_print, envelope, receipt_file, queries_file, trust_file),
    "package": (package, good.good),
    "print": (good.good_print,),
    "notice": (receipt_file, queries_file, answers_file),
    "trust": (trust_file,),
    "envelope": (envelope, envelope_by_password),
    "part": (first_part,),
    "workbook": (good.good_workbook,),
    "data": (lambda: encode(good.document()),),
    "book": (good.good,),
    "registration": (registration,),
    "table": (table_xlsx, table_ods, lambda: COPIED.replace(b"\t", b";")),
    "pasted": (lambda: COPIED,),
}
"""Door → good files for it."""

"""A series on a file: what units call themselves is never run, and long numbers keep their digits."""

import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest

from exports.tables.series import csv_bytes, workbook_bytes, write_series
from models.forms.loader import PUBLISHED
from models.values.errors import Refused
from models.values.periods import parse_period
from storage.comparisons.series import Boundaries, Series, SeriesPoint

DAY = date(2025, 12, 14)


def hostile(value: Decimal) -> Series:
    form = PUBLISHED.form_on("B01", DAY)
    point = SeriesPoint(parse_period("2025"), DAY, "received", value, "", None, "=1+1", unsplit=("@SUM(A1)",))
    return Series(
        form, form.row_by_code["I.1"], form.column_by_key["actual"], Boundaries.THEN, "+A", (point,)
    )


def test_texts_of_others_are_never_formulas() -> None:
    content = csv_bytes(hostile(Decimal(3)), "vi").decode("utf-8-sig")
    row = list(csv.reader(StringIO(content)))[1]
    assert row[2] == "3" and row[4] == "'=1+1"
    sheet = openpyxl.load_workbook(BytesIO(workbook_bytes(hostile(Decimal(3)), "vi")))["Chuỗi số liệu"]
    assert (sheet["E3"].value, sheet["E3"].data_type) == ("=1+1", "s")
    assert (sheet["C3"].value, sheet["C3"].data_type) == (3, "n")


def test_a_number_of_too_many_digits_is_text() -> None:
    long = Decimal(10) ** 15
    sheet = openpyxl.load_workbook(BytesIO(workbook_bytes(hostile(long), "en")))["Series"]
    assert (sheet["C3"].value, sheet["C3"].data_type) == ("1000000000000000", "s")


def test_a_blank_figure_stays_blank_and_other_endings_are_refused(tmp_path: Path) -> None:
    found = hostile(Decimal(0))
    found = replace(found, points=(replace(found.points[0], value=None),))
    assert write_series(found, tmp_path / "a.CSV") == 1
    assert (tmp_path / "a.CSV").read_text(encoding="utf-8-sig").splitlines()[1].split(",")[2] == ""
    with pytest.raises(Refused, match="SERIES_FILE_KIND"):
        write_series(found, tmp_path / "a.pdf")

"""Plots on paper and in a workbook: what was written is read again."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import openpyxl
import pypdfium2
import pytest

from exports.plots.paper import plots_pdf
from exports.plots.workbook import plots_workbook
from models.office.names import OfficeNames
from models.values.errors import Refused
from tests.exports.plots.sample_plots import DEBTS, MEMBERS, PLAN

MADE = datetime(2026, 10, 5, 1, 0, tzinfo=UTC)


def pdf(*plots: Any) -> bytes:
    return plots_pdf(plots, subject="Xã Phong Thổ", unit="Xã Phong Thổ", names=OfficeNames(), made_at=MADE)


def test_a_page_for_each_plot_with_its_values_in_our_typeface() -> None:
    made = pdf(MEMBERS, DEBTS)
    with pypdfium2.PdfDocument(made) as document:
        assert len(document) == 2
        first, second = (page.get_textpage().get_text_range() for page in document)
        kinds = {one.type for page in document for one in page.get_objects()}
    assert "THÀNH VIÊN" in first and "Chưa có số của: Xã Dào San." in first
    assert first.count("45") >= 2  # at the point and in the table
    assert "hai cấp chính quyền" in first and "100,5" in second
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in kinds and pypdfium2.raw.FPDF_PAGEOBJ_PATH in kinds
    assert b"Tinos" in made and made == pdf(MEMBERS, DEBTS)
    with pytest.raises(Refused, match="PAPER_WITHOUT_FORMS"):
        pdf()


def test_native_charts_over_the_values_of_their_sheets() -> None:
    made = plots_workbook([MEMBERS, DEBTS, PLAN], subject="Xã Phong Thổ")
    workbook: Any = openpyxl.load_workbook(BytesIO(made))
    assert workbook.sheetnames == ["Thành viên", "Dư nợ theo tuổi", "So với kế hoạch"]
    members, debts, plan = workbook.worksheets
    rows = [[cell.value for cell in row] for row in members.iter_rows(min_row=3, max_row=6)]
    assert rows == [
        ["Kỳ", "Kế hoạch (người)", "Thực hiện (người)", "Ghi chú"],
        ["Năm 2023", 30, 20, None],
        ["Năm 2024", None, 40, None],
        ["Năm 2025", 50, 45, "a) Chưa có số của: Xã Dào San."],
    ]
    (chart,) = members._charts
    assert type(chart).__name__ == "LineChart" and chart.display_blanks == "gap"
    assert [one.val.numRef.f for one in chart.series] == ["'Thành viên'!$B$4:$B$6", "'Thành viên'!$C$4:$C$6"]
    assert {one.cat.numRef.f for one in chart.series} == {"'Thành viên'!$A$4:$A$6"}
    assert [one.marker.symbol for one in chart.series] == ["circle", "square"]
    assert [one.graphicalProperties.line.dashStyle for one in chart.series] == ["solid", "dash"]
    (bars,) = debts._charts
    assert type(bars).__name__ == "BarChart" and bars.type == "bar" and bars.legend is None
    assert debts["A5"].data_type == "s" and debts["A5"].value == "=Quá hạn đến 90 ngày"
    assert debts["B4"].value == 100.5 and debts["B6"].value is None
    assert len(plan._charts) == 1


def test_sheets_with_one_title_have_names_of_their_own() -> None:
    workbook = openpyxl.load_workbook(BytesIO(plots_workbook([PLAN, PLAN], subject="x")))
    assert workbook.sheetnames == ["So với kế hoạch", "So với kế hoạch 2"]

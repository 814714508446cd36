"""The series in the desktop: from a merged cell or a cell of the form, with breaks, other boundaries and a file."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.values.periods import PeriodKind
from storage.received import receiving
from tests.storage.comparisons.sample_years import province_book
from tests.storage.sample_returns import fill
from tests.ui.screens.frame import opened, page, quiet
from ui.figures.series import SeriesView
from ui.screens.consolidation.page import ConsolidationPage
from ui.screens.reports.page import ReportsPage
from ui.shell.frame.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """2024: 5 and 10 of two districts; 2025: 7 and 4 of two communes; 96 typed for the first quarter of 2025."""
    book = province_book(tmp_path)
    fill(book, "2025-Q1", "B01", {"I.1": 96})
    found = opened(qtbot, book)
    yield found
    found.close()


def view_of(window: Window) -> SeriesView:
    assert window.page is not None
    return next(one for one in window.page.findChildren(SeriesView) if one.isVisible())


def shown(view: SeriesView) -> list[list[str]]:
    """Period, figure, change against the point before, units in it, break."""
    model = view.table.model()
    return [
        [str(model.index(row, column).data() or "") for column in (0, 2, 3, 6, 8)]
        for row in range(model.rowCount())
    ]


def merged(qtbot: QtBot, window: Window) -> ConsolidationPage:
    found = page(qtbot, window, "consolidation", period="2024", form="B01", row="I.1", column="actual")
    assert isinstance(found, ConsolidationPage)
    return found


def test_a_merged_cell_is_shown_over_the_periods_with_its_breaks(qtbot: QtBot, window: Window) -> None:
    found = merged(qtbot, window)
    found.forms["B01"].origin.periods.click()
    quiet(qtbot, window)
    view = view_of(window)
    # 15, then 11: 4 less; the districts ended and the circular on scoring too
    assert shown(view) == [
        ["Năm 2024", "15", "", "2/8 đơn vị", ""],
        ["Năm 2025", "11", "−4", "2/38 đơn vị", "a) b)"],
    ]
    plot = view.plot.plot
    assert plot is not None
    (line,) = plot.series
    assert [(one.text, one.is_whole) for one in line.values] == [("15", False), ("11", False)]
    assert [(one.before, one.mark) for one in plot.breaks] == [(1, "a)"), (1, "b)")]
    assert not view.kinds.isHidden()
    view.show_kind(PeriodKind.QUARTER)
    assert shown(view) == [["Quý I/2025", "96", "", "", ""]]
    view.show_kind(PeriodKind.YEAR)
    view.table.select_key(1)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    quiet(qtbot, window)
    assert found.periods.period == "2025" and found.views.current == "B01"


def test_a_unit_is_shown_on_the_boundaries_of_today(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    """Phong Tho: then a township with one cooperative, today with two and one that may lie there; 4 in 2025."""
    found = merged(qtbot, window)
    book = window.context.opened
    package = next(one for one in receiving.received(book, "2025") if one.unit[1] == "03549")
    found.forms["B01"].show_series(package.sha256, "I.1", "actual")
    quiet(qtbot, window)
    view = view_of(window)
    assert [line[1] for line in shown(view)] == ["1", "4"]
    view.boundaries.chosen.emit("today")
    quiet(qtbot, window)
    assert [line[1] for line in shown(view)] == ["2", "4"]
    assert "Xã Phong Thổ, theo địa giới hôm nay" in view.title.text()
    view.write(tmp_path / "series.xlsx")
    quiet(qtbot, window)
    sheet = openpyxl.load_workbook(tmp_path / "series.xlsx")["Chuỗi số liệu"]
    assert [sheet.cell(row, 3).value for row in (3, 4)] == [2, 4]


def test_a_cell_of_the_form_leads_to_its_periods(qtbot: QtBot, window: Window) -> None:
    found = page(qtbot, window, "reports", period="2025-Q1", form="B01", row="I.1", column="actual")
    assert isinstance(found, ReportsPage)
    assert found.workspace.grid.go_to(("I.1", "actual"))
    found.workspace.line.periods.click()
    quiet(qtbot, window)
    view = view_of(window)
    assert view.kinds.current == PeriodKind.QUARTER and [line[1] for line in shown(view)] == ["96"]
    view.show_kind(PeriodKind.YEAR)
    view.table.row_opened.emit(0)
    quiet(qtbot, window)
    assert found.period == "2024"

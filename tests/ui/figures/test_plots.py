"""Plots in the window: walked by keys, opened to the cell or the records behind, printed and saved."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from storage.register.lists import lists
from storage.register.records import store
from tests.exports.plots.sample_plots import MEMBERS
from tests.storage.comparisons.sample_years import province_book
from tests.storage.received.sample_registers import cooperative
from tests.storage.sample_returns import fill, unit_book
from tests.ui.screens.frame import opened, page, quiet
from ui.figures.organisation_plots import PlotsPart
from ui.figures.plot_widget import PlotWidget
from ui.screens.consolidation.page import PLOTS, ConsolidationPage
from ui.screens.cooperatives.page import CooperativesPage
from ui.screens.plots.page import PlotsPage
from ui.screens.reports.page import ReportsPage
from ui.shell.frame.window import Window


@pytest.fixture
def commune(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """Two years of a commune, and one cooperative with a capital and a debt."""
    book = unit_book(tmp_path / "commune.book")
    for year, count in (("2024", 5), ("2025", 6)):
        fill(book, year, "B01", {"I.1": count, "I.2": 8 * count})
    one = cooperative(book, "HTX Sin Suối", capital=900_000_000)
    debt = store.add(book, "debts", {"organisation_id": one, "creditor_kind": "bank", "due_on": "2026-01-01"})
    entry = {"debt_id": debt, "on": "2025-01-01", "kind": "principal_drawn", "amount": 40_000_000}
    store.add(book, "debt_entries", entry)
    found = opened(qtbot, book)
    yield found
    found.close()


def test_keys_walk_over_the_points_that_are_known(qtbot: QtBot) -> None:
    widget = PlotWidget()
    qtbot.addWidget(widget)
    widget.show_plot(MEMBERS)
    widget.resize(600, widget.sizeHint().height())
    assert widget.accessibleName() == "Thành viên (người)"
    assert "Năm 2024: Kế hoạch \u2013, Thực hiện 40" in widget.accessibleDescription()
    assert not widget.grab().isNull()
    widget.show()
    widget.setFocus()
    qtbot.waitUntil(lambda: widget.at is not None)
    chosen: list[tuple[int, int]] = []
    widget.chosen.connect(lambda *place: chosen.append(place))
    # the plan of 2024 is blank: to the right of it lies the result of 2024, then the figures of 2025
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(widget, key)
    assert chosen[0] == (0, 0) and chosen[1] == (1, 1) and chosen[2][1] == 2
    assert widget.accessibleDescription().startswith("Năm 2025")
    spot = next(one for one in widget.spots if (one.series, one.category) == (1, 0))
    place = QPoint(*(round(edge) + 2 for edge in spot.middle))
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
    assert chosen[-1] == (1, 0)
    assert widget.words(spot) == "Năm 2023 \u00b7 Thực hiện: 20 người"


def test_a_point_of_the_unit_opens_its_cell_and_all_is_saved(
    qtbot: QtBot, commune: Window, tmp_path: Path
) -> None:
    found = page(qtbot, commune, "plots")
    assert isinstance(found, PlotsPage)
    quiet(qtbot, commune)
    board = found.view.board
    assert [card.plot.key for card in board.cards][:2] == ["cooperatives", "members"]
    assert found.view.unit.isHidden() and found.primary() is not None
    board.save_as(tmp_path / "plots.xlsx")
    board.save_as(tmp_path / "plots.pdf")
    quiet(qtbot, commune)
    assert len(openpyxl.load_workbook(tmp_path / "plots.xlsx").worksheets) == len(board.plots)
    assert (tmp_path / "plots.pdf").read_bytes().startswith(b"%PDF")
    found.print_preview()
    quiet(qtbot, commune)
    assert board.paper.preview is not None and board.paper.preview.pages.count == len(board.plots)
    board.paper.preview.accept()
    members = board.cards[1]
    members.table.row_opened.emit(1)
    quiet(qtbot, commune)
    reports = commune.page
    assert isinstance(reports, ReportsPage) and reports.period == "2025"


def test_a_point_of_an_organisation_opens_its_records(qtbot: QtBot, commune: Window) -> None:
    (one,) = lists.keys(commune.context.opened, "organisations")
    found = page(qtbot, commune, "cooperatives", organisation=one, part="plots")
    assert isinstance(found, CooperativesPage)
    quiet(qtbot, commune)
    part = found.record.front
    assert isinstance(part, PlotsPart)
    cards = {card.plot.key: card for card in part.board.cards}
    assert set(cards) == {"capital", "debts_by_age"}
    cards["capital"].drawn.chosen.emit(0, len(cards["capital"].plot.categories) - 1)
    quiet(qtbot, commune)
    assert found.record.tabs.current == "capital"
    # 40 million, due on 1/1/2026 and 277 days late: the one debt opens
    cards["debts_by_age"].drawn.chosen.emit(0, 2)
    quiet(qtbot, commune)
    assert commune.page is not None and commune.page.key == "debts"


def test_the_consolidation_shows_them_of_each_unit(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, province_book(tmp_path))
    found = page(qtbot, window, "consolidation", period="2025")
    assert isinstance(found, ConsolidationPage)
    found.show_form(PLOTS)
    quiet(qtbot, window)
    (cooperatives, *_) = found.plots.board.plots
    assert [one.text for one in cooperatives.series[0].values] == ["15", "11"]
    found.plots.unit.committed.emit("03549")
    quiet(qtbot, window)
    (cooperatives, *_) = found.plots.board.plots
    assert [one.text for one in cooperatives.series[0].values] == ["1", "4"]
    found.plots.board.cards[0].drawn.chosen.emit(0, 0)
    quiet(qtbot, window)
    assert found.views.current == "B01" and found.periods.period == "2024"
    window.close()

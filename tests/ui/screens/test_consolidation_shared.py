"""Records in several registers on the page of the merged report: seen, decided, asked about, taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from models.values.units import children, unit_on
from storage.book.book import Book
from storage.received import receiving
from storage.received.shared_list import shared_list
from storage.register import standings
from storage.returns import sheets
from tests.storage.received.sample_registers import PERIOD, cooperative, member, register_book, sent
from tests.storage.sample_returns import DAY, unit_book
from tests.ui.screens.frame import opened, page, quiet
from ui.screens.consolidation.page import SHARED, ConsolidationPage
from ui.screens.consolidation.shared import SharedRecords
from ui.shell.frame.window import Window

A, B = (unit for unit in children(unit_on("12", DAY), DAY) if unit.code in ("03388", "03390"))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """Two communes: one cooperative of one tax code in both, and one whose names only read alike."""
    with (
        unit_book(tmp_path / "province.book", "12") as made,
        register_book(tmp_path, A) as one,
        register_book(tmp_path, B) as other,
    ):
        first = cooperative(one, "HTX Chè", tax_code="6200012342", capital=500_000_000)
        member(one, first, "Lò Văn Páo")
        second = cooperative(other, "HTX Chè Sơn Trà", tax_code="6200012342", capital=300_000_000)
        member(other, second, "Vàng A Sử")
        receiving.accept(made, [sent(one), sent(other)])
        yield made


@pytest.fixture
def moved(tmp_path: Path) -> Iterator[Book]:
    """One cooperative left one commune for the other."""
    with (
        unit_book(tmp_path / "province.book", "12") as made,
        register_book(tmp_path, A) as one,
        register_book(tmp_path, B) as other,
    ):
        gone = cooperative(one, "HTX Đi", tax_code="6200012342")
        standings.record_event(one, gone, "moved_out", "2026-08-10")
        cooperative(other, "HTX Đi", tax_code="6200012342", event="moved_in", event_on="2026-08-10")
        receiving.accept(made, [sent(one), sent(other)])
        yield made


def test_a_move_between_units_is_a_line_of_its_own_beside_the_cell(qtbot: QtBot, moved: Book) -> None:
    window = opened(qtbot, moved)
    found = page(qtbot, window, "consolidation", period=PERIOD, form="B01", row="I.1.5a", column="actual")
    assert isinstance(found, ConsolidationPage)
    quiet(qtbot, window)
    origin = found.forms["B01"].origin
    texts = " ".join(one.text() for one in origin.findChildren(QLabel))
    assert "chuyển giữa các đơn vị trong địa bàn đã được trừ" in texts
    model = origin.shares.model()
    shown = [[str(model.index(at, column).data()) for column in (0, 1)] for at in range(model.rowCount())]
    assert shown == [[A.title, "1"], [B.title, "0"], [f"{A.title} \u2192 {B.title}: HTX Đi", "-1"]]
    window.close()


@pytest.fixture
def shown(qtbot: QtBot, book: Book) -> Iterator[ConsolidationPage]:
    window = opened(qtbot, book)
    found = page(qtbot, window, "consolidation", period=PERIOD)
    assert isinstance(found, ConsolidationPage)
    yield found
    window.close()


def settle(qtbot: QtBot, shown: ConsolidationPage) -> None:
    window = shown.window()
    assert isinstance(window, Window)
    quiet(qtbot, window)


def pills(shown: ConsolidationPage) -> list[str]:
    return [one.text() for one in shown.views.findChildren(QPushButton)]


def steps(shared: SharedRecords) -> dict[str, QPushButton]:
    return {one.text(): one for one in shared.side.findChildren(QPushButton) if not one.isHidden()}


def cells(shared: SharedRecords) -> list[str]:
    model = shared.table.model()
    return [str(model.index(0, at).data()) for at in range(model.columnCount())]


def total(shown: ConsolidationPage) -> object:
    assert shown.merged is not None
    return shown.merged.paper.sheets["B01"].cells["I.1", "actual"].value


def test_a_decision_changes_the_totals_and_is_taken_back(qtbot: QtBot, shown: ConsolidationPage) -> None:
    shared = shown.shared
    assert "Có trong nhiều sổ 1" in pills(shown) and total(shown) == 2
    shown.show_form(SHARED)
    assert shared.isVisible() and shared.current() is not None
    assert shared.agrees.text() == "Trùng về: mã số thuế" and cells(shared)[2] == "• chưa quyết định"
    # nothing is decided, so the second commune's cooperative, its member and its 300 million are too much, or the
    # first one's 500 million: by the order of the units
    assert cells(shared)[3] in (
        "1 tổ chức, 1 thành viên, 300 tr.đồng vốn điều lệ",
        "1 tổ chức, 1 thành viên, 500 tr.đồng vốn điều lệ",
    )
    shared.reason.type_in("sổ gốc ở đây")
    count_here = [one for one in shared.side.findChildren(QPushButton) if one.text() == "Để đơn vị này tính"]
    assert len(count_here) == 2
    count_here[0].click()
    settle(qtbot, shown)
    assert total(shown) == 1 and "Có trong nhiều sổ" in pills(shown)
    assert cells(shared)[2].startswith("✓ tính ở ") and "sổ gốc ở đây" in shared.decision.text()
    assert shared.told.text() == "Tất cả đã được quyết định; không còn số nào bị tính trùng."
    steps(shared)["Không phải là một"].click()
    settle(qtbot, shown)
    assert total(shown) == 2 and cells(shared)[2] == "≠ các bản ghi khác nhau"
    steps(shared)["Bỏ quyết định"].click()
    settle(qtbot, shown)
    assert cells(shared)[2] == "• chưa quyết định" and "Bỏ quyết định" not in steps(shared)
    assert shown.undo()
    settle(qtbot, shown)
    assert cells(shared)[2] == "≠ các bản ghi khác nhau"
    assert shown.redo() and not shown.redo()
    settle(qtbot, shown)
    assert cells(shared)[2] == "• chưa quyết định"


def test_a_doubt_leads_to_the_record_and_a_unit_can_be_asked(
    qtbot: QtBot, book: Book, shown: ConsolidationPage
) -> None:
    form = shown.forms["B01"]
    shown.show_form("B01")
    lead = [one for one in form.findings.findChildren(QPushButton) if one.text() == "Xem và quyết định"]
    lead[0].click()
    assert shown.shared.isVisible()
    (found,) = shared_list(book, PERIOD, sheets.cutoff_of(book, PERIOD))
    holder = found.holders[0]
    shown.shared.ask_unit(found, holder)
    asking = shown.shared.asking_side.asking
    assert asking is not None and asking.isVisible() and shown.shared.side.isHidden()
    assert found.holders[1].title in asking.text.read() and "mã số thuế" in asking.text.read()
    shown.shared.asking_side.shut()
    assert shown.shared.side.isVisible()
    names = [one.text() for one in shown.shared.side.findChildren(QLabel)]
    assert found.holders[1].title in names

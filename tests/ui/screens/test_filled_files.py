"""A form and a sheet filled in by another program and taken back by the window: shown first, kept as one step."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from models.values.outcomes import Outcome
from storage.history import changes
from storage.register import results
from storage.returns import returns
from storage.returns.returns import TypedFigure
from tests.ui.screens.commune import PERIOD, commune_book, opened, page_of, settle
from tests.ui.screens.register import Register
from tests.ui.screens.register import settle as settle_register
from tests.ui.screens.register import shown as shown_register
from ui.screens.cooperatives.page import CooperativesPage
from ui.screens.reports.page import ReportsPage

Answer = Callable[[Path], None]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Both file dialogs answer with a file."""

    def chosen(path: Path) -> None:
        for name in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), ""))

    return chosen


def place(path: Path, line: str, column: str) -> str:
    hidden: Any = load_workbook(path)["so-htx"]
    rows = {row[0]: row for row in hidden.iter_rows(values_only=True)}
    return f"{chr(64 + int(rows['places'][rows['columns'].index(column)]))}{rows[line][1]}"


def edit(path: Path, sheet: str, **cells: object) -> None:
    workbook: Any = load_workbook(path)
    for cell, value in cells.items():
        workbook[sheet][cell].value = value
    workbook.save(path)


def test_a_form_goes_out_and_comes_back_over_the_grid(qtbot: QtBot, tmp_path: Path, answer: Answer) -> None:
    file = tmp_path / "b01.xlsx"
    answer(file)
    with opened(qtbot, commune_book(tmp_path)) as window:
        page = page_of(qtbot, window, "reports", period=PERIOD, form="B01")
        assert isinstance(page, ReportsPage)
        page.workspace.entering.give("B01", [TypedFigure("I.1", "actual", Decimal(44))])
        page.secondary()[-1].act()
        (menu,) = page.findChildren(QMenu)
        assert [action.text() for action in menu.actions()] == ["Lập tệp để điền…", "Lấy lại tệp đã điền…"]
        menu.close()
        page.write_fillable()
        settle(qtbot, window)
        one, two, three = (place(file, row, "actual") for row in ("I.1", "I.2", "I.3"))
        edit(file, "B01", **{one: 45, two: 900, three: "nhiều"})
        page.workspace.entering.give("B01", [TypedFigure("I.1", "actual", Decimal(46))])
        page.take_filled()
        settle(qtbot, window)
        bar, model = page.workspace.bar, page.workspace.model
        assert {key[0]: cell.outcome for key, cell in model.pasted.items()} == {
            "I.1": Outcome.REFUSED, "I.2": Outcome.NEW, "I.3": Outcome.REFUSED,
        }  # fmt: skip
        contested = model.pasted["I.1", "actual"].sentence
        assert all(part in contested for part in ("xuất 44", "ghi 46", "ghi 45"))
        assert bar.source.text() == "Từ b01.xlsx, chưa ghi" and bar.over.text().endswith("1 ô sổ đã đổi")
        before = len(changes.recent(window.context.opened))
        bar.over.click()
        assert model.pasted["I.1", "actual"].outcome is Outcome.CHANGED and bar.over.isHidden()
        QTest.keyClick(page.workspace.grid, Qt.Key.Key_Return)
        settle(qtbot, window)
        assert (model.text(("I.1", "actual")), model.text(("I.2", "actual"))) == ("45", "900")
        assert len(changes.recent(window.context.opened)) == before + 1
        page.undo()
        assert (model.text(("I.1", "actual")), model.text(("I.2", "actual"))) == ("46", "")
        head = returns.head(window.context.opened, PERIOD)
        assert head is not None


def test_a_sheet_goes_out_and_comes_back(
    qtbot: QtBot, register: Register, tmp_path: Path, answer: Answer
) -> None:
    period, file = "2026-Q3", tmp_path / "results.xlsx"
    answer(file)
    results.put(register.book, register.chuoi, period, {"workers": 7})
    with shown_register(qtbot, register.book, "cooperatives", CooperativesPage) as (window, page):
        page.show_sheet(period)
        settle_register(qtbot, window)
        page.sheet.write_fillable()
        settle_register(qtbot, window)
        revenue, workers = (place(file, register.chuoi, name) for name in ("revenue", "workers"))
        edit(file, "results", **{revenue: 1200.5, workers: 9, "D20": "thêm"})
        results.put(register.book, register.chuoi, period, {"workers": 8})
        page.sheet.take_filled()
        settle_register(qtbot, window)
        bar, model = page.sheet.bar, page.sheet.model
        assert model.pasted[register.chuoi, "workers"].outcome is Outcome.REFUSED
        assert "D20" in bar.note.text() and not bar.over.isHidden()
        QTest.keyClick(page.sheet.grid, Qt.Key.Key_Return)
        settle_register(qtbot, window)
        kept = results.get(register.book, register.chuoi, period).values
        assert (kept["revenue"], kept["workers"]) == (1_200_500_000, 8), (
            "the book's own stands until it is chosen"
        )

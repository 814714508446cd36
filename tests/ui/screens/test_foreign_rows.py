"""Whatever a foreign file says, no list of received things raises while it is painted, and none of it is read as marks.

Real rows of each list get hostile values in every text, number and day that a file can state; then every column is
asked for everything that a view asks.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.dialogue.queries import WHOLE
from storage.book.book import Book
from storage.dialogue import queries
from storage.received import receiving
from tests.ui.screens.exchange import Exchange
from tests.ui.screens.frame import page, quiet
from tests.ui.screens.world import World
from ui.pieces.tables.paged import PagedModel
from ui.pieces.tables.sheet_table import SheetTable
from ui.pieces.tables.table import DataTable
from ui.pieces.text import Elided, plain_tip
from ui.screens.receive.page import ReceivePage
from ui.shell.frame.window import Window

MARKED = '<img src="file:///x.png"><b>Xã</b>\r\n\u202e&'
MOMENTS = ("", "x", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2100-12-31T23:59:59-14:00")
MOST = 2**63 - 1
CHECKED = frozenset({"period", "verdict", "status", "level", "path", "sha256", "pin"})
"""Fields that are checked where a file is read, or written by this program alone."""

ROLES = [
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.ForegroundRole,
    Qt.ItemDataRole.BackgroundRole,
    Qt.ItemDataRole.FontRole,
    Qt.ItemDataRole.TextAlignmentRole,
    Qt.ItemDataRole.AccessibleTextRole,
]


def hostile(value: Any, moment: str, depth: int = 0) -> Any:
    """A value with everything in it that a file can state set to the worst that can be read."""
    if isinstance(value, bool | Enum | Path | bytes) or value is None or depth > 6:
        return value
    if is_dataclass(value) and not isinstance(value, type):
        changes = {
            one.name: _field(one.name, getattr(value, one.name), moment, depth)
            for one in fields(value)
            if one.init and one.name not in CHECKED
        }
        return replace(value, **changes)
    if isinstance(value, str):
        return MARKED
    if isinstance(value, int):
        return MOST
    if isinstance(value, date) and not isinstance(value, datetime):
        return date(2100, 12, 31)
    if isinstance(value, tuple):
        return tuple(hostile(one, moment, depth + 1) for one in value)
    return value


def _field(name: str, value: Any, moment: str, depth: int) -> Any:
    if isinstance(value, str) and name.endswith(("_at", "at")):
        return moment
    return hostile(value, moment, depth + 1)


def ask_everything(table: DataTable[Any, Any]) -> int:
    """How many cells answered; each row of the table as it is and with hostile values."""
    model = table.rows
    rows = [row for number in range(model.rowCount()) if (row := model.row_at(number)) is not None]
    bad = [hostile(row, moment) for row in rows for moment in MOMENTS]
    every = dict(enumerate(bad))
    shown: PagedModel[int, Any] = PagedModel(model.columns, lambda keys: {key: every[key] for key in keys})
    shown.show_keys(list(every))
    for number in range(shown.rowCount()):
        for column in range(shown.columnCount()):
            for role in ROLES:
                said = shown.data(shown.index(number, column), role)
                if role == Qt.ItemDataRole.ToolTipRole and isinstance(said, str):
                    assert "<img" not in said and "<b>" not in said
    assert shown.faulty == frozenset()
    return len(every) * shown.columnCount()


@pytest.fixture
def exchange(world: World) -> Exchange:
    return Exchange(world)


@pytest.fixture
def book(exchange: Exchange) -> Iterator[Book]:
    """The province with two packages, a question and a receipt."""
    with exchange.province(("106", "108")) as found:
        (package, *_) = [one.sha256 for one in receiving.received(found)]
        queries.ask(found, package, WHOLE, "Vì sao giảm?")
        yield found


def tables(widget: QWidget) -> list[DataTable[Any, Any]]:
    """The lists with rows, without the sheets of forms: their rows are those of our own definitions."""
    lists = [one for one in widget.findChildren(DataTable) if not isinstance(one, SheetTable)]
    return [one for one in lists if one.rows.rowCount()]


@pytest.mark.parametrize(("key", "least"), [("consolidation", 1), ("dialogue", 1), ("trust", 0)])
def test_no_list_of_what_was_received_raises(
    qtbot: QtBot, window: Window, book: Book, key: str, least: int
) -> None:
    shown = tables(page(qtbot, window, key))
    assert len(shown) >= least
    for table in shown:
        assert ask_everything(table) > 0


def test_no_list_of_files_raises_whoever_signed_them(
    qtbot: QtBot, window: Window, exchange: Exchange, world: World
) -> None:
    shown = page(qtbot, window, "receive")
    assert isinstance(shown, ReceivePage)
    shown.open_files([world.package("109", by="stranger"), world.package("109")])
    quiet(qtbot, window)
    assert ask_everything(shown.opened.table) > 0
    kept = shown.kept
    kept.show_period(kept.period or "2020")
    assert ask_everything(kept.table) > 0


def test_a_fault_of_a_column_is_said_after_the_painting_and_once(qtbot: QtBot) -> None:
    from ui.pieces.tables.paged import Column

    def broken(row: int) -> str:
        raise ValueError(row)

    model = PagedModel([Column("a", "A", broken)], lambda keys: {key: key for key in keys})
    model.show_keys([1, 2])
    with qtbot.captureExceptions() as said:
        for number in range(2):
            for role in ROLES:
                answer = model.data(model.index(number, 0), role)
                assert answer is None or role == Qt.ItemDataRole.TextAlignmentRole
        qtbot.wait(50)
    assert len(said) == 1 and said[0][0] is ValueError
    assert model.faulty == {"a"}


@pytest.mark.parametrize("text", [MARKED, "<", "&lt;", "a & b"])
def test_words_under_the_pointer_are_plain(qtbot: QtBot, text: str) -> None:
    shown = Elided("note")
    qtbot.addWidget(shown)
    shown.say(text)
    assert shown.toolTip() == plain_tip(text)
    assert shown.toolTip().startswith("<span>") and "<img" not in shown.toolTip()

"""The table: pages fetched when painted, keys kept, copied as Excel takes it, widths remembered."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ui.pieces.tables.paged import PAGE, PAGES_KEPT, Column, PagedModel
from ui.pieces.tables.table import DataTable
from ui.pieces.tables.widths import widest
from ui.theme.look import look

Row = tuple[str, int | None]

COLUMNS = (
    Column[Row]("name", "Tên", lambda row: row[0], 200, tone=lambda row: "red" if row[1] is None else ""),
    Column[Row]("tax", "Mã số thuế", lambda row: "0100107518", 120),
    Column[Row]("capital", "Vốn (tr.đ)", lambda row: row[1], 100, number=True, ground=lambda _: "computed"),
)


class Store:
    """A store of rows that counts how often and for how many it was asked."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.gone: set[int] = set()

    def fetch(self, keys: Sequence[int]) -> dict[int, Row]:
        self.asked.append(len(keys))
        return {
            key: (f"HTX {key}", None if key % 10 == 0 else key * 1000) for key in keys if key not in self.gone
        }


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def table(qtbot: QtBot, store: Store) -> DataTable[int, Row]:
    made = DataTable[int, Row](COLUMNS, store.fetch, name="test", frozen=1)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_only_what_is_painted_is_fetched(table: DataTable[int, Row], store: Store) -> None:
    table.show_keys(range(100_000))
    QApplication.processEvents()
    assert 1 <= len(store.asked) <= 2 and max(store.asked) == PAGE
    store.asked.clear()
    table.select_key(90_000)
    QApplication.processEvents()
    assert 1 <= len(store.asked) <= 2


def test_pages_that_were_left_long_ago_are_dropped(store: Store) -> None:
    model = PagedModel[int, Row](COLUMNS, store.fetch)
    model.show_keys(range(PAGE * (PAGES_KEPT + 5)))
    for number in range(0, len(model.keys), PAGE):
        model.row_at(number)
    assert len(model._pages) == PAGES_KEPT
    store.asked.clear()
    model.row_at(len(model.keys) - 1)
    assert store.asked == []
    model.row_at(0)
    assert store.asked == [PAGE]


def test_figures_are_vietnamese_and_at_the_right_blank_is_blank(store: Store) -> None:
    model = PagedModel[int, Row](COLUMNS, store.fetch)
    model.show_keys(range(20))
    shown = Qt.ItemDataRole.DisplayRole
    assert model.data(model.index(12, 2), shown) == "12.000"
    assert model.data(model.index(10, 2), shown) == ""
    side = model.data(model.index(1, 2), Qt.ItemDataRole.TextAlignmentRole)
    assert side & Qt.AlignmentFlag.AlignRight
    assert model.headerData(2, Qt.Orientation.Horizontal, shown) == "Vốn (tr.đ)"


def test_colours_come_from_the_palette(store: Store) -> None:
    model = PagedModel[int, Row](COLUMNS, store.fetch)
    model.show_keys(range(20))
    assert model.data(model.index(10, 0), Qt.ItemDataRole.ForegroundRole).name() == look.palette.red
    assert model.data(model.index(11, 0), Qt.ItemDataRole.ForegroundRole) is None
    assert model.data(model.index(1, 2), Qt.ItemDataRole.BackgroundRole).name() == look.palette.computed


def test_a_row_that_is_gone_is_blank(store: Store) -> None:
    store.gone = {3}
    model = PagedModel[int, Row](COLUMNS, store.fetch)
    model.show_keys(range(5))
    assert model.row_at(3) is None and model.data(model.index(3, 0)) is None


def test_the_current_row_stays_current_when_the_list_changes(table: DataTable[int, Row]) -> None:
    table.show_keys(range(100))
    table.select_key(40)
    table.show_keys([5, 40, 7])
    assert table.current_key() == 40 and table.currentIndex().row() == 1
    table.show_keys([1, 2])
    assert table.current_key() is None
    assert not table.select_key(40)


def test_a_changed_row_is_read_again(table: DataTable[int, Row], store: Store) -> None:
    table.show_keys(range(10))
    QApplication.processEvents()
    store.asked.clear()
    table.read_again()
    QApplication.processEvents()
    assert store.asked == [10]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2])
def test_enter_and_f2_open_the_row(qtbot: QtBot, table: DataTable[int, Row], key: Qt.Key) -> None:
    opened: list[int] = []
    table.row_opened.connect(opened.append)
    table.show_keys(range(10))
    table.select_key(4)
    QTest.keyClick(table, key)
    assert opened == [4]


def test_arrows_walk_and_say_so(table: DataTable[int, Row]) -> None:
    seen: list[int] = []
    table.show_keys(range(10))
    table.select_key(4)
    table.row_selected.connect(seen.append)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert seen == [5, 9]


def test_a_block_is_copied_as_excel_takes_it(table: DataTable[int, Row]) -> None:
    table.show_keys(range(9, 20))
    table.select_key(9)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert table.selected_keys() == [9, 10]
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "HTX 9\t0100107518\t9.000\nHTX 10\t0100107518\t"


def test_a_block_of_cells(qtbot: QtBot, store: Store) -> None:
    made = DataTable[int, Row](COLUMNS, store.fetch, name="cells", cells=True)
    qtbot.addWidget(made)
    made.show_keys(range(5))
    flag = QItemSelectionModel.SelectionFlag.Select
    for row, column in ((1, 0), (1, 2), (2, 0), (2, 2)):
        made.selectionModel().select(made.rows.index(row, column), flag)
    assert made.block() == "HTX 1\t1.000\nHTX 2\t2.000"


def test_widths_are_remembered_as_parts_of_the_table(
    qtbot: QtBot, table: DataTable[int, Row], store: Store
) -> None:
    room = table.viewport().width()
    table.setColumnWidth(1, room // 2)
    again = DataTable[int, Row](COLUMNS, store.fetch, name="test")
    qtbot.addWidget(again)
    again.resize(900, 400)
    again.show()
    assert abs(again.columnWidth(1) - again.viewport().width() // 2) <= 2
    again.resize(300, 400)
    assert abs(again.columnWidth(1) - again.viewport().width() // 2) <= 2
    again.reset_widths()
    assert again.columnWidth(1) < 150


def test_columns_are_as_wide_as_their_rows_need(table: DataTable[int, Row]) -> None:
    table.show_keys(range(50))
    table.resize(280, 400)
    before = table.columnWidth(2)
    table.show_keys([123_456_789])
    widths = [table.columnWidth(at) for at in range(3)]
    assert widths[2] > before, "a longer number is never cut"
    table.show_keys(range(3))
    assert [table.columnWidth(at) for at in range(3)] == widths, "nothing jumps back while one searches"


def test_a_press_on_the_header_fits_the_columns_again(table: DataTable[int, Row]) -> None:
    table.show_keys(range(5))
    before = table.columnWidth(0)
    table.setColumnWidth(0, 30 + before)
    table.horizontalHeader().customContextMenuRequested.emit(QPoint(5, 5))
    menu = next(one for one in table.findChildren(QMenu) if one.isVisible())
    menu.actions()[0].trigger()
    menu.close()
    assert table.columnWidth(0) == before


def test_headers_are_never_cut(table: DataTable[int, Row]) -> None:
    header = table.horizontalHeader()
    for width in (600, 200):
        table.resize(width, 300)
        for at, column in enumerate(COLUMNS):
            shown = str(table.rows.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole))
            assert shown.replace("\n", " ") == column.header
            assert table.columnWidth(at) >= widest(shown, header.fontMetrics()) + 16
        lines = max(table.rows.heading(at).count("\n") + 1 for at in range(len(COLUMNS)))
        assert header.height() >= lines * header.fontMetrics().lineSpacing()
    assert lines == 2


def test_frozen_columns_stay_while_the_rest_is_scrolled(table: DataTable[int, Row]) -> None:
    table.show_keys(range(50))
    still = table._still
    assert still is not None and still.isHidden()
    table.resize(200, 300)
    QApplication.processEvents()
    table.horizontalScrollBar().setValue(50)
    assert still.isVisible() and still.width() == table.columnWidth(0)
    table.verticalScrollBar().setValue(20)
    assert still.verticalScrollBar().value() == 20


def test_a_header_asks_for_another_order(table: DataTable[int, Row]) -> None:
    asked: list[tuple[str, bool]] = []
    table.sort_wanted.connect(lambda key, down: asked.append((key, down)))
    table.horizontalHeader().setSortIndicator(2, Qt.SortOrder.DescendingOrder)
    assert asked == [("capital", True)]


def test_rows_have_the_height_of_the_sketch(table: DataTable[int, Row]) -> None:
    table.show_keys(range(3))
    assert table.rowHeight(1) == 33


def test_more_rows_behind_those_shown_move_nothing(table: DataTable[int, Row]) -> None:
    table.show_keys(range(100))
    table.select_key(80)
    QApplication.processEvents()
    top = table.rowAt(0)
    assert top > 0
    table.show_keys(range(100_000))
    QApplication.processEvents()
    assert (table.rowAt(0), table.current_key(), table.rows.rowCount()) == (top, 80, 100_000)
    assert table.rows.row_at(99_999) == ("HTX 99999", 99_999_000)

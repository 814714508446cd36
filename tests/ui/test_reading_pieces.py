"""The pieces for reading: the table of a form, paper on the screen, the choice of a period, a fold, moments."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from exports.paper.matrices import matrix
from exports.paper.pages import page_count
from exports.paper.pdf import write_pdf
from models.forms.cells import Given
from models.forms.findings import Level
from models.forms.loader import PUBLISHED
from models.forms.sheets import evaluate
from models.office.names import OfficeNames
from models.returns.document import UnitName
from models.values.dates import VIETNAM
from models.values.periods import parse_period
from storage.returns.sheets import PeriodSheets
from ui.pieces import moments
from ui.pieces.fold import Fold
from ui.pieces.inputs.periods import PeriodChooser, near
from ui.pieces.moments import day_of, lateness, minute_of
from ui.pieces.panels.preview import PaperPages, PaperPreview
from ui.pieces.tables.sheet_table import SheetTable, SheetWords

DAY = date(2020, 12, 31)
WORDS = SheetWords("Mã", "Chỉ tiêu", "ĐVT", "Lĩnh vực")


def table_of(qtbot: QtBot, code: str, **given: int) -> SheetTable:
    """A table of a form with figures typed into its main column; `I_1` stands for I.1, `total__I_5` for total:I.5."""
    form = PUBLISHED.form_on(code, DAY)
    cells = {
        (key.replace("__", ":").replace("_", "."), form.main_column): Given(Decimal(value))
        for key, value in given.items()
    }
    table = SheetTable(form, WORDS, f"test-{code}")
    qtbot.addWidget(table)
    table.resize(900, 600)
    table.show_sheet(evaluate(form, {}, cells))
    table.show()
    return table


def text_at(table: SheetTable, row: str, column: str) -> str:
    assert table.choose_cell((row, column))
    return str(table.currentIndex().data() or "")


def test_a_plain_form_shows_its_figures_in_the_printed_unit(qtbot: QtBot) -> None:
    table = table_of(qtbot, "B01", I_1=1044, I_5=50_090_000_000)
    assert text_at(table, "I.1", "actual") == "1.044"
    assert text_at(table, "I.5", "actual") == "50.090"
    assert text_at(table, "I.2", "actual") == ""
    assert not table.choose_cell(("I.1", "mention"))


def test_a_crossed_form_shows_sectors_down_and_indicators_across(qtbot: QtBot) -> None:
    table = table_of(qtbot, "B02", agriculture__I_1=12)
    heads = [str(table.rows.headerData(at, Qt.Orientation.Horizontal)) for at in range(3)]
    assert heads[0] == "Lĩnh vực" and heads[1].replace("\n", " ") == "Tổng số HTX (HTX)"
    assert text_at(table, "agriculture:I.1", "actual") == "12"
    assert table.rows.rowCount() == 1 + len(table.form.sectors)
    assert table.current_address() == ("agriculture:I.1", "actual")


def test_choosing_a_cell_says_its_address_and_headings_have_none(qtbot: QtBot) -> None:
    table = table_of(qtbot, "B01", I_1=44)
    said: list[tuple[str, str]] = []
    table.cell_chosen.connect(lambda row, column: said.append((row, column)))
    table.choose_cell(("I.1", "actual"))
    table.setCurrentIndex(table.rows.index(0, 4))
    table.setCurrentIndex(table.rows.index(1, 1))
    assert said == [("I.1", "actual")] and table.current_address() is None


def test_doubtful_cells_are_tinted_and_typed_over_ones_marked(qtbot: QtBot) -> None:
    table = table_of(qtbot, "B01", I_1=44)
    table.show_sheet(table._sheet, {("I.1", "actual"): Level.ERROR})
    column = next(one for one in table.rows.columns if one.key == "actual")
    rows = table.form.row_by_code
    assert column.ground is not None and column.ground(rows["I.1"]) == "red"
    assert column.ground(rows["I"]) == "raised" and column.ground(rows["I.2"]) == ""
    ratio = next(one for one in table.rows.columns if one.key == "vs_plan")
    assert ratio.ground is not None and ratio.ground(rows["I.1.7a"]) == "raised"


def test_a_block_is_copied_as_excel_takes_it(qtbot: QtBot) -> None:
    table = table_of(qtbot, "B01", I_1=1044, I_1_1=1000)
    table.choose_cell(("I.1", "actual"))
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "1.044\n1.000"


@pytest.fixture
def pdf() -> bytes:
    form = PUBLISHED.form_on("B04", DAY)
    paper = PeriodSheets(parse_period("2020"), DAY, None, {"B04": evaluate(form, {}, {})}, (), {})
    printed = matrix(paper, "B04", UnitName("province", "12", None, "Tỉnh Lai Châu"), OfficeNames())
    return write_pdf([printed], made_at=datetime(2021, 1, 5, tzinfo=UTC), title="Biểu 4")


def test_pages_are_drawn_where_they_are_seen(qtbot: QtBot, pdf: bytes) -> None:
    pages = PaperPages(pdf)
    qtbot.addWidget(pages)
    pages.zoom(1.0)
    assert pages.count == page_count(pdf)
    width = pages.place(0).width()
    picture = pages.grab().toImage()
    inside = pages.place(0).center()
    colours = {
        picture.pixelColor(inside.x() + dx, pages.place(0).top() + 60).name() for dx in range(-200, 200)
    }
    assert "#ffffff" in colours and len(colours) > 1
    pages.zoom(2.0)
    assert pages.place(0).width() == pytest.approx(2 * width, abs=2)


def test_the_preview_is_closed_by_enter_and_grows_by_plus(qtbot: QtBot, pdf: bytes) -> None:
    desk = QWidget()
    qtbot.addWidget(desk)
    preview = PaperPreview(desk, "Biểu 4", pdf)
    preview.show()
    before = preview.pages.scale
    QTest.keyClick(preview, Qt.Key.Key_Plus)
    assert preview.pages.scale > before
    QTest.keyClick(preview, Qt.Key.Key_Minus)
    QTest.keyClick(preview, Qt.Key.Key_Minus)
    assert preview.pages.scale < before
    assert any(f"{preview.pages.count} trang" in one.text() for one in preview.findChildren(QLabel))
    preview.accept()


def test_a_period_is_chosen_from_those_at_hand(qtbot: QtBot) -> None:
    chooser = PeriodChooser()
    qtbot.addWidget(chooser)
    chooser.offer([*near(date(2026, 8, 3)), "2020"], "2026-Q3")
    assert chooser.text() == "Quý III/2026"
    assert chooser.offered == (
        "2026",
        "2026-H2",
        "2026-9M",
        "2026-Q3",
        "2026-H1",
        "2026-Q2",
        "2025",
        "2020",
    )
    assert "2026-9M" not in near(date(2026, 6, 30))
    said: list[str] = []
    chooser.chosen.connect(said.append)
    chooser.click()
    menu = next(iter(chooser.findChildren(QMenu)))
    assert [action.text() for action in menu.actions()][-1] == "Năm 2020"
    menu.actions()[3].trigger()
    menu.actions()[-1].trigger()
    assert said == ["2020"] and chooser.text() == "Năm 2020"
    menu.close()


def test_a_fold_opens_and_closes(qtbot: QtBot) -> None:
    fold = Fold("Chi tiết", QLabel("x"))
    qtbot.addWidget(fold)
    fold.show()
    assert not fold.opened
    fold.head.click()
    assert fold.opened and fold.head.text().endswith("Chi tiết")
    fold.say("Khác")
    assert fold.opened and fold.head.text().endswith("Khác")


def test_moments_are_shown_by_the_clock_of_the_machine_and_judged_by_vietnams(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(moments, "ZONE", UTC)
    assert minute_of("2020-12-19T01:05:00+07:00") == "18/12/2020 18:05"
    assert lateness(parse_period("2020"), "district", "2020-12-18T17:00:00+00:00") == (
        "chậm 1 ngày làm việc",
        "amber",
    )
    monkeypatch.setattr(moments, "ZONE", VIETNAM)
    assert day_of("2020-12-18T18:00:00+00:00") == "19/12/2020"
    assert minute_of("2020-12-18T18:05:00+00:00") == "19/12/2020 01:05"
    assert lateness(parse_period("2020"), "district", "2020-12-18T16:59:00+00:00") == ("đúng hạn", "")
    assert lateness(parse_period("2020"), "district", "2020-12-18T17:00:00+00:00") == (
        "chậm 1 ngày làm việc",
        "amber",
    )

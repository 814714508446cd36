"""The form page on a real book: typing, walking, refusing, pasting, undoing, findings, reasons, paper."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from exports.paper.pages import page_count
from models.forms.cells import Origin
from models.forms.definition import CellKey
from models.forms.findings import Finding, Level
from models.returns.returns import State
from models.values.outcomes import Outcome
from storage.returns import returns, sheets
from storage.returns.returns import TypedFigure
from tests.ui.keyboard import type_in
from tests.ui.screens.commune import PERIOD, commune_book, opened, page_of, settle
from ui.dialogue.answering import ReasonField
from ui.screens.reports.grid.plan import ColumnPart, GridColumn, plan_of
from ui.screens.reports.page import ReportsPage
from ui.screens.reports.paper import file_name
from ui.screens.reports.stages import GridStage
from ui.shell.frame.window import Window
from ui.shell.page import Chip

MEMBERS: CellKey = ("I.2", "actual")
HTX: CellKey = ("I.1", "actual")
Key = Qt.Key


class Desk:
    """The page with a hand on its keyboard."""

    def __init__(self, qtbot: QtBot, window: Window, period: str = PERIOD) -> None:
        self.qtbot, self.window = qtbot, window
        page = page_of(qtbot, window, "reports", period=period, form="B01")
        assert isinstance(page, ReportsPage)
        self.page = page
        self.grid, self.model = page.workspace.grid, page.workspace.model

    def type(self, key: CellKey, text: str, end: Qt.Key = Key.Key_Return) -> None:
        assert self.grid.go_to(key)
        type_in(self.grid.viewport(), text[0])
        line = self.editor()
        type_in(line, text[1:])
        QTest.keyClick(line, end)

    def editor(self) -> QLineEdit:
        return next(one for one in self.grid.viewport().findChildren(QLineEdit) if one.isVisible())

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.grid, key, modifier)

    def current(self) -> CellKey | None:
        return self.model.address(self.grid.currentIndex())

    def text(self, key: CellKey) -> str:
        return self.model.text(key)

    def columns(self) -> tuple[GridColumn, ...]:
        assert self.model.plan is not None
        return self.model.plan.columns

    def codes(self) -> list[str]:
        assert self.page.paper is not None
        return [finding.code for finding in self.page.paper.findings]


@pytest.fixture
def blank(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A book without a register: everything is typed."""
    with opened(qtbot, commune_book(tmp_path)) as window:
        yield Desk(qtbot, window)


@pytest.fixture
def prefilled(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A book with cooperatives, members and debts."""
    with opened(qtbot, commune_book(tmp_path, organisations=30, members=120)) as window:
        yield Desk(qtbot, window)


def test_the_head_says_what_where_and_in_which_state(blank: Desk) -> None:
    page = blank.page
    assert page.title() == "Biểu 1. Tổng hợp tình hình kinh tế tập thể"
    assert page.where() == ("Xã Phong Thổ", "Quý III/2026", "lần 1")
    assert page.note().startswith("số liệu đến 30/9/2026 · [R] dựng lại")
    assert page.chip() == Chip("Chưa lập", "grey")
    assert "Quý III/2026" in blank.window.windowTitle()


def test_the_first_typed_figure_opens_the_return_and_is_kept_at_once(blank: Desk) -> None:
    blank.type(HTX, "44")
    book = blank.window.context.opened
    kept = sheets.period_sheets(book, PERIOD)
    assert kept.head is not None and kept.head.state is State.DRAFT
    assert kept.sheets["B01"].value("I.1") == 44
    assert blank.page.chip() == Chip("Nháp", "blue")
    assert blank.text(HTX) == "44"


def test_enter_walks_down_and_shift_enter_back(blank: Desk) -> None:
    blank.type(HTX, "44")
    assert blank.current() == ("I.1.1", "actual")
    blank.type(("I.1.7", "actual"), "20")
    assert blank.current() == ("I.1.8.1", "actual")  # a ratio and a total are computed: not a stop
    blank.press(Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert blank.current() == ("I.1.7", "actual")
    blank.grid.go_to(("I.1.7", "previous"))
    blank.press(Key.Key_Tab)
    assert blank.current() == ("I.1.7", "plan")
    blank.press(Key.Key_Tab)
    assert blank.current() == ("I.1.7", "actual")
    blank.press(Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert blank.current() == ("I.1.7", "plan")


def test_totals_and_ratios_are_live(blank: Desk) -> None:
    for row, figure in (("I.1.8.1", "3"), ("I.1.8.2", "4")):
        blank.type((row, "actual"), figure)
    assert blank.text(("I.1.8", "actual")) == "7"
    blank.type(("I.1.1", "actual"), "40")
    blank.type(("I.1.7", "actual"), "30")
    assert blank.text(("I.1.7a", "actual")) == "75,0"
    blank.type(("I.1", "previous"), "43")
    blank.type(HTX, "44")
    change = [column.part for column in blank.columns()].index(ColumnPart.CHANGE)
    assert blank.model.index(1, change).data() == "+1"


def test_the_line_says_the_usual_span_of_the_cell_before_it_is_typed(blank: Desk) -> None:
    """135 workers before: a third is 45, three times 405."""
    blank.type(("I.3", "previous"), "135")
    blank.grid.go_to(("I.3", "actual"))
    assert "thường từ 45 đến 405" in _shown(blank)
    blank.grid.go_to(HTX)
    assert "thường từ" not in _shown(blank)


def _shown(desk: Desk) -> str:
    """The line under the grid, as it says the current cell."""
    line = desk.page.workspace.line
    line.show_cells(desk.model, desk.grid.selected())
    return line.words.toolTip()


def test_a_refused_text_stays_in_its_cell_and_says_why(blank: Desk) -> None:
    blank.type(HTX, "4x4")
    assert not blank.grid.refusal.isHidden()
    assert "4x4" in blank.grid.refusal.words.text()
    line = blank.editor()
    assert line.property("refused") == "true"
    line.clear()
    type_in(line, "44")
    QTest.keyClick(line, Key.Key_Return)
    assert blank.text(HTX) == "44" and not blank.model.refused


def test_a_count_is_whole_and_money_is_typed_in_millions(blank: Desk) -> None:
    assert blank.model.offer(HTX, "44,5") != ""
    assert blank.model.offer(("I.5", "actual"), "50.090,125") == ""
    assert blank.model.cell(("I.5", "actual")).value == Decimal(50_090_125_000)


def test_escape_leaves_the_figure_as_it_was(blank: Desk) -> None:
    blank.type(HTX, "44")
    blank.grid.go_to(HTX)
    type_in(blank.grid.viewport(), "9")
    QTest.keyClick(blank.editor(), Key.Key_Escape)
    assert blank.text(HTX) == "44"


def test_delete_gives_the_register_its_word_back(prefilled: Desk) -> None:
    offered = prefilled.text(HTX)
    assert prefilled.model.offer(HTX, "99") == ""
    assert prefilled.model.cell(HTX).overridden
    prefilled.grid.go_to(HTX)
    prefilled.press(Key.Key_Delete)
    assert prefilled.text(HTX) == offered
    assert prefilled.model.cell(HTX).origin is Origin.REGISTER


def test_typing_over_the_register_asks_for_a_reason_beside_the_grid(prefilled: Desk) -> None:
    prefilled.type(MEMBERS, "175")
    prefilled.qtbot.wait(20)
    card = prefilled.page.workspace.side.card
    assert card.isVisible() and card.reason is not None
    assert prefilled.grid.hasFocus()
    prefilled.press(Key.Key_F6)
    assert card.reason.box.hasFocus()
    type_in(card.reason.box, "đã đối chiếu danh sách")
    QTest.keyClick(card.reason.box, Key.Key_Return)
    assert prefilled.model.cell(MEMBERS).reason == "đã đối chiếu danh sách"
    assert prefilled.model.cell(MEMBERS).value == 175
    assert prefilled.grid.hasFocus()


def test_keying_down_a_column_goes_on_after_a_figure_over_the_register(prefilled: Desk) -> None:
    """Each key goes to whatever has the keyboard, as at a desk: four figures and four Enters, no look aside."""
    desk = prefilled
    rows = ("I.1", "I.1.1", "I.1.2", "I.1.2.1")
    assert desk.grid.go_to((rows[0], "actual"))
    desk.grid.setFocus()
    for figure in ("97", "91", "6", "4"):
        for key in (*figure, "\r"):
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, Key.Key_Return) if key == "\r" else QTest.keyClicks(focus, key)
        desk.qtbot.wait(20)
    assert [desk.text((row, "actual")) for row in rows] == ["97", "91", "6", "4"]
    overridden = [row for row in rows if desk.model.cell((row, "actual")).overridden]
    assert overridden and not any(desk.model.cell((row, "actual")).reason for row in rows)
    card = desk.page.workspace.side.card
    assert card.isVisible() and card.reason is not None and card.reason.value() == ""


def test_undo_and_redo_walk_through_what_was_typed(blank: Desk) -> None:
    blank.type(HTX, "44")
    blank.type(("I.1.1", "actual"), "22")
    assert blank.page.undo()
    assert blank.text(("I.1.1", "actual")) == "" and blank.text(HTX) == "44"
    assert blank.page.undo()
    assert blank.text(HTX) == ""
    assert not blank.page.undo()
    assert blank.page.redo() and blank.text(HTX) == "44"
    assert blank.page.redo() and blank.text(("I.1.1", "actual")) == "22"
    assert not blank.page.redo()
    blank.page.undo()
    blank.type(("I.1.2", "actual"), "5")
    assert not blank.page.redo()  # something else was typed since


def test_undo_says_what_it_took_back_and_leaves_an_earlier_sitting_alone(qtbot: QtBot, blank: Desk) -> None:
    blank.type(HTX, "44")
    book = blank.page.context.opened
    earlier = set(book.made)
    blank.type(("I.1.1", "actual"), "22")
    book.made -= earlier
    said: list[str] = []
    blank.page.context.said.connect(said.append)
    assert blank.page.undo() and not blank.page.undo()
    assert blank.text(HTX) == "44"
    assert said == [
        "Đã hoàn tác: Nhập 1 số liệu vào Biểu 1",
        "Từ khi mở sổ chưa nhập gì để hoàn tác",
    ]


def test_a_block_is_shown_before_it_is_kept_as_one_step(blank: Desk) -> None:
    blank.type(("I.1.1", "actual"), "22")
    blank.grid.go_to(HTX)
    QGuiApplication.clipboard().setText("44\n23\nkhông rõ\n(1.234)\n")
    blank.press(Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert not blank.page.workspace.bar.isHidden()
    standings = {key[0]: one.outcome for key, one in blank.model.pasted.items()}
    assert standings == {
        "I.1": Outcome.NEW,
        "I.1.1": Outcome.CHANGED,
        "I.1.2": Outcome.REFUSED,
        "I.1.2.1": Outcome.NEW,
    }
    book = blank.window.context.opened
    assert sheets.period_sheets(book, PERIOD).sheets["B01"].value("I.1") is None
    blank.press(Key.Key_Return)
    assert [blank.text((row, "actual")) for row in ("I.1", "I.1.1", "I.1.2", "I.1.2.1")] == [
        "44",
        "23",
        "",
        "-1.234",
    ]
    assert blank.page.undo()
    assert [blank.text((row, "actual")) for row in ("I.1", "I.1.1")] == ["", "22"]


def test_a_dropped_block_leaves_nothing(blank: Desk) -> None:
    blank.grid.go_to(HTX)
    blank.page.workspace.edits.preview_paste("44\t45")
    blank.press(Key.Key_Escape)
    assert blank.page.workspace.bar.isHidden() and blank.text(HTX) == ""


def test_a_block_is_dropped_when_another_form_comes_to_the_front(blank: Desk) -> None:
    blank.grid.go_to(HTX)
    blank.page.workspace.edits.preview_paste("44\t45")
    stages = [blank.page.workspace.edits.stage]
    blank.page.workspace.show_form("B02")
    stages.append(blank.page.workspace.edits.stage)
    assert stages == [GridStage.PREVIEWING, GridStage.TYPING]
    assert blank.page.workspace.bar.isHidden() and not blank.model.pasted


def test_a_block_stays_shown_while_the_figures_under_it_change(blank: Desk) -> None:
    blank.grid.go_to(HTX)
    blank.page.workspace.edits.preview_paste("44")
    blank.page.entering.give("B01", [TypedFigure(*MEMBERS, Decimal(7))])
    assert blank.text(MEMBERS) == "7"
    assert not blank.page.workspace.bar.isHidden() and set(blank.model.pasted) == {HTX}


def test_a_cell_with_a_line_break_stays_one_cell(blank: Desk) -> None:
    """Excel quotes it; the figures below it must not slip by a row: I.1.1 is refused, I.1.2 is 7, I.1.2.1 is 3."""
    blank.grid.go_to(("I.1.1", "actual"))
    blank.page.workspace.edits.preview_paste('"22\n(có 2 HTX mới)"\n7\n3\n')
    pasted = {key[0]: (one.outcome.value, one.value) for key, one in blank.model.pasted.items()}
    assert pasted == {"I.1.1": ("refused", None), "I.1.2": ("new", 7), "I.1.2.1": ("new", 3)}
    blank.page.workspace.edits.settle_paste(False)


def test_a_block_is_copied_as_excel_takes_it(blank: Desk) -> None:
    blank.type(HTX, "1234")
    blank.grid.go_to(HTX)
    line = blank.grid.currentIndex().row()
    blank.grid.selectRow(line)
    assert blank.grid.block().split("\t")[:3] == ["I.1", "Tổng số hợp tác xã", "HTX"]
    assert "1.234" in blank.grid.block().split("\t")


def test_fill_down_repeats_the_top_figure(blank: Desk) -> None:
    blank.type(("I.1.8.1", "actual"), "3")
    blank.page.workspace.edits.fill_down([(row, "actual") for row in ("I.1.8.1", "I.1.8.2", "I.1.8.3")])
    assert [blank.text((row, "actual")) for row in ("I.1.8.2", "I.1.8.3")] == ["3", "3"]


def test_f4_goes_from_problem_to_problem(blank: Desk) -> None:
    blank.type(HTX, "44")
    blank.type(("I.1.1", "actual"), "22")
    blank.type(("I.1.2", "actual"), "20")
    assert blank.codes()
    blank.grid.go_to(("I.5", "actual"))
    blank.window.next_problem()
    key = blank.current()
    assert key is not None and blank.model.findings(key)
    assert blank.model.place(key).data(Qt.ItemDataRole.BackgroundRole) is not None
    assert "lỗi" in blank.page.workspace.toggle.text()


def test_a_problem_of_another_form_opens_that_form(blank: Desk) -> None:
    blank.type(MEMBERS, "175")
    assert blank.page.paper is not None and blank.page.paper.head is not None
    returns.give(
        blank.window.context.opened,
        blank.page.paper.head.id,
        "B02",
        [
            TypedFigure("agriculture:I.2", "actual", Decimal(72)),
            TypedFigure("trade:I.2", "actual", Decimal(119)),
        ],
    )
    settle(blank.qtbot, blank.window)
    assert "BY_SECTOR" in blank.codes()
    blank.page.workspace.go_to_cell("B02", ("agriculture:I.2", "actual"))
    assert blank.page.workspace.form == "B02"
    assert blank.current() == ("agriculture:I.2", "actual")
    assert blank.text(("total:I.2", "actual")) == "191"


def test_a_warning_is_answered_in_its_card(blank: Desk) -> None:
    for column, figure in (("previous", "100"), ("actual", "400")):
        blank.model.offer(("I.6", column), figure)
    blank.qtbot.wait(60)
    assert blank.page.paper is not None
    warning = next(one for one in blank.page.paper.findings if one.level is Level.WARNING)
    side = blank.page.workspace.side.findings
    side.ask(warning)
    field = side.findChildren(ReasonField)[0]
    type_in(field.box, "thêm hai hợp tác xã lớn")
    QTest.keyClick(field.box, Key.Key_Return)
    assert blank.page.paper.reasons[warning.key] == "thêm hai hợp tác xã lớn"
    blank.qtbot.wait(60)
    assert any("Lý do: thêm hai" in card.finding.sentence for card in side.cards)
    assert blank.page.workspace.toggle.text() == "Không còn lỗi"


def test_an_error_of_real_events_is_answered_in_its_card_and_another_is_not(blank: Desk) -> None:
    # 10 at the opening and 2 founded are 12, and 13 are there; 14 women are more than 13 members.
    figures = {
        "I.1/previous": "10",
        "I.1": "13",
        "I.1.3": "2",
        "I.1.4": "0",
        "I.1.5": "0",
        "I.2": "13",
        "I.2.3a": "14",
    }
    for address, figure in figures.items():
        row, _, column = address.partition("/")
        blank.model.offer((row, column or "actual"), figure)
    blank.qtbot.wait(60)
    assert blank.page.paper is not None
    errors = {one.code: one for one in blank.page.paper.findings if one.level is Level.ERROR}
    side = blank.page.workspace.side.findings
    offered = {card.finding.sentence: [step.text for step in card.finding.steps] for card in side.cards}
    steps = {
        code: next(texts for said, texts in offered.items() if errors[code].details["label"] in said)
        for code in errors
    }
    assert "Nêu lý do" in steps["COOPERATIVE_FLOW"] and "Nêu lý do" not in steps["PART_ABOVE_WHOLE"]
    side.ask(errors["COOPERATIVE_FLOW"])
    field = side.findChildren(ReasonField)[0]
    type_in(field.box, "một HTX cũ nay mới vào sổ")
    QTest.keyClick(field.box, Key.Key_Return)
    blank.qtbot.wait(60)
    assert blank.page.paper.reasons[errors["COOPERATIVE_FLOW"].key] == "một HTX cũ nay mới vào sổ"
    assert "1 lỗi" in blank.page.workspace.toggle.text()


def test_what_changes_in_the_register_is_followed(prefilled: Desk) -> None:
    before = int(prefilled.text(HTX))
    from models.register.drafts import OrganisationDraft
    from storage.register import organisations

    draft = OrganisationDraft(kind="cooperative", name="Hợp tác xã Bản Bo", founded_on="2026-08-01")
    organisations.add(prefilled.window.context.opened, draft)
    settle(prefilled.qtbot, prefilled.window)
    assert int(prefilled.text(HTX)) == before + 1


def test_a_sealed_return_cannot_be_typed_into_and_is_reopened_as_the_next_revision(
    qtbot: QtBot, tmp_path: Path
) -> None:
    from storage.returns import sealing

    book = commune_book(tmp_path)
    head = returns.open_return(book, PERIOD)
    returns.give(book, head.id, "B01", [TypedFigure("I.5", "actual", Decimal(100))])
    sealing.seal(book, PERIOD)
    with opened(qtbot, book) as window:
        desk = Desk(qtbot, window)
        assert desk.page.chip() == Chip("Đã chốt", "blue")
        index = desk.model.place(("I.5", "actual"))
        assert not desk.model.flags(index) & Qt.ItemFlag.ItemIsEditable
        assert desk.text(("I.5", "actual")) == "100"
        assert desk.page.secondary()[0].text == "Mở lại thành lần 2"
        assert desk.page.workspace.changes.isHidden()
        desk.page._reopen()
        settle(qtbot, window)
        assert desk.page.where()[2] == "lần 2"
        assert desk.model.flags(desk.model.place(("I.5", "actual"))) & Qt.ItemFlag.ItemIsEditable


def test_the_office_sees_what_it_types_into_the_national_system(prefilled: Desk) -> None:
    action = next(one for one in prefilled.page.secondary() if one.text == "Mẫu VII-4\u2026")
    action.act()
    settle(prefilled.qtbot, prefilled.window)
    shown = prefilled.page.field_paper.preview
    assert shown is not None and shown.windowTitle().startswith("Mẫu VII-4 \u00b7 [R]")
    shown.close()


def test_a_figure_says_where_it_comes_from(prefilled: Desk) -> None:
    prefilled.grid.go_to(HTX)
    prefilled.page.workspace.explain()
    settle(prefilled.qtbot, prefilled.window)
    told = " ".join(
        words.text()
        for words in prefilled.page.workspace.side.card.findChildren(
            type(prefilled.page.workspace.side.card.place)
        )
    )
    assert "bản ghi trong sổ" in told


def test_the_paper_is_seen_and_saved(prefilled: Desk, tmp_path: Path) -> None:
    from ui.screens.reports import work

    assert prefilled.page.print_preview()
    settle(prefilled.qtbot, prefilled.window)
    view = prefilled.page.paper_view
    assert prefilled.page.stack.currentWidget() is view
    assert view.pages is not None and view.pages.count == page_count(view.pdf)
    view.turn(1)
    assert view.number.text() == f"trang 2/{view.pages.count}"
    primary = prefilled.page.primary()
    assert primary is not None and primary.text == "In…"
    target = work.save_pdf(tmp_path / file_name("03549", PERIOD, "B01", ".pdf"), view.pdf)
    assert target.read_bytes() == view.pdf
    book, paper = prefilled.window.context.opened, prefilled.page.paper
    assert paper is not None
    workbook = work.save_workbook(book, paper, ("B01",), tmp_path / "bieu.xlsx")
    assert workbook.read_bytes()[:2] == b"PK"
    QTest.keyClick(view, Key.Key_Escape)
    assert prefilled.page.stack.currentWidget() is not view


def test_the_pages_are_painted_on_a_printer(prefilled: Desk, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from ui.pieces.panels.printing import paint_pages
    from ui.screens.reports import work
    from ui.shell.work import Work

    assert prefilled.page.paper is not None
    pdf = work.make_pdf(prefilled.window.context.opened, prefilled.page.paper, ("B04",), Work()).pdf
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(96)
    paint_pages(pdf, printer)
    assert page_count((tmp_path / "printed.pdf").read_bytes()) == page_count(pdf)


def test_another_period_is_chosen_from_the_panel(blank: Desk) -> None:
    blank.type(HTX, "44")
    blank.page.workspace.periods.chosen.emit("2026", 0)
    settle(blank.qtbot, blank.window)
    assert blank.page.where()[1] == "Năm 2026"
    assert blank.page.workspace.periods.list.count() == 1
    assert "Quý III/2026" in blank.page.workspace.periods.list.item(0).text()


@pytest.mark.parametrize("everything", [False, True])
def test_every_cell_of_a_plan_is_found_again(blank: Desk, everything: bool) -> None:
    assert blank.page.paper is not None
    for sheet in blank.page.paper.sheets.values():
        plan = plan_of(sheet.form, everything=everything)
        for line in range(len(plan.lines)):
            for column in range(len(plan.columns)):
                key = plan.address(line, column)
                assert key is None or plan.place(key) == (line, column)


def test_each_kept_figure_is_worked_out_within_a_frame(prefilled: Desk) -> None:
    import time

    prefilled.model.offer(HTX, "44")
    begun = time.process_time()  # what else the machine does is no matter
    for number in range(10):
        prefilled.model.offer(("I.3", "actual"), str(100 + number))
    assert (time.process_time() - begun) / 10 < 0.1  # a frame on a quiet machine


def test_a_figure_over_the_register_without_a_reason_is_a_warning(prefilled: Desk) -> None:
    prefilled.model.offer(MEMBERS, "175")
    assert prefilled.page.paper is not None
    bare = next(one for one in prefilled.page.paper.findings if one.code == "REASON_MISSING")
    assert (bare.form, bare.row, bare.column, bare.level) == ("B01", *MEMBERS, Level.WARNING)
    prefilled.page.workspace.answer([bare], "đã đối chiếu danh sách")
    assert prefilled.model.cell(MEMBERS).reason == "đã đối chiếu danh sách"
    assert "REASON_MISSING" not in prefilled.codes()


def test_the_same_reason_is_one_press_for_the_other_warnings_of_its_kind(blank: Desk) -> None:
    """44 cooperatives with 40 members, and 50 of the plan with 45, are fewer than one each."""
    few = {HTX: "44", MEMBERS: "40", ("I.1", "plan"): "50", ("I.2", "plan"): "45"}
    for key, figure in few.items():
        blank.model.offer(key, figure)
    workspace = blank.page.workspace

    def doubts() -> list[Finding]:
        assert blank.page.paper is not None
        return [one for one in blank.page.paper.findings if one.code == "MEMBERS_PER_COOPERATIVE"]

    def offered() -> list[QPushButton]:
        workspace._show_findings()
        steps = [step for card in workspace.side.findings.cards for step in card.steps]
        return [step for step in steps if step.text().startswith("Cùng lý do")]

    first, second = doubts()
    assert not offered()
    workspace.answer([first], "HTX mới lập")
    (again,) = offered()
    assert again.text() == "Cùng lý do cho 1 cảnh báo nữa"
    again.click()
    assert blank.page.paper is not None and not offered()
    assert [blank.page.paper.reasons[one.key] for one in (first, second)] == ["HTX mới lập"] * 2


def test_the_page_says_the_days_of_a_period_whose_name_does_not(blank: Desk) -> None:
    page = blank.page
    assert page.note().startswith("số liệu đến 30/9/2026 \u00b7 ")  # behind it, how well the form is known
    page.open("2026")
    settle(blank.qtbot, blank.window)
    assert page.note().startswith("số liệu từ 15/12/2025 đến 14/12/2026, chốt ngày 14/12/2026 \u00b7 ")


def test_a_second_revision_shows_what_it_changed_and_leads_to_the_cell(qtbot: QtBot, tmp_path: Path) -> None:
    """Capital 100 → 120: the difference is 20; members appear."""
    from storage.returns import sealing
    from ui.figures.changes import ChangesView

    book = commune_book(tmp_path)
    head = returns.open_return(book, PERIOD)
    returns.give(book, head.id, "B01", [TypedFigure("I.5", "actual", Decimal(100))])
    sealing.seal(book, PERIOD)
    second = returns.reopen(book, PERIOD)
    entries = [TypedFigure("I.5", "actual", Decimal(120)), TypedFigure("I.2", "actual", Decimal(7))]
    returns.give(book, second.id, "B01", entries)
    with opened(qtbot, book) as window:
        desk = Desk(qtbot, window)
        link = desk.page.workspace.changes
        assert link.isVisible() and link.text() == "Thay đổi so với lần trước…"
        link.click()
        settle(qtbot, window)
        view = next(one for one in desk.page.findChildren(ChangesView) if one.isVisible())
        model = view.table.model()
        shown = [
            [str(model.index(row, column).data() or "") for column in (1, 4, 5, 6, 7)]
            for row in range(model.rowCount())
        ]
        assert shown == [["I.2", "trống", "7", "", "thêm số"], ["I.5", "100", "120", "+20", "thay đổi"]]
        view.table.select_key(1)
        QTest.keyClick(view.table, Key.Key_Return)
        settle(qtbot, window)
        assert desk.current() == ("I.5", "actual")
        assert not [one for one in desk.page.findChildren(ChangesView) if one.isVisible()]

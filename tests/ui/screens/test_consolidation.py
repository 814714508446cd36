"""The merged report on a real province: who has sent, merged figures, where each comes from, paper and workbook."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from exports.exchange.receiving import open_packages, receive
from exports.paper.matrices import matrices
from exports.paper.pages import page_count
from models.dialogue.queries import WHOLE
from models.forms.findings import Level
from storage.book import settings
from storage.book.book import Book
from storage.dialogue import queries
from storage.received import receiving
from storage.returns import returns
from storage.returns.returns import TypedFigure
from storage.returns.sheets import period_sheets
from tests.ui.screens.frame import opened, page, quiet
from tests.ui.screens.world import IN_TIME, LATE, PERIOD, World
from ui.pieces.panels.preview import PaperPreview
from ui.reading.report import ReportView
from ui.screens.consolidation.page import ConsolidationPage, written
from ui.screens.consolidation.states import Sending, unit_states
from ui.shell.frame.window import Window


@pytest.fixture
def book(world: World) -> Iterator[Book]:
    """In time, late, and withdrawn; five units have sent nothing."""
    with world.trusting() as found:
        paths = [world.package("106"), world.package("108", at=LATE), world.package("109")]
        taken = receive(found, open_packages(found, paths))
        assert len(taken) == 3
        withdrawn = next(one for one in receiving.received(found) if one.unit[1] == "109")
        receiving.withdraw(found, withdrawn.sha256)
        yield found


@pytest.fixture
def shown(qtbot: QtBot, book: Book) -> Iterator[ConsolidationPage]:
    window = opened(qtbot, book)
    found = page(qtbot, window, "consolidation", period=PERIOD)
    assert isinstance(found, ConsolidationPage)
    yield found
    window.close()


def window_of(shown: ConsolidationPage) -> Window:
    window = shown.window()
    assert isinstance(window, Window)
    return window


def shares(shown: ConsolidationPage, form: str) -> list[tuple[str, str]]:
    table = shown.forms[form].origin.shares
    if table.isHidden():
        return []
    model = table.model()
    return [(model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())]


def test_every_unit_of_that_day_stands_in_the_list(book: Book, shown: ConsolidationPage) -> None:
    states = {one.unit.code: one.sending for one in unit_states(book, PERIOD, date(2020, 12, 31))}
    assert len(states) == 8
    assert states["106"] is Sending.SENT and states["108"] is Sending.LATE
    assert states["109"] is Sending.WITHDRAWN and states["105"] is Sending.MISSING
    words = {one.unit.code: shown.units.words(one) for one in shown.units.states}
    assert words["106"] == "✓ đã nhận, đúng hạn"
    # Made on 02/03/2021, due on Friday, 18/12/2020. December 5 + 4, January 5 + 5 + 5 + 5 without the 1st, February
    # 5 + 2 before Tet (10 to 16), 3 + 5 after it, March 2; on 05/03/2021 three more.
    assert words["108"] == "✓ đã nhận, chậm 46 ngày làm việc"
    assert words["109"] == "↶ đã rút lại, chưa có số"
    assert words["105"] == "✕ quá hạn 49 ngày làm việc"
    assert shown.note() == "đã nhận báo cáo của 2/8 đơn vị; số liệu đến 31/12/2020"


def test_before_the_deadline_nobody_is_late(world: World) -> None:
    with Book.open(world.province, clock=lambda: IN_TIME) as early:
        assert {one.sending for one in unit_states(early, PERIOD, date(2020, 12, 31))} == {Sending.WAITED}


def test_a_merged_figure_answers_unit_by_unit(qtbot: QtBot, shown: ConsolidationPage) -> None:
    shown.show_form("B01")
    form = shown.forms["B01"]
    assert form.go_to(("I.1", "actual"))
    quiet(qtbot, window_of(shown))
    assert form.origin.figure.text() == "71 HTX"
    assert shares(shown, "B01") == [("Huyện Tam Đường", "40"), ("Huyện Sìn Hồ", "31")]
    assert form.go_to(("I.5", "actual"))
    quiet(qtbot, window_of(shown))
    assert form.origin.figure.text() == "106.500 tr.đồng"
    assert shares(shown, "B01") == [("Huyện Tam Đường", "60.000"), ("Huyện Sìn Hồ", "46.500")]


def test_a_derived_figure_answers_with_its_formula(qtbot: QtBot, shown: ConsolidationPage) -> None:
    book = shown.context.opened
    head = returns.open_return(book, PERIOD)
    returns.give(book, head.id, "B01", [TypedFigure("I.1", "plan", Decimal(80))])
    quiet(qtbot, window_of(shown))
    shown.show_form("B01")
    form = shown.forms["B01"]
    assert form.go_to(("I.1", "vs_plan"))
    quiet(qtbot, window_of(shown))
    texts = [label.text() for label in form.origin.findChildren(type(form.origin.told)) if label.text()]
    assert form.origin.figure.text() == "88,8 %"
    assert "Tỷ lệ phần trăm:" in texts and "Thực hiện kỳ này: 71" in texts and "Kế hoạch: 80" in texts
    assert shares(shown, "B01") == []


def test_a_typed_figure_says_who_typed_it_and_why(qtbot: QtBot, shown: ConsolidationPage) -> None:
    book = shown.context.opened
    head = returns.open_return(book, PERIOD)
    returns.give(book, head.id, "B01", [TypedFigure("I.1", "actual", Decimal(75), "bổ sung 4 HTX")])
    quiet(qtbot, window_of(shown))
    shown.show_form("B01")
    shown.forms["B01"].go_to(("I.1", "actual"))
    quiet(qtbot, window_of(shown))
    origin = shown.forms["B01"].origin
    texts = " ".join(label.text() for label in origin.findChildren(type(origin.told)))
    assert "Vàng Thị Lan" in texts and "bổ sung 4 HTX" in texts and "71" in texts
    assert origin.figure.text() == "75 HTX"


def test_findings_of_the_merged_sheet_lead_to_their_cell(qtbot: QtBot, shown: ConsolidationPage) -> None:
    book = shown.context.opened
    head = returns.open_return(book, PERIOD)
    returns.give(book, head.id, "B01", [TypedFigure("I.1.2", "actual", Decimal(60), "thử")])
    quiet(qtbot, window_of(shown))
    shown.show_form("B01")
    form = shown.forms["B01"]
    cards = [card for card in form.findings.cards if card.finding.level is Level.ERROR]
    assert cards and cards[0].finding.steps[0].text == "Đến ô này"
    assert shown.next_problem()
    assert form.table.current_address() is not None


def test_receiving_more_changes_the_sheet_at_once(
    qtbot: QtBot, shown: ConsolidationPage, world: World
) -> None:
    book = shown.context.opened
    receive(book, open_packages(book, [world.package("106", count=50)]))
    quiet(qtbot, window_of(shown))
    shown.show_form("B01")
    shown.forms["B01"].go_to(("I.1", "actual"))
    quiet(qtbot, window_of(shown))
    assert shares(shown, "B01")[0] == ("Huyện Tam Đường", "50")


def test_a_share_leads_to_the_report_of_its_unit(qtbot: QtBot, shown: ConsolidationPage) -> None:
    window = window_of(shown)
    shown.show_form("B01")
    shown.forms["B01"].go_to(("I.1", "actual"))
    quiet(qtbot, window)
    shown.forms["B01"].origin.shares.row_opened.emit(0)
    quiet(qtbot, window)
    report = next(one for one in window.findChildren(ReportView) if one.isVisible())
    assert report.windowTitle().startswith("Huyện Tam Đường") and report.tabs.current == "B01"
    report.accept()


def test_the_paper_is_previewed_and_saved(qtbot: QtBot, shown: ConsolidationPage, tmp_path: Path) -> None:
    window = window_of(shown)
    shown.show_form("B02")
    shown.print_preview()
    quiet(qtbot, window)
    previews = window.findChildren(PaperPreview)
    assert len(previews) == 1 and previews[0].pages.count >= 1
    assert not previews[0].pages.grab().isNull()
    previews[0].accept()
    shown.show_form("units")
    shown.save(tmp_path / "all.pdf", "pdf")
    shown.save(tmp_path / "all.xlsx", "xlsx")
    quiet(qtbot, window)
    assert page_count((tmp_path / "all.pdf").read_bytes()) > 3
    assert len(load_workbook(tmp_path / "all.xlsx").sheetnames) == 3


def test_one_form_or_all_are_written(book: Book) -> None:
    found = period_sheets(book, PERIOD)
    assert len(written(book, found, "B01", "pdf")) < len(written(book, found, "units", "pdf"))
    assert written(book, found, "B01", "xlsx") != b""


def test_the_names_that_the_office_set_stand_on_the_paper(book: Book) -> None:
    settings.write(book, "office", "Liên minh Hợp tác xã tỉnh")
    settings.write(book, "signer_right", "Tẩn A Sơn")
    unit = settings.named(settings.unit_of(book))
    head = matrices(period_sheets(book, PERIOD), unit, settings.office_names(book))[0].letterhead
    assert head.office == "LIÊN MINH HỢP TÁC XÃ TỈNH" and head.signer_right == "Tẩn A Sơn"


def test_another_period_is_another_answer(qtbot: QtBot, shown: ConsolidationPage) -> None:
    shown.periods.offer(shown.periods.offered, "2021-Q1")
    shown.read()
    quiet(qtbot, window_of(shown))
    assert shown.where() == ("Tỉnh Lai Châu", "Quý I/2021")
    assert shown.units.count(Sending.SENT, Sending.LATE) == 0


def test_a_unit_that_owes_its_return_is_reminded(qtbot: QtBot, shown: ConsolidationPage) -> None:
    units = shown.units
    assert units.lacking.text() == "6 đơn vị chưa có báo cáo"
    units.table.select_key("105")
    assert not units.panel.remind.isHidden() and units.letter.isHidden()
    units.panel.remind.click()
    assert units.letter.isVisible() and units.side.isHidden()
    assert units.letter.heading.text() == "Thư đôn đốc: Thành phố Lai Châu"
    assert "đã quá" in units.reminder.text.value()
    units.table.select_key("106")
    assert units.letter.isHidden() and units.panel.remind.isHidden()


def test_a_unit_that_owes_an_answer_is_reminded_of_it(qtbot: QtBot, shown: ConsolidationPage) -> None:
    book = shown.context.opened
    package = next(one for one in receiving.received(book) if one.unit[1] == "106")
    queries.ask(book, package.sha256, WHOLE, "Vì sao giảm?")
    quiet(qtbot, window_of(shown))
    units = shown.units
    units.table.select_key("106")
    assert units.panel.queries.text() == "Yêu cầu giải trình chưa trả lời: số 1"
    units.panel.remind.click()
    assert "trả lời yêu cầu giải trình số 1" in units.reminder.text.value()


def test_all_that_owe_are_reminded_at_once(qtbot: QtBot, shown: ConsolidationPage, tmp_path: Path) -> None:
    window_of(shown).open_page("consolidation", {"period": PERIOD, "remind": True})
    quiet(qtbot, window_of(shown))
    reminder = shown.units.reminder
    assert (
        len(reminder.owed) == 6 and "Huyện Phong Thổ: gói báo cáo năm 2020 lập lại" in reminder.text.value()
    )
    shown.units.table.select_key("106")
    assert shown.units.letter.isVisible()
    folder = tmp_path / "thu"
    folder.mkdir()
    reminder.save_to(folder)
    quiet(qtbot, window_of(shown))
    assert len(list(folder.glob("*.eml"))) == 6 and "6 thư" in reminder.done.text()
    shown.units.letter.shut()
    assert not shown.units.side.isHidden()

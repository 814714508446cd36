"""The page of queries and receipts at a unit: what was sent, what is asked of it, and its answers."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from exports.exchange.notices_taken import import_notices
from models.dialogue.queries import WHOLE, cell
from models.dialogue.receipts import ReceiptState
from models.returns.returns import State
from storage.book import settings
from storage.book.book import Book
from storage.dialogue import answers, queries
from storage.dialogue.receipts import due
from storage.returns import outbox, returns
from storage.returns.sheets import period_sheets
from tests.exports.exchange.judged import judged
from tests.ui.keyboard import press
from tests.ui.screens.exchange import Exchange, sent_states
from tests.ui.screens.frame import confirm, opened, page, quiet
from tests.ui.screens.world import PERIOD, World
from ui.pieces.panels.ladder import Ladder
from ui.pieces.tables.rowlist import RowList
from ui.reading.report import ReportView
from ui.screens.dialogue.page import ANSWERS, OUTBOX, DialoguePage
from ui.screens.dialogue.reading import asked_key
from ui.shell.frame.window import Window

COUNT = cell("B01", "I.1", "actual")
CAPITAL = cell("B01", "I.5", "actual")


@pytest.fixture
def exchange(world: World) -> Exchange:
    return Exchange(world)


@pytest.fixture
def asked(exchange: Exchange) -> Iterator[Book]:
    """The book of a unit that was asked three things and got one receipt."""
    with exchange.province() as province:
        exchange.ask(province, COUNT, "Số hợp tác xã tăng vì sao?", proposal="38")
        exchange.ask(province, CAPITAL, "Vốn điều lệ tính thế nào?")
        exchange.ask(province, WHOLE, "Đề nghị gửi thuyết minh.")
        exchange.give(province)
    with exchange.unit() as book:
        exchange.take(book)
        yield book


def shown(qtbot: QtBot, window: Window, **target: object) -> DialoguePage:
    found = page(qtbot, window, "dialogue", **target)
    assert isinstance(found, DialoguePage)
    return found


def texts(listed: RowList[Any]) -> list[list[str]]:
    model = listed.table.model()
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def states(ladder: Ladder) -> list[str]:
    words = {"đạt", "không đạt", "đang chờ", "chưa xét"}
    return [one.text() for one in ladder.findChildren(QLabel) if one.text() in words]


# what was sent


def test_nothing_is_green_before_a_receipt_says_so(qtbot: QtBot, exchange: Exchange) -> None:
    exchange.world.package("106")
    with exchange.unit() as book:
        window = opened(qtbot, book)
        dialogue = shown(qtbot, window, part=OUTBOX)
        assert texts(dialogue.sent) == [
            ["Năm 2020", "1", "106_2020_lan1.asice", "10/12/2020", "85", "", "Chưa có biên nhận"]
        ]
        assert states(dialogue.sent_details.ladder) == ["đang chờ", "chưa xét", "chưa xét", "chưa xét"]
        assert dialogue.sent_details.asking.opened
        assert "85 ngày" in dialogue.sent_details.letter.read()
        dialogue.sent_details.copy_letter()
        assert QGuiApplication.clipboard().text() == dialogue.sent_details.letter.read()
        assert "1 báo cáo quá 7 ngày" in dialogue.note()
        window.close()


def test_a_receipt_ticks_the_ladder(qtbot: QtBot, exchange: Exchange) -> None:
    with exchange.province() as province:
        exchange.give(province)
    with exchange.unit() as book:
        exchange.take(book)
        assert sent_states(book) == [ReceiptState.MERGED]
        window = opened(qtbot, book)
        dialogue = shown(qtbot, window, part=OUTBOX)
        assert texts(dialogue.sent)[0][-1] == "Đã tổng hợp"
        assert states(dialogue.sent_details.ladder) == ["đạt"] * 4
        assert dialogue.sent_details.asking.isHidden()
        assert dialogue.note() == ""
        window.close()


def test_a_refusal_is_red_with_its_sentence(qtbot: QtBot, exchange: Exchange) -> None:
    from storage.received import receiving

    with exchange.province() as province:
        package = due(province)[0].package
        receiving.withdraw(province, package.sha256, "Nhầm kỳ báo cáo")
        exchange.give(province)
    with exchange.unit() as book:
        exchange.take(book)
        window = opened(qtbot, book)
        dialogue = shown(qtbot, window, part=OUTBOX)
        assert texts(dialogue.sent)[0][-1] == "Không nhận"
        assert states(dialogue.sent_details.ladder)[2] == "không đạt"
        assert any(
            "ra khỏi bảng tổng hợp. Nhầm kỳ báo cáo" in one.text()
            for one in dialogue.sent_details.ladder.findChildren(QLabel)
        )
        assert dialogue.sent.count("asked") == 1
        window.close()


# what is asked


def test_a_unit_sees_what_is_asked_and_the_place(qtbot: QtBot, asked: Book) -> None:
    window = opened(qtbot, asked)
    dialogue = shown(qtbot, window)
    assert dialogue.part == ANSWERS
    rows = texts(dialogue.to_us)
    assert [row[0] for row in rows] == ["1", "2", "3"]
    assert rows[0][1].startswith("Biểu 1 · I.1 Tổng số hợp tác xã")
    assert rows[2][1] == "Cả báo cáo"
    assert rows[0][5:7] == ["12/03/2021", "6"]
    assert dialogue.note() == "3 yêu cầu chưa trả lời"
    assert dialogue.to_us.table.hasFocus()
    assert dialogue.card.text.text() == "Số hợp tác xã tăng vì sao?"
    dialogue.to_us.table.selectRow(1)
    quiet(qtbot, window)
    assert dialogue.card.now.text() == "Hiện tại: 60.000"
    window.close()


def test_a_query_opens_the_report_that_it_is_about(qtbot: QtBot, asked: Book) -> None:
    window = opened(qtbot, asked)
    dialogue = shown(qtbot, window, part=ANSWERS)
    quiet(qtbot, window)
    dialogue.card.report.click()
    quiet(qtbot, window)
    report = next(one for one in window.findChildren(ReportView) if one.isVisible())
    assert report.windowTitle() == "Huyện Tam Đường · Năm 2020"
    assert report.tabs.current == "B01"
    report.accept()
    window.close()


def test_an_answer_is_kept_at_once_stays_in_hand_and_can_be_taken_back(qtbot: QtBot, asked: Book) -> None:
    window = opened(qtbot, asked)
    dialogue = shown(qtbot, window, part=ANSWERS)
    dialogue.card.answer.box.setPlainText("Đã rà soát, số đúng.")
    dialogue.card.answer.commit()
    quiet(qtbot, window)
    assert answers.asked_of_us(asked)[2].answer == "Đã rà soát, số đúng."
    assert dialogue.card.chip.text() == "Đã trả lời, chưa ghi ra"
    current = dialogue.to_us.current()
    assert current is not None and current.query.number == 1
    assert dialogue.note() == "2 yêu cầu chưa trả lời"
    press(qtbot, window, "Ctrl+Z")
    quiet(qtbot, window)
    assert sum(one.waits for one in answers.asked_of_us(asked)) == 3
    assert dialogue.card.answer.box.toPlainText() == ""
    press(qtbot, window, "Ctrl+Y")
    quiet(qtbot, window)
    assert sum(one.waits for one in answers.asked_of_us(asked)) == 2
    window.close()


def test_a_proposal_is_accepted_after_the_return_is_reopened(qtbot: QtBot, asked: Book) -> None:
    window = opened(qtbot, asked)
    dialogue = shown(qtbot, window, part=ANSWERS)
    box = dialogue.card.proposal
    assert box.accepts.isHidden() and box.reopens.isVisible()
    confirm(window, box.reopens.click).act.click()
    quiet(qtbot, window)
    head = returns.head(asked, PERIOD)
    assert head is not None and head.revision == 2
    assert box.accepts.isVisible() and box.reopens.isHidden()
    box.accepts.click()
    quiet(qtbot, window)
    assert period_sheets(asked, PERIOD).sheets["B01"]["I.1", "actual"].value == 38
    assert "38" in answers.find(asked, answers.asked_of_us(asked)[0].issuer, 1).answer
    assert box.accepts.isHidden() and "Đã chấp nhận" in box.decided.text()
    assert dialogue.undo()
    quiet(qtbot, window)
    assert period_sheets(asked, PERIOD).sheets["B01"]["I.1", "actual"].value == 40
    assert box.accepts.isVisible()
    window.close()


def test_a_declined_proposal_needs_its_reason(qtbot: QtBot, asked: Book) -> None:
    window = opened(qtbot, asked)
    dialogue = shown(qtbot, window, part=ANSWERS)
    box = dialogue.card.proposal
    box.declines.click()
    assert box.reason.isVisible()
    box.reason.box.setPlainText("Số 40 đúng với sổ.")
    box.reason.commit()
    quiet(qtbot, window)
    found = answers.find(asked, answers.asked_of_us(asked)[0].issuer, 1)
    assert (found.answer, found.decision) == ("Số 40 đúng với sổ.", "declined")
    assert period_sheets(asked, PERIOD).sheets["B01"]["I.1", "actual"].value == 40
    window.close()


def test_what_was_settled_or_withdrawn_stays_in_the_list(
    qtbot: QtBot, asked: Book, exchange: Exchange
) -> None:
    with exchange.world.open() as province:
        unit = queries.unit_called(province, "106")
        queries.withdraw(province, unit, 2)
        exchange.give(province)
    exchange.take(asked)
    window = opened(qtbot, asked)
    dialogue = shown(qtbot, window, part=ANSWERS)
    assert [dialogue.to_us.count(key) for key in ("open", "answered", "closed", "all")] == [2, 0, 1, 3]
    dialogue.to_us.chips._choose("closed")
    quiet(qtbot, window)
    assert texts(dialogue.to_us)[0][-1] == "Đã rút lại"
    assert dialogue.card.answer.isHidden()
    window.close()


def test_f4_walks_to_what_waits_and_enter_to_the_answer(qtbot: QtBot, asked: Book) -> None:
    window = opened(qtbot, asked)
    dialogue = shown(qtbot, window, part=ANSWERS)
    dialogue.to_us.chips._choose("all")
    press(qtbot, window, "F4")
    quiet(qtbot, window)
    current = dialogue.to_us.current()
    assert current is not None and current.query.number == 2
    dialogue.to_us.table.setFocus()
    press(qtbot, window, "Return")
    assert dialogue.card.answer.box.hasFocus()
    window.close()


def test_a_search_needs_no_accents(qtbot: QtBot, asked: Book) -> None:
    window = opened(qtbot, asked)
    dialogue = shown(qtbot, window, part=ANSWERS)
    dialogue.seeking.setText("thuyet minh")
    quiet(qtbot, window)
    assert [row[0] for row in texts(dialogue.to_us)] == ["3"]
    dialogue.seeking.setText("không có đâu")
    quiet(qtbot, window)
    assert dialogue.to_us.stack.currentWidget() is dialogue.to_us.none
    assert dialogue.side.isHidden()
    window.close()


def test_a_unit_without_anything_is_taught(qtbot: QtBot, exchange: Exchange) -> None:
    with exchange.world.filled("106") as book:
        window = opened(qtbot, book)
        dialogue = shown(qtbot, window)
        assert dialogue.lists[dialogue.part].stack.currentWidget() is dialogue.sent.empty
        assert dialogue.side.isHidden()
        assert settings.unit_of(book).title in dialogue.where()
        window.close()


def test_the_answer_travels_with_the_next_package(qtbot: QtBot, asked: Book, exchange: Exchange) -> None:
    found = answers.asked_of_us(asked)[1]
    answers.answer(asked, found.issuer, found.query.number, "Theo giấy chứng nhận.")
    window = opened(qtbot, asked)
    dialogue = shown(qtbot, window, part=ANSWERS)
    send = dialogue.primary()
    assert send is not None and send.text == "Gửi 1 câu trả lời bằng lần mới…"
    send.act()
    quiet(qtbot, window)
    assert window.page is not None and window.page.key == "send"
    assert [one.revision for one in returns.heads(asked) if one.state is State.DRAFT] == [2]
    window.close()


def test_the_answer_travels_as_a_file_of_its_own(
    qtbot: QtBot, asked: Book, exchange: Exchange, tmp_path: Path
) -> None:
    found = answers.asked_of_us(asked)[1]
    answers.answer(asked, found.issuer, found.query.number, "Theo giấy chứng nhận.")
    window = opened(qtbot, asked)
    dialogue = shown(qtbot, window, part=ANSWERS)
    alone = dialogue.secondary()[0]
    assert alone.text == "Ghi câu trả lời ra tệp…"
    alone.act()
    giving, folder = dialogue.giving, tmp_path / "up"
    folder.mkdir()
    assert giving.heading.text() == "Sẽ ký 1 câu trả lời, mỗi báo cáo một tệp:"
    assert any(one.text() == "Trả lời yêu cầu số 2" for one in giving.form.findChildren(QLabel))
    assert giving._give is not None
    giving._give([exchange.world.keys["106"]["seal"]], folder)
    (file,) = folder.iterdir()
    quiet(qtbot, window)
    assert dialogue.secondary() == () and dialogue.primary().text == "Nhận tệp của cấp trên…"  # type: ignore[union-attr]
    dialogue.side.leave()
    dialogue.to_us.chips._choose("answered")
    quiet(qtbot, window)
    assert dialogue.card.chip.text() == "Đã trả lời, đã ghi ra"
    window.close()
    with exchange.province() as province:
        assert [one.code for one in judged(province, [file])] == [""]
        import_notices(province, judged(province, [file]))
        (answered,) = [one for one in queries.asked(province) if one.answer]
        assert (answered.query.number, answered.answer) == (2, "Theo giấy chứng nhận.")
        office = opened(qtbot, province)
        desk = shown(qtbot, office, part="queries")
        desk.asked.chips._choose("all")
        desk.asked.take(asked_key(answered.about, 2))
        quiet(qtbot, office)
        assert desk.asked_details.came.text() == "Đến bằng tệp trả lời riêng."
        office.close()


def test_an_answer_that_left_says_in_which_package(qtbot: QtBot, asked: Book, exchange: Exchange) -> None:
    found = answers.asked_of_us(asked)[1]
    answers.answer(asked, found.issuer, found.query.number, "Theo giấy chứng nhận.")
    exchange.world.package("106", count=41)
    window = opened(qtbot, asked)
    dialogue = shown(qtbot, window, part=ANSWERS)
    assert dialogue.primary().text != "Gửi 1 câu trả lời bằng lần mới…"  # type: ignore[union-attr]
    dialogue.to_us.chips._choose("answered")
    quiet(qtbot, window)
    assert dialogue.card.chip.text() == "Đã trả lời trong gói số 2"
    assert outbox.outbox(asked)[0].number == 2
    window.close()

"""The steps of a sent return: those of the unit above are green on a receipt only, amber on queries, red on refusal."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.dialogue import queries, receipts
from models.dialogue.notices import ReturnNamed, named
from models.dialogue.queries import Query, QueryList, cell
from models.dialogue.receipts import Receipt, ReceiptState
from models.returns.document import UnitName
from models.returns.verdicts import Validity, Verdict
from storage.dialogue import notices
from storage.dialogue.notices import NoticeArrival
from storage.returns import sealing
from tests.ui.screens.commune import NOW, PERIOD, opened, settle
from tests.ui.screens.sender import Sender, bare_book, make_sender
from tests.ui.screens.test_send import send_page, sent
from ui.screens.send.page import SendPage
from ui.shell.frame.window import Window

ABOVE = ("Cấp trên đã nhận", "Đã kiểm tra: chữ ký và nội dung đúng", "Đã tổng hợp vào số liệu của cấp trên")


@pytest.fixture
def sender(tmp_path: Path) -> Sender:
    folder = tmp_path / "keys"
    folder.mkdir()
    return make_sender(folder)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, sender: Sender) -> Iterator[Window]:
    """A commune whose return was just sent."""
    book = bare_book(tmp_path)
    sender.install(book)
    sender.remember(book)
    with opened(qtbot, book) as made:
        sent(qtbot, made, tmp_path)
        yield made


def steps(page: SendPage) -> dict[str, str]:
    """Name of each step → its word."""
    texts = [one.text() for one in page.standing.findChildren(QLabel) if one.text()]
    return {name: texts[texts.index(name) + 1] for name in ABOVE}


def notes(page: SendPage) -> str:
    return " ".join(one.text() for one in page.standing.findChildren(QLabel))


def told(window: Window, number: int, state: ReceiptState, reason: str = "", note: str = "") -> None:
    """A receipt of the unit above that was verified is taken in."""
    at = NOW + timedelta(hours=number)
    receipt = Receipt(*parties(window), number, state, at, reason, note)
    arrival = NoticeArrival(receipt, receipts.encode(receipt), Verdict(Validity.VALID, "", ()))
    notices.import_notices(window.context.opened, [arrival])


def parties(window: Window) -> tuple[UnitName, ReturnNamed]:
    """The unit above, and the return that was sent to it."""
    book = window.context.opened
    sealed = sealing.sealed(book, PERIOD)
    package = sealing.sent_packages(book)[0][0]
    assert sealed is not None
    return sealed.document.parent, named(sealed.document, package, sealed.sha256)


def test_what_was_only_sent_is_waited_for(qtbot: QtBot, window: Window) -> None:
    page = send_page(qtbot, window)
    assert steps(page) == dict(zip(ABOVE, ("đang chờ", "chưa xét", "chưa xét"), strict=True))
    assert "Chưa có giấy biên nhận, ghi ra hôm nay." in notes(page)


@pytest.mark.parametrize(
    ("states", "words"),
    [
        (["received"], ("đạt", "chưa xét", "chưa xét")),
        (["received", "verified"], ("đạt", "đạt", "chưa xét")),
        (["merged"], ("đạt", "đạt", "đạt")),
        (["received", "queried"], ("đạt", "đang chờ", "chưa xét")),
        (["verified", "queried"], ("đạt", "đạt", "đang chờ")),
        (["queried"], ("đạt", "đang chờ", "chưa xét")),
        (["refused"], ("đạt", "không đạt", "chưa xét")),
    ],
)
def test_receipts_turn_the_steps(
    qtbot: QtBot, window: Window, states: list[str], words: tuple[str, str, str]
) -> None:
    for number, state in enumerate(states, start=1):
        told(window, number, ReceiptState(state), "CERT_REVOKED" if state == "refused" else "")
    settle(qtbot, window)
    assert steps(send_page(qtbot, window)) == dict(zip(ABOVE, words, strict=True))


def test_a_refusal_says_its_reason_in_words(qtbot: QtBot, window: Window) -> None:
    told(window, 1, ReceiptState.REFUSED, "OLD_REVISION", "Đề nghị gửi lại lần 2")
    settle(qtbot, window)
    words = notes(send_page(qtbot, window))
    assert "Đã nhận lần lập mới hơn" in words and "Đề nghị gửi lại lần 2" in words


def test_queries_that_wait_are_one_press_away(qtbot: QtBot, window: Window) -> None:
    page = send_page(qtbot, window)
    assert page.checking.queries.isHidden()
    query = Query(1, cell("B01", "I.5", "actual"), "Vì sao giảm?", NOW.date())
    asked = QueryList(*parties(window), NOW, (query,))
    arrival = NoticeArrival(asked, queries.encode(asked), Verdict(Validity.VALID, "", ()))
    notices.import_notices(window.context.opened, [arrival])
    settle(qtbot, window)
    assert page.checking.queries.text() == "1 yêu cầu giải trình chờ trả lời…"
    gone: list[tuple[str, dict[str, object]]] = []
    window.context.going.connect(lambda key, target: gone.append((key, target)))
    page.checking.queries.click()
    assert gone == [("dialogue", {"part": "answers"})]


def test_what_a_receipt_does_not_tell_stands_as_dots(qtbot: QtBot, window: Window) -> None:
    told(window, 1, ReceiptState.REFUSED, "CERT_REVOKED")
    settle(qtbot, window)
    assert "Chứng thư số của “…” đã bị thu hồi." in notes(send_page(qtbot, window))


def test_days_without_a_receipt_are_counted_and_a_later_revision_ends_the_waiting(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from storage.returns import returns
    from storage.returns.outbox import outbox

    book = window.context.opened
    monkeypatch.setattr(book, "clock", lambda: NOW + timedelta(days=4))
    page = send_page(qtbot, window)
    page.open(PERIOD)
    settle(qtbot, window)
    assert "Chưa có giấy biên nhận, đã ghi ra 4 ngày." in notes(page)
    assert page.review is not None and page.review.sent is not None
    first = page.review
    returns.reopen(book, PERIOD)
    settle(qtbot, window)
    sent(qtbot, window, tmp_path)
    assert page.review.sent is not None and page.review.sent.revision == 2
    old = next(one for one in outbox(book) if one.revision == 1)
    page.standing.show_review(replace(first, sent=old), 0)
    assert "Đã ghi ra lần lập sau." in notes(page)

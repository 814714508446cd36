"""The page of queries and receipts at an office that receives: what it asks, what it tells, on a stick and back."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from exports.exchange.notices_given import give
from exports.exchange.receiving import open_packages, receive
from models.dialogue.queries import QueryState, cell
from models.dialogue.receipts import ReceiptState
from models.values.errors import Refused
from storage.book.book import Book
from storage.dialogue import answers, queries
from storage.dialogue.receipts import due, given, receipt_for, refusal_for
from tests.ui.keyboard import press
from tests.ui.screens.exchange import PASSWORD, Exchange, sent_states
from tests.ui.screens.frame import confirm, opened, page, quiet
from tests.ui.screens.test_dialogue import texts
from tests.ui.screens.world import NOW, World
from ui import keychain, settings
from ui.dialogue.giving import GivePanel
from ui.keychain import KeySource
from ui.reading.report import ReportView
from ui.screens.dialogue.page import QUERIES, RECEIPTS, DialoguePage
from ui.shell.frame.window import Window

COUNT = cell("B01", "I.1", "actual")


@pytest.fixture
def exchange(world: World) -> Exchange:
    return Exchange(world)


@pytest.fixture
def book(exchange: Exchange) -> Iterator[Book]:
    """The province with two packages."""
    with exchange.province(("106", "108")) as found:
        yield found


def shown(qtbot: QtBot, window: Window, **target: object) -> DialoguePage:
    found = page(qtbot, window, "dialogue", **target)
    assert isinstance(found, DialoguePage)
    return found


def act(dialogue: DialoguePage) -> None:
    primary = dialogue.primary()
    assert primary is not None and not primary.why_not
    primary.act()


def sign(qtbot: QtBot, window: Window, dialogue: DialoguePage, exchange: Exchange, secret: str) -> None:
    dialogue.giving.folder.take(exchange.stick)
    dialogue.giving.key.secret.line.setText(secret)
    dialogue.giving.go()
    quiet(qtbot, window)


# receipts


def test_all_owed_receipts_are_given_with_one_secret(
    qtbot: QtBot, window: Window, book: Book, exchange: Exchange
) -> None:
    dialogue = shown(qtbot, window, part=RECEIPTS)
    assert [(row[0], row[4], row[6]) for row in texts(dialogue.due)] == [
        ("Huyện Tam Đường", "Đã tổng hợp", "Chưa lập biên nhận"),
        ("Huyện Sìn Hồ", "Đã tổng hợp", "Chưa lập biên nhận"),
    ]
    assert dialogue.note() == "còn 2 biên nhận phải lập"
    act(dialogue)
    quiet(qtbot, window)
    assert dialogue.giving.key.secret.line.hasFocus() and dialogue.giving.key.doubt.isHidden()
    sign(qtbot, window, dialogue, exchange, PASSWORD)
    names = sorted(path.name for path in exchange.stick.iterdir())
    assert names == ["bien-nhan_106_2020_lan1_1.asice", "bien-nhan_108_2020_lan1_1.asice"]
    assert dialogue.giving.result.chip.text() == "Đã kiểm, rút được"
    assert dialogue.giving.key.secret.line.text() == ""
    assert not any(one.owed for one in due(book))
    primary = dialogue.primary()
    assert primary is not None and primary.why_not
    with exchange.unit() as unit:
        exchange.take(unit)
        assert sent_states(unit) == [ReceiptState.MERGED]


def test_a_wrong_password_is_said_at_the_field_and_nothing_is_kept(
    qtbot: QtBot, window: Window, book: Book, exchange: Exchange
) -> None:
    dialogue = shown(qtbot, window, part=RECEIPTS)
    act(dialogue)
    dialogue.giving.go()
    assert "mật khẩu" in dialogue.giving.refusal.text()
    sign(qtbot, window, dialogue, exchange, "sai")
    assert "Mật khẩu" in dialogue.giving.key.secret.refusal.text()
    assert given(book) == [] and list(exchange.stick.iterdir()) == []
    assert dialogue.giving.act.isEnabled()


def test_a_folder_that_is_gone_keeps_nothing_and_the_second_try_works(
    qtbot: QtBot, window: Window, book: Book, exchange: Exchange
) -> None:
    dialogue = shown(qtbot, window, part=RECEIPTS)
    act(dialogue)
    gone = exchange.stick / "rút mất"
    dialogue.giving.folder.take(gone)
    dialogue.giving.key.secret.line.setText(PASSWORD)
    dialogue.giving.go()
    quiet(qtbot, window)
    assert "rút mất" in dialogue.giving.folder.field.refusal.text() and given(book) == []
    sign(qtbot, window, dialogue, exchange, PASSWORD)
    assert len(given(book)) == 2


def test_a_stick_that_fails_halfway_gets_the_same_receipts_on_the_second_try(
    qtbot: QtBot, window: Window, book: Book, exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    from exports.exchange import notices_given
    from models.values.errors import Unavailable

    dialogue = shown(qtbot, window, part=RECEIPTS)
    act(dialogue)

    def full(*_: object) -> None:
        raise Unavailable("STICK_FULL", path="E:", need=1, free=0)

    with monkeypatch.context() as broken:
        broken.setattr(notices_given, "carry", full)
        sign(qtbot, window, dialogue, exchange, PASSWORD)
    first = {one.sha256 for one in given(book)}
    assert len(first) == 2 and dialogue.giving.folder.field.refused
    sign(qtbot, window, dialogue, exchange, PASSWORD)
    assert {one.sha256 for one in given(book)} == first
    assert len(list(exchange.stick.iterdir())) == 2


def test_a_key_that_the_units_do_not_believe_is_doubted(
    qtbot: QtBot, window: Window, book: Book, exchange: Exchange
) -> None:
    from exports.signatures.signing import save_key

    stranger = exchange.world.folder / "stranger.p12"
    stranger.write_bytes(save_key(exchange.world.keys["stranger"]["seal"], PASSWORD, "x"))
    keychain.remember(book, keychain.SEAL, keychain.read_source(stranger, PASSWORD, NOW))
    dialogue = shown(qtbot, window, part=RECEIPTS)
    act(dialogue)
    quiet(qtbot, window)
    assert dialogue.giving.key.doubt.isVisible()


def test_without_a_key_the_way_to_the_settings_is_offered(qtbot: QtBot, window: Window, book: Book) -> None:
    keychain.forget(book, keychain.SEAL)
    dialogue = shown(qtbot, window, part=RECEIPTS)
    act(dialogue)
    quiet(qtbot, window)
    assert dialogue.giving.key.settings.isVisible() and dialogue.giving.key.secret.isHidden()
    dialogue.giving.key.settings.click()
    quiet(qtbot, window)
    assert window.page is not None and window.page.key == "settings"


def test_a_key_whose_place_is_not_known_here_asks_for_it(qtbot: QtBot, window: Window, book: Book) -> None:
    keychain.remember(book, keychain.SEAL, KeySource("file", name="Con dấu", sha256="ab" * 32))
    settings.remember(f"keys/{'ab' * 32}", "")
    dialogue = shown(qtbot, window, part=RECEIPTS)
    act(dialogue)
    assert dialogue.giving.key.missing() == "Hãy chọn khóa trong phần thiết lập."


def test_a_token_asks_for_its_pin_and_for_leave_to_use_the_last_try(
    qtbot: QtBot, window: Window, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = KeySource("token", module="/không/có.so", sha256="cd" * 32, name="Con dấu")
    keychain.remember(book, keychain.SEAL, token)
    dialogue = shown(qtbot, window, part=RECEIPTS)
    act(dialogue)
    key, meant = dialogue.giving.key, []

    def signer(_source: KeySource, secret: str, *, last_try: bool = False) -> None:
        meant.append((secret, last_try))
        raise Refused("TOKEN_PIN_LAST_TRY", token="T")

    monkeypatch.setattr(keychain, "signer", signer)
    assert key.secret.label.text() == "Mã PIN của token" and key.last_try.isHidden()
    for _ in range(2):
        key.secret.line.setText("1234")
        dialogue.giving.go()
        quiet(qtbot, window)
        assert key.last_try.isVisible() and key.secret.line.text() == ""
        key.last_try.tick.setChecked(True)
    assert meant == [("1234", False), ("1234", True)]
    assert given(book) == []


def test_a_query_makes_a_newer_receipt_due(
    qtbot: QtBot, window: Window, book: Book, exchange: Exchange
) -> None:
    exchange.give(book)
    exchange.ask(book, COUNT, "Vì sao tăng?")
    dialogue = shown(qtbot, window, part=RECEIPTS)
    rows = texts(dialogue.due)
    assert [(row[0], row[4], row[5], row[6]) for row in rows] == [
        ("Huyện Tam Đường", "Cần giải trình", "số 1 · 05/03/2021", "Đã thay đổi, cần lập lại")
    ]
    dialogue.receipt_details.act.click()
    sign(qtbot, window, dialogue, exchange, PASSWORD)
    found = [
        one.receipt.number for one in given(book) if one.receipt and one.receipt.about.unit.code == "106"
    ]
    assert sorted(found) == [1, 2]


def test_the_last_receipt_is_laid_down_again_without_a_key(
    qtbot: QtBot, window: Window, book: Book, exchange: Exchange
) -> None:
    exchange.give(book)
    file = exchange.stick / "bien-nhan_106_2020_lan1_1.asice"
    before = file.read_bytes()
    file.unlink()
    dialogue = shown(qtbot, window, part=RECEIPTS)
    dialogue.due.chips._choose("all")
    dialogue.receipt_details.report.click()
    quiet(qtbot, window)
    next(one for one in window.findChildren(ReportView) if one.isVisible()).accept()
    dialogue.receipt_details.again.turn()
    dialogue.receipt_details.folder.take(exchange.stick)
    dialogue.receipt_details.lay.click()
    quiet(qtbot, window)
    assert file.read_bytes() == before
    assert file.name in dialogue.done.text.text()


def test_a_gap_in_the_chain_is_told_beside_the_receipt(qtbot: QtBot, exchange: Exchange) -> None:
    exchange.world.package("106")
    with exchange.province(()) as book:
        receive(book, open_packages(book, [exchange.world.package("106", count=41)]))
        window = opened(qtbot, book)
        dialogue = shown(qtbot, window, part=RECEIPTS)
        assert dialogue.receipt_details.fault.isVisible()
        assert "gói số 2" in dialogue.receipt_details.fault.text()
        window.close()


def test_a_package_that_was_refused_and_not_taken_in_stays_in_the_list(
    qtbot: QtBot, exchange: Exchange
) -> None:
    with exchange.province(()) as book:
        found = open_packages(book, [exchange.world.package("106", by="stranger")])[0].inspection
        assert found.document is not None
        refusal = refusal_for(
            book, found.document, found.package_sha256, found.data_sha256, found.verdict, note="Ký lại."
        )
        give(book, [refusal], [exchange.office], exchange.stick)
        window = opened(qtbot, book)
        dialogue = shown(qtbot, window, part=RECEIPTS)
        dialogue.due.chips._choose("refused")
        quiet(qtbot, window)
        assert [(row[0], row[4], row[6]) for row in texts(dialogue.due)] == [
            ("Huyện Tam Đường", "Không nhận", "Đã báo đơn vị")
        ]
        says = dialogue.receipt_details.says.text()
        assert says.startswith("Đã báo cho đơn vị: ") and says.endswith("Ký lại.") and "{" not in says
        assert dialogue.receipt_details.act.isHidden() and dialogue.receipt_details.again.isVisible()
        window.close()


def test_enter_goes_to_what_can_be_done_about_the_row(
    qtbot: QtBot, window: Window, book: Book, exchange: Exchange
) -> None:
    dialogue = shown(qtbot, window, part=RECEIPTS)
    dialogue.due.table.setFocus()
    press(qtbot, window, "Return")
    assert dialogue.receipt_details.act.hasFocus()


@pytest.mark.parametrize("kind", ["receipts", "queries"])
def test_a_second_try_lays_down_what_the_first_has_signed(
    qtbot: QtBot,
    window: Window,
    book: Book,
    exchange: Exchange,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
) -> None:
    from exports.exchange import notices_given
    from models.values.errors import Unavailable

    panel = GivePanel(window.context)
    qtbot.addWidget(panel)
    if kind == "receipts":
        package = due(book)[0].package
        panel.show_receipts([receipt_for(book, package.sha256, ReceiptState.RECEIVED, note="Đã nhận.")])
    else:
        exchange.ask(book, COUNT, "Vì sao tăng?")
        panel.show_queries(queries.pending(book))
    panel.show()

    def gone(*_: object) -> None:
        raise Unavailable("STICK_GONE", path="E:")

    laid: list[object] = []
    panel.given.connect(laid.extend)
    for broken in (True, False):
        with monkeypatch.context() as stick:
            if broken:
                stick.setattr(notices_given, "carry", gone)
            panel.folder.take(exchange.stick)
            panel.key.secret.line.setText(PASSWORD)
            panel.go()
            quiet(qtbot, window)
        assert len(given(book)) == 1
    assert len(laid) == 1 and len(list(exchange.stick.iterdir())) == 1


# queries


def test_queries_are_written_answered_and_settled(
    qtbot: QtBot, window: Window, book: Book, exchange: Exchange
) -> None:
    exchange.ask(book, COUNT, "Vì sao tăng?", proposal="38")
    exchange.ask(book, text="Kiểm tra giúp.", code="108")
    dialogue = shown(qtbot, window, part=QUERIES)
    assert dialogue.note() == "2 yêu cầu gửi 2 đơn vị chưa ghi ra tệp"
    act(dialogue)
    sign(qtbot, window, dialogue, exchange, PASSWORD)
    assert dialogue.note() == "mọi yêu cầu đã ghi ra tệp"
    assert sorted(path.name for path in exchange.stick.iterdir()) == [
        "yeu-cau_106_2020_lan1_1-1.asice",
        "yeu-cau_108_2020_lan1_1-1.asice",
    ]
    with exchange.unit() as unit:
        for path in exchange.stick.glob("*_108_*"):
            path.unlink()
        exchange.take(unit)
        found = answers.asked_of_us(unit)[0]
        answers.answer(unit, found.issuer, 1, "Có 4 hợp tác xã chuyển đến.")
    receive(book, open_packages(book, [exchange.world.package("106", count=41)]))
    dialogue = shown(qtbot, window, part=QUERIES)
    dialogue.side.shut()
    dialogue.asked.chips._choose("answered")
    quiet(qtbot, window)
    assert dialogue.asked_details.answer.text() == "Có 4 hợp tác xã chuyển đến."
    assert dialogue.asked_details.came.text() == "Đến cùng gói số 2."
    dialogue.asked_details.settle.click()
    quiet(qtbot, window)
    assert queries.find(book, queries.unit_called(book, "106"), 1).query.state is QueryState.SETTLED
    assert "chưa ghi ra tệp" in dialogue.note()
    assert dialogue.asked_details.again.isVisible() and dialogue.asked_details.withdraw.isHidden()
    assert dialogue.undo()
    quiet(qtbot, window)
    assert queries.find(book, queries.unit_called(book, "106"), 1).query.state is QueryState.OPEN
    assert dialogue.redo()
    quiet(qtbot, window)
    assert queries.find(book, queries.unit_called(book, "106"), 1).query.state is QueryState.SETTLED


def test_withdrawing_names_the_consequence_first(
    qtbot: QtBot, window: Window, book: Book, exchange: Exchange
) -> None:
    exchange.ask(book, COUNT, "Vì sao tăng?")
    dialogue = shown(qtbot, window, part=QUERIES)
    asked = confirm(window, dialogue.asked_details.withdraw.click)
    assert queries.asked(book)[0].query.state is QueryState.OPEN
    asked.act.click()
    quiet(qtbot, window)
    assert queries.asked(book)[0].query.state is QueryState.WITHDRAWN
    assert texts(dialogue.asked)[0][-1] == "Đã rút lại"
    assert dialogue.undo()
    quiet(qtbot, window)
    assert queries.asked(book)[0].query.state is QueryState.OPEN
    assert not dialogue.undo()  # to have asked is not taken back: the number was given


def test_an_overdue_query_is_counted_in_red(qtbot: QtBot, exchange: Exchange, book: Book) -> None:
    exchange.ask(book, COUNT, "Vì sao tăng?")
    book.close()
    late = NOW + timedelta(days=14)
    with Book.open(exchange.world.province, clock=lambda: late) as later:
        window = opened(qtbot, later)
        dialogue = shown(qtbot, window, part=QUERIES)
        chip = dialogue.chip()
        assert chip is not None and (chip.text, chip.tone) == ("1 quá hạn", "red")
        assert texts(dialogue.asked)[0][6] == "-5"
        assert dialogue.next_problem()
        window.close()


def test_asking_again_keeps_the_place_under_a_new_number(
    qtbot: QtBot, window: Window, book: Book, exchange: Exchange
) -> None:
    exchange.ask(book, COUNT, "Vì sao tăng?", proposal="38")
    queries.withdraw(book, queries.unit_called(book, "106"), 1)
    dialogue = shown(qtbot, window, part=QUERIES)
    dialogue.asked_details.again.click()
    quiet(qtbot, window)
    assert dialogue.asking.proposal.read() == "38"
    dialogue.asking.text.set_value("Đề nghị trả lời rõ hơn.")
    dialogue.asking.go()
    quiet(qtbot, window)
    found = queries.asked(book)
    assert [(one.query.number, one.query.pin, one.query.state) for one in found] == [
        (1, COUNT, QueryState.WITHDRAWN),
        (2, COUNT, QueryState.OPEN),
    ]
    current = dialogue.asked.current()
    assert current is not None and current.query.number == 2


def test_an_office_without_packages_is_taught(qtbot: QtBot, exchange: Exchange) -> None:
    with exchange.province(()) as empty:
        window = opened(qtbot, empty)
        dialogue = shown(qtbot, window, part=QUERIES)
        assert dialogue.asked.stack.currentWidget() is dialogue.asked.empty
        dialogue.show_part(RECEIPTS)
        assert dialogue.due.stack.currentWidget() is dialogue.due.empty
        primary = dialogue.primary()
        assert primary is not None and primary.why_not
        window.close()

"""The page of sending on a real book: what blocks, the sign-off, the signatures, the envelope, what comes after."""

import hashlib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from exports.exchange.receiving import trust_in_use
from exports.files.archive import read_archive
from exports.files.carrying import Drive
from exports.signatures.container import DATA_NAME, PRINT_NAME
from exports.signatures.envelope import decrypt
from exports.verdicts.packages import verify
from exports.verdicts.prints import verify_pdf
from models.returns.document import decode
from models.returns.returns import State
from storage.book.book import Book
from storage.returns import returns
from storage.returns.returns import TypedFigure
from tests.ui.screens.commune import NOW, PERIOD, commune_book, opened, page_of, settle
from tests.ui.screens.sender import PASSWORD, ROLES, Sender, bare_book, make_sender, ready_book
from ui.pieces.panels.confirm import ConfirmPanel
from ui.screens.send import signoff
from ui.screens.send.contents import in_lines
from ui.screens.send.page import SendPage
from ui.screens.send.signoff import WrittenFile
from ui.shell.frame.window import Window
from ui.shell.page import Chip

NAME = f"03549_{PERIOD}_lan1"


@pytest.fixture
def sender(tmp_path: Path) -> Sender:
    """Two keys, their files, and the province that knows them."""
    folder = tmp_path / "keys"
    folder.mkdir()
    return make_sender(folder)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "USB"
    folder.mkdir()
    return folder


@pytest.fixture
def clean(qtbot: QtBot, tmp_path: Path, sender: Sender) -> Iterator[Window]:
    """A return in which nothing is doubtful, without personal numbers; both keys are known to the province."""
    book = bare_book(tmp_path)
    sender.install(book)
    sender.remember(book)
    with opened(qtbot, book) as window:
        yield window


@pytest.fixture
def full(qtbot: QtBot, tmp_path: Path, sender: Sender) -> Iterator[Window]:
    """As `clean`, of a commune with members and their personal numbers."""
    book = ready_book(tmp_path)
    sender.install(book)
    sender.remember(book)
    with opened(qtbot, book) as window:
        yield window


def send_page(qtbot: QtBot, window: Window) -> SendPage:
    page = page_of(qtbot, window, "send", period=PERIOD)
    assert isinstance(page, SendPage)
    return page


def signing_off(qtbot: QtBot, window: Window, folder: Path | None = None) -> SendPage:
    """The page with the sign-off in front."""
    page = send_page(qtbot, window)
    page.begin()
    settle(qtbot, window)
    assert page.signing_off
    if folder is not None:
        page.signing.way.folder.take(folder)
    return page


def type_secrets(page: SendPage, *secrets: str) -> None:
    for card, secret in zip(page.signing.signers.cards, secrets, strict=True):
        card.secret.line.setText(secret)


def sent(qtbot: QtBot, window: Window, folder: Path) -> SendPage:
    page = signing_off(qtbot, window, folder)
    type_secrets(page, PASSWORD, PASSWORD)
    page.finish()
    settle(qtbot, window)
    assert not page.signing_off
    return page


def state_of(page: SendPage) -> State:
    assert page.review is not None and page.review.paper.head is not None
    return page.review.paper.head.state


def content_of(book: Book) -> bytes:
    """Everything that the book says of its return, to see that nothing changed."""
    head = returns.head(book, PERIOD)
    with book.read_session() as session:
        from sqlalchemy import text

        lines = session.execute(text("SELECT count(*) FROM journal")).scalar()
    return repr((head, lines)).encode()


# the check


def test_errors_block_the_signature_and_are_listed(qtbot: QtBot, tmp_path: Path) -> None:
    book = commune_book(tmp_path)
    head = returns.open_return(book, PERIOD)
    rows = {"I.1": 44, "I.1.1": 22, "I.1.2": 20}
    returns.give(
        book, head.id, "B01", [TypedFigure(row, "actual", Decimal(value)) for row, value in rows.items()]
    )
    with opened(qtbot, book) as window:
        page = send_page(qtbot, window)
        assert page.findings.cards
        assert "lỗi" in page.why_not()
        primary = page.primary()
        assert primary is not None and primary.why_not
        gone: list[tuple[str, dict[str, object]]] = []
        window.context.going.connect(lambda key, target: gone.append((key, target)))
        assert page.next_problem()
        assert gone[0][0] == "reports" and gone[0][1]["row"]
        page.begin()
        settle(qtbot, window)
        assert not page.signing_off


def test_the_review_counts_pages_and_shows_main_figures(qtbot: QtBot, clean: Window) -> None:
    page = send_page(qtbot, clean)
    assert page.review is not None and page.review.pages >= 3
    assert [one.now for one in page.review.totals if "vốn" in one.label.lower()] == ["100"]
    assert page.review.changes is None
    filled = {
        one.form: f"{one.name}: {one.filled} trên {one.expected} ô đã có số."
        for one in page.review.paper.completeness()
    }
    assert filled["B01"] in page.overview.totals.note.text()
    assert not page.overview.clean.isHidden()
    assert page.overview.early.text() == "Kỳ này chưa kết thúc: số liệu tính đến 30/09/2026"


# the sign-off


def test_before_the_secret_it_is_shown_exactly_what_will_be_signed(qtbot: QtBot, full: Window) -> None:
    page = signing_off(qtbot, full)
    off = page.signing.off
    assert off is not None
    contents = page.signing.contents
    shown = {child.text() for child in contents.findChildren(type(contents.digest))}
    card = off.prepared.card
    assert contents.digest.text() == in_lines(card.data_sha256)
    assert contents.digest.text().replace(" ", "").replace("\n", "").lower() == card.data_sha256
    assert card.data_sha256 == hashlib.sha256(off.prepared.files[DATA_NAME]).hexdigest()
    assert {"Xã Phong Thổ", "Tỉnh Lai Châu", "Quý III/2026", "30/09/2026", str(card.pages)} <= shown
    assert "40 dòng" in shown  # forty people
    assert {DATA_NAME, PRINT_NAME, "bieu.xlsx"} <= shown
    assert [one.label for one in off.totals if one.now]
    assert contents.changes.isHidden()


def test_the_signed_bytes_are_those_that_were_shown(
    qtbot: QtBot, full: Window, sender: Sender, stick: Path
) -> None:
    page = signing_off(qtbot, full, stick)
    off = page.signing.off
    assert off is not None
    type_secrets(page, PASSWORD, PASSWORD)
    page.finish()
    settle(qtbot, full)
    package = decrypt((stick / f"{NAME}.asice.p7m").read_bytes(), sender.reception)
    files = {entry.name: entry.data for entry in read_archive(package)}
    assert hashlib.sha256(files[DATA_NAME]).hexdigest() == off.prepared.card.data_sha256
    trust = trust_in_use(full.context.opened)
    assert verify(package, trust, NOW).verdict.accepted
    assert verify_pdf(files[PRINT_NAME], trust, decode(files[DATA_NAME]), NOW).verdict.accepted
    assert state_of(page) is State.SENT
    assert page.chip() == Chip("Đã ghi ra", "blue")


def test_the_pictures_of_the_hand_and_the_seal_stand_on_the_print(
    qtbot: QtBot, clean: Window, stick: Path
) -> None:
    from io import BytesIO

    import pikepdf

    from storage.trust.pictures import keep_picture
    from tests.exports.signatures.pades.prints import hand, stamp

    book = clean.context.opened
    keep_picture(book, "leader", hand())
    keep_picture(book, "seal", stamp())
    sent(qtbot, clean, stick)
    files = {one.name: one.data for one in read_archive((stick / f"{NAME}.asice").read_bytes())}
    with pikepdf.open(BytesIO(files[PRINT_NAME])) as pdf:
        pictures = [
            one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ]
        assert len([one for one in pictures if "/SMask" in one]) == 2


def test_going_back_leaves_the_book_exactly_as_it_was(qtbot: QtBot, full: Window) -> None:
    before = content_of(full.context.opened)
    page = signing_off(qtbot, full)
    type_secrets(page, PASSWORD, PASSWORD)
    QTest.keyClick(page.signing.signers.cards[1].secret.line, Qt.Key.Key_Escape)
    assert not page.signing_off
    settle(qtbot, full)
    assert content_of(full.context.opened) == before
    assert [card.secret.line.text() for card in page.signing.signers.cards] == ["", ""]


def test_what_is_missing_is_said_in_its_order(qtbot: QtBot, clean: Window, stick: Path) -> None:
    page = signing_off(qtbot, clean)
    assert page.why_not() == "Lãnh đạo: chưa nhập mật khẩu."
    type_secrets(page, PASSWORD, "")
    assert page.why_not() == "Con dấu cơ quan: chưa nhập mật khẩu."
    type_secrets(page, PASSWORD, PASSWORD)
    assert page.why_not() == "Chưa chọn nơi đặt gói."
    page.signing.way.folder.take(stick)
    assert page.why_not() == ""


def test_enter_goes_from_secret_to_secret_and_then_signs(qtbot: QtBot, clean: Window, stick: Path) -> None:
    page = signing_off(qtbot, clean, stick)
    first, second = (card.secret.line for card in page.signing.signers.cards)
    first.setText(PASSWORD)
    QTest.keyClick(first, Qt.Key.Key_Return)
    qtbot.waitUntil(second.hasFocus)
    second.setText(PASSWORD)
    QTest.keyClick(second, Qt.Key.Key_Return)
    settle(qtbot, clean)
    assert state_of(page) is State.SENT


def test_a_role_without_a_key_is_sent_to_the_settings(qtbot: QtBot, tmp_path: Path, sender: Sender) -> None:
    book = bare_book(tmp_path)
    sender.remember(book, "leader")
    with opened(qtbot, book) as window:
        page = signing_off(qtbot, window)
        leader, seal = page.signing.signers.cards
        assert leader.able and not seal.able and seal.secret.isHidden()
        assert page.why_not() == "Con dấu cơ quan: chưa chọn khóa ở Thiết lập."
        gone: list[tuple[str, dict[str, object]]] = []
        window.context.going.connect(lambda key, target: gone.append((key, target)))
        seal.settings.click()
        assert gone == [("settings", {"part": "key"})]
        assert "danh sách tin cậy" in leader.doubt.text()  # there is none yet: said, not asked
        assert page.signing.signers.agreed.isHidden()
        page = signing_off(qtbot, window)
        sender.remember(book, "seal")
        settle(qtbot, window)
        assert [card.able for card in page.signing.signers.cards] == [True, True]


def test_an_expired_certificate_is_said_before_its_password(
    qtbot: QtBot, tmp_path: Path, sender: Sender
) -> None:
    from datetime import timedelta

    from exports.signatures.certificates import demonstration_key
    from exports.signatures.signing import save_key
    from tests.ui.screens.sender import FROM
    from ui import keychain

    old = demonstration_key("sender", "Hết Hạn", sender.authority, FROM, NOW - timedelta(days=3))
    file = tmp_path / "cu.p12"
    file.write_bytes(save_key(old, PASSWORD))
    book = bare_book(tmp_path)
    sender.install(book)
    sender.remember(book, "leader")
    keychain.remember(book, "seal", keychain.source_of(old.certificate, keychain.FILE, str(file)))
    with opened(qtbot, book) as window:
        page = signing_off(qtbot, window)
        seal = page.signing.signers.cards[1]
        assert "đã hết hạn ngày 25/09/2026" in seal.trouble.text()
        assert seal.secret.isHidden()
        assert page.why_not().startswith("Con dấu cơ quan: chưa ký được")


def test_a_key_that_the_province_does_not_know_is_signed_with_only_on_purpose(
    qtbot: QtBot, tmp_path: Path, sender: Sender, stick: Path
) -> None:
    book = bare_book(tmp_path)
    sender.install(book, members=())
    sender.remember(book)
    with opened(qtbot, book) as window:
        page = signing_off(qtbot, window, stick)
        assert "không có trong danh sách tin cậy số 1" in page.signing.signers.cards[0].doubt.text()
        type_secrets(page, PASSWORD, PASSWORD)
        assert page.why_not().startswith("Cấp trên sẽ không nhận")
        page.signing.signers.agreed.tick.setChecked(True)
        assert page.why_not() == ""
        page.finish()
        settle(qtbot, window)
        assert (stick / f"{NAME}.asice").is_file()


def test_the_keys_of_the_roles_must_not_be_exchanged(
    qtbot: QtBot, tmp_path: Path, sender: Sender, stick: Path
) -> None:
    from ui import keychain

    book = bare_book(tmp_path)
    sender.install(book)
    for role, other in zip(ROLES, reversed(ROLES), strict=True):
        source = keychain.source_of(sender.keys[other].certificate, keychain.FILE, str(sender.files[other]))
        keychain.remember(book, role, source)
    with opened(qtbot, book) as window:
        page = signing_off(qtbot, window)
        assert all("vai trò khác" in card.doubt.text() for card in page.signing.signers.cards)


def test_one_certificate_for_both_roles_is_asked_about(qtbot: QtBot, tmp_path: Path, sender: Sender) -> None:
    from ui import keychain

    book = bare_book(tmp_path)
    leader = keychain.source_of(sender.keys["leader"].certificate, keychain.FILE, str(sender.files["leader"]))
    for role in ROLES:
        keychain.remember(book, role, leader)
    with opened(qtbot, book) as window:
        page = signing_off(qtbot, window)
        assert "cùng một chứng thư số" in page.signing.signers.cards[1].doubt.text()
        assert not page.signing.signers.agreed.isHidden()


def test_a_wrong_password_is_said_under_its_field_and_nothing_is_sealed(
    qtbot: QtBot, clean: Window, stick: Path
) -> None:
    before = content_of(clean.context.opened)
    page = signing_off(qtbot, clean, stick)
    type_secrets(page, PASSWORD, "sai")
    page.finish()
    settle(qtbot, clean)
    leader, seal = page.signing.signers.cards
    assert page.signing_off and seal.secret.refused and not leader.secret.refused
    assert leader.secret.line.text() == seal.secret.line.text() == ""
    assert content_of(clean.context.opened) == before
    assert not list(stick.iterdir())
    type_secrets(page, PASSWORD, PASSWORD)
    page.finish()
    settle(qtbot, clean)
    assert state_of(page) is State.SENT


def test_a_missing_folder_is_said_under_its_field(qtbot: QtBot, clean: Window, tmp_path: Path) -> None:
    page = signing_off(qtbot, clean, tmp_path / "rút ra rồi")
    type_secrets(page, PASSWORD, PASSWORD)
    page.finish()
    settle(qtbot, clean)
    assert page.signing.way.folder.field.refused
    assert state_of(page) is State.DRAFT


def test_a_return_that_changed_meanwhile_is_not_signed(qtbot: QtBot, clean: Window, stick: Path) -> None:
    page = signing_off(qtbot, clean, stick)
    book = clean.context.opened
    head = returns.head(book, PERIOD)
    assert head is not None
    returns.give(book, head.id, "B01", [TypedFigure("I.5", "actual", Decimal(120))])
    settle(qtbot, clean)
    assert not page.signing_off  # what was shown is not what stands there any more
    assert state_of(page) is State.DRAFT


def test_the_passwords_are_kept_nowhere(qtbot: QtBot, clean: Window, stick: Path, tmp_path: Path) -> None:
    page = sent(qtbot, clean, stick)
    assert [card.secret.line.text() for card in page.signing.signers.cards] == ["", ""]
    kept = (tmp_path / "settings" / "SoHTX" / "desktop.ini").read_bytes()
    book = clean.context.opened.path.read_bytes()
    for secret in (PASSWORD.encode(), PASSWORD.encode("utf-16-le"), rb"M\x1ead"):
        assert secret not in kept and secret not in book


def test_leaving_the_page_forgets_what_was_typed(qtbot: QtBot, clean: Window, stick: Path) -> None:
    page = signing_off(qtbot, clean, stick)
    type_secrets(page, PASSWORD, PASSWORD)
    page_of(qtbot, clean, "today")
    assert [card.secret.line.text() for card in page.signing.signers.cards] == ["", ""]


def test_it_can_be_stopped_before_it_is_sealed(tmp_path: Path, sender: Sender, stick: Path) -> None:
    from ui.screens.send.signatories import Attempt, Secret
    from ui.shell.work import Stopped, Work

    with bare_book(tmp_path) as book:
        sender.remember(book)
        off = signoff.sign_off(book, PERIOD, Work())
        stopped = Work()
        stopped.stop()
        secrets = dict.fromkeys(ROLES, Secret(PASSWORD))
        wish = signoff.Wish(stick, closed=False)
        with pytest.raises(Stopped):
            signoff.sign(book, off, secrets, wish, Attempt(), agreed=True, work=stopped)
        head = returns.head(book, PERIOD)
        assert head is not None and head.state is State.DRAFT
    assert not list(stick.iterdir())


def test_a_stick_that_fills_up_leaves_a_sealed_return_that_can_be_signed_again(
    qtbot: QtBot, clean: Window, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from exports.exchange import sending
    from exports.files.carrying import carry
    from models.values.errors import Unavailable

    def full_up(content: bytes, target: Path) -> None:
        raise Unavailable("STICK_FULL", path=str(target.parent), need=len(content), free=0)

    page = signing_off(qtbot, clean, stick)
    type_secrets(page, PASSWORD, PASSWORD)
    told: list[str] = []
    clean.context.trouble.connect(lambda trouble, _: told.append(trouble.code))
    monkeypatch.setattr(sending, "carry", full_up)
    page.finish()
    settle(qtbot, clean)
    assert told == ["STICK_FULL"] and state_of(page) is State.SEALED
    monkeypatch.setattr(sending, "carry", carry)
    assert page.signing_off
    type_secrets(page, PASSWORD, PASSWORD)
    page.finish()
    settle(qtbot, clean)
    assert state_of(page) is State.SENT and (stick / f"{NAME}.asice").is_file()


def test_a_new_trust_list_is_asked_at_once(qtbot: QtBot, tmp_path: Path, sender: Sender) -> None:
    book = ready_book(tmp_path)
    sender.install(book, members=(), reception=None)
    sender.remember(book)
    with opened(qtbot, book) as window:
        page = signing_off(qtbot, window)
        assert not page.signing.signers.agreed.isHidden() and not page.signing.way.envelope.tick.isChecked()
        sender.install(book)
        settle(qtbot, window)
        assert page.signing_off
        assert page.signing.signers.agreed.isHidden() and page.signing.way.envelope.tick.isChecked()


# the envelope


def test_personal_numbers_go_in_an_envelope_unless_it_is_confirmed_in_words(
    qtbot: QtBot, full: Window, sender: Sender, stick: Path
) -> None:
    page = signing_off(qtbot, full, stick)
    way = page.signing.way
    assert way.envelope.tick.isChecked() and "số định danh" in way.why.text()
    assert "Tiếp nhận báo cáo tỉnh Lai Châu" in way.why.text()
    way.envelope.tick.click()
    (question,) = page.findChildren(ConfirmPanel)
    question.safe.click()
    assert way.envelope.tick.isChecked()
    qtbot.waitUntil(lambda: not page.findChildren(ConfirmPanel))
    way.envelope.tick.click()
    (question,) = page.findChildren(ConfirmPanel)
    question.act.click()
    assert not way.envelope.tick.isChecked()
    type_secrets(page, PASSWORD, PASSWORD)
    page.finish()
    settle(qtbot, full)
    assert (stick / f"{NAME}.asice").is_file()
    assert "để mở" in page.package.written.facts.text()


def test_without_personal_numbers_it_travels_open_unless_it_is_wanted(
    qtbot: QtBot, clean: Window, sender: Sender, stick: Path
) -> None:
    page = signing_off(qtbot, clean, stick)
    assert not page.signing.way.envelope.tick.isChecked()
    page.signing.way.envelope.tick.click()
    type_secrets(page, PASSWORD, PASSWORD)
    page.finish()
    settle(qtbot, clean)
    assert decrypt((stick / f"{NAME}.asice.p7m").read_bytes(), sender.reception)
    assert "mã hóa" in page.package.written.facts.text()


def test_without_a_reception_certificate_a_password_closes_it_or_it_is_confirmed(
    qtbot: QtBot, tmp_path: Path, sender: Sender, stick: Path
) -> None:
    book = ready_book(tmp_path)
    sender.install(book, reception=None)
    sender.remember(book)
    with opened(qtbot, book) as window:
        page = signing_off(qtbot, window, stick)
        way = page.signing.way
        assert not way.envelope.tick.isEnabled() and "chứng thư tiếp nhận" in way.why.text()
        type_secrets(page, PASSWORD, PASSWORD)
        page.finish()
        (question,) = page.findChildren(ConfirmPanel)
        question.safe.click()
        settle(qtbot, window)
        assert state_of(page) is State.DRAFT and not list(stick.iterdir())
        way.fold.turn()
        way.password.line.setText("bốn từ ghép lại")
        assert page.why_not() == "Hai lần nhập mật khẩu mở gói khác nhau."
        way.again.line.setText("bốn từ ghép lại")
        assert page.why_not() == ""
        page.finish()
        settle(qtbot, window)
        closed = (stick / f"{NAME}.asice.p7m").read_bytes()
        assert decrypt(closed, "bốn từ ghép lại").startswith(b"PK")


def test_a_short_password_of_the_envelope_is_said_at_once(qtbot: QtBot, clean: Window, stick: Path) -> None:
    page = signing_off(qtbot, clean, stick)
    type_secrets(page, PASSWORD, PASSWORD)
    page.signing.way.fold.turn()
    page.signing.way.password.line.setText("ngắn")
    assert page.why_not() == "Mật khẩu mở gói cần ít nhất 8 ký tự."


# after sending


def test_the_card_says_that_it_was_read_back_and_the_digest_of_the_receipt(
    qtbot: QtBot, clean: Window, stick: Path
) -> None:
    page = sent(qtbot, clean, stick)
    assert [path.name for path in stick.iterdir()] == [f"{NAME}.asice"]
    assert "rút USB được" in page.package.written.chip.text()
    assert page.review is not None and page.review.sent is not None
    assert page.package.digest.text() == in_lines(page.review.sent.data_sha256)
    assert page.package.name.text() == f"{NAME}.asice"


def test_the_same_package_is_laid_down_again(
    qtbot: QtBot, clean: Window, stick: Path, tmp_path: Path
) -> None:
    page = sent(qtbot, clean, stick)
    primary = page.primary()
    assert primary is not None and primary.text == "Chép lại gói…"
    other = tmp_path / "lần nữa"
    other.mkdir()
    page.copies.write_again(other)
    settle(qtbot, clean)
    assert (other / f"{NAME}.asice").read_bytes() == (stick / f"{NAME}.asice").read_bytes()


def test_a_letter_can_be_made_of_what_was_just_sent(qtbot: QtBot, clean: Window, stick: Path) -> None:
    page = sent(qtbot, clean, stick)
    assert not page.package.letters.isHidden()
    page.package.letters.turn()
    settle(qtbot, clean)
    assert page.package.letter is not None
    assert "Xã Phong Thổ" in page.package.letter.subject.line.text()


def test_reduced_copies_are_made_of_what_is_sealed(
    qtbot: QtBot, full: Window, stick: Path, tmp_path: Path
) -> None:
    page = send_page(qtbot, full)
    assert page.package.copies.isHidden()
    page = sent(qtbot, full, stick)
    assert not page.package.copies.isHidden()
    page.package.copies.turn()
    wanted: list[str] = []
    page.package.copy_wanted.disconnect()
    page.package.copy_wanted.connect(wanted.append)
    for one in page.package.copies.content.findChildren(QPushButton):
        one.click()
    assert wanted == ["totals", "without_personal"]
    for reduction in wanted:
        page.copies.write_reduced(reduction, tmp_path)
        settle(qtbot, full)
        assert page.package.written.heading.text() == "Bản sao rút gọn"
    assert len(list(tmp_path.glob("*.zip"))) == 2


def test_what_changed_since_the_last_revision_is_listed_and_signed(
    qtbot: QtBot, clean: Window, stick: Path
) -> None:
    sent(qtbot, clean, stick)
    book = clean.context.opened
    head = returns.reopen(book, PERIOD)
    returns.give(book, head.id, "B01", [TypedFigure("I.5", "actual", Decimal(120))])
    settle(qtbot, clean)
    page = signing_off(qtbot, clean, stick)
    assert page.package.written.isHidden()
    assert page.review is not None and page.review.changes is not None
    assert page.signing.off is not None and page.signing.off.changes is not None
    for changes in (page.review.changes, page.signing.off.changes):
        assert [(one.key, one.before, one.now) for one in changes] == [(("I.5", "actual"), "100", "120")]
    assert not page.signing.contents.changes.isHidden()
    assert page.where()[2] == "lần 2"
    type_secrets(page, PASSWORD, PASSWORD)
    page.finish()
    settle(qtbot, clean)
    assert (stick / f"03549_{PERIOD}_lan2.asice").is_file()


def test_a_change_in_a_form_that_is_gone_is_told_by_its_codes(qtbot: QtBot, clean: Window) -> None:
    from dataclasses import replace

    from models.values.targets import Target
    from storage.comparisons.revisions import CellDifference

    page = signing_off(qtbot, clean)
    off = page.signing.off
    assert off is not None
    gone = signoff._change(off.paper, CellDifference("B09", "I.1", "actual", Decimal(5), None))
    assert (gone.before, gone.now) == ("5", "")
    bound = Decimal(45)
    goals = Target(bound, None, False, "≥ 45"), Target(bound, None, True, "> 45")
    sign = signoff._change(off.paper, CellDifference("B01", "I.1", "plan", bound, bound, targets=goals))
    assert (sign.before, sign.now) == ("≥ 45", "> 45")
    page.signing.contents.show_off(replace(off, changes=(gone,)))
    texts = [one.text() for one in page.signing.contents.changes.findChildren(QLabel)]
    assert texts[-4:] == ["B09", "I.1 · actual", "5", "trống"]


def test_sticks_that_can_be_written_are_offered(qtbot: QtBot, clean: Window, tmp_path: Path) -> None:
    page = signing_off(qtbot, clean)
    folder = page.signing.way.folder
    stick = Drive(tmp_path / "stick", "KINGSTON", 12 * 1024**3, 16 * 1024**3)
    locked = Drive(tmp_path / "locked", "OLD", 1, 2, read_only=True)
    folder.propose([stick, locked])
    (offered,) = [one for one in folder.findChildren(QPushButton) if one.property("kind") == "link"]
    assert offered.text() == "USB KINGSTON: còn 12.288 MB"
    offered.click()
    assert folder.folder() == tmp_path / "stick"


def test_a_doubtful_stick_is_told(qtbot: QtBot, clean: Window, tmp_path: Path) -> None:
    page = send_page(qtbot, clean)
    page.package.show_written(
        WrittenFile(tmp_path / "a.asice", 9_000_000, "ab" * 32, doubt="STICK_SPACE_UNCHANGED")
    )
    assert "dung lượng" in page.package.written.doubt.text()
    page.package.show_written(WrittenFile(tmp_path / "a.asice", 9_000_000, "ab" * 32))
    assert page.package.written.doubt.text() == ""

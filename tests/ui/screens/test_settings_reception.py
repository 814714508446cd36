"""The reception key in the settings: made, printed, unlocked, replaced, restored from paper."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exports.exchange.receiving import install_trust
from exports.signatures.certificates import demonstration_key
from exports.signatures.envelope import decrypt, encrypt
from exports.signatures.key_text import to_lines
from exports.signatures.reception_certificates import new_reception_key
from exports.signatures.reception_keys import keys
from exports.signatures.signing import save_key, signer_fingerprint
from exports.trust.making import make_list
from storage.book.book import Book
from storage.trust import reception as kept
from tests.ui.screens.frame import confirm, quiet
from tests.ui.screens.test_settings import settings_page, texts
from tests.ui.screens.world import FROM, NOW, TO, World
from ui import reception
from ui.pieces.panels.preview import PaperPreview
from ui.screens.settings.page import RECEPTION
from ui.screens.settings.reception import ReceptionPart
from ui.shell.context import Facts
from ui.shell.frame.window import Window

PASSWORD = "mật khẩu mở gói"


@pytest.fixture(autouse=True)
def locked() -> Iterator[None]:
    reception.lock()
    yield
    reception.lock()


def part(qtbot: QtBot, window: Window) -> ReceptionPart:
    return settings_page(qtbot, window, RECEPTION).reception


def make(qtbot: QtBot, window: Window, shown: ReceptionPart, password: str = PASSWORD) -> None:
    shown.begin_make.click()
    shown.make.secret.line.setText(password)
    shown.make.again.line.setText(password)
    shown.make.go()
    quiet(qtbot, window)


def test_a_key_is_made_and_waits_for_paper_and_list(qtbot: QtBot, window: Window, book: Book) -> None:
    shown = part(qtbot, window)
    assert shown.state.text() == "Chưa có khóa" and shown.begin_sheet.isHidden() and shown.none.isVisible()
    make(qtbot, window, shown)
    (held,) = keys(book)
    assert held.key.name == "Khóa mở gói báo cáo, Tỉnh Lai Châu"
    facts = texts(shown.facts)
    assert "chưa in" in facts and "đã mở" in facts and "04/03/2026" in facts
    assert "in bản giấy ngay" in shown.warning.text() and "danh sách tin cậy kế tiếp" in shown.warning.text()
    assert shown.state.text() == "Chưa có trong danh sách tin cậy"
    assert [one.certificate for one in reception.openers(book)] == [held.certificate]
    assert shown.make.isHidden() and shown.make.secret.line.text() == ""


def test_the_list_names_it(qtbot: QtBot, window: Window, book: Book, world: World, tmp_path: Path) -> None:
    install_trust(book, world.trust_file.read_bytes())
    shown = part(qtbot, window)
    make(qtbot, window, shown)
    office = demonstration_key("screens", "Liên minh Hợp tác xã tỉnh", world.authority, FROM, TO)
    made = make_list(book, office, tmp_path / "2.asice")
    assert made.changes.reception_changed
    quiet(qtbot, window)
    assert shown.state.text() == "Có trong danh sách tin cậy số 2"
    assert "danh sách" not in shown.warning.text()


def test_the_paper_copy_is_seen_saved_and_noted(
    qtbot: QtBot, window: Window, book: Book, tmp_path: Path
) -> None:
    shown = part(qtbot, window)
    make(qtbot, window, shown)
    shown.begin_sheet.click()
    quiet(qtbot, window)
    QApplication.processEvents()
    preview = next(one for one in window.findChildren(PaperPreview) if one.isVisible())
    assert preview.pages.count == 3
    preview.accept()
    shown.save_sheet(keys(book)[0].key.sha256, b"%PDF", tmp_path / "giấy.pdf")
    quiet(qtbot, window)
    assert (tmp_path / "giấy.pdf").read_bytes() == b"%PDF"
    assert "05/03/2021" in texts(shown.facts) and "bản giấy" not in shown.warning.text()
    shown.save_file(tmp_path / "mở.p12")
    quiet(qtbot, window)
    assert (tmp_path / "mở.p12").read_bytes() == keys(book)[0].key.p12


@pytest.mark.parametrize(
    ("password", "again", "words"),
    [("ngắn", "ngắn", "ít nhất 8 ký tự"), (PASSWORD, "khác hẳn đi", "không giống nhau")],
)
def test_a_password_is_asked_twice(
    qtbot: QtBot, window: Window, book: Book, password: str, again: str, words: str
) -> None:
    shown = part(qtbot, window)
    shown.begin_make.click()
    shown.make.secret.line.setText(password)
    shown.make.again.line.setText(again)
    shown.make.go()
    assert words in shown.make.refusal.text() and keys(book) == []


def test_it_is_unlocked_once(qtbot: QtBot, window: Window, book: Book) -> None:
    shown = part(qtbot, window)
    make(qtbot, window, shown)
    assert shown.begin_unlock.isHidden()
    reception.lock()
    shown.look()
    quiet(qtbot, window)
    assert "chưa mở" in texts(shown.facts)
    shown.begin_unlock.click()
    shown.unlock.secret.line.setText("sai hoàn toàn")
    shown.unlock.go()
    quiet(qtbot, window)
    assert "Mật khẩu" in shown.unlock.refusal.text() and reception.is_locked(book)
    shown.unlock.secret.line.setText(PASSWORD)
    shown.unlock.go()
    quiet(qtbot, window)
    assert not reception.is_locked(book) and shown.begin_unlock.isHidden() and shown.unlock.isHidden()


def test_a_newer_key_takes_its_place_and_the_older_one_stays(
    qtbot: QtBot, window: Window, book: Book
) -> None:
    shown = part(qtbot, window)
    make(qtbot, window, shown)
    old = keys(book)[0]
    assert old.certificate is not None
    envelope = encrypt(b"x", [old.certificate])
    book.clock = lambda: NOW + timedelta(days=400)
    make(qtbot, window, shown, "mật khẩu thứ hai")
    current = shown.current()
    assert current is not None and current.key.sha256 != old.key.sha256
    assert shown.older.isVisible() and "lập ngày 05/03/2021" in texts(shown.older)
    question = confirm(window, shown.retire.click)
    question.act.click()
    quiet(qtbot, window)
    again = shown.current()
    assert again is not None and again.key.sha256 == old.key.sha256
    assert "ngừng dùng từ ngày 09/04/2022" in texts(shown.older)
    shown.older.use_again(current.key.sha256)
    quiet(qtbot, window)
    assert shown.current() == keys(book)[0] != old
    assert decrypt(envelope, reception.openers(book)[1]) == b"x"


def test_a_key_comes_back_from_paper_or_file(
    qtbot: QtBot, window: Window, book: Book, world: World, tmp_path: Path
) -> None:
    foreign = new_reception_key("Khóa cũ của tỉnh", "", NOW)
    p12 = save_key(foreign, PASSWORD)
    lines = to_lines(p12)
    shown = part(qtbot, window)
    shown.begin_restore.click()
    shown.restore.go()
    assert "Hãy nhập các dòng" in shown.restore.refusal.text()
    slip = lines[7][:-1] + ("2" if lines[7].endswith("7") else "7")
    shown.restore.lines.setPlainText("\n".join([*lines[:7], slip, *lines[8:]]))
    shown.restore.secret.line.setText(PASSWORD)
    shown.restore.go()
    quiet(qtbot, window)
    assert "“008”" in shown.restore.refusal.text() and keys(book) == []
    shown.restore.lines.setPlainText("\n".join(lines).lower())
    shown.restore.go()
    quiet(qtbot, window)
    assert [one.key.name for one in keys(book)] == ["Khóa cũ của tỉnh"]
    assert len(reception.openers(book)) == 1 and shown.restore.isHidden()
    assert shown.restore.lines.toPlainText() == ""
    (tmp_path / "mở.p12").write_bytes(p12)
    shown.begin_restore.click()
    shown.restore.file.set_value(str(tmp_path / "mở.p12"))
    shown.restore.secret.line.setText(PASSWORD)
    shown.restore.go()
    quiet(qtbot, window)
    assert "đã có trong sổ" in shown.restore.refusal.text()


def test_a_key_whose_certificate_is_not_known_is_learnt(qtbot: QtBot, window: Window, book: Book) -> None:
    foreign = new_reception_key("Khóa", "", NOW)
    kept.add(book, signer_fingerprint(foreign), save_key(foreign, PASSWORD), "Khóa")
    shown = part(qtbot, window)
    assert "Hãy mở khóa này một lần" in shown.warning.text()
    shown.begin_unlock.click()
    shown.unlock.secret.line.setText(PASSWORD)
    shown.unlock.go()
    quiet(qtbot, window)
    assert keys(book)[0].certificate == foreign.certificate
    assert "Hãy mở khóa này một lần" not in shown.warning.text()


def test_a_unit_that_receives_nothing_is_not_offered_one(qtbot: QtBot, window: Window) -> None:
    window.context.show_facts(Facts(receives=False))
    shown = settings_page(qtbot, window, "office")
    assert RECEPTION not in shown.chips._pills

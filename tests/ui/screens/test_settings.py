"""Settings on a real book: names, the key with its password, the trust list with its comparison."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from exports.registrations import load_registration
from exports.signing import read_key, signer_fingerprint
from exports.trust import build_trust
from storage import settings, trust
from storage.book import Book
from tests.ui.screens.frame import page, quiet
from tests.ui.screens.world import NOW, World
from ui import settings as desk
from ui.screens.settings.card import grouped
from ui.screens.settings.keys import key_in_use
from ui.screens.settings.page import DESK, KEY, OFFICE, TRUST, SettingsPage
from ui.shell.window import Window


def settings_page(qtbot: QtBot, window: Window, part: str) -> SettingsPage:
    found = page(qtbot, window, "settings", part=part)
    assert isinstance(found, SettingsPage)
    return found


def texts(widget: object) -> str:
    assert hasattr(widget, "findChildren")
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def make_key(
    qtbot: QtBot, window: Window, shown: SettingsPage, file: Path, password: str = "mười ký tự"
) -> None:
    form = shown.signing.make
    shown.signing.begin_make.click()
    form.name.set_value("Vàng Thị Lan")
    form.file.set_value(str(file))
    form.secret.line.setText(password)
    form.again.line.setText(password)
    form.go()
    quiet(qtbot, window)


def test_the_unit_is_told_and_names_are_kept_at_once(qtbot: QtBot, window: Window, book: Book) -> None:
    shown = settings_page(qtbot, window, OFFICE)
    assert "Tỉnh Lai Châu" in texts(shown.office.facts) and "cấp tỉnh" in texts(shown.office.facts)
    field = shown.office.names["signer_right"]
    field.line.setText("  Tẩn A  Sơn ")
    assert field.commit()
    assert settings.office_names(book).signer_right == "Tẩn A Sơn"
    quiet(qtbot, window)
    settings.write(book, "office", "Liên minh Hợp tác xã")
    quiet(qtbot, window)
    assert shown.office.names["office"].line.text() == "Liên minh Hợp tác xã"


def test_a_key_is_made_with_its_registration(
    qtbot: QtBot, window: Window, book: Book, tmp_path: Path
) -> None:
    shown = settings_page(qtbot, window, KEY)
    assert shown.signing.state.text() == "Chưa có khóa"
    make_key(qtbot, window, shown, tmp_path / "key.p12")
    kept = key_in_use(book)
    assert kept is not None and kept.name == "Vàng Thị Lan"
    signer = read_key(tmp_path / "key.p12", "mười ký tự")
    assert signer_fingerprint(signer) == kept.sha256
    assert load_registration((tmp_path / "key.pem").read_bytes()).sha256 == kept.sha256
    assert shown.signing.state.text() == "Ký được"
    assert grouped(kept.sha256) in texts(shown.signing.facts)
    assert settings.read(book, "key_file") == str(tmp_path / "key.p12") == desk.text("send/key")
    assert shown.signing.make.isHidden() and shown.signing.make.secret.line.text() == ""
    assert "mười ký tự" not in settings.read(book, "key_facts")


@pytest.mark.parametrize(
    ("password", "again", "refusal"),
    [
        ("ngắn", "ngắn", "Mật khẩu cần ít nhất 8 ký tự."),
        ("mười ký tự", "mười ký tụ", "Hai lần nhập mật khẩu không giống nhau."),
    ],
)
def test_a_password_is_asked_twice(
    qtbot: QtBot, window: Window, tmp_path: Path, password: str, again: str, refusal: str
) -> None:
    shown = settings_page(qtbot, window, KEY)
    form = shown.signing.make
    shown.signing.begin_make.click()
    form.file.set_value(str(tmp_path / "key.p12"))
    form.secret.line.setText(password)
    form.again.line.setText(again)
    form.go()
    assert form.refusal.text() == refusal and form.refusal.isVisible()
    assert not (tmp_path / "key.p12").exists()


def test_an_old_key_is_not_written_over(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    shown = settings_page(qtbot, window, KEY)
    (tmp_path / "key.p12").write_bytes(b"old")
    make_key(qtbot, window, shown, tmp_path / "key.p12")
    assert "key.p12" in shown.signing.make.refusal.text()
    assert (tmp_path / "key.p12").read_bytes() == b"old" and shown.signing.make.act.isEnabled()


def test_a_key_file_is_taken_only_with_its_password(
    qtbot: QtBot, window: Window, book: Book, tmp_path: Path
) -> None:
    shown = settings_page(qtbot, window, KEY)
    make_key(qtbot, window, shown, tmp_path / "key.p12")
    moved = tmp_path / "stick.p12"
    (tmp_path / "key.p12").rename(moved)
    shown.signing.look()
    assert shown.signing.state.text() == "Không thấy tệp khóa" and shown.signing.warning.isVisible()
    form = shown.signing.take
    shown.signing.begin_take.click()
    form.file.set_value(str(moved))
    form.secret.line.setText("sai rồi nhé")
    form.go()
    quiet(qtbot, window)
    assert "Mật khẩu" in form.refusal.text()
    form.secret.line.setText("mười ký tự")
    form.go()
    quiet(qtbot, window)
    assert settings.read(book, "key_file") == str(moved) and shown.signing.state.text() == "Ký được"


def test_a_key_near_its_end_warns(qtbot: QtBot, window: Window, book: Book, tmp_path: Path) -> None:
    shown = settings_page(qtbot, window, KEY)
    make_key(qtbot, window, shown, tmp_path / "key.p12")
    book.clock = lambda: NOW + timedelta(days=365 * 3 - 30)
    shown.signing.look()
    assert shown.signing.state.text() == "Còn 29 ngày là hết hạn"
    book.clock = lambda: NOW + timedelta(days=365 * 3 + 1)
    shown.signing.look()
    assert shown.signing.state.text() == "Đã hết hạn"


def test_the_first_trust_list_waits_for_the_comparison(
    qtbot: QtBot, window: Window, book: Book, world: World
) -> None:
    shown = settings_page(qtbot, window, TRUST)
    assert shown.trust.state.text() == "Chưa có"
    shown.trust.open_file(world.trust_file)
    quiet(qtbot, window)
    assert trust.in_use(book) is None
    assert shown.trust.offer.isVisible() and not shown.trust.accept.isEnabled()
    fingerprint = shown.trust.fingerprint.text()
    shown.trust.compared.click()
    shown.trust.accept.click()
    quiet(qtbot, window)
    kept = trust.in_use(book)
    assert kept is not None and grouped(kept.pinned) == fingerprint
    assert shown.trust.state.text() == "Còn hạn" and shown.trust.offer.isHidden()
    facts = texts(shown.trust.facts)
    assert "31/12/2021" in facts and "Tỉnh Lai Châu" in facts and fingerprint in facts


def test_a_list_that_is_not_wanted_is_not_installed(
    qtbot: QtBot, window: Window, book: Book, world: World
) -> None:
    shown = settings_page(qtbot, window, TRUST)
    shown.trust.open_file(world.trust_file)
    quiet(qtbot, window)
    shown.trust.reject.click()
    assert trust.in_use(book) is None and shown.trust.offer.isHidden() and shown.trust.now.isVisible()


def test_a_list_of_another_signer_is_refused(
    qtbot: QtBot, window: Window, book: Book, world: World, tmp_path: Path
) -> None:
    from exports.receiving import install_trust, trust_in_use

    install_trust(book, world.trust_file.read_bytes())
    used = trust_in_use(book)
    assert used is not None
    shown = settings_page(qtbot, window, TRUST)
    forged = tmp_path / "forged.asice"
    forged.write_bytes(build_trust(used, world.keys["stranger"]["leader"]))
    shown.trust.open_file(forged)
    quiet(qtbot, window)
    assert "dấu vân tay" in shown.trust.refusal.text() and shown.trust.refusal.isVisible()
    (tmp_path / "junk.asice").write_bytes(b"junk")
    shown.trust.open_file(tmp_path / "junk.asice")
    quiet(qtbot, window)
    assert shown.trust.refusal.isVisible() and shown.trust.state.text() == "Còn hạn"


@pytest.mark.parametrize(("days", "word"), [(310, "Quá ngày cập nhật"), (400, "Đã hết hạn")])
def test_an_old_list_is_said_to_be_old(
    qtbot: QtBot, window: Window, book: Book, world: World, days: int, word: str
) -> None:
    from exports.receiving import install_trust

    install_trust(book, world.trust_file.read_bytes())
    book.clock = lambda: NOW + timedelta(days=days)
    shown = settings_page(qtbot, window, TRUST)
    assert shown.trust.state.text() == word and shown.trust.told.isVisible()


def test_the_person_signs_the_history_from_now_on(qtbot: QtBot, window: Window, book: Book) -> None:
    shown = settings_page(qtbot, window, DESK)
    shown.person.line.setText("Lò Văn Páo")
    shown.person.commit()
    assert book.actor == "Lò Văn Páo" and desk.text("person") == "Lò Văn Páo"

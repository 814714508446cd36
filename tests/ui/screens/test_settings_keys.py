"""The signing keys of the settings on a real book: by role, from a file or a token, tried before they matter."""

import os
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from exports.signatures.signing import KeySigner, read_key, signer_fingerprint
from exports.signatures.tokens import reader
from exports.trust.registrations import load_registration
from models.values.errors import Refused
from storage.book.book import Book
from tests.exports.signatures.tokens.conftest import PIN, SoftToken, soft  # noqa: F401
from tests.ui.screens.frame import confirm, quiet
from tests.ui.screens.test_settings import settings_page, texts
from tests.ui.screens.world import NOW, World
from ui import settings as desk
from ui.keychain import LEADER, SEAL, found_on_tokens, sources
from ui.pieces.tables.facts import grouped
from ui.screens.settings.keys import keywork, trying
from ui.screens.settings.keys.keycard import RoleCard
from ui.screens.settings.keys.tokens import TokenForm
from ui.screens.settings.page import KEY
from ui.shell.frame.window import Window

PASSWORD = "mười ký tự"


def cards(qtbot: QtBot, window: Window) -> tuple[RoleCard, RoleCard]:
    shown = settings_page(qtbot, window, KEY)
    return shown.signing.leader, shown.signing.seal


def make_key(qtbot: QtBot, window: Window, card: RoleCard, file: Path, password: str = PASSWORD) -> None:
    form = card.make
    card.begin_make.click()
    form.name.set_value("Vàng Thị Lan")
    form.file.set_value(str(file))
    form.secret.line.setText(password)
    form.again.line.setText(password)
    form.go()
    quiet(qtbot, window)


def take_token(qtbot: QtBot, window: Window, card: RoleCard, module: str) -> TokenForm:
    card.begin_token.click()
    card.token.driver.take(module)
    quiet(qtbot, window)
    return card.token


def taking(form: TokenForm) -> QPushButton:
    return next(one for one in form.findChildren(QPushButton) if one.text().startswith("Ký bằng"))


def try_it(qtbot: QtBot, window: Window, card: RoleCard, secret: str) -> str:
    card.trying.secret.line.setText(secret)
    card.trying.act.click()
    quiet(qtbot, window)
    return card.trying.outcome.text()


def test_a_key_is_made_with_its_registration(
    qtbot: QtBot, window: Window, book: Book, tmp_path: Path
) -> None:
    leader, seal = cards(qtbot, window)
    assert (leader.heading.text(), seal.heading.text()) == ("Lãnh đạo", "Con dấu cơ quan")
    assert leader.state.text() == seal.state.text() == "Chưa có khóa" and leader.begin_try.isHidden()
    make_key(qtbot, window, leader, tmp_path / "key.p12")
    kept = sources(book)[LEADER]
    assert kept.name == "Vàng Thị Lan" and kept.file == str(tmp_path / "key.p12")
    assert signer_fingerprint(read_key(tmp_path / "key.p12", PASSWORD)) == kept.sha256
    assert load_registration((tmp_path / "key.pem").read_bytes()).sha256 == kept.sha256
    assert leader.state.text() == "Ký được" and seal.state.text() == "Chưa có khóa"
    facts = texts(leader.facts)
    assert grouped(kept.sha256) in facts and "còn 1.094 ngày" in facts and "05/03/2021" in facts
    assert leader.make.isHidden() and leader.make.secret.line.text() == ""


def test_the_seal_has_a_key_of_its_own(qtbot: QtBot, window: Window, book: Book, tmp_path: Path) -> None:
    leader, seal = cards(qtbot, window)
    make_key(qtbot, window, leader, tmp_path / "key.p12")
    seal.begin_make.click()
    assert seal.make.name.read() == "Tỉnh Lai Châu" and "con-dau-co-quan" in seal.make.file.read()
    make_key(qtbot, window, seal, tmp_path / "dấu.p12")
    files = {role: Path(one.file).name for role, one in sources(book).items()}
    assert files == {LEADER: "key.p12", SEAL: "dấu.p12"}


@pytest.mark.parametrize(
    ("password", "again", "refusal"),
    [
        ("ngắn", "ngắn", "Mật khẩu cần ít nhất 8 ký tự."),
        (PASSWORD, "mười ký tụ", "Hai lần nhập mật khẩu không giống nhau."),
    ],
)
def test_a_password_is_asked_twice(
    qtbot: QtBot, window: Window, tmp_path: Path, password: str, again: str, refusal: str
) -> None:
    leader, _ = cards(qtbot, window)
    form = leader.make
    leader.begin_make.click()
    form.file.set_value(str(tmp_path / "key.p12"))
    form.secret.line.setText(password)
    form.again.line.setText(again)
    form.go()
    assert form.refusal.text() == refusal and form.refusal.isVisible()
    assert not (tmp_path / "key.p12").exists()


def test_an_old_key_is_not_written_over(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    leader, _ = cards(qtbot, window)
    (tmp_path / "key.p12").write_bytes(b"old")
    make_key(qtbot, window, leader, tmp_path / "key.p12")
    assert "key.p12" in leader.make.refusal.text()
    assert (tmp_path / "key.p12").read_bytes() == b"old" and leader.make.act.isEnabled()


def test_a_key_file_is_taken_only_with_its_password(
    qtbot: QtBot, window: Window, book: Book, tmp_path: Path
) -> None:
    leader, _ = cards(qtbot, window)
    make_key(qtbot, window, leader, tmp_path / "key.p12")
    moved = tmp_path / "stick.p12"
    (tmp_path / "key.p12").rename(moved)
    leader.look()
    assert leader.state.text() == "Không thấy tệp khóa" and leader.warning.isVisible()
    form = leader.take
    leader.begin_take.click()
    assert leader.make.isHidden()
    form.file.set_value(str(moved))
    form.secret.line.setText("sai rồi nhé")
    form.go()
    quiet(qtbot, window)
    assert "Mật khẩu" in form.refusal.text()
    form.secret.line.setText(PASSWORD)
    form.go()
    quiet(qtbot, window)
    assert sources(book)[LEADER].file == str(moved) and leader.state.text() == "Ký được"


def test_a_key_near_its_end_warns(qtbot: QtBot, window: Window, book: Book, tmp_path: Path) -> None:
    leader, _ = cards(qtbot, window)
    make_key(qtbot, window, leader, tmp_path / "key.p12")
    book.clock = lambda: NOW + timedelta(days=365 * 3 - 30)
    leader.look()
    assert leader.state.text() == "Còn 29 ngày là hết hạn"
    book.clock = lambda: NOW + timedelta(days=365 * 3 + 1)
    leader.look()
    assert leader.state.text() == "Đã hết hạn"


def test_a_key_is_left_after_a_question(qtbot: QtBot, window: Window, book: Book, tmp_path: Path) -> None:
    leader, _ = cards(qtbot, window)
    make_key(qtbot, window, leader, tmp_path / "key.p12")
    question = confirm(window, leader.leave.click)
    question.act.click()
    quiet(qtbot, window)
    assert sources(book) == {} and (tmp_path / "key.p12").exists()
    assert leader.state.text() == "Chưa có khóa" and leader.leave.isHidden()


def test_a_file_key_is_tried(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    leader, _ = cards(qtbot, window)
    make_key(qtbot, window, leader, tmp_path / "key.p12")
    leader.begin_try.click()
    assert leader.trying.secret.label.text() == "Mật khẩu của khóa" and leader.trying.last_try.isHidden()
    told = try_it(qtbot, window, leader, PASSWORD)
    assert "Ký thử thành công" in told and "1.094 ngày" in told and "giây" in told
    assert leader.trying.secret.line.text() == ""
    assert "Mật khẩu của tệp khóa không đúng" in try_it(qtbot, window, leader, "sai")
    assert "Hãy nhập" in try_it(qtbot, window, leader, "")


@pytest.fixture
def token(soft: SoftToken, world: World) -> SoftToken:  # noqa: F811
    soft.put(world.keys["109"]["leader"])
    return soft


def test_a_token_is_chosen_without_its_pin_and_tried_with_it_once(
    qtbot: QtBot, window: Window, book: Book, token: SoftToken, world: World, tmp_path: Path
) -> None:
    leader, _ = cards(qtbot, window)
    form = take_token(qtbot, window, leader, token.module)
    shown = texts(form)
    assert "Chủ tịch 109" in shown and "Token A" in shown and "01/01/2029" in shown
    assert "chưa ghi nhận lần nhập sai" in shown
    taking(form).click()
    quiet(qtbot, window)
    kept = sources(book)[LEADER]
    assert (kept.module, kept.sha256) == (token.module, signer_fingerprint(world.keys["109"]["leader"]))
    assert leader.state.text() == "Ký được" and leader.token.isHidden()
    leader.begin_try.click()
    quiet(qtbot, window)
    assert leader.trying.secret.label.text() == "Mã PIN của token"
    told = try_it(qtbot, window, leader, "000000")
    assert "Mã PIN của token “Token A” không đúng" in told and leader.trying.secret.line.text() == ""
    assert "nhập sai ít nhất một lần" in leader.trying.tries.text() and leader.trying.last_try.isHidden()
    assert "Ký thử thành công" in try_it(qtbot, window, leader, PIN)
    leader.write_registration(tmp_path / "token.pem")
    quiet(qtbot, window)
    registration = load_registration((tmp_path / "token.pem").read_bytes())
    assert registration.sha256 == kept.sha256 and len(registration.authorities) == 2
    shutil.rmtree(token.folder)
    token.folder.mkdir()
    assert "Không thấy USB token" in try_it(qtbot, window, leader, PIN)


def test_the_last_try_must_be_meant(
    qtbot: QtBot, window: Window, token: SoftToken, monkeypatch: pytest.MonkeyPatch
) -> None:
    leader, _ = cards(qtbot, window)
    form = take_token(qtbot, window, leader, token.module)
    form.take(found_on_tokens(token.module)[0])
    quiet(qtbot, window)
    meant: list[bool] = []

    def kept(_source: object, _secret: str, *, last_try: bool) -> KeySigner:
        meant.append(last_try)
        raise Refused("TOKEN_PIN_LAST_TRY", token="Token A")

    monkeypatch.setattr(trying, "tries_left", lambda _: "one")
    monkeypatch.setattr(keywork, "signer", kept)
    leader.begin_try.click()
    quiet(qtbot, window)
    assert leader.trying.last_try.isVisible() and "Chỉ còn một lần" in leader.trying.tries.text()
    assert "chỉ còn một lần thử" in try_it(qtbot, window, leader, PIN)
    leader.trying.last_try.tick.setChecked(True)
    try_it(qtbot, window, leader, PIN)
    assert meant == [False, True] and not leader.trying.last_try.tick.isChecked()


def test_a_certificate_that_ended_cannot_be_taken(
    qtbot: QtBot, window: Window, book: Book, token: SoftToken
) -> None:
    book.clock = lambda: NOW + timedelta(days=3650)
    leader, _ = cards(qtbot, window)
    form = take_token(qtbot, window, leader, token.module)
    assert not taking(form).isEnabled()


def broken(tmp_path: Path, soft: SoftToken) -> str:  # noqa: F811
    del soft
    (tmp_path / "hỏng.so").write_bytes(b"no library")
    return str(tmp_path / "hỏng.so")


def missing(tmp_path: Path, soft: SoftToken) -> str:  # noqa: F811
    del soft
    return str(tmp_path / "none.so")


def empty(tmp_path: Path, soft: SoftToken) -> str:  # noqa: F811
    del tmp_path
    return soft.module


@pytest.mark.parametrize(
    ("driver", "code", "words"),
    [
        (missing, "TOKEN_DRIVER_MISSING", "Không tìm thấy trình điều khiển"),
        (broken, "TOKEN_DRIVER_BROKEN", "không dùng được làm trình điều khiển"),
        (empty, "TOKEN_ABSENT", "Không thấy USB token nào"),
    ],
)
def test_a_driver_that_does_not_work_is_said_and_diagnosed(
    qtbot: QtBot,
    window: Window,
    soft: SoftToken,  # noqa: F811
    tmp_path: Path,
    driver: Callable[[Path, SoftToken], str],
    code: str,
    words: str,
) -> None:
    module = driver(tmp_path, soft)
    shown = settings_page(qtbot, window, KEY)
    form = take_token(qtbot, window, shown.signing.leader, module)
    assert words in form.refusal.text() and form.seek.isEnabled()
    shown.signing.help.head.click()
    diagnosis = shown.signing.diagnosis
    diagnosis.driver.take(module)
    quiet(qtbot, window)
    told = diagnosis.text.toPlainText()
    assert f"trouble {code}" in told and words in told
    diagnosis.copy.click()
    assert QGuiApplication.clipboard().text() == told
    diagnosis.save_to(tmp_path / "token.txt")
    quiet(qtbot, window)
    assert (tmp_path / "token.txt").read_text(encoding="utf-8") == told


def test_a_driver_that_hangs_leaves_the_window_alive(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "find_certificates", partial(reader.find_certificates, seconds=1.5))
    pipe = tmp_path / "treo.so"
    os.mkfifo(pipe)  # whoever opens it waits for a writer that never comes
    leader, _ = cards(qtbot, window)
    beats: list[float] = []
    timer = QTimer(window)
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start(20)
    form = take_token(qtbot, window, leader, str(pipe))
    timer.stop()
    assert "không trả lời sau 1 giây" in form.refusal.text() and form.seek.isEnabled()
    assert max(after - before for before, after in pairwise(beats)) < 1.0


def test_a_place_that_only_another_machine_knows(
    qtbot: QtBot, window: Window, book: Book, tmp_path: Path
) -> None:
    leader, _ = cards(qtbot, window)
    make_key(qtbot, window, leader, tmp_path / "key.p12")
    kept = sources(book)[LEADER]
    desk.forget(f"keys/{kept.sha256}")
    leader.look()
    assert leader.source == replace(kept, file="") and leader.state.text() == "Máy này chưa có khóa"
    assert leader.begin_try.isHidden() and leader.warning.isVisible()

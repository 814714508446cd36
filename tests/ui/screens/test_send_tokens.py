"""Signing with a token on the page of sending: one PIN for one attempt, tries shown, a last one only on purpose."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exports.signatures.tokens.reader import TokenCertificate
from models.returns.returns import State
from tests.exports.signatures.tokens.conftest import PIN, SoftToken
from tests.exports.signatures.tokens.conftest import soft as soft  # the token that is made of files
from tests.ui.screens.commune import PERIOD, opened, settle
from tests.ui.screens.sender import PASSWORD, Sender, bare_book, make_sender
from tests.ui.screens.test_send import send_page, signing_off, state_of, type_secrets
from ui import keychain
from ui.screens.send.page import SendPage
from ui.shell.frame.window import Window


@pytest.fixture
def sender(tmp_path: Path, soft: SoftToken) -> Sender:
    """The leader's key is on a token, the seal's in a file."""
    folder = tmp_path / "keys"
    folder.mkdir()
    made = make_sender(folder)
    soft.put(made.keys["leader"], "Token lãnh đạo")
    return made


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, sender: Sender, soft: SoftToken) -> Iterator[Window]:
    book = bare_book(tmp_path)
    sender.install(book)
    sender.remember(book, "seal")
    token = keychain.source_of(sender.keys["leader"].certificate, keychain.TOKEN, soft.module)
    keychain.remember(book, "leader", token)
    with opened(qtbot, book) as made:
        yield made


def ready(qtbot: QtBot, window: Window, folder: Path, *secrets: str) -> SendPage:
    page = signing_off(qtbot, window, folder)
    type_secrets(page, *secrets)
    return page


def finish(qtbot: QtBot, window: Window, page: SendPage) -> None:
    page.finish()
    settle(qtbot, window)


def test_a_token_and_a_file_sign_together(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    page = ready(qtbot, window, tmp_path, PIN, PASSWORD)
    leader = page.signing.signers.cards[0]
    assert leader.secret.label.text() == "Mã PIN của USB token"
    assert "USB token" in leader.where.text() and leader.tries.isHidden()
    finish(qtbot, window, page)
    assert state_of(page) is State.SENT
    assert (tmp_path / f"03549_{PERIOD}_lan1.asice").is_file()


def test_a_wrong_pin_is_used_once_and_said_with_what_it_left(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from exports.signatures.tokens import signing
    from exports.signatures.tokens.reader import ask

    asked: list[str] = []

    def counted(request: dict[str, str], seconds: float) -> object:
        asked.append(request["pin"])
        return ask(request, seconds)

    monkeypatch.setattr(signing, "ask", counted)
    page = ready(qtbot, window, tmp_path, "000000", PASSWORD)
    finish(qtbot, window, page)
    leader = page.signing.signers.cards[0]
    assert asked == ["000000"]
    assert leader.secret.refused and "không đúng" in leader.secret.refusal.text()
    assert leader.secret.line.text() == ""
    assert "nhập sai ít nhất một lần" in leader.tries.text()  # asked anew after the failure
    assert page.signing_off and state_of(page) is State.DRAFT
    type_secrets(page, PIN, PASSWORD)
    finish(qtbot, window, page)
    assert state_of(page) is State.SENT


def test_a_wrong_password_of_the_file_costs_no_try_of_the_token(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from exports.signatures.tokens import signing

    monkeypatch.setattr(signing, "ask", lambda request, seconds: pytest.fail("the token was asked"))
    page = ready(qtbot, window, tmp_path, PIN, "sai")
    finish(qtbot, window, page)
    assert page.signing.signers.cards[1].secret.refused


def test_a_token_that_is_not_plugged_in_is_said_and_found_again(
    qtbot: QtBot, window: Window, tmp_path: Path, soft: SoftToken
) -> None:
    away = tmp_path / "away"
    soft.folder.rename(away)
    soft.folder.mkdir()
    page = signing_off(qtbot, window, tmp_path)
    leader = page.signing.signers.cards[0]
    assert "USB token" in leader.trouble.text() and leader.secret.isHidden()
    assert not page.signing.signers.again.isHidden()
    soft.folder.rmdir()
    away.rename(soft.folder)
    page.signing.signers.again.click()
    settle(qtbot, window)
    assert page.signing.signers.cards[0].able
    page.leave()
    assert not send_page(qtbot, window).signing_off


@pytest.mark.parametrize("tries", ["one", "none"])
def test_a_last_try_is_used_only_on_purpose_and_a_locked_token_not_at_all(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tries: str
) -> None:
    from exports.signatures.tokens import reader

    find = reader.find_certificates

    def worn(module: str) -> list[TokenCertificate]:
        return [replace(found, tries=tries) for found in find(module)]

    monkeypatch.setattr(keychain, "found_on_tokens", worn)
    page = signing_off(qtbot, window, tmp_path)
    leader = page.signing.signers.cards[0]
    if tries == "none":
        assert "đã bị khóa" in leader.trouble.text() and leader.secret.isHidden()
        return
    type_secrets(page, PIN, PASSWORD)
    assert "một lần thử" in leader.tries.text()
    assert page.why_not().startswith("Lãnh đạo: chỉ còn một lần thử")
    leader.last_try.tick.setChecked(True)
    assert page.why_not() == ""
    finish(qtbot, window, page)
    assert state_of(page) is State.SENT

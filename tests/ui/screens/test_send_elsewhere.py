"""The print goes out to be signed by another tool, waits, and comes back; what is not it is refused in words."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exports.exchange.receiving import trust_in_use
from exports.files.archive import read_archive
from exports.signatures.container import PRINT_NAME
from exports.signatures.pades.signing import sign_in_order
from exports.verdicts.packages import verify
from models.returns.returns import State
from tests.ui.screens.commune import NOW, PERIOD, opened, settle
from tests.ui.screens.sender import PASSWORD, ROLES, Sender, bare_book, make_sender
from tests.ui.screens.test_send import send_page, signing_off, state_of, type_secrets
from ui.screens.send.page import SendPage
from ui.shell.frame.window import Window

NAME = f"03549_{PERIOD}_lan1"


@pytest.fixture
def sender(tmp_path: Path) -> Sender:
    folder = tmp_path / "keys"
    folder.mkdir()
    return make_sender(folder)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, sender: Sender) -> Iterator[Window]:
    """A commune without any key on this machine."""
    book = bare_book(tmp_path)
    sender.install(book)
    with opened(qtbot, book) as made:
        yield made


def exported(qtbot: QtBot, window: Window, folder: Path) -> SendPage:
    page = signing_off(qtbot, window)
    page.process.write_print(folder)
    settle(qtbot, window)
    assert not page.signing_off
    return page


def signed(sender: Sender, folder: Path, *roles: str) -> Path:
    """The print as the issuer's tool gives it back."""
    pdf = (folder / f"{NAME}.pdf").read_bytes()
    done = folder / "da-ky.pdf"
    done.write_bytes(sign_in_order(pdf, roles or ROLES, sender.keys, NOW + timedelta(minutes=5)))
    return done


def taking_back(qtbot: QtBot, window: Window, file: Path, folder: Path) -> SendPage:
    page = send_page(qtbot, window)
    page.begin_back()
    settle(qtbot, window)
    assert page.signing_off and page.signing.taking_back
    page.signing.signed.line.setText(str(file))
    page.signing.way.folder.take(folder)
    return page


def rungs(page: SendPage) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(one.text() for one in page.standing.findChildren(QLabel) if isinstance(one, QLabel))


def test_the_print_goes_out_without_any_key_and_waits(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    page = exported(qtbot, window, tmp_path)
    assert (tmp_path / f"{NAME}.pdf").read_bytes().startswith(b"%PDF-")
    assert state_of(page) is State.SEALED
    assert page.package.written.heading.text() == "Bản in để đem ký"
    assert "Chờ PDF đã ký từ ngày 28/09/2026 (0 ngày)." in rungs(page)
    primary = page.primary()
    assert primary is not None and primary.text == "Nhận lại PDF đã ký…"
    assert [one.text for one in page.secondary()] == ["Ký tại đây…", "Xem in"]


def test_the_signed_print_is_sent_alone(qtbot: QtBot, window: Window, sender: Sender, tmp_path: Path) -> None:
    exported(qtbot, window, tmp_path)
    file = signed(sender, tmp_path)
    stick = tmp_path / "USB"
    stick.mkdir()
    page = taking_back(qtbot, window, file, stick)
    assert page.signing.packing.isHidden() and page.signing.signers.isHidden()
    page.finish()
    settle(qtbot, window)
    assert state_of(page) is State.SENT
    assert (stick / f"{NAME}.pdf").read_bytes() == file.read_bytes()


def test_with_both_key_files_it_is_wrapped(
    qtbot: QtBot, window: Window, sender: Sender, tmp_path: Path
) -> None:
    sender.remember(window.context.opened)
    settle(qtbot, window)
    exported(qtbot, window, tmp_path)
    file = signed(sender, tmp_path)
    stick = tmp_path / "USB"
    stick.mkdir()
    page = taking_back(qtbot, window, file, stick)
    assert page.why_not() == "" and page.signing.signers.isHidden()
    page.signing.packing.turn()
    assert page.why_not() == "Lãnh đạo: chưa nhập mật khẩu."
    type_secrets(page, PASSWORD, PASSWORD)
    page.finish()
    settle(qtbot, window)
    package = (stick / f"{NAME}.asice").read_bytes()
    assert {entry.name: entry.data for entry in read_archive(package)}[PRINT_NAME] == file.read_bytes()
    assert verify(package, trust_in_use(window.context.opened), NOW + timedelta(hours=1)).verdict.accepted


def test_what_was_not_signed_is_refused_in_words(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    exported(qtbot, window, tmp_path)
    page = taking_back(qtbot, window, tmp_path / f"{NAME}.pdf", tmp_path)
    page.finish()
    settle(qtbot, window)
    assert "chưa có chữ ký số nào" in page.signing.signed.refusal.text()
    assert state_of(page) is State.SEALED
    page.signing.signed.line.setText(str(tmp_path / "không có.pdf"))
    page.finish()
    settle(qtbot, window)
    assert "Không tìm thấy tệp" in page.signing.signed.refusal.text()


def test_a_print_that_was_touched_after_signing_is_refused(
    qtbot: QtBot, window: Window, sender: Sender, tmp_path: Path
) -> None:
    exported(qtbot, window, tmp_path)
    file = signed(sender, tmp_path)
    content = bytearray(file.read_bytes())
    content[len(content) // 3] ^= 1
    file.write_bytes(content)
    page = taking_back(qtbot, window, file, tmp_path)
    page.finish()
    settle(qtbot, window)
    assert page.signing.signed.refused and state_of(page) is State.SEALED


def test_it_may_still_be_signed_here(qtbot: QtBot, window: Window, sender: Sender, tmp_path: Path) -> None:
    page = exported(qtbot, window, tmp_path)
    sender.remember(window.context.opened)
    settle(qtbot, window)
    signing_off(qtbot, window, tmp_path)
    assert not page.signing.taking_back
    type_secrets(page, PASSWORD, PASSWORD)
    page.finish()
    settle(qtbot, window)
    assert state_of(page) is State.SENT and (tmp_path / f"{NAME}.asice").is_file()

"""The page of sending on a real book: what blocks, the signature, the same bytes again."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from exports.carrying import Drive
from exports.certificates import new_identity
from exports.signing import save_key
from models.returns import State
from storage import returns
from storage.book import Book
from storage.returns import Entry
from tests.ui.screens.commune import NOW, PERIOD, commune_book, opened, page_of, settle
from ui.screens.send import work
from ui.screens.send.page import SendPage
from ui.shell.page import Chip
from ui.shell.window import Window
from ui.shell.work import Work

PASSWORD = "Mật khẩu 1"


@pytest.fixture(scope="module")
def key_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A throw-away key."""
    identity = new_identity("Lò Văn Páo", "UBND xã Phong Thổ", NOW, kind="p-256")
    path = tmp_path_factory.mktemp("key") / "khoá.p12"
    path.write_bytes(save_key(identity.signer, PASSWORD))
    return path


def begun(folder: Path, *figures: Entry) -> Book:
    book = commune_book(folder)
    head = returns.open_return(book, PERIOD)
    returns.give(book, head.id, "B01", list(figures))
    return book


def figure(row: str, value: int) -> Entry:
    return Entry(row, "actual", Decimal(value))


@pytest.fixture
def clean(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """A return in which nothing is doubtful."""
    with opened(qtbot, begun(tmp_path, figure("I.5", 100))) as window:
        yield window


def send_page(qtbot: QtBot, window: Window) -> SendPage:
    page = page_of(qtbot, window, "send", period=PERIOD)
    assert isinstance(page, SendPage)
    return page


def fill(page: SendPage, key: Path, folder: Path, password: str = PASSWORD) -> None:
    page.signing.key.line.setText(str(key))
    page.signing.folder.line.setText(str(folder))
    page.signing.password.line.setText(password)


def test_errors_block_the_signature_and_are_listed(qtbot: QtBot, tmp_path: Path) -> None:
    book = begun(tmp_path, figure("I.1", 44), figure("I.1.1", 22), figure("I.1.2", 20))
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


def test_what_is_missing_is_said_in_its_order(qtbot: QtBot, clean: Window, key_file: Path) -> None:
    page = send_page(qtbot, clean)
    assert page.why_not() == "Chưa chọn tệp khóa."
    page.signing.key.line.setText(str(key_file))
    assert page.why_not() == "Chưa nhập mật khẩu của khóa."
    page.signing.password.line.setText(PASSWORD)
    assert page.why_not() == "Chưa chọn nơi đặt gói."


def test_the_review_counts_pages_and_shows_main_figures(qtbot: QtBot, clean: Window) -> None:
    page = send_page(qtbot, clean)
    assert page.review is not None and page.review.pages >= 3
    assert [one.now for one in page.review.totals if "vốn" in one.label.lower()] == ["100"]
    assert page.review.changes is None
    assert not page.overview.clean.isHidden()
    assert page.overview.early.text() == "Kỳ này chưa kết thúc: số liệu tính đến 30/09/2026"


def test_signing_lays_a_package_that_was_read_back(
    qtbot: QtBot, clean: Window, key_file: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    page = send_page(qtbot, clean)
    fill(page, key_file, stick)
    page.sign()
    settle(qtbot, clean)
    assert [path.name for path in stick.iterdir()] == [f"03549_{PERIOD}_lan1.asice"]
    assert page.review is not None and page.review.paper.head is not None
    assert page.review.paper.head.state is State.SENT
    assert "rút USB được" in page.signing.laid.chip.text()
    assert page.signing.password.line.text() == ""
    assert page.chip() == Chip("Đã gửi", "green")
    first = (stick / f"03549_{PERIOD}_lan1.asice").read_bytes()
    other = tmp_path / "lần nữa"
    other.mkdir()
    page.lay_again(other)
    settle(qtbot, clean)
    assert (other / f"03549_{PERIOD}_lan1.asice").read_bytes() == first


def test_the_path_of_the_key_is_remembered_and_the_password_is_not(
    qtbot: QtBot, clean: Window, key_file: Path, tmp_path: Path
) -> None:
    from ui import settings

    page = send_page(qtbot, clean)
    fill(page, key_file, tmp_path)
    page.sign()
    settle(qtbot, clean)
    assert settings.text("send/key") == str(key_file)
    kept = (tmp_path / "settings" / "SoHTX" / "desktop.ini").read_text(encoding="utf-8")
    assert PASSWORD not in kept and "Mật" not in kept


def test_a_wrong_password_is_said_under_its_field_and_nothing_is_sealed(
    qtbot: QtBot, clean: Window, key_file: Path, tmp_path: Path
) -> None:
    page = send_page(qtbot, clean)
    fill(page, key_file, tmp_path, "sai")
    page.sign()
    settle(qtbot, clean)
    assert page.signing.password.refused
    assert page.review is not None and page.review.paper.frozen is None


def test_a_missing_folder_is_said_under_its_field(
    qtbot: QtBot, clean: Window, key_file: Path, tmp_path: Path
) -> None:
    page = send_page(qtbot, clean)
    fill(page, key_file, tmp_path / "rút ra rồi")
    page.sign()
    settle(qtbot, clean)
    assert page.signing.folder.refused
    assert page.review is not None and page.review.paper.frozen is None


def test_it_can_be_stopped_before_it_is_sealed(tmp_path: Path, key_file: Path) -> None:
    from ui.shell.work import Stopped

    book = begun(tmp_path, figure("I.5", 100))
    stopped = Work()
    stopped.stop()
    with book, pytest.raises(Stopped):
        work.sign_and_lay(book, PERIOD, key_file, PASSWORD, tmp_path, stopped)
    with Book.open(book.path) as again:
        head = returns.head(again, PERIOD)
        assert head is not None and head.state is State.DRAFT
    assert not list(tmp_path.glob("*.asice"))


def test_what_changed_since_the_last_revision_is_listed(
    qtbot: QtBot, clean: Window, key_file: Path, tmp_path: Path
) -> None:
    page = send_page(qtbot, clean)
    fill(page, key_file, tmp_path)
    page.sign()
    settle(qtbot, clean)
    book = clean.context.opened
    head = returns.reopen(book, PERIOD)
    returns.give(book, head.id, "B01", [figure("I.5", 120)])
    settle(qtbot, clean)
    assert page.review is not None and page.review.changes is not None
    assert [(one.key, one.before, one.now) for one in page.review.changes] == [
        (("I.5", "actual"), "100", "120")
    ]
    assert page.where()[2] == "lần 2"


def test_sticks_that_can_be_written_are_offered(qtbot: QtBot, clean: Window, tmp_path: Path) -> None:
    page = send_page(qtbot, clean)
    stick = Drive(tmp_path / "stick", "KINGSTON", 12 * 1024**3, 16 * 1024**3)
    locked = Drive(tmp_path / "locked", "OLD", 1, 2, read_only=True)
    page.signing.offer_sticks([stick, locked])
    buttons = page.signing.form.findChildren(QPushButton)
    (offered,) = [one for one in buttons if one.property("kind") == "link"]
    assert offered.text() == "USB KINGSTON: còn 12.288 MB"
    offered.click()
    assert page.signing.folder.value() == str(tmp_path / "stick")


def test_a_doubtful_stick_is_told(qtbot: QtBot, clean: Window, tmp_path: Path) -> None:
    page = send_page(qtbot, clean)
    page.signing.show_laid(work.Laid(tmp_path / "a.asice", 9_000_000, "ab" * 32, "STICK_SPACE_UNCHANGED"))
    assert "dung lượng" in page.signing.laid.doubt.text()
    page.signing.show_laid(work.Laid(tmp_path / "a.asice", 9_000_000, "ab" * 32))
    assert page.signing.laid.doubt.text() == ""

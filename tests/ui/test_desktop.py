"""One sitting at the desk: the book is opened beside the window, made by the assistant, kept over a switch."""

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exports.signatures.signing import read_key, signer_fingerprint
from models.office.names import OfficeNames
from models.values.dates import VIETNAM
from models.values.errors import Refused
from models.values.periods import LastDay
from models.values.units import unit_on
from storage.book import settings as book_settings
from storage.book.backups import automatic, changes_since, copies
from storage.book.book import Book
from storage.book.proof.verification import verify
from storage.returns import agenda, returns, sealing
from storage.returns.sheets import period_sheets
from tests.storage.filling import filled
from tests.ui.samples import ENTRIES
from ui import settings
from ui.desktop import Session
from ui.keychain import sources
from ui.pieces.panels.confirm import ConfirmPanel
from ui.shell.frame import status_facts
from ui.shell.frame.window import Window
from ui.shell.start import opening
from ui.shell.start.assistant import NewBookRequest
from ui.shell.work import Work

UNIT = unit_on("03549", date(2026, 9, 30))


@pytest.fixture
def book_file(tmp_path: Path) -> Path:
    path = tmp_path / "phong-tho.book"
    book_settings.create_book(path, UNIT).close()
    return path


@pytest.fixture
def session(qtbot: QtBot, window: Window, book_file: Path) -> Iterator[Session]:
    made = Session(window, book_file)
    yield made
    made.window.close()
    made.close()


def plan(path: Path, **other: object) -> NewBookRequest:
    answers: dict[str, object] = {
        "path": path,
        "unit": UNIT,
        "day": date(2026, 9, 30),
        "names": OfficeNames(
            signer_left="Lò Thị Mai", preparer_position="Công chức", signer_right="Vàng A Chính"
        ),
        "key": "later",
        "key_file": None,
        "password": "",
    }
    return NewBookRequest(**(answers | other))  # type: ignore[arg-type]


def test_the_book_is_opened_beside_the_window(qtbot: QtBot, session: Session) -> None:
    session.begin()
    assert session.window.context.book is None, "the window does not wait for it"
    qtbot.waitUntil(lambda: session.window.rail.unit.text() == "Xã Phong Thổ · Lai Châu")
    assert session.window.page is not None
    assert session.window.status.facts.text().startswith("Chưa có bản sao lưu   ·   Kỳ: ")
    assert session.window.rail.buttons["receive"].isHidden(), "nothing reports to a commune"


def test_a_change_of_the_book_reaches_the_pages(qtbot: QtBot, session: Session) -> None:
    session.begin()
    qtbot.waitUntil(lambda: session.window.context.book is not None)
    book = session.window.context.opened
    heard: list[frozenset[str]] = []
    threads: set[int] = set()
    session.window.context.things_changed.connect(heard.append)
    session.window.context.things_changed.connect(lambda _: threads.add(threading.get_ident()))
    session.window.context.run(lambda _: automatic(book), lambda _: None, title="sao lưu")
    qtbot.waitUntil(lambda: "hôm nay" in session.window.status.facts.text(), timeout=5000)
    assert threads == {threading.get_ident()}, "pages are told on their own thread"
    assert heard and session.window.status.kept.text().startswith("Đã lưu")


def test_a_book_that_is_gone_is_told(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    session = Session(window, tmp_path / "gone.book")
    session.begin()
    qtbot.waitUntil(lambda: not window.notice.isHidden())
    assert "gone.book" in window.notice.sentence.text()
    assert window.page is window.start, "the window offers a way on"


def test_without_a_book_every_page_is_the_page_of_books(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    session = Session(window, None)
    session.begin()
    for entry in window.entries:
        window.open_page(entry.key)
        assert (window.page is window.start) is not entry.bookless
    window.open_page("today")
    assert window.start.recent.isHidden() and window.focusWidget() is window.start.new


def test_a_book_that_was_opened_is_offered_again(qtbot: QtBot, session: Session, book_file: Path) -> None:
    session.begin()
    qtbot.waitUntil(lambda: bool(session.window.context.facts.unit))
    window = session.window
    window.open_another()
    start = window.start
    assert window.page is start and str(book_file) in start.recent.item(0).text()
    assert start.recent.item(0).text().startswith("Xã Phong Thổ")
    QTest.keyClick(start.recent, Qt.Key.Key_Escape)
    assert window.page is not start and window.page is window.pages["cooperatives"], (
        "the open book is still there"
    )


def test_an_office_with_its_own_seal_is_not_the_committee(tmp_path: Path) -> None:
    names = OfficeNames(signer_left="Lò Thị Mai", signer_right="Vàng A Chính", kind="registry")
    made = plan(tmp_path / "a.book", names=names, key="make", password="mật khẩu dài")
    with opening.make_book(made, Work()) as book:
        assert sources(book)["seal"].name == f"Cơ quan đăng ký kinh doanh, {UNIT.title}"


def test_a_practice_book_sends_nothing_and_is_marked(tmp_path: Path) -> None:
    with opening.make_practice(tmp_path / "practice.book", "Lò Thị Mai") as book:
        period = str(agenda.current(book))
        returns.open_return(book, period)
        assert period_sheets(book, period).register is not None
        assert sealing.names_of(book, period_sheets(book, period)).mark == "TẬP DƯỢT"
        with pytest.raises(Refused, match="PRACTICE_SENDS_NOTHING"):
            sealing.prepare(book, period)


def test_the_language_is_switched_with_the_book_open(qtbot: QtBot, book_file: Path) -> None:
    session = Session(Window(ENTRIES), book_file)
    session.begin()
    qtbot.waitUntil(lambda: bool(session.window.context.facts.unit))
    session.switch_language("en")
    qtbot.waitUntil(lambda: "No backup yet" in session.window.status.facts.text())
    assert session.window.rail.buttons["cooperatives"].text() == "Cooperatives"
    assert settings.text("language") == "en"
    session.window.close()
    session.close()
    session.window.deleteLater()


def test_the_assistant_makes_key_registration_and_book(tmp_path: Path) -> None:
    path = tmp_path / "phong-tho.book"
    with opening.make_book(plan(path, key="make", password="mật khẩu dài"), Work()) as book:
        assert book_settings.unit_of(book) == UNIT
        leader, seal = (sources(book)[role] for role in ("leader", "seal"))
        names = book_settings.office_names(book)
        assert (names.signer_left, names.preparer_position) == ("Lò Thị Mai", "Công chức")
        assert names.signer_right == "Vàng A Chính"
    assert (leader.name, seal.name) == ("Vàng A Chính", UNIT.title), "the clerk is never made the leader"
    signer = read_key(tmp_path / "phong-tho.p12", "mật khẩu dài")
    assert leader.file == str(tmp_path / "phong-tho.p12") and leader.sha256 == signer_fingerprint(signer)
    for name in ("phong-tho.pem", "phong-tho-seal.pem"):
        assert (tmp_path / name).read_text().startswith("-----BEGIN CERTIFICATE")
    assert seal.file == str(tmp_path / "phong-tho-seal.p12")
    assert b"m\xe1\xba\xadt kh\xe1\xba\xa9u" not in path.read_bytes()


def test_an_old_key_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.p12").write_bytes(b"old")
    with pytest.raises(Refused) as refused:
        opening.make_book(plan(tmp_path / "a.book", key="make", password="mật khẩu dài"), Work())
    assert refused.value.code == "KEY_FILE_EXISTS"
    assert (tmp_path / "a.p12").read_bytes() == b"old" and not (tmp_path / "a.book").exists()


def test_a_book_that_cannot_be_made_leaves_no_key(tmp_path: Path) -> None:
    (tmp_path / "a.book").write_bytes(b"other")
    with pytest.raises(Refused) as refused:
        opening.make_book(plan(tmp_path / "a.book", key="make", password="mật khẩu dài"), Work())
    assert refused.value.code == "BOOK_EXISTS"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["a.book"]


def test_a_wrong_password_of_a_key_stops_before_the_book(tmp_path: Path) -> None:
    opening.make_book(plan(tmp_path / "a.book", key="make", password="mật khẩu dài"), Work()).close()
    wanted = plan(tmp_path / "b.book", key="import", key_file=tmp_path / "a.p12", password="sai")
    with pytest.raises(Refused) as refused:
        opening.make_book(wanted, Work())
    assert refused.value.code == "KEY_PASSWORD_WRONG" and not (tmp_path / "b.book").exists()


@pytest.mark.parametrize(("days", "part"), [(0, "hôm nay"), (1, "hôm qua 10:00"), (9, "9 ngày trước")])
def test_the_backup_is_dated_as_people_say_it(
    qapp: QApplication, book_file: Path, days: int, part: str
) -> None:
    now = datetime(2026, 11, 21, 16, 40, tzinfo=VIETNAM)
    with Book.open(book_file, clock=lambda: now) as book:
        seen = status_facts.read(book)
    at = (now - timedelta(days=days)).replace(hour=10, minute=0)
    facts = status_facts.words(
        status_facts.StatusFacts(seen.unit, seen.above, seen.receives, seen.due, at, now)
    )
    assert part in facts.backup


def test_of_a_day_long_past_only_the_day_is_said(qapp: QApplication, book_file: Path) -> None:
    with Book.open(book_file) as book:
        seen = status_facts.read(book)
    day = date(2020, 12, 21)
    late = replace(seen.due, until=LastDay(day, day, ""), days_left=-61)
    assert status_facts.words(replace(seen, due=late)).due == "Quá hạn từ 21/12/2020"
    late = replace(late, days_left=-60)
    assert "60" in status_facts.words(replace(seen, due=late)).due


def test_a_province_receives(tmp_path: Path) -> None:
    province = unit_on("12", date(2026, 9, 30))
    with book_settings.create_book(tmp_path / "province.book", province) as book:
        seen = status_facts.read(book)
    assert seen.receives and seen.above is None


def test_the_window_is_up_before_anything_heavy_is_imported() -> None:
    check = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "application = QApplication([])\n"
        "from ui.desktop import dress\n"
        "from ui.shell.frame.window import Window\n"
        "dress('vi', 'light')\n"
        "window = Window(); window.show(); application.processEvents()\n"
        "heavy = {'sqlalchemy', 'alembic', 'openpyxl', 'reportlab', 'pyhanko', 'cryptography', 'pikepdf',\n"
        "         'storage', 'exports', 'asyncio'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", check],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert found.stdout.strip() == "[]"


def work_done(book: Book) -> None:
    filled(book, 1, 1)


def taken_up(qtbot: QtBot, session: Session) -> Book:
    session.begin()
    qtbot.waitUntil(lambda: session.window.context.book is not None, timeout=5000)
    return session.window.context.opened


def test_the_copy_of_the_day_is_made_by_itself(
    qtbot: QtBot, session: Session, book_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.shell.start.sitting.COPY_AFTER", 1)
    with Book.open(book_file) as book:
        work_done(book)
    taken_up(qtbot, session)
    qtbot.waitUntil(lambda: len(copies(book_file)) == 1, timeout=5000)
    qtbot.waitUntil(lambda: "hôm nay" in session.window.status.facts.text(), timeout=5000)


def test_a_sitting_with_work_ends_with_a_copy_and_one_without_does_not(
    qtbot: QtBot, session: Session, book_file: Path
) -> None:
    book = taken_up(qtbot, session)
    session.window.close()
    session.end()
    assert not copies(book_file)
    book = Book.open(book_file)
    session.window.context.hold(book)
    work_done(book)
    qtbot.waitUntil(lambda: session._worked)
    session.end()
    assert len(copies(book_file)) == 1


def test_the_book_goes_back_to_a_copy_and_the_former_one_is_kept(
    qtbot: QtBot, session: Session, book_file: Path
) -> None:
    book = taken_up(qtbot, session)
    made = automatic(book)
    work_done(book)
    assert changes_since(book_file, made.path) == 1
    session.window.context.restore_wanted.emit(made.path)
    qtbot.waitUntil(lambda: session.window.context.book not in (None, book), timeout=5000)
    assert changes_since(book_file, made.path) == 0
    (aside,) = book_file.parent.glob("*.before-*")
    assert changes_since(aside, made.path) == 1
    assert aside.name in session.window.status.kept.text()


def test_beside_a_damaged_book_the_newest_good_copy_is_offered(
    qtbot: QtBot, session: Session, book_file: Path
) -> None:
    with Book.open(book_file) as book:
        made = automatic(book)
    book_file.write_bytes(book_file.read_bytes()[:200] + b"x" * 9000)
    session.begin()
    qtbot.waitUntil(lambda: bool(session.window.findChildren(ConfirmPanel)), timeout=5000)
    assert session.window.notice.isVisible(), "what happened is said"
    session.window.findChildren(ConfirmPanel)[0].act.click()
    qtbot.waitUntil(lambda: session.window.context.book is not None, timeout=5000)
    assert verify(book_file).counts == made.counts


def test_the_data_of_a_book_with_a_foreign_structure_are_written_into_a_new_one(
    qtbot: QtBot, session: Session, book_file: Path
) -> None:
    counts = verify(book_file).counts
    with closing(sqlite3.connect(book_file)) as raw:
        raw.execute("CREATE VIEW notes AS SELECT 1 AS id")
    session.begin()
    qtbot.waitUntil(lambda: bool(session.window.findChildren(ConfirmPanel)), timeout=5000)
    (asked,) = session.window.findChildren(ConfirmPanel)
    assert session.window.notice.isVisible(), "what happened is said"
    assert asked.other is None, "there is no copy beside it"
    asked.act.click()

    def further() -> list[ConfirmPanel]:
        return [one for one in session.window.findChildren(ConfirmPanel) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(further()), timeout=5000)
    (done,) = further()
    rebuilt = book_file.with_name(f"{book_file.stem}-2{book_file.suffix}")
    assert verify(rebuilt).good and verify(rebuilt).counts == counts
    assert not verify(book_file).good, "the file itself is not changed"
    done.act.click()
    qtbot.waitUntil(lambda: session.window.context.book is not None, timeout=5000)
    assert verify(book_file).good and verify(book_file).counts == counts
    (aside,) = book_file.parent.glob("*.before-*")
    assert not verify(aside).good


def test_beside_the_new_book_the_copy_is_offered_as_well(
    qtbot: QtBot, session: Session, book_file: Path
) -> None:
    with Book.open(book_file) as book:
        made = automatic(book)
    with closing(sqlite3.connect(book_file)) as raw:
        raw.execute("DROP INDEX ix_people_name_folded")
    session.begin()
    qtbot.waitUntil(lambda: bool(session.window.findChildren(ConfirmPanel)), timeout=5000)
    (asked,) = session.window.findChildren(ConfirmPanel)
    assert asked.other is not None
    asked.other.click()
    qtbot.waitUntil(lambda: session.window.context.book is not None, timeout=5000)
    assert verify(book_file).counts == made.counts and verify(book_file).good
    assert not book_file.with_name(f"{book_file.stem}-2{book_file.suffix}").exists()


def test_what_is_open_stays_open_in_the_other_language(qtbot: QtBot, book_file: Path, tmp_path: Path) -> None:
    session = Session(Window(), book_file)
    session.window.show()
    session.begin()
    qtbot.waitUntil(lambda: session.window.context.book is not None)
    book, former = session.window.context.opened, session.window
    session.window.open_page("settings", {"part": "desk"})
    session.window.open_page("receive")
    receive: Any = session.window.pages["receive"]
    listed = tmp_path / "goi.asice"
    listed.write_bytes(b"no package")
    receive.open_files([listed])
    qtbot.waitUntil(lambda: [line.path for line in receive.opened.lines] == [listed])
    before = receive.opened.lines
    session.switch_language("en")
    assert session.window is not former and session.window.context.book is book, "the book stays open"
    again: Any = session.window.pages["receive"]
    assert again.opened.lines is before, "nothing is judged again"
    assert session.window.stack.currentWidget() is again, "the page that was in front is in front"
    session.window.open_page("settings")
    page: Any = session.window.page
    assert page.chips.current == "desk", "the others come back as they were"
    session.window.context.run(lambda _: automatic(book), lambda _: None, title="copy")
    qtbot.waitUntil(lambda: "today" in session.window.status.facts.text(), timeout=5000)
    session.window.close()
    session.close()
    session.window.deleteLater()

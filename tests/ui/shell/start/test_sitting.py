"""What goes on beside the work: the file is whole at rest, who else has it open and a wrong clock are said."""

import json
import platform
import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.values.units import unit_on
from storage.book import settings
from storage.book.book import Book
from storage.book.guards import presence
from ui.shell.frame.window import Window
from ui.shell.start import sitting
from ui.shell.start.sitting import Sitting

UNIT = unit_on("03549", date(2026, 9, 30))
OWN = datetime.now().astimezone()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "phong-tho.book"
    settings.create_book(made, UNIT).close()
    return made


@pytest.fixture
def sat(window: Window, path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    """A book at the desk; the copy of the day and the rest come soon."""
    monkeypatch.setattr(sitting, "FOLD_AFTER", 1)
    with Book.open(path, actor="Lò Thị Mai") as book:
        window.context.hold(book)
        Sitting(window.context, book)
        yield book
        window.context.book = None


def told(window: Window) -> str:
    return window.notice.sentence.text()


def test_a_copy_of_the_file_alone_holds_the_last_kept_field(
    qtbot: QtBot, sat: Book, path: Path, tmp_path: Path
) -> None:
    settings.write(sat, "office", "UBND xã")

    def holds() -> bool:
        lone = tmp_path / "lone.book"
        shutil.copyfile(path, lone)
        with Book.open(lone) as copy:
            return settings.read(copy, "office") == "UBND xã"

    qtbot.waitUntil(holds, timeout=5000)


def test_the_note_is_there_while_the_book_is_open(qtbot: QtBot, sat: Book, path: Path) -> None:
    note = presence.note_of(path)
    qtbot.waitUntil(note.exists, timeout=5000)
    assert json.loads(note.read_text(encoding="utf-8"))["person"] == "Lò Thị Mai"
    sat.close()
    assert not note.exists()


def test_who_else_has_the_book_open_is_said(qtbot: QtBot, window: Window, path: Path) -> None:
    other = {
        "person": "Vàng A Páo",
        "machine": f"not {platform.node()}",
        "process": 7,
        "since": "2026-10-02T08:00:00",
    }
    presence.note_of(path).write_text(json.dumps(other), encoding="utf-8")
    with Book.open(path) as book:
        window.context.hold(book)
        Sitting(window.context, book)
        qtbot.waitUntil(lambda: "Vàng A Páo" in told(window), timeout=5000)
        window.context.book = None
    assert presence.note_of(path).exists(), "the note of another stays"


def test_a_clock_that_runs_back_while_working_is_said(qtbot: QtBot, window: Window, sat: Book) -> None:
    sat.clock = lambda: OWN - timedelta(days=3000)
    settings.write(sat, "office", "UBND xã")
    qtbot.waitUntil(lambda: "Ngày giờ của máy" in told(window), timeout=5000)

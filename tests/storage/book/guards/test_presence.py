"""Who has a book open is noted beside it; what is stale, strange or hostile says nothing and blocks nobody."""

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from storage.book.guards import presence

SINCE = "2026-10-02T08:30:00+07:00"


def note(path: Path, machine: str, process: int, person: str = "Mai") -> Path:
    lock = presence.note_of(path)
    lock.write_text(json.dumps({"person": person, "machine": machine, "process": process, "since": SINCE}))
    return lock


def test_a_window_notes_itself_and_takes_its_note_away(path: Path) -> None:
    assert presence.enter(path, "Lò Thị Mai", SINCE) is None
    lock = presence.note_of(path)
    assert json.loads(lock.read_text())["person"] == "Lò Thị Mai"
    assert lock.stat().st_mode & 0o777 == 0o600
    assert presence.elsewhere(path) is None and presence.is_at_work(path)
    presence.leave(path)
    assert not lock.exists() and not presence.is_at_work(path)


def test_another_process_of_this_machine_is_said_while_it_runs(path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        lock = note(path, platform.node(), other.pid)
        found = presence.enter(path, "Páo", SINCE)
        assert found is not None and (found.person, found.since) == ("Mai", SINCE)
        presence.leave(path)
        assert lock.exists(), "only its own note is taken away"
        other.communicate(b"\n")
    assert presence.elsewhere(path) is None
    assert presence.enter(path, "Páo", SINCE) is None
    assert json.loads(lock.read_text())["person"] == "Páo"


@pytest.mark.parametrize(("age", "live"), [(60, True), (14 * 60, True), (16 * 60, False)])
def test_another_machine_is_believed_for_a_while(path: Path, age: int, live: bool) -> None:
    lock = note(path, "another machine", 5)
    now = lock.stat().st_mtime
    os.utime(lock, (now - age, now - age))
    assert (presence.elsewhere(path) is not None) == live
    presence.renew(path)
    assert lock.stat().st_mtime == now - age, "only its own note is renewed"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"person": 1}',
        b"\xff" * 5000,
        b'{"person":"a","machine":"b","process":"c","since":"d"}',
    ],
)
def test_what_is_no_note_says_nothing_and_is_written_over(path: Path, content: bytes) -> None:
    presence.note_of(path).write_bytes(content)
    assert presence.elsewhere(path) is None
    assert presence.enter(path, "Mai", SINCE) is None
    assert presence.is_at_work(path)


def test_no_link_is_followed(path: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("mine", encoding="utf-8")
    presence.note_of(path).symlink_to(victim)
    assert presence.enter(path, "Mai", SINCE) is None
    assert victim.read_text(encoding="utf-8") == "mine" and not presence.note_of(path).is_symlink()


def test_a_folder_that_is_not_there_gets_no_note(tmp_path: Path) -> None:
    assert presence.enter(tmp_path / "gone" / "a.book", "Mai", SINCE) is None

"""Who has a book open: a small file beside it with name, machine and time, for windows on one or several machines.

It forbids nothing. What a machine that went away left behind is not believed for long.
"""

import json
import os
import platform
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

ENDING = ".open"
LONGEST = 4096
"""Bytes that are read of such a file."""

BELIEVED = 15 * 60
"""Seconds for which the note of another machine counts; a window renews its own every five minutes."""


@dataclass(frozen=True, slots=True)
class Presence:
    """A window that has a book open; since: ISO 8601."""

    person: str
    machine: str
    process: int
    since: str


def note_of(path: Path) -> Path:
    """Where the note beside a book lies."""
    return path.with_name(path.name + ENDING)


def enter(path: Path, person: str, since: str) -> Presence | None:
    """Note that this process has a book open; who else has it open, whose note then stays.

    A folder that cannot be written gets no note.
    """
    other = elsewhere(path)
    if other is None:
        note = note_of(path)
        own = Presence(person, platform.node(), os.getpid(), since)
        with suppress(OSError):
            note.unlink(missing_ok=True)
            created = os.open(
                note, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600
            )
            with os.fdopen(created, "w", encoding="utf-8") as file:
                json.dump(asdict(own), file, ensure_ascii=False)
    return other


def renew(path: Path) -> None:
    """Say that this process still has it open."""
    if _is_own(_read(path)):
        with suppress(OSError):
            os.utime(note_of(path))


def leave(path: Path) -> None:
    """Take this process's note away."""
    if _is_own(_read(path)):
        with suppress(OSError):
            note_of(path).unlink(missing_ok=True)


def elsewhere(path: Path) -> Presence | None:
    """Who else has a book open; None where nobody has, or whoever had it is gone."""
    found = _read(path)
    return found if found is not None and not _is_own(found) and _is_live(path, found) else None


def is_at_work(path: Path) -> bool:
    """Whether a window has the book open, this process or another."""
    found = _read(path)
    return found is not None and (_is_own(found) or _is_live(path, found))


def _read(path: Path) -> Presence | None:
    note = note_of(path)
    try:
        if note.is_symlink() or not note.is_file():
            return None
        with note.open("rb") as file:
            content = json.loads(file.read(LONGEST))
        found = Presence(**content)
    except (OSError, ValueError, TypeError):
        return None
    texts = (found.person, found.machine, found.since)
    return found if type(found.process) is int and all(isinstance(text, str) for text in texts) else None


def _is_own(found: Presence | None) -> bool:
    return found is not None and (found.machine, found.process) == (platform.node(), os.getpid())


def _is_live(path: Path, found: Presence) -> bool:
    if found.machine == platform.node():
        return _is_running(found.process)
    try:
        return abs(time.time() - note_of(path).stat().st_mtime) < BELIEVED
    except OSError:
        return False


def _is_running(process: int) -> bool:
    """Whether a process of this machine runs."""
    if process <= 0:
        return False
    if sys.platform == "win32":
        return _is_running_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _is_running_on_windows(process: int) -> bool:
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(0x1000, False, process & 0xFFFFFFFF)  # to ask for its state only
    if not handle:
        return False
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return code.value == 259  # still active

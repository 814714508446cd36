"""Throwing a file at a door under watch: bounded time, and bounded memory where the system can bound it."""

import faulthandler
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from tests.fuzz.doors import DOORS, MEBIBYTES, SECONDS

HARD_SECONDS = 6 * SECONDS
"""Where a library does not come back to Python at all, the process is ended after this time."""


class TooSlow(BaseException):
    """A door took longer than it may; no handler of ordinary exceptions swallows it."""


@contextmanager
def watched(seconds: float = SECONDS) -> Iterator[None]:
    """Ends what runs longer; only in the main thread."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlow(seconds)

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def throw(door: str, data: bytes) -> str:
    """One file at one door: the code by which it was refused, "" where it was let in. What is raised is our fault."""
    with watched():
        return DOORS[door](data)


def bound_memory(mebibytes: int = MEBIBYTES) -> None:
    """From now on this process gets only so much more memory than it holds; beyond it: MemoryError."""
    held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    most = held + mebibytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def end_hard(seconds: float = HARD_SECONDS) -> None:
    """The process is ended with a trace when this is not called again in time."""
    faulthandler.dump_traceback_later(seconds, exit=True)

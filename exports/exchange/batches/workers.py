"""Several processes that judge beside each other, each with one return in hand.

Each is a program of its own, started anew and not forked, so that it is the same on every system. A return at which
one ends is one file that could not be judged; the process is replaced.
"""

import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from hashlib import sha256
from queue import SimpleQueue
from typing import cast

from exports.exchange.batches.judged import Judge, JudgedReturn, judged
from exports.exchange.batches.worker import read_frame, write_frame
from exports.verdicts.packages import Inspection
from models.returns.verdicts import Rung, Validity, Verdict
from resources import ROOT

MOST_WORKERS = 4
"""More would wait for the disk and for each other, and each holds about 120 MB."""

_START = 1.5
"""Seconds of work after which a second process has paid for its start, by a rough guess of what a batch takes."""
_EACH, _MEGABYTE = 0.045, 0.045

Content = Callable[[], bytes]
"""Gives the bytes of one return without its envelope, when it is its turn."""


def worker_count(returns: int, size: int) -> int:
    """How many processes judge a batch of so many returns and bytes; 0 where starting them would not pay."""
    cores = _cores()
    seconds = returns * _EACH + size / 1e6 * _MEGABYTE
    return 0 if cores < 2 or seconds < 2 * _START else min(cores, MOST_WORKERS, returns)


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def judge_all(judge: Judge, contents: Iterable[Content], workers: int) -> Generator[JudgedReturn, None, None]:
    """The verdicts on these returns, in their order; as many at once as there are workers, 0: here, one by one.

    Leaving the iteration stops what is under way. Where no process can be started, they are judged here.
    """
    if workers < 1:
        for content in contents:
            yield judged(judge, content())
        return
    crew = _Crew(judge, workers)
    waiting: deque[Future[JudgedReturn]] = deque()
    try:
        for content in contents:
            waiting.append(crew.pool.submit(crew.judged, content))
            if len(waiting) > 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        crew.close()


class _Crew:
    """The processes, each spoken to by whichever thread holds it."""

    def __init__(self, judge: Judge, count: int) -> None:
        self._judge = judge
        self._closed = False
        self._idle: SimpleQueue[subprocess.Popen[bytes] | None] = SimpleQueue()
        self._all: set[subprocess.Popen[bytes]] = set()
        for _ in range(count):
            self._idle.put(None)  # started by the thread that takes it
        self.pool = ThreadPoolExecutor(count, thread_name_prefix="judging")

    def judged(self, content: Content) -> JudgedReturn:
        """The verdict of one of the processes."""
        data, process = content(), self._idle.get()
        try:
            process = process or self._started()
            if process is None:
                return judged(self._judge, data)
            answer = _asked(process, data)
            if answer is None and not self._closed:
                self._end(process)
                process = None
                return _unjudged(data)
            return answer or _unjudged(data)
        finally:
            self._idle.put(process)

    def _started(self) -> "subprocess.Popen[bytes] | None":
        """A process that is ready; None where there is none to be had, or nobody waits for it any more."""
        if self._closed:
            return None
        try:
            process = subprocess.Popen(
                [sys.executable, "-m", "exports.exchange.batches.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=ROOT.parent,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError:
            return None
        self._all.add(process)
        assert process.stdin is not None and process.stdout is not None
        try:
            write_frame(process.stdin, self._judge)  # type: ignore[arg-type]
            read_frame(process.stdout)  # type: ignore[arg-type]
        except (OSError, EOFError):
            self._end(process)
            return None
        return process

    def _end(self, process: "subprocess.Popen[bytes]") -> None:
        process.kill()
        _close(process)
        self._all.discard(process)

    def close(self) -> None:
        """End all processes, whatever they are doing."""
        self._closed = True
        for process in list(self._all):
            process.kill()
        self.pool.shutdown(wait=True, cancel_futures=True)
        for process in list(self._all):
            self._end(process)


def _asked(process: "subprocess.Popen[bytes]", data: bytes) -> JudgedReturn | None:
    """The answer of a process; None where it ended over these bytes."""
    assert process.stdin is not None and process.stdout is not None
    try:
        write_frame(process.stdin, data)  # type: ignore[arg-type]
        return cast(JudgedReturn, read_frame(process.stdout))  # type: ignore[arg-type]
    except (OSError, EOFError):
        return None


def _close(process: "subprocess.Popen[bytes]") -> None:
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            try:
                stream.close()
            except OSError:  # what was written and not sent goes nowhere
                continue


def _unjudged(data: bytes) -> JudgedReturn:
    """The verdict on a return at which the process ended that judged it."""
    rung = Rung("size", False, "PACKAGE_NOT_JUDGED")
    verdict = Verdict(Validity.UNDECIDED, "PACKAGE_NOT_JUDGED", (rung,), ())
    return JudgedReturn(Inspection(verdict, None, {}, sha256(data).hexdigest()), b"")

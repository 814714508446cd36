"""Long work beside the window: one lane, one task at a time, results handed back on the window's thread.

A task is a callable that takes a `Work`. It runs outside the window's thread and must not touch a widget; it
reports with `work.progress(...)` and asks `work.cancelled()` or calls `work.check()` where stopping is safe.
"""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from models.values.errors import Trouble

Result = TypeVar("Result")


class Stopped(Exception):
    """Raised inside a task by `Work.check` after the person asked to stop."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a task has come: `total` is 0 while it is unknown."""

    done: int = 0
    total: int = 0
    text: str = ""


class Work:
    """What a running task holds: its way to report and its way to learn that it should stop."""

    def __init__(self) -> None:
        self.reached = Progress()
        self._stop = False

    def progress(self, done: int, total: int = 0, text: str = "") -> None:
        """Report how far the task has come. Cheap enough for every record."""
        self.reached = Progress(done, total, text)

    def cancelled(self) -> bool:
        """Whether the person asked to stop."""
        return self._stop

    def check(self) -> None:
        """Leave the task here if the person asked to stop."""
        if self._stop:
            raise Stopped

    def stop(self) -> None:
        """Ask the task to stop at its next safe place."""
        self._stop = True


@dataclass(eq=False)
class Job(Generic[Result]):
    """One task in the lane; its answers are called on the window's thread, exactly one of them."""

    task: Callable[[Work], Result]
    done: Callable[[Result], None]
    failed: Callable[[Trouble], None]
    stopped: Callable[[], None]
    title: str
    cancellable: bool
    work: Work
    queued_at: float
    future: "Future[Result] | None" = None

    def seconds(self) -> float:
        """Seconds since the person asked for it."""
        return time.monotonic() - self.queued_at

    def remaining(self) -> float | None:
        """Seconds still to go by the pace so far; None where nothing can be said."""
        reached = self.work.reached
        if not reached.total or not reached.done:
            return None
        return self.seconds() * (reached.total - reached.done) / reached.done

    def cancel(self) -> None:
        """Ask to stop: one that has not begun is dropped, a running one leaves at its next safe place."""
        self.work.stop()
        if self.future is not None:
            self.future.cancel()


def _nothing() -> None:
    return None


class Lane(QObject):
    """The one lane for long work and for writes, so that two of them never meet."""

    _landed = Signal(object)
    busy = Signal(bool)

    def __init__(
        self,
        broken: Callable[[BaseException], None],
        tell: Callable[[Trouble], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._broken = broken
        self._tell = tell
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lane")
        self.jobs: list[Job[Any]] = []
        self._closed = False
        self._landed.connect(self._hand_back, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        task: Callable[[Work], Result],
        done: Callable[[Result], None],
        *,
        title: str,
        failed: Callable[[Trouble], None] | None = None,
        stopped: Callable[[], None] | None = None,
        cancellable: bool = True,
    ) -> Job[Result]:
        """Queue a task. Without `failed` the window itself tells a trouble. A closed lane takes nothing more."""
        job = Job(
            task,
            done,
            failed or self._tell,
            stopped or _nothing,
            title,
            cancellable,
            Work(),
            time.monotonic(),
        )
        if self._closed:
            return job
        self.jobs.append(job)
        if len(self.jobs) == 1:
            self.busy.emit(True)
        job.future = self._pool.submit(task, job.work)
        job.future.add_done_callback(lambda _: self._landed.emit(job))
        return job

    def _hand_back(self, job: Job[Any]) -> None:
        if self._closed:
            return
        self.jobs.remove(job)
        if not self.jobs:
            self.busy.emit(False)
        future = job.future
        if future is None or future.cancelled():
            job.stopped()
            return
        fault = future.exception()
        if fault is None:
            job.done(future.result())
        elif isinstance(fault, Stopped):
            job.stopped()
        elif isinstance(fault, Trouble):
            job.failed(fault)
        else:
            self._broken(fault)

    def close(self) -> None:
        """Ask everything to stop and wait until the lane is empty; nobody is there any more to hear answers."""
        self._closed = True
        for job in list(self.jobs):
            job.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self.jobs.clear()

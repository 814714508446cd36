"""Work beside the window: one lane for long work, one for what a person waits for; results on the window's thread.

Each lane does one task at a time. Long work and all writes go into the first, so that two writers never meet;
questions that only read rows (`ask`) go into the second, and one that is cancelled leaves its statement at once.
A task is a callable that takes a `Work`. It runs outside the window's thread and must not touch a widget; it
reports with `work.progress(...)` and asks `work.cancelled()` or calls `work.check()` where stopping is safe.
"""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

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
    leisure: bool = False
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


LEISURE_AFTER = 30
"""Milliseconds without other work before what has time is begun: longer than between two key strokes' questions."""


def _nothing() -> None:
    return None


def _answered(task: Callable[[Work], Result]) -> Callable[[Work], Result]:
    """The task, left in the middle of its reading once it is asked to stop."""

    def asked(work: Work) -> Result:
        from storage.book.stopping import ReadingStoppedError, readings_stop_when  # the window is up before

        try:
            with readings_stop_when(work.cancelled):
                return task(work)
        except ReadingStoppedError as fault:
            raise Stopped from fault

    return asked


class Lane(QObject):
    """The one lane for long work and for writes, so that two of them never meet, and beside it one for questions."""

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
        self._questions = ThreadPoolExecutor(max_workers=1, thread_name_prefix="questions")
        self.jobs: list[Job[Any]] = []
        self._closed = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(LEISURE_AFTER)
        self._rest.timeout.connect(self._begin_leisure)
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
        leisure: bool = False,
    ) -> Job[Result]:
        """Queue a task. Without `failed` the window itself tells a trouble. A closed lane takes nothing more.

        leisure: it has time, and is not begun while anything else is asked for.
        """
        job = Job(
            task,
            done,
            failed or self._tell,
            stopped or _nothing,
            title,
            cancellable,
            Work(),
            time.monotonic(),
            leisure,
        )
        return self._queue(job, self._pool)

    def ask(
        self,
        task: Callable[[Work], Result],
        done: Callable[[Result], None],
        *,
        title: str,
        urgent: bool = True,
    ) -> Job[Result]:
        """Queue a reading of rows, which leaves its statement once it is cancelled.

        urgent: it does not wait behind long work; else it waits for everything (leisure).
        """
        job = Job(
            _answered(task), done, self._tell, _nothing, title, False, Work(), time.monotonic(), not urgent
        )
        return self._queue(job, self._questions if urgent else self._pool)

    def _queue(self, job: Job[Result], pool: ThreadPoolExecutor) -> Job[Result]:
        if self._closed:
            return job
        self.jobs.append(job)
        if len(self.jobs) == 1:
            self.busy.emit(True)
        if not job.leisure or len(self.jobs) == 1:
            self._submit(job, pool)
        return job

    def _submit(self, job: Job[Any], pool: ThreadPoolExecutor) -> None:
        job.future = pool.submit(job.task, job.work)
        job.future.add_done_callback(lambda _: self._landed.emit(job))

    def _begin_leisure(self) -> None:
        if self._closed or any(job.future is not None for job in self.jobs):
            return  # something was asked for meanwhile; its end starts the rest anew
        for job in self.jobs:
            self._submit(job, self._pool)

    def _hand_back(self, job: Job[Any]) -> None:
        if self._closed:
            return
        self.jobs.remove(job)
        if not self.jobs:
            self.busy.emit(False)
        elif all(other.future is None for other in self.jobs):
            self._rest.start()
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
        for pool in (self._questions, self._pool):
            pool.shutdown(wait=True, cancel_futures=True)
        self.jobs.clear()

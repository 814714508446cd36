"""Readings that nobody waits for any more: they leave in the middle of a statement instead of finishing it.

A list of 100,000 records that is narrowed while it is being ordered would otherwise answer the first question before
it looks at the second.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from storage.book.dialect import connections, faults

Stop = Callable[[], bool]
"""Whether the reading should be left. Called often, from the reading thread: it must be quick."""

_stop: ContextVar[Stop | None] = ContextVar("stop", default=None)


class ReadingStoppedError(Exception):
    """A reading was left because its `stop` said so; it answered nothing and changed nothing."""


@contextmanager
def readings_stop_when(stop: Stop) -> Iterator[None]:
    """Within the block, in this thread, rows of a book are no longer looked for once `stop` is true."""
    token = _stop.set(stop)
    try:
        yield
    finally:
        _stop.reset(token)


@contextmanager
def stoppable(raw: connections.Raw) -> Iterator[None]:
    """Let statements on this connection be left as `readings_stop_when` says: ReadingStoppedError where they were."""
    stop = _stop.get()
    if stop is None:
        yield
        return
    if stop():
        raise ReadingStoppedError
    connections.ask_while_running(raw, stop)
    try:
        yield
    except faults.DRIVER_FAULTS as fault:
        if stop() and faults.is_interruption(fault):
            raise ReadingStoppedError from fault
        raise
    finally:
        connections.ask_while_running(raw, None)

"""What a task leaves behind is destroyed on the window's thread."""

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.shell.frame import garbage
from ui.shell.frame.garbage import Collector


class Loop:
    """Garbage that says in which thread it was destroyed."""

    def __init__(self, threads: list[int]) -> None:
        self.me, self.threads = self, threads

    def __del__(self) -> None:
        self.threads.append(threading.get_ident())


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> Iterator[Collector]:
    monkeypatch.setattr(garbage, "LOOK_EVERY", 20)
    gc.collect()
    gc.enable()
    made = Collector()
    yield made
    made.end()
    assert gc.isenabled()


def leave_garbage(threads: list[int]) -> None:
    """More than Python leaves lying before it collects."""
    for _ in range(20 * gc.get_threshold()[0]):
        Loop(threads)


def test_the_thread_of_a_task_does_not_collect(qtbot: QtBot, collector: Collector) -> None:
    threads: list[int] = []
    task = threading.Thread(target=leave_garbage, args=(threads,))
    task.start()
    task.join()
    assert threads == [], "nothing is destroyed beside the window"
    qtbot.waitUntil(lambda: len(threads) > 0, timeout=5000)
    assert set(threads) == {threading.get_ident()}


def test_a_full_collection_comes_when_it_is_due(collector: Collector) -> None:
    asked: list[int] = []
    with pytest.MonkeyPatch.context() as patched:  # ends here: the fixtures collect too
        patched.setattr(gc, "collect", asked.append)
        patched.setattr(gc, "get_threshold", lambda: (700, 10, 10))
        for counts in ((0, 0, 0), (701, 3, 3), (900, 11, 2), (10, 3, 11)):
            patched.setattr(gc, "get_count", lambda counts=counts: counts)
            collector.look()
    assert asked == [0, 1, 2]

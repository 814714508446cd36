"""The lane: results, troubles and bugs land on the window's thread; a stopped task leaves at its safe place."""

import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.values.errors import Refused, Trouble, Unavailable
from storage.book.book import Book
from storage.book.rows import value
from ui.shell.frame import progress
from ui.shell.frame.progress import WorkStrip
from ui.shell.work import LEISURE_AFTER, Lane, Work


class Heard:
    """Everything that came back, with the thread it came on."""

    def __init__(self) -> None:
        self.told: list[object] = []
        self.threads: set[int] = set()

    def __call__(self, thing: object = "stopped") -> None:
        self.told.append(thing)
        self.threads.add(threading.get_ident())


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def lane(qapp: object, heard: Heard) -> Iterator[Lane]:
    made = Lane(heard, heard)
    yield made
    made.close()


def wait(qtbot: QtBot, heard: Heard, count: int = 1) -> None:
    qtbot.waitUntil(lambda: len(heard.told) >= count, timeout=5000)


def test_the_result_lands_on_the_window_thread(qtbot: QtBot, lane: Lane, heard: Heard) -> None:
    where: list[int] = []

    def task(_: Work) -> int:
        where.append(threading.get_ident())
        return 42

    lane.run(task, heard, title="count")
    wait(qtbot, heard)
    assert heard.told == [42]
    assert heard.threads == {threading.get_ident()} and where[0] != threading.get_ident()


def test_a_trouble_goes_to_its_asker_or_to_the_window(qtbot: QtBot, lane: Lane, heard: Heard) -> None:
    trouble = Unavailable("DISK_FULL")
    asker = Heard()

    def task(_: Work) -> None:
        raise trouble

    lane.run(task, heard, title="write")
    lane.run(task, heard, title="write", failed=asker)
    wait(qtbot, asker)
    assert heard.told == [trouble] and asker.told == [trouble]


def test_a_bug_goes_to_the_last_resort(qtbot: QtBot, lane: Lane, heard: Heard) -> None:
    def task(_: Work) -> None:
        raise ZeroDivisionError

    lane.run(task, heard, title="divide", failed=lambda _: None)
    wait(qtbot, heard)
    assert isinstance(heard.told[0], ZeroDivisionError)


def test_tasks_run_one_after_the_other_in_order(qtbot: QtBot, lane: Lane, heard: Heard) -> None:
    running: list[int] = []
    most: list[int] = []

    def task(number: int) -> int:
        running.append(number)
        most.append(len(running))
        time.sleep(0.005)
        running.remove(number)
        return number

    for number in range(10):
        lane.run(partial(lambda number, _: task(number), number), heard, title="one")
    wait(qtbot, heard, 10)
    assert heard.told == list(range(10)) and max(most) == 1


def test_a_running_task_stops_at_its_next_safe_place(qtbot: QtBot, lane: Lane, heard: Heard) -> None:
    began = threading.Event()

    def task(work: Work) -> None:
        began.set()
        while True:
            work.check()
            time.sleep(0.001)

    job = lane.run(task, heard, title="for ever", stopped=heard)
    assert began.wait(5)
    job.cancel()
    wait(qtbot, heard)
    assert heard.told == ["stopped"] and not lane.jobs


def test_a_waiting_task_is_dropped(qtbot: QtBot, lane: Lane, heard: Heard) -> None:
    gate = threading.Event()
    lane.run(lambda _: gate.wait(5), heard, title="first")
    second = lane.run(lambda _: 2, heard, title="second", stopped=heard)
    second.cancel()
    gate.set()
    wait(qtbot, heard, 2)
    assert sorted(map(str, heard.told)) == ["True", "stopped"]


def test_a_bar_after_half_a_second_counts_and_stop_after_three(
    qtbot: QtBot, lane: Lane, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "BAR_AFTER", 0.1)
    monkeypatch.setattr(progress, "COUNTS_AFTER", 0.4)
    strip = WorkStrip(lane)
    qtbot.addWidget(strip)

    def task(work: Work) -> None:
        for number in range(10_000):
            work.progress(number, 10_000, "hợp tác xã")
            work.check()
            time.sleep(0.001)

    lane.run(task, heard, title="Đang nhận gói", stopped=heard)
    assert strip.isHidden()
    qtbot.waitUntil(lambda: not strip.isHidden(), timeout=3000)
    assert strip.title.text() == "Đang nhận gói" and strip.stop.isHidden()
    qtbot.waitUntil(lambda: not strip.stop.isHidden(), timeout=3000)
    assert "/10.000" in strip.counts.text() and "hợp tác xã" in strip.counts.text()
    strip.stop.click()
    assert "Đang dừng" in strip.counts.text()
    wait(qtbot, heard)
    assert heard.told == ["stopped"] and strip.isHidden()


def test_remaining_time_follows_the_pace(lane: Lane) -> None:
    job = lane.run(lambda _: None, lambda _: None, title="")
    job.queued_at = time.monotonic() - 10
    assert job.remaining() is None
    job.work.progress(25, 100)
    assert job.remaining() == pytest.approx(30, abs=1)


def test_thousands_of_results_do_not_harm_the_process(qtbot: QtBot, lane: Lane, heard: Heard) -> None:
    for number in range(3000):
        lane.run(partial(lambda number, _: {"row": number}, number), heard, title="")
    wait(qtbot, heard, 3000)
    assert heard.told[-1] == {"row": 2999}


def test_a_refusal_keeps_its_code(qtbot: QtBot, lane: Lane) -> None:
    found: list[Trouble] = []

    def task(_: Work) -> None:
        raise Refused("NUMBER_NOT_UNDERSTOOD", text="abc")

    lane.run(task, lambda _: None, title="", failed=found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert found[0].code == "NUMBER_NOT_UNDERSTOOD"


def test_a_question_does_not_wait_for_long_work(qtbot: QtBot, lane: Lane, heard: Heard) -> None:
    go_on = threading.Event()
    lane.run(lambda _: go_on.wait(5), heard, title="long")
    lane.ask(lambda _: "answer", heard, title="urgent")
    wait(qtbot, heard)
    assert heard.told == ["answer"] and heard.threads == {threading.get_ident()}
    lane.ask(lambda _: "count", heard, title="at leisure", urgent=False)
    lane.run(lambda _: "next", heard, title="long")
    go_on.set()
    wait(qtbot, heard, 4)
    assert heard.told == ["answer", True, "next", "count"]


def test_what_has_time_begins_when_nothing_else_is_asked_for(qtbot: QtBot, lane: Lane, heard: Heard) -> None:
    go_on = threading.Event()
    lane.ask(lambda _: go_on.wait(5), heard, title="list")
    lane.run(lambda _: "status", heard, title="", leisure=True)
    lane.run(lambda _: "certificates", heard, title="", leisure=True)
    qtbot.wait(3 * LEISURE_AFTER)
    assert heard.told == [] and len(lane.jobs) == 3  # they are waited for like all others
    go_on.set()
    wait(qtbot, heard, 3)
    assert heard.told == [True, "status", "certificates"] and not lane.jobs
    lane.run(lambda _: "alone", heard, title="", leisure=True)
    wait(qtbot, heard, 4)


def test_what_has_time_ends_with_the_lane(qtbot: QtBot, lane: Lane, heard: Heard) -> None:
    go_on = threading.Event()
    lane.ask(lambda _: go_on.wait(5), heard, title="list")
    lane.run(lambda _: "status", heard, title="", leisure=True)
    go_on.set()
    lane.close()
    qtbot.wait(3 * LEISURE_AFTER)
    assert heard.told == [] and not lane.jobs


def test_the_strip_shows_no_work_without_a_title(
    qtbot: QtBot, lane: Lane, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "BAR_AFTER", 0.0)
    strip, go_on = WorkStrip(lane), threading.Event()
    qtbot.addWidget(strip)
    lane.run(lambda _: go_on.wait(5), heard, title="")
    strip.look()
    assert strip.isHidden()
    lane.run(lambda _: None, heard, title="Ghi sổ")
    strip.look()
    assert not strip.isHidden() and strip.title.text() == "Ghi sổ"
    go_on.set()
    wait(qtbot, heard, 2)


def test_a_question_that_is_cancelled_leaves_its_statement(
    qtbot: QtBot, lane: Lane, heard: Heard, tmp_path: Path
) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    began = threading.Event()
    with Book.create(tmp_path / "a.book") as book:

        def read(_: Work) -> int:
            with book.read_rows() as rows:
                began.set()
                return int(value(rows, endless))

        question = lane.ask(read, heard, title="list")
        assert began.wait(5)
        question.cancel()
        lane.ask(lambda _: "the next", heard, title="list")
        wait(qtbot, heard)
        assert heard.told == ["the next"] and not lane.jobs

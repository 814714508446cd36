"""Processes that judge beside each other: the same verdicts in the same order, and one that dies is one file."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from exports.exchange.batches import workers
from exports.exchange.batches.judged import Judge, judged
from exports.exchange.batches.worker import write_frame
from exports.exchange.batches.workers import judge_all, worker_count
from exports.exchange.receiving import judge_of, open_files, open_packages, receive
from models.returns.verdicts import Validity
from storage.received import receiving
from tests.exports.hostile import NOW
from tests.exports.hostile import world as hostile_world
from tests.ui.screens.world import World, make_world


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path)


def judge() -> Judge:
    return Judge(hostile_world().trust, NOW, None, {})


def contents(*data: bytes) -> list[Callable[[], bytes]]:
    return [lambda one=one: one for one in data]  # type: ignore[misc]


def test_processes_say_what_this_one_would_say_in_the_same_order() -> None:
    data = [b"no package", b"%PDF-1.7 none", b"", b"PK\x03\x04" + bytes(40)] * 3
    found = list(judge_all(judge(), contents(*data), 2))
    assert found == [judged(judge(), one) for one in data]
    assert [one.inspection.verdict.code for one in found][:2] == ["ZIP_LAYOUT", "PDF_SHAPE"]


def test_a_batch_in_processes_is_received_as_one_by_one(world: World) -> None:
    paths = [world.package("106"), world.package("108"), world.package("109", by="stranger")]
    with world.trusting() as book:
        plain = open_packages(book, paths)
        spool = [(one.path, one.package) for one in plain]

        found = open_files(book, spool, judge_of(book), workers=2)
        assert [(one.code, one.inspection) for one in found] == [(one.code, one.inspection) for one in plain]
        assert [one.acceptable for one in found] == [True, True, False]
        receive(book, found)
        assert {one.unit[1] for one in receiving.received(book)} == {"106", "108"}


def test_a_return_at_which_a_process_ends_is_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    real = write_frame

    def kill_at_it(stream: object, value: object) -> None:
        if value == b"deadly":
            (process,) = [one for one in started if one.stdin is stream]
            os.kill(process.pid, signal.SIGTERM)
            process.wait()
        real(stream, value)  # type: ignore[arg-type]

    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def start(*words: object, **options: object) -> "subprocess.Popen[bytes]":
        started.append(popen(*words, **options))  # type: ignore[call-overload]
        return started[-1]

    monkeypatch.setattr(workers, "write_frame", kill_at_it)
    monkeypatch.setattr(subprocess, "Popen", start)
    found = list(judge_all(judge(), contents(b"no", b"deadly", b"no", b"%PDF-"), 1))
    codes = [one.inspection.verdict.code for one in found]
    assert codes == ["ZIP_LAYOUT", "PACKAGE_NOT_JUDGED", "ZIP_LAYOUT", "PDF_SHAPE"]
    assert found[1].inspection.verdict.standing is Validity.UNDECIDED
    assert not found[1].inspection.verdict.accepted
    assert len(started) == 2
    assert all(one.poll() is not None for one in started)


def test_leaving_in_the_middle_ends_the_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def start(*words: object, **options: object) -> "subprocess.Popen[bytes]":
        started.append(popen(*words, **options))  # type: ignore[call-overload]
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    verdicts = judge_all(judge(), contents(*[b"no"] * 50), 2)
    assert next(verdicts).inspection.verdict.code == "ZIP_LAYOUT"
    verdicts.close()
    assert started and all(one.poll() is not None for one in started)


@pytest.mark.parametrize("words", [["/nowhere/python"], [sys.executable, "-c", "raise SystemExit(3)"]])
def test_where_no_process_can_be_had_this_one_judges(
    monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    popen = subprocess.Popen

    def start(_: object, **options: object) -> "subprocess.Popen[bytes]":
        return popen(words, **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(subprocess, "Popen", start)
    found = list(judge_all(judge(), contents(b"no", b"%PDF-"), 2))
    assert [one.inspection.verdict.code for one in found] == ["ZIP_LAYOUT", "PDF_SHAPE"]


def test_processes_are_started_where_they_pay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_cores", lambda: 2)
    assert worker_count(3, 450_000) == 0  # a fifth of a second
    assert worker_count(300, 45_000_000) == 2
    assert worker_count(8, 80_000_000) == 2  # few, but of 10 MB each
    monkeypatch.setattr(workers, "_cores", lambda: 1)
    assert worker_count(300, 45_000_000) == 0
    monkeypatch.setattr(workers, "_cores", lambda: 64)
    assert worker_count(300, 45_000_000) == workers.MOST_WORKERS

"""The merged sheets of 38 and of 3,321 units: figures of a form, all checks, one cell explained, where units stand.

Against sqlite3 merely adding up the same rows, or against what is aimed at where nothing is like it.
"""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from storage.book.book import Book
from storage.returns.explanations import explain
from storage.returns.sheets import period_sheets, unchecked_sheets
from tests.benchmarks.measuring import Line, middle, shown
from tests.benchmarks.received_units import province_book

UNITS = (38, 3_321)
RUNS = 3
CELL = ("B01", "I.6", "actual")
"""A mean: it rests on two rows, and on the pairs of the units."""

ADDING = """
    SELECT form, "row", "column", sum(CAST(value AS INTEGER)) FROM received_figures
    WHERE form LIKE ? GROUP BY form, "row", "column"
"""
SECONDS, MEGABYTES, EXPLAINED = 1.0, 150.0, 0.2
"""What is aimed at for a whole command, its memory, and one cell."""

AGAINST_SUMS = 4.0


def measure(folder: Path) -> list[Line]:
    """The lines for both numbers of units."""
    return [line for count in UNITS for line in _lines(folder / f"{count}.book", count)]


def _lines(path: Path, count: int) -> list[Line]:
    period = province_book(path, count)
    with closing(sqlite3.connect(path)) as raw:
        one = _median(lambda: raw.execute(ADDING, ("B01",)).fetchall())
        every = _median(lambda: raw.execute(ADDING, ("%",)).fetchall())
    with Book.open(path) as book:
        figures = _median(lambda: unchecked_sheets(book, period, form="B01"))
        checks = _median(lambda: period_sheets(book, period))
        explained = _median(lambda: explain(book, period, *CELL))
    units = f"{count:,} units"
    lines = [
        Line(f"figures of B01, {units} : sqlite3 adds them up", *_ratio(figures, one), AGAINST_SUMS),
        Line(f"all forms with all checks, {units} : sqlite3 adds up", *_ratio(checks, every), AGAINST_SUMS),
        Line(f"one mean explained, {units} : 0.2 s", *_ratio(explained, EXPLAINED), 1.0),
    ]
    for verb in ("status", "figures", "check"):
        further = {"status": [], "figures": ["B01", period], "check": [period]}[verb]
        ran = _command(verb, str(path), *further)
        lines.append(Line(f"{verb} as a command, {units} : 1 s", *_ratio(ran.seconds, SECONDS), 1.0))
        if ran.megabytes:
            held = (f"{ran.megabytes:.0f} MB", f"{MEGABYTES:.0f} MB", ran.megabytes / MEGABYTES)
            lines.append(Line(f"{verb}, memory at most, {units} : 150 MB", *held, 1.0))
    return lines


def _median(work: Callable[[], object]) -> float:
    return middle([_seconds(work) for _ in range(RUNS)])


def _seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one run: other work on the machine moves them less than the clock."""
    start = process_time()
    work()
    return process_time() - start


def _ratio(ours: float, peer: float) -> tuple[str, str, float]:
    return shown(ours), shown(peer), ours / peer


@dataclass(frozen=True)
class Ran:
    """The CPU seconds of a process, and the most that it held in memory (0 where the system does not say)."""

    seconds: float
    megabytes: float


def _command(*arguments: str) -> Ran:
    command = [sys.executable, "-m", "tests.benchmarks.one_command", *arguments]
    told = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    seconds, megabytes = told.stdout.split()
    return Ran(float(seconds), float(megabytes))

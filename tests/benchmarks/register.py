"""How fast the register answers: `python -m tests.benchmarks.register`. Printed, never asserted.

Search as one types over 100,000 members (aim: 95th percentile under 16 ms, one frame), the keys and one page of a list
of 100,000 organisations, the snapshot and the tables of a unit with 10,000 members.
"""

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from models.register.catalogue import record_of
from models.values.units import unit_on
from storage.book.book import Book
from storage.extracts.packing import register_tables
from storage.extracts.snapshot import take_snapshot
from storage.register.lists.lists import ListFilter, first_keys, keys, page
from storage.register.search import search_people
from tests.storage.filling import filled

TYPED = (
    "nguyen van an",
    "Nguyễn Văn An",
    "an nguyen",
    "thi thu hoa",
    "lo van pao",
    "giang a",
    "dang vang",
    "tẩn",
    "012000012345",
    "0912345678",
    "quan zz",
)
DAY = date(2026, 9, 30)
CURRENT = ListFilter(preset="current")
COLUMNS = record_of("organisations").columns


def timed(work: Callable[[], Any]) -> float:
    """Milliseconds of one run."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def searching(folder: Path) -> None:
    """Every beginning of what people type."""
    with Book.create(folder / "members.book") as book:
        filled(book, 1000, 100_000)
        beginnings = [text[:end] for text in TYPED for end in range(1, len(text) + 1)]
        times = sorted(timed(lambda text=text: search_people(book, text)) for text in beginnings)  # type: ignore[misc]
        print(
            f"search, 100,000 members, {len(times)} beginnings: median {times[len(times) // 2]:.2f} ms, "
            f"95th percentile {times[len(times) * 95 // 100]:.2f} ms, most {times[-1]:.2f} ms"
        )
        print(f"keys of 100,000 members in order: {timed(lambda: keys(book, 'memberships', CURRENT)):.0f} ms")
        print(f"the first 128 of them: {timed(lambda: first_keys(book, 'memberships', CURRENT, 128)):.0f} ms")


def listing(folder: Path) -> None:
    """Ordered keys of a long list, and one page out of its middle."""
    with Book.create(folder / "organisations.book") as book:
        filled(book, 100_000, 1000)
        ordered = keys(book, "organisations")
        print(f"keys of 100,000 organisations in order: {timed(lambda: keys(book, 'organisations')):.0f} ms")
        print(
            f"one page of 60: {timed(lambda: page(book, 'organisations', ordered[50_000:50_060], COLUMNS)):.1f} ms"
        )


def reporting(folder: Path) -> None:
    """What a return asks of the register."""
    with Book.create(folder / "unit.book") as book:
        filled(book, 700, 10_000)
        unit = unit_on("12", DAY)
        took = timed(lambda: take_snapshot(book, DAY, date(2026, 7, 1), DAY, "2026-Q3", unit))
        print(f"snapshot, 700 organisations, 10,000 members: {took:.0f} ms")
        print(f"register tables of the same: {timed(lambda: register_tables(book, DAY)):.0f} ms")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        for part in (searching, listing, reporting):
            part(Path(made))

"""Lists of every long kind: usable, sorted by any column, filtered, against the time that a person waits for nothing.

A list is usable when its first screenful is there; sorted and filtered mean the first screenful in the new order. The
keys of the whole list follow in the lane and are measured beside it.
"""

from collections.abc import Callable
from pathlib import Path
from statistics import median

from models.register.catalogue import record_of
from storage.book.book import Book
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from tests.benchmarks.measuring import Line, shown, timed

SCREENFUL = 64
USABLE, SORTED, FILTERED = 0.15, 0.15, 0.1
AIM = 1.0
TABLES = ("memberships", "organisations", "debts")
TYPED = ("nguyen", "an", "htx", "lo van", "0120")
REPEATED = 3


def measure(book_path: Path, size: str, *, slack: float = 1.0) -> list[Line]:
    """Lines for each long kind in the book; slack: how many times longer may be waited for a list of this size."""
    lines = []
    with Book.open(book_path) as book:
        for table in TABLES:
            number = f"{lists.count(book, table):,}"
            name = f"{record_of(table).name}, {number} of {size}"
            lines.append(_line(f"list {name}: usable", [_first(book, table, ListFilter())], USABLE))
            orders = [(f"{turn}{path}",) for path in record_of(table).columns for turn in ("", "-")]
            by_column = [_first(book, table, ListFilter(order=order)) for order in orders]
            lines.append(_line(f"list {name}: sorted by its slowest column", by_column, SORTED * slack))
            filters = [ListFilter(text=text) for text in TYPED]
            filters += [ListFilter(preset=preset) for preset in record_of(table).presets]
            filtered = [_first(book, table, chosen) for chosen in filters]
            lines.append(
                _line(f"list {name}: filtered, slowest", filtered, FILTERED * (5 if slack > 1 else 1))
            )
            lines.append(_line(f"list {name}: all keys, in the lane", [_all(book, table)], 0.5 * slack))
    return lines


def _first(book: Book, table: str, chosen: ListFilter) -> float:
    columns = record_of(table).columns

    def look() -> None:
        keys = lists.first_keys(book, table, chosen, SCREENFUL)
        lists.page(book, table, keys, columns, chosen)

    return _median(look)


def _all(book: Book, table: str) -> float:
    return _median(lambda: lists.keys(book, table))


def _median(work: Callable[[], object]) -> float:
    return median(timed(work) for _ in range(REPEATED))


def _line(name: str, times: list[float], peer: float) -> Line:
    slowest = max(times)
    return Line(name, f"{slowest * 1000:.0f} ms", shown(peer), slowest / peer, AIM)

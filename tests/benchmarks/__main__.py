"""The benchmarks, printed as ratios: `python3 start.py bench [start|search|lists|seal|merge …] [--records N]`.

Nothing is asserted. Each side of a ratio runs in the same run on the same machine. What is aimed at stands in the
last columns; docs and decisions refer to these names.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from exports.demonstration import run
from storage.book.book import Book
from tests.benchmarks import (
    consolidating,
    desk,
    exchange,
    importing,
    listing,
    receiving,
    sealing,
    searching,
    starting,
    unit_registers,
)
from tests.benchmarks.copies import multiply, scattered
from tests.benchmarks.data import SEED, YEAR, book_of_one
from tests.benchmarks.measuring import Line, table
from tests.storage.filling import filled

MEMBERS = 100_000
COMMUNE = "03390"
"""The commune of the demonstration whose book is measured."""

LONGER = 500 / 150
"""How many times longer may be waited for a list of 1,000,000 records than for one of 100,000."""


class Folder:
    """A place for the run's data; the large book is built once, when first asked for."""

    def __init__(self, path: Path, records: int = MEMBERS) -> None:
        self.path = path
        self.records = records
        self._large = path / "large.book"

    def large_book(self) -> Path:
        if not self._large.exists():
            say(f"building a book with {MEMBERS:,} members")
            book_of_one(self._large, MEMBERS, filled_return=False)
        return self._large

    def long_book(self) -> Path:
        """A book with long lists: so many members, a third as many organisations, each with a debt and a product."""
        path = self.path / "long.book"
        if not path.exists():
            say(f"building a book with {self.records:,} members and {self.records // 3:,} organisations")
            times = max(1, self.records // MEMBERS)
            members = self.records // times
            with Book.create(path) as book:
                filled(book, members // 3, members, owing=members // 3, named=scattered)
            if times > 1:
                multiply(path, times)
        return path

    def demonstration(self) -> Path:
        """The folder of the demonstration of 2026: a province's book, those of its communes, the packages."""
        path = self.path / "demonstration"
        if not path.exists():
            say("building the demonstration")
            run(path, year=YEAR, seed=SEED)
        return path

    @property
    def province(self) -> Path:
        return self.demonstration() / "province.book"

    @property
    def commune(self) -> Path:
        return self.demonstration() / "units" / f"{COMMUNE}.book"


def start_lines(folder: Folder) -> list[Line]:
    return starting.measure(folder.large_book(), folder.path)


def search_lines(folder: Folder) -> list[Line]:
    book = folder.large_book() if folder.records == MEMBERS else folder.long_book()
    return searching.measure(book, f"{folder.records:,} members")


def list_lines(folder: Folder) -> list[Line]:
    slack = 1.0 if folder.records <= MEMBERS else LONGER
    return listing.measure(folder.long_book(), f"{folder.records:,} members", slack=slack)


def register_lines(folder: Folder) -> list[Line]:
    say(f"laying out the registers of {unit_registers.UNITS} units with {folder.records:,} members")
    return unit_registers.measure(folder.path, folder.records)


def seal_lines(folder: Folder) -> list[Line]:
    return [sealing.measure(folder.path)]


def merge_lines(folder: Folder) -> list[Line]:
    say("building 38 communes with 100,000 members, and 38 packages of 300 members")
    return receiving.measure(folder.path)


def consolidation_lines(folder: Folder) -> list[Line]:
    say("building books that received 38 and 3,321 returns")
    return consolidating.measure(folder.path)


def exchange_lines(folder: Folder) -> list[Line]:
    say(f"building a unit with {exchange.MEMBERS:,} members")
    return exchange.measure(folder.path)


def import_lines(folder: Folder) -> list[Line]:
    say(f"writing a table of {importing.ROWS:,} members")
    return [importing.measure(folder.path)]


def home_lines(folder: Folder) -> list[Line]:
    return desk.home(folder.province, folder.path)


def page_lines(folder: Folder) -> list[Line]:
    return desk.pages(folder.province, folder.commune, folder.path)


def memory_lines(folder: Folder) -> list[Line]:
    packages = sorted((folder.demonstration() / "packages").iterdir())
    return desk.memory(folder.province, folder.commune, packages, folder.path)


def leak_lines(folder: Folder) -> list[Line]:
    return desk.leaks(folder.commune, folder.path)


BENCHMARKS: dict[str, Callable[[Folder], list[Line]]] = {
    "start": start_lines,
    "search": search_lines,
    "lists": list_lines,
    "registers": register_lines,
    "seal": seal_lines,
    "merge": merge_lines,
    "consolidate": consolidation_lines,
    "exchange": exchange_lines,
    "import": import_lines,
    "home": home_lines,
    "pages": page_lines,
    "memory": memory_lines,
    "leaks": leak_lines,
}


def say(text: str) -> None:
    print(f"… {text}", file=sys.stderr, flush=True)


def measured(names: list[str], folder: Folder) -> Iterator[Line]:
    for name in names:
        say(name)
        yield from BENCHMARKS[name](folder)


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="start.py bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which ones: {', '.join(BENCHMARKS)}; all")
    parser.add_argument(
        "--records",
        type=int,
        default=MEMBERS,
        metavar="N",
        help="members for lists, registers and search: 100000 or 1000000",
    )
    chosen = parser.parse_args(argv)
    names = chosen.names or list(BENCHMARKS)
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"there is no benchmark {', '.join(unknown)}")
    with tempfile.TemporaryDirectory(prefix="so-htx-bench-") as folder:
        lines = list(measured(names, Folder(Path(folder), chosen.records)))
    print(table(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The benchmarks, printed as ratios: `python3 start.py bench [start|search|lists|seal|merge|exchange …]`.

Nothing is asserted. Each side of a ratio runs in the same run on the same machine. What is aimed at stands in the
last columns; docs and decisions refer to these names.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from storage.book.book import Book
from tests.benchmarks import exchange, listing, receiving, sealing, searching, starting
from tests.benchmarks.data import book_of_one
from tests.benchmarks.measuring import Line, table
from tests.storage.filling import filled

MEMBERS = 100_000


class Folder:
    """A place for the run's data; the large book is built once, when first asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._large = path / "large.book"

    def large_book(self) -> Path:
        if not self._large.exists():
            say(f"building a book with {MEMBERS:,} members")
            book_of_one(self._large, MEMBERS, filled_return=False)
        return self._large

    def long_book(self) -> Path:
        """A book with long lists of every kind: 100,000 members, 34,000 organisations, many of them in debt."""
        path = self.path / "long.book"
        if not path.exists():
            say(f"building a book with {MEMBERS:,} members and {MEMBERS // 3:,} organisations")
            with Book.create(path) as book:
                filled(book, MEMBERS // 3, MEMBERS)
        return path


def start_lines(folder: Folder) -> list[Line]:
    return starting.measure(folder.large_book(), folder.path)


def search_lines(folder: Folder) -> list[Line]:
    return searching.measure(folder.large_book())


def list_lines(folder: Folder) -> list[Line]:
    return listing.measure(folder.long_book(), "100,000 members")


def seal_lines(folder: Folder) -> list[Line]:
    return [sealing.measure(folder.path)]


def merge_lines(folder: Folder) -> list[Line]:
    say("building 38 communes with 100,000 members")
    return [receiving.measure(folder.path)]


def exchange_lines(folder: Folder) -> list[Line]:
    say(f"building a unit with {exchange.MEMBERS:,} members")
    return exchange.measure(folder.path)


BENCHMARKS: dict[str, Callable[[Folder], list[Line]]] = {
    "start": start_lines,
    "search": search_lines,
    "lists": list_lines,
    "seal": seal_lines,
    "merge": merge_lines,
    "exchange": exchange_lines,
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
    names = parser.parse_args(argv).names or list(BENCHMARKS)
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"there is no benchmark {', '.join(unknown)}")
    with tempfile.TemporaryDirectory(prefix="so-htx-bench-") as folder:
        lines = list(measured(names, Folder(Path(folder))))
    print(table(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

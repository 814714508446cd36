"""Import of many rows, with every check and the journal, against pandas that merely reads and inserts them."""

import csv
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import process_time

from exports.tables.files import read_table
from models.register.drafts import OrganisationDraft
from models.register.texts.blocks import read_block
from storage.book.book import Book
from storage.register import organisations
from storage.register.imports.rows import import_rows
from tests.benchmarks.measuring import Line, shown

ROWS = 50_000
ORGANISATIONS = 1_000
AIM = 100
"""Times as much CPU as pandas, which checks nothing, finds no record, and writes no history."""


def measure(folder: Path, rows: int = ROWS) -> Line:
    """New members of known organisations, CPU time: each row adds a person and a membership."""
    source = _table(folder / "members.csv", rows)
    with Book.create(folder / "importing.book") as book:
        with book.change("FILLED") as session:
            today = book.clock().date()
            for number in range(ORGANISATIONS):
                draft = OrganisationDraft(kind="cooperative", name=_named(number))
                organisations.add_in(session, book.ids(), book.ids, draft, today)
        ours = _spent(lambda: _ours(book, source))
    peer = _spent(lambda: _peer(folder / "pandas.db", source))
    return Line(f"import of {rows:,} members", shown(ours), f"{shown(peer)} pandas", ours / peer, AIM)


def _spent(work: Callable[[], object]) -> float:
    """Seconds of CPU of one run."""
    begun = process_time()
    work()
    return process_time() - begun


def _table(path: Path, rows: int) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("person", "person.birth", "organisation", "kind", "capital", "joined_on"))
        for at in range(rows):
            number = at % ORGANISATIONS
            day = f"2020-{1 + at % 12:02d}-{1 + at % 28:02d}"
            table.writerow((f"Người {at}", 1950 + at % 50, _named(number), "formal", 1_000_000 + at, day))
    return path


def _named(number: int) -> str:
    return f"HTX Số {number}"


def _ours(book: Book, source: Path) -> None:
    block = read_block("memberships", read_table(source).rows)
    done = import_rows(book, "memberships", block, keep="all")
    assert done.kept, [str(effect.refusal) for effect in done.effects if effect.refusal][:3]


def _peer(path: Path, source: Path) -> None:
    import pandas

    with closing(sqlite3.connect(path)) as connection:
        pandas.read_csv(source).to_sql("members", connection, index=False)

"""A file whose rows come from elsewhere: the tables of a book without constraints, filled at once, then only read.

Indexes and searches are made behind the rows. Nothing in it is the truth about anything: a cut of power leaves a draft
that is made again, so that nothing waits for the disk.
"""

import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path

from storage.book.dialect.sqlite.connections import Raw
from storage.book.dialect.sqlite.identity import create_empty
from storage.book.dialect.sqlite.structure import Structure, is_virtual, structure_of

_PRAGMAS = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA temp_store = MEMORY",  # rows with personal data never reach a temporary file
    "PRAGMA cache_size = -64000",
)

_EARLY = "early_"
"""Begins the names of indexes that are there while rows come in, and made anew with the others."""


def begin(path: Path, home: Raw, added: Mapping[str, Mapping[str, str]], early: Iterable[str]) -> Raw:
    """A new file with the tables of the book `home`, its owner's alone; OSError where none can be made.

    added: table → column → kind of a column that the book does not have; early: columns (table.column) that are asked
    while rows come in, and indexed from the beginning.
    """
    create_empty(path)
    with ExitStack() as undoing:
        raw = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        undoing.callback(raw.close)
        for pragma in _PRAGMAS:
            raw.execute(pragma)
        raw.execute("BEGIN")
        for table in _tables(structure_of(home)):
            _create(raw, home, table, added.get(table, {}))
        for place in early:
            table, _, column = place.partition(".")
            raw.execute(f'CREATE INDEX "{_EARLY}{table}_{column}" ON "{table}" ("{column}")')
        undoing.pop_all()
    return raw


def finish(raw: Raw, home: Raw, added: Mapping[str, Mapping[str, str]]) -> None:
    """Make the indexes and searches that the book has, and one over each added column; then nothing is to be written.

    What must be unique in a book need not be so among registers of several: such an index is one like the others.
    """
    structure = structure_of(home)
    tables = _tables(structure)
    for kind, name in structure_of(raw):
        if kind == "index" and name.startswith(_EARLY):
            raw.execute(f'DROP INDEX "{name}"')
    for table in tables:
        for at, constrained in enumerate(_constrained(home, table)):
            listed = ", ".join(f'"{name}"' for name in constrained)
            raw.execute(f'CREATE INDEX "unique_{table}_{at}" ON "{table}" ({listed})')
    # in the order of the book: of two indexes that serve alike, SQLite takes the later one
    for (text,) in home.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql <> '' ORDER BY rowid"
    ):
        raw.execute(text.replace("CREATE UNIQUE INDEX", "CREATE INDEX", 1))
    for table, columns in added.items():
        for column in columns if table in tables else ():
            raw.execute(f'CREATE INDEX "added_{table}_{column}" ON "{table}" ("{column}")')
    for (kind, name), text in structure.items():
        if kind == "table" and is_virtual(text):
            raw.execute(text)
            raw.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
    raw.execute("COMMIT")


def close(raw: Raw, path: Path) -> None:
    """Close a finished file; it lies on the disk when this returns."""
    raw.close()
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _constrained(home: Raw, table: str) -> list[list[str]]:
    """The columns of each index that only a constraint of the table made, and that lists may need."""
    made = [name for _, name, _, origin, _ in home.execute(f'PRAGMA index_list("{table}")') if origin == "u"]
    return [[column for _, _, column in home.execute(f'PRAGMA index_info("{name}")')] for name in made]


def _tables(structure: Structure) -> list[str]:
    """The tables with rows of their own."""
    searches = [name for (kind, name), text in structure.items() if kind == "table" and is_virtual(text)]
    return [
        name
        for (kind, name), text in structure.items()
        if kind == "table" and not any(name == one or name.startswith(f"{one}_") for one in searches)
    ]


def _create(raw: Raw, home: Raw, table: str, added: Mapping[str, str]) -> None:
    columns = home.execute(f'PRAGMA table_info("{table}")').fetchall()
    keys = [name for _, name, _, _, _, key in columns if key]
    single = keys[0] if len(keys) == 1 else ""
    listed = [
        f'"{name}" {kind}{" PRIMARY KEY" if name == single else ""}' for _, name, kind, *_ in columns
    ] + [f'"{name}" {kind}' for name, kind in added.items()]
    raw.execute(f'CREATE TABLE "{table}" ({", ".join(listed)})')

"""Of what a file is made: its tables, indexes, triggers and views with the text that made each."""

import hashlib
from collections.abc import Callable, Collection, Mapping

from storage.book.dialect.sqlite.connections import Raw

_KEPT_APART = ("alembic_version", "sqlite_")
"""Begins the names of tables whose rows a new file has already."""

Structure = Mapping[tuple[str, str], str]
"""(kind, name) → the text that made it; kind: table, index, trigger or view."""

_SEARCH_PARTS = ("_search_data", "_search_idx", "_search_docsize", "_search_config")
"""Tables that the full-text search makes by itself: their text is its own and differs between its versions."""

_OWN = "sqlite_"
"""Begins the names of what SQLite keeps for itself: counters, statistics, indexes of constraints."""


def structure_of(raw: Raw) -> Structure:
    """Everything that the file's schema names, without what SQLite keeps for itself."""
    rows = raw.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")
    return {
        (kind, name): "" if name.endswith(_SEARCH_PARTS) else str(text)
        for kind, name, text in rows
        if not str(name).startswith(_OWN)
    }


def digest_of(structure: Structure) -> str:
    """SHA-256 (hex) of a structure."""
    lines = "\0".join(f"{kind}\0{name}\0{text}" for (kind, name), text in structure.items())
    return hashlib.sha256(lines.encode("utf-8", "surrogateescape")).hexdigest()


def is_readable(structure: Structure, searched: Collection[str]) -> bool:
    """Whether reading any table runs nothing that the file brings along: no view, no virtual table but the searches."""
    return not any(
        kind == "view" or (kind == "table" and is_virtual(text) and name not in searched)
        for (kind, name), text in structure.items()
    )


def is_virtual(text: str) -> bool:
    """Whether the text of a table makes one that is kept by an extension: a search."""
    return " ".join(text.split()[:2]).upper() == "CREATE VIRTUAL"


def take_rows(raw: Raw, source: Raw, progress: Callable[[int, int, str], None]) -> None:
    """Put the rows of another file into the tables of a new one, which gets its triggers and searches again after it.

    A table or a column that this version does not have is left out; what is no table of rows there is not read.
    progress: tables done, of how many, and which is next.
    """
    ours, theirs = structure_of(raw), structure_of(source)
    triggers = {name: text for (kind, name), text in ours.items() if kind == "trigger"}
    searches = [name for (kind, name), text in ours.items() if kind == "table" and is_virtual(text)]
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("BEGIN IMMEDIATE")
    for name in triggers:
        raw.execute(f'DROP TRIGGER "{name}"')
    tables = [
        name
        for kind, name in ours
        if kind == "table"
        and "_search" not in name
        and not name.startswith(_KEPT_APART)
        and not is_virtual(theirs.get(("table", name), "CREATE VIRTUAL"))
    ]
    for at, name in enumerate(tables):
        progress(at, len(tables), name)
        _take_table(raw, source, name)
    for name in searches:
        raw.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
    for text in triggers.values():
        raw.execute(text)
    raw.execute("COMMIT")


def _take_table(raw: Raw, source: Raw, table: str) -> None:
    there = {column for _, column, *_ in source.execute(f'PRAGMA table_info("{table}")')}
    shared = [column for _, column, *_ in raw.execute(f'PRAGMA table_info("{table}")') if column in there]
    listed = ", ".join(f'"{column}"' for column in shared)
    marks = ", ".join("?" * len(shared))
    rows = source.execute(f'SELECT {listed} FROM "{table}"')
    raw.executemany(f'INSERT INTO "{table}" ({listed}) VALUES ({marks})', rows)

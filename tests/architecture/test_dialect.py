"""What one database has of its own is written in its own folder, and nowhere else."""

import re

import pytest

from tests.architecture.sources import Source, delivered

OWN_FOLDER = "storage.book.dialect.sqlite"
PUBLISHED = "storage.migrations"
"""Published migrations never change; a second database begins with its own."""

NAMES = re.compile(
    r"(?:PRAGMA|rowid|json_(?:extract|patch|object|quote|each|tree|group_array|set)|group_concat|MATCH|fts5|bm25"
    r"|CROSS JOIN|INDEXED BY|running_change|sqlite3|sqlite_master|sqlite_schema|user_version|application_id"
    r"|integrity_check|foreign_key_check|busy_timeout|defer_foreign_keys|table_info|VACUUM|GLOB|julianday"
    r"|ifnull|last_insert_rowid|CREATE (?:TEMP )?TRIGGER|BEGIN (?:IMMEDIATE|DEFERRED|EXCLUSIVE)"
    r"|INSERT OR (?:IGNORE|REPLACE))\b|char\(10\)"
)
MARKS = (re.compile(r"RAISE\(|-wal\b|-shm\b"), re.compile(r"[ (]\+[a-z]\w*\.\w+"))
"""SQL and names that only SQLite understands; a plus before a column is its hint to the planner.

Options that SQLAlchemy names after a database (sqlite_autoincrement) are read for that database alone and stay with
the tables that they describe.
"""


def found_in(text: str) -> list[str]:
    # a boundary before the names within the pattern would make it ten times slower
    names = [one for one in NAMES.finditer(text) if not _is_inside(text, one.start())]
    marks = [one for pattern in MARKS for one in pattern.finditer(text)]
    return [match.group().strip() for match in (*names, *marks)]


def _is_inside(text: str, at: int) -> bool:
    """Whether a word goes on at this place."""
    return at > 0 and (text[at - 1].isalnum() or text[at - 1] == "_")


def is_within(source: Source, *packages: str) -> bool:
    return any(f"{source.module}.".startswith(f"{package}.") for package in packages)


def test_what_is_sqlites_own_stands_in_its_folder_alone() -> None:
    found = [
        f"{source.path}:{number}: {word}"
        for source in delivered()
        if not is_within(source, OWN_FOLDER, PUBLISHED) and found_in(source.text)
        for number, line in enumerate(source.text.splitlines(), 1)
        for word in found_in(line)
    ]
    assert not found, "\n".join(found)


def test_its_folder_is_named_at_the_seam_alone() -> None:
    reaching = [
        str(source.path)
        for source in delivered()
        if not is_within(source, OWN_FOLDER)
        and source.module != "storage.book.dialect"
        and any(f"{name}.".startswith(f"{OWN_FOLDER}.") for name in source.imports())
    ]
    assert not reaching


def test_the_seam_is_known_in_storage_alone() -> None:
    reaching = [
        str(source.path)
        for source in delivered()
        if source.floor != "storage"
        and any(name.startswith("storage.book.dialect") for name in source.imports())
    ]
    assert not reaching


def test_a_database_leans_on_nothing_of_the_book() -> None:
    leaning = {
        f"{source.path}: {name}"
        for source in delivered()
        if is_within(source, OWN_FOLDER)
        for name in source.imports()
        if name.startswith("storage.") and not name.startswith((f"{OWN_FOLDER}.", "storage.book.place."))
    }
    assert not leaning


@pytest.mark.parametrize(
    "line",
    [
        'session.execute(text("PRAGMA cache_size = 1"))',
        '"SELECT s.id FROM standings s ORDER BY s.rowid DESC"',
        "import sqlite3",
        '"JOIN organisations o ON +o.deleted = 0"',
        '"SELECT group_concat(id, char(10)) FROM people"',
        'path.with_name(path.name + "-wal")',
    ],
)
def test_such_words_are_seen(line: str) -> None:
    assert found_in(line)


@pytest.mark.parametrize(
    "line",
    [
        '"SELECT p.id FROM people p JOIN memberships m ON m.person_id = p.id ORDER BY p.name_sorted"',
        '__table_args__ = ({"sqlite_autoincrement": True},)',
        "total = first.amount + second.amount",
        "re.match(pattern, text)",
    ],
)
def test_plain_words_are_let_pass(line: str) -> None:
    assert not found_in(line)

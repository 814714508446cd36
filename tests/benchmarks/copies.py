"""A register many times as long: its records copied under new ids inside the file, in minutes instead of an hour.

Names, days and figures repeat; ids are scattered as real ones are. The copies have no history.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import md5
from pathlib import Path

from models.register.catalogue import RECORDS
from models.register.kinds import Link
from storage.book.kept.keeping import keep_all
from storage.book.rows import RowSession

SEARCHED = ("people", "organisations", "products", "debts")


def scattered(readable: str) -> str:
    """An id as long and as random as real ones, the same for the same text."""
    return md5(readable.encode(), usedforsecurity=False).hexdigest()


def multiply(path: Path, times: int) -> None:
    """Make `times` as many records of each kind of the register; the book is closed meanwhile."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous = OFF")
        raw.execute("PRAGMA cache_size = -400000")
        raw.create_function("another", 2, _another, deterministic=True)
        raw.execute("BEGIN")
        with _without(raw, "trigger"), _without(raw, "index"):
            for kind in RECORDS:
                ids = {"id", *(f.name for f in kind.fields if isinstance(f.kind, Link))}
                _copy(raw, kind.table, ids, times)
            keep_all(RowSession(raw))
            for table in SEARCHED:
                raw.execute(f"INSERT INTO {table}_search ({table}_search) VALUES ('rebuild')")
        raw.execute("COMMIT")


def _another(key: str | None, copy: int) -> str | None:
    return None if key is None else scattered(f"{key}{copy}")


def _copy(raw: sqlite3.Connection, table: str, ids: set[str], times: int) -> None:
    columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
    named = ", ".join(f'"{name}"' for name in columns)
    values = ", ".join(f'another("{name}", :copy)' if name in ids else f'"{name}"' for name in columns)
    (last,) = raw.execute(f"SELECT coalesce(max(rowid), 0) FROM {table}").fetchone()
    for copy in range(1, times):
        raw.execute(
            f"INSERT INTO {table} ({named}) SELECT {values} FROM {table} WHERE rowid <= :last",
            {"copy": copy, "last": last},
        )


@contextmanager
def _without(raw: sqlite3.Connection, kind: str) -> Iterator[None]:
    """Do something while no trigger writes history, or no index is kept up, and make them again behind it."""
    tables = ", ".join(f"'{one.table}'" for one in RECORDS)
    made = raw.execute(
        f"SELECT name, sql FROM sqlite_master WHERE type = '{kind}' AND sql IS NOT NULL AND tbl_name IN ({tables})"
    ).fetchall()
    for name, _ in made:
        raw.execute(f"DROP {kind} {name}")
    yield
    for _, sql in made:
        raw.execute(sql)

"""The schema's version: making a new book and bringing an older one up to date, each in one transaction."""

import sqlite3
from pathlib import Path

from storage.book.connections import APPLICATION_ID, connect, engine_for

VERSION = 4
"""Number of the newest migration; a book carries its own in PRAGMA user_version."""


def version_of(path: Path) -> int:
    """Schema version of the book at `path`."""
    raw = connect(path)
    try:
        return int(raw.execute("PRAGMA user_version").fetchone()[0])
    finally:
        raw.close()


def make(path: Path) -> None:
    """Give an empty file the schema of this version."""
    raw = connect(path)
    try:
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    finally:
        raw.close()
    migrate(path, VERSION)


def bring_up_to_date(path: Path) -> None:
    """Migrate an older book; before that, a copy named after its version is laid beside it."""
    version = version_of(path)
    if version == VERSION:
        return
    keep_copy(path, path.with_name(f"{path.name}.v{version}"))
    migrate(path, VERSION)


def keep_copy(path: Path, target: Path) -> None:
    """A consistent copy of the whole book by SQLite's own backup, over an older copy of the same name."""
    draft = target.with_name(target.name + ".part")
    draft.unlink(missing_ok=True)
    source = connect(path)
    copy = sqlite3.connect(draft)
    try:
        source.backup(copy)
    finally:
        copy.close()
        source.close()
    draft.replace(target)


def migrate(path: Path, version: int) -> None:
    """Run the migrations up to `version` and renew the triggers, all in one transaction."""
    from alembic import command
    from alembic.config import Config

    from storage.book import journal
    from storage.book.connections import WRITING

    engine = engine_for(path)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parents[1] / "migrations"))
    try:
        with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
            config.attributes["connection"] = connection
            command.upgrade(config, f"{version:04d}")
            journal.install(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {version}")
    finally:
        engine.dispose()

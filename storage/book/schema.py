"""The schema's version: making a new book and migrating an older book, each in one transaction."""

from contextlib import closing
from pathlib import Path

from storage.book.dialect import connections, files, identity
from storage.book.place import Place

VERSION = 12
"""Number of the newest migration; a book carries its own in the file."""


def version_of(place: Place) -> int:
    """Schema version of a book."""
    with closing(connections.connect(place)) as raw:
        return identity.version_in(raw)


def make(path: Path) -> None:
    """Give an empty file the schema of this version."""
    identity.mark_as_book(path)
    migrate(path, VERSION)


def bring_up_to_date(path: Path) -> None:
    """Migrate an older book; before that, a copy named after its version is written beside it."""
    version = version_of(path)
    if version == VERSION:
        return
    keep_copy(path, path.with_name(f"{path.name}.v{version}"))
    migrate(path, VERSION)


def keep_copy(path: Path, target: Path) -> None:
    """A consistent copy of the whole book, over an older copy of the same name."""
    draft = target.with_name(target.name + ".part")
    draft.unlink(missing_ok=True)
    with closing(connections.connect(path)) as source:
        files.copy_pages(source, draft)
    draft.replace(target)


def migrate(place: Place, version: int) -> None:
    """Run the migrations up to `version` and renew the triggers, all in one transaction."""
    from alembic import command
    from alembic.config import Config

    from storage.book import journal

    engine = connections.engine_for(place)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parents[1] / "migrations"))
    try:
        with (
            engine.connect().execution_options(**{connections.WRITING: True}) as connection,
            connection.begin(),
        ):
            config.attributes["connection"] = connection
            command.upgrade(config, f"{version:04d}")
            journal.install(connection)
            identity.write_version(connection, version)
    finally:
        engine.dispose()

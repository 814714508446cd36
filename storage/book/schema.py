"""The schema's version: making a new book and migrating an older book, each in one transaction."""

from contextlib import closing
from pathlib import Path

from models.values.errors import Damaged
from storage.book.dialect import connections, faults, files, identity
from storage.book.place import Place
from storage.book.rows import RowSession

VERSION = 29
"""Number of the newest migration; a book carries its own in the file."""

_CHAINED = 13
"""Version from which on the journal is a chain."""

STRUCTURE = "93ef77ea7643aaee7f302d341b64bf365220c75d5931984f1f459e7ce33998d1"
"""Digest of the structure that the migrations of this version make; a test tells the new one."""


def version_of(place: Place) -> int:
    """Schema version of a book."""
    with closing(connections.connect(place)) as raw:
        return identity.version_in(raw)


def make(path: Path) -> None:
    """Give an empty file the schema of this version."""
    identity.mark_as_book(path)
    migrate(path, VERSION)


def bring_up_to_date(path: Path) -> None:
    """Migrate an older book; before that, a copy named after its version is written beside it.

    Damaged BOOK_DAMAGED where it lacks what its version has.
    """
    from sqlalchemy.exc import OperationalError

    with closing(connections.connect(path)) as raw:
        version = identity.version_in(raw)
        if version == VERSION:
            return
        if not identity.is_migrated_to(raw, version):
            raise Damaged("BOOK_DAMAGED", path=str(path))
    keep_copy(path, path.with_name(f"{path.name}.v{version}"))
    try:
        migrate(path, VERSION)
    except (OperationalError, ValueError, LookupError, TypeError) as fault:
        # what an older program wrote goes through every migration; what does not was written by another
        if isinstance(fault, OperationalError) and not faults.is_structure_fault(fault):
            raise
        raise Damaged("BOOK_DAMAGED", path=str(path)) from fault


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

    from storage.book import chain, journal
    from storage.book.kept import keeping

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
            journal.install(connection, chained=version >= _CHAINED)
            if version >= _CHAINED:
                chain.begin(connections.driver_behind(connection))
            if version == VERSION:
                keeping.keep_all(RowSession(connections.driver_behind(connection)))
            identity.write_version(connection, version)
    finally:
        engine.dispose()

"""Checking a book or a copy without changing it: pages, structure, references, content against digests."""

import hashlib
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from models.values.errors import Damaged, Refused, Unavailable
from storage.book import chain, schema
from storage.book.dialect import checks, connections, faults, files, identity, structure, triggers
from storage.book.dialect import contents as dialect_contents
from storage.book.guards import log
from storage.book.kept import keeping
from storage.book.proof import contents, replay, soundness, walk
from storage.book.proof import structure as structures
from storage.book.proof.report import Problem, VerifyReport
from storage.book.rows import RowSession, value

_HASHED = {
    "sealed": ("sha256", "data"),
    "received_packages": ("sha256", "package"),
    "sent_packages": ("sha256", "package"),
    "trust_lists": ("sha256", "data"),
    "revocation_lists": ("sha256", "data"),
    "taken_notices": ("sha256", "notice"),
    "given_notices": ("sha256", "notice"),
}


Check = Callable[[RowSession], Iterable[Problem]]
"""A further question to a book of this version, asked on the same state of it."""


def verify(path: Path, further: Iterable[Check] = ()) -> VerifyReport:
    """Check a book or a copy without changing it: pages, structure, references, sealed content, the chained history.

    Refused BOOK_MISSING, BOOK_NOT_A_BOOK, BOOK_NEWER. What is wrong is in the report.
    """
    if not path.is_file():
        raise Refused("BOOK_MISSING", path=str(path))
    if log.is_foreign(path):
        details = {"path": str(path), "log": files.log_of(path).name}
        return VerifyReport(path, 0, {}, (Problem("BOOK_LOG_FOREIGN", details),))
    try:
        with closing(connections.connect_to_read(path)) as raw:
            return _verified(raw, path, further)
    except faults.DRIVER_FAULTS as fault:
        trouble = faults.trouble_of(fault, path)
        if faults.is_structure_fault(fault):
            trouble = Damaged("BOOK_DAMAGED", path=str(path))
        if isinstance(trouble, Damaged):
            if not identity.looks_like_a_book(path):
                raise Refused("BOOK_NOT_A_BOOK", path=str(path)) from fault
            return VerifyReport(path, 0, {}, (Problem("BOOK_DAMAGED", trouble.details),))
        raise trouble or Unavailable("BOOK_NOT_OPENED", path=str(path), why=str(fault)) from fault


def _verified(raw: connections.Raw, path: Path, further: Iterable[Check]) -> VerifyReport:
    version = identity.version_in(raw)
    if not identity.is_book(raw):
        raise Refused("BOOK_NOT_A_BOOK", path=str(path))
    if version > schema.VERSION:
        raise Refused("BOOK_NEWER", path=str(path), version=version, known=schema.VERSION)
    connections.begin_reading(raw)
    try:
        there = structure.structure_of(raw)
        found = [*_pages(raw), *_structure(raw, version, there)]
        if not structures.is_readable(there):  # what it would run is not ours, and need not end
            return VerifyReport(path, version, {}, tuple(found))
        found += [*_references(raw), *_values(raw, version), *_hashes(raw, checks.tables(raw))]
        if version < schema.VERSION:  # its chain begins when it is migrated
            return VerifyReport(path, version, counts_of(raw), tuple(found))
        session = RowSession(raw)
        found += [
            *_history(raw),
            *_kept(session),
            *(problem for check in further for problem in check(session)),
        ]
        return VerifyReport(path, version, counts_of(raw), tuple(found), chain.head(session))
    finally:
        raw.rollback()


def _structure(raw: connections.Raw, version: int, there: structure.Structure) -> list[Problem]:
    if version == schema.VERSION:
        return structures.problems(there)
    return [*structures.foreign_in_older(there), *_triggers(raw, checks.tables(raw))]


def _pages(raw: connections.Raw) -> list[Problem]:
    said = checks.faults_of_pages(raw)
    return [Problem("BOOK_PAGES_DAMAGED", {"what": "; ".join(said)[:300]})] if said else []


def _references(raw: connections.Raw) -> list[Problem]:
    return [
        Problem("BOOK_REFERENCE_BROKEN", {"table": table, "parent": parent})
        for table, parent in checks.broken_references(raw)
    ]


def _values(raw: connections.Raw, version: int) -> list[Problem]:
    return soundness.problems(raw) if version == schema.VERSION else []


def _history(raw: connections.Raw) -> list[Problem]:
    """What the chain of the journal says."""
    from models.all_tables import recorded_tables

    records = [problem for table in recorded_tables() for problem in replay.problems(raw, table)]
    return [*walk.problems(raw), *records, *contents.problems(raw)]


def _kept(session: RowSession) -> list[Problem]:
    """What is kept for the order of lists and is not what the records say."""
    return [
        Problem("BOOK_FACTS_DIFFER", {"table": table, "count": number})
        for table, number in keeping.differing(session).items()
    ]


def _triggers(raw: connections.Raw, tables: frozenset[str]) -> list[Problem]:
    """tables: those of an older book, which has none that came later."""
    from models.all_tables import recorded_tables
    from storage.book.journal import FROZEN

    recorded, frozen = (
        [table for table in several if table in tables] for several in (recorded_tables(), FROZEN)
    )
    missing = triggers.missing(raw, recorded, frozen)
    return [Problem("BOOK_TRIGGER_MISSING", {"trigger": ", ".join(missing)})] if missing else []


def _hashes(raw: connections.Raw, tables: frozenset[str]) -> list[Problem]:
    return [
        Problem("BOOK_CONTENT_ALTERED", {"table": table, "sha256": str(digest)})
        for table, (named, content) in _HASHED.items()
        if table in tables
        for digest, data in dialect_contents.bytes_of(raw, table, named, content)
        if data is None or hashlib.sha256(data).hexdigest() != digest
    ]


def counts_of(raw: connections.Raw) -> dict[str, int]:
    """Rows by table."""
    return {
        name: value(RowSession(raw), f"SELECT count(*) FROM {name}") for name in checks.tables_of_records(raw)
    }

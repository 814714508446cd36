"""Whether a file is a book of this program, and whole, before it is opened: nothing is written for the answer."""

from contextlib import ExitStack
from pathlib import Path

from models.values.errors import Damaged, Refused, Unavailable
from storage.book import schema
from storage.book.dialect import connections, faults, identity, structure
from storage.book.proof import soundness
from storage.book.proof import structure as structures
from storage.book.proof.report import Problem


def examined(path: Path) -> tuple[int, connections.Raw]:
    """The schema version of a book and the connection that read it, for the first list to go on with.

    What is no book, or a book of a newer version, is refused before any writing. The connection reads the whole schema
    (5 ms of CPU for 200 triggers), so damage there is met at the opening, and its text is compared with what this
    version makes: Damaged BOOK_STRUCTURE_FOREIGN, BOOK_STRUCTURE_ALTERED, BOOK_STRUCTURE_MISSING, BOOK_TRIGGER_MISSING.
    """
    with ExitStack() as undoing:
        try:
            raw = connections.connect_for_lists(path)
            undoing.callback(raw.close)
            is_book, version = identity.is_book(raw), identity.version_in(raw)
            there = structure.structure_of(raw)
            problems = _problems(raw, version, there) if is_book else []
        except faults.DRIVER_FAULTS as fault:
            trouble = faults.trouble_of(fault, path)
            if isinstance(trouble, Damaged) and not identity.looks_like_a_book(path):
                raise Refused("BOOK_NOT_A_BOOK", path=str(path)) from fault
            raise trouble or Unavailable("BOOK_NOT_OPENED", path=str(path), why=str(fault)) from fault
        if not is_book:
            raise Refused("BOOK_NOT_A_BOOK", path=str(path))
        if version > schema.VERSION:
            raise Refused("BOOK_NEWER", path=str(path), version=version, known=schema.VERSION)
        for problem in problems:
            raise Damaged(problem.code, path=str(path), **problem.details)
        undoing.pop_all()
    return version, raw


def _problems(raw: connections.Raw, version: int, there: structure.Structure) -> list[Problem]:
    if version == schema.VERSION:
        return structures.problems(there) or soundness.problems(raw)
    return structures.foreign_in_older(there)

"""The structure of a book compared with what this version makes: what is foreign, altered or missing.

At every opening a digest is compared, in about a millisecond. Only where it differs is a fresh book made and compared
object by object.
"""

import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path

from storage.book import schema
from storage.book.dialect import connections, identity, structure, triggers
from storage.book.kept.keeping import KEPT_UP
from storage.book.proof.report import Problem

Structure = structure.Structure

_SEARCHED = ("people", "organisations", "products", "debts")
_MOST_NAMED = 12
"""So many names stand in a problem; who needs the others has a larger one already."""


@cache
def expected() -> Structure:
    """The structure that the migrations of this program make."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fresh.book"
        identity.create_empty(path)
        identity.mark_as_book(path)
        schema.migrate(path, schema.VERSION)
        with closing(connections.connect(path)) as raw:
            return structure.structure_of(raw)


def problems(there: Structure) -> list[Problem]:
    """What is not as this version makes it; nothing where the structure is ours."""
    if structure.digest_of(there) == schema.STRUCTURE:
        return []
    ours = expected()
    missing = [key for key in ours if key not in there]
    differing = {
        "BOOK_STRUCTURE_FOREIGN": [key for key in there if key not in ours],
        "BOOK_STRUCTURE_ALTERED": [key for key in there if ours.get(key, there[key]) != there[key]],
        "BOOK_STRUCTURE_MISSING": [key for key in missing if key[0] != "trigger"],
    }
    found = [Problem(code, {"what": _named(keys)}) for code, keys in differing.items() if keys]
    gone = [name for kind, name in missing if kind == "trigger"]
    return [*found, Problem("BOOK_TRIGGER_MISSING", {"trigger": ", ".join(gone)})] if gone else found


def is_readable(there: Structure) -> bool:
    """Whether the tables of a book can be read without running what it brings along."""
    return structure.is_readable(there, [f"{table}_search" for table in _SEARCHED])


def foreign_in_older(there: Structure) -> list[Problem]:
    """Views and triggers that no version of this program made, in a book of an older version."""
    from models.all_tables import recorded_tables
    from storage.book.chain import NOTED
    from storage.book.journal import FROZEN

    known = {
        *(f"noted_{table}_insert" for table in NOTED),
        *triggers.names_for(recorded_tables(), FROZEN),
        *(f"search_{table}_{action}" for table in _SEARCHED for action in ("insert", "delete", "update")),
        *(f"kept_{table}_{action}" for table in KEPT_UP for action in ("insert", "delete", "update")),
    }
    foreign = [
        (kind, name) for kind, name in there if kind == "view" or (kind == "trigger" and name not in known)
    ]
    return [Problem("BOOK_STRUCTURE_FOREIGN", {"what": _named(foreign)})] if foreign else []


def _named(keys: list[tuple[str, str]]) -> str:
    """The objects by kind and name, in one line."""
    listed = [f"{kind} {name}" for kind, name in keys[:_MOST_NAMED]]
    return ", ".join([*listed, f"+{len(keys) - _MOST_NAMED}"] if len(keys) > _MOST_NAMED else listed)

"""Reduced copies of a return, for readers who need not know everything. A copy lists what was left out of it.

A copy is no return: its bytes are of another kind, so that no reader takes it in by mistake. It carries the digest
of the data it was made from, but no signature of theirs: whoever makes the copy answers for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import orjson

from models.forms.merge.moves import NO_MOVES
from models.register.catalogue import RECORDS
from models.returns.document import RegisterTable, ReturnDocument, encode

KIND = "so-htx/copy"

PERSONAL: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        kind.table: tuple(name for name in kind.travelling if name in kind.closed)
        for kind in RECORDS
        if kind.closed
    }
)
"""Columns of the register with contact data or sensitive data of a person, by table (the catalogue)."""

NUMBERS = frozenset(field.name for kind in RECORDS for field in kind.fields if field.masked)
"""Columns for whose sake a package is encrypted unless a person decides otherwise."""

MOVES = "moves"
"""Named like a table: the organisations that a merged return carries because they moved (models.forms.merge.moves)."""


class Reduction(StrEnum):
    """What a copy leaves out."""

    TOTALS = "totals"  # the whole register and all organisations by name: figures of the forms only
    WITHOUT_PERSONAL = "without_personal"  # contact data and sensitive data of people


@dataclass(frozen=True, slots=True)
class ReducedCopy:
    """A reduced copy: how it was reduced, what was left out, and of which data (SHA-256) it is a copy."""

    document: ReturnDocument
    reduction: Reduction
    left_out: tuple[str, ...]  # tables, or table.column
    of_sha256: str


def holds_personal_numbers(document: ReturnDocument) -> bool:
    """Whether any row of the register carries a personal number: such a package is encrypted by default."""
    for table in document.register.values():
        places = [at for at, column in enumerate(table.columns) if column in NUMBERS]
        if any(row[at] not in (None, "") for row in table.rows for at in places):
            return True
    return False


def reduced(document: ReturnDocument, reduction: Reduction, of_sha256: str) -> ReducedCopy:
    """A copy of the return without what the reduction leaves out."""
    if reduction is Reduction.TOTALS:
        moves = [MOVES] if document.backing.moves != NO_MOVES else []
        figures = replace(document, register={}, backing=replace(document.backing, moves=NO_MOVES))
        return ReducedCopy(figures, reduction, tuple(sorted([*document.register, *moves])), of_sha256)
    register = {
        name: _blanked(table, PERSONAL[name]) if name in PERSONAL else table
        for name, table in document.register.items()
    }
    left_out = tuple(
        f"{name}.{column}"
        for name in sorted(PERSONAL.keys() & document.register.keys())
        for column in PERSONAL[name]
        if column in document.register[name].columns
    )
    return ReducedCopy(replace(document, register=register), reduction, left_out, of_sha256)


def _blanked(table: RegisterTable, columns: tuple[str, ...]) -> RegisterTable:
    places = {at for at, column in enumerate(table.columns) if column in columns}
    rows = tuple(tuple(None if at in places else cell for at, cell in enumerate(row)) for row in table.rows)
    return RegisterTable(table.columns, rows)


def encode_copy(copy: ReducedCopy) -> bytes:
    """Canonical bytes of a copy: those of the return with another kind and a word about what was left out."""
    content: dict[str, Any] = orjson.loads(encode(copy.document))
    about = {
        "reduction": copy.reduction.value,
        "left_out": list(copy.left_out),
        "of_sha256": copy.of_sha256,
    }
    return orjson.dumps(content | {"kind": KIND, "copy": about}, option=orjson.OPT_SORT_KEYS)

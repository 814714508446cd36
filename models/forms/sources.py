"""A figure from the register: the source of a cell measured on a snapshot.

A form has some hundred queries on the same rows. Each condition is therefore evaluated once for each row and kept as a
bit mask (one bit a row); a query with several conditions is then an AND of masks, and a count is its number of bits.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import compress
from typing import Any

from models.forms.definition import Form, Source, Value
from models.forms.snapshot import Belonging, Snapshot

Mask = int


def _meets(value: Any, wanted: Value) -> bool:
    """Whether an attribute meets one condition; true requires of a number only that it is known."""
    if wanted is True:
        return value is not None and value is not False
    if isinstance(wanted, tuple):
        return value in wanted
    return value is not None and bool(value == wanted)


def _mask(answers: Iterator[bool]) -> Mask:
    """One bit a row, the first row lowest."""
    written = "".join("1" if answer else "0" for answer in answers)
    return int(written[::-1] or "0", 2)


def _bits(mask: Mask) -> Iterator[int]:
    """The bits of a mask, that of the first row first."""
    return map(int, bin(mask)[:1:-1])


class _QueriedSet:
    """A set of the snapshot with the conditions that were evaluated on it so far."""

    def __init__(self, rows: Sequence[Mapping[str, Any]]) -> None:
        self.rows = rows
        self.whole: Mask = (1 << len(rows)) - 1
        self._met: dict[tuple[str, Value, type], Mask] = {}
        self._known: dict[str, Mask] = {}
        self._values: dict[str, list[Any]] = {}

    def met(self, conditions: Mapping[str, Value], within: Mask) -> Mask:
        """The rows of `within` that meet all conditions."""
        for attribute, wanted in conditions.items():
            key = (attribute, wanted, type(wanted))  # True and 1 are equal, but are different conditions
            if key not in self._met:
                self._met[key] = _mask(_meets(value, wanted) for value in self.values(attribute))
            within &= self._met[key]
        return within

    def known(self, attribute: str) -> Mask:
        """The rows in which an attribute is known."""
        if attribute not in self._known:
            self._known[attribute] = _mask(value is not None for value in self.values(attribute))
        return self._known[attribute]

    def values(self, attribute: str) -> list[Any]:
        """An attribute of all rows, in their order."""
        if attribute not in self._values:
            rows = self.rows
            self._values[attribute] = (
                rows.column(attribute)
                if isinstance(rows, Belonging)
                else [row.get(attribute) for row in rows]
            )
        return self._values[attribute]

    def chosen(self, attribute: str, mask: Mask) -> Iterator[Any]:
        """What is known of an attribute in the rows of a mask."""
        return compress(self.values(attribute), _bits(mask & self.known(attribute)))


class Measuring:
    """A snapshot for many queries."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._sets: dict[str, _QueriedSet] = {}

    def of(self, source: Source) -> Decimal | None:
        """The figure of one source; None where the register holds nothing of this kind, or does not know.

        A register without any row of the basis, or in which an attribute of a condition is known of none of
        them, is silent: the cell stays blank, never zero.
        """
        if source.measure == "communes":
            return Decimal(self._snapshot.communes)
        if source.of not in self._sets:
            self._sets[source.of] = _QueriedSet(self._snapshot.sets[source.of])
        queried = self._sets[source.of]
        basis = queried.met(source.basis, queried.whole)
        if not basis or not all(queried.known(attribute) & basis for attribute in source.where):
            return None
        chosen = queried.met(source.where, basis)
        if source.measure == "count":
            return Decimal(chosen.bit_count())
        if source.measure == "distinct":
            return Decimal(len(set(queried.chosen(source.attribute, chosen))))
        values = list(queried.chosen(source.attribute, chosen))
        return Decimal(sum(values)) if values or not chosen else None


def prefill(form: Form, snapshot: Snapshot) -> dict[tuple[str, str], Decimal]:
    """All figures that the register gives for a form; cells about which it is silent are absent."""
    found: dict[tuple[str, str], Decimal] = {}
    measuring = Measuring(snapshot)
    for row in form.rows:
        for column in form.columns:
            source = form.source_of(row, column) if form.applies(row, column) else None
            value = measuring.of(source) if source else None
            if value is not None:
                found[row.code, column.key] = value
    return found


def records(source: Source, snapshot: Snapshot) -> list[Mapping[str, Any]]:
    """The rows of the snapshot behind a figure, for the question where it came from."""
    if source.measure == "communes":
        return []
    queried = _QueriedSet(snapshot.sets[source.of])
    chosen = queried.met({**source.basis, **source.where}, queried.whole)
    return [queried.rows[at] for at in compress(range(len(queried.rows)), _bits(chosen))]

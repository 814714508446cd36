"""A figure from the register: the source of a cell measured on a snapshot."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from models.forms import Form, Source, Value
from models.snapshot import Snapshot


def _meets(value: Any, asked: Value) -> bool:
    """Whether an attribute meets one condition; true asks of a number only that it is known."""
    if asked is True:
        return value is not None and value is not False
    if isinstance(asked, tuple):
        return value in asked
    return value is not None and bool(value == asked)


def _meets_all(row: Mapping[str, Any], conditions: Mapping[str, Value]) -> bool:
    return all(_meets(row.get(attribute), asked) for attribute, asked in conditions.items())


def _known(rows: Iterable[Mapping[str, Any]], attribute: str) -> bool:
    return any(row.get(attribute) is not None for row in rows)


def measured(source: Source, snapshot: Snapshot) -> Decimal | None:
    """The figure of one source; None where the register holds nothing of this kind, or does not know.

    A register without any row of the basis, or in which an attribute that is asked about is known of none of them,
    is silent: the cell stays blank, never zero.
    """
    if source.measure == "communes":
        return Decimal(snapshot.communes)
    basis = [row for row in snapshot.sets[source.of] if _meets_all(row, source.basis)]
    if not basis or not all(_known(basis, attribute) for attribute in source.where):
        return None
    chosen = [row for row in basis if _meets_all(row, source.where)]
    if source.measure == "count":
        return Decimal(len(chosen))
    if source.measure == "distinct":
        return Decimal(len({row[source.attribute] for row in chosen} - {None}))
    return _sum(chosen, source.attribute)


def _sum(rows: list[Mapping[str, Any]], attribute: str) -> Decimal | None:
    values = [row[attribute] for row in rows if row.get(attribute) is not None]
    return Decimal(sum(values)) if values or not rows else None


def prefill(form: Form, snapshot: Snapshot) -> dict[tuple[str, str], Decimal]:
    """All figures that the register gives for a form; cells about which it is silent are absent."""
    found: dict[tuple[str, str], Decimal] = {}
    for row in form.rows:
        for column in form.columns:
            source = form.source_of(row, column) if form.applies(row, column) else None
            value = measured(source, snapshot) if source else None
            if value is not None:
                found[row.code, column.key] = value
    return found


def records(source: Source, snapshot: Snapshot) -> list[Mapping[str, Any]]:
    """The rows of the snapshot behind a figure, for the question where it came from."""
    if source.measure == "communes":
        return []
    conditions = {**source.basis, **source.where}
    return [row for row in snapshot.sets[source.of] if _meets_all(row, conditions)]

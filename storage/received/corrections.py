"""What is taken off the merged sums so that a record, or a commune, that several units report counts once."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from models.forms.definition import CellKey, Form
from models.forms.findings import Finding, Level
from models.forms.merge.consolidation import combines
from models.forms.merge.contributions import Contribution, Contributions
from models.forms.rules.measures import Source
from models.forms.snapshot import Snapshot
from models.values.units import unit_on
from storage.book.dialect import fragments
from storage.book.rows import each
from storage.received.areas import shortened
from storage.received.counted_once import Counting, Shared
from storage.received.in_force import InForce
from storage.received.index import Pairs, distinct_pairs, distinct_sources, unpacked_pairs
from storage.received.registers import OWN, Registers, unit_text

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.book.rows import RowSession


SOURCE = "counted-once"
"""Beginning of the source of a correction: behind it the id of the group of records, or the cell."""

Excluded = Mapping[str, frozenset[str]]
"""Unit → its organisations that another unit counts."""


class StatedFigures:
    """What each unit states of a form."""

    def __init__(self, parts: Contributions, packages: Iterable[InForce]) -> None:
        units = {one.sha256: unit_text(one) for one in packages}
        self._parts = parts
        self._places = {units.get(one.source, OWN): place for place, one in enumerate(parts.contributors)}

    def of(self, unit: str, key: CellKey) -> Decimal | None:
        """The figure of a unit in a cell, None where it does not state it."""
        column, place = self._parts.figures.get(key), self._places.get(unit)
        return None if column is None or place is None else column.get(place)


def _typed_cells(
    session: "Session | RowSession",
    units: Mapping[str, InForce],
    form: str,
    rows: Collection[str] | None = None,
) -> dict[str, set[CellKey]]:
    """Unit → the cells that it typed: nothing is taken off them, since nobody knows what is in them.

    rows: only of these.
    """
    by_sha256 = {one.sha256: unit for unit, one in units.items()}
    only = "" if rows is None else f'AND "row" IN {fragments.in_list(":rows")}'
    typed = each(
        session,
        f'SELECT sha256, "row", "column" FROM received_figures WHERE sha256 IN {fragments.in_list(":packages")} '
        f"AND form = :form AND origin = 'given' {only}",
        packages=json.dumps(list(by_sha256)),
        form=form,
        **({} if rows is None else {"rows": json.dumps(list(rows))}),
    )
    found: dict[str, set[CellKey]] = {}
    for sha256, row, column in typed:
        found.setdefault(by_sha256[sha256], set()).add((row, column))
    return found


def record_corrections(
    session: "Session | RowSession",
    form: Form,
    decided: Sequence[Shared],
    counting: Counting,
    stated: StatedFigures,
    registers: Registers,
    own_name: str,
) -> list[Contribution]:
    """A contribution for each record and unit that does not count it: its figures with the sign turned."""
    found = []
    holders = {unit for one in decided for unit, _ in one.group.records if unit in registers.packages}
    typed = _typed_cells(session, {unit: registers.packages[unit] for unit in holders}, form.code)
    for one in decided:
        for unit, record in one.group.records:
            if unit == one.unit or unit not in one.weights:
                continue
            figures = {
                key: -value
                for key, value in counting.figures(form, unit, record).items()
                if combines(form, key) and stated.of(unit, key) is not None and key not in typed.get(unit, ())
            }
            if figures:
                name = f"{registers.name_of(unit) or own_name}: {record.name}"
                found.append(Contribution(name, f"{SOURCE}:{one.group.id}", figures, correction=True))
    return found


def excluded(decided: Iterable[Shared]) -> Excluded:
    """The organisations that are left out at their units, since another unit counts them."""
    found: dict[str, set[str]] = {}
    for one in decided:
        for unit, record in one.group.records:
            if one.group.kind == "organisations" and unit != one.unit:
                found.setdefault(unit, set()).add(record.record_id)
    return {unit: frozenset(organisations) for unit, organisations in found.items()}


def distinct_cells(form: Form, registers: Registers) -> dict[CellKey, Source]:
    """The merged cells of a form that count each value once."""
    return {
        (row, column): source
        for (code, row, column), source in distinct_sources(registers.forms, registers.cutoff).items()
        if code == form.code and combines(form, (row, column))
    }


def distinct_corrections(
    session: "Session | RowSession",
    form: Form,
    cells: Mapping[CellKey, Source],
    registers: Registers,
    own: Snapshot,
    stated: StatedFigures,
    left: Excluded,
    own_name: str,
) -> tuple[list[Contribution], list[Finding]]:
    """What the sum of the units' distinct counts has too much, cell by cell, and which units count the same value.

    Of a unit that typed its count, or stated another one than its register has, the count stays as it is.
    """
    corrections, findings = [], []
    for key, counted in counted_values(session, form, cells, registers, own, stated, left).items():
        before = sum((stated.of(unit, key) or Decimal(0) for unit in counted), Decimal(0))
        after = len(set().union(*counted.values()))
        if after == before:
            continue
        units = _holders(counted)
        names = [registers.name_of(unit) or own_name for unit in units] or [own_name]
        corrections.append(
            Contribution(
                shortened(names),
                f"{SOURCE}:{form.code}/{'/'.join(key)}",
                {key: after - before},
                correction=True,
            )
        )
        if units:
            findings.append(_finding(form, key, before, after, names, _several(counted), registers))
    return corrections, findings


def counted_values(
    session: "Session | RowSession",
    form: Form,
    cells: Mapping[CellKey, Source],
    registers: Registers,
    own: Snapshot,
    stated: StatedFigures,
    left: Excluded,
) -> dict[CellKey, dict[str, set[str]]]:
    """Cell → unit → the values that it counts, of the units whose count is that of these values."""
    typed = _typed_cells(session, registers.packages, form.code, {row for row, _ in cells}) if cells else {}
    found: dict[CellKey, dict[str, set[str]]] = {}
    for key, source in cells.items():
        pairs = _pairs(session, form.code, key, registers)
        if registers.own:
            pairs[OWN] = distinct_pairs(source, own)
        found[key] = {}
        for unit, several in pairs.items():
            whole = {value for _, value in several}
            if stated.of(unit, key) == len(whole) and key not in typed.get(unit, ()):
                without = left.get(unit)
                found[key][unit] = (
                    {value for one, value in several if one not in without} if without else whole
                )
    return found


def _pairs(
    session: "Session | RowSession", form: str, key: CellKey, registers: Registers
) -> dict[str, Pairs]:
    by_sha256 = {one.sha256: unit for unit, one in registers.packages.items()}
    rows = each(
        session,
        f"SELECT sha256, pairs FROM received_distinct WHERE sha256 IN {fragments.in_list(':packages')} "
        'AND form = :form AND "row" = :row AND "column" = :column',
        packages=json.dumps(list(by_sha256)),
        form=form,
        row=key[0],
        column=key[1],
    )
    return {by_sha256[sha256]: unpacked_pairs(pairs) for sha256, pairs in rows}


def _several(counted: Mapping[str, set[str]]) -> list[str]:
    """The values that more than one unit counts."""
    seen: dict[str, int] = {}
    for values in counted.values():
        for value in values:
            seen[value] = seen.get(value, 0) + 1
    return sorted(value for value, times in seen.items() if times > 1)


def _holders(counted: Mapping[str, set[str]]) -> list[str]:
    several = set(_several(counted))
    return sorted(unit for unit, values in counted.items() if values & several)


def _finding(
    form: Form,
    key: CellKey,
    before: Decimal,
    after: int,
    names: Sequence[str],
    values: Sequence[str],
    registers: Registers,
) -> Finding:
    source = distinct_sources(registers.forms, registers.cutoff)[form.code, *key]
    shown = (
        [unit_on(one, registers.cutoff).title for one in values] if source.attribute == "commune" else values
    )
    details = {
        "name": form.name,
        "row": key[0],
        "label": form.row_by_code[key[0]].label,
        "before": before,
        "after": after,
        "units": shortened(names),
        "values": shortened(shown),
    }
    return Finding("VALUE_COUNTED_ONCE", "R13", Level.INFO, form.code, *key, details)

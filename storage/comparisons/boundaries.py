"""The figures of a period for an area that no unit of that period had: of a commune of today in a year of districts.

What a unit stated counts whole where its whole area lies inside. Of a unit that only shares a part of the area the
register behind its figures is counted anew, by the communes of its records. What cannot be parted so (typed figures, a
register that was left out) is named and never guessed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.forms.cells import Origin, Sheet
from models.forms.definition import CellKey, Form, FormColumn, Row
from models.forms.merge.consolidation import combine, combines
from models.forms.merge.contributions import Contribution
from models.forms.merge.merged_support import Audience, merged_support
from models.forms.sheets import evaluate, quotient_of
from models.forms.snapshot import Snapshot
from models.forms.sources import Measuring, prefill_with_support, records
from models.returns.backing import UnitsReceived
from models.returns.document import ReturnDocument
from models.returns.period_days import period_in
from models.returns.records import ReceivedFigure
from models.returns.register_index import ReceivedOrganisation
from models.values.areas import area_of, cover, unit_with_key
from models.values.periods import Period
from models.values.units import Unit, children, communes_of
from storage.extracts.foreign import foreign_snapshot
from storage.received import contributions
from storage.received.areas import without_overlap
from storage.received.in_force import InForce, in_force
from storage.received.index import UNREADABLE, unpacked_register
from storage.received.period_days import stated_days
from storage.received.registers import joined
from storage.returns.offers import OWN_REGISTER
from storage.returns.sheets import PeriodSheets


@dataclass(frozen=True, slots=True)
class AreaSheet:
    """A form of a period for an area.

    units: of the units of that day that share the area, those whose figures are in it. unsplit: those whose figure
    could not be parted; unsure: organisations of which it is not known whether they lie inside; is_merged: whether it
    comes from packages, and not from this book's own return alone.
    """

    sheet: Sheet
    units: UnitsReceived
    unsplit: tuple[str, ...] = ()
    unsure: int = 0
    is_merged: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing, not parted or not known."""
        return self.units.is_complete and not self.unsplit and not self.unsure


def same_area(one: Unit, other: Unit) -> bool:
    """Whether two units, of different days or levels, cover the same ground."""
    return one == other or area_of(one) == area_of(other)


def area_sheet(
    session: Session, paper: PeriodSheets, form: Form, key: CellKey, own: Unit, target: Unit
) -> AreaSheet:
    """The form for the area of a unit: from the packages of the period, and the own register beside them.

    own: the unit of this book on the cut-off day; key: the cell that is asked for, of which typed figures are named.
    """
    period, day = paper.period, paper.cutoff
    packages = [one for one in without_overlap(in_force(session, str(period))) if _shares(one, target)]
    stated = {one.source: one for one in contributions.received(session, str(period), form)}
    leaves = _leaves(form, key)
    parts: list[Contribution] = []
    unsplit: list[str] = []
    unsure = 0
    for one in packages:
        unit = unit_with_key(*one.unit)
        assert unit is not None
        whole = stated[one.sha256]
        if cover(unit, [target]) == "whole":
            parts.append(whole)
            continue
        snapshot = _snapshot(session, one, period, unit)
        found = None if snapshot is None else _part(form, snapshot, one.cutoff or day, unit, target)
        if (
            found is None
            or _typed(session, one.sha256, form) & leaves
            or _lacks(form, whole, found[0], leaves)
        ):
            unsplit.append(one.unit_name)
            continue
        parts.append(replace(found[0], unit=one.unit_name, source=one.sha256))
        unsure += found[1]
    mine, doubtful = _own(paper, form, leaves, own, target)
    if mine is not None:
        parts.append(mine)
        unsure += doubtful
    elif not packages and _states(paper, form, leaves):
        unsplit.append(own.title)
    expected = _expected(own, day, target) if packages or mine is None else ()
    received = _received(packages, expected, unsplit)
    return AreaSheet(_merged(form, parts), received, tuple(unsplit), unsure, bool(packages))


def _shares(package: InForce, target: Unit) -> bool:
    unit = unit_with_key(*package.unit)
    return unit is not None and cover(unit, [target]) != "none"


def _lacks(form: Form, whole: Contribution, part: Contribution, leaves: set[CellKey]) -> bool:
    """Whether a unit states a figure that its register does not give, such as a plan."""
    return any(key in whole.figures and key not in part.figures and combines(form, key) for key in leaves)


def _expected(own: Unit, day: date, target: Unit) -> tuple[Unit, ...]:
    """The units that reported to this one on the day and share the area."""
    return tuple(unit for unit in children(own, day) if cover(unit, [target]) != "none")


def _received(packages: Sequence[InForce], expected: Sequence[Unit], unsplit: Sequence[str]) -> UnitsReceived:
    sent = [unit for one in packages if (unit := unit_with_key(*one.unit)) is not None]
    awaited = [one for one in expected if one not in sent and cover(one, sent) != "whole"]
    count = max(len(packages) + len(awaited), len(expected))
    missing = (*(one.title for one in awaited), *unsplit)
    return UnitsReceived(count - len(missing), count, missing)


def _merged(form: Form, parts: Sequence[Contribution]) -> Sheet:
    offered = {key: (value, Origin.MERGED) for key, value in combine(form, parts).items()}
    return evaluate(form, offered, {}, merged_support(form, parts, Audience()))


# parts of a register


@lru_cache(maxsize=512)
def _communes(unit: Unit, day: date, target: Unit) -> tuple[frozenset[str], frozenset[str]]:
    """The communes of a unit on a day that lie in the target whole, and those of which only a part does."""
    covered = {one.code: cover(one, [target]) for one in communes_of(unit, day)}
    whole = frozenset(code for code, how in covered.items() if how == "whole")
    return whole, frozenset(code for code, how in covered.items() if how == "part")


def within(snapshot: Snapshot, inside: frozenset[str], touched: frozenset[str]) -> tuple[Snapshot, int]:
    """The organisations of a register in some communes with all that belongs to them; how many may lie there.

    touched: communes of which only a part is meant. An organisation without a commune may lie anywhere.
    """
    chosen: set[object] = set()
    unsure = 0
    for row in snapshot.sets["organisations"]:
        one, code = row["organisation"], row["commune"]
        among = snapshot.split_communes.get(one) or ((code,) if code else ())
        if among and inside.issuperset(among):
            chosen.add(one)
        elif not among or not (inside | touched).isdisjoint(among):
            unsure += bool(row["alive"])
    sets = {
        name: [row for row in rows if row.get("organisation") in chosen]
        for name, rows in snapshot.sets.items()
    }
    return Snapshot(sets, len(inside), snapshot.split_communes), unsure


def _part(form: Form, snapshot: Snapshot, day: date, unit: Unit, target: Unit) -> tuple[Contribution, int]:
    """What the records of a unit's register inside the target add up to, and how many organisations may lie there.

    Where the register holds a kind and none of it lies inside, the figure is zero and not blank.
    """
    inside, touched = _communes(unit, day, target)
    chosen, unsure = within(snapshot, inside, touched)
    found = prefill_with_support(form, Measuring(chosen))
    figures = dict(found.figures)
    for key in prefill_with_support(form, Measuring(snapshot)).figures:
        source = form.source_of(form.row_by_code[key[0]], form.column_by_key[key[1]])
        if key in figures or source is None or not combines(form, key):
            continue
        if not records(replace(source, where={}), chosen):
            figures[key] = Decimal(0)
    return Contribution("", OWN_REGISTER, figures, found.support.pairs), unsure


def _snapshot(session: Session, package: InForce, period: Period, unit: Unit) -> Snapshot | None:
    """The register in a package; None where it was left out or cannot be read."""
    query = select(ReceivedOrganisation.records).where(ReceivedOrganisation.sha256 == package.sha256)
    tables = joined(unpacked_register(data) for data in session.execute(query).scalars())
    if not tables:
        return None
    try:
        days = stated_days(session).get(package.sha256)
        counted = period if days is None else period_in(str(period), days)
        return foreign_snapshot(tables, package.cutoff or period.cutoff, counted, unit)
    except UNREADABLE:
        return None


def _own(
    paper: PeriodSheets, form: Form, leaves: set[CellKey], own: Unit, target: Unit
) -> tuple[Contribution | None, int]:
    """What the own register adds, and how many organisations may lie inside; None where it cannot be parted."""
    snapshot = paper.register if paper.frozen is None else _sealed_register(paper.frozen, own)
    if snapshot is None or not snapshot.sets["organisations"]:
        return None, 0
    part, unsure = _part(form, snapshot, paper.cutoff, own, target)
    cells = paper.sheets[form.code].cells
    typed = any(cells[key].origin is Origin.GIVEN for key in leaves if key in cells)
    return (None, 0) if typed else (replace(part, unit=own.title), unsure)


def _states(paper: PeriodSheets, form: Form, leaves: set[CellKey]) -> bool:
    cells = paper.sheets[form.code].cells
    return any(cells[key].value is not None for key in leaves if key in cells)


def _sealed_register(document: ReturnDocument, unit: Unit) -> Snapshot | None:
    if not document.register.get("organisations"):
        return None
    period = period_in(document.period, document.days)
    return foreign_snapshot(document.register, document.cutoff, period, unit)


# what a cell is made from


def _typed(session: Session, sha256: str, form: Form) -> set[CellKey]:
    row = ReceivedFigure
    query = select(row.row, row.column).where(
        row.sha256 == sha256, row.form == form.code, row.origin == Origin.GIVEN.value
    )
    return {(one.row, one.column) for one in session.execute(query)}


def _leaves(form: Form, key: CellKey) -> set[CellKey]:
    """The cells from which a cell is computed, down to those that are stated; a stated cell is its own leaf."""
    row, column = form.row_by_code[key[0]], form.column_by_key[key[1]]
    found = {key}
    for code, name in _below(form, row, column):
        found |= _leaves(form, (code, name))
    return found


def _below(form: Form, row: Row, column: FormColumn) -> list[CellKey]:
    """The cells of which a cell is made directly."""
    if column.role != "figure":
        found = [(row.code, name) for name in (column.of, column.over) if name in form.column_by_key]
        return [*found, (form.share_total(row), column.of)] if column.role == "share" else found
    rows = row.total
    if row.mean or row.ratio:
        of, over, _ = quotient_of(row)
        rows = (*of, *over)
    elif row.times:
        rows = row.times[:1]
    return [*((code, column.key) for code in rows), *((row.code, name) for name in column.total)]

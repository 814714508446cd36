"""The records that stand in the registers of several units, each with what its units add: the list to decide from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from models.returns.identities import Group, Kind, KnownBy, RecordKey
from models.returns.register_index import CountedOnce
from models.values.units import Unit
from storage.book import settings
from storage.book.book import Book
from storage.book.periods import period_of
from storage.received.areas import without_overlap
from storage.received.counted_once import NOT_THE_SAME, Counting, Weight
from storage.received.in_force import in_force
from storage.received.registers import OWN, Registers, registers_of, shared_records


@dataclass(frozen=True, slots=True)
class Holder:
    """A unit that holds the record: as it calls it, and what it adds to the sums by it.

    package: SHA-256 of the unit's package, "" for this book's own register; record_id: the first of its records;
    apart: tax code of an organisation, first day of a debt, "" where it is not known.
    """

    unit: str
    code: str
    title: str
    package: str
    record_id: str
    name: str
    apart: str
    weight: Weight


@dataclass(frozen=True, slots=True)
class SharedRecord:
    """A record of several units with its decision. counts: key of the unit that counts it, NOT_THE_SAME, or None.

    id: as in the findings and in `decisions`; known_by: the fields that agree; certain: more than names that are alike;
    extra: what is, or was before the decision, counted beyond once.
    """

    id: str
    kind: Kind
    known_by: tuple[KnownBy, ...]
    certain: bool
    holders: tuple[Holder, ...]
    counts: str | None
    reason: str

    @property
    def name(self) -> str:
        return self.holders[0].name

    @property
    def counted_by(self) -> Holder | None:
        """The unit that alone counts it by decision."""
        return next((one for one in self.holders if one.unit == self.counts), None)

    @property
    def open(self) -> bool:
        """Whether nothing was decided, or in favour of a unit that holds it no more."""
        return self.counts != NOT_THE_SAME and self.counted_by is None

    @property
    def extra(self) -> Weight:
        kept = self.counted_by or self.holders[0]
        return sum((one.weight for one in self.holders if one.unit != kept.unit), Weight())


def shared_list(book: Book, period: str, cutoff: date) -> list[SharedRecord]:
    """All records that two units count in a period, undecided ones first, then by name; those told apart too."""
    own, counted = settings.unit_at(book, cutoff), period_of(book, period)
    with book.read_session() as session:
        packages = in_force(session, period)
        if not packages:
            return []
        registers = registers_of(session, without_overlap(packages), cutoff)
        counting = Counting(session, registers, counted, own)
        decided = {one.id: one for one in session.execute(select(CountedOnce)).scalars()}
        found = [
            _shared(group, counting, registers, own, decided) for group in shared_records(session, registers)
        ]
    listed = [one for one in found if len(one.holders) > 1]
    return sorted(listed, key=lambda one: (not one.open, one.name, one.id))


def _shared(
    group: Group, counting: Counting, registers: Registers, own: Unit, decided: Mapping[str, CountedOnce]
) -> SharedRecord:
    by_unit: dict[str, Holder] = {}
    for unit, one in group.records:
        weight = counting.weight(unit, one)
        if weight == Weight():
            continue
        known = by_unit.get(unit)
        by_unit[unit] = _holder(unit, one, registers, own, weight + (known.weight if known else Weight()))
    decision = decided.get(group.id)
    return SharedRecord(
        group.id,
        group.kind,
        group.known_by,
        group.certain,
        tuple(by_unit.values()),
        decision.unit if decision else None,
        decision.reason if decision else "",
    )


def _holder(unit: str, one: RecordKey, registers: Registers, own: Unit, weight: Weight) -> Holder:
    if unit == OWN:
        return Holder(unit, own.code, own.title, "", one.record_id, one.name, one.apart, weight)
    package = registers.packages[unit]
    return Holder(
        unit,
        package.unit[1],
        package.unit_name,
        package.sha256,
        one.record_id,
        one.name,
        one.apart,
        weight,
    )

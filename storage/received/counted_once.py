"""Records in the registers of several units: what they add to the totals twice, and what was decided about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from models.forms.definition import CellKey, Form
from models.forms.snapshot import Snapshot
from models.forms.sources import prefill
from models.returns.document import RegisterTable
from models.returns.identities import Group, RecordKey, Register
from models.returns.period_days import period_in
from models.values.areas import unit_with_key
from models.values.periods import Period
from models.values.units import Unit
from storage.book.rows import each
from storage.extracts.foreign import foreign_snapshot
from storage.received.index import UNREADABLE, distinct_sources
from storage.received.period_days import stated_days
from storage.received.registers import OWN, Registers, organisation_registers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.book.rows import RowSession


@dataclass(frozen=True, slots=True)
class Weight:
    """What one record adds to its unit's figures: organisations, memberships, dong of capital and of debts owed."""

    organisations: int = 0
    members: int = 0
    capital: int = 0
    debts: int = 0

    def __add__(self, other: "Weight") -> "Weight":
        return Weight(
            self.organisations + other.organisations,
            self.members + other.members,
            self.capital + other.capital,
            self.debts + other.debts,
        )


@dataclass(frozen=True)
class Shared:
    """A shared record as it stands: the units that really count it, with what each adds, and the decision.

    unit: the one that counts it, by decision; None where nothing was decided.
    """

    group: Group
    weights: Mapping[str, Weight]
    unit: str | None

    @property
    def name(self) -> str:
        return self.group.records[0][1].name

    @property
    def extra(self) -> Weight:
        """What is counted beyond once: what all units add but the one that counts it, or the first."""
        kept = self.unit if self.unit is not None else next(iter(self.weights))
        return sum((one for unit, one in self.weights.items() if unit != kept), Weight())


class Counting:
    """The registers of single records counted as their units' books would count them, each once."""

    def __init__(
        self, session: "Session | RowSession", registers: Registers, period: Period, own_unit: Unit
    ) -> None:
        self._session = session
        self._registers = registers
        self._period = period
        self._stated = stated_days(session)
        self._own_unit = own_unit
        self._known: dict[tuple[str, str, str], Snapshot | None] = {}
        self._counted: dict[tuple[str, str], _Counts] = {}

    def snapshot(self, unit: str, organisation: str, without_debt: str = "") -> Snapshot | None:
        """One organisation of a unit's register as of its cut-off day; None where the register cannot be read."""
        key = (unit, organisation, without_debt)
        if key not in self._known:
            self._known[key] = self._taken(unit, {organisation}, without_debt)
        return self._known[key]

    def _taken(self, unit: str, organisations: set[str], without_debt: str = "") -> Snapshot | None:
        tables = organisation_registers(self._session, self._registers, {unit: organisations})[unit]
        if without_debt:
            tables = _without(tables, without_debt)
        try:
            return foreign_snapshot(tables, self._day(unit), self._period_of(unit), self._unit(unit))
        except UNREADABLE:
            return None

    def _day(self, unit: str) -> date:
        package = self._registers.packages.get(unit)
        return package.cutoff if package and package.cutoff else self._registers.cutoff

    def _period_of(self, unit: str) -> Period:
        """The period with the days that the unit's return states, or with those of this book's own."""
        if unit == OWN:
            return self._period
        return period_in(str(self._period), self._stated.get(self._registers.packages[unit].sha256))

    def _unit(self, unit: str) -> Unit:
        return (
            None if unit == OWN else unit_with_key(*self._registers.packages[unit].unit)
        ) or self._own_unit

    def count(self, wanted: Mapping[str, set[str]]) -> None:
        """Count many organisations of a unit at once: a register for each takes ten times as long."""
        for unit, several in wanted.items():
            found = self._taken(unit, several) if len(several) > 1 else None
            if found is not None:  # else one after the other: which of them cannot be read is seen then
                counted = _counts(found)
                self._counted |= {(unit, one): counted.get(one, _Counts()) for one in several}

    def weight(self, unit: str, one: RecordKey) -> Weight:
        """What a record adds to its unit's figures; nothing where it is not counted on the day."""
        key = (unit, one.organisation_id)
        if key not in self._counted:
            found = self.snapshot(*key)
            self._counted[key] = (_counts(found) if found else {}).get(one.organisation_id, _Counts())
        counts = self._counted[key]
        return Weight(debts=counts.debts.get(one.record_id, 0)) if one.kind == "debts" else counts.weight

    def figures(self, form: Form, unit: str, one: RecordKey) -> dict[CellKey, Decimal]:
        """What a record adds to each cell of its unit's form that adds up over organisations."""
        whole = self.snapshot(unit, one.organisation_id)
        if whole is None:
            return {}
        found = _additive(form, whole, self._registers)
        if one.kind != "debts":
            return found
        rest = self.snapshot(unit, one.organisation_id, one.record_id)
        without = {} if rest is None else _additive(form, rest, self._registers)
        changed = {key: value - without.get(key, Decimal(0)) for key, value in found.items()}
        return {key: value for key, value in changed.items() if value}


@dataclass(frozen=True)
class _Counts:
    """What an organisation adds, and what of that is the balance of each debt."""

    weight: Weight = Weight()
    debts: Mapping[str, int] = field(default_factory=dict)


def _counts(found: Snapshot) -> dict[str, _Counts]:
    """Organisation → what is counted of it in a snapshot that may hold several."""
    weights: dict[str, Weight] = {}
    debts: dict[str, dict[str, int]] = {}

    def add(row: Mapping[str, Any], more: Weight) -> None:
        one = str(row["organisation"])
        weights[one] = weights.get(one, Weight()) + more

    for row in found.sets["organisations"]:
        if row["alive"]:
            add(row, Weight(organisations=1, capital=int(row["charter_capital"] or 0)))
    for row in found.sets["members"]:
        if row["alive"] and row["current"]:
            add(row, Weight(members=1))
    for row in found.sets["debts"]:
        add(row, Weight(debts=int(row["balance"])))
        owed = debts.setdefault(str(row["organisation"]), {})
        owed[row["debt"]] = owed.get(row["debt"], 0) + int(row["balance"])
    return {one: _Counts(weight, debts.get(one, {})) for one, weight in weights.items()}


def _additive(form: Form, snapshot: Snapshot, registers: Registers) -> dict[CellKey, Decimal]:
    """The cells of a register that add up over organisations: not those that count a value once, nor places."""
    once = distinct_sources(registers.forms, registers.cutoff)
    return {
        key: value
        for key, value in prefill(form, snapshot).items()
        if value and (form.code, *key) not in once and not _is_of_the_place(form, key)
    }


def _is_of_the_place(form: Form, key: CellKey) -> bool:
    source = form.row_by_code[key[0]].source
    return source is not None and source.measure == "communes"


def _without(register: Register, debt: str) -> Register:
    kept = {}
    for name, table in register.items():
        if name in ("debts", "debt_entries"):
            at = table.columns.index("id" if name == "debts" else "debt_id")
            kept[name] = RegisterTable(table.columns, tuple(row for row in table.rows if row[at] != debt))
        else:
            kept[name] = table
    return kept


NOT_THE_SAME = "-"
"""In place of a unit: the records are not one."""


def decisions(session: "Session | RowSession") -> dict[str, str]:
    """Id of a group → the unit that counts it, or NOT_THE_SAME."""
    return dict(each(session, "SELECT id, unit FROM counted_once"))


def shared(groups: list[Group], counting: Counting, decided: Mapping[str, str]) -> list[Shared]:
    """The groups that two units really count and that were not decided to be different records."""
    found = []
    wanted: dict[str, set[str]] = {}
    for group in groups:
        for holder, one in group.records:
            wanted.setdefault(holder, set()).add(one.organisation_id)
    counting.count(wanted)
    for group in groups:
        unit = decided.get(group.id)
        if unit == NOT_THE_SAME:
            continue
        weights: dict[str, Weight] = {}
        for holder, one in group.records:
            weight = counting.weight(holder, one)
            if weight != Weight():
                weights[holder] = weights.get(holder, Weight()) + weight
        if len(weights) > 1 and (unit is None or unit in weights):
            found.append(Shared(group, weights, unit))
    return found

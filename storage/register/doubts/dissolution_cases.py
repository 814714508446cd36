"""The case file of one that cannot be dissolved: causes, creditors, objections, clocks, steps, what follows.

Law 17/2023/QH15 Art. 97 (only when all debts are paid), 99.3 (six months without a written objection), 101 (in which
order debts are paid), 103.1b (twelve months without operation).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from models.values import codes
from storage.book.reading import Readable
from storage.register.doubts.held_by_debt import HeldOrganisation, held, of_organisation
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter, Row

_SIX_MONTHS = ("CLOCK_SIX_MONTHS_RUN", "CLOCK_SIX_MONTHS_OVER")


@dataclass(frozen=True, slots=True)
class CaseDebt:
    """One debt with a balance on the day, in dong; order: in which it is paid at a dissolution (Art. 101)."""

    id: str
    creditor_kind: str
    creditor: str
    contract: str
    principal: int
    interest: int

    @property
    def balance(self) -> int:
        return self.principal + self.interest

    @property
    def order(self) -> int:
        return int(codes.fact("creditor_kinds", self.creditor_kind, "payment_order"))

    def acts(self, language: str) -> str:
        """Who must act, and how, so that it no longer stands in the way."""
        return str(codes.fact("creditor_kinds", self.creditor_kind, f"acts_{language}"))


@dataclass(frozen=True, slots=True)
class CaseStep:
    """A step that was taken, and what is to follow it.

    debt: id of the debt it is about, "" for none, owed to `creditor` of the kind `creditor_kind`; next_done: None
    where nobody has said.
    """

    id: str
    on: date
    step: str
    debt: str
    creditor_kind: str
    creditor: str
    agency: str
    document: str
    outcome: str
    next_step: str
    next_on: date | None
    next_done: bool | None

    @property
    def effect(self) -> str:
        """What it means for the clock: objection, withdrawal, file, "" for nothing."""
        return str(codes.fact("dissolution_steps", self.step, "effect") or "")

    @property
    def waits(self) -> bool:
        """Whether something is still to be done after it."""
        return bool(self.next_step) and not self.next_done


@dataclass(frozen=True)
class DissolutionCase:
    """An organisation on a day with what keeps it from being dissolved.

    causes: ids of `dissolution_causes`, those that follow from its debts first; debts in the order of payment; steps
    in the order of their days; clock and clock_on as in HeldOrganisation, with what an objection or a file changes.
    """

    held: HeldOrganisation
    causes: tuple[str, ...]
    debts: tuple[CaseDebt, ...]
    steps: tuple[CaseStep, ...]
    clock: str
    clock_on: date | None
    day: date

    @cached_property
    def next(self) -> CaseStep | None:
        """The step whose follow-up is due first; those without a day last."""
        waiting = [step for step in self.steps if step.waits]
        return min(waiting, key=lambda step: (step.next_on or date.max, step.on), default=None)

    @property
    def is_late(self) -> bool:
        """Whether the day of what follows has passed."""
        return self.next is not None and self.next.next_on is not None and self.next.next_on < self.day

    @property
    def objections(self) -> int:
        """Written objections that were not withdrawn."""
        return len(open_objections(self.steps))

    @property
    def is_without_step(self) -> bool:
        """Whether nothing was ever done about it."""
        return not self.steps


def dissolution_cases(
    book: Readable, day: date | None = None, organisation: str = ""
) -> list[DissolutionCase]:
    """The cases of the organisations that are held by their debts on the day (today), those that owe most first.

    organisation: the id of one that is asked about alone, "" for all.
    """
    on, where = day or book.clock().date(), of_organisation(organisation)
    owed = _by_organisation(lists.rows(book, "debts", _DEBT, ListFilter(preset="owing", day=on, where=where)))
    steps = _by_organisation(lists.rows(book, "dissolution_steps", _STEP, ListFilter(day=on, where=where)))
    causes = _by_organisation(
        lists.rows(book, "dissolution_causes", _CAUSE, ListFilter(preset="current", day=on, where=where))
    )
    return [
        _case(one, owed.get(one.id, ()), steps.get(one.id, ()), causes.get(one.id, ()), on)
        for one in held(book, on, organisation)
    ]


def case_of(book: Readable, organisation_id: str, day: date | None = None) -> DissolutionCase | None:
    """The case of one organisation; None where nothing holds it on the day."""
    return next(iter(dissolution_cases(book, day, organisation_id)), None)


_DEBT = ("organisation.id", "creditor_kind", "creditor", "contract", "principal", "interest")
_STEP = (
    "organisation.id",
    "on",
    "step",
    "debt.id",
    "debt.creditor_kind",
    "debt.creditor",
    "agency",
    "document",
    "outcome",
    "next_step",
    "next_on",
    "next_done",
)
_CAUSE = ("organisation.id", "cause")


def _by_organisation(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(str(row["organisation.id"]), []).append(row)
    return found


def _case(
    one: HeldOrganisation, owed: Sequence[Row], taken: Sequence[Row], noted: Sequence[Row], day: date
) -> DissolutionCase:
    debts = [
        CaseDebt(
            str(row["id"]),
            str(row["creditor_kind"]),
            str(row["creditor"] or ""),
            str(row["contract"] or ""),
            int(row["principal"] or 0),
            int(row["interest"] or 0),
        )
        for row in owed
    ]
    debts.sort(key=lambda debt: (debt.order, -debt.balance))
    steps = tuple(_step(row) for row in taken if str(row["on"]) <= day.isoformat())
    steps = tuple(sorted(steps, key=lambda step: step.on))
    clock, on = _clock(one, steps)
    return DissolutionCase(one, _causes(debts, noted), tuple(debts), steps, clock, on, day)


def _step(row: Row) -> CaseStep:
    due = row["next_on"]
    done = row["next_done"]
    return CaseStep(
        str(row["id"]),
        date.fromisoformat(str(row["on"])),
        str(row["step"]),
        str(row["debt.id"] or ""),
        str(row["debt.creditor_kind"] or ""),
        str(row["debt.creditor"] or ""),
        str(row["agency"] or ""),
        str(row["document"] or ""),
        str(row["outcome"] or ""),
        str(row["next_step"] or ""),
        date.fromisoformat(str(due)) if due else None,
        None if done is None else bool(done),
    )


def _causes(debts: Iterable[CaseDebt], noted: Iterable[Row]) -> tuple[str, ...]:
    """Causes that balances show, in the order of the code list, then those that somebody noted."""
    kinds = {debt.creditor_kind for debt in debts}
    said = {str(row["cause"]) for row in noted}
    shown = [
        entry.id
        for entry in codes.entries("dissolution_causes")
        if entry.facts.get("creditor_kind") in kinds or entry.id in said
    ]
    return tuple(shown)


def open_objections(steps: Iterable[CaseStep]) -> list[CaseStep]:
    """Written objections that were not withdrawn since: a withdrawal ends those about the same debt before it.

    One that names no debt ends all before it.
    """
    raised: list[CaseStep] = []
    for step in steps:
        if step.effect == "objection":
            raised.append(step)
        elif step.effect == "withdrawal":
            raised = [one for one in raised if step.debt and one.debt != step.debt]
    return raised


def _clock(one: HeldOrganisation, steps: Sequence[CaseStep]) -> tuple[str, date | None]:
    """The clock of the law, stopped by a file that was received or by a written objection within the six months."""
    filed = [step.on for step in steps if step.effect == "file"]
    if filed:
        return "CLOCK_FILE_RECEIVED", filed[-1]
    if one.clock in _SIX_MONTHS and one.clock_on is not None:
        within = [step.on for step in open_objections(steps) if step.on <= one.clock_on]
        if within:
            return "CLOCK_OBJECTED", within[-1]
    return one.clock, one.clock_on

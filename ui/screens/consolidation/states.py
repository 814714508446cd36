"""How every unit that reports to this one stands to its duty of sending."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from models.dialogue.reminders import Owed
from models.values.periods import LastDay, Period
from models.values.units import Unit, children
from models.values.workdays import working_days_late
from storage.book import settings
from storage.book.book import Book
from storage.book.periods import last_day, period_of
from storage.dialogue import reminders
from storage.received import receiving
from storage.received.coverage import AreaCoverage, coverage
from storage.received.receiving import Received
from ui.pieces.moments import days_late


class Sending(StrEnum):
    """How a unit stands to its duty of sending."""

    SENT = "sent"
    LATE = "late"
    WAITED = "waited"  # nothing yet, the deadline has not passed
    MISSING = "missing"
    WITHDRAWN = "withdrawn"
    COVERED = "covered"  # others report its whole area


TONES = {
    Sending.SENT: "green",
    Sending.LATE: "amber",
    Sending.WAITED: "muted",
    Sending.MISSING: "red",
    Sending.WITHDRAWN: "red",
    Sending.COVERED: "green",
}
SIGNS = {
    Sending.SENT: "\u2713",
    Sending.LATE: "\u2713",
    Sending.WAITED: "\u2026",
    Sending.MISSING: "\u2715",
    Sending.WITHDRAWN: "\u21b6",
    Sending.COVERED: "\u2713",
}


@dataclass(frozen=True, slots=True)
class UnitState:
    """One unit: how it stands, the package that counts (or was withdrawn last), all of its packages, what it owes.

    reported_by: others whose packages report its area; expected: whether it should report on the cut-off day;
    days_late: working days after its last day, 0 in time.
    """

    unit: Unit
    sending: Sending
    package: Received | None
    packages: tuple[Received, ...]
    until: LastDay
    days_late: int = 0
    owed: Owed | None = None
    reported_by: tuple[str, ...] = ()
    expected: bool = True


def unit_states(book: Book, period: str, cutoff: date) -> list[UnitState]:
    """Every unit that should report on that day, ordered by code; behind them others that sent, as a district."""
    today = book.clock().date()
    asked = period_of(book, period)
    owed = {one.unit: one for one in reminders.owed(book, asked)}
    by_unit: dict[tuple[str, str, str], list[Received]] = {}
    for package in receiving.received(book, period):
        by_unit.setdefault(package.unit, []).append(package)
    expected = children(settings.unit_at(book, cutoff), cutoff)
    with book.read_session() as session:
        area = coverage(session, period, expected)
    units = (*expected, *area.others)
    until = {level: last_day(book, asked, level) for level in {unit.level for unit in units}}
    states = [_state(unit, asked, until[unit.level], by_unit.get(unit.key, []), today) for unit in units]
    awaited = {unit.key for unit in expected}
    return [
        replace(_beside(state, area), owed=owed.get(state.unit.code), expected=state.unit.key in awaited)
        for state in states
    ]


def _beside(state: UnitState, area: AreaCoverage) -> UnitState:
    """The state with whose packages report the unit's area, where it sent none that counts."""
    by = area.covered.get(state.unit.key)
    if by is None or state.sending in (Sending.SENT, Sending.LATE):
        return state
    return replace(state, sending=Sending.COVERED if by.whole else state.sending, reported_by=by.by)


def _state(unit: Unit, period: Period, until: LastDay, packages: list[Received], today: date) -> UnitState:
    newest_first = tuple(sorted(packages, key=lambda one: (one.revision, one.received_at), reverse=True))
    counts = next((one for one in newest_first if one.status == "accepted"), None)
    if counts is not None:
        first = min((one for one in packages if one.status == "accepted"), key=lambda one: one.revision)
        late = days_late(period, unit.level, first.made_at)
        sending = Sending.LATE if late > 0 else Sending.SENT
        return UnitState(unit, sending, counts, newest_first, until, late)
    overdue = working_days_late(until.day, today)
    if newest_first:
        return UnitState(unit, Sending.WITHDRAWN, newest_first[0], newest_first, until, overdue)
    sending = Sending.MISSING if overdue > 0 else Sending.WAITED
    return UnitState(unit, sending, None, (), until, overdue)

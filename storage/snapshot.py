"""The register as of a day, as forms ask for it (models.snapshot): a few queries, then plain Python.

Each set is made of rows that answer with the attributes of their organisation too, so that any condition can be asked
of any set.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from sys import intern
from typing import Any

from sqlalchemy.orm import Session

from models import codes, units
from models.debts import INTEREST_SIGNS, PRINCIPAL_SIGNS
from models.drafts import RESULT
from models.periods import parse_period
from models.snapshot import Attributes, Belonging, Snapshot
from storage.book import Book
from storage.debts import signs_in_sql
from storage.rows import Row, each, fetch
from storage.standings import AWAITING, CONVERTED, StandingOn, folded

Line = tuple[Attributes, tuple[Any, ...]]
"""Attributes of an organisation, and the own values of what belongs to it."""

YOUNG_UNDER = 35
_OLD_LAWS = ("law_2003",)
_LEGALLY_DISSOLVING = ("dissolving", "group_ending")
_AGES = ((0, "in_term"), (90, "to_90"), (360, "to_360"))


def take(
    book: Book, cutoff: date, first_day: date, last_day: date, period: str, unit: units.Unit
) -> Snapshot:
    """The register at the cut-off day, with what happened from first_day to last_day and the results of `period`.

    unit: whose communes are counted.
    """
    with book.reading() as session:
        return take_in(session, cutoff, first_day, last_day, period, unit)


def take_in(
    session: Session, cutoff: date, first_day: date, last_day: date, period: str, unit: units.Unit
) -> Snapshot:
    """As take, inside a session."""
    days = _Days(cutoff, first_day, last_day)
    all_known = _organisations(session, days, period)
    known = {one: found for one, found in all_known.items() if found["alive"] or _ended_in_period(found)}
    debts = list(_debts(session, known, days))
    owing = {organisation["organisation"] for organisation, _ in debts}
    for one, found in known.items():
        found["held_by_debt"] = _held_by_debt(found, one in owing)
    return Snapshot(
        {
            "organisations": list(known.values()),
            "members": Belonging(_MEMBER, _members(session, known, days)),
            "managers": Belonging(_MANAGER, _managers(session, known, days)),
            "results": Belonging(tuple(RESULT), _results(session, known, period)),
            "debts": Belonging(_DEBT, [line for line in debts if line[0]["alive"]]),
        },
        len(units.communes_of(unit, cutoff)),
    )


class _Days:
    """The days of a snapshot as the ISO text in which they are kept."""

    def __init__(self, cutoff: date, first: date, last: date) -> None:
        self.cutoff = cutoff
        self.day = cutoff.isoformat()
        self.first = first.isoformat()
        self.last = min(last, cutoff).isoformat()
        self.before = (first - timedelta(days=1)).isoformat()

    def within(self, day: str | None) -> bool:
        """Whether a day lies in the period (and not after the cut-off)."""
        return day is not None and self.first <= day <= self.last


def _ended_in_period(found: Attributes) -> bool:
    return bool(
        found["dissolved_in_period"] or found["converted_in_period"] or found["reorganised_in_period"]
    )


def _held_by_debt(found: Attributes, owes: bool) -> bool | None:
    """Stopped and still owing; where it is said that debts hold it, so it is, whatever the register of debts says."""
    said = found.pop("_said_held")
    if found["stopped"] is None:
        return None
    return bool(found["stopped"] and (owes or said))


def _organisations(session: Session, days: _Days, period: str) -> dict[str, Attributes]:
    """Organisation → its attributes, for all that had begun by the cut-off day."""
    events = _grouped(fetch(session, _EVENTS, day=days.day))
    capitals = _grouped(fetch(session, _CAPITALS, day=days.day))
    evaluations = _grouped(fetch(session, _EVALUATIONS, year=_year(period)))
    found = {}
    for row in fetch(session, _ORGANISATIONS):
        one = row[0]
        happened = events.get(one, [])
        begun = _begun(row, happened)
        if begun is not None and begun > days.day:
            continue
        found[one] = _attributes(row, happened, capitals.get(one, []), evaluations.get(one, []), days)
    return found


_ORGANISATIONS = """
SELECT id, kind, sector, law, certified, union_id, high_technology, value_chain, alliance_member,
       founded_on, registered_on, commune_code
FROM organisations WHERE deleted = 0 ORDER BY id
"""
_EVENTS = (
    'SELECT organisation_id, "on", event, legal_status, operational_status FROM standings WHERE "on" <= :day '
    'ORDER BY organisation_id, "on", rowid'
)
_CAPITALS = (
    'SELECT organisation_id, "on", amount FROM charter_capitals '
    'WHERE "on" <= :day ORDER BY organisation_id, "on"'
)
_EVALUATIONS = (
    "SELECT organisation_id, year, rank, effective, definition FROM evaluations WHERE year IN (:year, :year - 1) "
    "ORDER BY organisation_id, year, definition"
)


def _year(period: str) -> int:
    return parse_period(period).year


def _grouped(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """First column → the rest of its rows, in order."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[0], []).append(row[1:])
    return groups


def _begun(row: Row, happened: list[Row]) -> str | None:
    """The day from which it exists; None where no day is known."""
    founded, registered = row[9], row[10]
    return founded or registered or (happened[0][0] if happened else None)


def _attributes(
    row: Row, happened: list[Row], capitals: list[Row], evaluations: list[Row], days: _Days
) -> Attributes:
    one, kind, sector, law, certified, union, high, chain, alliance, _, _, commune = row
    standing = folded(happened)
    alive = not standing.ended
    capital = capitals[-1][1] if capitals else None
    flows = {flow for on, event, *_ in happened if days.within(on) and (flow := _flow(event))}
    founded = "new" in flows or _new_by_date(row, happened, days)
    rank, effective = _evaluated(evaluations, standing)
    top, agriculture = _sector(sector)
    return {
        "organisation": one,
        "kind": kind,
        "alive": alive,
        "operating": alive and standing.operating if standing.operating is not None else _unless(alive),
        "stopped": alive and not standing.operating if standing.operating is not None else _unless(alive),
        "awaiting_dissolution": alive
        and (standing.operational_status in AWAITING or standing.legal_status in _LEGALLY_DISSOLVING),
        "_said_held": _said_held(standing),
        "founded_in_period": founded,
        "dissolved_in_period": "dissolved" in flows,
        "converted_in_period": "converted" in flows,
        "reorganised_in_period": "reorganised" in flows,
        "sector": sector,
        "sector_top": top,
        "agriculture": agriculture,
        "effective": effective,
        "rank": rank,
        "high_technology": _flag(high),
        "value_chain": _flag(chain),
        "alliance_member": _flag(alliance),
        "law": law,
        "follows_law": _follows_law(law, standing),
        "certified": _flag(certified),
        "in_union": union is not None,
        "charter_capital": capital,
        "capital_increase": _increase(capitals, founded, days),
        "commune": commune,
    }


def _new_by_date(row: Row, happened: list[Row], days: _Days) -> bool:
    """Whether its own dates say that it began in the period, where no event tells when it was founded."""
    told = any(event == "founded" for _, event, *_ in happened)
    return not told and days.within(row[9] or row[10])


def _unless(alive: bool) -> bool | None:
    """What neither operates nor stands still: None while it lives and nobody has said, False when it has ended."""
    return None if alive else False


def _flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)


@cache
def _flow(event: str) -> str | None:
    """Which line of the increase and decrease an event counts in; a group that became a cooperative is a new one."""
    return "new" if event == CONVERTED else codes.fact("event_kinds", event, "flow")


@cache
def _sector(sector: str | None) -> tuple[str | None, bool | None]:
    """Top-level sector, and whether it is agriculture."""
    if sector is None:
        return None, None
    top = sector
    while above := codes.entry("sectors", top).parent:
        top = above
    return top, top == "agriculture"


def _said_held(standing: StandingOn) -> bool:
    status = standing.operational_status
    return bool(status and codes.fact("operational_statuses", status, "due_to_debt"))


def _follows_law(law: str | None, standing: StandingOn) -> bool | None:
    """Whether it works under the law of 2012 or later; None where neither law nor status says so."""
    if standing.operational_status == "not_converted":
        return False
    return None if law is None else law not in _OLD_LAWS


def _evaluated(evaluations: list[Row], standing: StandingOn) -> tuple[str | None, bool | None]:
    """Rank, and whether it works effectively, by the last year evaluated; else as its status says."""
    status = standing.operational_status
    by_status = codes.fact("operational_statuses", status, "effective") if status else None
    if not evaluations:
        return None, by_status
    latest = [row for row in evaluations if row[0] == evaluations[-1][0]]
    rank = next((row[1] for row in latest if row[1]), None)
    said = next((bool(row[2]) for row in latest if row[2] is not None), None)
    if said is None and rank is not None:
        said = any(
            row[1] in (codes.fact("effectiveness_definitions", row[3], "ranks") or ()) for row in latest
        )
    return rank, by_status if said is None else said


def _increase(capitals: list[Row], founded: bool, days: _Days) -> int | None:
    """Rise of the charter capital within the period, in dong; the founded ones with their whole capital."""
    if not capitals:
        return None
    before = [amount for on, amount in capitals if on <= days.before]
    at_end = [amount for on, amount in capitals if on <= days.last]
    if founded:
        return int(at_end[-1]) if at_end else 0
    if not before or not at_end:
        return 0  # first known within the period: that is no rise
    return max(0, int(at_end[-1] - before[-1]))


def _members(session: Session, known: dict[str, Attributes], days: _Days) -> Iterator[Line]:
    for one, person, kind, joined, left, party, sex, ethnic, disabled in each(
        session, _MEMBERS, day=days.day
    ):
        organisation = known.get(one)
        if organisation is None:
            continue
        current = left is None or left > days.day
        has_left = days.within(left) and not current
        if not (current or has_left):
            continue
        yield (
            organisation,
            (
                person,
                current,
                days.within(joined),
                has_left,
                _member_kind(kind),
                intern(party),
                None if sex is None else sex == "female",
                _minority(ethnic),
                _flag(disabled),
            ),
        )


_MEMBER = (
    "person",
    "current",
    "joined_in_period",
    "left_in_period",
    "member_kind",
    "party",
    "woman",
    "minority",
    "disabled",
)
_MEMBERS = """
SELECT m.organisation_id, m.person_id, m.kind, m.joined_on, m.left_on, p.party, p.sex, p.ethnic_group, p.disabled
FROM memberships m JOIN people p ON p.id = m.person_id
WHERE p.deleted = 0 AND (m.joined_on IS NULL OR m.joined_on <= :day)
ORDER BY m.rowid
"""


@cache
def _member_kind(kind: str) -> str:
    return codes.entry("member_kinds", kind).parent or kind


@cache
def _minority(ethnic_group: str | None) -> bool | None:
    return None if ethnic_group is None else bool(codes.fact("ethnic_groups", ethnic_group, "minority"))


def _managers(session: Session, known: dict[str, Attributes], days: _Days) -> Iterator[Line]:
    """One row a person and organisation: who holds two offices there is one manager, with the higher training."""
    seen: set[tuple[str, str]] = set()
    for one, person, training, insured, supported, sex, birth in fetch(session, _MANAGERS, day=days.day):
        organisation = known.get(one)
        if organisation is None or (one, person) in seen:
            continue
        seen.add((one, person))
        yield (
            organisation,
            (
                person,
                True,
                training,
                None if training is None else bool(codes.fact("training_levels", training, "trained")),
                _young(birth, days.cutoff),
                None if sex is None else sex == "female",
                _flag(insured),
                _flag(supported),
            ),
        )


_MANAGER = (
    "person",
    "current",
    "training",
    "trained",
    "young",
    "woman",
    "insured",
    "insurance_supported",
)
_LEVELS = " ".join(
    f"WHEN '{level.id}' THEN {at}" for at, level in enumerate(codes.entries("training_levels"), start=1)
)
_MANAGERS = f"""
SELECT g.organisation_id, g.person_id, g.training_level, g.insured, g.insurance_supported, p.sex, p.birth
FROM managers g JOIN people p ON p.id = g.person_id
WHERE p.deleted = 0 AND (g.from_on IS NULL OR g.from_on <= :day) AND (g.to_on IS NULL OR g.to_on > :day)
ORDER BY CASE g.training_level {_LEVELS} ELSE 0 END DESC, g.id
"""


def _young(birth: str | None, cutoff: date) -> bool | None:
    """Whether someone is under 35 on the day; where only the year is known, by the end of that year."""
    if birth is None:
        return None
    limit = f"{cutoff.year - YOUNG_UNDER:04d}-{cutoff.month:02d}-{cutoff.day:02d}"
    return birth + "-12-31"[len(birth) - 4 :] > limit if len(birth) < 10 else birth > limit


def _results(session: Session, known: dict[str, Attributes], period: str) -> Iterator[Line]:
    for one, *figures in fetch(session, _RESULTS, period=period):
        organisation = known.get(one)
        if organisation is not None:
            yield organisation, tuple(figures)


_RESULTS = f"SELECT organisation_id, {', '.join(RESULT)} FROM results WHERE period = :period ORDER BY id"


def _debts(session: Session, known: dict[str, Attributes], days: _Days) -> Iterator[Line]:
    """Debts with a balance above zero."""
    for debt, one, creditor, scheme, group, due, principal, interest in fetch(session, _DEBTS, day=days.day):
        if one not in known or principal + interest <= 0:
            continue
        late = max(0, (days.cutoff - date.fromisoformat(due)).days) if due else None
        yield (
            known[one],
            (
                debt,
                creditor,
                scheme,
                _class(scheme, group),
                _bad(scheme, group),
                principal + interest,
                principal,
                interest,
                None if late is None else late > 0,
                late,
                _age(late),
            ),
        )


_DEBT = (
    "debt",
    "creditor",
    "scheme",
    "group",
    "bad",
    "balance",
    "principal",
    "interest",
    "overdue",
    "overdue_days",
    "age",
)
_DEBTS = f"""
SELECT d.id, d.organisation_id, d.creditor_kind, d.group_scheme, d.group_code, d.due_on,
       sum(e.amount * {signs_in_sql(PRINCIPAL_SIGNS)}), sum(e.amount * {signs_in_sql(INTEREST_SIGNS)})
FROM debts d JOIN debt_entries e ON e.debt_id = d.id AND e."on" <= :day
WHERE d.deleted = 0 GROUP BY d.id ORDER BY d.id
"""


@cache
def _class(scheme: str | None, group: str | None) -> str | None:
    """Id of the class in the list debt_groups; None where there is none."""
    for entry in codes.entries("debt_groups") if group else ():
        if entry.facts["scheme"] == scheme and entry.facts["code"] == group:
            return entry.id
    return None


def _bad(scheme: str | None, group: str | None) -> bool | None:
    """Whether the class is a bad one; None where there is no class."""
    found = _class(scheme, group)
    return None if found is None else bool(codes.fact("debt_groups", found, "bad"))


def _age(late: int | None) -> str | None:
    if late is None:
        return None
    return next((name for most, name in _AGES if late <= most), "over_360")

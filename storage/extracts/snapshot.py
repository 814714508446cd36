"""The register as of a day, as forms ask for it (models.forms.snapshot): a few queries, then plain Python.

Each set is made of rows that answer with the attributes of their organisation too, so that any condition can be asked
of any set.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from models.forms.snapshot import DERIVED_SETS, Attributes, Belonging, Snapshot, own_attributes
from models.register.evaluations import agriculture
from models.register.evaluations.schemes import scheme_of
from models.register.results import RESULTS
from models.register.statuses import AWAITING
from models.values import areas, codes, units
from models.values.periods import parse_period
from storage.book.book import Book
from storage.book.dialect import fragments
from storage.book.rows import Row, RowSession, fetch
from storage.extracts import snapshot_rows
from storage.extracts.days import SnapshotDays
from storage.extracts.movements import Movement, came_from_elsewhere, movement
from storage.extracts.snapshot_rows import flag
from storage.register.dated import values_on
from storage.register.standings import CONVERTED, StandingOn, folded

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


_OLD_LAWS = ("law_2003",)
_LEGALLY_DISSOLVING = ("dissolving", "group_ending")


def take_snapshot(
    book: Book, cutoff: date, first_day: date, last_day: date, period: str, unit: units.Unit
) -> Snapshot:
    """The register at the cut-off day, with what happened from first_day to last_day and the results of `period`.

    unit: whose communes are counted.
    """
    with book.read_rows() as session:
        return take_snapshot_in(session, cutoff, first_day, last_day, period, unit)


def take_snapshot_in(
    session: "Session | RowSession",
    cutoff: date,
    first_day: date,
    last_day: date,
    period: str,
    unit: units.Unit,
) -> Snapshot:
    """As take, inside a session or over plain rows."""
    days = SnapshotDays(cutoff, first_day, last_day)
    all_known = _organisations(session, days, period)
    known = {one: found for one, found in all_known.items() if found["alive"] or _ended_in_period(found)}
    owed = list(snapshot_rows.debts(session, known, days))
    owing = {organisation["organisation"] for organisation, _ in owed}
    split = {one: among for one, found in all_known.items() if (among := found.pop("_commune_among"))}
    moved: dict[str, Movement] = {}
    for one, found in all_known.items():
        told = found.pop("_movement")
        if told.entry or told.exit:
            moved[one] = told
    for one, found in known.items():
        found["held_by_debt"] = _held_by_debt(found, one in owing)
    return Snapshot(
        {
            "organisations": list(known.values()),
            "members": Belonging(snapshot_rows.MEMBER, snapshot_rows.members(session, known, days, moved)),
            "managers": Belonging(snapshot_rows.MANAGER, snapshot_rows.managers(session, known, days)),
            "results": Belonging(tuple(RESULTS.typed), snapshot_rows.results(session, known, period)),
            "debts": Belonging(snapshot_rows.DEBT, [line for line in owed if line[0]["alive"]]),
            **{
                table: Belonging(own_attributes(table), snapshot_rows.of_kind(session, table, known, days))
                for table in DERIVED_SETS
            },
        },
        len(units.communes_of(unit, cutoff)),
        split,
    )


def _ended_in_period(found: Attributes) -> bool:
    return any(found[f"{what}_in_period"] for what in ("dissolved", "converted", "reorganised", "departed"))


def _held_by_debt(found: Attributes, owes: bool) -> bool | None:
    """Stopped and still owing; a recorded status "held by debts" counts, whatever the register of debts holds."""
    said = found.pop("_said_held")
    if found["stopped"] is None:
        return None
    return bool(found["stopped"] and (owes or said))


def _organisations(session: "Session | RowSession", days: SnapshotDays, period: str) -> dict[str, Attributes]:
    """Organisation → its attributes, for all that had begun by the cut-off day."""
    events = _grouped(fetch(session, _EVENTS, day=days.day))
    capitals = _grouped(fetch(session, _CAPITALS, day=days.day))
    unions = _grouped(fetch(session, _UNIONS))
    year = _year(period)
    evaluations = _grouped(fetch(session, _EVALUATIONS, year=year))
    then, before = values_on(session, days.cutoff), values_on(session, days.day_before)
    found = {}
    for row in fetch(session, _ORGANISATIONS):
        one = row.id
        was = before.get(one, {}).get("kind", row.kind)
        if one in then:
            row = _as_it_was(row, then[one])
        all_events = events.get(one, [])
        happened = [event for event in all_events if event.on <= days.day]
        came = came_from_elsewhere(all_events)
        begun = came or _begun(row, happened)
        if begun is not None and begun > days.day:
            continue
        evaluated = evaluations.get(one, [])
        past = _Past(happened, capitals.get(one, []), evaluated, unions.get(one, []), begun, came, was)
        found[one] = _attributes(row, past, days)
        found[one] |= _agricultural(row, [line for line in evaluated if line.year == year])
    return found


@dataclass(frozen=True, slots=True)
class _Past:
    """What led to an organisation's state: its rows in order of time, and how it came here.

    begun: the first day on which it is here; came: that day where it existed elsewhere before; kind_before: its kind on
    the day before the period.
    """

    happened: list[Row]
    capitals: list[Row]
    evaluations: list[Row]
    unions: list[Row]
    begun: str | None
    came: str | None
    kind_before: str


def _as_it_was(row: Row, then: Mapping[str, Any]) -> Row:
    """The row with what its dated fields were on the day."""
    names = row._fields
    return cast("Row", row._replace(**{name: value for name, value in then.items() if name in names}))


_ORGANISATIONS = """
SELECT id, kind, sector, vsic_code, law, certified, union_id, high_technology, value_chain, alliance_member,
       founded_on, registered_on, commune_code, commune_from, old_commune_code,
       tax_status, business_model, digital_transformation, notified_on
FROM organisations WHERE deleted = 0 ORDER BY id
"""
_EVENTS = (
    'SELECT organisation_id, "on", event, legal_status, operational_status FROM standings '
    "WHERE \"on\" <= :day OR event IN ('moved_in', 'moved_out') "
    f'ORDER BY organisation_id, "on", {fragments.order_of_entry()}'
)
_UNIONS = "SELECT organisation_id, from_on, to_on FROM union_memberships ORDER BY organisation_id, from_on"
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
    """Organisation → its rows, in order."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.organisation_id, []).append(row)
    return groups


def _begun(row: Row, happened: list[Row]) -> str | None:
    """The day from which it exists; None where no day is known."""
    return row.founded_on or row.registered_on or (happened[0].on if happened else None)


def _attributes(row: Row, past: _Past, days: SnapshotDays) -> Attributes:
    happened, capitals = past.happened, past.capitals
    standing = folded(happened)
    alive = not standing.ended
    capital = capitals[-1].amount if capitals else None
    counted = [event for event in happened if days.within(event.on)]
    flows = {flow for event in counted if (flow := _flow(event.event))}
    existed = past.begun is None or past.begun <= days.before
    was_group = past.kind_before == "group" and existed
    converted = was_group and row.kind != "group"
    founded = converted or any(
        _flow(event.event) == "new" and event.on > (past.came or "") for event in counted
    )
    founded = founded or (past.came is None and _new_by_date(row, happened, days))
    moved = movement(happened, past.begun, converted, founded, days)
    rank, effective = _evaluated(past.evaluations, standing)
    top, is_agriculture = _sector(row.sector)
    return {
        "organisation": row.id,
        "kind": row.kind,
        "alive": alive,
        "operating": alive and standing.operating if standing.operating is not None else _unless(alive),
        "stopped": alive and not standing.operating if standing.operating is not None else _unless(alive),
        "awaiting_dissolution": alive
        and (standing.operational_status in AWAITING or standing.legal_status in _LEGALLY_DISSOLVING),
        "_said_held": _said_held(standing),
        "_movement": moved,
        "founded_in_period": founded,
        "dissolved_in_period": "dissolved" in flows,
        "converted_in_period": "converted" in flows,
        "reorganised_in_period": "reorganised" in flows,
        "arrived_in_period": "arrived" in flows,
        "departed_in_period": "departed" in flows,
        "ended_by": _ended_by(standing, days),
        "was_group": was_group,
        "converted_from_group": converted,
        "sector": row.sector,
        "sector_top": top,
        "agriculture": is_agriculture,
        "effective": effective,
        "rank": rank,
        "high_technology": flag(row.high_technology),
        "value_chain": flag(row.value_chain),
        "alliance_member": flag(row.alliance_member),
        "law": row.law,
        "follows_law": _follows_law(row.law, standing),
        "certified": flag(row.certified),
        "notified": None if row.notified_on is None else row.notified_on <= days.day,
        "in_union": _in_union(row, past.unions, days),
        "tax_status": _tax_status(row.tax_status),
        "business_model": row.business_model,
        "digital_transformation": flag(row.digital_transformation),
        "charter_capital": capital,
        "capital_increase": _increase(capitals, founded, days),
        **_commune(row, days.cutoff),
    }


def _commune(row: Row, day: date) -> Attributes:
    """The commune of the day that has the area of the recorded one; where it was split, among which ones it is."""
    if not row.commune_code:
        return {"commune": None, "_commune_among": ()}
    recorded = (row.commune_code, row.commune_from or "")
    found = areas.commune_on(*recorded, day, row.old_commune_code or "")
    if found is not None:
        return {"commune": found.code, "_commune_among": ()}
    return {"commune": None, "_commune_among": tuple(one.code for one in areas.candidates(*recorded, day))}


def _in_union(row: Row, memberships: list[Row], days: SnapshotDays) -> bool:
    """Whether it is in a union on the day by its memberships; without any, as its record says."""
    if not memberships:
        return row.union_id is not None
    return any(one.from_on <= days.day and (one.to_on is None or one.to_on > days.day) for one in memberships)


@cache
def _tax_status(status: str | None) -> str | None:
    """The status of a tax code without its reason."""
    return status and (codes.entry("tax_statuses", status).parent or status)


def _new_by_date(row: Row, happened: list[Row], days: SnapshotDays) -> bool:
    """Whether its own dates say that it began in the period, where no event tells when it was founded."""
    told = any(event.event == "founded" for event in happened)
    return not told and days.within(row.founded_on or row.registered_on)


def _ended_by(standing: StandingOn, days: SnapshotDays) -> str:
    """In which line of the decrease its end in the period counts; "" where it did not end in the period."""
    if not standing.ended or not days.within(standing.legal_since):
        return ""
    return (standing.legal_event and _flow(standing.legal_event)) or ""


def _unless(alive: bool) -> bool | None:
    """The answer where no status is known: None (unknown) while it exists, False once it has ended."""
    return None if alive else False


@cache
def _flow(event: str) -> str | None:
    """Which line of the increase and decrease an event counts in; a group that became a cooperative is new."""
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
    """Whether it works under the law of 2012 or later; None where neither law nor status shows it."""
    if standing.operational_status == "not_converted":
        return False
    return None if law is None else law not in _OLD_LAWS


def _evaluated(evaluations: list[Row], standing: StandingOn) -> tuple[str | None, bool | None]:
    """Rank, and whether it works effectively, by the last year evaluated; else by its status."""
    status = standing.operational_status
    by_status = codes.fact("operational_statuses", status, "effective") if status else None
    if not evaluations:
        return None, by_status
    latest = [row for row in evaluations if row.year == evaluations[-1].year]
    rank = next((row.rank for row in latest if row.rank), None)
    said = next((bool(row.effective) for row in latest if row.effective is not None), None)
    if said is None and rank is not None:
        said = any(
            row.rank in (codes.fact("effectiveness_definitions", row.definition, "ranks") or ())
            for row in latest
        )
    return rank, by_status if said is None else said


@cache
def _is_agricultural(definition: str) -> bool:
    scheme = scheme_of(definition)
    return scheme is not None and scheme.agricultural


def _agricultural(row: Row, evaluations: list[Row]) -> Attributes:
    """Type and rank as the tables of Circular 09/2017 count them, from the evaluations of the period's own year."""
    ranked = [line.rank for line in evaluations if _is_agricultural(line.definition)]
    found = agriculture.type_of(row.sector, row.vsic_code)
    if found in (None, agriculture.OTHER) and not ranked:
        return {"agricultural_type": found, "agricultural_rank": found}
    if found in (None, agriculture.OTHER):
        found = agriculture.UNKNOWN
    rank = next((rank for rank in ranked if rank), agriculture.NOT_EVALUATED)
    return {"agricultural_type": found, "agricultural_rank": rank}


def _increase(capitals: list[Row], founded: bool, days: SnapshotDays) -> int | None:
    """Rise of the charter capital within the period, in dong; newly founded organisations with their whole capital."""
    if not capitals:
        return None
    before = [capital.amount for capital in capitals if capital.on <= days.before]
    at_end = [capital.amount for capital in capitals if capital.on <= days.last]
    if founded:
        return int(at_end[-1]) if at_end else 0
    if not before or not at_end:
        return 0  # first known within the period: that is no rise
    return max(0, int(at_end[-1] - before[-1]))

"""Lists of organisations for the desktop: ordered keys at once, rows by page, and the counts of the filters."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from models.register.statuses import ENDED, OPERATING, STOPPED
from models.values import codes
from models.values.names import fold_organisation
from models.values.periods import Period
from storage.book.book import Book
from storage.book.rows import Row, fetch, marks
from storage.register.member_lists import CURRENT_MEMBER
from storage.register.organisations import SIGNED

State = Literal["all", "operating", "stopped", "held_by_debt", "new", "lacking", "ended"]

STATES: tuple[State, ...] = ("all", "operating", "stopped", "held_by_debt", "new", "lacking", "ended")


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationFilter:
    """What the list shows.

    kinds: none means all; state: "all" are those that exist; text: words of the name, accents aside; sector: with
    those below it; day: as of
    (today); period: for "new" and for lacking results; deleted: the bin instead.
    """

    kinds: tuple[str, ...] = ()
    state: State = "all"
    text: str = ""
    sector: str | None = None
    commune_code: str | None = None
    day: date | None = None
    period: Period | None = None
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One line of the list; capital and debt in dong.

    lacking: codes of what it lacks, None where nothing is asked of it any more (it has stopped or ended).
    """

    id: str
    kind: str
    name: str
    tax_code: str | None
    commune_code: str | None
    commune_from: str | None
    sector: str | None
    legal_status: str | None
    operational_status: str | None
    members: int
    capital: int | None
    debt: int
    lacking: tuple[str, ...] | None

    @property
    def held_by_debt(self) -> bool:
        """Whether it has stopped and still owes, or its status says so."""
        return self.operational_status == "awaiting_dissolution_debt" or (
            self.operational_status in STOPPED and self.debt > 0
        )


def _in(values: tuple[str, ...]) -> str:
    return "(" + ", ".join(f"'{value}'" for value in values) + ")"


def _latest(status: str) -> str:
    return (
        f'(SELECT s.{status} FROM standings s WHERE s.organisation_id = o.id AND s."on" <= :day '
        f'AND s.{status} IS NOT NULL ORDER BY s."on" DESC, s.rowid DESC LIMIT 1)'
    )


_LEGAL = _latest("legal_status")
_OPERATIONAL = _latest("operational_status")
_MEMBERS = (
    "(SELECT count(*) FROM memberships m JOIN people p ON p.id = m.person_id "
    f"WHERE m.organisation_id = o.id AND p.deleted = 0 AND {CURRENT_MEMBER})"
)
_CAPITAL = (
    '(SELECT c.amount FROM charter_capitals c WHERE c.organisation_id = o.id AND c."on" <= :day '
    'ORDER BY c."on" DESC LIMIT 1)'
)
_DEBT = (
    f"(SELECT coalesce(sum({SIGNED}), 0) FROM debts d JOIN debt_entries e ON e.debt_id = d.id "
    'WHERE d.organisation_id = o.id AND d.deleted = 0 AND e."on" <= :day)'
)
_ENDED_ONES = f'SELECT organisation_id FROM standings WHERE legal_status IN {_in(ENDED)} AND "on" <= :day'
_NEW = (
    "EXISTS (SELECT 1 FROM standings s WHERE s.organisation_id = o.id AND s.event IN ('founded', 'converted') "
    'AND s."on" BETWEEN :first AND :last)'
)
_HELD = (
    f"({_OPERATIONAL} = 'awaiting_dissolution_debt' OR ({_OPERATIONAL} IN {_in(STOPPED)} AND {_DEBT} > 0))"
)
_RESULT = "EXISTS (SELECT 1 FROM results r WHERE r.organisation_id = o.id AND r.period = :period)"
_LACKING = {
    "LACKS_TAX_CODE": "(o.tax_code IS NULL AND o.no_tax_code_reason = '')",
    "LACKS_COMMUNE": "o.commune_code IS NULL",
    "LACKS_SECTOR": "o.sector IS NULL",
    "LACKS_FOUNDING_DAY": "(o.founded_on IS NULL AND o.registered_on IS NULL)",
    "LACKS_STATUS": f"{_OPERATIONAL} IS NULL",
    "LACKS_CAPITAL": f"(o.kind <> 'group' AND {_CAPITAL} IS NULL)",
    "LACKS_MEMBERS": f"(o.kind <> 'union' AND {_MEMBERS} = 0)",
    "LACKS_RESULT": f"(:period <> '' AND {_OPERATIONAL} IN {_in(OPERATING)} AND NOT {_RESULT})",
}
_LACKS_ANY = (
    f"({_OPERATIONAL} IS NULL OR {_OPERATIONAL} IN {_in(OPERATING)}) AND ({' OR '.join(_LACKING.values())})"
)
_STATE: dict[State, str] = {
    "all": f"o.id NOT IN ({_ENDED_ONES})",
    "operating": f"o.id NOT IN ({_ENDED_ONES}) AND {_OPERATIONAL} IN {_in(OPERATING)}",
    "stopped": f"o.id NOT IN ({_ENDED_ONES}) AND {_OPERATIONAL} IN {_in(STOPPED)}",
    "held_by_debt": f"o.id NOT IN ({_ENDED_ONES}) AND {_HELD}",
    "new": f"o.id NOT IN ({_ENDED_ONES}) AND {_NEW}",
    "lacking": f"o.id NOT IN ({_ENDED_ONES}) AND {_LACKS_ANY}",
    "ended": f"o.id IN ({_ENDED_ONES})",
}


def keys(book: Book, chosen: OrganisationFilter | None = None) -> list[str]:
    """Ids of the organisations of a filter, in Vietnamese order of their names."""
    chosen = chosen or OrganisationFilter()
    conditions, values = _conditions(chosen, book.clock().date())
    if not chosen.deleted:
        conditions.append(_STATE[chosen.state])
    with book.reading() as session:
        rows = fetch(
            session,
            f"SELECT o.id FROM organisations o WHERE {' AND '.join(conditions)} ORDER BY o.name_sorted, o.id",
            **values,
        )
    return [row[0] for row in rows]


def counts(book: Book, chosen: OrganisationFilter | None = None) -> dict[State, int]:
    """How many each state of the filter would show (its own state aside)."""
    chosen = chosen or OrganisationFilter()
    conditions, values = _conditions(chosen, book.clock().date())
    counted = ", ".join(f"coalesce(sum({condition}), 0)" for condition in _STATE.values())
    with book.reading() as session:
        row = fetch(
            session, f"SELECT {counted} FROM organisations o WHERE {' AND '.join(conditions)}", **values
        )[0]
    return dict(zip(_STATE, row, strict=True))


def page(
    book: Book, ids: list[str], day: date | None = None, period: Period | None = None
) -> list[OrganisationRow]:
    """The rows of these organisations in the given order as of a day (today); unknown ids are left out."""
    listed, values = marks(ids)
    days = _days(day or book.clock().date(), period)
    with book.reading() as session:
        rows = fetch(session, _PAGE.format(listed=listed), **days, **values)
    by_id = {row[0]: _row(row) for row in rows}
    return [by_id[one] for one in ids if one in by_id]


_PAGE = (
    "SELECT o.id, o.kind, o.name, o.tax_code, o.commune_code, o.commune_from, o.sector, "
    f"{_LEGAL}, {_OPERATIONAL}, {_MEMBERS}, {_CAPITAL}, {_DEBT}, {', '.join(_LACKING.values())} "
    "FROM organisations o WHERE o.id IN ({listed})"
)


def _row(row: Row) -> OrganisationRow:
    shown, flags = row[:12], row[12:]
    asked = row[8] is None or row[8] in OPERATING
    lacking = tuple(code for code, lacks in zip(_LACKING, flags, strict=True) if lacks) if asked else None
    return OrganisationRow(*(*shown, lacking))


def _conditions(chosen: OrganisationFilter, today: date) -> tuple[list[str], dict[str, Any]]:
    values = _days(chosen.day or today, chosen.period)
    conditions = [f"o.deleted = {int(chosen.deleted)}"]
    if chosen.kinds:
        listed, named = marks(chosen.kinds, "kind")
        conditions.append(f"o.kind IN ({listed})")
        values |= named
    if chosen.sector:
        listed, named = marks(codes.with_descendants("sectors", chosen.sector), "sector")
        conditions.append(f"o.sector IN ({listed})")
        values |= named
    if chosen.commune_code:
        conditions.append("o.commune_code = :commune_code")
        values["commune_code"] = chosen.commune_code
    for at, word in enumerate(fold_organisation(chosen.text).split()):
        conditions.append(
            f"(' ' || o.name_folded || ' ' || o.search_words LIKE :word{at} OR o.tax_code LIKE :begun{at})"
        )
        values |= {f"word{at}": f"% {word}%", f"begun{at}": f"{word}%"}
    return conditions, values


def _days(day: date, period: Period | None) -> dict[str, Any]:
    first, last = (period.first_day, period.last_day) if period else (day.replace(month=1, day=1), day)
    return {
        "day": day.isoformat(),
        "first": first.isoformat(),
        "last": last.isoformat(),
        "period": str(period) if period else "",
    }

"""Organisations that have stopped and cannot be dissolved because they owe, with the clock of the law.

Law 17/2023 Art. 103.1b: more than 12 months stopped without notice is a ground for revocation; Art. 99.3 and Decree
92/2024 Art. 51.3: 6 months after revocation, without a file and without objection, the registry sets "dissolved".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from models.values.dates import months_after
from storage.book.reading import Readable
from storage.register import standings
from storage.register.lists import lists
from storage.register.lists.lists import Cell, ListFilter, Row
from storage.register.standings import EventLine

_DISSOLVING = ("dissolving", "bankruptcy", "group_ending")


@dataclass(frozen=True, slots=True)
class HeldOrganisation:
    """An organisation on a day: owed by kind of creditor in dong; clock: code of the legal period, with its day."""

    id: str
    name: str
    commune_code: str | None
    commune_from: str | None
    stopped_since: str | None
    owed: Mapping[str, int]
    debts: int
    clock: str
    clock_on: date | None

    @property
    def total(self) -> int:
        return sum(self.owed.values())


def held(book: Readable, day: date | None = None, organisation: str = "") -> list[HeldOrganisation]:
    """All of them, those that owe most first; organisation: the id of one that is asked about alone, "" for all."""
    day = day or book.clock().date()
    chosen = ListFilter(preset="held_by_debt", day=day, where=(("id", organisation),) if organisation else ())
    owed: dict[str, dict[str, int]] = {}
    counted: dict[str, int] = {}
    owing = ListFilter(preset="owing", day=day, where=of_organisation(organisation))
    for row in lists.rows(book, "debts", _OWED, owing):
        debtor, kind = str(row["organisation.id"]), str(row["creditor_kind"])
        by_kind = owed.setdefault(debtor, {})
        by_kind[kind] = by_kind.get(kind, 0) + int(row["balance"] or 0)
        counted[debtor] = counted.get(debtor, 0) + 1
    found = [
        _held(book, row, owed.get(str(row["id"]), {}), counted.get(str(row["id"]), 0), day)
        for row in lists.rows(book, "organisations", _SHOWN, chosen)
    ]
    return sorted(found, key=lambda one: -one.total)


def of_organisation(organisation: str) -> tuple[tuple[str, str], ...]:
    """The condition of a list that its records belong to an organisation; none for ""."""
    return (("organisation.id", organisation),) if organisation else ()


_OWED = ("organisation.id", "creditor_kind", "balance")
_SHOWN = ("name", "commune", "commune_from", "legal_status")


def _held(book: Readable, row: Row, owed: Mapping[str, int], count: int, day: date) -> HeldOrganisation:
    key = str(row["id"])
    with book.read_rows() as rows:
        happened = [event for event in standings.events_in(rows, key) if event.on <= day.isoformat()]
    stopping = standings.stopping(happened)
    since = stopping.on if stopping else None
    legal, code, first = (_text(row[path]) for path in ("legal_status", "commune", "commune_from"))
    clock, on = _clock(legal, happened, since, day)
    return HeldOrganisation(key, str(row["name"]), code, first, since, owed, count, clock, on)


def _text(value: Cell) -> str | None:
    return None if value is None else str(value)


def _clock(
    legal: str | None, events: list[EventLine], since: str | None, day: date
) -> tuple[str, date | None]:
    revoked = [event.on for event in events if event.event == "revoked"]
    if revoked:
        due = months_after(date.fromisoformat(revoked[-1]), 6)
        return ("CLOCK_SIX_MONTHS_OVER" if due <= day else "CLOCK_SIX_MONTHS_RUN"), due
    if legal in _DISSOLVING:
        return "CLOCK_DISSOLVING", None
    if since is None:
        return "CLOCK_UNKNOWN", None
    due = months_after(date.fromisoformat(since), 12)
    return ("CLOCK_TWELVE_MONTHS_OVER" if due < day else "CLOCK_TWELVE_MONTHS_RUN"), due

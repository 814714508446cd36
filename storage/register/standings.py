"""The standing of organisations: dated events, and the two statuses that follow from them on any day.

What an event does to the legal and the operational status is data (resources/codes/event_kinds.toml).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from models.register import drafts
from models.register.statuses import ENDED, OPERATING
from models.values import codes
from models.values.errors import Refused
from storage.book.book import Book
from storage.book.dialect import fragments
from storage.book.naming import about
from storage.book.rows import Row, RowSession, fetch, records
from storage.register import dated
from storage.register.keeping import all_kept

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.register.tables.organisations import Organisation


FOUNDING = ("founded", "recorded")
CONVERTED = "converted"
MOVED_IN, MOVED_OUT = "moved_in", "moved_out"


@dataclass(frozen=True, slots=True)
class StandingOn:
    """What an organisation is on a day; None is not known.

    operational_since: day of the event that gave the operational status, operational_event: its kind;
    legal_since and legal_event alike.
    """

    legal_status: str | None = None
    legal_since: str | None = None
    legal_event: str | None = None
    operational_status: str | None = None
    operational_since: str | None = None
    operational_event: str | None = None

    @property
    def ended(self) -> bool:
        """Whether it has ceased to exist."""
        return self.legal_status in ENDED

    @property
    def operating(self) -> bool | None:
        """Whether it actually operates; None where that is unknown."""
        return None if self.operational_status is None else self.operational_status in OPERATING


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event as a list shows it."""

    id: str
    on: str
    event: str
    legal_status: str | None
    operational_status: str | None
    document: str
    reason: str


def effects(event: str, kind: str) -> tuple[str | None, str | None]:
    """Legal and operational status after an event of an organisation of this kind; None leaves a status as it was.

    Refused EVENT_NOT_FOR_KIND.
    """
    facts = codes.entry("event_kinds", event).facts
    if kind not in facts["kinds"]:
        raise Refused("EVENT_NOT_FOR_KIND", event=event, kind=kind)
    legal = "group_legal_status" if kind == "group" and event != CONVERTED else "legal_status"
    return facts.get(legal), facts.get("operational_status")


def record_event(
    book: Book,
    organisation_id: str,
    event: str,
    on: date | str,
    *,
    operational_status: str | None = None,
    document: str = "",
    reason: str = "",
) -> str:
    """Record what happened; the id of the event.

    operational_status: what it really does afterwards where that differs from the rule (needed for "assessed").
    Refused: EVENT_NOT_FOR_KIND, EVENT_BEFORE_FOUNDING, EVENT_AFTER_END, FIELD_REQUIRED, ORGANISATION_UNKNOWN.
    """
    from models.register.tables.organisations import Organisation

    with book.change("EVENT_RECORDED", id=organisation_id, event=event) as session:
        organisation = session.get(Organisation, organisation_id)
        if organisation is None:
            raise Refused("ORGANISATION_UNKNOWN", id=organisation_id)
        about(session, organisation=organisation.name)
        values = {"on": on, "event": event, "operational_status": operational_status}
        return add_event(session, book.ids(), organisation, values | {"document": document, "reason": reason})


def add_event(session: "Session", new_id: str, organisation: "Organisation", values: dict[str, Any]) -> str:
    """As record_event, inside a session, from the fields of models.register.drafts.STANDING."""
    from models.register.tables.organisations import Standing

    found = all_kept(session, drafts.STANDING, values)
    on = date.fromisoformat(found["on"])
    kind = dated.value_on(session, organisation, "kind", on)
    legal, operational = effects(found["event"], kind)
    operational = found.get("operational_status") or operational
    if found["event"] == "assessed" and operational is None:
        raise Refused("FIELD_REQUIRED", field="operational_status")
    _refuse_wrong_day(session, organisation, found)
    session.add(
        Standing(
            id=new_id,
            organisation_id=organisation.id,
            **found | {"legal_status": legal, "operational_status": operational},
        )
    )
    if found["event"] == CONVERTED and kind == "group":
        # it keeps its code and its life (Law 17/2023 Art. 108), and was a group until that day
        dated.set_in(session, organisation, "kind", {"kind": "cooperative"}, on)
    session.flush()
    return new_id


def _refuse_wrong_day(session: "Session", organisation: "Organisation", found: dict[str, Any]) -> None:
    founded = organisation.founded_on
    if founded and found["on"] < founded:
        raise Refused("EVENT_BEFORE_FOUNDING", on=_shown(found["on"]), founded=_shown(founded))
    before = status_on(session, organisation.id, date.fromisoformat(found["on"]))
    if before.ended and not (found["event"] == MOVED_IN and before.legal_event == MOVED_OUT):
        raise Refused("EVENT_AFTER_END", on=_shown(found["on"]), ended=_shown(before.legal_since or ""))


def _shown(iso: str) -> str:
    return f"{date.fromisoformat(iso):%d/%m/%Y}" if iso else ""


def remove_event(book: Book, event_id: str) -> None:
    """Take out an event that was recorded by mistake; Refused EVENT_UNKNOWN."""
    from models.register.tables.organisations import Organisation, Standing

    with book.change("EVENT_REMOVED", id=event_id) as session:
        event = session.get(Standing, event_id)
        if event is None:
            raise Refused("EVENT_UNKNOWN", id=event_id)
        organisation = session.get(Organisation, event.organisation_id)
        about(session, event=event.event, organisation=organisation.name if organisation else "")
        if event.event == CONVERTED and organisation is not None:
            _take_back_conversion(session, organisation, event.on)
        session.delete(event)


def _take_back_conversion(session: "Session", organisation: "Organisation", on: str) -> None:
    """Let it be the group that it was, where the conversion made it a cooperative on that day."""
    for row in dated.rows_of(session, organisation.id, "kind"):
        if row.on == on and row.value == "cooperative":
            dated.remove_in(session, organisation, row)


def events(book: Book, organisation_id: str) -> list[EventLine]:
    """All events of an organisation, oldest first."""
    with book.read_session() as session:
        return events_in(session, organisation_id)


def events_in(session: "Session | RowSession", organisation_id: str) -> list[EventLine]:
    """As events, inside a session."""
    return records(
        session,
        EventLine,
        'SELECT id, "on", event, legal_status, operational_status, document, reason FROM standings '
        f'WHERE organisation_id = :id ORDER BY "on", {fragments.order_of_entry()}',
        id=organisation_id,
    )


def stopping(events: Iterable[EventLine]) -> EventLine | None:
    """The event that began the time without operation which still lasts, from events in order; None if it works."""
    begun: EventLine | None = None
    for event in events:
        if event.operational_status in OPERATING:
            begun = None
        elif event.operational_status is not None and begun is None:
            begun = event
    return begun


def status_on(session: "Session", organisation_id: str, day: date) -> StandingOn:
    """The standing of an organisation on a day."""
    rows = fetch(
        session,
        'SELECT "on", event, legal_status, operational_status FROM standings '
        f'WHERE organisation_id = :id AND "on" <= :day ORDER BY "on", {fragments.order_of_entry()}',
        id=organisation_id,
        day=day.isoformat(),
    )
    return folded(rows)


def folded(events: Iterable[Row]) -> StandingOn:
    """The standing after events in order of time: rows with on, event, legal_status and operational_status."""
    legal: Row | None = None
    operational: Row | None = None
    for event in events:
        if event.legal_status and (legal is None or event.legal_status != legal.legal_status):
            legal = event
        if event.operational_status and (
            operational is None or event.operational_status != operational.operational_status
        ):
            operational = event
    return StandingOn(
        *((legal.legal_status, legal.on, legal.event) if legal else (None, None, None)),
        *((operational.operational_status, operational.on, operational.event) if operational else ()),
    )

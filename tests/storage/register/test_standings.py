"""Standings: dated events, and the two statuses that follow from them on any day."""

from datetime import date
from typing import Any

import pytest

from models.register.drafts import OrganisationDraft
from models.values.errors import Refused
from storage.book.book import Book
from storage.register import organisations, standings
from storage.register.standings import EventLine


def added(book: Book, name: str = "HTX Dền Thàng", **more: Any) -> str:
    return organisations.add(book, OrganisationDraft(**{"kind": "cooperative", "name": name, **more}))


def test_statuses_of_any_day_follow_from_the_events(book: Book) -> None:
    made = added(book, founded_on="2019-03-01")
    standings.record_event(book, made, "stopped", "2022-05-01", reason="Thiếu vốn")
    standings.record_event(book, made, "dissolution_blocked", "2024-01-01")
    standings.record_event(book, made, "resumed", "2023-01-01")
    with book.read_session() as session:
        seen = [
            standings.status_on(session, made, date(year, 12, 31)).operational_status
            for year in (2018, 2019, 2022, 2023, 2024)
        ]
    assert seen == [None, "active", "stopped", "active", "awaiting_dissolution_debt"]
    standing = organisations.get(book, made).standing
    assert (standing.operational_since, standing.legal_status, standing.legal_since) == (
        "2024-01-01",
        "active",
        "2019-03-01",
    )


@pytest.mark.parametrize(
    ("event", "on", "code"),
    [
        ("group_ended", "2020-01-01", "EVENT_NOT_FOR_KIND"),
        ("stopped", "2019-02-28", "EVENT_BEFORE_FOUNDING"),
        ("resumed", "2025-01-02", "EVENT_AFTER_END"),
        ("assessed", "2020-01-01", "FIELD_REQUIRED"),
        ("burnt", "2020-01-01", "CODE_UNKNOWN"),
    ],
)
def test_an_event_that_cannot_be_is_refused(book: Book, event: str, on: str, code: str) -> None:
    made = added(book, founded_on="2019-03-01")
    standings.record_event(book, made, "dissolved", "2025-01-01")
    with pytest.raises(Refused, match=code):
        standings.record_event(book, made, event, on)


def test_an_event_recorded_by_mistake_is_taken_out(book: Book) -> None:
    made = added(book, founded_on="2019-03-01")
    event = standings.record_event(book, made, "dissolved", "2025-01-01")
    assert organisations.get(book, made).standing.ended
    standings.remove_event(book, event)
    assert organisations.get(book, made).standing.operating is True
    with pytest.raises(Refused, match="EVENT_UNKNOWN"):
        standings.remove_event(book, event)


def test_a_group_that_becomes_a_cooperative_keeps_its_code(book: Book) -> None:
    made = added(book, "THT Nậm Xe", kind="group", tax_code="6200098765", founded_on="2020-01-01")
    assert organisations.get(book, made).standing.legal_status == "group_active"
    standings.record_event(book, made, "converted", "2024-08-01")
    card = organisations.get(book, made)
    assert (card.kind, card.values["tax_code"], card.standing.legal_status) == (
        "cooperative",
        "6200098765",
        "active",
    )


def event(on: str, kind: str, operational: str | None) -> EventLine:
    return EventLine(on, on, kind, None, operational, "", "")


@pytest.mark.parametrize(
    ("statuses", "begun"),
    [
        ((), None),
        (("active",), None),
        (("stopped",), 0),
        (("active", "stopped", "stopped"), 1),
        (("stopped", "active"), None),
        (("stopped", "active", "awaiting_dissolution_debt", None), 2),
        ((None, "stopped", None), 1),
    ],
)
def test_the_stop_that_still_lasts_is_its_first_event(
    statuses: tuple[str | None, ...], begun: int | None
) -> None:
    lines = [event(f"2020-01-{at + 1:02}", "assessed", one) for at, one in enumerate(statuses)]
    assert standings.stopping(lines) == (None if begun is None else lines[begun])


def test_what_an_event_does_depends_on_the_kind() -> None:
    assert standings.effects("founded", "cooperative") == ("active", "active")
    assert standings.effects("founded", "group")[0] == "group_active"
    assert standings.effects("converted", "group")[0] == "active"
    assert standings.effects("stopped", "cooperative") == (None, "stopped")


def test_an_event_of_the_day_of_founding_and_of_the_end_counts(book: Book) -> None:
    made = added(book, founded_on="2019-03-01")
    standings.record_event(book, made, "stopped", "2019-03-01")
    standings.record_event(book, made, "dissolved", "2025-01-01")
    with pytest.raises(Refused, match="EVENT_AFTER_END") as caught:
        standings.record_event(book, made, "resumed", "2025-01-01")
    assert caught.value.details == {"on": "01/01/2025", "ended": "01/01/2025"}
    assert [line.event for line in standings.events(book, made)] == ["founded", "stopped", "dissolved"]


def test_what_it_really_does_may_differ_from_the_rule(book: Book) -> None:
    made = added(book, founded_on="2019-03-01")
    standings.record_event(book, made, "assessed", "2020-01-01", operational_status="stopped")
    assert organisations.get(book, made).standing.operating is False
    with pytest.raises(Refused, match="ORGANISATION_UNKNOWN"):
        standings.record_event(book, "nobody", "stopped", "2020-01-01")


def test_only_a_conversion_that_is_taken_out_makes_a_group_again(book: Book) -> None:
    one = organisations.add(book, OrganisationDraft(kind="group", name="THT Nậm Xe", founded_on="2015-01-01"))
    converted = standings.record_event(book, one, "converted", "2020-01-01")
    stopped = standings.record_event(book, one, "stopped", "2021-01-01")
    standings.remove_event(book, stopped)
    assert organisations.get(book, one).kind == "cooperative"
    standings.remove_event(book, converted)
    assert organisations.get(book, one).kind == "group"

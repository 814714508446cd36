"""Relations of organisations agree with the events of both, and are found from both."""

from datetime import date

import pytest

from models.register.drafts import OrganisationDraft
from models.values.errors import Refused
from storage.book.book import Book
from storage.register import organisations, standings
from storage.register.doubts.organisation_doubts import doubts
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.register.records import store

DAY = date(2026, 9, 30)


def added(book: Book, name: str, kind: str = "cooperative", founded: str = "2015-01-01") -> str:
    return organisations.add(book, OrganisationDraft(kind=kind, name=name, founded_on=founded))


def related(book: Book, one: str, other: str, kind: str, on: str) -> str:
    values = {"organisation_id": one, "counterpart_id": other, "relation_kind": kind, "on": on}
    return store.add(book, "relations", values)


def lacking(book: Book, one: str) -> list[str]:
    """Whose event is missing, by the doubts of an organisation."""
    return [
        str(found.details["organisation"])
        for found in doubts(book, one, DAY)
        if found.code == "RELATION_WITHOUT_EVENT"
    ]


def test_both_sides_need_their_event_on_the_day(book: Book) -> None:
    one, other = added(book, "HTX Một"), added(book, "HTX Hai")
    key = related(book, one, other, "merged", "2026-04-01")
    assert lacking(book, one) == lacking(book, other) == ["HTX Một", "HTX Hai"]
    standings.record_event(book, other, "received_merger", "2026-04-01")
    standings.record_event(book, one, "merged_into", "2026-04-02")
    assert lacking(book, other) == ["HTX Một"], "a day later is another event"
    without = ListFilter(preset="without_event")
    assert list(lists.keys(book, "relations", without)) == [key]
    store.change(book, "relations", key, "on", "2026-04-02")
    assert lacking(book, one) == ["HTX Hai"]
    standings.record_event(book, other, "received_merger", "2026-04-02")
    assert lacking(book, one) == lacking(book, other) == []
    assert list(lists.keys(book, "relations", without)) == []


def test_a_group_and_the_cooperative_it_became(book: Book) -> None:
    group = added(book, "THT Chè", "group")
    cooperative = added(book, "HTX Chè", founded="2026-05-01")
    standings.record_event(book, group, "group_ended", "2026-05-01")
    related(book, group, cooperative, "group_to_cooperative", "2026-05-01")
    assert lacking(book, group) == lacking(book, cooperative) == []
    for one, path in ((group, "organisation.id"), (cooperative, "counterpart.id")):
        (key,) = lists.keys(book, "relations", ListFilter(where=((path, one),)))
        (row,) = lists.page(book, "relations", [key], ["organisation", "counterpart"])
        assert (row["organisation"], row["counterpart"]) == ("THT Chè", "HTX Chè")


def test_none_is_related_to_itself(book: Book) -> None:
    one = added(book, "HTX Một")
    with pytest.raises(Refused, match="RELATION_WITH_ITSELF"):
        related(book, one, one, "split", "2026-04-01")

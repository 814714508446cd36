"""Memberships with days, and the flag and union of an organisation that follow from them (docs/decisions/0022)."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.register.drafts import OrganisationDraft
from models.values.errors import Refused
from models.values.units import unit_on
from storage.book.book import Book
from storage.extracts.loading import load
from storage.extracts.snapshot import take_snapshot
from storage.history import changes
from storage.register import dated_values, organisations
from storage.register.doubts.organisation_doubts import doubts
from storage.register.facts.memberships import steps_of
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.register.records import store

TODAY = date(2026, 10, 2)
JOINED, LEFT = date(2020, 5, 1), date(2023, 7, 1)


def added(book: Book, name: str = "HTX Một", **more: Any) -> str:
    known = {"kind": "cooperative", "name": name, "founded_on": "2015-01-01"}
    return organisations.add(book, OrganisationDraft(**known | more))


def joined(book: Book, one: str, first: str = "2020-05-01", last: str | None = None, **more: Any) -> str:
    values = {"organisation_id": one, "from_on": first, "to_on": last}
    return store.add(book, "alliance_memberships", values | more)


def in_union(book: Book, one: str, union: str, first: str, last: str | None = None) -> str:
    values = {"organisation_id": one, "union_id": union, "from_on": first, "to_on": last}
    return store.add(book, "union_memberships", values)


def flag(book: Book, one: str, day: date) -> Any:
    return organisations.get(book, one, day).values["alliance_member"]


def rows(book: Book, one: str) -> list[tuple[str | None, str]]:
    return [(line.on, line.value) for line in organisations.get(book, one).dated]


def counted(book: Book, one: str, cutoff: date) -> tuple[Any, Any]:
    """What forms count of an organisation: alliance_member and in_union."""
    unit = unit_on("12", cutoff, "province")
    first = cutoff.replace(month=1, day=1)
    found = take_snapshot(book, cutoff, first, cutoff, str(cutoff.year), unit)
    (row,) = [row for row in found.sets["organisations"] if row["organisation"] == one]
    return row["alliance_member"], row["in_union"]


def codes(book: Book, one: str) -> set[str]:
    return {found.code for found in doubts(book, one, TODAY)} & {"ALLIANCE_DIFFERS", "UNION_DIFFERS"}


SPAN = st.tuples(st.integers(1, 20), st.one_of(st.none(), st.integers(1, 20)))


@given(st.lists(SPAN.filter(lambda span: span[1] is None or span[0] < span[1]), max_size=5))
def test_steps_say_of_every_day_whether_a_span_covers_it(spans: list[tuple[int, int | None]]) -> None:
    texts = [(f"{first:02d}", None if last is None else f"{last:02d}") for first, last in spans]
    steps = steps_of(texts)
    assert [day for day, _ in steps] == sorted({day for day, _ in steps})
    for day in range(22):
        covered = any(first <= day and (last is None or day < last) for first, last in spans)
        told = [value for on, value in steps if on <= f"{day:02d}"]
        assert (told[-1:] == ["1"]) is covered


def test_the_flag_follows_the_days_of_the_memberships(book: Book) -> None:
    one = added(book)
    key = joined(book, one, "2020-05-01", "2023-07-01", card_number="12")
    assert [flag(book, one, day) for day in (date(2020, 4, 30), JOINED, date(2023, 6, 30), LEFT, TODAY)] == [
        None,
        1,
        1,
        0,
        0,
    ]
    joined(book, one, "2025-01-01")
    assert flag(book, one, TODAY) == 1 and flag(book, one, date(2024, 12, 31)) == 0
    store.change(book, "alliance_memberships", key, "from_on", "2021-05-01")
    assert rows(book, one) == [(None, ""), ("2021-05-01", "1"), ("2023-07-01", "0"), ("2025-01-01", "1")]
    assert codes(book, one) == set()


def test_an_earlier_sheet_is_not_rewritten_by_who_joins_today(book: Book) -> None:
    """What the flag was before the first membership stays, whatever was known: no, yes, or nothing."""
    for name, before in (("HTX Một", 0), ("HTX Hai", 1), ("HTX Ba", None)):
        one = added(book, name, alliance_member=before)
        joined(book, one, TODAY.isoformat())
        said = None if before is None else bool(before)
        assert counted(book, one, date(2025, 12, 31))[0] is said
        assert flag(book, one, TODAY) == 1


def test_an_earlier_sheet_keeps_a_flag_typed_with_days(book: Book) -> None:
    one = added(book, alliance_member=0)
    organisations.update(book, one, "alliance_member", 1, date(2017, 1, 1))
    organisations.update(book, one, "alliance_member", 0, date(2018, 1, 1))
    key = joined(book, one)
    assert rows(book, one) == [(None, "0"), ("2017-01-01", "1"), ("2018-01-01", "0"), ("2020-05-01", "1")]
    store.remove(book, "alliance_memberships", key)
    assert rows(book, one) == [(None, "0"), ("2017-01-01", "1"), ("2018-01-01", "0")]
    assert flag(book, one, TODAY) == 0


def test_undo_takes_the_flag_back_too(book: Book) -> None:
    one = added(book, alliance_member=0)
    joined(book, one)
    changes.undo(book, changes.recent(book, 1)[0].id)
    assert (flag(book, one, TODAY), rows(book, one)) == (0, [])


def test_the_flag_cannot_be_typed_where_memberships_say_it(book: Book) -> None:
    one = added(book)
    joined(book, one)
    line = organisations.get(book, one).dated[-1].id
    organisations.update(book, one, "alliance_member", 1)  # says nothing else
    own = {"organisation_id": one, "field": "alliance_member", "on": "2021-01-01", "value": "0"}
    for act in (
        lambda: organisations.update(book, one, "alliance_member", 0),
        lambda: store.add(book, "dated_values", own),
        lambda: store.change(book, "dated_values", line, "value", "0"),
        lambda: dated_values.redate(book, line, date(2021, 1, 1)),
        lambda: dated_values.remove(book, line),
    ):
        with pytest.raises(Refused, match="ALLIANCE_BY_MEMBERSHIPS"):
            act()
    assert rows(book, one) == [(None, ""), ("2020-05-01", "1")]


@pytest.mark.parametrize(("first", "last"), [("2026-10-03", None), ("2020-05-01", "2026-10-03")])
def test_days_ahead_are_refused(book: Book, first: str, last: str | None) -> None:
    with pytest.raises(Refused, match="DATED_DAY_AHEAD"):
        joined(book, added(book), first, last)


def test_the_union_of_the_record_is_that_of_today_and_forms_ask_of_their_day(book: Book) -> None:
    one = added(book)
    old, new = (added(book, name, kind="union") for name in ("LHHTX Cũ", "LHHTX Mới"))
    first = in_union(book, one, old, "2018-01-01", "2021-01-01")
    assert organisations.get(book, one).values["union_id"] is None
    second = in_union(book, one, new, "2024-01-01")
    assert organisations.get(book, one).values["union_id"] == new
    days = (date(2017, 6, 1), date(2019, 6, 1), date(2022, 6, 1), date(2024, 6, 1))
    assert [counted(book, one, day)[1] for day in days] == [False, True, False, True]
    with pytest.raises(Refused, match="UNION_BY_MEMBERSHIPS"):
        organisations.update(book, one, "union_id", old)
    store.remove(book, "union_memberships", second)
    assert organisations.get(book, one).values["union_id"] is None
    current = ListFilter(preset="current", day=date(2020, 1, 1))
    assert list(lists.keys(book, "union_memberships", current)) == [first]
    assert list(lists.keys(book, "union_memberships", ListFilter(preset="past"))) == [first]


def test_a_union_without_days_counts_as_its_record_says(book: Book) -> None:
    one, union = added(book), added(book, "LHHTX", kind="union")
    organisations.update(book, one, "union_id", union)
    assert counted(book, one, date(2020, 1, 1))[1] is True


def test_only_a_union_has_members_and_only_others_are_in_one(book: Book) -> None:
    one, union = added(book), added(book, "LHHTX", kind="union")
    for member, other in ((one, added(book, "HTX Hai")), (union, union)):
        with pytest.raises(Refused, match="UNION_NOT_POSSIBLE"):
            in_union(book, member, other, "2020-01-01")
    assert organisations.get(book, one).values["union_id"] is None


def test_what_was_loaded_as_it_stood_and_differs_is_a_doubt(book: Book) -> None:
    one, union = added(book, alliance_member=0), added(book, "LHHTX", kind="union")
    membership = {"organisation_id": one, "from_on": "2020-01-01"}
    records = {
        "alliance_memberships": [membership | {"id": "a"}],
        "union_memberships": [membership | {"id": "u", "union_id": union}],
    }
    load(book, "LOADED", records)
    assert codes(book, one) == {"ALLIANCE_DIFFERS", "UNION_DIFFERS"}
    store.change(book, "alliance_memberships", "a", "from_on", "2020-01-02")
    store.change(book, "union_memberships", "u", "from_on", "2020-01-02")
    assert codes(book, one) == set()

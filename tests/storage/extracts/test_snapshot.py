"""The register as of a day: who lives, who works, what happened in the period, what is owed."""

from datetime import date
from typing import Any

import pytest

from models.forms.snapshot import SETS
from models.register.drafts import DebtDraft, EntryDraft, MembershipDraft, OrganisationDraft, PersonDraft
from models.values.units import unit_on
from storage.book.book import Book
from storage.register import debts, evaluations, members, organisations, standings
from tests.storage.filling import filled
from tests.storage.sample_snapshots import LAST, added, of, taken


def test_every_set_has_exactly_the_attributes_that_forms_may_ask(book: Book) -> None:
    filled(book, 30, 120)
    found = taken(book)
    for name, attributes in SETS.items():
        assert found.sets[name]
        assert all(set(row) == attributes for row in found.sets[name]), name
    assert found.communes == 38


def test_who_has_not_begun_or_has_long_ended_is_not_there(book: Book) -> None:
    lives = added(book, "HTX A")
    added(book, "HTX B", "2026-10-01")
    ended = added(book, "HTX C")
    standings.record_event(book, ended, "dissolved", "2026-06-30")
    binned = added(book, "HTX D")
    organisations.remove(book, binned)
    assert [row["organisation"] for row in taken(book).sets["organisations"]] == [lives]


def test_one_that_ends_in_the_period_is_there_as_not_alive(book: Book) -> None:
    ended = added(book, "HTX C", capital=5)
    standings.record_event(book, ended, "dissolved", "2026-07-01")
    row = of(taken(book), "organisations", ended)
    assert (row["alive"], row["operating"], row["stopped"], row["dissolved_in_period"]) == (
        False,
        False,
        False,
        True,
    )
    before = of(taken(book, date(2026, 6, 30)), "organisations", ended)
    assert (before["alive"], before["dissolved_in_period"]) == (True, False)


@pytest.mark.parametrize(
    ("event", "operating", "stopped", "awaiting"),
    [
        ("assessed", True, False, False),
        ("suspended", False, True, False),
        ("stopped", False, True, False),
        ("dissolution_started", False, True, True),
        ("dissolution_blocked", False, True, True),
    ],
)
def test_what_really_happens_follows_from_the_last_event(
    book: Book, event: str, operating: bool, stopped: bool, awaiting: bool
) -> None:
    one = added(book, "HTX A")
    status = "active_weak" if event == "assessed" else None
    standings.record_event(book, one, event, "2026-08-01", operational_status=status)
    row = of(taken(book), "organisations", one)
    assert (row["alive"], row["operating"], row["stopped"], row["awaiting_dissolution"]) == (
        True,
        operating,
        stopped,
        awaiting,
    )
    earlier = of(taken(book, date(2026, 7, 31)), "organisations", one)
    assert earlier["operating"] is True


def test_where_nobody_has_said_the_status_is_not_known(book: Book) -> None:
    one = organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX A"))
    row = of(taken(book), "organisations", one)
    assert row["alive"] is True
    assert (row["operating"], row["stopped"], row["held_by_debt"]) == (None, None, None)


def test_a_stopped_one_that_owes_is_held_by_debt(book: Book) -> None:
    stopped, working, paid = added(book, "HTX A"), added(book, "HTX B"), added(book, "HTX C")
    for one in (stopped, working, paid):
        entries = [EntryDraft(on="2020-02-01", kind="principal_drawn", amount=10)]
        if one == paid:
            entries.append(EntryDraft(on="2021-02-01", kind="principal_paid", amount=10))
        debts.add(book, one, DebtDraft(creditor_kind="bank", entries=tuple(entries)))
    for one in (stopped, paid):
        standings.record_event(book, one, "stopped", "2025-01-01")
    found = taken(book)
    held = {row["organisation"]: row["held_by_debt"] for row in found.sets["organisations"]}
    assert held == {stopped: True, working: False, paid: False}
    assert {row["organisation"] for row in found.sets["debts"]} == {stopped, working}


def test_new_ones_and_their_capital_count_in_the_period(book: Book) -> None:
    new = added(book, "HTX A", "2026-08-01", capital=100)
    old = added(book, "HTX B", capital=100)
    organisations.set_capital(book, old, "2026-08-15", 150)
    organisations.set_capital(book, old, "2026-11-15", 900)
    recorded = added(book, "HTX C", "", capital=70, event="recorded", event_on="2026-08-01")
    found = taken(book)
    shown = {
        row["organisation"]: (row["founded_in_period"], row["charter_capital"], row["capital_increase"])
        for row in found.sets["organisations"]
    }
    assert shown == {new: (True, 100, 100), old: (False, 150, 50), recorded: (False, 70, 0)}


def test_a_group_that_became_a_cooperative_is_a_new_cooperative(book: Book) -> None:
    one = added(book, "THT Nậm Xe", kind="group")
    standings.record_event(book, one, "converted", "2026-08-01")
    row = of(taken(book), "organisations", one)
    assert (row["kind"], row["founded_in_period"], row["converted_in_period"]) == ("cooperative", True, False)


def test_the_rank_is_that_of_the_year_or_of_the_year_before(book: Book) -> None:
    this, before, none = added(book, "HTX A"), added(book, "HTX B"), added(book, "HTX C")
    evaluations.evaluate(book, this, 2025, "tt01_2020", rank="good")
    evaluations.evaluate(book, this, 2026, "tt09_2017", rank="weak", score=40)
    evaluations.evaluate(book, before, 2025, "tt01_2020", rank="good")
    evaluations.evaluate(book, none, 2024, "tt01_2020", rank="good")
    found = {
        row["organisation"]: (row["rank"], row["effective"]) for row in taken(book).sets["organisations"]
    }
    assert found == {this: ("weak", False), before: ("good", True), none: (None, None)}


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [
        ("kind", "group", "cooperative"),
        ("sector", "crops", "trade"),
        ("law", "law_2012", "law_2023"),
        ("alliance_member", False, True),
        ("high_technology", True, False),
        ("value_chain", False, True),
        ("tax_status", "00", "05"),
        ("business_model", "service", "both"),
        ("digital_transformation", False, True),
    ],
)
def test_what_changes_today_does_not_rewrite_an_earlier_sheet(
    book: Book, field: str, before: Any, after: Any
) -> None:
    one = added(book, "HTX A", **{field: before})
    organisations.update(book, one, field, after, date(2026, 8, 1))
    assert of(taken(book, date(2026, 7, 31)), "organisations", one)[field] == before
    assert of(taken(book, date(2026, 8, 1)), "organisations", one)[field] == after
    organisations.update(book, one, field, before)
    assert of(taken(book), "organisations", one)[field] == after, "today lies after the cut-off day"


def test_one_that_moves_counts_in_each_commune_for_its_time(book: Book) -> None:
    one = added(book, "HTX A", commune_code="03549")
    members.add_member(book, one, PersonDraft(name="Lò Văn Páo"), MembershipDraft())
    organisations.update(book, one, "commune", unit_on("03571", LAST), date(2026, 8, 1))
    for cutoff, commune in ((date(2026, 7, 31), "03549"), (LAST, "03571")):
        found = taken(book, cutoff)
        assert of(found, "organisations", one)["commune"] == commune
        assert of(found, "members", one)["commune"] == commune


def test_a_converted_group_is_a_group_in_the_sheets_before(book: Book) -> None:
    one = added(book, "THT Nậm Xe", kind="group")
    standings.record_event(book, one, "converted", "2026-08-01")
    row = of(taken(book, date(2026, 7, 31)), "organisations", one)
    assert (row["kind"], row["founded_in_period"]) == ("group", False)


@pytest.mark.parametrize(
    ("law", "follows"), [(None, None), ("law_2003", False), ("law_2012", True), ("law_2023", True)]
)
def test_the_law_of_2012_or_later_is_followed_by_who_works_under_it(
    book: Book, law: str | None, follows: bool | None
) -> None:
    one = added(book, "HTX A", law=law)
    assert of(taken(book), "organisations", one)["follows_law"] is follows


def test_one_that_was_not_converted_follows_no_law_of_today(book: Book) -> None:
    one = added(book, "HTX A", law="law_2012")
    standings.record_event(book, one, "assessed", "2026-08-01", operational_status="not_converted")
    assert of(taken(book), "organisations", one)["follows_law"] is False


@pytest.mark.parametrize(
    ("sector", "top", "is_agriculture"),
    [
        (None, None, None),
        ("crops", "agriculture", True),
        ("agriculture", "agriculture", True),
        ("trade", "trade", False),
    ],
)
def test_a_sector_counts_in_the_one_above_it(
    book: Book, sector: str | None, top: str | None, is_agriculture: bool | None
) -> None:
    one = added(book, "HTX A", sector=sector)
    row = of(taken(book), "organisations", one)
    assert (row["sector"], row["sector_top"], row["agriculture"]) == (sector, top, is_agriculture)


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ((), (False, False, False, False)),
        ((("dissolved", "2026-08-01"),), (False, True, False, False)),
        ((("dissolved", "2026-09-30"),), (False, True, False, False)),
    ],
)
def test_what_happened_in_the_period_is_counted_by_kind(
    book: Book, events: tuple[tuple[str, str], ...], expected: tuple[bool, ...]
) -> None:
    one = added(book, "HTX A")
    for event, day in events:
        standings.record_event(book, one, event, day)
    row = of(taken(book), "organisations", one)
    names = ("founded_in_period", "dissolved_in_period", "converted_in_period", "reorganised_in_period")
    assert tuple(row[name] for name in names) == expected


@pytest.mark.parametrize(
    ("founded", "is_new"), [("2026-06-30", False), ("2026-07-01", True), ("2026-09-30", True)]
)
def test_one_is_new_in_the_period_of_its_founding(book: Book, founded: str, is_new: bool) -> None:
    one = added(book, "HTX A", founded, capital=70)
    row = of(taken(book), "organisations", one)
    assert (row["founded_in_period"], row["capital_increase"]) == (is_new, 70 if is_new else 0)


def test_a_capital_that_falls_or_is_first_known_in_the_period_is_no_rise(book: Book) -> None:
    falls, later, none = added(book, "HTX A", capital=100), added(book, "HTX B"), added(book, "HTX C")
    organisations.set_capital(book, falls, "2026-08-15", 60)
    organisations.set_capital(book, later, "2026-08-15", 60)
    found = taken(book)
    rows = [of(found, "organisations", one) for one in (falls, later, none)]
    assert [(row["charter_capital"], row["capital_increase"]) for row in rows] == [
        (60, 0),
        (60, 0),
        (None, None),
    ]


def test_flags_stay_unknown_where_nobody_said(book: Book) -> None:
    one = added(book, "HTX A")
    row = of(taken(book), "organisations", one)
    names = ("high_technology", "value_chain", "alliance_member", "certified")
    assert [row[name] for name in names] == [None] * 4
    assert row["in_union"] is False and (row["rank"], row["effective"]) == (None, None)

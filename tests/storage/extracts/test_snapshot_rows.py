"""What belongs to the organisations of a snapshot, and its days: what lies in its period, cut off at its day."""

from datetime import date, timedelta
from typing import Any

import pytest

from models.register.drafts import DebtDraft, EntryDraft, ManagerDraft, MembershipDraft, PersonDraft
from models.values.units import unit_on
from storage.book.book import Book
from storage.extracts.days import SnapshotDays
from storage.extracts.snapshot import take_snapshot
from storage.extracts.snapshot_rows import flag
from storage.register import debts, managers, members, results, standings
from storage.register.records import store
from tests.storage.sample_snapshots import LAST, added, of, taken


@pytest.mark.parametrize(
    ("day", "is_within"),
    [
        (None, False),
        ("2026-06-30", False),
        ("2026-07-01", True),
        ("2026-09-15", True),
        ("2026-09-16", False),
        ("2026-09-30", False),
    ],
)
def test_a_period_ends_at_the_cut_off_day(day: str | None, is_within: bool) -> None:
    days = SnapshotDays(date(2026, 9, 15), date(2026, 7, 1), date(2026, 9, 30))
    assert days.within(day) is is_within
    assert (days.day, days.last, days.before) == ("2026-09-15", "2026-09-15", "2026-06-30")


def test_a_period_that_ended_before_the_cut_off_keeps_its_last_day() -> None:
    days = SnapshotDays(date(2027, 1, 31), date(2026, 7, 1), date(2026, 9, 30))
    assert days.last == "2026-09-30" and not days.within("2026-10-01")


def test_unknown_is_neither_yes_nor_no() -> None:
    assert [flag(value) for value in (None, 0, 1)] == [None, False, True]


def test_members_of_the_day_and_those_who_left_in_the_period(book: Book) -> None:
    one = added(book, "HTX A")
    for name, joined, left in (
        ("A", "2020-01-01", None),
        ("B", "2026-07-01", None),
        ("C", "2020-01-01", "2026-08-01"),
        ("D", "2020-01-01", "2026-06-30"),
        ("G", "2020-01-01", "2026-09-30"),
        ("E", "2026-10-01", None),
        ("F", None, None),
    ):
        draft = PersonDraft(name=name, sex="female", ethnic_group="thai")
        members.add_member(
            book, one, draft, MembershipDraft(kind="formal_both", joined_on=joined, left_on=left)
        )
    rows = taken(book).sets["members"]
    flags = [(row["current"], row["joined_in_period"], row["left_in_period"]) for row in rows]
    gone, here, new = (False, False, True), (True, False, False), (True, True, False)
    assert sorted(flags) == [gone, gone, here, here, new]
    assert {(row["member_kind"], row["woman"], row["minority"], row["disabled"]) for row in rows} == {
        ("formal", True, True, None)
    }


def test_one_person_with_two_offices_is_one_manager_with_the_higher_training(book: Book) -> None:
    one = added(book, "HTX A")
    person, _ = managers.add_manager(
        book,
        one,
        PersonDraft(name="A", birth="1992"),
        ManagerDraft(position="chair", training_level="elementary"),
    )
    managers.add_manager(book, one, person, ManagerDraft(position="director", training_level="university"))
    row = of(taken(book), "managers", one)
    assert (row["training"], row["trained"], row["young"]) == ("university", True, True)


@pytest.mark.parametrize(
    ("birth", "young"),
    [("1991-09-30", False), ("1991-10-01", True), ("1990", False), ("1992-05", True), (None, None)],
)
def test_young_is_under_35_on_the_day(book: Book, birth: str | None, young: bool | None) -> None:
    one = added(book, "HTX A")
    managers.add_manager(book, one, PersonDraft(name="A", birth=birth), ManagerDraft(position="director"))
    assert of(taken(book), "managers", one)["young"] is young


@pytest.mark.parametrize(("birth", "young"), [("1991", False), ("1992", True), ("1991-12", False)])
def test_who_turns_35_on_the_day_is_not_young_any_more(book: Book, birth: str, young: bool) -> None:
    one, day = added(book, "HTX A"), date(2026, 12, 31)
    managers.add_manager(book, one, PersonDraft(name="A", birth=birth), ManagerDraft(position="director"))
    found = take_snapshot(book, day, date(2026, 10, 1), day, "2026-Q4", unit_on("12", day))
    assert of(found, "managers", one)["young"] is young


def test_results_are_those_of_the_period(book: Book) -> None:
    one = added(book, "HTX A")
    results.put(book, one, "2026-Q3", {"workers": 5, "revenue": 10})
    results.put(book, one, "2026-Q2", {"workers": 9})
    row = of(taken(book), "results", one)
    assert (row["workers"], row["revenue"], row["profit"]) == (5, 10, None)


@pytest.mark.parametrize(
    ("due", "overdue", "days", "age"),
    [
        ("2026-12-31", False, 0, "in_term"),
        ("2026-09-30", False, 0, "in_term"),
        ("2026-09-29", True, 1, "to_90"),
        ("2026-07-02", True, 90, "to_90"),
        ("2026-07-01", True, 91, "to_360"),
        ("2025-10-04", True, 361, "over_360"),
        (None, None, None, None),
    ],
)
def test_a_debt_ages_with_the_day(
    book: Book, due: str | None, overdue: bool | None, days: int | None, age: str | None
) -> None:
    one = added(book, "HTX A")
    entries = (
        EntryDraft(on="2025-02-01", kind="principal_drawn", amount=100),
        EntryDraft(on="2025-03-01", kind="principal_paid", amount=40),
        EntryDraft(on="2025-03-01", kind="interest_charged", amount=3),
        EntryDraft(on="2026-10-01", kind="principal_paid", amount=60),
    )
    debts.add(book, one, DebtDraft(creditor_kind="bank", group_code="4", due_on=due, entries=entries))
    row = of(taken(book), "debts", one)
    assert (row["principal"], row["interest"], row["balance"], row["bad"]) == (60, 3, 63, True)
    assert (row["overdue"], row["overdue_days"], row["age"]) == (overdue, days, age)


def own(row: dict[str, Any], *names: str) -> tuple[Any, ...]:
    return tuple(row[name] for name in names)


def test_what_is_not_known_of_a_member_or_manager_stays_unknown(book: Book) -> None:
    one = added(book, "HTX A")
    members.add_member(book, one, PersonDraft(name="A"), MembershipDraft(kind="formal"))
    managers.add_manager(book, one, PersonDraft(name="B"), ManagerDraft(position="director"))
    found = taken(book)
    member, manager = of(found, "members", one), of(found, "managers", one)
    assert own(member, "member_kind", "woman", "minority", "disabled") == ("formal", None, None, None)
    assert own(member, "current", "joined_in_period", "party") == (True, False, "person")
    assert own(manager, "training", "trained", "young", "woman", "insured") == (None,) * 5
    assert manager["current"] is True


def test_men_of_the_majority_without_training_are_counted_as_such(book: Book) -> None:
    one = added(book, "HTX A")
    person = PersonDraft(name="A", sex="male", ethnic_group="kinh", disabled=False, birth="1970")
    members.add_member(book, one, person, MembershipDraft(kind="linked_capital"))
    office = ManagerDraft(position="director", training_level="untrained", insured=True)
    managers.add_manager(book, one, person, office)
    found = taken(book)
    assert own(of(found, "members", one), "member_kind", "woman", "minority", "disabled") == (
        "linked_capital",
        False,
        False,
        False,
    )
    assert own(of(found, "managers", one), "trained", "young", "woman", "insured") == (
        False,
        False,
        False,
        True,
    )


def test_the_offices_of_one_person_in_two_organisations_are_two_managers(book: Book) -> None:
    one, other = added(book, "HTX A"), added(book, "HTX B")
    person, _ = managers.add_manager(book, one, PersonDraft(name="A"), ManagerDraft(position="chair"))
    managers.add_manager(book, other, person, ManagerDraft(position="chair"))
    assert len(taken(book).sets["managers"]) == 2


def test_what_belongs_to_an_organisation_that_has_not_begun_is_passed_over(book: Book) -> None:
    later = added(book, "HTX B", "2026-10-01")
    members.add_member(book, later, PersonDraft(name="A"), MembershipDraft())
    managers.add_manager(book, later, PersonDraft(name="B"), ManagerDraft(position="chair"))
    results.put(book, later, "2026-Q3", {"workers": 5})
    drawn = EntryDraft(on="2020-01-01", kind="principal_drawn", amount=100)
    debts.add(book, later, DebtDraft(creditor_kind="bank", entries=(drawn,)))
    product(book, later)
    assert not any(len(rows) for rows in taken(book).sets.values())


@pytest.mark.parametrize(
    ("principal_paid", "interest", "expected"),
    [(100, 0, None), (100, 1, (1, 0, 1)), (99, 0, (1, 1, 0)), (0, 7, (107, 100, 7))],
)
def test_a_debt_counts_while_principal_or_interest_is_owed(
    book: Book, principal_paid: int, interest: int, expected: tuple[int, ...] | None
) -> None:
    one = added(book, "HTX A")
    moved = (("principal_drawn", 100), ("interest_charged", interest), ("principal_paid", principal_paid))
    entries = tuple(EntryDraft(on="2026-01-01", kind=kind, amount=amount) for kind, amount in moved if amount)
    debts.add(book, one, DebtDraft(creditor_kind="tax", entries=entries))
    found = [own(dict(row), "balance", "principal", "interest") for row in taken(book).sets["debts"]]
    assert found == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("creditor", "group", "expected"),
    [("bank", "2", ("nhnn", "nhnn_2", False)), ("bank", "3", ("nhnn", "nhnn_3", True)),
     ("bank", None, ("nhnn", None, None))],
)  # fmt: skip
def test_groups_three_to_five_are_bad(
    book: Book, creditor: str, group: str | None, expected: tuple[Any, ...]
) -> None:
    one = added(book, "HTX A")
    drawn = EntryDraft(on="2020-01-01", kind="principal_drawn", amount=100)
    debts.add(book, one, DebtDraft(creditor_kind=creditor, group_code=group, entries=(drawn,)))
    row = of(taken(book), "debts", one)
    assert own(row, "scheme", "group", "bad") == expected and row["creditor"] == creditor


@pytest.mark.parametrize(
    ("late", "age"),
    [(0, "in_term"), (1, "to_90"), (90, "to_90"), (91, "to_360"), (360, "to_360"), (361, "over_360")],
)
def test_the_age_of_a_debt_is_counted_in_days_past_due(book: Book, late: int, age: str) -> None:
    one = added(book, "HTX A")
    drawn = EntryDraft(on="2020-01-01", kind="principal_drawn", amount=100)
    due = (LAST - timedelta(days=late)).isoformat()
    debts.add(book, one, DebtDraft(creditor_kind="bank", due_on=due, entries=(drawn,)))
    row = of(taken(book), "debts", one)
    assert own(row, "overdue", "overdue_days", "age") == (late > 0, late, age)


def product(book: Book, owner: str, **more: Any) -> str:
    values = {"organisation_id": owner, "name": "Chè shan", "group": "beverage", "stars": 4}
    return store.add(book, "products", values | {"certified_on": "2025-03-01"} | more)


@pytest.mark.parametrize(
    ("certified", "valid_to", "expected"),
    [
        ("2026-09-30", "2028-01-01", (True, True, False)),
        ("2026-10-01", "2028-01-01", None),
        ("2024-01-01", "2026-09-30", (True, False, True)),  # the last day is included
        ("2024-01-01", "2026-09-29", (False, False, True)),
        ("2024-01-01", "2026-06-30", (False, False, False)),
    ],
)
def test_a_product_counts_from_its_first_day_until_its_last(
    book: Book, certified: str, valid_to: str, expected: tuple[bool, ...] | None
) -> None:
    one = added(book, "HTX A")
    product(book, one, certified_on=certified, valid_to=valid_to)
    found = [
        own(dict(row), "current", "certified_on_in_period", "valid_to_in_period")
        for row in taken(book).sets["products"]
    ]
    assert found == ([] if expected is None else [expected])


def test_products_of_an_organisation_that_has_ended_do_not_count(book: Book) -> None:
    one = added(book, "HTX A")
    key = product(book, one)
    row = of(taken(book), "products", one)
    assert own(row, "product", "group", "stars", "score") == (key, "beverage", 4, None)
    standings.record_event(book, one, "dissolved", "2026-08-01")
    assert len(taken(book).sets["organisations"]) == 1 and not len(taken(book).sets["products"])

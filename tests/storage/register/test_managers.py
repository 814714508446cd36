"""Offices of people in organisations: held on a day, changed, left, taken out, and never without their person."""

from datetime import date

import pytest

from models.register.drafts import ManagerDraft, MembershipDraft, OrganisationDraft, PersonDraft
from models.values.errors import Refused
from storage.book.book import Book
from storage.register import managers, members, organisations
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter


@pytest.fixture
def two(book: Book) -> tuple[str, str]:
    made = [
        organisations.add(book, OrganisationDraft(kind="cooperative", name=name))
        for name in ("HTX A", "HTX B")
    ]
    return made[0], made[1]


def in_office(book: Book, day: date | None = None) -> list[str]:
    """Ids of the offices held on a day, by name of the person."""
    return list(lists.keys(book, "managers", ListFilter(preset="current", day=day)))


PAO = PersonDraft(name="Lò Văn Páo", birth="1980-05-01", personal_number="012080 000 001", sex="male")


def test_an_office_is_held_changed_and_left(book: Book, two: tuple[str, str]) -> None:
    person, _ = members.add_member(book, two[0], PAO, MembershipDraft())
    _, office = managers.add_manager(
        book, two[0], person, ManagerDraft(position="chair", from_on="2020-01-01")
    )
    managers.update(book, office, "training_level", "college")
    assert organisations.get(book, two[0]).managers == 1
    assert [row["training_level"] for row in lists.rows(book, "managers", ["training_level"])] == ["college"]
    managers.leave(book, office, "2026-01-01")
    assert in_office(book) == [] and len(managers.managers_of(book, two[0])) == 1
    with pytest.raises(Refused, match="DAYS_OUT_OF_ORDER"):
        managers.leave(book, office, "2019-01-01")
    managers.remove(book, office)
    with pytest.raises(Refused, match="MANAGER_UNKNOWN"):
        managers.remove(book, office)


def test_offices_are_those_of_the_day_by_given_name(book: Book, two: tuple[str, str]) -> None:
    pao, first = managers.add_manager(
        book, two[0], PAO, ManagerDraft(position="chair", from_on="2020-01-01", to_on="2021-01-01")
    )
    _, second = managers.add_manager(
        book, two[1], pao, ManagerDraft(position="director", from_on="2020-06-01")
    )
    _, third = managers.add_manager(
        book, two[1], PersonDraft(name="Vàng A An"), ManagerDraft(position="controller")
    )
    days = {
        date(2019, 12, 31): [third],
        date(2020, 1, 1): [third, first],
        date(2020, 12, 31): [third, first, second],
        date(2021, 1, 1): [third, second],
    }
    assert {day: in_office(book, day) for day in days} == days
    assert in_office(book) == in_office(book, book.clock().date())
    assert [row.id for row in managers.of_person(book, pao)] == [first, second]
    assert [row.id for row in managers.managers_of(book, two[1])] == [third, second]
    assert [row["id"] for row in lists.page(book, "managers", [second, "nothing", third], [])] == [
        second,
        third,
    ]


def test_an_office_may_end_on_the_day_it_began(book: Book, two: tuple[str, str]) -> None:
    _, office = managers.add_manager(book, two[0], PAO, ManagerDraft(position="chair", from_on="2020-01-01"))
    managers.leave(book, office, "2020-01-01")
    with pytest.raises(Refused, match="DAYS_OUT_OF_ORDER") as caught:
        managers.leave(book, office, "2019-12-31")
    assert caught.value.details == {"first": "01/01/2020", "second": "31/12/2019"}
    assert managers.managers_of(book, two[0])[0].to_on == "2020-01-01"


def test_nobody_and_nowhere_are_refused_and_the_bin_holds_no_office(book: Book, two: tuple[str, str]) -> None:
    with pytest.raises(Refused, match="PERSON_UNKNOWN"):
        managers.add_manager(book, two[0], "nobody", ManagerDraft(position="chair"))
    with pytest.raises(Refused, match="ORGANISATION_UNKNOWN"):
        managers.add_manager(book, "nowhere", PAO, ManagerDraft(position="chair"))
    person, _ = managers.add_manager(book, two[0], PAO, ManagerDraft(position="chair"))
    members.remove_person(book, person)
    assert in_office(book) == []
    assert managers.of_person(book, person) == []

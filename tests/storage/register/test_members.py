"""People and memberships: one person in several organisations, and nobody twice."""

from dataclasses import replace
from datetime import date

import pytest

from models.register.drafts import ManagerDraft, MembershipDraft, OrganisationDraft, PersonDraft
from models.register.tables.members import Person
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


PAO = PersonDraft(name="Lò Văn Páo", birth="1980-05-01", personal_number="012080 000 001", sex="male")
CURRENT = ListFilter(preset="current")


def listed(book: Book, chosen: ListFilter = CURRENT) -> list[str]:
    return [str(row["person"]) for row in lists.rows(book, "memberships", ["person"], chosen)]


def test_a_member_of_several_cooperatives_is_one_person(book: Book, two: tuple[str, str]) -> None:
    person, _ = members.add_member(
        book, two[0], PAO, MembershipDraft(capital=5_000_000, joined_on="2020-01-01")
    )
    again, _ = members.add_member(book, two[1], person, MembershipDraft(kind="linked_capital", capital=1))
    assert again == person and book.count(Person) == 1
    card = members.get_person(book, person)
    assert {row.organisation for row in card.memberships} == {"HTX A", "HTX B"}
    assert card.values["personal_number"] == "012080000001"


@pytest.mark.parametrize(
    ("name", "birth", "number", "why"),
    [
        ("another name", None, "012080000001", "PERSONAL_NUMBER_SAME"),
        ("lo van pao", "1980", None, "NAME_AND_BIRTH_SAME"),
        ("LÒ VĂN PÁO", "1980-12-31", "", "NAME_AND_BIRTH_SAME"),
    ],
)
def test_somebody_already_there_is_suggested(
    book: Book, two: tuple[str, str], name: str, birth: str | None, number: str | None, why: str
) -> None:
    members.add_member(book, two[0], PAO, MembershipDraft())
    found = members.similar(book, name, birth, number)
    assert [(one.name, one.why, one.organisations) for one in found] == [("Lò Văn Páo", why, ("HTX A",))]


@pytest.mark.parametrize(
    ("name", "birth", "found"),
    [("Páo lùng", "1980-01-01", 1), ("pao", "1980", 0), ("pao lung", "1981", 0), ("Lò Seo Páo", "1980", 1)],
)
def test_somebody_is_suggested_by_another_name(
    book: Book, two: tuple[str, str], name: str, birth: str, found: int
) -> None:
    pao = replace(PAO, aliases="Páo Lùng; Lò Seo Páo")
    members.add_member(book, two[0], pao, MembershipDraft())
    assert [one.why for one in members.similar(book, name, birth)] == ["OTHER_NAME_AND_BIRTH_SAME"] * found


def test_nobody_joins_or_holds_an_office_before_they_were_born(book: Book, two: tuple[str, str]) -> None:
    before = MembershipDraft(joined_on="1980-04-30")
    with pytest.raises(Refused, match="DAY_BEFORE_BIRTH"):
        members.add_member(book, two[0], PAO, before)
    person, membership = members.add_member(book, two[0], PAO, MembershipDraft(joined_on="1980-05-01"))
    with pytest.raises(Refused, match="DAY_BEFORE_BIRTH"):
        members.update_membership(book, membership, "joined_on", "1979-01-01")
    with pytest.raises(Refused, match="DAY_BEFORE_BIRTH"):
        managers.add_manager(book, two[0], person, ManagerDraft(position="director", from_on="1980-01-01"))
    with pytest.raises(Refused, match="DAY_BEFORE_BIRTH"):
        members.update_person(book, person, "birth", "1980-06")
    members.update_person(book, person, "birth", "1980")  # only the year is known: it may have been before
    members.update_membership(book, membership, "joined_on", "1980-01-01")


def test_somebody_else_is_not_suggested(book: Book, two: tuple[str, str]) -> None:
    members.add_member(book, two[0], PAO, MembershipDraft())
    assert members.similar(book, "Lò Văn Páo", "1981", "012081000001") == []
    assert members.similar(book, "Lò Văn Páo") == []


def test_nobody_is_twice_a_member_at_the_same_time(book: Book, two: tuple[str, str]) -> None:
    person, first = members.add_member(book, two[0], PAO, MembershipDraft(joined_on="2020-01-01"))
    with pytest.raises(Refused, match="MEMBER_ALREADY"):
        members.add_member(book, two[0], person, MembershipDraft(joined_on="2021-01-01"))
    members.leave(book, first, date(2021, 12, 31), "voluntary")
    members.add_member(book, two[0], person, MembershipDraft(joined_on="2022-01-01"))
    with pytest.raises(Refused, match="MEMBER_ALREADY"):
        members.update_membership(book, first, "left_on", None)
    assert len(members.get_person(book, person).memberships) == 2


def test_a_personal_number_belongs_to_one_person(book: Book, two: tuple[str, str]) -> None:
    members.add_member(book, two[0], PAO, MembershipDraft())
    with pytest.raises(Refused, match="PERSONAL_NUMBER_TAKEN"):
        members.add_member(
            book, two[1], PersonDraft(name="B", personal_number="012080000001"), MembershipDraft()
        )
    assert book.count(Person) == 1
    person, _ = members.add_member(book, two[1], PersonDraft(name="B"), MembershipDraft())
    with pytest.raises(Refused, match="PERSONAL_NUMBER_TAKEN"):
        members.update_person(book, person, "personal_number", "012080000001")


def test_the_list_shows_members_of_the_day_by_given_name(book: Book, two: tuple[str, str]) -> None:
    for name, joined, left in (
        ("Nguyễn Văn Đăng", "2020-01-01", None),
        ("Trần Thị An", "2020-01-01", None),
        ("Lò Văn Dơ", "2020-01-01", "2024-01-01"),
        ("Lý A Yên", "2026-12-01", None),
    ):
        members.add_member(
            book, two[0], PersonDraft(name=name), MembershipDraft(joined_on=joined, left_on=left)
        )
    assert listed(book) == ["Trần Thị An", "Nguyễn Văn Đăng"]
    assert listed(book, ListFilter(preset="past", where=(("organisation.id", two[0]),))) == ["Lò Văn Dơ"]
    assert listed(book, ListFilter(preset="current", where=(("organisation.id", two[1]),))) == []
    assert len(listed(book, ListFilter(preset="current", day=date(2027, 1, 1)))) == 3


def test_the_list_begins_as_all_of_it_does(book: Book, two: tuple[str, str]) -> None:
    for number in range(9):
        person, _ = members.add_member(book, two[0], PersonDraft(name=f"Lò Văn {number}"), MembershipDraft())
        if number % 3 == 0:
            members.add_member(book, two[1], person, MembershipDraft())
        if number == 1:
            members.remove_person(book, person)
    whole = list(lists.keys(book, "memberships", CURRENT))
    assert len(whole) == 11
    for most in (1, 4, 8, 100):
        assert lists.first_keys(book, "memberships", CURRENT, most) == whole[:most]


def test_the_bin_takes_and_gives_back_a_person_with_memberships(book: Book, two: tuple[str, str]) -> None:
    person, _ = members.add_member(book, two[0], PAO, MembershipDraft())
    members.remove_person(book, person)
    assert listed(book) == [] and organisations.get(book, two[0]).members == 0
    members.restore_person(book, person)
    assert organisations.get(book, two[0]).members == 1


def test_a_membership_entered_by_mistake_goes_and_the_person_stays(book: Book, two: tuple[str, str]) -> None:
    person, membership = members.add_member(book, two[0], PAO, MembershipDraft())
    members.remove_membership(book, membership)
    assert members.get_person(book, person).memberships == ()


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("kind", "guest", "CODE_UNKNOWN"),
        ("capital", -1, "AMOUNT_NEGATIVE"),
        ("left_on", "2019-01-01", "DAYS_OUT_OF_ORDER"),
    ],
)
def test_a_wrong_field_of_a_membership_is_refused(
    book: Book, two: tuple[str, str], field: str, value: object, code: str
) -> None:
    _, membership = members.add_member(book, two[0], PAO, MembershipDraft(joined_on="2020-01-01"))
    before = members.members_of(book, two[0])
    assert [row.id for row in before] == [membership]
    with pytest.raises(Refused, match=code):
        members.update_membership(book, membership, field, value)
    assert members.members_of(book, two[0]) == before


def test_who_is_not_there_is_refused(book: Book, two: tuple[str, str]) -> None:
    with pytest.raises(Refused, match="PERSON_UNKNOWN"):
        members.add_member(book, two[0], "nobody", MembershipDraft())
    with pytest.raises(Refused, match="ORGANISATION_UNKNOWN"):
        members.add_member(book, "nowhere", PAO, MembershipDraft())
    with pytest.raises(Refused, match="MEMBERSHIP_UNKNOWN"):
        members.leave(book, "nothing", "2020-01-01")
    assert book.count(Person) == 0

"""Pairs of records that may be one, with their reasons; what was found to be two is not asked again."""

from typing import Any

import pytest

from models.register.drafts import MembershipDraft, OrganisationDraft, PersonDraft
from models.register.texts.likeness import Likeness
from models.values.errors import Refused
from storage.book.book import Book
from storage.history import changes, desk
from storage.register import members, organisations
from storage.register.identity import distinct
from storage.register.identity.duplicates import duplicates
from storage.register.records import store

OLD_COMMUNE, NEW_COMMUNE = ("03549", None), ("03549", "2025-07-01")


def add(book: Book, name: str, commune: tuple[str, str | None] = NEW_COMMUNE, **more: Any) -> str:
    where: Any = {"commune_code": commune[0], "commune_from": commune[1]}
    return organisations.add(book, OrganisationDraft(kind="cooperative", name=name, **where, **more))


def person(book: Book, organisation: str, name: str, birth: str | None = None, **more: Any) -> str:
    return members.add_member(
        book, organisation, PersonDraft(name=name, birth=birth, **more), MembershipDraft()
    )[0]


def reasons(book: Book, table: str = "organisations") -> list[tuple[str, str, Likeness]]:
    return [(pair.first_name, pair.second_name, pair.why) for pair in duplicates(book, table)]


def test_organisations_of_one_commune_by_name_the_surest_first(book: Book) -> None:
    add(book, "HTX NN Tân Phong", founded_on="2019-01-01")
    add(book, "Hợp tác xã Nông nghiệp Tân Phong", OLD_COMMUNE, founded_on="2019-01-01")
    add(book, "HTX Thành Công")
    add(book, "HTX Thàmh Công")
    add(book, "HTX Thành Công", ("03478", "2025-07-01"), founded_on="2019-01-01")
    assert reasons(book) == [
        ("HTX NN Tân Phong", "Hợp tác xã Nông nghiệp Tân Phong", Likeness.ABBREVIATED),
        ("HTX Thàmh Công", "HTX Thành Công", Likeness.SLIP),
    ]
    assert "“HTX Thàmh Công” – “HTX Thành Công”" in duplicates(book, "organisations")[1].reason()


def test_two_far_tax_codes_are_two_organisations(book: Book) -> None:
    add(book, "HTX Thành Công", tax_code="6200000001")
    add(book, "HTX Thàmh Công", tax_code="6211111112")
    assert reasons(book) == []


def test_people_by_birth_and_within_an_organisation(book: Book) -> None:
    home, other = add(book, "HTX A"), add(book, "HTX B")
    person(book, home, "Nguyễn Văn An", "1980-05-01")
    person(book, other, "Nguyen Van An", "1980")
    person(book, home, "An Nguyễn Văn", "1980-05-01")
    person(book, other, "Nguyễn Văn An", "1981")
    person(book, home, "Lò Thị Mai")
    person(book, home, "Lò Thị Mái")
    person(book, other, "Lò Thị Mai")
    assert {(frozenset(pair[:2]), pair[2]) for pair in reasons(book, "people")} == {
        (frozenset({"Nguyễn Văn An", "Nguyen Van An"}), Likeness.NAME),
        (frozenset({"Nguyễn Văn An", "An Nguyễn Văn"}), Likeness.SWAPPED),
        (frozenset({"Nguyen Van An", "An Nguyễn Văn"}), Likeness.SWAPPED),
        (frozenset({"Lò Thị Mai", "Lò Thị Mái"}), Likeness.NAME),
    }


def test_people_by_another_name_of_theirs(book: Book) -> None:
    home, other = add(book, "HTX A"), add(book, "HTX B")
    person(book, home, "Giàng A Páo", "1980-05-01", aliases="Giàng Seo Páo; Páo Lùng")
    person(book, home, "Giàng Seo Pao", "1980")
    person(book, other, "Páo Lùng", "1981")
    person(book, home, "Pao Lung")
    assert {(frozenset(pair[:2]), pair[2]) for pair in reasons(book, "people")} == {
        (frozenset({"Giàng A Páo", "Giàng Seo Pao"}), Likeness.FORMER_NAME),
        (frozenset({"Giàng A Páo", "Pao Lung"}), Likeness.FORMER_NAME),
    }


def test_people_with_two_numbers_or_sexes_are_two(book: Book) -> None:
    home = add(book, "HTX A")
    person(book, home, "Nguyễn Văn An", "1980", personal_number="012080000001")
    person(book, home, "Nguyễn Văn An", "1980", personal_number="012080999999")
    person(book, home, "Lò Mai", "1990", sex="female")
    person(book, home, "Lò Mai", "1990", sex="male")
    assert reasons(book, "people") == []


def test_what_was_found_to_be_two_is_left_out_until_that_is_undone(book: Book) -> None:
    one, other = add(book, "HTX Thành Công"), add(book, "HTX Thàmh Công")
    distinct.keep_apart(book, "organisations", other, one)
    assert reasons(book) == []
    done = desk.last_done(book, desk.is_register_work)
    assert done is not None and done.details["other"] in ("HTX Thành Công", "HTX Thàmh Công")
    changes.undo(book, done.id)
    assert len(reasons(book)) == 1
    with pytest.raises(Refused, match="MERGE_SAME"):
        distinct.keep_apart(book, "organisations", one, one)


def test_what_is_in_the_bin_is_no_duplicate(book: Book) -> None:
    add(book, "HTX Thành Công")
    organisations.remove(book, add(book, "HTX Thàmh Công"))
    assert reasons(book) == []


def test_every_kind_with_a_name_is_compared_within_what_it_belongs_to(book: Book) -> None:
    home, other = add(book, "HTX A"), add(book, "HTX B")
    for owner, name in (
        (home, "Gạo Séng cù"),
        (home, "Gạo Xéng cù"),
        (home, "Gạo Sénh cù"),
        (other, "Gạo Séng cù"),
    ):
        store.add(book, "products", {"organisation_id": owner, "name": name, "group": "food"})
    found = {frozenset(pair[:2]) for pair in reasons(book, "products")}
    assert found == {frozenset({"Gạo Séng cù", slip}) for slip in ("Gạo Xéng cù", "Gạo Sénh cù")}
    with pytest.raises(Refused, match="DUPLICATES_OF_KIND"):
        duplicates(book, "results")

"""Two records become one, field by field, with all that leads to them, and one undo parts them again."""

from datetime import date
from typing import Any

import pytest

from models.all_tables import recorded_classes
from models.base import Recorded
from models.register.catalogue import RECORDS
from models.register.drafts import DebtDraft, EntryDraft, MembershipDraft, OrganisationDraft, PersonDraft
from models.register.record import Record
from models.values import codes
from models.values.errors import Refused
from storage.book.book import Book
from storage.book.proof.verification import verify
from storage.history import changes, desk, record_history
from storage.history.bin import binned_records
from storage.register import debts, members, organisations, search
from storage.register.identity.merge_plan import MergeSide, links_to, plan
from storage.register.identity.merging import merge
from storage.register.lists import lists
from storage.register.records import store
from tests.storage.filling import filled
from tests.storage.samples import LATER_KINDS, add_others, sample

RELATION = codes.entries("relation_kinds")[0].id
PHONG_THO = ("03549", "2025-07-01")


def organisation(book: Book, name: str, **more: Any) -> str:
    where = {"commune_code": PHONG_THO[0], "commune_from": PHONG_THO[1]}
    return organisations.add(book, OrganisationDraft(kind="cooperative", name=name, **where | more))


@pytest.fixture
def two(book: Book) -> tuple[str, str]:
    """The same cooperative twice: the second knows its tax code, its sector and more members."""
    first = organisation(book, "HTX Thành Công", phone="0912000001", founded_on="2019-03-01")
    more = {"tax_code": "6200000001", "sector": "crops", "phone": "0912000002"}
    return first, organisation(book, "Hợp tác xã Thàmh Công", founded_on="2019-03-11", **more)


def everything(book: Book) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables that have a history."""
    with book.read_session() as session:
        return {
            table: [row.values() for row in session.query(cls).order_by(cls.id)]
            for table, cls in recorded_classes().items()
        }


def undo_last(book: Book) -> None:
    line = desk.last_done(book, desk.is_register_work)
    assert line is not None
    changes.undo(book, line.id)


def value(book: Book, key: str, name: str) -> Any:
    return organisations.get(book, key).values[name]


def test_the_plan_offers_each_value_that_differs_and_fills_blanks(book: Book, two: tuple[str, str]) -> None:
    fields = {one.name: one for one in plan(book, "organisations", *two).fields}
    assert fields["phone"].choice is MergeSide.KEPT and fields["phone"].gone_words == "0912000002"
    assert fields["sector"].choice is MergeSide.GONE and fields["tax_code"].choice is MergeSide.GONE
    assert "commune_code" not in fields and "aliases" not in fields


def test_values_are_taken_as_chosen_and_undone_as_one(book: Book, two: tuple[str, str]) -> None:
    before = everything(book)
    merge(book, "organisations", *two, {"phone": MergeSide.GONE, "sector": MergeSide.KEPT})
    assert value(book, two[0], "phone") == "0912000002" and value(book, two[0], "sector") is None
    assert value(book, two[0], "tax_code") == "6200000001" and value(book, two[1], "tax_code") is None
    assert value(book, two[0], "name") == "HTX Thành Công"
    assert [(one.id, one.into) for one in binned_records(book)] == [(two[1], "HTX Thành Công")]
    lines = record_history.of_record(book, "organisations", two[0])
    assert any(line.title == "RECORDS_MERGED" and line.field == "phone" for line in lines)
    undo_last(book)
    after = everything(book)
    assert after == before
    changes.redo(book, desk.last_undone(book, desk.is_register_work).undoes)  # type: ignore[union-attr,arg-type]
    assert value(book, two[0], "phone") == "0912000002"
    assert verify(book.path).good


def test_the_name_that_goes_is_searched_as_another_name(book: Book, two: tuple[str, str]) -> None:
    merge(book, "organisations", *two)
    assert value(book, two[0], "aliases") == "Hợp tác xã Thàmh Công"
    assert [one.id for one in search.search_organisations(book, "thamh cong")] == [two[0]]
    fields = {
        one.name: one for one in plan(book, "organisations", two[0], organisation(book, "HTX C")).fields
    }
    assert "aliases" not in fields


def test_what_belongs_to_the_one_that_goes_is_led_over(book: Book, two: tuple[str, str]) -> None:
    person, _ = members.add_member(book, two[1], PersonDraft(name="Lò Văn Páo"), MembershipDraft())
    entry = EntryDraft(kind="principal_drawn", on="2020-01-01", amount=5_000_000)
    debts.add(book, two[1], DebtDraft(creditor_kind="bank", creditor="Agribank", entries=(entry,)))
    merge(book, "organisations", *two)
    card = organisations.get(book, two[0])
    assert (card.members, card.debt) == (1, 5_000_000)
    assert [row.organisation_id for row in members.get_person(book, person).memberships] == [two[0]]
    # both had the day of founding; that of the one that stays counts, and there is one
    assert [event.on for event in card.events if event.event == "founded"] == ["2019-03-01"]


def results(book: Book, two: tuple[str, str], first: dict[str, int], second: dict[str, int]) -> list[str]:
    made = zip(two, (first, second), strict=True)
    return [
        store.add(book, "results", {"organisation_id": key, "period": "2025", **values})
        for key, values in made
    ]


def test_two_results_of_a_period_are_decided(book: Book, two: tuple[str, str]) -> None:
    own, other = results(book, two, {"revenue": 900}, {"revenue": 1000, "workers": 4})
    collisions = plan(book, "organisations", *two).collisions
    (collision,) = [one for one in collisions if one.table == "results"]
    assert (collision.id, collision.own, collision.choices) == (other, own, (MergeSide.KEPT, MergeSide.GONE))
    assert "1.000" in collision.words and "900" in collision.own_words
    merge(book, "organisations", *two, {other: MergeSide.GONE})
    (row,) = lists.rows(book, "results", ["organisation", "revenue", "workers"])
    assert (row["organisation"], row["revenue"], row["workers"]) == ("HTX Thành Công", 1000, 4)
    with pytest.raises(Refused, match="MERGE_IN_BIN"):
        plan(book, "organisations", *two)


def test_results_that_only_add_to_each_other_are_put_together(book: Book, two: tuple[str, str]) -> None:
    results(book, two, {"revenue": 900}, {"revenue": 900, "workers": 4})
    assert [one.table for one in plan(book, "organisations", *two).collisions] == ["standings"]
    merge(book, "organisations", *two)
    (row,) = lists.rows(book, "results", ["revenue", "workers"])
    assert (row["revenue"], row["workers"]) == (900, 4)


def test_a_choice_that_there_is_not_is_refused(book: Book, two: tuple[str, str]) -> None:
    _, other = results(book, two, {"revenue": 900}, {"revenue": 1000})
    for choices in ({other: MergeSide.BOTH}, {"village": MergeSide.GONE}):
        with pytest.raises(Refused, match="MERGE_CHOICE"):
            merge(book, "organisations", *two, choices)
    with pytest.raises(Refused, match="MERGE_KIND"):
        plan(book, "results", "a", "b")


def test_a_dated_value_comes_with_its_earlier_values(book: Book, two: tuple[str, str]) -> None:
    organisations.update(book, two[1], "sector", "livestock", date(2024, 1, 1))
    merge(book, "organisations", *two)
    then, now = (organisations.get(book, two[0], day).values["sector"] for day in (date(2023, 1, 1), None))
    assert (then, now) == ("crops", "livestock")


def test_two_people_with_one_membership_in_the_same_organisation(book: Book) -> None:
    home, other = organisation(book, "HTX A"), organisation(book, "HTX B")
    pao, _ = members.add_member(book, home, PersonDraft(name="Lò Văn Páo"), MembershipDraft(capital=5))
    twin, _ = members.add_member(book, home, PersonDraft(name="Lò Văn Pao"), MembershipDraft(capital=7))
    members.add_member(book, other, twin, MembershipDraft(capital=9))
    before = everything(book)
    (collision,) = plan(book, "people", pao, twin).collisions
    assert collision.choices == (MergeSide.KEPT, MergeSide.GONE)
    merge(book, "people", pao, twin)
    memberships = members.get_person(book, pao).memberships
    assert sorted(row.capital or 0 for row in memberships) == [5, 9]
    undo_last(book)
    assert everything(book) == before


def test_the_name_of_a_person_that_goes_is_another_name_and_found(book: Book) -> None:
    home = organisation(book, "HTX A")
    pao, _ = members.add_member(
        book, home, PersonDraft(name="Giàng A Páo", aliases="Páo Lùng"), MembershipDraft()
    )
    twin, _ = members.add_member(
        book, home, PersonDraft(name="Giàng Seo Páo", aliases="Páo Vừ"), MembershipDraft()
    )
    merge(book, "people", pao, twin)
    assert members.get_person(book, pao).values["aliases"] == "Páo Lùng; Giàng Seo Páo; Páo Vừ"
    assert [one.id for one in search.search_people(book, "giang seo")] == [pao]
    undo_last(book)
    assert members.get_person(book, pao).values["aliases"] == "Páo Lùng"
    assert [one.id for one in search.search_people(book, "giang seo")] == [twin]


def test_relations_and_unions_never_lead_to_themselves(book: Book, two: tuple[str, str]) -> None:
    values = {
        "organisation_id": two[0],
        "counterpart_id": two[1],
        "relation_kind": "merged",
        "on": "2024-01-01",
    }
    store.add(book, "relations", values)
    merge(book, "organisations", *two)
    assert lists.keys(book, "relations") == []


@pytest.fixture
def ids(book: Book) -> dict[str, str]:
    filled(book, 2, 2)
    found = {kind.table: key for kind in RECORDS for key in lists.keys(book, kind.table)[:1]}
    add_others(book, found)
    return found


@pytest.mark.parametrize("kind", [kind for kind in LATER_KINDS if kind.binned], ids=lambda kind: kind.table)
def test_records_of_every_kind_are_merged_and_parted_again(
    book: Book, ids: dict[str, str], kind: Record
) -> None:
    first, second = (store.add(book, kind.table, sample(kind.table, at, ids)) for at in (77, 78))
    pair = (first, second)
    for child in (child for child, link in links_to(kind.table) if link == child.owner):
        store.add(book, child.table, sample(child.table, 3, ids | {kind.table: pair[1]}))
    before = everything(book)
    everything_taken = {one.name: MergeSide.GONE for one in plan(book, kind.table, *pair).fields}
    merge(book, kind.table, *pair, everything_taken)
    found: type[Recorded] = recorded_classes()[kind.table]
    with book.read_session() as session:
        assert session.get_one(found, pair[1]).values()["deleted"] == 1
        for child, link in links_to(kind.table):
            cls = recorded_classes()[child.table]
            assert not session.query(cls).filter_by(**{link: pair[1]}).count()
    undo_last(book)
    assert everything(book) == before

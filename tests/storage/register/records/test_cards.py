"""One record of any kind with what it belongs to."""

import pytest

from models.register.drafts import MembershipDraft, OrganisationDraft, PersonDraft
from models.values.errors import Refused
from storage.book.book import Book
from storage.register import members, organisations
from storage.register.records.cards import get_card


def test_a_card_names_what_the_record_belongs_to(book: Book) -> None:
    owner = organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX Chè"))
    person, membership = members.add_member(book, owner, PersonDraft(name="Lò Thị Ún"), MembershipDraft())
    card = get_card(book, "memberships", membership)
    assert (card.table, card.id, card.owner, card.deleted) == ("memberships", membership, owner, False)
    assert set(card.of) == {"HTX Chè", "Lò Thị Ún"} and card.values["person_id"] == person
    assert (get_card(book, "organisations", owner).owner, get_card(book, "organisations", owner).of) == (
        "",
        (),
    )
    organisations.remove(book, owner)
    assert get_card(book, "organisations", owner).deleted


def test_an_unknown_record_is_refused(book: Book) -> None:
    with pytest.raises(Refused, match="RECORD_UNKNOWN") as refusal:
        get_card(book, "debts", "nothing")
    assert refusal.value.details == {"table": "debts"}

"""The one way to keep a record of any kind: refused or kept whole, thrown away, restored, taken out."""

from typing import Any

import pytest

from models.register.drafts import OrganisationDraft
from models.values.errors import Refused
from storage.book.book import Book
from storage.history import changes
from storage.register import organisations
from storage.register.records import store
from storage.register.records.cards import get_card


@pytest.fixture
def owner(book: Book) -> str:
    return organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX Chè"))


def product(book: Book, owner: str, **more: Any) -> str:
    values = {"organisation_id": owner, "name": "Chè shan", "group": "beverage"}
    return store.add(book, "products", values | more)


def values(book: Book, key: str) -> dict[str, Any]:
    return dict(get_card(book, "products", key).values)


def refused(book: Book, owner: str, **more: Any) -> Refused:
    with pytest.raises(Refused) as refusal:
        product(book, owner, **more)
    return refusal.value


def test_a_record_is_kept_with_its_defaults_and_named_in_the_history(book: Book, owner: str) -> None:
    key = product(book, owner, stars=4)
    kept = values(book, key)
    assert (kept["name"], kept["stars"], kept["certificate"], kept["deleted"]) == ("Chè shan", 4, "", 0)
    assert kept["search_words"] is not None and kept["name_folded"] == "che shan"
    line = changes.recent(book, 1)[0]
    assert (line.title, line.details["name"]) == ("RECORD_ADDED", "Chè shan · 4")


def test_what_a_kind_does_not_have_or_lacks_is_refused(book: Book, owner: str) -> None:
    assert (refused(book, owner, colour="x").code, refused(book, owner, group="").code) == (
        "FIELD_UNKNOWN",
        "FIELD_REQUIRED",
    )
    assert refused(book, owner, colour="x").details["field"] == "colour"
    assert refused(book, owner, name_folded="x").code == "FIELD_UNKNOWN", "the program fills it in"
    assert refused(book, "nobody").details == {"table": "organisations", "field": "organisation_id"}


@pytest.mark.parametrize(
    ("first", "last", "is_refused"),
    [
        ("2025-03-01", "2025-02-28", True),
        ("2025-03-01", "2025-03-01", False),
        (None, "2025-02-28", False),
    ],
)
def test_a_record_ends_on_its_first_day_or_later(
    book: Book, owner: str, first: str | None, last: str, is_refused: bool
) -> None:
    if is_refused:
        refusal = refused(book, owner, certified_on=first, valid_to=last)
        assert refusal.code == "DAYS_OUT_OF_ORDER"
        assert refusal.details == {"first": "01/03/2025", "second": "28/02/2025", "field": "valid_to"}
    else:
        assert values(book, product(book, owner, certified_on=first, valid_to=last))["valid_to"] == last


def test_two_living_records_do_not_share_what_is_unique(book: Book, owner: str) -> None:
    key = product(book, owner)
    assert refused(book, owner).details == {"name": "Chè shan", "field": "name"}
    other = organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX Mật ong"))
    assert product(book, other) != key
    store.change(book, "products", key, "name", "Chè shan")  # its own name is not taken


def test_the_bin_frees_a_name_and_gives_back_only_what_is_free(book: Book, owner: str) -> None:
    key = product(book, owner)
    store.remove(book, "products", key)
    assert values(book, key)["deleted"] == 1
    again = product(book, owner)
    with pytest.raises(Refused, match="RECORD_THERE_ALREADY"):
        store.restore(book, "products", key)
    store.change(book, "products", again, "name", "Chè xanh")
    store.restore(book, "products", key)
    assert values(book, key)["deleted"] == 0


def test_a_change_keeps_what_is_searched_with_it(book: Book, owner: str) -> None:
    key = product(book, owner)
    store.change(book, "products", key, "name", "Mật ong")
    assert values(book, key)["name_folded"] == "mat ong"
    with pytest.raises(Refused, match="RECORD_UNKNOWN"):
        store.change(book, "products", "nothing", "name", "Mật ong")
    store.change(book, "products", key, "certified_on", "2025-03-01")
    assert values(book, key)["valid_to"] == "2028-03-01", "what a kind fills in follows"


def test_a_kind_without_a_bin_is_taken_out(book: Book, owner: str) -> None:
    debt = store.add(book, "debts", {"organisation_id": owner, "creditor_kind": "bank"})
    entry = {"debt_id": debt, "on": "2020-01-01", "kind": "principal_drawn", "amount": 100}
    key = store.add(book, "debt_entries", entry)
    store.remove(book, "debt_entries", key)
    with pytest.raises(Refused, match="RECORD_UNKNOWN"):
        get_card(book, "debt_entries", key)


def test_kinds_with_ways_of_their_own_are_kept_and_thrown_away_by_them(book: Book, owner: str) -> None:
    debt = store.add(book, "debts", {"organisation_id": owner, "creditor_kind": "bank"})
    store.change(book, "debts", debt, "creditor", "Agribank")
    card = get_card(book, "debts", debt)
    assert (card.values["creditor"], card.values["group_scheme"], card.deleted) == ("Agribank", "nhnn", False)
    store.remove(book, "debts", debt)
    assert get_card(book, "debts", debt).deleted and changes.recent(book, 1)[0].title == "DEBT_REMOVED"
    store.restore(book, "debts", debt)
    assert not get_card(book, "debts", debt).deleted


def test_what_was_taken_since_is_refused_only_of_the_living(book: Book, owner: str) -> None:
    key = product(book, owner)
    store.remove(book, "products", key)
    product(book, owner)
    with book.read_session() as session:
        store.refuse_taken_since(session, "products", key)
        store.refuse_taken_since(session, "products", "nothing")
    with book.change("RECORD_RESTORED", table="products", id=key, name="") as session:
        store.require(session, "products", key).deleted = 0  # type: ignore[attr-defined]
        session.flush()
        with pytest.raises(Refused, match="RECORD_THERE_ALREADY"):
            store.refuse_taken_since(session, "products", key)
    with book.read_session() as session, pytest.raises(Refused, match="RECORD_THERE_ALREADY"):
        store.refuse_taken_since(session, "products", key)

"""A register taken over: in one change that can be undone, counted again, refused where foreign, doubled or stale."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from models.dialogue.handovers import (
    Handover,
    RegisterTotals,
    decode,
    decode_receipt,
    encode,
    encode_receipt,
    rows_of,
)
from models.values.errors import Refused
from storage.book import settings
from storage.book.book import Book
from storage.handover import giving, records, taking
from storage.history import changes
from storage.register import organisations
from storage.register.lists import lists
from tests.storage.handover.sample_district import DOAN_KET, district
from tests.storage.received.sample_registers import cooperative
from tests.storage.sample_returns import unit_book


@pytest.fixture
def giver(tmp_path: Path) -> Book:
    book, _ = district(tmp_path, lost=False)
    return book


@pytest.fixture
def taker(tmp_path: Path) -> Book:
    return unit_book(tmp_path / "03549.book", "03549")


def given(book: Book) -> dict[str, Handover]:
    made = giving.giving(book).handovers
    giving.record_given(book, made)
    return {one.taker.code: decode(encode(one)) for one in made}


def test_everything_arrives_and_the_receipt_proves_it(giver: Book, taker: Book) -> None:
    handed = given(giver)["03549"]
    receipt = taking.take_over(taker, handed)
    assert receipt.totals == handed.own_share
    ids = lists.keys(taker, "organisations")
    card = organisations.get(taker, ids[0])
    there = organisations.get(giver, ids[0])
    assert (card.name, card.capital, card.debt, card.members) == (
        there.name,
        there.capital,
        there.debt,
        there.members,
    )
    assert (card.name, card.capital, card.debt, card.members) == ("HTX A", 250_000_000, 25_000_000, 1)
    assert [row["name"] for row in lists.rows(taker, "support_grants", ("name",))] == ["Kho lạnh"]
    (found,) = lists.rows(taker, "organisations", ("name",), lists.ListFilter(text="htx b"))
    assert found["name"] == "HTX B"  # search keys are made anew
    (kept,) = records.taken(taker)
    assert kept.other.code == "109" and taking.receipt_of(taker, kept) == receipt
    back = giving.take_receipt(giver, decode_receipt(encode_receipt(receipt)))
    assert back.receipt_at and [one.receipt_at != "" for one in records.given(giver)] == [False, True]
    with pytest.raises(Refused, match="HANDOVER_RECEIPT_KNOWN"):
        giving.take_receipt(giver, receipt)


def test_one_undo_takes_all_of_it_back(giver: Book, taker: Book) -> None:
    handed = given(giver)["03549"]
    taking.take_over(taker, handed)
    (last, *_) = changes.recent(taker)
    assert last.title == "REGISTER_TAKEN_OVER"
    changes.undo(taker, last.id)
    assert list(lists.keys(taker, "organisations")) == [] and list(lists.keys(taker, "people")) == []
    assert records.taken(taker) == []
    assert taking.take_over(taker, handed).totals == handed.own_share


def test_the_same_file_and_a_later_one_are_refused_until_the_first_is_undone(
    giver: Book, taker: Book
) -> None:
    handed = given(giver)["03549"]
    taking.take_over(taker, handed)
    with pytest.raises(Refused, match="HANDOVER_KNOWN"):
        taking.take_over(taker, handed)
    again = given(giver)["03549"]
    with pytest.raises(Refused, match="HANDOVER_BEFORE"):
        taking.take_over(taker, again)


def test_an_older_file_than_the_one_taken_over_is_refused(giver: Book, taker: Book) -> None:
    first, second = given(giver)["03549"], given(giver)["03549"]
    taking.take_over(taker, second)
    with pytest.raises(Refused, match="HANDOVER_STALE"):
        taking.take_over(taker, first)


def less(totals: RegisterTotals) -> RegisterTotals:
    return replace(totals, organisations=totals.organisations - 1)


def _without_one(handed: Handover) -> Handover:
    table = handed.register["standings"]
    return replace(handed, register={**handed.register, "standings": replace(table, rows=table.rows[1:])})


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda one: replace(one, taker=settings.named(DOAN_KET)), "HANDOVER_OTHER_UNIT"),
        (lambda one: replace(one, giver=settings.named(DOAN_KET)), "HANDOVER_NOT_PREDECESSOR"),
        (_without_one, "HANDOVER_TOTALS"),
        (lambda one: replace(one, whole=less(one.whole)), "HANDOVER_SUM"),
    ],
)
def test_what_is_foreign_or_unproven_is_refused(
    giver: Book, taker: Book, change: Callable[[Handover], Handover], code: str
) -> None:
    with pytest.raises(Refused, match=code):
        taking.take_over(taker, change(given(giver)["03549"]))
    assert records.taken(taker) == []


def test_nothing_is_counted_twice(giver: Book, taker: Book) -> None:
    handed = given(giver)["03549"]
    code = "6200008018"
    with giver.change("TEST") as session:
        first = rows_of(handed.register, "organisations")[0]["id"]
        organisations.require_organisation(session, str(first)).tax_code = code
    typed = cooperative(taker, "HTX A gõ tay", tax_code=code)
    with pytest.raises(Refused, match="HANDOVER_TAX_CODES") as refused:
        taking.take_over(taker, given(giver)["03549"])
    assert refused.value.details == {"count": 1, "names": "HTX A"}
    assert list(lists.keys(taker, "organisations")) == [typed]


def test_a_receipt_of_another_file_or_with_other_totals_is_refused(giver: Book, taker: Book) -> None:
    receipt = taking.take_over(taker, given(giver)["03549"])
    with pytest.raises(Refused, match="HANDOVER_RECEIPT_DIFFERS"):
        giving.take_receipt(giver, replace(receipt, totals=less(receipt.totals)))
    with pytest.raises(Refused, match="HANDOVER_RECEIPT_UNKNOWN"):
        giving.take_receipt(giver, replace(receipt, content_sha256="0" * 64))
    with pytest.raises(Refused, match="HANDOVER_RECEIPT_UNKNOWN"):
        giving.take_receipt(taker, receipt)

"""Reduced copies: they leave out what they say, keep the rest, and are no returns."""

import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.forms.merge.moves import NO_MOVES, CarriedMoves, UnitMoves
from models.register.tables.members import Person
from models.returns.backing import Backing
from models.returns.copies import (
    PERSONAL,
    ReducedCopy,
    Reduction,
    encode_copy,
    holds_personal_numbers,
    reduced,
)
from models.returns.document import RegisterTable, ReturnDocument, decode, encode
from models.values.errors import Refused
from tests.exports.hostile import return_document

COLUMNS = ("id", "name", "personal_number", "phone", "address", "note")
SECRETS = ("012345678901", "0912000111", "Bản Vàng Pheo", "con ông A")


def with_people(*numbers: str | None) -> ReturnDocument:
    rows = tuple((f"p{at}", "Lò Văn A", number, *SECRETS[1:]) for at, number in enumerate(numbers))
    debts = RegisterTable(("id", "principal"), (("d1", 5_000_000),))
    return return_document(register={"people": RegisterTable(COLUMNS, rows), "debts": debts})


def copy_of(document: ReturnDocument, reduction: Reduction) -> ReducedCopy:
    return reduced(document, reduction, hashlib.sha256(encode(document)).hexdigest())


def test_a_copy_of_totals_has_no_register() -> None:
    document = with_people(SECRETS[0])
    copy = copy_of(document, Reduction.TOTALS)
    assert copy.document.register == {}
    assert copy.left_out == ("debts", "people")
    assert copy.document.sheets == document.sheets


def test_a_copy_of_totals_names_no_organisation_that_moved() -> None:
    moves = CarriedMoves((UnitMoves("commune/03386/", frozenset(), frozenset(), ()),))
    copy = copy_of(replace(with_people(), backing=Backing(moves=moves)), Reduction.TOTALS)
    assert copy.document.backing.moves == NO_MOVES
    assert copy.left_out == ("debts", "moves", "people")


def test_a_copy_without_personal_data_keeps_every_row() -> None:
    document = with_people(SECRETS[0], None)
    copy = copy_of(document, Reduction.WITHOUT_PERSONAL)
    assert copy.document.register["people"].rows == (
        ("p0", "Lò Văn A", None, None, None, None),
        ("p1", "Lò Văn A", None, None, None, None),
    )
    assert copy.document.register["debts"] == document.register["debts"]
    assert copy.left_out == tuple(
        f"people.{column}" for column in PERSONAL["people"] if column in document.register["people"].columns
    )
    told = encode_copy(copy).decode("utf-8")
    assert not [secret for secret in SECRETS if secret in told]


def test_the_columns_that_are_left_out_are_those_of_the_register() -> None:
    assert set(PERSONAL["people"]) <= {column.name for column in Person.__table__.columns}


@given(st.sampled_from(list(Reduction)), st.lists(st.sampled_from([None, "", "012345678901"]), max_size=4))
def test_a_copy_says_what_it_left_out_and_of_what_it_is_one(
    reduction: Reduction, numbers: list[str | None]
) -> None:
    copy = copy_of(with_people(*numbers), reduction)
    content = json.loads(encode_copy(copy))
    assert content.pop("copy") == {
        "reduction": reduction.value,
        "left_out": list(copy.left_out),
        "of_sha256": copy.of_sha256,
    }
    assert content.pop("kind") == "so-htx/copy"
    whole = json.loads(encode(copy.document))
    del whole["kind"]
    assert content == whole


def test_a_copy_is_no_return() -> None:
    with pytest.raises(Refused, match="DATA_OF_ANOTHER_KIND"):
        decode(encode_copy(copy_of(with_people(SECRETS[0]), Reduction.TOTALS)))


def test_personal_numbers_are_seen() -> None:
    assert holds_personal_numbers(with_people(None, SECRETS[0]))
    assert not holds_personal_numbers(with_people(None, ""))
    assert not holds_personal_numbers(return_document())

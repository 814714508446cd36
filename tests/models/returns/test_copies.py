"""Reduced copies: they leave out what they say, keep the rest, and are no returns."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.register.tables.members import Person
from models.returns.copies import (
    PERSONAL,
    Copy,
    Reduction,
    decode_copy,
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


def copy_of(document: ReturnDocument, reduction: Reduction) -> Copy:
    return reduced(document, reduction, hashlib.sha256(encode(document)).hexdigest())


def test_a_copy_of_totals_has_no_register() -> None:
    document = with_people(SECRETS[0])
    copy = copy_of(document, Reduction.TOTALS)
    assert copy.document.register == {}
    assert copy.left_out == ("debts", "people")
    assert copy.document.sheets == document.sheets


def test_a_copy_without_personal_data_keeps_every_row() -> None:
    document = with_people(SECRETS[0], None)
    copy = copy_of(document, Reduction.WITHOUT_PERSONAL)
    assert copy.document.register["people"].rows == (
        ("p0", "Lò Văn A", None, None, None, None),
        ("p1", "Lò Văn A", None, None, None, None),
    )
    assert copy.document.register["debts"] == document.register["debts"]
    assert copy.left_out == tuple(f"people.{column}" for column in PERSONAL["people"])
    told = encode_copy(copy).decode("utf-8")
    assert not [secret for secret in SECRETS if secret in told]


def test_the_columns_that_are_left_out_are_those_of_the_register() -> None:
    assert set(PERSONAL["people"]) <= {column.name for column in Person.__table__.columns}


@given(st.sampled_from(list(Reduction)), st.lists(st.sampled_from([None, "", "012345678901"]), max_size=4))
def test_a_copy_survives_its_bytes(reduction: Reduction, numbers: list[str | None]) -> None:
    copy = copy_of(with_people(*numbers), reduction)
    assert decode_copy(encode_copy(copy)) == copy


def test_a_copy_is_no_return_and_a_return_no_copy() -> None:
    document = with_people(SECRETS[0])
    with pytest.raises(Refused, match="DATA_OF_ANOTHER_KIND"):
        decode(encode_copy(copy_of(document, Reduction.TOTALS)))
    with pytest.raises(Refused, match="DATA_OF_ANOTHER_KIND"):
        decode_copy(encode(document))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"reduction":"totals"', b'"reduction":"nothing"'),
        (b'"left_out"', b'"left_in"'),
        (b'"copy"', b'"copies"'),
    ],
)
def test_a_copy_that_does_not_say_what_it_left_out_is_refused(old: bytes, new: bytes) -> None:
    data = encode_copy(copy_of(with_people(), Reduction.TOTALS))
    with pytest.raises(Refused, match=r"COPY_SHAPE|DATA_NOT_CANONICAL"):
        decode_copy(data.replace(old, new))


def test_personal_numbers_are_seen() -> None:
    assert holds_personal_numbers(with_people(None, SECRETS[0]))
    assert not holds_personal_numbers(with_people(None, ""))
    assert not holds_personal_numbers(return_document())

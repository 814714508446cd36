"""A text that would fill the memory is told from one that is only long."""

import time

import pytest

from models.returns.document import decode, encode
from models.returns.json_bounds import MOST_BRACKETS, MOST_VALUES, exceeds_json_limits
from models.values.errors import Refused
from tests.models.returns.test_document import document


def with_values(values: bytes) -> bytes:
    return encode(document())[:-1] + b',"zzz":[' + values + b"0]}"


@pytest.mark.parametrize(
    "values", [b"0," * (MOST_VALUES + 1), b"[]," * (MOST_BRACKETS + 1), b"{}," * (MOST_BRACKETS + 1)]
)
def test_crowds_are_refused_before_they_are_parsed(values: bytes) -> None:
    started = time.perf_counter()
    with pytest.raises(Refused, match="DATA_SHAPE"):
        decode(with_values(values))
    assert time.perf_counter() - started < 1


def test_a_long_text_is_no_crowd() -> None:
    assert not exceeds_json_limits(b'"' + b"x" * 50_000_000 + b'"')
    assert decode(with_values(b"")).extra == {"zzz": [0]}


def test_a_register_of_a_hundred_thousand_members_fits() -> None:
    row = b'["0123456789abcdef0123456789abcdef","a","b",1,2,3,4,null,null,"",0,1,"2020-01-01",null],'
    assert not exceeds_json_limits(row * 260_000)

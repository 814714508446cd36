"""Receipts: one reading of their bytes, one standing whatever order they arrive in, and only those that belong here."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.dialogue.notices import ReturnNamed
from models.dialogue.receipts import (
    Receipt,
    ReceiptState,
    SentReturn,
    against_sent,
    decode,
    encode,
    next_number,
    standing,
)
from models.returns.document import UnitName
from models.values.errors import Refused

PROVINCE = UnitName("province", "12", date(2025, 7, 1), "Lai Châu")
COMMUNE = UnitName("commune", "03390", date(2025, 7, 1), "Phong Thổ")
OTHER = UnitName("commune", "03478", None, "Sìn Hồ")
ABOUT = ReturnNamed(COMMUNE, "2026-Q2", 1, 4, "a" * 64, "b" * 64)
RECEIPT = Receipt(PROVINCE, ABOUT, 1, ReceiptState.RECEIVED, datetime(2026, 7, 6, 3, 0, tzinfo=UTC))
SENT = (SentReturn(ABOUT, PROVINCE),)

receipts = st.builds(
    Receipt,
    issuer=st.sampled_from([PROVINCE, OTHER]),
    about=st.builds(
        ReturnNamed,
        unit=st.sampled_from([COMMUNE, OTHER]),
        period=st.sampled_from(["2026-Q2", "2026", "2026-H1"]),
        revision=st.integers(1, 9),
        number=st.integers(1, 99),
        package_sha256=st.just("0" * 64),
        data_sha256=st.sampled_from(["c" * 64, "d" * 64]),
    ),
    number=st.integers(1, 50),
    state=st.sampled_from(list(ReceiptState)),
    at=st.integers(0, 600_000_000).map(
        lambda seconds: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    ),
    reason=st.sampled_from(["CMS_NOT_INTACT", "OLD_REVISION"]),
    note=st.sampled_from(["", "Đề nghị gửi lại trước ngày 15"]),
)


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as found:
        decode(data)
    return found.value.code


@given(receipts)
def test_a_receipt_survives_its_bytes(receipt: Receipt) -> None:
    assert decode(encode(receipt)) == receipt


def changed(**values: object) -> bytes:
    return orjson.dumps(orjson.loads(encode(RECEIPT)) | values, option=orjson.OPT_SORT_KEYS)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "NOTICE_NOT_JSON"),
        (b"\xff", "NOTICE_NOT_JSON"),
        (b"[]", "NOTICE_OF_ANOTHER_KIND"),
        (b'{"kind":"so-htx/return"}', "NOTICE_OF_ANOTHER_KIND"),
        (changed(schema=2), "NOTICE_NEWER"),
        (changed(schema="1"), "NOTICE_NEWER"),
        (changed(number=0), "NOTICE_SHAPE"),
        (changed(number=True), "NOTICE_SHAPE"),
        (changed(number=1.0), "NOTICE_SHAPE"),
        (changed(state="lost"), "NOTICE_SHAPE"),
        (changed(state="refused"), "NOTICE_SHAPE"),  # without a reason
        (changed(reason="because"), "NOTICE_SHAPE"),
        (changed(at="2026-07-06T03:00:00+07:00"), "NOTICE_SHAPE"),
        (changed(note="o\u031b"), "NOTICE_SHAPE"),  # not composed
        (changed(note="x" * 5000), "NOTICE_SHAPE"),
        (changed(further=1), "NOTICE_SHAPE"),
        (encode(RECEIPT) + b" ", "NOTICE_SHAPE"),
        (encode(RECEIPT).replace(b"a" * 64, b"A" * 64), "NOTICE_SHAPE"),
        (encode(RECEIPT).replace(b"2026-Q2", b"2026-Q5"), "NOTICE_SHAPE"),
    ],
)
def test_what_is_no_receipt_is_refused(data: bytes, code: str) -> None:
    assert refusal(data) == code


@settings(max_examples=200)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_receipt_or_refused(data: bytes) -> None:
    assert refusal(data).startswith("NOTICE_")


@given(st.lists(receipts, max_size=8), st.randoms())
def test_what_counts_does_not_depend_on_the_order_of_arrival(known: list[Receipt], chance: object) -> None:
    unique = list({(one.number, one.about.data_sha256): one for one in known}.values())
    mixed = list(unique)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    for digest in ("c" * 64, "d" * 64):
        assert standing(unique, digest) == standing(mixed, digest)
        assert all(
            one.number < next_number(unique, digest) for one in unique if one.about.data_sha256 == digest
        )


def test_the_highest_number_counts() -> None:
    merged = replace(RECEIPT, number=3, state=ReceiptState.MERGED)
    verified = replace(RECEIPT, number=2, state=ReceiptState.VERIFIED)
    assert standing((merged, RECEIPT, verified), "b" * 64) == merged
    assert standing((), "b" * 64) is None
    assert next_number((merged,), "b" * 64) == 4
    assert next_number((), "b" * 64) == 1


@pytest.mark.parametrize(
    ("receipt", "code"),
    [
        (RECEIPT, None),
        (replace(RECEIPT, about=replace(ABOUT, package_sha256="f" * 64)), None),  # packed once more
        (replace(RECEIPT, about=replace(ABOUT, unit=OTHER)), "RECEIPT_OTHER_UNIT"),
        (replace(RECEIPT, issuer=OTHER), "RECEIPT_OTHER_OFFICE"),
        (replace(RECEIPT, about=replace(ABOUT, data_sha256="f" * 64)), "RECEIPT_UNKNOWN_RETURN"),
        (replace(RECEIPT, about=replace(ABOUT, revision=2)), "RECEIPT_UNKNOWN_RETURN"),
    ],
)
def test_a_receipt_must_be_about_what_was_sent(receipt: Receipt, code: str | None) -> None:
    assert against_sent(receipt, COMMUNE, SENT) == code


def test_a_receipt_comes_once_and_never_says_another_thing() -> None:
    assert against_sent(RECEIPT, COMMUNE, SENT, (RECEIPT,)) == "RECEIPT_KNOWN"
    other = replace(RECEIPT, state=ReceiptState.MERGED)
    assert against_sent(other, COMMUNE, SENT, (RECEIPT,)) == "RECEIPT_CONTRADICTS"
    assert against_sent(replace(other, number=2), COMMUNE, SENT, (RECEIPT,)) is None

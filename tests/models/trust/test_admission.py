"""A certificate that asks to be listed has a name that can be read, and days that are days."""

from datetime import UTC, datetime

import pytest

from models.trust.admission import LONGEST_NAME, refuse_odd_name, refuse_odd_term
from models.values.errors import Refused

START, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("name", ["Chủ tịch UBND xã Tả Phìn", "VNPT-CA SHA256", "x" * LONGEST_NAME])
def test_a_name_that_can_be_read_is_one(name: str) -> None:
    refuse_odd_name(name)


@pytest.mark.parametrize("name", ["", "  ", "x" * (LONGEST_NAME + 1), "A\u200bB", "\u202eA", "A\x00B"])
def test_a_name_that_the_eye_cannot_tell_from_another_is_none(name: str) -> None:
    with pytest.raises(Refused, match="REGISTRATION_NAME"):
        refuse_odd_name(name)


def test_days_that_can_be() -> None:
    refuse_odd_term("x", START, END)
    refuse_odd_term("x", datetime(1900, 1, 1, tzinfo=UTC), datetime(2100, 12, 31, tzinfo=UTC))


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        (END, START),
        (START, START),
        (START, datetime(2101, 1, 1, tzinfo=UTC)),
        (datetime(1899, 12, 31, tzinfo=UTC), END),
    ],
)
def test_days_that_cannot_be(starts: datetime, ends: datetime) -> None:
    with pytest.raises(Refused, match="REGISTRATION_DAYS"):
        refuse_odd_term("x", starts, ends)

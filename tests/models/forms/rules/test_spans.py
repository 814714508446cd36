"""Spans as the files of forms write them."""

from decimal import Decimal

import pytest

from models.forms.rules.spans import Span, span


def test_both_ends_are_inside() -> None:
    known = span(["-5", "0.5"])
    assert known == Span(Decimal(-5), Decimal("0.5"))
    assert -5 in known
    assert Decimal("0.5") in known
    assert Decimal("0.51") not in known
    assert "0" not in known


@pytest.mark.parametrize(
    "value", [["1", "0"], ["0"], ["0", 0.5], ["0", True], ["0", "x"], "0-1", ["0", "1", "2"]]
)
def test_what_is_no_span_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"above|not a"):
        span(value)

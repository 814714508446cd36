"""Errors and formulas without a value are no values."""

import pytest

from models.values.cells.faults import refuse_faulty, without_apostrophe
from models.values.errors import Refused


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("#DIV/0!", "CELL_ERROR"),
        (" #ref! ", "CELL_ERROR"),
        ("#N/A", "CELL_ERROR"),
        ("#NAME?", "CELL_ERROR"),
        ("#####", "CELL_ERROR"),
        ("Err:502", "CELL_ERROR"),
        ("=22+22", "CELL_NOT_COMPUTED"),
        ("=", "CELL_NOT_COMPUTED"),
        ("\u200b=A1", "CELL_NOT_COMPUTED"),
    ],
)
def test_a_fault_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        refuse_faulty(text)


@pytest.mark.parametrize("text", ["", "44", "'=1", "# 5", "HTX #1", "lỗi #DIV/0!", "a=b"])
def test_a_value_is_none(text: str) -> None:
    refuse_faulty(text)


def test_the_apostrophe_that_marks_a_text_is_taken_off_once() -> None:
    assert (without_apostrophe("'=1"), without_apostrophe("a'b"), without_apostrophe("''")) == (
        "=1",
        "a'b",
        "'",
    )

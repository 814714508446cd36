"""Counts with their words in the cell; what counts another thing stays a text that no reader takes for a number."""

from datetime import date

import pytest

from models.register.catalogue import RECORDS
from models.register.kinds import Count
from models.register.texts.count_words import _words, count_text
from models.register.texts.reading import TextContext, read_value
from models.values.errors import Refused


@pytest.mark.parametrize(
    ("field", "text", "number"),
    [
        ("stars", "4 sao", "4"),
        ("stars", "OCOP 3 sao", "3"),
        ("stars", "★★★", "3"),
        ("stars", "⭐️⭐️⭐️⭐️", "4"),
        ("stars", "3*", "3"),
        ("stars", "3%", "3%"),
        ("stars", "5 ★ %", "5 ★ %"),
        ("stars", "4", "4"),
        ("workers", "12 người", "12"),
        ("workers", "1.200 lao động", "1.200"),
        ("workers", "12 hộ", "12 hộ"),
        ("households", "12 người", "12 người"),
        ("households", "12 hộ", "12"),
        ("workers", "12 người, 3 nữ", "12 người, 3 nữ"),
        ("days_left", "12 người", "12 người"),
    ],
)
def test_only_the_words_of_the_field_are_taken_off(field: str, text: str, number: str) -> None:
    assert count_text(field, text) == number


def test_a_count_of_another_thing_is_refused() -> None:
    workers = next(kind for kind in RECORDS if kind.table == "results").by_name["workers"]
    reading = TextContext(date(2026, 11, 30))
    assert read_value(workers, "12 người", reading) == 12
    with pytest.raises(Refused, match="NUMBER_NOT_UNDERSTOOD"):
        read_value(workers, "12 hộ", reading)


def test_every_field_with_words_counts() -> None:
    counts = {field.name for kind in RECORDS for field in kind.fields if isinstance(field.kind, Count)}
    assert _words().keys() <= counts

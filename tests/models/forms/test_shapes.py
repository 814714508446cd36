"""The shapes of values in the files of forms: what each takes, and what it refuses."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from models.forms import shapes

DAY = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("shape", "value", "read"),
    [
        (shapes.text, "", ""),
        (shapes.name, "a", "a"),
        (shapes.form_code, "B01", "B01"),
        (shapes.flag, False, False),
        (shapes.day, DAY, DAY),
        (shapes.number, "1.5", Decimal("1.5")),
        (shapes.number, 12, Decimal(12)),
        (shapes.factor, "1/12", Fraction(1, 12)),
        (shapes.factor, "0.5", Fraction(1, 2)),
        (shapes.whole(2, 4), 2, 2),
        (shapes.whole(2, 4), 4, 4),
        (shapes.length, 1, 1.0),
        (shapes.length, 0.5, 0.5),
        (shapes.length, 1000, 1000.0),
        (shapes.one_of(("a", "b")), "b", "b"),
        (shapes.list_of(shapes.name), ["a", "b"], ("a", "b")),
        (shapes.sequence(shapes.name, shapes.flag), ["a", True], ("a", True)),
        (shapes.tables, [{}, {"a": 1}], [{}, {"a": 1}]),
        (shapes.table({"a": shapes.name, "b": shapes.name}, ("b",)), {"a": "x"}, {"a": "x"}),
        (shapes.table_of(shapes.name), {"any": "x"}, {"any": "x"}),
        (shapes.condition, True, True),
        (shapes.condition, 3, 3),
        (shapes.condition, "a", "a"),
        (shapes.condition, ["a", "b"], ("a", "b")),
    ],
)
def test_a_value_of_its_shape_is_read(shape: Callable[[object], Any], value: object, read: object) -> None:
    found = shape(value)
    assert found == read and type(found) is type(read)


@pytest.mark.parametrize(
    ("shape", "value"),
    [
        (shapes.text, 1),
        (shapes.name, ""),
        (shapes.form_code, "b01"),
        (shapes.flag, 1),
        (shapes.day, datetime(2026, 9, 30, 8, 0, tzinfo=UTC)),
        (shapes.day, "2026-09-30"),
        (shapes.number, True),
        (shapes.number, 1.5),
        (shapes.number, "0"),
        (shapes.number, "-1"),
        (shapes.number, "1e9"),
        (shapes.factor, "0/12"),
        (shapes.factor, "1/0"),
        (shapes.factor, True),
        (shapes.whole(0, 4), True),
        (shapes.whole(2, 4), 1),
        (shapes.whole(2, 4), 5),
        (shapes.whole(2, 4), "3"),
        (shapes.length, True),
        (shapes.length, 0),
        (shapes.length, 1001),
        (shapes.length, "9"),
        (shapes.one_of(("a", "b")), "c"),
        (shapes.list_of(shapes.name), []),
        (shapes.list_of(shapes.name), "ab"),
        (shapes.list_of(shapes.name), ["a", "a"]),
        (shapes.list_of(shapes.name), ["a", 1]),
        (shapes.sequence(shapes.name), ["a", "b"]),
        (shapes.sequence(shapes.name), ("a",)),
        (shapes.tables, {}),
        (shapes.tables, [{}, 1]),
        (shapes.table({"a": shapes.name, "b": shapes.name}, ("b",)), {"b": "x"}),
        (shapes.table({"a": shapes.name}), {"a": "x", "c": "x"}),
        (shapes.table({"a": shapes.name}), "a"),
        (shapes.table_of(shapes.name), {"any": 1}),
        (shapes.table_of(shapes.name), ["any"]),
        (shapes.condition, 1.5),
        (shapes.condition, []),
        (shapes.condition, [1]),
    ],
)
def test_a_value_of_another_shape_is_refused(shape: Callable[[object], Any], value: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        shape(value)

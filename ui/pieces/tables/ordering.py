"""The order of a short list whose rows are all at hand, by what one column shows."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from models.values.names import sort_key

Row = TypeVar("Row")


def in_order(rows: Iterable[Row], value: Callable[[Row], Any], *, descending: bool) -> list[Row]:
    """Rows by a value, texts as Vietnamese orders them; blanks last either way, equal values as they were."""
    known: list[Row] = []
    blank: list[Row] = []
    for row in rows:
        (blank if value(row) in (None, "") else known).append(row)
    known.sort(key=lambda row: _comparable(value(row)), reverse=descending)
    return [*known, *blank]


def _comparable(value: Any) -> tuple[int, Any]:
    return (1, sort_key(value)) if isinstance(value, str) else (0, value)

"""Columns that the four lists of this page share the make of; none is sorted, the lists keep the order of the book."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from models.values.dates import format_date
from ui.dialogue.query_facts import days_left, due_words
from ui.pieces.tables.paged import Column
from ui.returns import period_words

Row = TypeVar("Row")


def text(
    key: str,
    header: str,
    value: Callable[[Row], str],
    width: int,
    *,
    tone: Callable[[Row], str] | None = None,
) -> Column[Row]:
    """A column of words."""
    return Column(key, header, value, width, tone=tone, sortable=False)


def number(
    key: str,
    header: str,
    value: Callable[[Row], int | None],
    width: int = 48,
    *,
    tone: Callable[[Row], str] | None = None,
) -> Column[Row]:
    """A column of whole numbers, at the right."""
    return Column(key, header, value, width, number=True, tone=tone, sortable=False)


def period(header: str, value: Callable[[Row], str], width: int = 92) -> Column[Row]:
    """The period that a row is about; `value` gives its code."""
    return text("period", header, lambda row: period_words(value(row)), width)


def state(key: str, header: str, value: Callable[[Row], tuple[str, str]], width: int) -> Column[Row]:
    """A state: its words in its tone."""
    return text(key, header, lambda row: value(row)[0], width, tone=lambda row: value(row)[1])


def last_day(
    header: str, due: Callable[[Row], tuple[date | None, bool]], today: Callable[[], date]
) -> Column[Row]:
    """The last day of an answer; `due` gives it (None: none was set) and whether the answer is still waited for."""
    return Column(
        "due",
        header,
        lambda row: format_date(due(row)[0]),
        96,
        tone=lambda row: _due_words(due(row), today)[1],
        tip=lambda row: _due_words(due(row), today)[0],
        sortable=False,
    )


def days_to_answer(
    header: str, due: Callable[[Row], tuple[date | None, bool]], today: Callable[[], date]
) -> Column[Row]:
    """Days left until that day, blank where nothing is waited for."""

    def left(row: Row) -> int | None:
        day, waits = due(row)
        return days_left(day, today()) if waits else None

    return Column(
        "left",
        header,
        left,
        76,
        number=True,
        tone=lambda row: _due_words(due(row), today)[1],
        tip=lambda row: _due_words(due(row), today)[0],
        sortable=False,
    )


def _due_words(due: tuple[date | None, bool], today: Callable[[], date]) -> tuple[str, str]:
    day, waits = due
    return due_words(day, today(), waits=waits)

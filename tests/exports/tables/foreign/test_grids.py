"""Bounds before room is made; merged cells in their rows; hidden rows and columns left out and counted."""

from decimal import Decimal

import pytest

from exports.tables.foreign import grids
from exports.tables.foreign.grids import SheetCells, TableTooLargeError, number_text, seen, typed_text


def cells(*places: tuple[int, int, str]) -> SheetCells:
    made = SheetCells()
    for row, column, text in places:
        made.put(row, column, text)
    return made


def test_a_merged_cell_stands_in_those_of_its_rows_that_hold_something() -> None:
    made = cells((0, 0, "Tân Phong"), (0, 1, "A"), (1, 1, "B"), (3, 1, "C"))
    made.merges = [(0, 4, 0)]
    found = seen(made)
    assert found.rows == {0: ["Tân Phong", "A"], 1: ["Tân Phong", "B"], 3: ["Tân Phong", "C"]}
    assert found.merged == 2


def test_what_is_hidden_is_counted_where_it_holds_something() -> None:
    made = cells((0, 0, "a"), (0, 5, "x"), (1, 0, "b"))
    made.hidden_rows, made.hidden_columns = {1, 7}, [(4, 9)]
    found = seen(made)
    assert (found.rows, found.hidden_rows, found.hidden_columns) == ({0: ["a"]}, 1, 1)


def test_blanks_between_cells_are_bounded_before_they_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three rows with a cell in column 51 are 2 + 153 cells with their blanks."""
    monkeypatch.setattr(grids, "MOST_CELLS", 155)
    assert len(seen(cells((0, 50, "x"), (1, 50, "x"), (2, 50, "x"))).rows) == 3
    monkeypatch.setattr(grids, "MOST_CELLS", 154)
    with pytest.raises(TableTooLargeError):
        seen(cells((0, 50, "x"), (1, 50, "x"), (2, 50, "x")))


def test_cells_and_letters_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grids, "MOST_LETTERS", 4)
    with pytest.raises(TableTooLargeError):
        cells((0, 0, "abc"), (0, 1, "de"))
    monkeypatch.setattr(grids, "MOST_CELLS", 1)
    with pytest.raises(TableTooLargeError):
        cells((0, 0, "a"), (0, 1, "b"))
    assert not cells((0, 0, " \t\n")).rows


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("45.300000000000004", "45,3"),
        ("0.30000000000000004", "0,3"),
        ("43.99999999999999989", "44"),
        ("1E+20", "100000000000000000000"),
        ("-0.00001", "-0,00001"),
        ("1234567890123456", "1234567890123460"),
    ],
)
def test_a_number_has_the_15_digits_that_are_shown(value: str, text: str) -> None:
    assert number_text(Decimal(value)) == text


def test_a_text_that_begins_like_a_formula_is_marked_as_typed() -> None:
    assert (typed_text("=1"), typed_text("a")) == ("'=1", "a")

"""One cell worked out alone, and one form, are what the whole paper says, for the province of the demonstration."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal

import pytest

from exports.demonstration import Summary
from models.forms.definition import CellKey
from storage.book.book import Book
from storage.returns import sheets
from storage.returns.explanations import explain
from storage.returns.sheets import PeriodSheets

EVERY = 12
"""Each so many-th cell is asked for in the everyday run, beginning at another one in each form."""


@pytest.fixture(scope="module")
def book(small: Summary) -> Iterator[Book]:
    with Book.open(small.folder / "province.book") as opened:
        yield opened


@pytest.fixture(scope="module")
def paper(book: Book, small: Summary) -> PeriodSheets:
    return sheets.period_sheets(book, small.period)


def differing(book: Book, paper: PeriodSheets, cells: list[tuple[str, CellKey]]) -> list[tuple[str, CellKey]]:
    """The cells that come out otherwise when they are worked out alone."""
    return [
        (form, key)
        for form, key in cells
        if sheets.unchecked_sheets(book, str(paper.period), form=form, cell=key).sheets[form][key]
        != paper.sheets[form][key]
    ]


def all_cells(paper: PeriodSheets) -> list[tuple[str, CellKey]]:
    return [(form, key) for form, sheet in paper.sheets.items() for key in sheet.cells]


def test_some_cells_alone_are_the_cells_of_the_paper(book: Book, paper: PeriodSheets) -> None:
    cells = all_cells(paper)[5::EVERY]
    assert {form for form, _ in cells} == {"B01", "B02", "B04"}
    assert differing(book, paper, cells) == []


@pytest.mark.deep
def test_every_cell_alone_is_the_cell_of_the_paper(book: Book, paper: PeriodSheets) -> None:
    assert differing(book, paper, all_cells(paper)) == []


def test_one_form_alone_is_the_form_of_the_paper(book: Book, paper: PeriodSheets) -> None:
    for form, sheet in paper.sheets.items():
        alone = sheets.unchecked_sheets(book, str(paper.period), form=form)
        assert set(alone.sheets) == {form} and alone.findings == ()
        assert alone.sheets[form].cells == sheet.cells
        assert alone.sheets[form].pairs == sheet.pairs
        assert alone.units == paper.units


def test_how_much_is_filled_is_what_the_paper_says(book: Book, paper: PeriodSheets) -> None:
    assert sheets.filled_cells(book, str(paper.period)) == paper.completeness()


@pytest.mark.parametrize("cell", [("B01", "I.1"), ("B01", "I.6"), ("B02", "total:I.2"), ("B04", "I.6")])
def test_the_parts_of_a_cell_are_what_the_packages_state(
    book: Book, paper: PeriodSheets, cell: tuple[str, str]
) -> None:
    form, row = cell
    column = paper.sheets[form].form.main_column
    with closing(sqlite3.connect(book.path)) as raw:
        rows = raw.execute(
            'SELECT sha256, value FROM received_figures WHERE form = ? AND "row" = ? AND "column" = ?',
            (form, row, column),
        ).fetchall()
    stated = {sha256: Decimal(value) for sha256, value in rows if value is not None}
    found = explain(book, str(paper.period), form, row, column)
    assert {part.source: part.value for part in found.parts} == stated and len(stated) == 8
    assert found.formula is None or all(
        term.value == paper.sheets[form].value(term.row, term.column) for term in found.formula.terms
    )

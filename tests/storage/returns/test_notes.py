"""Words about a row: typed, sealed, sent and printed like the reason of a figure, and no figure anywhere."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from exports.paper.matrices import matrices
from exports.tables.figures import FigureLine, figures_of
from models.forms.loader import PUBLISHED
from models.forms.matrix import ReportMatrix
from models.office.names import OfficeNames
from models.returns.admission import refuse_impossible
from models.returns.document import Figure, decode, encode
from models.values.errors import Refused
from storage.book.book import Book
from storage.returns import returns, sealing
from storage.returns.returns import TypedFigure
from storage.returns.sheets import PeriodSheets, period_sheets, reporting_unit
from tests.storage.offices import answer_warnings
from tests.storage.sample_returns import unit_book

PERIOD, NOTE = "2026", "Số của hai xã cũ cộng lại"
TODAY = date(2027, 1, 5)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with unit_book(tmp_path / "xa.book") as made:
        made.clock = lambda: datetime(2027, 1, 5, tzinfo=UTC)
        head = returns.open_return(made, PERIOD)
        returns.give(made, head.id, "B01", [TypedFigure("I.1", "note", None, NOTE)])
        yield made


def printed(book: Book, paper: PeriodSheets) -> ReportMatrix:
    return next(
        one for one in matrices(paper, reporting_unit(book, paper), OfficeNames()) if one.form == "B01"
    )


def test_a_note_is_typed_sealed_and_printed(book: Book) -> None:
    sheet = period_sheets(book, PERIOD).sheets["B01"]
    assert (sheet["I.1", "note"].reason, sheet["I.1", "note"].value) == (NOTE, None)
    answer_warnings(book, PERIOD)
    document = sealing.seal(book, PERIOD).document
    assert decode(encode(document)) == document
    assert Figure("I.1", "note", None, "given", NOTE) in document.sheet("B01").figures  # type: ignore[union-attr]
    refuse_impossible(document, TODAY, PUBLISHED)
    matrix = printed(book, period_sheets(book, PERIOD))
    assert (matrix.columns[-1].key, matrix.columns[-1].align) == ("note", "left")
    assert {row.key: row.cells[-1].text for row in matrix.rows if row.cells[-1].text} == {"I.1": NOTE}
    returns.reopen(book, PERIOD)
    assert period_sheets(book, PERIOD).sheets["B01"]["I.1", "note"].reason == NOTE


def test_a_column_without_notes_is_not_printed(book: Book) -> None:
    head = returns.head(book, PERIOD)
    assert head is not None
    returns.take_back(book, head.id, "B01", [("I.1", "note")])
    assert "note" not in [column.key for column in printed(book, period_sheets(book, PERIOD)).columns]


def test_a_note_is_no_figure(book: Book) -> None:
    from decimal import Decimal

    head = returns.head(book, PERIOD)
    assert head is not None
    with pytest.raises(Refused, match="CELL_NOT_USED"):
        returns.give(book, head.id, "B01", [TypedFigure("I.1", "note", Decimal(1))])
    before = period_sheets(book, PERIOD)
    assert not [one for one in before.findings if one.column == "note"]
    answer_warnings(book, PERIOD)
    document = sealing.seal(book, PERIOD).document
    sheets = tuple(
        replace(one, figures=(*one.figures, Figure("I.2", "note", Decimal(7), "given")))
        if one.form == "B01"
        else one
        for one in document.sheets
    )
    with pytest.raises(Refused, match="CELL_NOT_KNOWN"):
        refuse_impossible(replace(document, sheets=sheets), TODAY, PUBLISHED)


def test_notes_come_in_a_file_of_figures() -> None:
    form = PUBLISHED.form_on("B01", date(2026, 12, 31))
    lines = [FigureLine(2, "I.1", "note", NOTE, ""), FigureLine(3, "I.2", "note", "12", "")]
    entries, refused = figures_of(form, lines)
    assert entries == [TypedFigure("I.1", "note", None, NOTE)]
    assert [one.trouble.code for one in refused] == ["REASON_NOT_WORDS"]

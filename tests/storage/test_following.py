"""Following typed figures without asking the register again gives what asking everything gives."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from models.forms.findings import Level
from models.values.errors import Refused
from models.values.units import unit_on
from storage.book import settings
from storage.book.book import Book
from storage.returns import returns, sealing, sheets
from storage.returns.returns import TypedFigure
from tests.storage.filling import filled

PERIOD = "2026-Q3"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """A commune's book with a register."""
    from datetime import UTC, datetime

    now = datetime(2026, 9, 30, tzinfo=UTC)
    made = settings.create_book(
        tmp_path / "a.book", unit_on("03549", now.date(), "commune"), clock=lambda: now
    )
    filled(made, 24, 60)
    return made


def test_it_agrees_with_the_whole_after_every_kind_of_step(book: Book) -> None:
    head = returns.open_return(book, PERIOD)
    paper = sheets.period_sheets(book, PERIOD)
    steps: tuple[Callable[[], object], ...] = (
        lambda: returns.give(book, head.id, "B01", [TypedFigure("I.2", "actual", Decimal(175))]),
        lambda: returns.give(book, head.id, "B02", [TypedFigure("agriculture:I.2", "actual", Decimal(72))]),
        lambda: returns.give_reason(book, head.id, "B01", ("I.2", "actual"), "đã đối chiếu"),
        lambda: returns.answer(book, head.id, sheets.period_sheets(book, PERIOD).findings[0], "đúng vậy"),
        lambda: returns.take_back(book, head.id, "B01", [("I.2", "actual")]),
    )
    for step in steps:
        step()
        paper = sheets.typed_again(book, paper)
        whole = sheets.period_sheets(book, PERIOD)
        assert paper.sheets == whole.sheets
        assert paper.findings == whole.findings
        assert (paper.reasons, paper.typed, paper.head) == (whole.reasons, whole.typed, whole.head)
    book.close()


def test_a_figure_over_the_register_wants_a_reason(book: Book) -> None:
    head = returns.open_return(book, PERIOD)
    with pytest.raises(Refused) as refused:
        returns.give_reason(book, head.id, "B01", ("I.2", "actual"), "vì sao")
    assert refused.value.code == "FIGURE_NOT_TYPED"
    returns.give(book, head.id, "B01", [TypedFigure("I.2", "actual", Decimal(175))])
    bare = [one for one in sheets.period_sheets(book, PERIOD).findings if one.code == "REASON_MISSING"]
    assert [(one.level, one.row, one.details["stated"]) for one in bare] == [
        (Level.WARNING, "I.2", Decimal(175))
    ]
    returns.give_reason(book, head.id, "B01", ("I.2", "actual"), "đã đối chiếu")
    assert "REASON_MISSING" not in [one.code for one in sheets.period_sheets(book, PERIOD).findings]
    book.close()


def test_a_sealed_paper_comes_back_as_it_is(tmp_path: Path) -> None:
    from datetime import date

    with settings.create_book(tmp_path / "b.book", unit_on("109", date(2020, 12, 31))) as book:
        returns.open_return(book, "2020")
        sealing.seal(book, "2020")
        paper = sheets.period_sheets(book, "2020")
        assert sheets.typed_again(book, paper) is paper

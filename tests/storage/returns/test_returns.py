"""Returns: opened, filled, checked, sealed, sent, reopened; and what is sealed never changes."""

import sqlite3
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from models.forms.cells import Origin
from models.forms.findings import Level
from models.returns.records import GivenFigure
from models.returns.returns import State
from models.values.errors import Refused
from models.values.quantities import parse_number
from models.values.targets import parse_target
from storage.book import journal, settings
from storage.book.book import Book
from storage.returns import returns, sealing, sheets
from tests.storage.sample_returns import fill, unit_book

GOOD = {"I.1": 44, "I.1.1": 22, "I.1.2": 22, "I.2": 175}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return unit_book(tmp_path / "unit.book")


def test_a_book_knows_its_unit_even_a_former_district(tmp_path: Path) -> None:
    with unit_book(tmp_path / "old.book", "109", date(2020, 12, 31)) as old:
        unit = settings.unit_of(old)
        assert (unit.level, unit.title) == ("district", "Huyện Phong Thổ")
        assert settings.recipient(unit, date(2020, 12, 31)).code == "12"


def test_a_typed_figure_is_kept_at_once_with_who_and_when(book: Book) -> None:
    fill(book, "2026-Q3", "B01", {"I.5": "50090"})
    with book.read_session() as session:
        lines = journal.lines_of_record(session, "given_figures", session.query(GivenFigure).one().id)
    assert [(line.actor, line.action, line.new["value"]) for line in lines] == [
        ("Lò Thị Mai", "insert", "50090000000")
    ]
    assert sheets.period_sheets(book, "2026-Q3").sheets["B01"].value("I.5") == Decimal(50_090_000_000)


def test_one_refused_figure_leaves_all_of_them_out(book: Book) -> None:
    head = returns.open_return(book, "2026-Q3")
    with pytest.raises(Refused):
        returns.give(
            book,
            head.id,
            "B01",
            [
                returns.TypedFigure("I.1", "actual", Decimal(1)),
                returns.TypedFigure("I.2", "actual", Decimal("1.5")),
            ],
        )
    assert book.count(GivenFigure) == 0


def test_taking_a_figure_back_lets_the_register_speak_again(book: Book) -> None:
    head = fill(book, "2026-Q3", "B01", {"I.11b": 5})
    assert sheets.period_sheets(book, "2026-Q3").sheets["B01"]["I.11b", "actual"].overridden
    returns.take_back(book, head.id, "B01", [("I.11b", "actual")])
    cell = sheets.period_sheets(book, "2026-Q3").sheets["B01"]["I.11b", "actual"]
    assert (cell.origin, cell.value) == (Origin.REGISTER, Decimal(1))


def test_an_empty_register_prefills_blank_never_zero(book: Book) -> None:
    sheet = sheets.period_sheets(book, "2026-Q3").sheets["B01"]
    assert sheet.value("I.1") is None
    assert sheet.value("III.1") is None


def test_errors_stand_in_the_way_of_the_seal(book: Book) -> None:
    fill(book, "2026-Q3", "B01", GOOD | {"I.1": 45})
    with pytest.raises(Refused) as caught:
        sealing.seal(book, "2026-Q3")
    assert caught.value.code == "RETURN_HAS_ERRORS"
    head = returns.head(book, "2026-Q3")
    assert head is not None
    assert head.state is State.DRAFT


def test_a_warning_asks_for_a_reason_that_travels_along(book: Book) -> None:
    head = fill(book, "2026-Q3", "B01", GOOD | {"I.4": 54, "I.4.4": 15, "I.4.4a": "27.77"})
    (warning,) = [one for one in sheets.period_sheets(book, "2026-Q3").findings if one.level is Level.WARNING]
    with pytest.raises(Refused):
        sealing.check(book, "2026-Q3")
    returns.answer(book, head.id, warning, "theo số đã công bố")
    sealing.check(book, "2026-Q3")
    sealed = sealing.seal(book, "2026-Q3")
    assert sealed.document.reasons == {warning.key: "theo số đã công bố"}
    assert sheets.period_sheets(book, "2026-Q3").findings == (warning,)
    assert sheets.period_sheets(book, "2026-Q3").findings[0].details == warning.details


def test_a_sealed_figure_never_changes(book: Book) -> None:
    head = fill(book, "2026-Q3", "B01", GOOD)
    sealed = sealing.seal(book, "2026-Q3")
    with pytest.raises(Refused) as caught:
        returns.give(book, head.id, "B01", [returns.TypedFigure("I.1", "actual", Decimal(1))])
    assert caught.value.code == "RETURN_SEALED"
    with pytest.raises(IntegrityError), book.change("TEST") as session:
        session.execute(text("UPDATE sealed SET data = x'00'"))
    with pytest.raises(IntegrityError), book.change("TEST") as session:
        session.execute(text("DELETE FROM sealed"))
    again = sealing.sealed(book, "2026-Q3")
    assert again is not None
    assert again.data == sealed.data


def test_the_seal_holds_even_against_a_raw_connection(book: Book) -> None:
    fill(book, "2026-Q3", "B01", GOOD)
    sealing.seal(book, "2026-Q3")
    raw = sqlite3.connect(book.path)
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute("UPDATE sealed SET sha256 = ''")
    raw.close()


def test_sealed_sheets_are_read_as_they_were_sealed(book: Book) -> None:
    fill(book, "2026-Q3", "B01", GOOD | {"I.6a": 42000, "I.6b": 22})
    sealing.seal(book, "2026-Q3")
    paper = sheets.period_sheets(book, "2026-Q3")
    assert paper.frozen is not None
    assert paper.sheets["B01"].value("I.1") == 44
    basis = paper.sheets["B01"]["I.6", "actual"].basis
    assert basis is not None
    assert basis.denominator == 22


def test_reopening_makes_a_new_revision_and_leaves_the_old_one(book: Book) -> None:
    fill(book, "2026-Q3", "B01", GOOD)
    with pytest.raises(Refused) as caught:
        returns.reopen(book, "2026-Q3")
    assert caught.value.code == "RETURN_NOT_SEALED"
    sealing.seal(book, "2026-Q3")
    again = returns.reopen(book, "2026-Q3")
    assert (again.revision, again.state) == (2, State.DRAFT)
    fill(book, "2026-Q3", "B01", {"I.2": 180})
    assert sheets.period_sheets(book, "2026-Q3").sheets["B01"].value("I.2") == 180
    assert sheets.period_sheets(book, "2026-Q3", 1).sheets["B01"].value("I.2") == 175
    assert sealing.seal(book, "2026-Q3").document.number == 2


def test_the_period_before_is_carried_over(book: Book) -> None:
    fill(book, "2026-Q2", "B01", GOOD)
    sealing.seal(book, "2026-Q2")
    fill(book, "2026-Q3", "B01", {"I.1": 45, "I.1.3": 2, "I.1.4": 0, "I.1.5": 0, "I.1.1": 23, "I.1.2": 22})
    paper = sheets.period_sheets(book, "2026-Q3")
    assert paper.sheets["B01"]["I.1", "previous"].origin is Origin.CARRIED
    (finding,) = [one for one in paper.findings if one.code == "COOPERATIVE_FLOW"]
    assert finding.details["computed"] == 46


def test_an_opening_typed_otherwise_than_last_periods_closing_is_found(book: Book) -> None:
    fill(book, "2026-Q2", "B01", GOOD)
    sealing.seal(book, "2026-Q2")
    fill(book, "2026-Q3", "B01", {"I.2/previous": 170})
    assert [
        one.row for one in sheets.period_sheets(book, "2026-Q3").findings if one.code == "PREVIOUS_DIFFERS"
    ] == ["I.2"]


def test_sending_again_lays_down_the_same_bytes(book: Book) -> None:
    fill(book, "2026-Q3", "B01", GOOD)
    sealed = sealing.seal(book, "2026-Q3")
    sealing.record_sent(book, sealed, b"package", "a.asice")
    sealing.record_sent(book, sealed, b"package", "a.asice")
    head = returns.head(book, "2026-Q3")
    assert head is not None
    assert head.state is State.SENT
    assert sealing.sent_package(book, head.id) == ("a.asice", b"package")
    assert len(sealing.sent_packages(book)) == 1


def test_the_next_package_names_the_one_before(book: Book) -> None:
    fill(book, "2026-Q2", "B01", GOOD)
    sealing.record_sent(book, sealing.seal(book, "2026-Q2"), b"first", "a.asice")
    fill(book, "2026-Q3", "B01", GOOD)
    document = sealing.seal(book, "2026-Q3").document
    assert document.number == 2
    assert document.previous == sealing.sent_packages(book)[0][0]


def test_next_years_plan_becomes_the_plan_of_that_year(book: Book) -> None:
    """2024 plans 50 for 2025; 2025 is offered 50, and 55 typed over it is doubted. A quarter has plans of its own."""
    before = returns.open_return(book, "2024")
    returns.give(book, before.id, "B01", [returns.TypedFigure("I.1", "plan_next", Decimal(50))])
    paper = sheets.period_sheets(book, "2025")
    cell = paper.sheets["B01"]["I.1", "plan"]
    assert (cell.value, cell.origin) == (Decimal(50), Origin.CARRIED)
    assert paper.sheets["B01"].value("I.1", "previous") is None
    assert sheets.period_sheets(book, "2025-Q1").sheets["B01"].value("I.1", "plan") is None
    now = returns.open_return(book, "2025")
    returns.give(book, now.id, "B01", [returns.TypedFigure("I.1", "plan", Decimal(55))])
    found = {one.code: one for one in sheets.period_sheets(book, "2025").findings}
    assert found["PLAN_DIFFERS"].details["computed"] == 50


def test_a_target_is_kept_sealed_reopened_and_becomes_the_next_plan_as_typed(book: Book) -> None:
    """ "trên 45" for 2025, stated in 2024: its bound is 45, and 45 does not reach it."""
    target = parse_target("trên 45", parse_number)
    fill(book, "2024", "B01", GOOD)
    head = returns.head(book, "2024")
    assert head is not None
    returns.give(book, head.id, "B01", [returns.TypedFigure("I.1", "plan_next", target)])
    assert sheets.period_sheets(book, "2025").sheets["B01"]["I.1", "plan"].target == target
    sealing.seal(book, "2024")
    for paper in (sheets.period_sheets(book, "2024"), sheets.period_sheets(book, "2025")):
        column = "plan" if paper.frozen is None else "plan_next"
        cell = paper.sheets["B01"]["I.1", column]
        assert (cell.value, cell.target) == (Decimal(45), target)
    returns.reopen(book, "2024")
    assert sheets.period_sheets(book, "2024").sheets["B01"]["I.1", "plan_next"].target == target
    now = returns.open_return(book, "2025")
    returns.give(book, now.id, "B01", [returns.TypedFigure("I.1", "actual", Decimal(45))])
    found = [one.code for one in sheets.period_sheets(book, "2025").findings]
    assert "TARGET_NOT_REACHED" in found

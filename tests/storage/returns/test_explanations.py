"""Where a figure comes from, asked of the book itself."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from models.forms.loader import PUBLISHED
from models.forms.merge.consolidation import UnitShare
from models.values.errors import Refused
from models.values.units import unit_on
from storage.book import settings
from storage.book.book import Book
from storage.register import results
from storage.returns import returns, sealing
from storage.returns.explanations import explain, explain_document, unit_title, used_in_print
from storage.returns.returns import TypedFigure
from tests.storage.conftest import NOW
from tests.storage.filling import filled
from tests.storage.offices import answer_warnings
from tests.storage.received.sample_registers import cooperative
from tests.storage.sample_returns import fill, unit_book


@pytest.fixture
def own(path: Path) -> Book:
    """A commune's book with forty organisations of its register."""
    unit = unit_on("03549", date(2026, 9, 30))
    book = settings.create_book(path, unit, clock=lambda: NOW, actor="Lò Thị Mai")
    filled(book, 40, 60)
    return book


def test_the_records_behind_a_figure_are_as_many_as_it_says(own: Book) -> None:
    with own:
        for row in ("I.1", "I.2", "I.3", "I.4", "III.1"):
            found = explain(own, "2026-Q3", "B01", row, "actual")
            assert found.records is not None
            assert 0 < len(found.records.names) <= 10
            if row != "I.3":
                assert found.cell.value == found.records.count
        assert explain(own, "2026-Q3", "B01", "I.11b", "actual").records is None


def test_a_typed_figure_keeps_what_was_offered_and_its_last_change(own: Book) -> None:
    with own:
        opened = returns.open_return(own, "2026-Q3")
        offered = explain(own, "2026-Q3", "B01", "I.1", "actual").cell.value
        for value in (1, 2):
            returns.give(
                own, opened.id, "B01", [TypedFigure("I.1", "actual", Decimal(value), f"lý do {value}")]
            )
        found = explain(own, "2026-Q3", "B01", "I.1", "actual")
        assert found.typing is not None
        assert (found.typing.value, found.typing.reason, found.typing.actor) == (
            Decimal(2),
            "lý do 2",
            "Lò Thị Mai",
        )
        assert found.cell.offered == offered
        assert found.records is not None
        assert found.parts == ()


def test_a_mean_names_its_whole_and_its_number(own: Book) -> None:
    with own:
        found = explain(own, "2026-Q3", "B01", "I.6", "actual")
        assert found.formula is not None
        whole, number = found.formula.terms
        assert (whole.part, number.part) == ("numerator", "denominator")
        assert whole.value is not None
        assert number.value
        assert found.cell.value is not None
        assert abs(found.cell.value - whole.value / number.value) <= 1


def test_every_cell_of_every_form_can_be_explained(own: Book) -> None:
    from models.forms.loader import PUBLISHED

    with own:
        for form in PUBLISHED.on(date(2026, 9, 30)):
            rows = [row for row in form.rows if not row.heading][::9]
            period = "2026" if form.periods else "2026-Q3"
            for row in rows:
                for column in form.columns:
                    if form.applies(row, column):
                        assert explain(own, period, form.code, row.code, column.key).row is row


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("B09", "I.1", "actual"), "FORM_UNKNOWN"),
        (("B01", "X", "actual"), "ROW_UNKNOWN"),
        (("B01", "I.1", "x"), "COLUMN_UNKNOWN"),
        (("B01", "I", "actual"), "CELL_NOT_USED"),
        (("B01", "I.1", "actual", 3), "REVISION_UNKNOWN"),
    ],
)
def test_what_is_not_there_is_refused(own: Book, arguments: tuple[str, str, str], code: str) -> None:
    with own, pytest.raises(Refused, match=code):
        explain(own, "2026-Q3", *arguments)


def test_the_own_register_goes_by_the_name_of_the_unit(own: Book) -> None:

    with own:
        assert unit_title(own, UnitShare("", "register", Decimal(1))) == settings.unit_of(own).title
        assert unit_title(own, UnitShare("Xã Dào San", "ab", Decimal(1))) == "Xã Dào San"


def test_a_sealed_figure_is_explained_from_what_was_sealed(path: Path) -> None:
    unit = unit_on("12", date(2026, 9, 30))
    with settings.create_book(path, unit, clock=lambda: NOW, actor="Lò Thị Mai") as own:
        filled(own, 40, 60)
        returns.open_return(own, "2026-Q3")
        draft = explain(own, "2026-Q3", "B01", "I.2", "actual")
        answer_warnings(own, "2026-Q3")
        sealed = sealing.seal(own, "2026-Q3")
        with own.change("TEST") as session:
            session.execute(text("UPDATE memberships SET left_on = '2026-01-01'"))
        found = explain(own, "2026-Q3", "B01", "I.2", "actual")
        assert found.sealed
        assert found.cell.value == draft.cell.value
        assert found.records == draft.records
        assert explain_document(sealed.document, PUBLISHED, "B01", "I.2", "actual").records == draft.records


def test_a_mean_names_the_records_it_leaves_out(own: Book) -> None:
    with own:
        found = explain(own, "2026-Q3", "B01", "I.8", "actual")
        assert found.records is not None
        assert found.cell.coverage is not None
        lacking = [lacks for _, lacks in found.records.left_out]
        assert bool(lacking) == (not found.cell.coverage.is_complete)
        assert all(lacks for lacks in lacking)


def formula(book: Book, form: str, row: str, column: str = "actual") -> tuple[Any, ...]:
    """Kind, factor and terms (row, column, part) of the formula of a cell."""
    found = explain(book, "2026-Q3", form, row, column).formula
    assert found is not None
    return found.kind, found.times, [(term.row, term.column, term.part) for term in found.terms]


def test_a_mean_says_over_what_it_was_taken_where_its_terms_hold_more(tmp_path: Path) -> None:
    """Trained: 3 of 7 workers in A; B says 5 trained without its workers, C 20 workers without the trained: 3 / 7."""
    with unit_book(tmp_path / "unit.book") as book:
        made = [cooperative(book, f"HTX {letter}") for letter in "ABC"]
        told = ({"workers": 7, "workers_trained": 3}, {"workers_trained": 5}, {"workers": 20})
        for one, values in zip(made, told, strict=True):
            results.put(book, one, "2026-Q3", values)
        found = explain(book, "2026-Q3", "B01", "I.3.2a", "actual")
        assert found.formula is not None
        assert [term.value for term in found.formula.terms] == [8, 27]
        assert used_in_print(found) == (Decimal(3), Decimal(7))
        results.put(book, made[1], "2026-Q3", {"workers": 10})
        results.put(book, made[2], "2026-Q3", {"workers_trained": 1})
        whole = explain(book, "2026-Q3", "B01", "I.3.2a", "actual")
        assert whole.formula is not None and whole.formula.used is None and used_in_print(whole) is None


def test_what_was_used_of_money_is_said_in_million_dong(tmp_path: Path) -> None:
    """With members A sold for 5 of 900 million dong, B for 7 million of a revenue that nobody knows: 5 / 900."""
    with unit_book(tmp_path / "unit.book") as book:
        told = ({"revenue": 900_000_000, "revenue_internal": 5_000_000}, {"revenue_internal": 7_000_000})
        for letter, values in zip("AB", told, strict=True):
            results.put(book, cooperative(book, f"HTX {letter}"), "2026-Q3", values)
        found = explain(book, "2026-Q3", "B01", "I.6.1b", "actual")
        assert found.formula is not None and found.formula.used == (Decimal(5_000_000), Decimal(900_000_000))
        assert used_in_print(found) == (Decimal(5), Decimal(900))


def test_each_formula_names_its_terms(own: Book) -> None:
    top, below = "numerator", "denominator"
    with own:
        assert formula(own, "B01", "I.6") == (
            "mean",
            "1",
            [("I.6a", "actual", top), ("I.6b", "actual", below)],
        )
        ratio = [("I.4.4", "actual", top), ("I.4", "actual", below)]
        assert formula(own, "B01", "I.4.4a") == ("ratio", "100", ratio)
        assert formula(own, "B01", "I.8.1") == ("multiple", "1/12", [("I.8", "actual", top)])
        share = [("agriculture:I.5", "actual", top), ("total:I.5", "actual", below)]
        assert formula(own, "B02", "agriculture:I.5", "share") == ("ratio", "100", share)
        assert explain(own, "2026-Q3", "B01", "I.1", "actual").formula is None


def test_an_open_period_has_no_return_and_no_typing(own: Book) -> None:
    with own:
        found = explain(own, "2026-Q3", "B01", "I.1", "actual")
        assert (found.period, found.revision, found.sealed, found.typing) == ("2026-Q3", None, False, None)
        assert found.carried_from == ""
        returns.open_return(own, "2026-Q3")
        opened = explain(own, "2026-Q3", "B01", "I.1", "actual", 1)
        assert (opened.revision, opened.sealed, opened.typing) == (1, False, None)


def test_a_typed_blank_is_no_zero(own: Book) -> None:
    with own:
        head = returns.open_return(own, "2026-Q3")
        returns.give(own, head.id, "B01", [TypedFigure("I.2", "actual", None, "chưa rõ")])
        typing = explain(own, "2026-Q3", "B01", "I.2", "actual").typing
        assert typing is not None and (typing.value, typing.reason) == (None, "chưa rõ")


def test_ten_records_are_named_and_the_rest_is_counted(own: Book) -> None:
    with own:
        found = explain(own, "2026-Q3", "B01", "I.2", "actual").records
        assert found is not None and found.of == "members"
        assert len(found.names) == 10 < found.count
        with own.read_session() as session:
            people = {row.name for row in session.execute(text("SELECT name FROM people"))}
        assert set(found.names) <= people


def test_the_total_of_typed_figures_names_its_parts(tmp_path: Path) -> None:
    with unit_book(tmp_path / "unit.book") as book:
        fill(book, "2026-Q3", "B02", {"trade:I.2": 3, "total:I.2": 7})
        kind, times, terms = formula(book, "B02", "total:I.2")
        assert (kind, times) == ("total", "1")
        assert len(terms) == 10 and ("trade:I.2", "actual", "numerator") in terms


def test_a_figure_that_is_carried_over_names_the_period_before(tmp_path: Path) -> None:
    with unit_book(tmp_path / "unit.book") as book:
        fill(book, "2026-Q2", "B01", {"I.1": 44, "I.1.1": 44, "I.1.2": 0})
        answer_warnings(book, "2026-Q2")
        sealing.seal(book, "2026-Q2")
        assert explain(book, "2026-Q3", "B01", "I.1", "previous").carried_from == "2026-Q2"
        assert explain(book, "2026-Q2", "B01", "I.1", "actual").sealed

"""How much of a form is filled, counted by hand."""

from models.forms.summary.completeness import completeness
from tests.models.sheets import sheet


def counted(form: str, figures: dict[str, str | int | None]) -> tuple[int, int]:
    found = completeness(sheet(form, figures))
    return found.filled, found.expected


def test_an_empty_form_has_nothing_filled() -> None:
    """Form 1 has 90 figures that are no means, ratios, totals or communes; form 4 has 20 rows beside the bad debts."""
    assert counted("B01", {}) == (0, 90)
    assert counted("B04", {}) == (0, 20)


def test_a_zero_is_filled_and_a_typed_blank_is_not() -> None:
    assert counted("B01", {"I.1": 44, "I.1.1": 0, "I.1.2": None}) == (2, 90)


def test_other_columns_computed_rows_and_headings_do_not_count() -> None:
    typed: dict[str, str | int | None] = {
        "I.1/plan": 40,
        "I.1/previous": 41,
        "I.4.4a": 28,
        "I.6": 1909,
        "I.11b": 38,
    }
    assert counted("B01", typed) == (0, 90)


def test_of_a_crossed_form_the_sectors_count_in_which_something_is_stated() -> None:
    """Nine indicators on paper: I.1 to I.1.4, I.2 to I.5; trade and crops are two sectors, of three and two figures."""
    figures: dict[str, str | int | None] = {f"trade:{item}": 1 for item in ("I.1", "I.2", "I.3")}
    figures |= {"crops:I.1": 1, "crops:I.5": 1}
    assert counted("B02", figures) == (5, 18)


def test_an_empty_crossed_form_expects_every_sector_that_is_no_part() -> None:
    """Nine top sectors of nine indicators."""
    assert counted("B02", {}) == (0, 81)

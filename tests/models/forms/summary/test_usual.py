"""The usual span of a cell, shown while it is typed."""

from decimal import Decimal

from models.forms.history import History
from models.forms.rules.spans import Span
from models.forms.summary.usual import usual_span
from tests.models.sheets import sheet


def of(key: tuple[str, str], figures: dict[str, str | int | None], **earlier: int) -> Span | None:
    known = {row.replace("_", "."): Decimal(value) for row, value in earlier.items()}
    return usual_span(sheet("B01", figures), key, History({"B01": (known,)}))


def test_earlier_figures_are_widened_by_what_raises_no_doubt() -> None:
    """Workers 135 before: a third is 45, three times 405; 20 more or less is always usual."""
    assert of(("I.3", "actual"), {"I.3/previous": 135}) == Span(Decimal(45), Decimal(405))
    assert of(("I.3", "actual"), {}, I_3=135) == Span(Decimal(45), Decimal(405))
    assert of(("I.3", "actual"), {}, I_3=4) == Span(Decimal(0), Decimal(24))


def test_several_periods_widen_the_span() -> None:
    """90 and 135: from 90 ÷ 3 = 30 to 135 × 3 = 405."""
    assert of(("I.3", "actual"), {"I.3/previous": 90}, I_3=135) == Span(Decimal(30), Decimal(405))


def test_without_earlier_figures_the_form_or_the_kind_says_what_is_usual() -> None:
    assert of(("I.8", "actual"), {}) == Span(Decimal(1), Decimal(1200))
    assert of(("I.4.4a", "actual"), {}) == Span(Decimal(0), Decimal(100))
    assert of(("I.3", "actual"), {}) is None


def test_what_is_typed_within_the_span_is_not_doubted() -> None:
    """The two ends of the span raise no doubt, one beyond does."""
    from tests.models.sheets import findings

    for typed, doubted in ((45, False), (405, False), (44, True), (406, True)):
        found = findings(sheet("B01", {"I.3/previous": 135, "I.3": typed}))
        assert any(one.code == "CHANGE_FROM_PREVIOUS" for one in found) == doubted

"""The sheets of a period: worked out while it is open, read from the frozen data once it is sealed."""

from decimal import Decimal
from pathlib import Path

import pytest

from models.forms.sheets import Origin
from storage.returns import sealing, sheets
from storage.returns.sheets import period_sheets
from tests.storage.offices import FIGURES, Pair, answer_warnings, make_pair
from tests.storage.sample_returns import fill

PERIOD = "2026-Q3"


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    return make_pair(tmp_path)


def test_a_period_without_a_return_shows_what_is_offered_and_opens_nothing(pair: Pair) -> None:
    found = period_sheets(pair.commune, PERIOD)
    assert found.head is None and found.frozen is None
    assert set(found.sheets) == {"B01", "B02", "B04"}
    assert period_sheets(pair.commune, PERIOD).head is None


def test_typed_figures_stand_with_their_origin_and_reason(pair: Pair) -> None:
    fill(pair.commune, PERIOD, "B01", FIGURES)
    found = period_sheets(pair.commune, PERIOD)
    assert found.head is not None and found.head.revision == 1
    cell = found.sheets["B01"]["I.1", "actual"]
    assert (cell.value, cell.origin) == (Decimal(12), Origin.GIVEN)


def test_a_sealed_revision_is_read_as_it_was_sealed(pair: Pair) -> None:
    fill(pair.commune, PERIOD, "B01", FIGURES)
    answer_warnings(pair.commune, PERIOD)
    before = period_sheets(pair.commune, PERIOD)
    sealing.seal(pair.commune, PERIOD)
    after = period_sheets(pair.commune, PERIOD)
    assert after.frozen is not None and before.frozen is None
    assert {one.key for one in after.findings} == {one.key for one in before.findings}
    shown = {key: cell.value for key, cell in before.sheets["B01"].cells.items() if cell.value is not None}
    assert {key: after.sheets["B01"].value(*key) for key in shown} == shown
    assert period_sheets(pair.commune, PERIOD, 1).frozen == after.frozen


def test_details_of_findings_are_numbers_again_and_texts_stay_texts() -> None:
    assert sheets._detail("stated", "12.50") == Decimal("12.50")
    assert sheets._detail("stated", "-7") == Decimal(-7)
    for key, value in (("row", "1"), ("label", "12"), ("stated", "12a"), ("stated", 3), ("stated", "")):
        assert sheets._detail(key, value) == value
        assert type(sheets._detail(key, value)) is type(value)

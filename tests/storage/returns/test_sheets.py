"""The sheets of a period: worked out while it is open, read from the frozen data once it is sealed."""

from decimal import Decimal
from pathlib import Path

import pytest

from models.forms.cells import Origin
from models.forms.definition import CellKey
from models.forms.findings import Level
from models.forms.loader import PUBLISHED
from models.values.periods import parse_period
from storage.returns import offers, returns, sealing, sheets
from storage.returns.sheets import period_sheets
from tests.storage.offices import FIGURES, Pair, answer_warnings, make_pair
from tests.storage.sample_returns import DAY, fill

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


def test_sheets_follow_what_is_typed_and_answered_without_asking_the_register_again(pair: Pair) -> None:
    book = pair.commune
    head = fill(book, PERIOD, "B01", FIGURES)
    known = period_sheets(book, PERIOD)
    assert sheets.typed_again(book, known) is known
    fill(book, PERIOD, "B01", {"I.2": 175})
    again = sheets.typed_again(book, known)
    assert again.sheets["B01"].value("I.2") == 175 and known.sheets["B01"].value("I.2") is None
    assert again.sheets["B02"] is known.sheets["B02"], "no figure of it was typed"
    assert again.findings == period_sheets(book, PERIOD).findings
    answer_warnings(book, PERIOD)
    assert sheets.typed_again(book, again).reasons == period_sheets(book, PERIOD).reasons
    sealing.seal(book, PERIOD)
    sealed = period_sheets(book, PERIOD)
    assert sheets.typed_again(book, sealed) is sealed
    assert head.id == (sealed.head and sealed.head.id)


def test_a_period_without_a_return_stays_as_it_was_read(pair: Pair) -> None:
    known = period_sheets(pair.commune, PERIOD)
    assert sheets.typed_again(pair.commune, known) is known


def test_the_period_before_is_carried_from_its_seal_or_its_draft(pair: Pair) -> None:
    period, forms = parse_period(PERIOD), [PUBLISHED.form_on("B01", DAY)]

    def carried_over() -> dict[CellKey, Decimal]:
        earlier = offers.earlier_sheets(pair.commune, period, forms)
        return offers.carried_over(earlier, period, forms)["B01"]

    assert carried_over() == {}
    fill(pair.commune, "2026-Q2", "B01", FIGURES)
    draft = carried_over()
    assert draft["I.1", "actual"] == 12 and ("I.2", "actual") not in draft
    answer_warnings(pair.commune, "2026-Q2")
    sealing.seal(pair.commune, "2026-Q2")
    assert carried_over()["I.1", "actual"] == 12
    carried = period_sheets(pair.commune, PERIOD).sheets["B01"]["I.1", "previous"]
    assert (carried.value, carried.origin) == (Decimal(12), Origin.CARRIED)


@pytest.mark.parametrize(
    ("typed", "reason", "stated"),
    [(5, "", Decimal(5)), (None, " ", "–"), (5, "theo thực tế", None), (1, "", None)],
)
def test_a_figure_over_another_asks_for_a_reason(
    pair: Pair, typed: int | None, reason: str, stated: Decimal | str | None
) -> None:
    head = returns.open_return(pair.commune, PERIOD)
    value = None if typed is None else Decimal(typed)
    returns.give(pair.commune, head.id, "B01", [returns.TypedFigure("I.11b", "actual", value, reason)])
    found = [one for one in period_sheets(pair.commune, PERIOD).findings if one.code == "REASON_MISSING"]
    if stated is None:
        assert found == []
    else:
        (missing,) = found
        assert (missing.form, missing.row, missing.column, missing.level) == (
            "B01",
            "I.11b",
            "actual",
            Level.WARNING,
        )
        assert (missing.details["stated"], missing.details["offered"]) == (stated, Decimal(1))


def test_what_units_state_is_merged_and_means_without_a_base_are_named(pair: Pair) -> None:
    fill(pair.commune, PERIOD, "B01", FIGURES | {"I.6": 900})
    (package,) = pair.receive(pair.send_draft(PERIOD))
    found = period_sheets(pair.province, PERIOD)
    cell = found.sheets["B01"]["I.1", "actual"]
    assert package and (cell.value, cell.origin) == (Decimal(12), Origin.MERGED)
    (baseless,) = [one for one in found.findings if one.code == "MEAN_WITHOUT_BASE"]
    assert (baseless.form, baseless.row, baseless.level) == ("B01", "I.6", Level.INFO)
    assert (baseless.details["units"], baseless.details["count"]) == ("Xã Phong Thổ", 1)

"""A figure over the periods of a book: its state, its coverage, its boundaries and the breaks before it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from models.values.errors import Refused
from models.values.periods import PeriodKind
from storage.book import settings
from storage.book.book import Book
from storage.comparisons.series import Boundaries, SeriesPoint, periods, series
from storage.received import receiving
from storage.returns import returns, sealing
from tests.storage.comparisons.sample_years import PHONG_THO, stated
from tests.storage.offices import answer_warnings
from tests.storage.sample_returns import fill, unit_book


def values(points: tuple[SeriesPoint, ...]) -> dict[str, object]:
    return {str(point.period): point.value for point in points}


def keys(points: tuple[SeriesPoint, ...]) -> dict[str, list[str]]:
    return {str(point.period): [one.key for one in point.breaks] for point in points}


def test_a_merged_figure_over_the_reform(years: Book) -> None:
    found = series(years, "B01", "I.1")
    assert found.unit == "Tỉnh Lai Châu"
    # 2024: 5 of district 109 and 10 of the town, 2 of 8 districts; 2025: 7 + 4, 2 of 38 communes
    assert values(found.points) == {"2024": 15, "2025": 11}
    assert [
        (one.state, one.units.received, one.units.expected) for one in found.points if one.units is not None
    ] == [("received", 2, 8), ("received", 2, 38)]
    assert not any(one.is_whole for one in found.points)
    # the cut-off days are 14/12/2024 and 14/12/2025
    assert keys(found.points) == {"2024": [], "2025": ["TWO-LEVELS", "TT-01-2020-END"]}
    assert values(series(years, "B01", "I.1", boundaries=Boundaries.TODAY).points) == values(found.points)


def test_a_commune_on_the_boundaries_of_then_and_of_today(years: Book) -> None:
    """Then 03549 was a township with cooperative C alone; today it has D as well, which lay in 03490."""
    then = series(years, "B01", "I.1", unit="03549")
    today = series(years, "B01", "I.1", unit="03549", boundaries=Boundaries.TODAY)
    assert values(then.points) == {"2024": 1, "2025": 4}
    assert values(today.points) == {"2024": 2, "2025": 4}
    assert [point.unit for point in then.points] == ["Thị trấn Phong Thổ", "Xã Phong Thổ"]
    assert [point.unit for point in today.points] == ["Xã Phong Thổ", "Xã Phong Thổ"]
    assert [point.unsure for point in today.points] == [1, 0]
    assert today.points[1].is_whole and not today.points[0].is_whole


def test_a_part_of_a_merged_draft_is_what_the_units_sent(years: Book) -> None:
    fill(years, "2024", "B01", {"I.1": 20})
    (whole, _), (part, _) = series(years, "B01", "I.1").points, series(years, "B01", "I.1", unit="109").points
    assert (whole.value, whole.state, whole.revision) == (Decimal(20), "draft", 1)
    assert (part.value, part.state, part.revision) == (Decimal(5), "received", None)


def test_a_unit_that_ended_keeps_its_area_today_and_has_no_point_then(years: Book) -> None:
    then = series(years, "B01", "I.1", unit="109")
    today = series(years, "B01", "I.1", unit="109", boundaries=Boundaries.TODAY)
    assert [(point.state, point.value) for point in then.points] == [
        ("received", Decimal(5)),
        ("none", None),
    ]
    # 2025: Phong Tho with 4 lies in the former district whole; Doan Ket with 7 does not and is named
    assert values(today.points) == {"2024": 5, "2025": 4}
    assert today.points[1].unsplit == ("Phường Đoàn Kết",)


def test_own_returns_with_their_states_and_every_break(tmp_path: Path) -> None:
    """2023 is the calendar year, 2024 the first legal year: its first day is 15/12/2023, its cut-off 14/12/2024."""
    book = unit_book(tmp_path / "province.book", "12")
    for period, figure in (("2023", 90), ("2024", 95), ("2025", 99)):
        fill(book, period, "B01", {"I.1": figure})
    answer_warnings(book, "2023")
    sealing.seal(book, "2023")
    fill(book, "2025-Q1", "B01", {"I.1": 96})
    found = series(book, "B01", "I.1")
    assert [str(one) for one in periods(book)] == ["2023", "2024", "2025-Q1", "2025"]
    years = found.of_kind(PeriodKind.YEAR)
    assert [(one.state, one.revision, one.value, one.text) for one in years] == [
        ("sealed", 1, Decimal(90), "90"),
        ("draft", 1, Decimal(95), "95"),
        ("draft", 1, Decimal(99), "99"),
    ]
    assert keys(years) == {
        "2023": [],
        "2024": ["LEGAL-YEAR", "LAW-2023"],
        "2025": ["TWO-LEVELS", "TT-01-2020-END"],
    }
    # neither a quarter nor nine months are compared with a year
    fill(book, "2024-9M", "B01", {"I.1": 93})
    fill(book, "2025-9M", "B01", {"I.1": 97})
    found = series(book, "B01", "I.1")
    assert found.kinds == (PeriodKind.YEAR, PeriodKind.NINE_MONTHS, PeriodKind.QUARTER)
    nine_months = found.of_kind(PeriodKind.NINE_MONTHS)
    assert [(str(one.period), one.value) for one in nine_months] == [
        ("2024-9M", Decimal(93)),
        ("2025-9M", Decimal(97)),
    ]
    assert keys(nine_months) == {"2024-9M": [], "2025-9M": ["TWO-LEVELS", "TT-01-2020-END"]}
    assert [(str(one.period), one.value, one.breaks) for one in found.of_kind(PeriodKind.QUARTER)] == [
        ("2025-Q1", Decimal(96), ())
    ]


def test_the_newest_revision_counts_and_a_sealed_one_stays(tmp_path: Path) -> None:
    book = unit_book(tmp_path / "province.book", "12")
    fill(book, "2025", "B01", {"I.1": 99})
    answer_warnings(book, "2025")
    sealing.seal(book, "2025")
    receiving.accept(book, [stated(PHONG_THO, "2025", {"I.1": 4})])
    (sealed,) = series(book, "B01", "I.1").points
    assert (sealed.value, sealed.state, sealed.units) == (Decimal(99), "sealed", None)
    head = returns.reopen(book, "2025")
    returns.give(book, head.id, "B01", [returns.TypedFigure("I.1", "actual", Decimal(100), "bổ sung")])
    (reopened,) = series(book, "B01", "I.1").points
    assert (reopened.value, reopened.state, reopened.revision) == (Decimal(100), "draft", 2)


def test_another_column_and_a_ratio(tmp_path: Path) -> None:
    book = unit_book(tmp_path / "commune.book")
    fill(book, "2025", "B01", {"I.1": 20, "I.1/plan": 25})
    assert values(series(book, "B01", "I.1", "plan").points) == {"2025": 25}
    # 20 / 25 = 80 %
    (point,) = series(book, "B01", "I.1", "vs_plan").points
    assert (point.value, point.text) == (Decimal(80), "80,0")


def test_withdrawn_packages_are_no_period(years: Book) -> None:
    for one in receiving.received(years, "2025"):
        receiving.withdraw(years, one.sha256)
    assert [str(one) for one in periods(years)] == ["2024"]


def test_a_commune_book_on_the_boundaries_of_today(tmp_path: Path) -> None:
    """A book of today's commune that filled years before it existed speaks of its own area in all of them."""
    book = unit_book(tmp_path / "commune.book")
    assert settings.unit_at(book, date(2024, 12, 14)) == settings.unit_of(book)
    fill(book, "2024", "B01", {"I.1": 3})
    for boundaries in Boundaries:
        assert values(series(book, "B01", "I.1", boundaries=boundaries).points) == {"2024": 3}


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (("B99", "I.1"), "FORM_UNKNOWN"),
        (("B01", "X"), "ROW_UNKNOWN"),
        (("B01", "I.1", "nowhere"), "COLUMN_UNKNOWN"),
        (("B01", "I", "actual"), "CELL_NOT_USED"),
        (("B01", "I.1", "", Boundaries.TODAY, "99999"), "UNIT_UNKNOWN"),
    ],
)
def test_what_is_not_there_is_refused(years: Book, asked: tuple[str, ...], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        series(years, *asked)  # type: ignore[arg-type]
    assert refusal.value.code == code

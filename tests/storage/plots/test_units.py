"""The plots of a unit: figures of its forms as they were returned, with their breaks, and nothing where nothing is."""

from decimal import Decimal
from pathlib import Path

from models.plots.plot import FigureOrigin, Plot, PlotShape
from models.values.periods import PeriodKind
from storage.book.book import Book
from storage.plots.units import UnitPlots, plots_of_unit
from tests.storage.comparisons.sample_years import province_book
from tests.storage.sample_returns import fill, unit_book


def plot(found: UnitPlots, key: str) -> Plot:
    return next(one for one in found.plots if one.key == key)


def commune(folder: Path) -> Book:
    """Two years and a quarter of one commune; nothing was stated of workers in 2024."""
    book = unit_book(folder / "commune.book")
    fill(book, "2024", "B01", {"I.1": 5, "I.1.1": 3, "I.1.2": 2, "I.2": 40, "I.1/plan": 8, "I.2/plan": 32})
    fill(book, "2025", "B01", {"I.1": 6, "I.1.1": 4, "I.1.2": 2, "I.2": 44, "I.3": 12, "I.1/plan": 8})
    fill(book, "2025", "B04", {"T/in_term": 70, "T/over_360": "30.5"})
    fill(book, "2026-Q1", "B01", {"I.1": 7})
    return book


def test_figures_over_years_with_breaks_between(tmp_path: Path) -> None:
    found = plots_of_unit(commune(tmp_path))
    assert (found.unit, found.kind, found.kinds) == (
        "Xã Phong Thổ",
        PeriodKind.YEAR,
        (PeriodKind.YEAR, PeriodKind.QUARTER),
    )
    cooperatives = plot(found, "cooperatives")
    assert cooperatives.shape is PlotShape.LINE and cooperatives.categories == ("Năm 2024", "Năm 2025")
    assert [(one.name, [value.text for value in one.values]) for one in cooperatives.series] == [
        ("Tổng số", ["5", "6"]),
        ("Đang hoạt động", ["3", "4"]),
        ("Ngừng hoạt động", ["2", "2"]),
    ]
    assert cooperatives.series[0].values[1].origin == FigureOrigin("2025", "B01", "I.1", "actual")
    # the districts ended on 1/7/2025, the circular on scoring in September
    assert [(one.before, one.mark) for one in cooperatives.breaks] == [(1, "a)"), (1, "b)")]
    assert cooperatives.breaks[0].words.startswith("01/07/2025")


def test_blank_is_not_zero(tmp_path: Path) -> None:
    found = plots_of_unit(commune(tmp_path))
    workers = plot(found, "workers")
    assert [(one.value, one.text) for one in workers.series[0].values] == [(None, ""), (Decimal(12), "12")]
    assert "capital" not in [one.key for one in found.plots]


def test_parts_and_plan_are_of_the_newest_period_that_has_them(tmp_path: Path) -> None:
    found = plots_of_unit(commune(tmp_path))
    debts = plot(found, "debts_by_age")
    assert debts.title.endswith("Năm 2025") and debts.unit == "tr.đồng"
    assert [one.value for one in debts.series[0].values] == [70, None, None, Decimal("30.5"), None]
    plan = plot(found, "plan")
    # 6 of 8; the plan of members was of 2024 alone
    assert plan.reference == 100 and plan.categories == ("Tổng số hợp tác xã",)
    assert [(one.value, one.text, one.remark) for one in plan.series[0].values] == [
        (Decimal("75.0"), "75,0 %", "thực hiện 6, kế hoạch 8 HTX")
    ]


def test_another_length_and_another_unit(tmp_path: Path) -> None:
    book = commune(tmp_path)
    quarters = plots_of_unit(book, PeriodKind.QUARTER)
    assert plot(quarters, "cooperatives").categories == ("Quý I/2026",)
    province = province_book(tmp_path)
    inside = plot(plots_of_unit(province, unit="03549"), "cooperatives")
    assert [one.value for one in inside.series[0].values] == [1, 4]
    whole = plot(plots_of_unit(province), "cooperatives").series[0].values
    assert [(one.text, one.is_whole) for one in whole] == [("15", False), ("11", False)]
    assert whole[0].remark.startswith("Chưa có số của: ")

"""Results of targets from returns and typed ones, their verdicts, and what is said of them; computed by hand.

The clock of the book stands in October 2026.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from storage.book.book import Book
from storage.comparisons.target_words import (
    difference_words,
    remarks_words,
    result_words,
    source_words,
    verdict_words,
)
from storage.comparisons.targets import TargetResult, target_results
from storage.register.records import store
from storage.register.shipped.target_sets import add_set
from storage.returns import sealing
from tests.storage.offices import answer_warnings
from tests.storage.sample_returns import fill, unit_book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with unit_book(tmp_path / "province.book", "12") as made:
        yield made


def target(book: Book, name: str = "HTX đang hoạt động", **more: Any) -> str:
    values = {"name": name, "measured_in": "htx", "wording": "trên 45", "horizon": 2025}
    return store.add(book, "targets", values | more)


def cell(row: str, form: str = "B01") -> dict[str, str]:
    return {"result_form": form, "result_row": row}


def base(row: str) -> dict[str, str]:
    return {"base_form": "B01", "base_row": row}


def result(book: Book, key: str, year: int | None = None) -> Any:
    """The result of a target; exact figures are compared with plain numbers."""
    return next(one for one in target_results(book, year).results if one.id == key)


def codes(found: TargetResult) -> list[str]:
    return [remark.code for remark in found.remarks]


def test_45_does_not_reach_over_45(book: Book) -> None:
    fill(book, "2025", "B01", {"I.1.1": 45})
    key = target(book, **cell("I.1.1"))
    found = result(book, key)
    # 45 / 45 = 100 %, a difference of nothing, and yet not over 45
    assert (found.verdict, found.value, found.difference, str(found.done)) == ("not_reached", 45, 0, "100.0")
    assert source_words(found) == "B01, dòng I.1.1, Năm 2025, nháp"
    fill(book, "2025", "B01", {"I.1.1": 46})
    assert result(book, key).verdict == "reached"


def test_a_share_that_is_70_only_when_printed_is_said(book: Book) -> None:
    """1749 of 2500 are 69,96 %, printed 70,0; over all 2600 they are 67,27 %."""
    fill(book, "2025", "B01", {"I.1.7": 1749, "I.1.1": 2500, "I.1": 2600})
    key = target(book, "HTX hiệu quả", measured_in="percent", wording="≥ 70", **cell("I.1.7a"))
    found = result(book, key)
    assert (found.verdict, result_words(found), difference_words(found)) == (
        "not_reached",
        "70,0",
        "0,0 điểm %",
    )
    assert "Số in 70,0 đạt “≥ 70” chỉ do làm tròn; số chính xác 69,960 không đạt." in remarks_words(found)
    assert "TARGET_OTHER_BASE_MET" not in codes(found)


def test_another_base_that_would_turn_the_verdict_is_said(book: Book) -> None:
    """30 of 40 operating are 75 %, of all 50 only 60 %: over 70 % by one base alone."""
    fill(book, "2025", "B01", {"I.1.7": 30, "I.1.1": 40, "I.1": 50})
    by_form = target(book, "HTX hiệu quả", measured_in="percent", wording="trên 70", **cell("I.1.7a"))
    by_cells = target(
        book,
        "HTX hiệu quả trên tổng số",
        measured_in="percent",
        wording="trên 70",
        **cell("I.1.7"),
        **base("I.1"),
    )
    one, other = result(book, by_form), result(book, by_cells)
    assert (one.verdict, one.value, difference_words(one)) == ("exceeded", 75, "+5,0 điểm %")
    assert remarks_words(one) == "Tính trên “Tổng số hợp tác xã” chỉ được 60,0 thì không đạt."
    assert (other.verdict, other.value) == ("not_reached", 60)
    assert remarks_words(other) == "Tính trên “Đang hoạt động” được 75,0 thì đạt."


def test_each_year_must_reach_a_yearly_target_whatever_the_mean(book: Book) -> None:
    """30, 26, 24 new ones: the mean is 80 / 3 = 26,7, but 2025 has fewer than 25."""
    for year, new in ((2023, 30), (2024, 26), (2025, 24)):
        fill(book, str(year), "B01", {"I.1.3": new})
    key = target(book, "HTX mới", wording="≥ 25", calculation="each_year", first_year=2023, **cell("I.1.3"))
    found = result(book, key)
    assert (found.verdict, result_words(found)) == ("not_reached", "26,7")
    assert "TARGET_YEARS_FAILED" in codes(found) and "Năm không đạt: 2025." in remarks_words(found)
    assert result(book, key, 2024).verdict == "exceeded"  # so far: (30 + 26) / 2 = 28
    assert verdict_words(result(book, key, 2024)) == "Vượt (tính đến nay)"
    fill(book, "2025", "B01", {"I.1.3": None})
    assert result(book, key).verdict == "unknown"
    assert "Chưa có số của năm: 2025." in remarks_words(result(book, key))


def test_more_than_half_of_the_new_ones_is_a_condition(book: Book) -> None:
    """26 new, 13 of them agricultural: 50 % is not over 50 %, so 26 of 25 do not count."""
    fill(book, "2025", "B01", {"I.1.3": 26})
    fill(book, "2025", "B02", {"total:I.1.3": 26, "agriculture:I.1.3": 13})
    half = target(
        book,
        "HTX nông nghiệp trong số mới",
        measured_in="percent",
        wording="trên 50",
        result_form="B02",
        result_row="agriculture:I.1.3",
        base_form="B02",
        base_row="total:I.1.3",
    )
    key = target(book, "HTX mới", wording="≥ 25", condition_target_id=half, **cell("I.1.3"))
    found = result(book, key)
    assert (found.value, found.verdict, codes(found)) == (26, "not_reached", ["TARGET_CONDITION_NOT_MET"])
    fill(book, "2025", "B02", {"agriculture:I.1.3": 14})
    assert result(book, key).verdict == "exceeded"
    assert remarks_words(result(book, key)) == "Điều kiện “HTX nông nghiệp trong số mới”: đạt."


def test_growth_is_that_of_the_mean_a_year_since_before_the_span(book: Book) -> None:
    """Income 40 in 2022 and 48,4 in 2024: the square root of 1,21 is 1,1, so 10 % a year. 2023 alone: 42 / 40 = 5 %."""
    for year, wages in ((2022, 4000), (2023, 4200), (2024, 4840)):
        fill(book, str(year), "B01", {"I.8a": wages, "I.8b": 100})
    key = target(
        book,
        "Thu nhập tăng mỗi năm",
        measured_in="percent",
        wording="7-10",
        calculation="growth",
        first_year=2023,
        horizon=2024,
        **cell("I.8"),
    )
    assert (result(book, key).value, result(book, key).verdict) == (10, "reached")
    assert remarks_words(result(book, key)) == "Từ năm 2022 đến năm 2024."
    early = result(book, key, 2023)
    assert (early.value, early.verdict, early.so_far) == (5, "not_yet_due", True)


def test_the_change_of_a_share_is_in_points(book: Book) -> None:
    """20 of 40 are 50 % in 2023, 24 of 40 are 60 % in 2025: 10 points, which is not 20 %."""
    fill(book, "2023", "B01", {"I.1.7": 20, "I.1.1": 40})
    fill(book, "2025", "B01", {"I.1.7": 24, "I.1.1": 40})
    key = target(
        book,
        "Tỷ lệ hiệu quả tăng",
        measured_in="points",
        wording="≥ 10",
        calculation="change",
        first_year=2024,
        **cell("I.1.7a"),
    )
    assert (result(book, key).value, result(book, key).verdict) == (10, "reached")
    store.change(book, "targets", key, "calculation", "level")
    assert (result(book, key).value, codes(result(book, key))) == (None, ["TARGET_POINTS_NOT_PERCENT"])


def test_a_sum_over_the_span(book: Book) -> None:
    fill(book, "2024", "B01", {"II.2": 1})
    fill(book, "2025", "B01", {"II.2": 1})
    key = target(
        book,
        "Liên hiệp HTX mới",
        measured_in="union",
        wording="2",
        calculation="sum",
        first_year=2024,
        **cell("II.2"),
    )
    assert (result(book, key).value, result(book, key).verdict) == (2, "reached")
    store.change(book, "targets", key, "first_year", 2023)
    assert result(book, key).verdict == "reached", "2023 cannot take anything from it"


def test_before_the_horizon_it_is_so_far_and_not_yet_due(book: Book) -> None:
    fill(book, "2026-Q3", "B01", {"I.3": 6000})
    key = target(book, "Lao động", measured_in="people", wording="trên 10.000", horizon=2030, **cell("I.3"))
    found = result(book, key)
    assert (found.verdict, found.so_far, str(found.done)) == ("not_yet_due", True, "60.0")
    assert source_words(found) == "B01, dòng I.3, Quý III/2026, nháp"


def test_the_year_of_the_horizon_is_due_when_its_return_is_sealed(book: Book) -> None:
    fill(book, "2026", "B01", {"I.1.1": 40})
    key = target(book, horizon=2026, **cell("I.1.1"))
    assert result(book, key).verdict == "not_yet_due"
    answer_warnings(book, "2026")
    sealing.seal(book, "2026")
    assert result(book, key).verdict == "not_reached"


def test_a_typed_result_counts_where_no_cell_gives_one(book: Book) -> None:
    key = target(
        book,
        "Xã có HTX",
        measured_in="percent",
        wording="trên 70",
        result="71,25",
        result_on="2025-12-10",
        result_source="BC 15/BC-UBND",
    )
    found = result(book, key)
    assert (found.verdict, result_words(found), found.typed) == ("exceeded", "71,25", True)
    assert source_words(found) == "BC 15/BC-UBND: nhập tay, số liệu ngày 10/12/2025"
    assert result(book, key, 2024).value is None
    fill(book, "2025", "B01", {"I.11": 70, "I.11b": 100})
    for name, value in cell("I.11a").items():
        store.change(book, "targets", key, name, value)
    # 70 of 100 communes: not over 70, and not what was typed
    assert (result(book, key).verdict, codes(result(book, key))) == ("not_reached", ["TARGET_TYPED_DIFFERS"])


def test_a_cell_in_another_unit_gives_no_result(book: Book) -> None:
    fill(book, "2025", "B01", {"I.1.7": 30})
    key = target(book, "Tỷ lệ hiệu quả", measured_in="percent", **cell("I.1.7"))
    assert (result(book, key).value, codes(result(book, key))) == (None, ["TARGET_CELL_OTHER_UNIT"])


def test_parts_that_do_not_make_up_the_whole_are_said(book: Book) -> None:
    """The sectors of plan 994: 200 + 44 + 59 + 92 + 4 + 5 = 404; 25 a year over ten years are 250."""
    whole = target(book, "HTX mới", wording="≥ 25", calculation="each_year", first_year=2021, horizon=2030)
    for number in (200, 44, 59, 92, 4, 5):
        target(book, f"HTX {number}", wording=f"trên {number}", horizon=2030, part_of_id=whole)
    assert remarks_words(result(book, whole)) == (
        "Cộng 6 chỉ tiêu thành phần được 404, chỉ tiêu chung là 250 (25 × 10 năm)."
    )


def test_money_is_compared_in_million_dong(book: Book) -> None:
    fill(book, "2025", "B01", {"I.9": "1152"})
    key = target(book, "Nộp ngân sách", measured_in="million_dong", wording="≥ 1.200", **cell("I.9"))
    # 1152 / 1200 = 96 %
    assert (result(book, key).value, str(result(book, key).done)) == (1152, "96.0")
    assert difference_words(result(book, key)) == "−48"


def test_a_target_of_a_commune_takes_the_part_of_the_commune(years: Book) -> None:
    """In 2025 commune 03549 has 4 of the cooperatives that its package states."""
    key = store.add(
        years,
        "targets",
        {
            "name": "HTX của xã Phong Thổ",
            "measured_in": "htx",
            "wording": "≥ 5",
            "horizon": 2025,
            "commune_code": "03549",
            "commune_from": "2025-07-01",
            **cell("I.1"),
        },
    )
    found = result(years, key, 2025)
    assert (found.value, found.year) == (4, 2025)


def test_the_sectors_of_the_plan_are_said_not_to_make_up_the_whole(book: Book) -> None:
    add_set(book, "KH-994-2021")
    said = {
        one.values["name"]: remarks_words(one)
        for one in target_results(book, 2026).results
        if "PARTS" in "".join(remark.code for remark in one.remarks)
    }
    assert set(said) == {"HTX thành lập mới mỗi năm", "Liên hiệp HTX thành lập mới"}
    assert "được 404, chỉ tiêu chung là 250 (25 × 10 năm)" in said["HTX thành lập mới mỗi năm"]


def test_parts_stand_behind_their_whole(book: Book) -> None:
    add_set(book, "DA-PHONG-THO-2021")
    names = [one.values["name"] for one in target_results(book).results]
    at = names.index("Kinh phí thực hiện Đề án")
    assert names[at + 1 :] == [
        "Kinh phí thực hiện Đề án: ngân sách huyện",
        "Kinh phí thực hiện Đề án: ngân sách tỉnh",
    ]

"""Units of money in headings, in lines above a table and in cells."""

import pytest

from models.values.cells.money_units import amount_with_unit, dong_of, heading_unit, title_unit


@pytest.mark.parametrize(
    ("heading", "dong"),
    [
        ("Vốn điều lệ", 0),
        ("Vốn điều lệ (đồng)", 1),
        ("Vốn điều lệ (\u20ab)", 1),
        ("Vốn điều lệ, đồng", 1),
        ("Vốn điều lệ (nghìn đồng)", 1000),
        ("Vốn điều lệ (ngàn đồng)", 1000),
        ("Vốn điều lệ (1.000 đồng)", 1000),
        ("Vốn điều lệ (1000đ)", 1000),
        ("Vốn điều lệ (triệu đồng)", 10**6),
        ("Vốn điều lệ (Triệu VND)", 10**6),
        ("Vốn điều lệ (tr.đ)", 10**6),
        ("Vốn điều lệ (trđ)", 10**6),
        ("Vốn điều lệ (ĐVT: triệu đồng)", 10**6),
        ("von dieu le (trieu dong)", 10**6),
        ("Vốn điều lệ triệu đồng", 10**6),
        ("Vốn điều lệ (tỉ đồng)", 10**9),
        ("Vốn điều lệ (trăm triệu đồng)", 10**8),
        ("Vốn điều lệ (31/12/2025)", 0),
        ("Vốn điều lệ (theo giấy chứng nhận)", 0),
        ("Vốn hoạt động", 0),
        ("von hoat dong", 0),
        ("Số tiền theo hợp đồng", 0),
        ("Vốn điều lệ (USD)", None),
        ("Vốn điều lệ ($)", None),
        ("Vốn điều lệ USD", None),
        ("Vốn điều lệ (1.000)", None),
        ("Vốn điều lệ (500 triệu đồng)", None),
        ("Vốn 500 triệu đồng", None),
        ("Vốn (triệu đồng) (đồng)", None),
        ("Vốn điều lệ (bao)", None),
    ],
)
def test_a_heading_states_a_known_unit_or_none_or_is_not_understood(heading: str, dong: int | None) -> None:
    assert heading_unit(heading) == dong


@pytest.mark.parametrize(
    ("line", "dong"),
    [
        ("Đơn vị tính: nghìn đồng", 1000),
        ("ĐVT: 1.000đ", 1000),
        ("(Đơn vị: triệu đồng)", 10**6),
        ("Đơn vị tính: triệu đồng, người", 10**6),
        ("Đơn vị: UBND xã Đồng Tâm", 0),
        ("ĐVT: người", 0),
        ("ĐVT: vạn đồng", None),
        ("DANH SÁCH HỢP TÁC XÃ", 0),
    ],
)
def test_a_line_above_a_table_may_state_the_unit(line: str, dong: int | None) -> None:
    assert title_unit([line]) == dong


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("500 tr", ("500", 10**6)),
        ("1,5 tỷ", ("1,5", 10**9)),
        ("500.000.000 đồng", ("500.000.000", 1)),
        ("500000 \u20ab", ("500000", 1)),
        ("(5) triệu", ("(5)", 10**6)),
        ("500", ("500", 0)),
        ("5 USD", ("5 USD", 0)),
        ("175 người", ("175 người", 0)),
    ],
)
def test_an_amount_may_bring_its_unit(text: str, amount: tuple[str, int]) -> None:
    assert amount_with_unit(text) == amount


def test_a_spelling_counts_as_a_whole() -> None:
    assert dong_of("triệu đồng") == dong_of("TRIEU DONG") == 10**6
    assert not dong_of("vạn triệu đồng") and not dong_of("")

"""Columns of men and women: a year under one of them is a birth and a sex, a mark the sex alone."""

import pytest

from models.register.texts.blocks import Block, read_block

PEOPLE = [["1", "Vàng A Páo", "1985", ""], ["2", "Lò Thị Ún", "", "12/5/1990"]]


def said(block: Block, table: str = "memberships") -> list[tuple[str, str]]:
    before = "" if table == "people" else "person."
    return [(row.texts.get(f"{before}sex", ""), row.texts.get(f"{before}birth", "")) for row in block.rows]


@pytest.mark.parametrize(
    "heads",
    [
        [["STT", "Họ và tên", "Năm sinh", "Năm sinh"], ["", "", "Nam", "Nữ"]],
        [["STT", "Họ và tên", "Năm sinh", ""], ["", "", "Nam", "Nữ"]],
        [["STT", "Họ và tên", "Nam", "Nữ"]],
        [["STT", "Họ và tên", "Năm sinh nam", "Năm sinh nữ"]],
        [["STT", "Họ và tên", "Ngày, tháng, năm sinh", ""], ["", "", "Nam", "Nữ"]],
    ],
)
@pytest.mark.parametrize("table", ["memberships", "managers", "people"])
def test_a_year_under_a_sex_is_both(heads: list[list[str]], table: str) -> None:
    block = read_block(table, [*heads, *PEOPLE])
    assert said(block, table) == [("Nam", "1985"), ("Nữ", "12/5/1990")]
    assert block.aside == ("STT",)


def test_a_mark_is_the_sex_alone_and_two_are_no_sex() -> None:
    rows = [["Vàng A Páo", "x", ""], ["Lò Thị Ún", "", "X"], ["Tẩn A Sài", "x", "x"], ["Lý A Tư", "", ""]]
    block = read_block("memberships", [["Họ và tên", "Nam", "Nữ"], *rows])
    assert said(block) == [("Nam", ""), ("Nữ", ""), ("Nam, Nữ", ""), ("", "")]


@pytest.mark.parametrize("other", ["Giới tính", "Năm sinh"])
def test_columns_that_say_it_plainly_go_before(other: str) -> None:
    block = read_block("memberships", [["Họ và tên", other, "Nam", "Nữ"], ["Vàng A Páo", "Nam", "1", ""]])
    assert block.aside == ("Nam", "Nữ") and len(block.columns) == 2


def test_what_a_person_said_of_a_heading_goes_before() -> None:
    cells = [["Họ và tên", "Nam", "Nữ"], ["Vàng A Páo", "5", ""]]
    block = read_block("memberships", cells, {"Nam": "capital", "Nữ": ""})
    assert dict(block.rows[0].texts) == {"person": "Vàng A Páo", "capital": "5"}


def test_a_total_of_both_is_no_person() -> None:
    heads = [["TT", "Họ và tên", "Năm sinh", ""], ["", "", "Nam", "Nữ"]]
    block = read_block("memberships", [*heads, *PEOPLE, ["", "Cộng", "1", "1"]])
    assert len(block.rows) == 2 and [one.number for one in block.set_aside] == [5]

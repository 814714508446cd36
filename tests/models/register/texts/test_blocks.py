"""Blocks of cells become rows of a kind by their headings."""

import pytest

from models.register.catalogue import RECORDS
from models.register.record import Record
from models.register.texts import blocks
from models.register.texts.blocks import headings, path_of, read_block, with_given
from models.register.texts.words import field_label
from models.values.cells.copied import copied_cells
from models.values.errors import Refused
from models.values.messages import LANGUAGES


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.table)
def test_every_field_is_known_by_its_name_and_its_labels(kind: Record) -> None:
    for field in kind.fields:
        if field.by == "person":
            assert path_of(kind.table, field.public) == field.public
            for language in LANGUAGES:
                label = field_label(kind.table, field.public, language)
                assert label in headings(kind.table)[field.public]


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.table)
def test_no_heading_means_two_fields(kind: Record) -> None:
    seen: dict[str, str] = {}
    for word, path in blocks._folded(kind.table):
        assert seen.setdefault(word, path) == path, word


def test_rows_are_read_below_a_title_and_totals_are_left_aside() -> None:
    cells = copied_cells(
        "DANH SÁCH SẢN PHẨM OCOP\n\nSTT\tTên sản phẩm\tChủ thể\tHạng sao (*)\tCột riêng\n"
        "1\tChè xanh\tHTX A\t3\tx\n\n2\tMật ong\tHTX B\t\ty\n\tTổng cộng\t\t7\t\n"
    )
    block = read_block("products", cells)
    assert [row.number for row in block.rows] == [4, 6]
    assert block.rows[0].texts == {"name": "Chè xanh", "organisation": "HTX A", "stars": "3"}
    assert block.rows[1].texts == {"name": "Mật ong", "organisation": "HTX B"}
    assert block.aside == ("STT", "Cột riêng")


@pytest.mark.parametrize(
    ("heading", "dong"),
    [
        ("Vốn điều lệ", 10**6),
        ("Vốn điều lệ (triệu đồng)", 10**6),
        ("Vốn điều lệ (tr. đồng)", 10**6),
        ("Vốn điều lệ (đồng)", 1),
        ("Vốn điều lệ (nghìn đồng)", 1000),
        ("Vốn điều lệ (USD)", None),
        ("capital", 1),
    ],
)
def test_money_is_in_millions_unless_its_heading_says_another_unit(heading: str, dong: int | None) -> None:
    block = read_block("organisations", [["Tên", heading], ["HTX A", "5"]])
    assert block.by_path["capital"].dong == dong and block.by_path["name"].dong == 0


def test_a_line_above_the_table_states_the_unit_of_headings_without_one() -> None:
    cells = [
        ["DANH SÁCH HTX"],
        ["", "", "Đơn vị tính: nghìn đồng"],
        [],
        ["Tên HTX", "Vốn điều lệ"],
        ["HTX A", "5"],
    ]
    assert read_block("organisations", cells).by_path["capital"].dong == 1000
    cells[3][1] = "Vốn điều lệ (đồng)"
    assert read_block("organisations", cells).by_path["capital"].dong == 1


def test_a_mapping_goes_over_what_headings_mean() -> None:
    cells = [["Tên", "Cột lạ", "Điểm"], ["Chè", "HTX A", "70"]]
    block = read_block("products", cells, {"Cột lạ": "organisation", "Điểm": ""})
    assert block.rows[0].texts == {"name": "Chè", "organisation": "HTX A"}


@pytest.mark.parametrize(
    ("cells", "code"),
    [([["a", "b"], ["1", "2"]], "BLOCK_NO_HEADING"), ([["Tên", "Hạng sao"]], "BLOCK_EMPTY")],
)
def test_a_block_without_headings_or_rows_is_refused(cells: list[list[str]], code: str) -> None:
    with pytest.raises(Refused, match=code):
        read_block("products", cells)


@pytest.mark.parametrize(
    ("path", "leads"),
    [("organisation", True), ("organisation.name", True), ("creditor", False), ("nothing", False)],
)
def test_a_path_that_begins_at_a_link_leads_to_another_record(path: str, leads: bool) -> None:
    assert blocks.is_link("debts", path) is leads


def test_a_path_is_called_by_the_field_that_it_ends_at() -> None:
    assert blocks.path_label("debts", "creditor") == field_label("debts", "creditor")
    assert blocks.path_label("debts", "organisation.tax_code") == field_label("organisations", "tax_code")
    assert blocks.path_label("memberships", "person.birth") == field_label("people", "birth")


def test_one_heading_makes_a_table_where_it_is_all_there_is() -> None:
    assert [row.texts for row in read_block("people", [["Họ và tên"], ["Lò Thị Ún"]]).rows] == [
        {"name": "Lò Thị Ún"}
    ]
    with pytest.raises(Refused, match="BLOCK_NO_HEADING"):
        read_block("people", [["Họ và tên", "cột lạ"], ["Lò Thị Ún", "x"]])


def test_headings_may_stand_in_two_rows_the_upper_ones_over_several_columns() -> None:
    cells = [
        ["DANH SÁCH THÀNH VIÊN", "", "", "", ""],
        ["STT", "Hợp tác xã", "Thành viên", "Thành viên", "Ghi chú"],
        ["STT", "Hợp tác xã", "Họ và tên", "Năm sinh", "Ghi chú"],
        ["1", "HTX A", "Lò Văn An", "1980", ""],
    ]
    block = read_block("memberships", cells)
    assert [(row.number, dict(row.texts)) for row in block.rows] == [
        (4, {"organisation": "HTX A", "person": "Lò Văn An", "person.birth": "1980"})
    ]
    copied = [
        cells[0],
        ["STT", "Hợp tác xã", "Thành viên", "", "Ghi chú"],
        ["", "", *cells[2][2:4], ""],
        cells[3],
    ]
    assert [dict(row.texts) for row in read_block("memberships", copied).rows] == [dict(block.rows[0].texts)]


@pytest.mark.parametrize(
    "cells",
    [
        # a value that reads like a heading is no heading
        [["Tên", "Loại hình", "Riêng"], ["HTX A", "Hợp tác xã", "Tên"], ["HTX B", "Hợp tác xã", "x"]],
        # a title over the whole table, as merged cells give it
        [["DANH SÁCH", "DANH SÁCH"], ["Tên", "Loại hình"], ["HTX A", "Hợp tác xã"], ["HTX B", "Hợp tác xã"]],
    ],
)
def test_no_row_of_values_and_no_title_is_taken_for_headings(cells: list[list[str]]) -> None:
    block = read_block("organisations", cells)
    assert [row.texts["name"] for row in block.rows] == ["HTX A", "HTX B"]
    assert block.by_path["name"].heading == "Tên"


def test_what_is_given_for_all_rows_fills_those_that_say_nothing() -> None:
    block = read_block(
        "memberships", [["person", "kind"], ["Vàng A Páo", ""], ["Lò Thị Ún", "linked_capital"]]
    )
    whole = with_given("memberships", block, {"kind": "formal", "capital": "500", "works": " "})
    assert [dict(row.texts) for row in whole.rows] == [
        {"person": "Vàng A Páo", "kind": "formal", "capital": "500"},
        {"person": "Lò Thị Ún", "kind": "linked_capital", "capital": "500"},
    ]
    assert [(one.path, one.dong) for one in whole.columns] == [("person", 0), ("kind", 0), ("capital", 1)]


@pytest.mark.parametrize("path", ["kindd", "organisation.namee.x", ""])
def test_a_path_that_is_no_field_is_refused(path: str) -> None:
    cells = [["person", "kind"], ["Vàng A Páo", "formal"]]
    with pytest.raises(Refused, match="LIST_COLUMN_UNKNOWN"):
        with_given("memberships", read_block("memberships", cells), {path: "x"})
    if path:
        with pytest.raises(Refused, match="LIST_COLUMN_UNKNOWN"):
            read_block("memberships", cells, {"kind": path})

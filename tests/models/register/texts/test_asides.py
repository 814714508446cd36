"""Rows that are no records are set aside and told; a total that is set aside is proven."""

from pathlib import Path

import pytest

from models.register.texts.blocks import Block, read_block
from models.values.messages import LANGUAGES, sentence

HEAD = ["Tên HTX", "Mã số thuế", "Xã", "Lĩnh vực", "Vốn điều lệ (triệu đồng)"]
A = ["HTX An Phú", "", "Quyết Thắng", "Nông nghiệp", "500"]
B = ["HTX Bình Minh", "", "Tân Phong", "Nông nghiệp", "300"]


def block(*rows: list[str]) -> Block:
    return read_block("organisations", [HEAD, *rows])


def kept(*rows: list[str]) -> list[str]:
    return [row.texts["name"] for row in block(*rows).rows]


def differing(found: Block) -> list[tuple[str, int, int]]:
    return [
        (str(one.details["row"]), int(one.details["total"]), int(one.details["sum"]))
        for one in found.remarks
        if one.code == "ROWS_TOTAL_DIFFERS"
    ]


@pytest.mark.parametrize(
    "row",
    [
        ["I. NÔNG NGHIỆP"],
        ["I. NÔNG NGHIỆP", "", "", "", "500"],
        ["II", "THƯƠNG MẠI"],
        ["II"],
        ["Tổng cộng 1 HTX", "", "", "", "500"],
        ["TỔNG CỘNG", "", "", "", "500"],
        ["Cộng (I+II)", "", "", "", "500"],
        ["Cộng I", "", "", "", "500"],
        ["Tổng số:", "", "", "", "500"],
        ["Tong cong", "", "", "", "500"],
        ["Xã Quyết Thắng"],
        ["Xã Quyết Thắng", "", "", "", "500"],
        ["Người lập biểu", "", "Chủ tịch"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["1", "2", "3", "4", "5"],
        HEAD,
        ["Nông nghiệp"],
        ["", "", "", "", "Người lập biểu"],
    ],
)
def test_what_is_no_record_is_set_aside_and_told(row: list[str]) -> None:
    found = block(A, row)
    assert [one.texts["name"] for one in found.rows] == ["HTX An Phú"]
    assert (found.remarks[0].code, found.remarks[0].details) == ("ROWS_ASIDE", {"count": 1, "rows": "3"})


@pytest.mark.parametrize(
    "row",
    [
        ["HTX Cộng Hòa"],
        ["Tổ hợp tác Xã Đàn"],
        ["Cộng Hòa", "", "Tân Phong"],
        ["Tổng hợp Hòa Bình", "", "", "", "500"],
        ["Vi Thị Hoa", "", "", "", "500"],
        ["Xã viên A", "0100109106"],
        ["I Ling", "", "Tân Phong", "Nông nghiệp", "500"],
    ],
)
def test_a_record_stays_one_whatever_its_name_begins_with(row: list[str]) -> None:
    assert kept(A, row) == ["HTX An Phú", row[0]]
    assert not block(A, row).remarks


def test_people_are_known_by_their_name_alone() -> None:
    rows = [["Họ và tên", "Năm sinh"], ["Vi Thị Hoa"], ["Lò Thị Ún", "1980"]]
    assert [row.texts["name"] for row in read_block("people", rows).rows] == ["Vi Thị Hoa", "Lò Thị Ún"]


def test_a_total_is_the_sum_of_its_group_or_of_all_or_is_said() -> None:
    """500 of group I, 300 of group II, 800 in all; 790 is none of them."""
    groups = [["I. Xã A"], A, ["Cộng I", "", "", "", "500"], ["II. Xã B", "", "", "", "300"], B]
    assert not differing(block(*groups, ["Tổng cộng", "", "", "", "800"]))
    assert differing(block(*groups, ["Tổng cộng", "", "", "", "790"])) == [("7", 790, 800)]
    assert differing(block(A, ["Cộng", "", "", "", "0,5 tỷ"])) == []
    said = block(*groups, ["Tổng cộng", "", "", "", "790"]).remarks[1]
    for language in LANGUAGES:
        assert "790" in (words := sentence(said.code, dict(said.details), language)) and "800" in words


def test_a_total_is_not_judged_where_a_figure_is_not_understood() -> None:
    assert not differing(block(A, ["HTX C", "", "Tân Phong", "", "?"], ["Tổng cộng", "", "", "", "5"]))


def test_the_table_of_an_office_has_one_cooperative_in_seven_rows() -> None:
    text = (Path(__file__).parent / "totals-and-groups.txt").read_text(encoding="utf-8")
    found = read_block("organisations", [line.split("\t") for line in text.splitlines()])
    assert [row.texts["name"] for row in found.rows] == ["HTX An Phú"]
    assert found.remarks[0].details == {"count": 6, "rows": "2, 4, 5, 6, 7, 8"}
    assert len(found.remarks) == 1, "both totals are the 500 of its one cooperative"


def test_a_second_row_of_headings_is_no_record() -> None:
    """A merged heading stands in both rows; the second one has the parts of a heading over several columns."""
    cells = [
        ["STT", "Tên HTX", "Vốn điều lệ"],
        ["STT", "Tên HTX", "Vốn điều lệ", "Thực góp"],
        ["1", "HTX A", "5"],
    ]
    assert [row.number for row in read_block("organisations", cells).rows] == [3]

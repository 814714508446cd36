"""Where headings stood and in which units amounts were is remembered, and never goes before what a table says."""

from pathlib import Path

import pytest

from models.register.texts.blocks import Block, BlockReading, read_block
from models.values.errors import Refused
from models.values.units import unit_on
from storage.book import settings
from storage.book.book import Book
from storage.register.imports.layouts import known_reading, layout_remarks, remember_layout
from tests.storage.conftest import NOW

HEAD = ["Tên HTX", "Vốn điều lệ", "Năm 2026"]
ROWS = [["HTX A", "500", "1"], ["HTX B", "700", "2"]]
MILLION = 10**6


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return settings.create_book(tmp_path / "a.book", unit_on("03394", NOW.date()), clock=lambda: NOW)


def read(book: Book, cells: list[list[str]], reading: BlockReading | None = None) -> Block:
    return read_block("organisations", cells, {}, reading or known_reading(book, "organisations", cells))


def units(block: Block) -> dict[str, int | None]:
    return {column.path: column.dong for column in block.columns if column.dong != 0}


def test_a_unit_that_was_chosen_counts_for_the_next_table_of_the_layout(book: Book) -> None:
    assert units(read(book, [HEAD, *ROWS])) == {"capital": MILLION}
    chosen = BlockReading(units={"Vốn điều lệ": (1000, MILLION)})
    block = read(book, [HEAD, *ROWS], chosen)
    assert units(block) == {"capital": 1000} and layout_remarks(book, "organisations", block) == ()
    remember_layout(book, "organisations", block)
    later = read(book, [["Sổ năm 2027"], ["vốn điều lệ", "TÊN HTX", "Năm 2026"], ["9", "HTX C", "3"]])
    assert units(later) == {"capital": MILLION}, "another spelling of a heading is another heading"
    later = read(book, [["Sổ năm 2027"], HEAD, ["HTX C", "9", "3"]])
    assert units(later) == {"capital": 1000} and later.head == (2, 2)
    known, unit = layout_remarks(book, "organisations", later)
    assert known.code == "LAYOUT_KNOWN"
    assert (unit.code, unit.details["then"]) == ("LAYOUT_UNIT_CHOSEN", "nghìn đồng")


def test_what_a_table_says_of_its_unit_now_goes_before_what_was_chosen(book: Book) -> None:
    block = read(book, [HEAD, *ROWS], BlockReading(units={"Vốn điều lệ": (1000, MILLION)}))
    remember_layout(book, "organisations", block)
    later = read(book, [["ĐVT: tỷ đồng"], HEAD, ["HTX C", "9", "3"]])
    assert units(later) == {"capital": 10**9}
    _, unit = layout_remarks(book, "organisations", later, "en")
    assert (unit.code, unit.details["then"], unit.details["now"]) == (
        "LAYOUT_UNIT_OTHER",
        "thousand dong",
        "billion dong",
    )


def test_a_unit_that_is_not_known_is_chosen_once(book: Book) -> None:
    head = ["Tên HTX", "Vốn điều lệ (vạn tệ)"]
    assert units(read(book, [head, ["HTX A", "500"]])) == {"capital": None}
    block = read(book, [head, ["HTX A", "500"]], BlockReading(units={head[1]: (MILLION, None)}))
    remember_layout(book, "organisations", block)
    assert units(read(book, [head, ["HTX B", "7"]])) == {"capital": MILLION}


def test_headings_are_sought_where_they_stood_when_they_are_there(book: Book) -> None:
    above = ["Tên HTX", "Vốn điều lệ", ""]  # a line that is taken for the headings
    cells = [above, ["", "", ""], HEAD, *ROWS]
    assert read(book, cells).head == (1, 1)
    block = read(book, cells, BlockReading(head=(3, 3)))
    assert [row.number for row in block.rows] == [4, 5] and block.aside == ("Năm 2026",)
    remember_layout(book, "organisations", block)
    again = read(book, [above, [], HEAD, ["HTX C", "1", "2"]])
    assert again.head == (3, 3) and len(again.rows) == 1
    moved = read(book, [HEAD, *ROWS])
    assert moved.head == (1, 1), "found anew where they stand elsewhere"
    with pytest.raises(Refused, match="BLOCK_NO_HEADING"):
        read(book, cells, BlockReading(head=(4, 4)))
    with pytest.raises(Refused, match="BLOCK_NO_HEADING"):
        read(book, cells, BlockReading(head=(90, 91)))


def test_headings_in_two_rows_are_one_layout_and_their_words_can_be_given_a_meaning(book: Book) -> None:
    cells = [["Tên HTX", "Vốn điều lệ", "Khác"], ["", "", "Cột lạ"], ["HTX A", "5", "x"]]
    block = read(book, cells, BlockReading(head=(1, 2)))
    assert block.head == (1, 2) and block.aside == ("Cột lạ Khác",)
    remember_layout(book, "organisations", block)
    reading = known_reading(book, "organisations", cells)
    assert reading.head == (1, 2)
    meant = read_block("organisations", cells, {"Cột lạ Khác": "note"}, reading)
    assert meant.rows[0].texts["note"] == "x"


def test_a_layout_of_an_earlier_version_has_neither(book: Book) -> None:
    block = read(book, [HEAD, *ROWS])
    remember_layout(book, "organisations", block)
    text = settings.read(book, "layouts", "{}")
    settings.write(book, "layouts", text.replace('"head"', '"hat"').replace('"units"', '"einheiten"'))
    assert known_reading(book, "organisations", [HEAD, *ROWS]) == BlockReading()
    assert [one.code for one in layout_remarks(book, "organisations", block)] == ["LAYOUT_KNOWN"]

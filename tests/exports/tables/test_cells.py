"""The answer of the reading process: which sheet was read, what was passed over, or the code why not."""

import pytest

from exports.tables.cells import answer
from tests.exports.tables.foreign.making import sheet, text, xlsx

ROW = f'<row r="1">{text("A1", "x")}</row>'


def test_the_first_visible_sheet_with_something_is_read_and_named() -> None:
    data = xlsx(
        {"old": sheet(ROW), "empty": sheet(""), "new": sheet(ROW), "more": sheet(ROW)},
        states={"old": "hidden"},
    )
    said = answer(data, "")
    assert (said["sheet"], said["others"], said["hidden"]) == ("new", ["empty", "more"], ["old"])
    assert said["rows"] == [(0, ["x"])]


def test_a_hidden_sheet_is_read_only_by_its_name() -> None:
    data = xlsx({"old": sheet(ROW)}, states={"old": "hidden"})
    assert answer(data, "") == {"code": "TABLE_ONLY_HIDDEN", "sheets": "old"}
    assert answer(data, "old")["rows"] == [(0, ["x"])]
    assert answer(data, "none") == {"code": "TABLE_SHEET_MISSING"}


@pytest.mark.parametrize(
    ("cell", "code"),
    [('<c r="A1"><v>x</v></c>', "TABLE_FILE_DAMAGED"), ("<c", "TABLE_FILE_DAMAGED")],
)
def test_damage_is_a_code(cell: str, code: str) -> None:
    assert answer(xlsx({"a": sheet(f'<row r="1">{cell}</row>')}), "")["code"] == code


def test_a_far_cell_takes_no_room_and_too_many_far_cells_are_too_large() -> None:
    """A cell in the last corner is one cell; 400 rows with one in the last column are 6,553,600 with their blanks."""
    far = '<row r="{0}"><c r="XFD{0}"><v>1</v></c></row>'
    rows = answer(xlsx({"a": sheet(far.format(1_048_576))}), "")["rows"]
    assert rows == [(1_048_575, [""] * 16_383 + ["1"])]
    many = "".join(far.format(at) for at in range(1, 401))
    assert answer(xlsx({"a": sheet(many)}), "") == {"code": "TABLE_TOO_LARGE"}

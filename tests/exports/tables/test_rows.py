"""Rows of text written as a table and read again."""

from pathlib import Path

import pytest

from exports.tables.files import read_table
from exports.tables.rows import write_rows
from models.values.errors import Refused

ROWS = [["Dòng số", "Lý do", "Mã số thuế"], ["5", "Không hiểu “x”", "0123456789"], ["6", "=1+1", ""]]


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_rows_are_read_again_as_they_were_written(tmp_path: Path, ending: str) -> None:
    write_rows(tmp_path / f"a{ending}", "Sai", ROWS)
    read = read_table(tmp_path / f"a{ending}").rows
    assert read[:2] == ROWS[:2], "a code keeps its zeros"
    assert read[2][1].lstrip("'") == "=1+1", "text, and no formula"


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="LIST_FILE_KIND"):
        write_rows(tmp_path / "a.pdf", "Sai", ROWS)

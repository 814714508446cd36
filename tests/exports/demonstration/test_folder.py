"""Whose files a demonstration may replace: its own, and no others."""

from pathlib import Path

import pytest

from exports.demonstration.folder import MARKER, DemonstrationFolder, prepare
from exports.demonstration.plan import make_plan
from models.values.errors import Refused, Unavailable


def built(folder: Path, year: int) -> DemonstrationFolder:
    """A demonstration with a byte in every file that it may make."""
    layout = prepare(folder, make_plan(year, 1))
    for path in layout.files():
        path.write_bytes(b"x")
    return layout


def test_rebuilding_removes_its_own_files_and_leaves_others(tmp_path: Path) -> None:
    layout = built(tmp_path / "demo", 2020)
    note = layout.packages / "note.txt"
    note.write_text("mine", encoding="utf-8")
    again = prepare(layout.folder, layout.plan)
    assert list(again.made()) == []
    assert note.read_text(encoding="utf-8") == "mine"


def test_another_year_over_an_earlier_one_leaves_nothing_of_it(tmp_path: Path) -> None:
    old = built(tmp_path / "demo", 2026)
    prepare(old.folder, make_plan(2020, 1))
    assert [path for path in old.files() if path.exists()] == []
    assert sorted(path.name for path in old.folder.iterdir()) == [
        MARKER,
        "keys",
        "notices",
        "packages",
        "reports",
        "units",
    ]


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"files": 3}', '{"files": [3]}'])
def test_a_folder_with_something_else_in_it_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    if content:
        (tmp_path / MARKER).write_text(content, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        prepare(tmp_path, make_plan(2020, 1))
    assert refused.value.code == "DEMONSTRATION_FOLDER"
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8") == "mine"


def test_a_marker_cannot_name_files_outside(tmp_path: Path) -> None:
    outside = tmp_path / "letter.txt"
    outside.write_text("mine", encoding="utf-8")
    folder = tmp_path / "demo"
    folder.mkdir()
    marker = f'{{"files": ["../letter.txt", "{outside.as_posix()}"]}}'
    (folder / MARKER).write_text(marker, encoding="utf-8")
    prepare(folder, make_plan(2020, 1))
    assert outside.exists()


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "demo"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        prepare(path, make_plan(2020, 1))
    assert refused.value.code == "DEMONSTRATION_FOLDER"


def test_a_place_where_no_folder_can_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(Unavailable) as unavailable:
        prepare(tmp_path / "file" / "demo", make_plan(2020, 1))
    assert unavailable.value.code == "FOLDER_NOT_WRITABLE"

"""Names that some system reads otherwise are no names; a person's own are refused with the reason."""

from pathlib import Path

import pytest

from models.values import file_names
from models.values.errors import Refused


@pytest.mark.parametrize(
    "name", ["03549_2026-Q2_lan1.asice", "báo cáo.pdf", "a-b.part", "con so.txt", "mẫu 1.xlsx"]
)
def test_plain_names_pass(name: str) -> None:
    assert file_names.is_plain(name) and file_names.is_plain_file(name)
    file_names.require_usable(Path("here") / name)


@pytest.mark.parametrize(
    "name",
    [
        "CON",
        "nul",
        "LPT1.asice",
        "com\u00b9.txt",
        "nul .txt",
        "x.",
        "x ",
        " x",
        "a\nb",
        "a\u202eb",
        "a:b",
        "",
        "e\u0301",
    ],
)
def test_names_that_a_system_reads_otherwise_are_not_plain(name: str) -> None:
    assert not file_names.is_plain_file(name)


@pytest.mark.parametrize(
    "name", [".bashrc", "desktop.ini", "Desktop.INI", "-rf", "~x", "a/b", "../x", "x" * 201]
)
def test_what_acts_by_its_name_is_not_written(name: str) -> None:
    assert not file_names.is_plain_file(name)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("ư" * 110 + ".book", "FILE_NAME_TOO_LONG"),  # 2 bytes a letter: 225 bytes of 215
        ("con.book", "FILE_NAME_UNFIT"),
        ("sổ. ", "FILE_NAME_UNFIT"),
        ("sổ.", "FILE_NAME_UNFIT"),
        ("a\tb.book", "FILE_NAME_UNFIT"),
    ],
)
def test_a_persons_own_name_is_refused_with_the_reason(name: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        file_names.require_usable(Path("here") / name)
    file_names.require_usable(Path("here") / ("ư" * 105 + ".book"))

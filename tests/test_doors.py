"""The page of doors keeps to the program: its codes have sentences, its places and tests are there."""

import re
from pathlib import Path

from models.values.messages import LANGUAGES, sentences

PROJECT = Path(__file__).parent.parent
PAGE = (PROJECT / "docs" / "doors.md").read_text(encoding="utf-8")


def test_every_code_of_the_page_has_a_sentence_in_both_languages() -> None:
    codes = set(re.findall(r"`([A-Z]{3,}(?:_[A-Z]+)+)`", PAGE))
    assert "TABLE_TOO_LARGE" in codes
    for language in LANGUAGES:
        assert not codes - sentences(language).keys()


def test_every_place_and_test_of_the_page_is_there() -> None:
    paths = set(re.findall(r"`((?:exports|models|storage|ui|tests|resources)/[\w/.-]+)`", PAGE))
    assert "exports/tables/delimited.py" in paths
    assert not [path for path in paths if not (PROJECT / path).exists()]


def test_every_row_names_its_tests() -> None:
    rows = [
        line
        for line in PAGE.splitlines()
        if line.startswith("| ") and not line.startswith(("| Door", "|---"))
    ]
    assert rows and all("`tests/" in row.rsplit("|", 2)[1] for row in rows)

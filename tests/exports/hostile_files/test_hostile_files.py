"""Each hostile file is made from the good return and refused with its own code, and none is forgotten."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from exports.signatures.envelope import encrypt
from models.values.messages import sentence
from tests.exports.hostile import package, rewritten
from tests.exports.hostile_files import (
    archives,
    books,
    data,
    envelopes,
    form_packages,
    prints,
    registrations,
    signatures,
    workbooks,
)
from tests.exports.hostile_files.good import Rows, files, good, good_print, judged
from tests.exports.signatures.test_envelope import PASSWORD, reception

FAMILIES: Mapping[str, Rows] = {
    "Archive and manifest": archives.ROWS,
    "Signatures, certificates, time": signatures.ROWS,
    "The print": prints.ROWS,
    "The workbook": workbooks.ROWS,
    "Data and notices": data.ROWS,
    "The envelope": envelopes.ROWS,
    "What came before": books.ROWS,
    "The registration file": registrations.ROWS,
    "The form package": form_packages.ROWS,
}
EVERY = [(family, name) for family, rows in FAMILIES.items() for name in rows]
DOCS = Path(__file__).parents[3] / "docs" / "formats"


def test_the_good_return_is_accepted_every_way() -> None:
    assert judged(good()) == judged(package(files())) == judged(rewritten(good(), lambda _: None)) == ""
    assert judged(good_print()) == ""
    closed = encrypt(good(), [reception().certificate], PASSWORD)
    assert judged(closed, openers=[reception()]) == judged(closed, openers=[PASSWORD]) == ""


@pytest.mark.parametrize(("family", "name"), EVERY)
def test_it_is_refused_with_its_code(family: str, name: str) -> None:
    code, made = FAMILIES[family][name]
    assert made() == code


def documented() -> dict[str, dict[str, str]]:
    """What docs/formats/hostile.md says: family → name → code."""
    found: dict[str, dict[str, str]] = {}
    family = ""
    for line in (DOCS / "hostile.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            family = line[3:]
        elif row := re.fullmatch(r"\| (.+) \| `([A-Z_]+)` \|", line):
            found.setdefault(family, {})[row[1]] = row[2]
    return found


def test_the_description_lists_every_one_and_no_other() -> None:
    assert documented() == {
        family: {name: code for name, (code, _) in rows.items() if not name.endswith(", the print alone")}
        for family, rows in FAMILIES.items()
    }


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_code_has_a_sentence(language: str) -> None:
    for rows in FAMILIES.values():
        for code, _ in rows.values():
            assert sentence(code, {}, language) != code

"""The demonstration is right where it says nothing: no doubt about its figures arises."""

import json
import zipfile

from exports.demonstration import Summary
from storage.book.book import Book
from storage.returns.debt_findings import debt_findings
from storage.returns.sheets import period_sheets

MOVES = {"BIG_MOVE", "MEAN_ABOVE_CAPITAL", "UNIFORM_RATIO", "CAPITAL_FLOW", "WORKER_FLOW"}
"""Doubts that its story tells and answers (resources/demonstration/story.toml)."""


def test_no_unit_of_the_demonstration_is_doubted_beyond_its_story(small: Summary) -> None:
    packages = sorted((small.folder / "packages").glob("*.asice"))
    assert packages
    for path in packages:
        with zipfile.ZipFile(path) as package:
            (name,) = (one for one in package.namelist() if one.endswith("du-lieu.json"))
            document = json.loads(package.read(name))
        assert {one["code"] for one in document["findings"]} <= MOVES


def test_the_merged_province_and_its_debts_are_not_doubted(small: Summary) -> None:
    with Book.open(small.folder / "province.book") as book:
        found = period_sheets(book, "2020")
    assert {one.code for one in found.findings} <= MOVES | {"MEAN_WITHOUT_BASE"}
    assert all(one.filled for one in found.completeness())
    for path in sorted((small.folder / "units").glob("*.book")):
        with Book.open(path) as book, book.read_session() as session:
            forms = [sheet.form for sheet in found.sheets.values()]
            assert debt_findings(session, forms, found.cutoff) == ()

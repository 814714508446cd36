"""Findings as documents say them: there and back, and what is none."""

from decimal import Decimal

import pytest

from models.forms import finding_json
from models.forms.finding_json import finding_from_json, finding_to_json, findings_in
from models.forms.findings import Finding, Level

CELL = ("B01", "I.1", "actual")


@pytest.mark.parametrize(
    "finding",
    [
        Finding("X", "R1", Level.WARNING, *CELL, {"stated": Decimal("12.5"), "row": "12", "count": 3}),
        Finding("X", "R4", Level.ERROR, *CELL, {"difference": Decimal(-2)}, answerable=True),
        Finding("X", "R14", Level.ERROR, details={"units": "2"}, subject="a/b"),
    ],
)
def test_a_finding_comes_back_as_it_was(finding: Finding) -> None:
    assert finding_from_json(finding_to_json(finding)) == finding
    assert finding_from_json(finding_to_json(finding)).details == finding.details


def test_only_an_error_that_takes_a_reason_says_so() -> None:
    said = {
        level: "answerable" in finding_to_json(Finding("X", "R1", level, answerable=True)) for level in Level
    }
    assert said == {Level.ERROR: True, Level.WARNING: False, Level.INFO: False}
    assert "answerable" not in finding_to_json(Finding("X", "R1", Level.ERROR))


def test_foreign_findings_without_the_shape_of_one_are_passed_over() -> None:
    good = finding_to_json(Finding("X", "R1", Level.ERROR, *CELL))
    bad: list[dict[str, object]] = [{}, good | {"level": "terrible"}, {"code": "X"}, good | {"details": 3}]
    assert [one.code for one in findings_in([*bad, good])] == ["X", "X"]  # details of another shape are none


def test_details_of_findings_are_numbers_again_and_texts_stay_texts() -> None:
    assert finding_json._detail("stated", "12.50") == Decimal("12.50")
    assert finding_json._detail("stated", "-7") == Decimal(-7)
    for key, value in (("row", "1"), ("label", "12"), ("stated", "12a"), ("stated", 3), ("stated", "")):
        assert finding_json._detail(key, value) == value
        assert type(finding_json._detail(key, value)) is type(value)

"""The schemes of the two circulars, and that a file with a fault is refused by its place."""

from pathlib import Path

import pytest

from models.register.evaluations.schemes import read_scheme, scheme_of, schemes
from models.register.organisations import CRITERIA, EVALUATIONS, MOST_POINTS
from models.values import codes
from models.values.deadlines import Evidence
from resources import ROOT

FILE = ROOT / "evaluations" / "tt09-2017.toml"


def test_every_scheme_gives_a_hundred_points() -> None:
    # 38 + 62; 30 + 30 + 40
    assert {one.name: sum(group.most for group in one.groups) for one in schemes()} == {
        "tt01-2020": 100,
        "tt09-2017": 100,
    }


def test_the_first_criterion_is_the_sum_of_its_scales() -> None:
    scheme = scheme_of("tt09_2017")
    assert scheme is not None
    # 8 (plan) + 10 (revenue) + 10 (income a member) + 5 + 5 (funds)
    assert [scale.most for scale in scheme.scales] == [8, 10, 10, 5, 5]
    assert scheme.criteria[0].most == 38 == sum(scale.most for scale in scheme.scales)
    assert scheme.groups[1].most == MOST_POINTS and len(CRITERIA) == len(scheme.criteria)


def test_what_no_source_says_is_left_unknown() -> None:
    tt01, tt09 = scheme_of("tt01_2020"), scheme_of("tt09_2017")
    assert tt01 is not None and tt09 is not None
    assert [one.number for one in tt01.criteria if one.most is None] == [10, 11, 12, 13, 14, 15]
    assert [one.number for one in tt09.criteria if one.most is None] == [2, 3, 4, 5, 6]
    known = [
        sum(one.most or 0 for one in tt01.criteria if one.number in group.criteria) for group in tt01.groups
    ]
    assert known == [30, 30, 0]  # 7+6+11+6 and 8+6+6+6+4
    assert tt01.evidence is Evidence.ONE_SOURCE and tt09.evidence is Evidence.FOUND


@pytest.mark.parametrize(
    ("definition", "year", "offered"),
    [("tt01_2020", 2025, True), ("tt01_2020_fair", 2026, False), ("tt09_2017", 2026, True)],
)
def test_the_abolished_circular_is_not_offered_for_later_years(
    definition: str, year: int, offered: bool
) -> None:
    scheme = scheme_of(definition)
    assert scheme is not None and scheme.offered_for(year) is offered


def test_definitions_are_those_of_the_list_and_others_have_no_scheme() -> None:
    known = {one.id for one in codes.entries("effectiveness_definitions")}
    named = [definition for one in schemes() for definition in one.definitions]
    assert set(named) <= known and len(named) == len(set(named))
    assert scheme_of("judged") is None
    assert all(name in EVALUATIONS.by_name for name in CRITERIA)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("least_months = 12", "least_weeks = 12", "unknown least_weeks"),
        ('evidence = "F"\nnote', "note", "missing evidence"),
        ("criteria = [2, 3, 4, 5, 6]", "criteria = [2, 3, 4, 5]", "each criterion is in one group"),
        ("{ number = 1,", "{ number = 7,", "numbered from 1 on"),
        ("{ from = 120, points = 8 }", "{ from = 90, points = 8 }", "bounds rise"),
        ("{ from = 120, points = 8 }", "{ from = 120, points = 3 }", "points rise"),
        ("{ from = 100, points = 4 }", "{ from = 100, above = 1, points = 4 }", "a step has one bound"),
        ("{ from = 100, points = 4 }", "{ points = 4 }", "only the first step has no bound"),
        ("last_year", "last_year", ""),
        ("criterion = 1\n", "criterion = 9\n", "no such criterion"),
        ("most = 62", 'most = "62"', "most = '62'"),
    ],
)
def test_a_fault_is_refused_with_file_and_place(tmp_path: Path, old: str, new: str, why: str) -> None:
    path = tmp_path / "scheme.toml"
    path.write_text(FILE.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    if not why:
        assert read_scheme(path).criteria
        return
    with pytest.raises(ValueError, match=f"scheme.toml: .*{why}"):
        read_scheme(path)

"""Breaks in series: dated data with sources, found between the days of two periods."""

from datetime import date

import pytest

from models.values.breaks import PointDays, breaks, breaks_between, read_breaks
from models.values.deadlines import Evidence
from models.values.periods import Period, PeriodCalendar, PeriodKind, parse_period

ENTRY = """
[[break]]
key = "K"
day = 2024-07-01
between = "cutoff"
vi = "a"
en = "b"
source = "c"
evidence = "F"
"""


def days(period: Period) -> PointDays:
    return PointDays(period.kind, period.first_day, period.cutoff)


def between(earlier: str, later: str, calendar: PeriodCalendar = PeriodCalendar.CALENDAR) -> list[str]:
    found = breaks_between(days(parse_period(earlier, calendar)), days(parse_period(later, calendar)))
    return [one.key for one in found]


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        # calendar year 2023, legal years from 15/12/2023 on, cut-off 14/12
        ("2022", "2023", []),
        ("2023", "2024", ["LEGAL-YEAR", "LAW-2023"]),
        ("2024", "2025", ["TWO-LEVELS", "TT-01-2020-END"]),
        ("2025", "2026", []),
        ("2022", "2026", ["LEGAL-YEAR", "LAW-2023", "TWO-LEVELS", "TT-01-2020-END"]),
        # quarters end on 30/6 and 30/9; they have no legal year
        ("2023-Q4", "2024-Q1", []),
        ("2024-Q2", "2024-Q3", ["LAW-2023"]),
        ("2025-Q1", "2025-Q2", []),
        ("2025-Q2", "2025-Q3", ["TWO-LEVELS", "TT-01-2020-END"]),
        ("2025-H1", "2025-H2", ["TWO-LEVELS", "TT-01-2020-END"]),
    ],
)
def test_a_break_lies_between_the_days_of_two_periods(earlier: str, later: str, expected: list[str]) -> None:
    assert between(earlier, later) == expected


def test_who_counted_from_15_december_before_has_no_break_there() -> None:
    assert between("2023", "2024", PeriodCalendar.STATE) == ["LAW-2023"]


def test_every_break_has_its_name_source_and_mark() -> None:
    by_key = {one.key: one for one in breaks()}
    assert [one.day for one in breaks()] == sorted(one.day for one in breaks())
    ended = by_key["TT-01-2020-END"]
    # in force until 17/9/2025 by one source
    assert (ended.day, ended.evidence) == (date(2025, 9, 18), Evidence.ONE_SOURCE)
    assert all(one.name("vi") and one.name("en") and one.source for one in breaks())
    assert by_key["LEGAL-YEAR"].kinds == {PeriodKind.YEAR}


def test_the_table_is_read_strictly() -> None:
    assert read_breaks(ENTRY)[0].kinds == frozenset(PeriodKind)
    for wrong in (
        ENTRY.replace('en = "b"\n', ""),
        ENTRY + 'more = "x"\n',
        ENTRY.replace("2024-07-01", '"2024-07-01"'),
        ENTRY.replace("cutoff", "last_day"),
        ENTRY.replace('"F"', '"G"'),
        ENTRY + 'kinds = ["month"]\n',
        ENTRY + ENTRY,
        "[[rule]]\n" + ENTRY,
    ):
        with pytest.raises(ValueError):
            read_breaks(wrong)

"""Periods as people write them; everything else stays for who refuses it."""

import pytest

from models.values.languages.period_words import period_text
from models.values.periods import parse_period


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Quý 3/2026", "2026-Q3"),
        ("Quý III/2026", "2026-Q3"),
        ("quý IV năm 2026", "2026-Q4"),
        ("QUY 1 2026", "2026-Q1"),
        ("Q3/2026", "2026-Q3"),
        ("2026Q3", "2026-Q3"),
        ("2026-Q3", "2026-Q3"),
        ("6 tháng 2026", "2026-H1"),
        ("6 tháng đầu năm 2026", "2026-H1"),
        ("6 tháng cuối năm 2026", "2026-H2"),
        ("6T/2026", "2026-H1"),
        ("9 tháng đầu năm 2026", "2026-9M"),
        ("9 tháng/2026", "2026-9M"),
        ("Năm 2025", "2025"),
        ("cả năm 2025", "2025"),
        ("2025", "2025"),
    ],
)
def test_it_is_the_period_that_is_meant(written: str, kept: str) -> None:
    assert period_text(written) == kept == str(parse_period(kept))


@pytest.mark.parametrize(
    "written",
    ["9/2026", "tháng 9/2026", "Quý V/2026", "Quý 5/2026", "Quý 3", "Quý 3/26", "III/2026", "2 quý 2026", ""],
)
def test_what_could_mean_another_thing_stays(written: str) -> None:
    assert period_text(written) == written

"""The table of last days: read strictly, each rule with its source, its validity and how well it is known."""

from datetime import date

import pytest

from models.values.deadline_words import mark, source_words
from models.values.deadlines import Evidence, ending, read_rules, rule_for_return, rules
from models.values.periods import Compared, LastDay, PeriodKind, last_day, parse_period
from resources import ROOT

TABLE = (ROOT / "calendar" / "deadlines.toml").read_text(encoding="utf-8")
BY_KEY = {rule.key: rule for rule in rules()}


def test_the_chain_of_groups_changed_on_1_july_2025() -> None:
    commune, province = BY_KEY["THT-XA-TINH"], BY_KEY["THT-TINH-BTC"]
    assert commune.last_day(2026, date(2026, 12, 14)) == date(2026, 12, 30)  # a Wednesday
    # 30/1/2027 is a Saturday: the limit ends on Monday, 1/2/2027.
    assert province.named(2026, date(2026, 12, 14)) == date(2027, 1, 30)
    assert province.last_day(2026, date(2026, 12, 14)) == date(2027, 2, 1)
    assert not commune.in_force(date(2025, 6, 30)) and commune.in_force(date(2025, 7, 1))
    assert BY_KEY["THT-XA-HUYEN"].in_force(date(2025, 6, 30))
    assert not BY_KEY["THT-XA-HUYEN"].in_force(date(2025, 7, 1))


@pytest.mark.parametrize(
    ("period", "level", "day"),
    [
        ("2015", "commune", date(2015, 12, 30)),
        ("2020", "commune", date(2020, 12, 30)),
        ("2024", "commune", date(2024, 12, 30)),
        ("2025", "commune", date(2025, 12, 18)),
        ("2015", "district", date(2015, 12, 18)),
        ("2024", "district", date(2024, 12, 18)),
        ("2020", "province", date(2020, 12, 21)),
        ("2026-H1", "province", date(2026, 7, 14)),  # ten working days after Tuesday, 30/6/2026
    ],
)
def test_the_last_days_of_past_years_are_as_they_were(period: str, level: str, day: date) -> None:
    assert last_day(parse_period(period), level).day == day


def test_there_is_one_rule_for_each_return_of_each_year() -> None:
    for kind in PeriodKind:
        for level in ("commune", "district", "province"):
            for year in range(1900, 2100):
                day = date(year, 12, 14)
                fitting = [
                    rule
                    for rule in rules()
                    if rule.sets_return and (rule.kind, rule.level) == (kind, level) and rule.in_force(day)
                ]
                assert fitting == [rule_for_return(kind, level, day)]


def test_rules_near_their_end_are_said_for_the_unit_and_those_below() -> None:
    today = date(2026, 11, 30)  # the decree's rules end on 28/2/2027, three months later
    assert {one.key for one in ending(today)} == {
        "THT-XA-TINH", "THT-TINH-BTC", "HT-NHUCAU", "HT-TIEPNHAN", "HT-HATANG",
    }  # fmt: skip
    assert "THT-TINH-BTC" not in {one.key for one in ending(today, "commune")}
    assert ending(date(2026, 8, 27)) == []  # six months later is 27/2/2027, a day before the end
    assert ending(date(2026, 8, 28)) and ending(date(2027, 2, 28))
    assert ending(date(2027, 3, 1)) == []


def test_what_is_not_read_in_its_text_is_marked_until_it_is_compared() -> None:
    derived = last_day(parse_period("2026"), "commune")
    assert derived.evidence is Evidence.DERIVED and "[D]" in source_words(derived)
    assert "[" not in source_words(last_day(parse_period("2026"), "district"))
    assert "[F1]" in mark(Evidence.ONE_SOURCE, None) and "[R]" in mark(Evidence.RECONSTRUCTED, None, "en")
    day = date(2026, 12, 1)
    compared = LastDay(day, day, "TT", "X", Evidence.DERIVED, "", Compared(day, "Lò Thị Mai"))
    words = source_words(compared, "en")
    assert "ompared with the original on 01/12/2026 by Lò Thị Mai" in words and "[D]" not in words


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('form = "VII-1"', 'form = "VII-1"\nfrom_year = 2024', "THT-REG: unknown from_year"),
        ('form = "VII-1"\n', "", "THT-REG: missing form"),
        ('form = "VII-1"', "form = 7", "THT-REG: form = 7"),
        ("working_days_after = 10", "working_days_after = true", "working_days_after = True"),
        ('terms = "10 ngày làm việc"', 'moves = true', "HT-HATANG: one of on"),
        ('key = "HTX"', 'key = "THT-REG"', "given twice"),
        ('evidence = "F1"', 'evidence = "F2"', "DG-TT01-1: evidence"),
        ("valid_to = 2018-12-31", "valid_to = 2018-12-30", "THT-XA-HUYEN: does not follow"),
        ("valid_from = 2019-01-01\nvalid_to = 2025-06-30", "valid_from = 2019-01-01\nvalid_to = 2018-06-30", "before"),
        ('day = "06-29"', 'day = "06-31"', "HT-NHUCAU: no day of a year"),
    ],
)  # fmt: skip
def test_a_slip_in_the_table_is_named(old: str, new: str, named: str) -> None:
    assert old in TABLE
    with pytest.raises(ValueError, match=named):
        read_rules(TABLE.replace(old, new, 1))

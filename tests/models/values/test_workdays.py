"""Working days: holidays by rule, what was decided for a year, days in lieu, and counting."""

from datetime import date, timedelta

import pytest
from holidays.countries import Vietnam
from hypothesis import given
from hypothesis import strategies as st

from models.values import workdays
from models.values.workdays import (
    day_off,
    is_working_day,
    moved,
    next_working_day,
    working_day_after,
    working_days,
    working_days_left,
)

DAY = timedelta(days=1)
days = st.dates(date(1996, 1, 1), date(2097, 12, 31))


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2021, 2, 10), date(2021, 2, 16)),  # Tet: two weekend days are taken before and after
        (date(2022, 1, 31), date(2022, 2, 4)),
        (date(2023, 1, 20), date(2023, 1, 26)),
        (date(2024, 2, 8), date(2024, 2, 14)),
        (date(2025, 1, 27), date(2025, 1, 31)),
        (date(2026, 2, 16), date(2026, 2, 20)),
        (date(2021, 9, 2), date(2021, 9, 3)),  # National Day: two days from 2021
        (date(2022, 9, 1), date(2022, 9, 2)),
        (date(2023, 9, 1), date(2023, 9, 4)),
        (date(2024, 9, 2), date(2024, 9, 3)),
        (date(2025, 9, 1), date(2025, 9, 2)),
        (date(2026, 8, 31), date(2026, 9, 2)),
        (date(2026, 4, 27), date(2026, 4, 27)),  # the Hung Kings on a Sunday, taken on Monday
        (date(2022, 5, 2), date(2022, 5, 3)),  # 30 April and 1 May on a weekend
        (date(2026, 1, 1), date(2026, 1, 2)),
    ],
)
def test_days_off_as_offices_had_them(first: date, last: date) -> None:
    assert working_days(first, last) == 0
    assert is_working_day(_beside(first, -DAY)) and is_working_day(_beside(last, DAY))


@pytest.mark.parametrize("year", range(2007, 2100))
def test_lunar_days_are_those_of_the_library_for_vietnam(year: int) -> None:
    there = Vietnam(years=year, observed=False, language="en_US")
    for day, name in (("01-01", "Lunar New Year"), ("03-10", "Hung Kings' Commemoration Day")):
        assert workdays._lunar_day(year, day) in there.get_named(name, lookup="exact")


def _beside(day: date, step: timedelta) -> date:
    """The next day in this direction that is no weekend."""
    day += step
    while day.weekday() > 4:
        day += step
    return day


def test_before_2021_national_day_was_one_day() -> None:
    assert not is_working_day(date(2020, 9, 2))
    assert is_working_day(date(2020, 9, 1)) and is_working_day(date(2020, 9, 3))


def test_a_swapped_saturday_is_worked_and_its_day_is_off() -> None:
    for off, work in (
        ("2026-01-02", "2026-01-10"),
        ("2026-08-31", "2026-08-22"),
        ("2018-12-31", "2019-01-05"),
    ):
        assert not is_working_day(date.fromisoformat(off))
        assert is_working_day(date.fromisoformat(work)) and date.fromisoformat(work).weekday() == 5


def test_a_day_off_says_its_name_and_its_source() -> None:
    tet, lieu, swapped = day_off(date(2026, 2, 17)), day_off(date(2026, 4, 27)), day_off(date(2026, 1, 2))
    assert tet is not None and tet.name == "Tết Nguyên đán" and not tet.in_lieu
    assert lieu is not None and lieu.name == "Giỗ Tổ Hùng Vương" and lieu.in_lieu
    assert swapped is not None and swapped.name == "" and "12729/VPCP-KGVX" in swapped.source
    assert day_off(date(2026, 11, 20)) is None and day_off(date(2026, 11, 21)) is None


def test_what_was_decided_goes_before_the_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """A government that gives other days for Tet 2028 (the lunar year begins on 26 January)."""
    rules, decisions = workdays._data()
    given_days = tuple(date(2028, 1, day) for day in (27, 28, 31))
    more = workdays._Decision(2028, "thử", given_days, frozenset({date(2028, 2, 5)}), "tet")
    monkeypatch.setattr(workdays, "_data", lambda: (rules, (*decisions, more)))
    workdays._year.cache_clear()
    workdays.is_working_day.cache_clear()
    try:
        assert is_working_day(date(2028, 1, 26)) and is_working_day(date(2028, 2, 5))
        assert not any(is_working_day(day) for day in given_days)
        found = day_off(given_days[0])
        assert found is not None and (found.name, found.source) == ("Tết Nguyên đán", "thử")
    finally:
        workdays._year.cache_clear()
        workdays.is_working_day.cache_clear()


def test_a_weekday_cannot_be_worked_in_exchange() -> None:
    with pytest.raises(ValueError, match="weekend"):
        workdays._decision({"year": 2030, "work": ["2030-01-07"], "source": "thử"})


@pytest.mark.parametrize(
    "wrong",
    [
        {"colour": "red"},
        {"day": ""},
        {"lunar": "03-10"},
        {"day": "", "lunar": "15-08"},
        {"lieu": "before"},
        {"beside": {"monday": 1}},
    ],
)
def test_a_slip_in_the_data_is_named(wrong: dict[str, object]) -> None:
    sound = {"key": "x", "name": "Ngày thử", "from_year": 2030, "day": "06-01", "source": "thử"}
    assert workdays._rule(sound).days_of(2030) == [date(2030, 6, 1)]
    with pytest.raises(ValueError, match=r"holidays\.toml: x"):
        workdays._rule({**sound, **wrong})
    with pytest.raises(ValueError, match="decision of 2030"):
        workdays._decision({"year": 2030, "colour": "red", "source": "thử"})


def test_every_rule_and_decision_names_its_source() -> None:
    rules, decisions = workdays._data()
    assert all(one.source for one in rules) and all(one.source for one in decisions)
    assert {one.in_place_of for one in decisions} <= {one.key for one in rules} | {""}
    assert all(len(one.off) == len(one.work) for one in decisions if one.work)


@given(st.integers(2014, 2097))
def test_no_day_of_rest_is_lost_to_a_weekend(year: int) -> None:
    """As many weekdays are off as the rules give days: what falls on a weekend is taken on another day."""
    rules, decisions = workdays._data()
    if any(one.year == year for one in decisions):
        return
    names = {"new_year", "tet", "hung_kings", "victory", "labour", "national"} | (
        {"culture"} if year >= 2026 else set()
    )
    owed = {day for rule in rules if rule.key in names for day in rule.days_of(year)}
    beside = {day for rule in rules if rule.beside for day in rule.days_of(year) if day.weekday() < 5}
    off = {day for day in workdays._year(year).off if day.weekday() < 5}
    assert len(off) == len(owed | beside)


def test_the_rules_agree_with_those_of_a_library() -> None:
    """From 2016 to 2060 the two differ in one swap, which is recorded here and not there."""
    library = Vietnam(years=range(2015, 2062))
    first, last = date(2016, 1, 1), date(2060, 12, 31)
    every = (first + DAY * at for at in range((last - first).days + 1))
    other = {day for day in every if is_working_day(day) != library.is_working_day(day)}
    assert other == {date(2026, 1, 2), date(2026, 1, 10)}


@given(days)
def test_the_next_working_day_is_the_nearest_after_it(day: date) -> None:
    following = next_working_day(day)
    assert is_working_day(following) and following > day
    assert working_days(day + DAY, following) == 1


@given(days)
def test_a_last_day_moves_only_off_days_off_and_only_once(day: date) -> None:
    assert moved(day) == (day if is_working_day(day) else next_working_day(day))
    assert moved(moved(day)) == moved(day)


@given(days, st.integers(0, 60))
def test_the_nth_working_day_has_n_of_them_before_it(day: date, count: int) -> None:
    reached = working_day_after(day, count)
    assert working_days(day + DAY, reached) == count
    assert count == 0 or is_working_day(reached)


@given(days, st.integers(0, 90), st.integers(0, 90))
def test_counting_is_additive(day: date, first: int, second: int) -> None:
    middle, last = day + first * DAY, day + (first + second) * DAY
    assert working_days(day, middle) + working_days(middle + DAY, last) == working_days(day, last)


@given(days, st.integers(-60, 60))
def test_days_left_count_down_by_one_each_working_day(last: date, before: int) -> None:
    today = last - before * DAY
    left, tomorrow = working_days_left(today, last), working_days_left(today + DAY, last)
    gone = is_working_day(today) if today <= last else is_working_day(today + DAY)
    if today != last:
        assert left - tomorrow == gone
    else:
        assert left == is_working_day(last) and tomorrow == -is_working_day(last + DAY)


def test_working_days_left_until_the_deadline() -> None:
    assert working_days_left(date(2026, 12, 14), date(2026, 12, 18)) == 5
    assert working_days_left(date(2026, 12, 18), date(2026, 12, 18)) == 1
    assert working_days_left(date(2026, 12, 19), date(2026, 12, 18)) == 0
    assert working_days_left(date(2026, 12, 22), date(2026, 12, 18)) == -2

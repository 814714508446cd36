"""Periods are read, written, ordered, and know their days and deadlines as dated data."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values.errors import Refused
from models.values.periods import (
    Period,
    PeriodCalendar,
    PeriodKind,
    days_late,
    deadline,
    default_calendar,
    label,
    label_within,
    last_day,
    parse_period,
)
from models.values.workdays import is_working_day

years = st.integers(1990, 2090)
periods = st.one_of(
    st.builds(Period, st.just(PeriodKind.YEAR), years),
    st.builds(Period, st.just(PeriodKind.HALF), years, st.integers(1, 2)),
    st.builds(Period, st.just(PeriodKind.NINE_MONTHS), years),
    st.builds(Period, st.just(PeriodKind.QUARTER), years, st.integers(1, 4)),
)


@given(periods)
def test_what_is_written_is_read_back(period: Period) -> None:
    assert parse_period(str(period)) == period
    assert parse_period(f" {period} ".lower()) == period


@given(periods)
def test_the_period_before_is_followed_by_this_one(period: Period) -> None:
    before = period.previous()
    assert before.following() == period
    assert before.kind is period.kind
    assert before < period
    assert before.last_day < period.last_day


@given(periods)
def test_days_enclose_the_period(period: Period) -> None:
    assert period.first_day < period.last_day == period.cutoff
    if period.kind in (PeriodKind.HALF, PeriodKind.QUARTER):
        assert period.previous().last_day + timedelta(days=1) == period.first_day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "20",
        "2020-Q5",
        "2020-H3",
        "2020-Q0",
        "2020Q1",
        "Q1-2020",
        "1899",
        "2020-01",
        "2020-9",
        "2020-9M1",
        "2020-6M",
        "2020-M9",
        "２０２０-X",
    ],
)
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_period(text)
    assert refused.value.code == "PERIOD_NOT_UNDERSTOOD"


def test_a_period_that_cannot_be_is_not_made() -> None:
    with pytest.raises(Refused):
        Period(PeriodKind.QUARTER, 2020, 5)
    for kind in (PeriodKind.YEAR, PeriodKind.NINE_MONTHS):
        with pytest.raises(Refused):
            Period(kind, 2020, 1)


@pytest.mark.parametrize(("year", "is_possible"), [(1899, False), (1900, True), (2099, True), (2100, False)])
def test_periods_are_of_two_centuries(year: int, is_possible: bool) -> None:
    if is_possible:
        assert Period(PeriodKind.YEAR, year).year == year
    else:
        with pytest.raises(Refused):
            Period(PeriodKind.YEAR, year)


def test_reporting_years_follow_the_calendar_until_2023() -> None:
    assert (parse_period("2020").first_day, parse_period("2020").last_day) == (
        date(2020, 1, 1),
        date(2020, 12, 31),
    )
    assert parse_period("2023").last_day == date(2023, 12, 31)
    assert (parse_period("2024").first_day, parse_period("2024").last_day) == (
        date(2023, 12, 15),
        date(2024, 12, 14),
    )
    assert parse_period("2026").cutoff == date(2026, 12, 14)


def test_quarters_and_halves_follow_the_calendar() -> None:
    assert parse_period("2026-Q4").last_day == date(2026, 12, 31)
    assert (parse_period("2024-Q1").first_day, parse_period("2024-Q1").last_day) == (
        date(2024, 1, 1),
        date(2024, 3, 31),
    )
    assert (parse_period("2020-H1").months, parse_period("2020-H1").last_day) == (6, date(2020, 6, 30))


def test_nine_months_run_from_the_beginning_of_the_year() -> None:
    found = parse_period("2026-9M")
    assert (found.first_day, found.last_day, found.months) == (date(2026, 1, 1), date(2026, 9, 30), 9)
    assert found.is_of_whole_months
    assert (str(found.previous()), str(found.year_before())) == ("2025-9M", "2025-9M")


@given(periods)
def test_what_ended_before_ends_on_the_day_before_the_first(period: Period) -> None:
    # but for calendar years before a legal one: 2023 ended on 31/12, 2024 began on 15/12
    if period.year == 2024 and period.kind is PeriodKind.YEAR:
        return
    for before in period.ended_before():
        assert before.last_day + timedelta(days=1) == period.first_day


def test_nine_months_of_state_bodies_follow_the_year_before_too() -> None:
    # 15/12/2025 follows 14/12/2025, on which half, quarter and year end; 1/1/2026 does not follow the legal year.
    by_state = parse_period("2026-9M", PeriodCalendar.STATE)
    assert [str(one) for one in by_state.ended_before()] == ["2025-H2", "2025-Q4", "2025"]
    assert {one.last_day for one in by_state.ended_before()} == {date(2025, 12, 14)}
    assert [str(one) for one in parse_period("2026-9M").ended_before()] == ["2025-H2", "2025-Q4"]


def test_after_nine_months_their_year_is_due() -> None:
    assert str(parse_period("2026-9M").next_due()) == "2026"
    assert str(parse_period("2026-Q3").next_due()) == "2026-Q4"


def test_periods_stand_in_the_order_of_their_ends() -> None:
    ordered = ["2019", "2020-Q1", "2020-Q2", "2020-H1", "2020-Q3", "2020-9M", "2020-Q4", "2020-H2", "2020"]
    assert [str(period) for period in sorted(map(parse_period, reversed(ordered)))] == ordered


def test_labels_are_what_papers_write() -> None:
    assert label(parse_period("2020")) == "Năm 2020"
    assert label(parse_period("2020-H1")) == "6 tháng đầu năm 2020"
    assert label(parse_period("2020-H2")) == "6 tháng cuối năm 2020"
    assert label(parse_period("2026-9M")) == "9 tháng đầu năm 2026"
    assert label(parse_period("2026-Q3")) == "Quý III/2026"
    assert label(parse_period("2026-Q3"), "en") == "Quarter III of 2026"


def test_deadlines_of_years_are_those_of_the_circulars() -> None:
    assert deadline(parse_period("2020"), "district") == date(2020, 12, 18)
    assert deadline(parse_period("2026"), "commune") == date(2026, 12, 18)
    assert deadline(parse_period("2026"), "province") == date(2026, 12, 21)


def test_deadlines_of_quarters_count_working_days() -> None:
    assert deadline(parse_period("2026-Q1"), "commune") == date(2026, 4, 7)
    # 30 September 2026 is a Wednesday: 1, 2, 5, 6 and 7 October, and five more to the 14th at a province.
    assert deadline(parse_period("2026-9M"), "commune") == date(2026, 10, 7)
    assert deadline(parse_period("2026-9M"), "province") == date(2026, 10, 14)
    # 1 January is a holiday, 2 and 3 January 2027 follow it into the weekend.
    assert deadline(parse_period("2026-Q4"), "commune") == date(2027, 1, 8)


def test_a_fixed_day_that_is_a_day_off_gives_way_to_the_next_working_day() -> None:
    sunday = last_day(parse_period("2022"), "district")  # 18 December 2022 is a Sunday
    assert (sunday.named, sunday.day, sunday.is_moved) == (date(2022, 12, 18), date(2022, 12, 19), True)
    friday = last_day(parse_period("2026"), "commune")
    assert (friday.named, friday.day, friday.is_moved) == (date(2026, 12, 18), date(2026, 12, 18), False)
    assert "09/2024/TT-BKHĐT" in friday.source


@given(periods, st.sampled_from(["commune", "district", "province"]))
def test_a_deadline_is_a_working_day_and_never_before_the_day_that_is_named(
    period: Period, level: str
) -> None:
    found = last_day(period, level)
    assert is_working_day(found.day) and found.named <= found.day == deadline(period, level)
    assert not any(
        is_working_day(found.named + timedelta(days=at)) for at in range((found.day - found.named).days)
    )


@pytest.mark.parametrize("text", ["2026", "2026-H1", "2026-9M", "2026-Q3"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_inside_a_sentence_a_period_begins_small(text: str, language: str) -> None:
    alone, within = (say(parse_period(text), language) for say in (label, label_within))
    assert within[0] == alone[0].lower() and within[1:] == alone[1:]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-Q1", date(2025, 12, 15), date(2026, 3, 14)),
        ("2026-Q2", date(2026, 3, 15), date(2026, 6, 14)),
        ("2026-Q3", date(2026, 6, 15), date(2026, 9, 14)),
        ("2026-Q4", date(2026, 9, 15), date(2026, 12, 14)),
        ("2026-H1", date(2025, 12, 15), date(2026, 6, 14)),
        ("2026-H2", date(2026, 6, 15), date(2026, 12, 14)),
        ("2026-9M", date(2025, 12, 15), date(2026, 9, 14)),
        ("2026", date(2025, 12, 15), date(2026, 12, 14)),
        ("2018-9M", date(2018, 1, 1), date(2018, 9, 30)),
        ("2018-Q1", date(2018, 1, 1), date(2018, 3, 31)),  # before the decree
    ],
)
def test_state_bodies_count_from_the_15th_to_the_14th(text: str, first: date, last: date) -> None:
    found = parse_period(text, PeriodCalendar.STATE)
    assert (found.first_day, found.last_day, found.cutoff) == (first, last, last)
    assert found == parse_period(text)  # the same period, counted otherwise
    assert found.following().calendar is found.previous().calendar is PeriodCalendar.STATE


def test_lateness_is_counted_in_working_days() -> None:
    year = parse_period("2020")  # due on Friday, 18/12/2020
    # 19 and 20 are a weekend: Monday, 21 and Tuesday, 22 are two working days, four by the calendar.
    assert days_late(year, "district", date(2020, 12, 22)) == 2
    assert days_late(year, "district", date(2020, 12, 18)) == 0
    assert (
        days_late(year, "district", date(2020, 12, 19)) == 1
    )  # the limit has ended, though nobody worked since
    assert days_late(year, "district", date(2020, 12, 21)) == 1


@pytest.mark.parametrize(
    ("period", "calendar", "day", "fits"),
    [
        ("2020", "calendar", date(2020, 1, 1), True),
        ("2020", "calendar", date(2019, 12, 31), False),
        ("2020", "calendar", date(2021, 1, 1), False),
        ("2024", "calendar", date(2023, 12, 15), True),
        ("2024", "calendar", date(2023, 12, 14), False),
        (
            "2024",
            "calendar",
            date(2024, 12, 31),
            True,
        ),  # the legal year ends on 14/12, plan letters ask for 31/12
        ("2026-Q1", "calendar", date(2026, 3, 14), True),
        ("2026-Q1", "calendar", date(2025, 12, 31), False),
        ("2026-Q1", "state", date(2025, 12, 15), True),
        ("2026-Q1", "state", date(2026, 3, 31), True),
        ("2026-Q1", "state", date(2026, 4, 1), False),
    ],
)
def test_a_cut_off_lies_in_its_period(period: str, calendar: str, day: date, fits: bool) -> None:
    found = parse_period(period, PeriodCalendar(calendar))
    if fits:
        found.refuse_cutoff(day)
        return
    with pytest.raises(Refused) as refused:
        found.refuse_cutoff(day)
    assert refused.value.code == "CUTOFF_OUTSIDE_PERIOD"


def test_a_period_begins_at_most_a_year_from_today() -> None:
    today = date(2026, 11, 30)
    parse_period("2027-Q4").refuse_unlikely(today)  # begins on 1/10/2027
    with pytest.raises(Refused) as refused:
        parse_period("2028").refuse_unlikely(today)  # begins on 15/12/2027, after 30/11/2027
    assert refused.value.code == "PERIOD_TOO_FAR"


@pytest.mark.parametrize(
    ("office", "calendar"),
    [
        ("", PeriodCalendar.STATE),
        ("Ủy ban nhân dân xã Phong Thổ", PeriodCalendar.STATE),
        ("Sở Tài chính tỉnh Lai Châu", PeriodCalendar.STATE),
        ("LIÊN MINH HỢP TÁC XÃ TỈNH LAI CHÂU", PeriodCalendar.CALENDAR),
        ("Liên minh Hợp tác xã tỉnh Lai Châu", PeriodCalendar.CALENDAR),
        ("Quỹ hỗ trợ phát triển hợp tác xã Lai Châu", PeriodCalendar.CALENDAR),
    ],
)
def test_a_new_book_counts_as_its_kind_of_office_does(office: str, calendar: PeriodCalendar) -> None:
    assert default_calendar(office) is calendar

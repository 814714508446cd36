"""Days as people type them become the same day on every machine."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values.dates import VIETNAM, format_date, format_iso, format_moment, months_after, parse_date
from models.values.errors import Refused

TODAY = date(2026, 11, 21)
DAYS = st.dates(date(1937, 1, 1), date(2036, 12, 31))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("5/3", date(2026, 3, 5)),
        ("05/03/2025", date(2025, 3, 5)),
        ("050325", date(2025, 3, 5)),
        ("05032025", date(2025, 3, 5)),
        ("5.3.25", date(2025, 3, 5)),
        ("5-3-2025", date(2025, 3, 5)),
        ("5 3 2025", date(2025, 3, 5)),
        ("2025-03-05", date(2025, 3, 5)),
        (" ５/３/２０２５ ", date(2025, 3, 5)),
        ("12/5/67", date(1967, 5, 12)),
        ("1/1/36", date(2036, 1, 1)),
        ("1/1/37", date(1937, 1, 1)),
        ("29/2/2024", date(2024, 2, 29)),
        ("", None),
        ("   ", None),
    ],
)
def test_what_is_typed_is_understood(typed: str, day: date | None) -> None:
    assert parse_date(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed", ["2025", "5", "hôm qua", "5/3/2", "5/3/20255", "1/2/3/4", "5//3", "2025/3/5"]
)
def test_what_could_mean_anything_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_date(typed, TODAY)
    assert refused.value.code == "DATE_NOT_UNDERSTOOD"


@pytest.mark.parametrize("typed", ["31/2", "0/1/2025", "1/13/2025", "29/2/2025", "320125", "1/1/0000"])
def test_days_that_no_calendar_has_are_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_date(typed, TODAY)
    assert refused.value.code == "DATE_IMPOSSIBLE"


@given(DAYS)
def test_every_way_of_writing_a_day_reads_back(day: date) -> None:
    for written in (format_date(day), day.isoformat(), day.strftime("%d%m%y"), day.strftime("%d.%m.%Y")):
        assert parse_date(written, TODAY) == day


@given(st.text(max_size=12))
def test_any_text_gives_a_day_or_a_refusal(text: str) -> None:
    try:
        day = parse_date(text, TODAY)
    except Refused as refused:
        assert refused.code in ("DATE_NOT_UNDERSTOOD", "DATE_IMPOSSIBLE")
    else:
        assert day is None or isinstance(day, date)


def test_a_moment_is_written_to_the_minute_in_its_own_zone() -> None:
    assert format_moment(datetime(2026, 3, 5, 8, 5, 59, tzinfo=VIETNAM)) == "05/03/2026 08:05"


def test_no_day_is_written_as_nothing() -> None:
    assert format_date(None) == ""


def test_a_day_kept_as_text_is_written_as_people_do() -> None:
    assert (format_iso("2026-03-05"), format_iso(None), format_iso("")) == ("05/03/2026", "", "")


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 6, 15), 6, date(2026, 12, 15)),
        (date(2026, 7, 15), 6, date(2027, 1, 15)),
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2026, 12, 1), 0, date(2026, 12, 1)),
    ],
)
def test_some_months_later_is_the_same_day_or_the_last_one(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later

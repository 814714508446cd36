"""Periods by the calendar of a book: its returns, their documents, what units count otherwise, and seams."""

from datetime import UTC, date, datetime
from pathlib import Path

import orjson
import pytest

from exports.paper.matrices import matrix
from models.forms.findings import Level
from models.office.names import OfficeNames
from models.register.drafts import OrganisationDraft
from models.returns.document import decode, encode
from models.returns.period_days import PeriodDays
from models.values.errors import Refused
from models.values.periods import PeriodCalendar
from storage.book import periods, settings
from storage.book.book import Book
from storage.dialogue import reminders
from storage.history import changes
from storage.received import receiving
from storage.register import organisations
from storage.returns import agenda, period_days, returns, sealing
from storage.returns.explanations import explain
from storage.returns.sheets import period_sheets
from tests.storage.offices import FIGURES, Pair, answer_warnings, make_pair
from tests.storage.sample_returns import fill, unit_book

PERIOD, STATE = "2026-Q3", PeriodCalendar.STATE


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    return make_pair(tmp_path)


def codes(pair: Pair, period: str = PERIOD) -> dict[str, dict[str, object]]:
    found = period_sheets(pair.province, period).findings
    return {one.code: one.details for one in found if one.rule == "R10"}


def test_books_count_by_calendar_months_and_say_nothing_of_it(pair: Pair) -> None:
    assert periods.calendar_of(pair.commune) is PeriodCalendar.CALENDAR
    package = pair.send()
    assert package.document.days is None and b'"days"' not in package.data
    pair.receive(package)
    assert codes(pair) == {}


def test_a_state_quarter_has_its_days_in_the_return_and_in_its_document(pair: Pair) -> None:
    period_days.choose(pair.commune, STATE)
    package = pair.send()
    assert package.document.cutoff == date(2026, 9, 14)
    assert package.document.days == PeriodDays(date(2026, 6, 15), date(2026, 9, 14))
    assert orjson.loads(package.data)["days"] == ["2026-06-15", "2026-09-14"]
    assert decode(package.data) == package.document and encode(decode(package.data)) == package.data
    shown = period_sheets(pair.commune, PERIOD).period
    assert (shown.first_day, shown.last_day) == (date(2026, 6, 15), date(2026, 9, 14))


@pytest.mark.parametrize(
    "days", [["2026-09-14", "2026-06-15"], ["2026-06-15"], "x", ["2026-6-15", "2026-09-14"]]
)
def test_days_that_cannot_be_are_refused(pair: Pair, days: object) -> None:
    content = orjson.loads(pair.send().data) | {"days": days}
    with pytest.raises(Refused, match="DATA_SHAPE"):
        decode(orjson.dumps(content, option=orjson.OPT_SORT_KEYS))


def test_a_unit_that_counts_by_other_days_is_named_at_merging(pair: Pair) -> None:
    period_days.choose(pair.commune, STATE)
    (package,) = pair.receive(pair.send())
    details = codes(pair)["PERIOD_DAYS_DIFFER"]
    assert details["count"] == 1 and details["days"] == "01/07/2026–30/09/2026"
    assert details["units"] == "Xã Phong Thổ: 15/06/2026–14/09/2026"
    period_days.choose(pair.province, STATE)
    assert codes(pair) == {}
    period_days.choose(pair.province, PeriodCalendar.CALENDAR)
    receiving.withdraw(pair.province, package, "nhầm")
    assert codes(pair) == {}


def test_a_later_revision_keeps_the_days_of_the_sealed_one(pair: Pair) -> None:
    pair.send()
    period_days.choose(pair.commune, STATE)
    assert period_sheets(pair.commune, PERIOD).period.last_day == date(2026, 9, 30)
    returns.reopen(pair.commune, PERIOD)
    shown = period_sheets(pair.commune, PERIOD)
    assert (shown.cutoff, shown.period.first_day) == (date(2026, 9, 30), date(2026, 7, 1))
    assert pair.send_draft().document.days is None


def test_an_open_return_follows_the_calendar_with_its_last_day(pair: Pair) -> None:
    returns.open_return(pair.commune, PERIOD)
    returns.open_return(pair.commune, "2026-Q2", date(2026, 6, 1))
    period_days.choose(pair.commune, STATE)
    cutoffs = {one.period: one.cutoff for one in returns.heads(pair.commune)}
    assert cutoffs == {PERIOD: date(2026, 9, 14), "2026-Q2": date(2026, 6, 1)}
    period_days.choose(pair.commune, PeriodCalendar.CALENDAR)
    assert periods.calendar_of(pair.commune) is PeriodCalendar.CALENDAR
    assert returns.open_return(pair.commune, PERIOD).cutoff == date(2026, 9, 30)


def sealed(pair: Pair, period: str) -> None:
    fill(pair.commune, period, "B01", FIGURES)
    answer_warnings(pair.commune, period)
    sealing.seal(pair.commune, period)


def codes_of(book: Book, period: str) -> list[str]:
    return [one.code for one in period_sheets(book, period).findings if one.rule == "R10"]


def test_a_return_begins_where_the_sealed_one_before_ended_and_says_so(pair: Pair) -> None:
    sealed(pair, "2026-Q2")  # to 30/6/2026
    assert codes_of(pair.commune, PERIOD) == []
    period_days.choose(pair.commune, STATE)
    # Quarter III of State bodies begins on 15/6/2026, sixteen days earlier.
    (said,) = [one for one in period_sheets(pair.commune, PERIOD).findings if one.rule == "R10"]
    assert (said.code, said.details["count"], said.details["usual"]) == ("PERIOD_FOLLOWS", 16, "15/06/2026")
    assert said.details["days"] == "01/07/2026–14/09/2026"


def test_no_day_is_lost_either(pair: Pair) -> None:
    period_days.choose(pair.commune, STATE)
    sealed(pair, "2026-Q2")  # to 14/6/2026
    period_days.choose(pair.commune, PeriodCalendar.CALENDAR)
    # Quarter III by the calendar begins on 1/7/2026: 15/6 to 30/6 are sixteen days that no other return counts.
    (said,) = [one for one in period_sheets(pair.commune, PERIOD).findings if one.rule == "R10"]
    assert (said.code, said.details["count"]) == ("PERIOD_FOLLOWS", 16)
    assert (said.details["days"], said.details["period"]) == ("15/06/2026–30/09/2026", "2026-Q2")


@pytest.mark.parametrize(
    ("last", "code", "days"),
    [
        ("2026-07-05", "PERIOD_OVERLAP", "01/07/2026–05/07/2026"),
        ("2026-06-25", "PERIOD_GAP", "26/06/2026–30/06/2026"),
    ],
)
def test_a_later_revision_keeps_its_days_and_says_where_they_do_not_meet(
    pair: Pair, last: str, code: str, days: str
) -> None:
    """Quarter III was sealed from 1/7; then quarter II was counted until five days later, or earlier."""
    sealed(pair, "2026-Q2")
    sealed(pair, PERIOD)
    returns.reopen(pair.commune, PERIOD)
    returns.reopen(pair.commune, "2026-Q2")
    with pair.commune.change("CUTOFF_CHANGED") as session:
        newest = returns.newest(session, "2026-Q2")
        assert newest is not None
        returns.editable(session, newest.id).cutoff = last
    answer_warnings(pair.commune, "2026-Q2")
    sealing.seal(pair.commune, "2026-Q2")
    (said,) = [one for one in period_sheets(pair.commune, PERIOD).findings if one.rule == "R10"]
    assert (said.code, said.details["count"], said.details["days"]) == (code, 5, days)


def test_nine_months_begin_where_the_half_the_quarter_or_the_year_before_ended(pair: Pair) -> None:
    """By the calendar from 1/1/2026; State bodies count 2025-Q4 to 14/12/2025, from which 17 days are added."""
    first = period_sheets(pair.commune, "2026-9M").period
    assert (first.first_day, first.last_day) == (date(2026, 1, 1), date(2026, 9, 30))
    sealed(pair, "2025-9M")
    assert codes_of(pair.commune, "2026-9M") == [], "nine months do not follow nine months"
    period_days.choose(pair.commune, STATE)
    sealed(pair, "2025-Q4")
    period_days.choose(pair.commune, PeriodCalendar.CALENDAR)
    (said,) = [one for one in period_sheets(pair.commune, "2026-9M").findings if one.rule == "R10"]
    assert (said.code, said.details["count"], said.details["period"]) == ("PERIOD_FOLLOWS", 17, "2025-Q4")
    assert said.details["days"] == "15/12/2025–30/09/2026"


def test_nine_months_of_state_bodies_go_the_whole_way(pair: Pair) -> None:
    for book in (pair.commune, pair.province):
        period_days.choose(book, STATE)
    package = pair.send("2026-9M")
    assert package.document.days == PeriodDays(date(2025, 12, 15), date(2026, 9, 14))
    assert orjson.loads(package.data)["period"] == "2026-9M"
    pair.receive(package)
    merged = period_sheets(pair.province, "2026-9M")
    assert merged.sheets["B01"].value("I.1") == FIGURES["I.1"]
    assert codes_of(pair.province, "2026-9M") == []


# a calendar year, then years to 14 December

UNCHANGED = "03451"  # a commune that the reform of 2025 left as it was


@pytest.fixture
def years(tmp_path: Path) -> Book:
    """Founded: three from 15 to 31/12/2023, two in the summer of 2024, one from 15 to 31/12/2024."""
    book = unit_book(tmp_path / "unit.book", UNCHANGED)
    days = ("2023-12-15", "2023-12-20", "2023-12-31", "2024-06-01", "2024-07-01", "2024-12-20")
    for number, day in enumerate((*days, "2010-01-01")):
        draft = OrganisationDraft(kind="cooperative", name=f"HTX {number}", founded_on=day, sector="crops")
        organisations.add(book, draft)
    return book


def founded(book: Book, period: str) -> int:
    return int(period_sheets(book, period).sheets["B01"].value("I.1.3") or 0)


def seal_year(book: Book, period: str, cutoff: date | None = None) -> PeriodDays | None:
    returns.open_return(book, period, cutoff)
    answer_warnings(book, period)
    return sealing.seal(book, period).document.days


def test_a_calendar_year_and_a_legal_year_meet(years: Book) -> None:
    assert founded(years, "2024") == 5, "nothing is sealed for 2023 yet: 15/12/2023 to 14/12/2024"
    assert seal_year(years, "2023") is None  # 1/1 to 31/12, as its name says
    assert (founded(years, "2023"), founded(years, "2024")) == (3, 2)
    (said,) = [one for one in period_sheets(years, "2024").findings if one.rule == "R10"]
    assert (said.code, said.details["count"]) == ("PERIOD_FOLLOWS", 17)  # 15/12 to 31/12
    errors = [one.code for one in period_sheets(years, "2024").findings if one.level is Level.ERROR]
    assert errors == []  # 4 + 2 = 6 cooperatives
    assert seal_year(years, "2024") == PeriodDays(date(2024, 1, 1), date(2024, 12, 14))
    assert (founded(years, "2024"), founded(years, "2025")) == (2, 1)
    shown = period_sheets(years, "2024")
    assert (shown.period.first_day, shown.period.last_day) == (date(2024, 1, 1), date(2024, 12, 14))


def test_a_year_that_is_counted_until_its_end_leaves_nothing_to_the_next(years: Book) -> None:
    seal_year(years, "2023")
    whole = PeriodDays(date(2024, 1, 1), date(2024, 12, 31))
    assert seal_year(years, "2024", date(2024, 12, 31)) == whole
    assert period_sheets(years, "2024").period.last_day == whole.last
    assert (founded(years, "2024"), founded(years, "2025")) == (3, 0)
    assert period_sheets(years, "2025").period.first_day == date(2025, 1, 1)


def test_a_sealed_figure_is_explained_by_the_days_of_its_return(years: Book) -> None:
    seal_year(years, "2023")
    seal_year(years, "2024")
    found = explain(years, "2024", "B01", "I.1.3", "actual")
    assert found.sealed and found.records is not None and found.records.count == 2


def test_paper_states_days_that_the_name_of_the_period_does_not_say(years: Book) -> None:
    unit = settings.named(settings.unit_at(years, date(2024, 12, 14)))
    seal_year(years, "2023")
    for _ in range(2):
        written = matrix(period_sheets(years, "2024"), "B01", unit, OfficeNames()).letterhead.subtitle
        assert "từ 1/1/2024 đến 14/12/2024" in written
        if returns.head(years, "2024") is None:
            seal_year(years, "2024")
    written = matrix(period_sheets(years, "2023"), "B01", unit, OfficeNames()).letterhead.subtitle
    assert " đến ngày 31/12/2023" in written and "(từ" not in written


def test_returns_that_cannot_be_are_not_opened(pair: Pair) -> None:
    with pytest.raises(Refused, match="CUTOFF_OUTSIDE_PERIOD"):
        returns.open_return(pair.commune, PERIOD, date(2026, 10, 1))
    with pytest.raises(Refused, match="CUTOFF_OUTSIDE_PERIOD"):
        returns.open_return(pair.commune, PERIOD, date(2026, 6, 30))
    returns.open_return(pair.commune, "2027-Q4")  # today 2026-10-05; 1/10/2027 is still within a year
    with pytest.raises(Refused, match="PERIOD_TOO_FAR"):
        returns.open_return(pair.commune, "2028-Q1")  # begins on 1/1/2028, after 5/10/2027
    assert [one.period for one in returns.heads(pair.commune)] == ["2027-Q4"]


def test_the_last_day_of_a_state_quarter_is_five_working_days_after_its_own_end(pair: Pair) -> None:
    period_days.choose(pair.province, STATE)
    period = periods.period_of(pair.province, PERIOD)
    # Monday, 14/9/2026 is the last day of the period: 15, 16, 17, 18 and, after the weekend, 21.
    assert reminders.owed(pair.province, period)[0].until.day == date(2026, 9, 21)


def test_what_an_office_compared_is_kept_and_can_be_taken_back(pair: Pair) -> None:
    book, rule = pair.commune, "QUY-XA"
    assert agenda.due(book).until.compared is None
    periods.compare(book, rule, " Lò Thị Mai ", date(2026, 9, 1))
    compared = periods.last_day(book, periods.period_of(book, PERIOD), "commune").compared
    assert compared is not None and (compared.day, compared.name) == (date(2026, 9, 1), "Lò Thị Mai")
    assert changes.recent(book)[0].title == "DEADLINE_COMPARED"
    periods.forget(book, rule)
    assert periods.compared(book) == {}
    for key, name, day, code in (
        ("NO", "Mai", None, "DEADLINE_RULE_UNKNOWN"),
        (rule, " . ", None, "DEADLINE_COMPARED_NAME"),
        (rule, "Mai", date(2026, 10, 6), "DEADLINE_COMPARED_LATER"),
    ):
        with pytest.raises(Refused, match=code):
            periods.compare(book, key, name, day)


def test_on_the_weekend_after_the_last_day_a_return_is_late(pair: Pair) -> None:
    book = pair.commune
    book.clock = lambda: datetime(2026, 12, 19, 3, tzinfo=UTC)
    due = agenda.due(book, periods.period_of(book, "2026"))  # due on Friday, 18/12/2026
    assert (due.last_day, due.days_left) == (date(2026, 12, 18), -1)

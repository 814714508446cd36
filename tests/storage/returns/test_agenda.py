"""Which period is in hand, until when, and whose returns are missing."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from models.dialogue.queries import WHOLE
from models.dialogue.receipts import ReceiptState
from models.values.periods import parse_period
from models.values.units import children, unit_on
from storage.book import settings
from storage.book.book import Book
from storage.dialogue import queries
from storage.received import receiving
from storage.returns import agenda, returns, sealing
from tests.storage import sample_dialogue
from tests.storage.sample_returns import DAY, arrival, unit_book

NOW = datetime(2026, 9, 28, 9, 0, tzinfo=timezone(timedelta(hours=7)))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A commune's book."""
    unit = unit_on("03549", NOW.date(), "commune")
    with settings.create_book(tmp_path / "a.book", unit, clock=lambda: NOW) as made:
        yield made


def sent(book: Book, period: str) -> None:
    returns.open_return(book, period)
    sealing.record_sent(book, sealing.seal(book, period), period.encode(), f"{period}.asice")


def test_a_new_book_begins_with_the_next_last_day(book: Book) -> None:
    due = agenda.due(book)
    assert str(due.period) == "2026-Q3"
    assert (due.head, due.last_day.isoformat(), due.days_left, due.sent) == (None, "2026-10-07", 8, False)


def test_what_was_begun_is_in_hand(book: Book) -> None:
    returns.open_return(book, "2026-Q2")
    assert str(agenda.current(book)) == "2026-Q2"


def test_after_sending_the_period_that_has_begun_follows(book: Book) -> None:
    sent(book, "2026-Q2")
    assert str(agenda.current(book)) == "2026-Q3"
    sent(book, "2026-Q3")
    assert str(agenda.current(book)) == "2026-Q3"  # the fourth quarter has not begun
    assert agenda.due(book).sent


def test_after_nine_months_their_year_is_in_hand(book: Book) -> None:
    sent(book, "2026-9M")
    assert str(agenda.current(book)) == "2026"


def test_an_old_book_shows_what_it_has(book: Book) -> None:
    sent(book, "2020")
    assert str(agenda.current(book)) == "2020"


@pytest.mark.parametrize(
    ("today", "in_hand"),
    [
        (date(2026, 6, 30), "2026-Q2"),
        (date(2026, 7, 1), "2026-Q3"),  # the first day of the third quarter
        (date(2027, 11, 4), "2026-Q3"),  # 400 days after its last, 30 September 2026
        (date(2027, 11, 5), "2026-Q2"),
    ],
)
def test_the_period_that_follows_is_in_hand_from_its_first_day_until_400_days_after_its_last(
    book: Book, today: date, in_hand: str
) -> None:
    sample_dialogue.send(book, "2026-Q2")
    book.clock = lambda: datetime(today.year, today.month, today.day, 9, 0, tzinfo=NOW.tzinfo)
    assert str(agenda.current(book)) == in_hand


def test_days_since_the_last_day_are_below_zero(book: Book) -> None:
    assert agenda.due(book, parse_period("2026-Q2")).days_left < 0


def test_a_commune_waits_for_nobody_and_a_province_for_all_its_units(book: Book, tmp_path: Path) -> None:
    period = parse_period("2026-Q3")
    assert agenda.arrivals(book, period) == agenda.ExpectedReturns((), ())
    province = unit_on("12", NOW.date(), "province")
    with settings.create_book(tmp_path / "b.book", province, clock=lambda: NOW) as above:
        found = agenda.arrivals(above, period)
        assert not found.arrived
        assert len(found.missing) == 38
        assert "Xã Phong Thổ" in [unit.title for unit in found.missing]
        assert found.until is not None and found.until.day == date(2026, 10, 7) and found.days_left == 8


def test_a_year_that_ends_on_a_day_off_is_due_on_the_next_working_day(book: Book) -> None:
    due = agenda.due(book, parse_period("2027"))  # 18 December 2027 is a Saturday
    assert (due.until.named.isoformat(), due.last_day.isoformat()) == ("2027-12-18", "2027-12-20")


def test_what_was_sent_waits_for_a_receipt_that_settles_it(book: Book) -> None:
    about = sample_dialogue.send(book, "2026-Q2")
    (waiting,) = agenda.exchange(book).awaited
    assert (waiting.period, waiting.revision, waiting.days_waiting) == ("2026-Q2", 1, 0)
    sample_dialogue.arrive(book, sample_dialogue.receipt(book, about, NOW, ReceiptState.VERIFIED))
    exchange = agenda.exchange(book)
    assert exchange.awaited == () and exchange.confirmed == {"2026-Q2"}


@pytest.mark.parametrize("state", [ReceiptState.REFUSED, ReceiptState.QUERIED])
def test_a_return_has_arrived_well_only_where_a_receipt_says_so(book: Book, state: ReceiptState) -> None:
    about = sample_dialogue.send(book, "2026-Q2")
    assert agenda.exchange(book).confirmed == frozenset()
    sample_dialogue.arrive(book, sample_dialogue.receipt(book, about, NOW, state))
    assert agenda.exchange(book).confirmed == frozenset()


def test_what_has_waited_longest_stands_first(book: Book) -> None:
    sample_dialogue.send(book, "2026-Q1", 1)
    book.clock = lambda: NOW + timedelta(days=3)
    sample_dialogue.send(book, "2026-Q2", 2)
    book.clock = lambda: NOW + timedelta(days=5)
    awaited = agenda.exchange(book).awaited
    assert [(one.period, one.days_waiting) for one in awaited] == [("2026-Q1", 5), ("2026-Q2", 2)]


def test_queries_to_this_unit_are_counted_with_their_days(book: Book) -> None:
    about = sample_dialogue.send(book, "2026-Q2")
    days = (date(2026, 10, 2), date(2026, 9, 25), None)
    sample_dialogue.arrive(book, sample_dialogue.questions(book, about, NOW, *days))
    assert agenda.exchange(book).to_answer == agenda.Questions(3, 1, date(2026, 9, 25))


def test_an_office_owes_receipts_and_waits_for_answers(tmp_path: Path) -> None:
    with unit_book(tmp_path / "province.book", "12") as office:
        assert agenda.exchange(office) == agenda.Exchange(
            (), agenda.Questions(0, 0, None), 0, agenda.Questions(0, 0, None)
        )
        commune = children(unit_on("12", DAY), DAY)[0]
        (package,) = receiving.accept(office, [arrival(commune, {"I.1": 10})])
        queries.ask(office, package, WHOLE, "Vì sao giảm?", date(2026, 10, 9))
        found = agenda.exchange(office)
        assert found.receipts_owed == 1
        assert found.asked == agenda.Questions(1, 0, date(2026, 10, 9))

"""Who still owes a package: nothing came, or what came was taken back."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from models.dialogue.queries import WHOLE
from models.values.errors import Refused
from models.values.periods import parse_period
from models.values.units import children, unit_on
from storage.book.book import Book
from storage.dialogue import addresses, queries, reminders
from storage.received import receiving
from tests.storage.sample_returns import DAY, arrival, unit_book

PERIOD = parse_period("2026-Q3")
COMMUNES = children(unit_on("12", DAY), DAY)


@pytest.fixture
def province(tmp_path: Path) -> Book:
    return unit_book(tmp_path / "province.book", "12")


def test_all_units_owe_until_they_have_sent(province: Book) -> None:
    assert len(reminders.owed(province, PERIOD)) == 38
    receiving.accept(province, [arrival(COMMUNES[0], {"I.1": 10})])
    found = reminders.owed(province, PERIOD)
    assert len(found) == 37 and COMMUNES[0].code not in {one.unit for one in found}
    assert all(one.days_left == 3 and one.until.day.isoformat() == "2026-10-07" for one in found)


def test_a_package_that_was_taken_back_is_owed_again(province: Book) -> None:
    (taken,) = receiving.accept(province, [arrival(COMMUNES[0], {"I.1": 10}, revision=2)])
    receiving.withdraw(province, taken)
    (one,) = reminders.owed(province, PERIOD, COMMUNES[0].code)
    assert one.lacks_package and one.withdrawn == 2


def test_a_unit_that_has_sent_owes_the_answers_to_queries(province: Book) -> None:
    (package,) = receiving.accept(province, [arrival(COMMUNES[0], {"I.1": 10})])
    queries.ask(province, package, WHOLE, "Vì sao giảm?")
    queries.ask(province, package, WHOLE, "Vốn điều lệ?", date(2026, 10, 9))
    (one,) = reminders.owed(province, PERIOD, COMMUNES[0].code)
    assert not one.lacks_package and not one.is_late
    assert one.queries == (1, 2) and one.answers_due == date(2026, 10, 9)


def test_an_answer_is_late_after_its_day(province: Book) -> None:
    (package,) = receiving.accept(province, [arrival(COMMUNES[0], {"I.1": 10})])
    queries.ask(province, package, WHOLE, "Vốn điều lệ?", date(2026, 10, 9))
    province.close()
    for day, late in ((9, False), (10, True)):
        moment = datetime(2026, 10, day, 3, 0, tzinfo=UTC)
        with Book.open(province.path, clock=lambda moment=moment: moment) as book:  # type: ignore[misc]
            (one,) = reminders.owed(book, PERIOD, COMMUNES[0].code)
            assert one.answers_late is late and one.is_late is late


def test_one_unit_is_asked_by_its_code(province: Book) -> None:
    receiving.accept(province, [arrival(COMMUNES[0], {"I.1": 10})])
    assert reminders.owed(province, PERIOD, COMMUNES[0].code) == []
    with pytest.raises(Refused) as refusal:
        reminders.owed(province, PERIOD, "99999")
    assert refusal.value.code == "REMIND_UNIT_UNKNOWN"


def test_where_to_send_and_addresses_are_kept_and_can_be_undone(province: Book) -> None:
    assert reminders.where(province) == "" and reminders.office(province) == "Tỉnh Lai Châu"
    reminders.keep_where(province, "lmhtx@laichau.gov.vn")
    reminders.keep_where(province, "lmhtx@laichau.gov.vn")
    addresses.keep_address(province, "Xã Phong Thổ", "phongtho@laichau.gov.vn")
    assert reminders.where(province) == "lmhtx@laichau.gov.vn"
    assert addresses.address_of(province, "Xã  phong thổ") == "phongtho@laichau.gov.vn"

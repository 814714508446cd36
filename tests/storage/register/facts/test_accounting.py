"""Accounting by year: its rules, who has held no annual meeting for 18 months, and the doubts that follow."""

from datetime import date

import pytest

from models.register.drafts import OrganisationDraft
from models.register.texts.blocks import read_block
from models.values.errors import Refused
from models.values.outcomes import Outcome
from storage.book.book import Book
from storage.register import organisations, standings
from storage.register.doubts.organisation_doubts import doubts
from storage.register.imports.rows import import_rows
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.register.records import cards, store


def added(book: Book, name: str = "HTX Một", kind: str = "cooperative") -> str:
    return organisations.add(book, OrganisationDraft(kind=kind, name=name, founded_on="2015-01-01"))


def year(book: Book, one: str, number: int = 2024, **more: object) -> str:
    return store.add(book, "accounting_years", {"organisation_id": one, "year": number} | more)


def said(book: Book, one: str, day: date) -> dict[str, dict[str, object]]:
    wanted = ("NO_GENERAL_MEETING", "REPORT_NOT_SUBMITTED")
    return {one.code: dict(one.details) for one in doubts(book, one, day) if one.code in wanted}


def test_a_report_with_a_day_was_handed_in(book: Book) -> None:
    key = year(book, added(book), report_submitted_on="2025-03-20")
    assert cards.get_card(book, "accounting_years", key).values["report_submitted"] == 1


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"report_submitted": 0, "report_submitted_on": "2025-03-20"}, "REPORT_DAY_WITHOUT_REPORT"),
        ({"general_meeting_on": "2023-12-31"}, "MEETING_OF_ANOTHER_YEAR"),
        ({"general_meeting_on": "2026-01-01"}, "MEETING_OF_ANOTHER_YEAR"),
    ],
)
def test_what_contradicts_itself_is_refused(book: Book, more: dict[str, object], code: str) -> None:
    one = added(book)
    with pytest.raises(Refused, match=code):
        year(book, one, 2024, **more)
    with pytest.raises(Refused, match="RECORD_THERE_ALREADY"):
        year(book, one), year(book, one)


def test_eighteen_months_run_from_the_newest_meeting(book: Book) -> None:
    """From 31/08/2024 they end on the last day of February 2026 and not on 3 March."""
    one = added(book)
    year(book, one, 2022, general_meeting_on="2023-03-01")
    year(book, one, 2023, general_meeting_on="2024-08-31")
    last_day = date(2026, 2, 28)
    assert said(book, one, last_day) == {}
    assert said(book, one, date(2026, 3, 1)) == {
        "NO_GENERAL_MEETING": {"last": "31/08/2024", "due": "28/02/2026"}
    }
    for day, found in ((last_day, []), (date(2026, 3, 1), [one])):
        assert list(lists.keys(book, "organisations", ListFilter(preset="meeting_overdue", day=day))) == found


def test_neither_a_group_nor_an_ended_one_nor_one_without_meetings_is_overdue(book: Book) -> None:
    group, ended, silent = added(book, "THT Hai", "group"), added(book, "HTX Ba"), added(book, "HTX Bốn")
    for one in (group, ended):
        year(book, one, 2020, general_meeting_on="2021-03-01", report_submitted=0)
    year(book, silent, 2020)
    standings.record_event(book, ended, "dissolved", "2026-01-05")
    day = date(2026, 9, 30)
    assert said(book, silent, day) == {} and said(book, ended, day) == {}
    assert said(book, group, day) == {"REPORT_NOT_SUBMITTED": {"years": "2020"}}
    assert list(lists.keys(book, "organisations", ListFilter(preset="meeting_overdue", day=day))) == []


def test_a_year_that_is_not_over_lacks_no_report(book: Book) -> None:
    one = added(book)
    for number in (2024, 2025, 2026):
        year(book, one, number, report_submitted=0)
    assert said(book, one, date(2026, 9, 30)) == {"REPORT_NOT_SUBMITTED": {"years": "2024, 2025"}}
    store.remove(book, "accounting_years", next(iter(lists.keys(book, "accounting_years"))))
    assert said(book, one, date(2026, 9, 30)) == {"REPORT_NOT_SUBMITTED": {"years": "2025"}}


def test_a_table_with_headings_of_these_offices_is_read(book: Book) -> None:
    one = added(book)
    cells = [
        ["Hợp tác xã", "Năm", "Chế độ kế toán", "Ngày nộp", "Kiểm toán", "Đại hội thường niên"],
        ["HTX Một", "2025", "Có", "20/3/2026", "Không", "15/02/2026"],
    ]
    (effect,) = import_rows(
        book, "accounting_years", read_block("accounting_years", cells), keep="all"
    ).effects
    assert effect.outcome is Outcome.NEW
    (key,) = lists.keys(book, "accounting_years")
    values = cards.get_card(book, "accounting_years", key).values
    kept = ("organisation_id", "keeps_accounts", "report_submitted", "audited", "general_meeting_on")
    assert [values[name] for name in kept] == [one, 1, 1, 0, "2026-02-15"]

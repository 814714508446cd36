"""What is special to accounting by year: the day of the report, the year of a meeting, and who is overdue, as SQL."""

from collections.abc import Mapping
from typing import Any

from models.register.facts.accounting import MEETING_MONTHS
from models.values.dates import format_iso
from models.values.errors import Refused
from storage.book.dialect import fragments

PRESETS: Mapping[tuple[str, str], str] = {
    ("accounting_years", "no_accounts"): "{t}.keeps_accounts = 0",
    ("accounting_years", "no_report"): "{t}.report_submitted = 0",
    ("accounting_years", "not_audited"): "{t}.audited = 0",
    ("accounting_years", "no_meeting"): "{t}.general_meeting_on IS NULL",
}

MEETING_OVERDUE = f"({fragments.months_after('{fact:met_on}', MEETING_MONTHS)} < :day)"
"""Whether the newest annual general meeting of an organisation is too long ago; false where none is recorded."""


def fill(year: Any) -> None:
    """A report with its day was handed in."""
    if year.report_submitted_on and year.report_submitted is None:
        year.report_submitted = 1


def refuse_wrong(year: Any) -> None:
    """Refuse a day for a report not handed in, and a meeting outside its year and the next.

    REPORT_DAY_WITHOUT_REPORT, MEETING_OF_ANOTHER_YEAR.
    """
    if year.report_submitted_on and year.report_submitted == 0:
        raise Refused(
            "REPORT_DAY_WITHOUT_REPORT", on=format_iso(year.report_submitted_on), field="report_submitted"
        )
    met = year.general_meeting_on
    if met and int(met[:4]) not in (year.year, year.year + 1):
        raise Refused(
            "MEETING_OF_ANOTHER_YEAR", on=format_iso(met), year=str(year.year), field="general_meeting_on"
        )

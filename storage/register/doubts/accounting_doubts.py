"""What is doubtful about accounts and meetings: no annual general meeting for 18 months, a report not handed in.

Law 17/2023/QH15 Art. 103: no annual general meeting for 18 months is a ground for revocation. A year without a record
says nothing: only what was recorded as missing, and a last meeting that is too long ago, are doubts.
"""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.forms.findings import Finding, Level
from models.register.facts.accounting import MEETING_MONTHS
from models.register.tables.facts import AccountingYear
from models.register.tables.organisations import Organisation
from models.values.dates import format_date, format_iso, months_after
from storage.register.standings import StandingOn

RULE = "R11"


def accounting_doubts(
    session: Session, organisation: Organisation, standing: StandingOn, day: date
) -> Iterator[Finding]:
    """The doubts about the years recorded of an organisation, as of a day; none of one that has ended."""
    if standing.ended:
        return
    query = (
        select(AccountingYear)
        .where(AccountingYear.organisation_id == organisation.id, AccountingYear.deleted == 0)
        .order_by(AccountingYear.year)
    )
    years = list(session.scalars(query))
    met = [on for one in years if (on := one.general_meeting_on) and on <= day.isoformat()]
    if met and organisation.kind != "group":
        due = months_after(date.fromisoformat(max(met)), MEETING_MONTHS)
        if due < day:
            yield _doubt("NO_GENERAL_MEETING", last=format_iso(max(met)), due=format_date(due))
    lacking = [str(one.year) for one in years if one.report_submitted == 0 and one.year < day.year]
    if lacking:
        yield _doubt("REPORT_NOT_SUBMITTED", years=", ".join(lacking))


def _doubt(code: str, **details: str) -> Finding:
    return Finding(code, RULE, Level.WARNING, details=details)

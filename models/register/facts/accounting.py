"""Accounting of an organisation by year: whether it keeps accounts, hands its report in, is audited and met.

Circular 71/2024/TT-BTC (accounts of cooperatives); Law 17/2023/QH15 Art. 103: no annual general meeting for 18 months
is a ground for revocation of the certificate.
"""

from models.register.kinds import Day, Flag, Link, Text, Year
from models.register.record import Field, Place, Record

MEETING_MONTHS = 18
"""So long after the last annual general meeting the certificate may be revoked (Law 17/2023/QH15 Art. 103)."""

ACCOUNTING_YEARS = Record(
    table="accounting_years",
    name="accounting-years",
    fields=(
        Field("organisation_id", Link("organisations"), required=True, fixed=True),
        Field("year", Year(), required=True, fixed=True),
        Field("keeps_accounts", Flag()),
        Field("report_submitted", Flag()),
        Field("report_submitted_on", Day()),
        Field("audited", Flag()),
        Field("general_meeting_on", Day()),
        Field("note", Text(60), default=""),
    ),
    owner="organisation_id",
    place=Place("accounting", "accounting_year", "accounting_years"),
    called=("year",),
    unique=(("organisation_id", "year"),),
    known_by=(("organisation_id", "year"),),
    binned=True,
    since=3,
    columns=(
        "organisation",
        "year",
        "keeps_accounts",
        "report_submitted",
        "report_submitted_on",
        "audited",
        "general_meeting_on",
    ),
    order=("organisation", "year"),
    presets=("no_accounts", "no_report", "not_audited", "no_meeting"),
    sheet=(
        "organisation",
        "year",
        "keeps_accounts",
        "report_submitted",
        "report_submitted_on",
        "audited",
        "general_meeting_on",
    ),
)

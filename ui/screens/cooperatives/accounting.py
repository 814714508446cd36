"""The page of accounting by year: who keeps accounts, hands a report in, is audited, and holds the annual meeting."""

from ui.language import QT_TRANSLATE_NOOP
from ui.register.kind.page import KindPage
from ui.register.kind.screen import KindScreen


class AccountingPage(KindPage):
    """The years of all organisations."""

    kind_screen = KindScreen(
        table="accounting_years",
        context="Accounting",
        groups=(
            (
                QT_TRANSLATE_NOOP("Accounting", "Accounts"),
                ("keeps_accounts", "report_submitted", "report_submitted_on", "audited"),
            ),
            (QT_TRANSLATE_NOOP("Accounting", "Annual general meeting"), ("general_meeting_on", "note")),
        ),
        new=("year", "keeps_accounts", "report_submitted", "audited", "general_meeting_on"),
        find=QT_TRANSLATE_NOOP("Accounting", "Find: organisation, tax code"),
        empty=QT_TRANSLATE_NOOP(
            "Accounting",
            "One record of each organisation and year: whether it keeps accounts, handed its report in and was "
            "audited, and when its annual general meeting was held. Who held none for 18 months is listed under "
            "Cooperatives.",
        ),
        icon="accounting",
    )

"""The page of funding lines."""

from ui.language import QT_TRANSLATE_NOOP
from ui.register.kind.page import KindPage
from ui.register.kind.screen import KindScreen


class FundingPage(KindPage):
    """Money of programmes, schemes and plans: needed, allocated and paid, by source, purpose and year."""

    kind_screen = KindScreen(
        table="funding_lines",
        context="Funding",
        groups=(
            (
                QT_TRANSLATE_NOOP("Funding", "What the money is for"),
                ("name", "programme_id", "document_id", "content", "source", "year"),
            ),
            (
                QT_TRANSLATE_NOOP("Funding", "Money"),
                ("need", "allocated", "disbursed", "returned", "note"),
            ),
        ),
        new=(
            "name",
            "programme_id",
            "document_id",
            "content",
            "source",
            "year",
            "need",
            "allocated",
            "disbursed",
        ),
        find=QT_TRANSLATE_NOOP("Funding", "Find: purpose, programme"),
        empty=QT_TRANSLATE_NOOP(
            "Funding",
            "One line for each purpose, source and year of a programme, scheme or plan: how much is needed, allocated "
            "and paid.",
        ),
        icon="funding",
    )

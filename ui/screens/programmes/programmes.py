"""The page of programmes and policies."""

from storage.register.shipped import national_programmes
from ui.language import QT_TRANSLATE_NOOP
from ui.register.kind.page import KindPage
from ui.register.kind.screen import EmptyOffer, KindScreen


class ProgrammesPage(KindPage):
    """Programmes and policies under which support is given, with their components."""

    kind_screen = KindScreen(
        table="programmes",
        context="Programmes",
        groups=(
            (
                QT_TRANSLATE_NOOP("Programmes", "Programme"),
                ("name", "code", "programme_kind", "programme_level", "national"),
            ),
            (
                QT_TRANSLATE_NOOP("Programmes", "Basis and years"),
                ("document_id", "first_year", "last_year", "main_source", "note"),
            ),
        ),
        new=(
            "name",
            "programme_kind",
            "programme_level",
            "national",
            "document_id",
            "first_year",
            "last_year",
        ),
        find=QT_TRANSLATE_NOOP("Programmes", "Find: programme, code"),
        empty=QT_TRANSLATE_NOOP(
            "Programmes",
            "National target programmes, support policies and schemes belong here, with the document they rest on and "
            "the years in which they run. Support that is given names its programme.",
        ),
        icon="programmes",
        offer=EmptyOffer(
            QT_TRANSLATE_NOOP("Programmes", "Add the national programmes"),
            QT_TRANSLATE_NOOP("Programmes", "Added: the three to 2025 and the single one from 2026."),
            national_programmes.add_missing,
        ),
    )

"""The page of documents."""

from ui.language import QT_TRANSLATE_NOOP
from ui.register.kind.page import KindPage
from ui.register.kind.screen import KindScreen


class DocumentsPage(KindPage):
    """Documents that other records cite, and whether they are in force."""

    kind_screen = KindScreen(
        table="documents",
        context="Documents",
        groups=(
            (
                QT_TRANSLATE_NOOP("Documents", "Document"),
                ("name", "document_kind", "title", "issuer", "issued_on", "role"),
            ),
            (QT_TRANSLATE_NOOP("Documents", "In force"), ("in_force_from", "in_force_to", "note")),
        ),
        new=("name", "document_kind", "title", "issuer", "issued_on", "role"),
        find=QT_TRANSLATE_NOOP("Documents", "Find: number, title, issuer"),
        empty=QT_TRANSLATE_NOOP(
            "Documents",
            "One entry for one document: laws, resolutions, plans, decisions. Programmes, support and targets name it, "
            "so that its number and day are written once.",
        ),
        icon="documents",
    )

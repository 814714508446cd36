"""The page of OCOP products: a kind of record, by its entry of the catalogue."""

from ui.language import QT_TRANSLATE_NOOP
from ui.register.kind.page import KindPage
from ui.register.kind.screen import KindScreen

SCREEN = KindScreen(
    table="products",
    context="Products",
    groups=(
        (QT_TRANSLATE_NOOP("Products", "Product"), ("name", "group", "note")),
        (
            QT_TRANSLATE_NOOP("Products", "Recognition"),
            ("stars", "score", "level", "recognition", "certificate", "certified_on", "valid_to"),
        ),
    ),
    new=("name", "group", "stars", "certificate", "certified_on", "level"),
    find=QT_TRANSLATE_NOOP("Products", "Find: product, certificate, organisation"),
    empty=QT_TRANSLATE_NOOP(
        "Products",
        "What organisations have had recognised in the programme One Commune One Product belongs here, with its stars "
        "and the day until which the certificate is valid. Products whose certificate ends soon have a filter.",
    ),
    icon="products",
)


class ProductsPage(KindPage):
    """OCOP products of all organisations."""

    kind_screen = SCREEN

"""The page of communes by year: new-rural standard, criterion 13, minority areas, what the register knows of them."""

from models.register.facts.communes import PARTS
from ui.language import QT_TRANSLATE_NOOP
from ui.register.kind.page import KindPage
from ui.register.kind.screen import KindScreen


class CommunesPage(KindPage):
    """The communes of all years."""

    kind_screen = KindScreen(
        table="commune_profiles",
        context="Communes",
        groups=(
            (
                QT_TRANSLATE_NOOP("Communes", "Commune and year"),
                ("commune_code", "year", "zone", "document_id", "note"),
            ),
            (QT_TRANSLATE_NOOP("Communes", "New-rural standard"), ("new_rural", "criterion_13", *PARTS)),
        ),
        new=("commune_code", "year", "new_rural", "criterion_13", "criterion_13_1", "zone"),
        find=QT_TRANSLATE_NOOP("Communes", "Find: commune"),
        empty=QT_TRANSLATE_NOOP(
            "Communes",
            "One record of each commune and year: its new-rural standard with criterion 13, and the zone of minority "
            "areas. Whether a cooperative operates there is counted from the register and shown beside.",
        ),
        icon="communes",
    )

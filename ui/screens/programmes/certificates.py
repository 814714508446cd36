"""The page of brands and certificates."""

from ui.language import QT_TRANSLATE_NOOP
from ui.register.kind.page import KindPage
from ui.register.kind.screen import KindScreen


class CertificatesPage(KindPage):
    """Brands and certificates of all organisations, and until when each is valid."""

    kind_screen = KindScreen(
        table="certificates",
        context="Certificates",
        groups=(
            (
                QT_TRANSLATE_NOOP("Certificates", "Brand or certificate"),
                ("name", "certificate_kind", "product_id", "area", "note"),
            ),
            (
                QT_TRANSLATE_NOOP("Certificates", "Certificate"),
                ("number", "issuer", "issued_on", "valid_to"),
            ),
        ),
        new=("name", "certificate_kind", "number", "issuer", "issued_on", "valid_to"),
        find=QT_TRANSLATE_NOOP("Certificates", "Find: brand, number, organisation"),
        empty=QT_TRANSLATE_NOOP(
            "Certificates",
            "Trade marks, geographical indications, VietGAP, organic, HACCP, food safety and growing area codes of "
            "organisations belong here. Those that end soon have a filter.",
        ),
        icon="certificates",
    )

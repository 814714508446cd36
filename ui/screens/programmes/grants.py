"""The page of support grants."""

from ui.language import QT_TRANSLATE_NOOP
from ui.register.kind.page import KindPage
from ui.register.kind.screen import KindScreen


class GrantsPage(KindPage):
    """Who was supported with what, and the money planned, approved, paid and given back, by source."""

    kind_screen = KindScreen(
        table="support_grants",
        context="Grants",
        groups=(
            (
                QT_TRANSLATE_NOOP("Grants", "Support"),
                ("name", "content", "programme_id", "component_id", "year", "state"),
            ),
            (
                QT_TRANSLATE_NOOP("Grants", "Who is supported"),
                (
                    "beneficiary",
                    "organisation_id",
                    "person_id",
                    "beneficiary_name",
                    "commune_code",
                    "visits",
                    "beneficiaries",
                ),
            ),
            (
                QT_TRANSLATE_NOOP("Grants", "Decision and return"),
                ("decision_id", "decided_on", "return_reason", "note"),
            ),
        ),
        new=(
            "name",
            "content",
            "beneficiary",
            "organisation_id",
            "beneficiary_name",
            "programme_id",
            "year",
            "state",
        ),
        find=QT_TRANSLATE_NOOP("Grants", "Find: item, beneficiary, organisation"),
        empty=QT_TRANSLATE_NOOP(
            "Grants",
            "Support that cooperatives, groups, households and persons receive belongs here: for what, under which "
            "programme, by which decision. Its amounts are a tab of it: planned, approved, paid, given back, by "
            "source.",
        ),
        icon="grants",
    )

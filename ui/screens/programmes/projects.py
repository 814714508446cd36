"""The page of value chains and projects."""

from ui.language import QT_TRANSLATE_NOOP
from ui.register.kind.page import KindPage
from ui.register.kind.screen import KindScreen


class ProjectsPage(KindPage):
    """Value chains, link projects and plans, models; with partners and money."""

    kind_screen = KindScreen(
        table="chain_projects",
        context="Projects",
        groups=(
            (
                QT_TRANSLATE_NOOP("Projects", "Chain or project"),
                ("name", "project_kind", "project_state", "organisation_id", "leader", "product"),
            ),
            (
                QT_TRANSLATE_NOOP("Projects", "Size and place"),
                ("area", "households", "places", "first_year", "last_year"),
            ),
            (QT_TRANSLATE_NOOP("Projects", "Papers"), ("contract_id", "decision_id", "note")),
        ),
        new=(
            "name",
            "project_kind",
            "project_state",
            "organisation_id",
            "leader",
            "product",
            "area",
            "households",
        ),
        find=QT_TRANSLATE_NOOP("Projects", "Find: project, leader, product, place"),
        empty=QT_TRANSLATE_NOOP(
            "Projects",
            "Value chains, link projects and plans, and models belong here: who leads, who takes part, on how many "
            "hectares, by which contract and decision, with which money.",
        ),
        icon="projects",
    )

"""The page of activities."""

from ui.language import QT_TRANSLATE_NOOP
from ui.register.kind.page import KindPage
from ui.register.kind.screen import KindScreen


class ActivitiesPage(KindPage):
    """Training, congresses, fairs, inspections; with who took part, the organisations concerned and the costs."""

    kind_screen = KindScreen(
        table="activities",
        context="Activities",
        groups=(
            (
                QT_TRANSLATE_NOOP("Activities", "Activity"),
                ("name", "activity_kind", "first_day", "last_day", "venue", "commune_code"),
            ),
            (
                QT_TRANSLATE_NOOP("Activities", "Who held it, and on which basis"),
                ("organiser", "partners", "programme_id", "document_id", "note"),
            ),
        ),
        new=("name", "activity_kind", "first_day", "last_day", "venue", "commune_code", "organiser"),
        find=QT_TRANSLATE_NOOP("Activities", "Find: topic, place, organiser"),
        empty=QT_TRANSLATE_NOOP(
            "Activities",
            "Training, law classes, congresses, dialogues, fairs, inspections and surveys belong here, with who took "
            "part, which organisations they concerned and what they cost.",
        ),
        icon="activities",
    )

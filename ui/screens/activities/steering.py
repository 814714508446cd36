"""The page of those who steer."""

from ui.language import QT_TRANSLATE_NOOP
from ui.register.kind.page import KindPage
from ui.register.kind.screen import KindScreen


class SteeringPage(KindPage):
    """Members of steering bodies and officers in charge, and who took over from whom."""

    kind_screen = KindScreen(
        table="steering_members",
        context="Steering",
        groups=(
            (
                QT_TRANSLATE_NOOP("Steering", "Person and office"),
                ("name", "steering_body", "position", "agency", "phone", "full_time"),
            ),
            (
                QT_TRANSLATE_NOOP("Steering", "Time and handover"),
                ("from_on", "to_on", "handed_over_on", "successor", "document_id", "note"),
            ),
        ),
        new=("name", "steering_body", "position", "agency", "phone", "full_time", "from_on"),
        find=QT_TRANSLATE_NOOP("Steering", "Find: name, position, agency"),
        empty=QT_TRANSLATE_NOOP(
            "Steering",
            "Members of the steering committee and of the alliance's executive committee belong here, and the officers "
            "in charge, with the day on which each handed over.",
        ),
        icon="steering",
    )

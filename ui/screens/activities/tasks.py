"""The page of tasks."""

from ui.language import QT_TRANSLATE_NOOP
from ui.register.kind.page import KindPage
from ui.register.kind.screen import KindScreen


class TasksPage(KindPage):
    """Tasks by the agency in charge, with the day on which each is due."""

    kind_screen = KindScreen(
        table="tasks",
        context="SteeringTasks",
        groups=(
            (
                QT_TRANSLATE_NOOP("SteeringTasks", "Task"),
                ("name", "agency", "cooperating", "document_id", "due_on"),
            ),
            (
                QT_TRANSLATE_NOOP("SteeringTasks", "State and result"),
                ("task_state", "done_on", "outcome", "note"),
            ),
        ),
        new=("name", "agency", "cooperating", "document_id", "due_on", "task_state"),
        find=QT_TRANSLATE_NOOP("SteeringTasks", "Find: task, agency, result"),
        empty=QT_TRANSLATE_NOOP(
            "SteeringTasks",
            "What plans and letters ask for belongs here: the task, the agency in charge, the document and the day on "
            "which it is due. The page “Today” names those that are overdue.",
        ),
        icon="tasks",
    )

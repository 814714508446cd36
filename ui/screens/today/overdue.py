"""Tasks whose day has passed, as a thing to look after."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from models.values.dates import format_iso
from models.values.quantities import format_number
from ui.screens.today.task import Go, Task

if TYPE_CHECKING:
    from ui.screens.today.reading import HomeSummary


def tasks_overdue(day: "HomeSummary", go: Go) -> Task | None:
    """How many tasks are overdue, and the one that was due first; None where none is."""
    if day.register.overdue is None:
        return None
    told = QCoreApplication.translate("Tasks", "The first was due on {day}: {task}")
    return Task(
        "red",
        QCoreApplication.translate("Tasks", "{count} tasks are overdue").format(
            count=format_number(day.register.overdue.count)
        ),
        told.format(day=format_iso(day.register.overdue.due_on), task=day.register.overdue.first),
        QCoreApplication.translate("Tasks", "See the tasks"),
        lambda: go("tasks", view="overdue"),
    )

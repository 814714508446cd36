"""Rules on last days that will soon be out of force, as a thing to look after."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from models.values.dates import format_date
from models.values.quantities import format_number
from ui.screens.today.task import Go, Task

if TYPE_CHECKING:
    from ui.screens.today.reading import HomeSummary


def rules_ending(day: "HomeSummary", go: Go) -> Task | None:
    """The rules that end within six months, with their texts; None where none does."""
    if not day.ending:
        return None
    ends = day.ending[0].valid_to
    title = QCoreApplication.translate("Tasks", "{count} rules on deadlines end soon, the first after {day}")
    told = QCoreApplication.translate(
        "Tasks", "By {sources}. Find out whether they are extended or replaced."
    )
    sources = dict.fromkeys(rule.source.partition(",")[0] for rule in day.ending)
    return Task(
        "amber",
        title.format(count=format_number(len(day.ending)), day=format_date(ends)),
        told.format(sources="; ".join(sources)),
        QCoreApplication.translate("Tasks", "See the rules"),
        lambda: go("settings", part="calendar"),
    )

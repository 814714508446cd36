"""What one glances at: unit, period, days left, last good backup. Read beside the window, worded in it."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from models.values.dates import format_date
from models.values.periods import label
from models.values.units import Unit, children, parent
from storage.book import backups, settings
from storage.book.book import Book
from storage.returns import agenda
from storage.returns.agenda import Due
from ui.language import language
from ui.pieces.moments import here
from ui.shell.context import Facts

LONG = 60
"""Working days after which how many there were tells nobody anything: the day is said alone."""


@dataclass(frozen=True, slots=True)
class StatusFacts:
    """The facts of a book at one moment."""

    unit: Unit
    above: Unit | None
    receives: bool
    due: Due
    backup_at: datetime | None
    now: datetime
    practice: bool = False


def read(book: Book) -> StatusFacts:
    """Ask the book."""
    now = book.clock()
    unit = settings.unit_of(book)
    due = agenda.due(book)
    day = due.period.cutoff if unit.valid_on(due.period.cutoff) else unit.valid_to or now.date()
    made = backups.last_good(book)
    at = datetime.fromisoformat(made.at) if made else None
    return StatusFacts(
        unit, parent(unit, day), bool(children(unit, day)), due, at, now, settings.is_practice(book)
    )


def words(glance: StatusFacts) -> Facts:
    """The facts as the frame shows them."""
    above = f" · {glance.above.name}" if glance.above else ""
    period = label(glance.due.period, language())
    return Facts(
        unit=glance.unit.title + above,
        backup=_backup(glance),
        period=QCoreApplication.translate("StatusFacts", "Period: {period}").format(period=period),
        due=_due(glance.due),
        receives=glance.receives,
        practice=glance.practice,
    )


def _backup(glance: StatusFacts) -> str:
    if glance.backup_at is None:
        return QCoreApplication.translate("StatusFacts", "No backup yet")
    made = here(glance.backup_at)
    days = (here(glance.now).date() - made.date()).days
    time = made.strftime("%H:%M")
    if days <= 0:
        return QCoreApplication.translate("StatusFacts", "Last good backup: today {time}").format(time=time)
    if days == 1:
        return QCoreApplication.translate("StatusFacts", "Last good backup: yesterday {time}").format(
            time=time
        )
    return QCoreApplication.translate("StatusFacts", "Last good backup: {days} days ago").format(days=days)


def _due(due: Due) -> str:
    if due.sent:
        return QCoreApplication.translate("StatusFacts", "Written out")
    if due.days_left < -LONG:
        return QCoreApplication.translate("StatusFacts", "Overdue since {day}").format(
            day=format_date(due.last_day)
        )
    if due.days_left < 0:
        late = QCoreApplication.translate("StatusFacts", "{days} working days late")
        return late.format(days=-due.days_left)
    return QCoreApplication.translate("StatusFacts", "{days} working days left").format(days=due.days_left)

"""The list of things to do: each with a sign, a sentence and one step."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.returns.returns import State
from models.values.dates import format_date
from models.values.deadline_words import source_words
from models.values.quantities import format_number, millions_from_dong, round_half_up
from ui.language import language
from ui.pieces.moments import here, minute_of
from ui.pieces.tables.findings import FindingAction
from ui.pieces.text import button, clear, hairline, label, surface
from ui.returns import filled_words, period_words, state_chip
from ui.screens.today.ending import rules_ending
from ui.screens.today.overdue import tasks_overdue
from ui.screens.today.task import Go, Task
from ui.screens.today.waiting import exchange_tasks
from ui.theme.icons import icon

if TYPE_CHECKING:
    from storage.returns.agenda import ExpectedReturns
    from ui.screens.today.reading import HomeSummary

_MOST_NAMES = 8
LONG = 60
"""Working days after which their number tells nobody anything."""

_SIGNS = {"red": "error", "amber": "warning", "blue": "wait", "green": "check", "grey": "info"}
_URGENCY = ("red", "amber", "blue", "grey", "green")


def tasks_of(day: "HomeSummary", go: Go) -> list[Task]:
    """Everything that asks for attention today, the return first, then by urgency."""
    own = (
        _arrivals(day, go),
        tasks_overdue(day, go),
        _held(day, go),
        _lacking(day, go),
        _backup(day, go),
        rules_ending(day, go),
    )
    waiting = exchange_tasks(day.exchange, go) if day.exchange else ()
    later = [*waiting, *(task for task in own if task)]
    return [_return(day, go), *sorted(later, key=lambda task: _URGENCY.index(task.tone))]


def _return(day: "HomeSummary", go: Go) -> Task:
    due, period = day.due, str(day.due.period)
    title = f"{period_words(period)} · {state_chip(due.head).text.lower()}"
    told = f"{_deadline(day)} {source_words(due.until, language())}"
    if due.sent:
        step = QCoreApplication.translate("Tasks", "See the package")
        confirmed = day.exchange is not None and period in day.exchange.confirmed
        tone = "green" if confirmed else "blue"  # green by a receipt alone
        return Task(tone, title, told, step, lambda: go("send", period=period), first=True)
    tone = "red" if due.days_left < 0 else "amber" if due.days_left <= 5 else "blue"
    if due.head is None:
        step = QCoreApplication.translate("Tasks", "Begin the return")
        return Task(tone, title, told, step, lambda: go("reports", period=period), first=True)
    if due.head.state is State.SEALED:
        step = QCoreApplication.translate("Tasks", "Make the package…")
        return Task(tone, title, told, step, lambda: go("send", period=period), first=True)
    open_ones = _open(day)
    filled = filled_words(day.sheets.filled)
    if open_ones:
        step = QCoreApplication.translate("Tasks", "Settle them")
        told = f"{told} {open_ones}\n{filled}"
        return Task(tone, title, told, step, lambda: go("reports", period=period, problem=True), first=True)
    step = QCoreApplication.translate("Tasks", "Check and sign…")
    told = f"{told}\n{filled}"
    return Task(tone, title, told, step, lambda: go("send", period=period), first=True)


def _deadline(day: "HomeSummary") -> str:
    due = day.due
    last = format_date(due.last_day)
    if due.sent:
        return QCoreApplication.translate("Tasks", "Written out; the last day is {day}.").format(day=last)
    if due.days_left < -LONG:
        return QCoreApplication.translate("Tasks", "Overdue since {day}.").format(day=last)
    if due.days_left < 0:
        return QCoreApplication.translate(
            "Tasks", "The last day was {day}, {count} working days ago."
        ).format(day=last, count=format_number(-due.days_left))
    told = QCoreApplication.translate("Tasks", "To be sent by {day}: {count} working days left.").format(
        day=last, count=due.days_left
    )
    if not due.until.is_moved:
        return told
    moved = QCoreApplication.translate("Tasks", "The rule names {day}, a day off.")
    return f"{told} {moved.format(day=format_date(due.until.named))}"


def _open(day: "HomeSummary") -> str:
    if not day.sheets.errors and not day.sheets.warnings:
        return ""
    if not day.sheets.errors:
        return QCoreApplication.translate("Tasks", "Open: {warnings} warnings.").format(
            warnings=day.sheets.warnings
        )
    if not day.sheets.warnings:
        return QCoreApplication.translate("Tasks", "Open: {errors} errors.").format(errors=day.sheets.errors)
    return QCoreApplication.translate("Tasks", "Open: {errors} errors, {warnings} warnings.").format(
        errors=day.sheets.errors, warnings=day.sheets.warnings
    )


def _arrivals(day: "HomeSummary", go: Go) -> Task | None:
    arrived, missing = day.arrivals.arrived, day.arrivals.missing
    whole = len(arrived) + len(missing)
    if not whole:
        return None
    title = QCoreApplication.translate("Tasks", "Returns of {count} of {whole} units received").format(
        count=len(arrived), whole=whole
    )
    if not missing:
        told = QCoreApplication.translate("Tasks", "All returns are in.")
        step = QCoreApplication.translate("Tasks", "See the merged forms")
        return Task("green", title, told, step, lambda: go("consolidation"))
    names = ", ".join(unit.title for unit in missing[:_MOST_NAMES])
    if len(missing) > _MOST_NAMES:
        names = QCoreApplication.translate("Tasks", "{names} and {count} more").format(
            names=names, count=len(missing) - _MOST_NAMES
        )
    step = QCoreApplication.translate("Tasks", "Receive packages…")
    told = QCoreApplication.translate("Tasks", "Missing: {names}").format(names=names)
    return Task(
        "red" if day.arrivals.days_left < 0 else "amber",
        title,
        f"{_their_deadline(day.arrivals)}{_their_source(day.arrivals)}\n{told}",
        step,
        lambda: go("receive"),
        other=FindingAction(
            QCoreApplication.translate("Tasks", "Remind them…"),
            lambda: go("consolidation", period=str(day.due.period), remind=True),
        ),
    )


def _their_deadline(arrivals: "ExpectedReturns") -> str:
    """Until when the units below send."""
    last = format_date(arrivals.until.day if arrivals.until else None)
    left = arrivals.days_left
    if left < -LONG:
        return QCoreApplication.translate("Tasks", "Their last day was {day}.").format(day=last)
    if left < 0:
        words = QCoreApplication.translate("Tasks", "Their last day was {day}, {count} working days ago.")
        return words.format(day=last, count=format_number(-left))
    words = QCoreApplication.translate("Tasks", "They send by {day}: {count} working days left.")
    return words.format(day=last, count=format_number(left))


def _their_source(arrivals: "ExpectedReturns") -> str:
    return f" {source_words(arrivals.until, language())}" if arrivals.until else ""


def _held(day: "HomeSummary", go: Go) -> Task | None:
    if not day.sheets.held:
        return None
    title = QCoreApplication.translate(
        "Tasks", "{count} cooperatives have stopped and are held by debt"
    ).format(count=day.sheets.held)
    told = ""
    if day.sheets.held_debt:
        owed = format_number(round_half_up(millions_from_dong(day.sheets.held_debt), 0))
        told = QCoreApplication.translate(
            "Tasks", "Stopped cooperatives owe {owed} million dong in all."
        ).format(owed=owed)
    step = QCoreApplication.translate("Tasks", "See them")
    if day.register.organisations:
        return Task("amber", title, told, step, lambda: go("debts", view="held"))
    from models.forms.summary.home import home_figures

    period, form = str(day.due.period), home_figures().held.debt.form
    return Task("amber", title, told, step, lambda: go("reports", period=period, form=form))


def _lacking(day: "HomeSummary", go: Go) -> Task | None:
    if not day.register.lacking:
        return None
    return Task(
        "amber",
        QCoreApplication.translate("Tasks", "{count} cooperatives and groups lack information").format(
            count=day.register.lacking
        ),
        QCoreApplication.translate(
            "Tasks", "What they lack stands in the list; blank figures are missing in the forms."
        ),
        QCoreApplication.translate("Tasks", "See them"),
        lambda: go("cooperatives", state="lacking"),
    )


def _backup(day: "HomeSummary", go: Go) -> Task:
    step = QCoreApplication.translate("Tasks", "Data safety")
    if day.backup_at is None:
        return Task(
            "amber",
            QCoreApplication.translate("Tasks", "No backup of this book yet"),
            QCoreApplication.translate("Tasks", "A copy takes a moment and is checked at once."),
            step,
            lambda: go("safety"),
        )
    days = (here(day.now).date() - here(day.backup_at).date()).days
    at = minute_of(day.backup_at.isoformat())
    title = QCoreApplication.translate("Tasks", "Last good backup: {at}").format(at=at)
    if days > 7:
        told = QCoreApplication.translate("Tasks", "That was {count} days ago.").format(count=days)
        return Task("amber", title, told, step, lambda: go("safety"))
    told = QCoreApplication.translate("Tasks", "It was opened and counted.")
    return Task("green", title, told, step, lambda: go("safety"))


class TaskList(QWidget):
    """The tasks on one sheet, parted by hairlines."""

    def __init__(self) -> None:
        super().__init__()
        sheet = surface()
        self._rows = QVBoxLayout(sheet)
        self._rows.setContentsMargins(20, 8, 20, 8)
        self._rows.setSpacing(0)
        self.rows: list[TaskRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sheet)
        column.addStretch(1)

    def show_tasks(self, tasks: Sequence[Task]) -> None:
        """Show these tasks; the keyboard stays at the one that it is at."""
        held = next((row.task.title for row in self.rows if row.step.hasFocus()), None)
        clear(self._rows)
        self.rows = [TaskRow(task) for task in tasks]
        for at, row in enumerate(self.rows):
            if at:
                self._rows.addWidget(hairline())
            self._rows.addWidget(row)
            if row.task.title == held:
                row.step.setFocus(Qt.FocusReason.OtherFocusReason)


class TaskRow(QWidget):
    """One task."""

    def __init__(self, task: Task) -> None:
        super().__init__()
        self.task = task
        sign = QLabel()
        sign.setPixmap(icon(_SIGNS[task.tone], task.tone).pixmap(20, 20))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(task.title, "section" if task.first else "label", wrap=True))
        if task.told:
            words.addWidget(label(task.told, "muted", wrap=True))
        self.step = button(task.step, task.act, kind="primary" if task.first else "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 14, 0, 14)
        row.setSpacing(14)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.other = button(task.other.text, task.other.act, kind="link") if task.other else None
        if self.other is not None:
            row.addWidget(self.other, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.step, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(f"{task.title}. {task.told}")

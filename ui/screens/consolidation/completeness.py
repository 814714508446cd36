"""Who has sent for a period: every unit that reports to this one on the cut-off day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.dates import format_date
from models.periods import LastDay, last_day, parse_period
from models.quantities import format_number
from models.reminders import Owed
from models.units import Unit, children
from storage import receiving, reminders, settings
from storage.book import Book
from storage.receiving import Received
from ui.pieces.chip import StateChip
from ui.pieces.group import scrolled
from ui.pieces.moments import day_of, days_late, minute_of
from ui.pieces.paged import Column
from ui.pieces.reminder import ReminderPanel
from ui.pieces.side import SidePanel
from ui.pieces.table import DataTable
from ui.pieces.text import button, clear, label
from ui.shell.context import Context

_WIDE, _LETTER = 1400, 440
"""From this width on the letter is this wide; below it leaves the table its columns."""


class Sending(StrEnum):
    """How a unit stands to its duty of sending."""

    SENT = "sent"
    LATE = "late"
    WAITED = "waited"  # nothing yet, the deadline has not passed
    MISSING = "missing"
    WITHDRAWN = "withdrawn"


TONES = {
    Sending.SENT: "green",
    Sending.LATE: "amber",
    Sending.WAITED: "muted",
    Sending.MISSING: "red",
    Sending.WITHDRAWN: "red",
}
SIGNS = {
    Sending.SENT: "\u2713",
    Sending.LATE: "\u2713",
    Sending.WAITED: "\u2026",
    Sending.MISSING: "\u2715",
    Sending.WITHDRAWN: "\u21b6",
}


@dataclass(frozen=True, slots=True)
class UnitState:
    """One unit: how it stands, the package that counts (or was withdrawn last), all of its packages, what it owes."""

    unit: Unit
    sending: Sending
    package: Received | None
    packages: tuple[Received, ...]
    until: LastDay
    days_late: int = 0
    owed: Owed | None = None


def unit_states(book: Book, period: str, cutoff: date) -> list[UnitState]:
    """Every unit that should report on that day, ordered by code."""
    today = book.clock().date()
    owed = {one.unit: one for one in reminders.owed(book, parse_period(period))}
    by_unit: dict[tuple[str, str, str], list[Received]] = {}
    for package in receiving.received(book, period):
        by_unit.setdefault(package.unit, []).append(package)
    states = [
        _state(unit, period, by_unit.get(unit.key, []), today)
        for unit in children(settings.unit_at(book, cutoff), cutoff)
    ]
    return [replace(state, owed=owed.get(state.unit.code)) for state in states]


def _state(unit: Unit, period: str, packages: list[Received], today: date) -> UnitState:
    until = last_day(parse_period(period), unit.level)
    newest_first = tuple(sorted(packages, key=lambda one: (one.revision, one.received_at), reverse=True))
    counts = next((one for one in newest_first if one.status == "accepted"), None)
    if counts is not None:
        first = min((one for one in packages if one.status == "accepted"), key=lambda one: one.revision)
        late = days_late(period, unit.level, first.made_at)
        sending = Sending.LATE if late > 0 else Sending.SENT
        return UnitState(unit, sending, counts, newest_first, until, max(0, late))
    overdue = (today - until.day).days
    if newest_first:
        return UnitState(unit, Sending.WITHDRAWN, newest_first[0], newest_first, until, overdue)
    sending = Sending.MISSING if overdue > 0 else Sending.WAITED
    return UnitState(unit, sending, None, (), until, overdue)


class Completeness(QWidget):
    """The list of units with a panel for the unit in hand, which gives way to the reminder while one is written."""

    package_wanted = Signal(str)  # SHA-256

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.states: list[UnitState] = []
        self.table = DataTable[str, UnitState](self._columns(), self._fetch, name="consolidation-units")
        self.panel = _UnitPanel()
        self.panel.package_wanted.connect(self.package_wanted)
        self.panel.reminder_wanted.connect(lambda owed: self.remind([owed]))
        self.side = SidePanel()
        self.side.show_content(scrolled(self.panel))
        self.reminder = ReminderPanel(context)
        self.letter = SidePanel(closable=True)
        self.letter.closed.connect(self._show_unit)
        self.table.row_selected.connect(lambda _: self._choose_unit())
        self.table.row_opened.connect(self._open)
        self._lay_out()

    def _lay_out(self) -> None:
        self.lacking = label("", "muted", wrap=True)
        self.remind_all = button(self.tr("Remind them…"), self.remind_missing)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.lacking)
        head.addWidget(self.remind_all)
        head.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(head)
        left.addWidget(self.table, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addWidget(self.side)
        row.addWidget(self.letter)
        self.letter.show_content(scrolled(self.reminder))
        self.letter.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.letter.setFixedWidth(_LETTER if self.width() >= _WIDE else self.side.width())

    def _columns(self) -> list[Column[UnitState]]:
        return [
            Column("code", self.tr("Code"), lambda one: one.unit.code, 64, sortable=False),
            Column("unit", self.tr("Unit"), lambda one: one.unit.title, 180, stretch=True, sortable=False),
            Column(
                "state",
                self.tr("State"),
                self.words,
                190,
                tone=lambda one: TONES[one.sending],
                sortable=False,
            ),
            Column("revision", self.tr("Rev."), _revision, 44, number=True, sortable=False),
            Column("made", self.tr("Made on"), _made, 96, sortable=False),
            Column("received", self.tr("Received at"), _received, 128, sortable=False),
            Column("number", self.tr("Package no."), _number, 70, number=True, sortable=False),
        ]

    def _fetch(self, keys: Sequence[str]) -> Mapping[str, UnitState]:
        return {one.unit.code: one for one in self.states if one.unit.code in keys}

    def words(self, state: UnitState) -> str:
        """The state in words with its sign."""
        told = {
            Sending.SENT: self.tr("sent in time"),
            Sending.LATE: self.tr("sent, {days} days late").format(days=state.days_late),
            Sending.WAITED: self.tr("not sent yet"),
            Sending.MISSING: self.tr("not sent, {days} days overdue").format(days=state.days_late),
            Sending.WITHDRAWN: self.tr("withdrawn, nothing counts"),
        }
        return f"{SIGNS[state.sending]} {told[state.sending]}"

    def show_states(self, states: list[UnitState]) -> None:
        """Show these units."""
        self.states = states
        self.table.show_keys([one.unit.code for one in states])
        if self.table.current_key() is None and states:
            self.table.select_key(states[0].unit.code)
        owed = self._owed()
        self.lacking.setText(self.tr("{count} units still owe something").format(count=len(owed)))
        self.lacking.setVisible(bool(owed))
        self.remind_all.setVisible(bool(owed))
        self._show_unit()

    def _owed(self) -> list[Owed]:
        return [one.owed for one in self.states if one.owed is not None]

    def remind_missing(self) -> None:
        """Write to every unit that owes something."""
        self.remind(self._owed())

    def remind(self, owed: list[Owed]) -> None:
        """Show the reminder to these units in the place of the panel."""
        if not owed:
            return
        title = owed[0].recipient if len(owed) == 1 else self.tr("Units that still owe something")
        self.letter.heading.setText(self.tr("Reminder: {unit}").format(unit=title))
        self.letter.heading.show()
        self.reminder.show_owed(owed)
        self.side.hide()
        self.letter.show()
        self.reminder.text.setFocus()

    def _choose_unit(self) -> None:
        """Another unit in hand: a reminder to one unit follows it, one to all stays."""
        if self.letter.isVisible() and len(self.reminder.owed) > 1:
            return
        self.letter.hide()
        self._show_unit()

    def count(self, *kinds: Sending) -> int:
        """How many units stand so."""
        return sum(one.sending in kinds for one in self.states)

    def _open(self, code: str) -> None:
        state = next((one for one in self.states if one.unit.code == code), None)
        if state is not None and state.package is not None:
            self.package_wanted.emit(state.package.sha256)

    def _show_unit(self) -> None:
        code = self.table.current_key()
        state = next((one for one in self.states if one.unit.code == code), None)
        self.side.setVisible(state is not None and self.letter.isHidden())
        if state is not None:
            self.panel.show_state(state, self.words(state))


class _UnitPanel(QWidget):
    """What is known about the returns of one unit for the period."""

    package_wanted = Signal(str)
    reminder_wanted = Signal(object)  # Owed

    def __init__(self) -> None:
        super().__init__()
        self._owed: Owed | None = None
        self.unit = label(kind="section", wrap=True)
        self.state = StateChip()
        self.deadline = label(kind="muted", wrap=True)
        self._packages = QVBoxLayout()
        self._packages.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.remind = button(self.tr("Remind this unit…"), self._remind)
        self.remind.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for widget in (self.unit, self.state, self.deadline, self.remind):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addLayout(self._packages)
        column.addStretch(1)

    def show_state(self, state: UnitState, words: str) -> None:
        """Show this unit."""
        tone = TONES[state.sending]
        self.unit.setText(state.unit.title)
        self.state.show_state(words.partition(" ")[2], "grey" if tone == "muted" else tone)
        self.deadline.setText(self._deadline(state.until))
        self._owed = state.owed
        self.remind.setVisible(state.owed is not None)
        clear(self._packages)
        if not state.packages:
            self._packages.addWidget(label(self.tr("No package of this unit was received."), wrap=True))
        for package in state.packages:
            self._add(package, counts=package is state.package and package.status == "accepted")

    def _deadline(self, until: LastDay) -> str:
        if not until.is_moved:
            return self.tr("Deadline: {day}").format(day=format_date(until.day))
        return self.tr("Deadline: {day} ({named} is a day off)").format(
            day=format_date(until.day), named=format_date(until.named)
        )

    def _remind(self) -> None:
        if self._owed is not None:
            self.reminder_wanted.emit(self._owed)

    def _add(self, package: Received, *, counts: bool) -> None:
        told = self.tr("Revision {revision}, received {moment}").format(
            revision=package.revision, moment=minute_of(package.received_at)
        )
        self._packages.addWidget(label(told, "label"))
        if package.status != "accepted":
            state, tone = self.tr("Withdrawn"), "amber"
        elif counts:
            state, tone = self.tr("Counts in the merged figures"), "green"
        else:
            state, tone = self.tr("Replaced by a later revision"), ""
        self._packages.addWidget(label(state, "note", tone=tone))
        self._packages.addWidget(label(", ".join(package.signers), "note", wrap=True))
        sha256 = package.sha256
        opens = button(self.tr("Show the package"), lambda: self.package_wanted.emit(sha256), kind="link")
        self._packages.addWidget(opens)


def _revision(state: UnitState) -> int | None:
    return state.package.revision if state.package else None


def _made(state: UnitState) -> str:
    return day_of(state.package.made_at) if state.package else ""


def _received(state: UnitState) -> str:
    return minute_of(state.package.received_at) if state.package else ""


def _number(state: UnitState) -> str:
    return format_number(state.package.number) if state.package else ""

"""Who has sent for a period: every unit that reports to this one on the cut-off day."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.dialogue.reminders import Owed
from models.values.quantities import format_number
from ui.dialogue.reminder import ReminderPanel
from ui.pieces.inputs.group import scrolled
from ui.pieces.moments import day_of, minute_of
from ui.pieces.panels.side import SidePanel
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.pieces.text import button, label
from ui.screens.consolidation.states import SIGNS, TONES, Sending, UnitState
from ui.screens.consolidation.unit import UnitPanel
from ui.shell.context import Context

_WIDE, _LETTER = 1400, 440
"""From this width on the letter is this wide; below it leaves the table its columns."""


class Completeness(QWidget):
    """The list of units with a panel for the unit in hand, which gives way to the reminder while one is written."""

    package_wanted = Signal(str)  # SHA-256

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.states: list[UnitState] = []
        self.table = DataTable[str, UnitState](self._columns(), self._fetch, name="consolidation-units")
        self.panel = UnitPanel()
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
        head.addWidget(self.lacking, 1)
        head.addWidget(self.remind_all)
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
        self.letter.setFixedWidth(_LETTER if self.width() >= _WIDE else self.side.whole_width)

    def _columns(self) -> list[Column[UnitState]]:
        return [
            Column("code", self.tr("Code"), lambda one: one.unit.code, 64, sortable=False),
            Column("unit", self.tr("Unit"), lambda one: one.unit.title, 140, sortable=False),
            Column(
                "state",
                self.tr("State"),
                self.words,
                252,
                tone=lambda one: TONES[one.sending],
                sortable=False,
            ),
            Column("revision", self.tr("Rev."), _revision, 44, number=True, sortable=False),
            Column("made", self.tr("Made on"), _made, 96, sortable=False),
            Column("received", self.tr("Received on"), _received, 96, tip=_received_at, sortable=False),
        ]

    def _fetch(self, keys: Sequence[str]) -> Mapping[str, UnitState]:
        return {one.unit.code: one for one in self.states if one.unit.code in keys}

    def words(self, state: UnitState) -> str:
        """The state in words with its sign."""
        told = {
            Sending.SENT: self.tr("received, made in time"),
            Sending.LATE: self.tr("received, {days} working days late").format(days=state.days_late),
            Sending.WAITED: self.tr("not received yet, not due"),
            Sending.MISSING: self.tr("not received, {days} working days overdue").format(
                days=state.days_late
            ),
            Sending.WITHDRAWN: self.tr("withdrawn, nothing counts"),
            Sending.COVERED: self.tr("reported by {units}").format(units=", ".join(state.reported_by)),
        }
        return f"{SIGNS[state.sending]} {told[state.sending]}"

    def show_states(self, states: list[UnitState]) -> None:
        """Show these units."""
        self.states = states
        self.table.show_keys([one.unit.code for one in states])
        if self.table.current_key() is None and states:
            self.table.select_key(states[0].unit.code)
        owed = self._owed()
        self.lacking.setText(self._lacking(owed))
        self.lacking.setVisible(bool(owed))
        self.remind_all.setVisible(bool(owed))
        self._show_unit()

    def _lacking(self, owed: list[Owed]) -> str:
        """What is missing, each kind with its own count."""
        returns, answers = sum(one.lacks_package for one in owed), sum(bool(one.queries) for one in owed)
        told = (
            (returns, self.tr("{count} units without a return")),
            (answers, self.tr("{count} units with queries not answered")),
        )
        return " \u00b7 ".join(words.format(count=format_number(count)) for count, words in told if count)

    def _owed(self) -> list[Owed]:
        return [one.owed for one in self.states if one.owed is not None]

    def remind_missing(self) -> None:
        """Write to every unit that owes something."""
        self.remind(self._owed())

    def remind(self, owed: list[Owed]) -> None:
        """Show the reminder to these units in the place of the panel."""
        if not owed:
            return
        title = owed[0].recipient if len(owed) == 1 else self.tr("Units without a return or an answer")
        self.letter.heading.setText(self.tr("Reminder: {unit}").format(unit=title))
        self.letter.heading.show()
        self.reminder.show_owed(owed)
        self.side.hide()
        self.letter.unfold()
        self.reminder.text.setFocus()

    def _choose_unit(self) -> None:
        """Another unit in hand: a reminder to one unit follows it, one to all stays."""
        if self.letter.isVisible() and len(self.reminder.owed) > 1:
            return
        self.letter.hide()
        self._show_unit()

    def count(self, *kinds: Sending) -> int:
        """How many of the expected units stand so."""
        return sum(one.sending in kinds for one in self.expected)

    @property
    def expected(self) -> list[UnitState]:
        """The units that should report on the cut-off day; others may have sent beside them."""
        return [one for one in self.states if one.expected]

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


def _revision(state: UnitState) -> int | None:
    return state.package.revision if state.package else None


def _made(state: UnitState) -> str:
    return day_of(state.package.made_at) if state.package else ""


def _received(state: UnitState) -> str:
    return day_of(state.package.received_at) if state.package else ""


def _received_at(state: UnitState) -> str:
    """The minute, and the number of the package in the unit's chain."""
    if state.package is None:
        return ""
    told = QCoreApplication.translate("Completeness", "{moment}, package no. {number}")
    return told.format(
        moment=minute_of(state.package.received_at), number=format_number(state.package.number)
    )

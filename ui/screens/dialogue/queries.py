"""Queries of this office to its units: what was asked, what came back, and how each ends."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.dialogue.queries import QueryState
from models.values.dates import format_date
from models.values.errors import Trouble
from models.values.messages import message_for
from storage.dialogue import queries
from storage.dialogue.queries import Asked
from ui.dialogue.pins import pin_words, value_words
from ui.dialogue.query_facts import due_words
from ui.language import language
from ui.pieces.chip import StateChip
from ui.pieces.moments import minute_of
from ui.pieces.panels.confirm import ConfirmPanel
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.facts import FactRows
from ui.pieces.tables.findings import FindingAction
from ui.pieces.tables.paged import Column
from ui.pieces.tables.rowlist import Choice, RowList
from ui.pieces.text import button, hairline, label
from ui.reading.report import open_report, received
from ui.returns import period_words
from ui.screens.dialogue import columns
from ui.screens.dialogue.reading import Everything, unit_of
from ui.screens.dialogue.words import asked_state
from ui.shell.context import Context

WAITING, ANSWERED, UNWRITTEN, CLOSED, ALL = "waiting", "answered", "unwritten", "closed", "all"


class QueriesList(RowList[Asked]):
    """One row for each query of this office. `known` gives what the page has read last."""

    def __init__(self, context: Context, known: Callable[[], Everything]) -> None:
        super().__init__(
            _columns(known),
            _choices(),
            lambda one: (
                f"{one.about.unit.name} {one.query.number} {one.query.text} {one.answer} {_place(one, known())}"
            ),
            _empty(context),
            name="dialogue-queries",
            wide=frozenset({"asked", "left"}),
        )


def _columns(known: Callable[[], Everything]) -> list[Column[Asked]]:
    translate = QCoreApplication.translate

    def today() -> date:
        return known().today

    return [
        columns.text("unit", translate("Queries", "Unit"), lambda one: one.about.unit.name, 144),
        columns.number("number", translate("Queries", "No."), lambda one: one.query.number, 44),
        columns.text("place", translate("Queries", "About"), lambda one: _place(one, known()), 190),
        columns.period(translate("Queries", "Period"), lambda one: one.about.period),
        columns.text(
            "asked", translate("Queries", "Asked on"), lambda one: format_date(one.query.asked_on), 92
        ),
        columns.last_day(translate("Queries", "Answer by"), _due, today),
        columns.days_to_answer(translate("Queries", "Days left"), _due, today),
        columns.state("state", translate("Queries", "State"), lambda one: asked_state(one, today()), 146),
    ]


def _due(one: Asked) -> tuple[date | None, bool]:
    return one.query.due, one.waits


def _place(one: Asked, everything: Everything) -> str:
    return pin_words(one.query.pin, one.about.period, everything.forms)


def _proposed(one: Asked, everything: Everything) -> str:
    query, period = one.query, one.about.period
    return value_words(query.pin, period, query.proposal, everything.forms) if query.proposal else ""


def _choices() -> list[Choice[Asked]]:
    translate = QCoreApplication.translate
    return [
        Choice(ALL, translate("Queries", "All"), lambda _: True),
        Choice(WAITING, translate("Queries", "No answer yet"), lambda one: one.waits),
        Choice(
            ANSWERED,
            translate("Queries", "Answered"),
            lambda one: one.query.state is QueryState.OPEN and not one.waits,
        ),
        Choice(UNWRITTEN, translate("Queries", "Not in a file yet"), lambda one: one.pending),
        Choice(
            CLOSED,
            translate("Queries", "Settled or withdrawn"),
            lambda one: one.query.state is not QueryState.OPEN,
        ),
    ]


def _empty(context: Context) -> EmptyState:
    translate = QCoreApplication.translate
    return EmptyState(
        "dialogue",
        translate("Queries", "No unit was asked anything yet"),
        translate(
            "Queries",
            "Ask from a received package or from a merged figure: choose the cell, write what is doubtful, set a "
            "last day. The queries go to the unit in a small signed file; its answers come in one too, or with "
            "its next package.",
        ),
        FindingAction(translate("Queries", "To the merged forms"), lambda: context.go_to("consolidation")),
    )


class AskedDetails(QWidget):
    """One query: what was asked, the answer as it came, and how it goes on."""

    altered = Signal(str)  # what was done, in words
    again_wanted = Signal(object)  # Asked
    write_wanted = Signal(object)  # Asked

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.one: Asked | None = None
        self.chip = StateChip()
        self.text = label("", wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.answer = label("", wrap=True)
        self.answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.came = label("", "note", wrap=True)
        self.facts = FactRows()
        self.settle = button(self.tr("Settled"), self._settle, kind="primary")
        self.again = button(self.tr("Ask again\u2026"), self._ask_again)
        self.withdraw = button(self.tr("Withdraw"), self._withdraw)
        self.write = button(self.tr("Write to file\u2026"), self._write, kind="link")
        self.package = button(self.tr("Open the report"), self._open_package, kind="link")
        self.refusal = label("", "refusal", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.chip)
        column.addWidget(self.text)
        column.addWidget(hairline())
        column.addWidget(label(self.tr("Answer"), "label"))
        column.addWidget(self.answer)
        column.addWidget(self.came)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.settle, self.again, self.withdraw):
            row.addWidget(widget)
        row.addStretch(1)
        column.addLayout(row)
        for part in (self.refusal, self.write, self.package):
            column.addWidget(part)
        column.addWidget(self.facts)
        column.addStretch(1)
        self.refusal.hide()

    def show_asked(self, one: Asked, everything: Everything) -> None:
        """Show this query."""
        self.one = one
        query, is_open = one.query, one.query.state is QueryState.OPEN
        words, tone = asked_state(one, everything.today)
        self.chip.show_state(words, tone.replace("muted", "") or "grey")
        self.text.setText(query.text)
        self.answer.setText(one.answer or self.tr("None yet."))
        number = everything.numbers.get(one.answer_package, 0)
        came = self.tr("It came with package {number}.").format(number=number) if number else ""
        if one.answer and not number:
            came = self.tr("It came in a file of its own.")
        self.came.setText(came)
        self.came.setVisible(bool(came))
        self.refusal.hide()
        self.settle.setVisible(is_open and bool(one.answer))
        self.withdraw.setVisible(is_open)
        self.again.setVisible(bool(one.answer) or not is_open)
        self.write.setVisible(one.pending)
        self._show_facts(one, everything)

    def _show_facts(self, one: Asked, everything: Everything) -> None:
        query = one.query
        due = due_words(query.due, everything.today, waits=one.waits)[0]
        about = self.tr("{period}, revision {revision}").format(
            period=period_words(one.about.period), revision=one.about.revision
        )
        written = minute_of(one.written_at) if one.written_at else ""
        self.facts.show_facts(
            [
                (self.tr("About"), _place(one, everything)),
                (self.tr("Return"), about),
                (self.tr("Check that led to it"), query.finding),
                (self.tr("Proposed value"), _proposed(one, everything)),
                (self.tr("Asked on"), format_date(query.asked_on)),
                (self.tr("Answer wanted by"), due),
                (self.tr("Written to file at"), written or self.tr("not yet")),
            ]
        )

    def _settle(self) -> None:
        self._close(queries.settle, self.tr("Settled. The unit is told with the next file of queries."))

    def _withdraw(self) -> None:
        if self.one is None:
            return
        ConfirmPanel(
            self,
            self.tr("Withdraw query no. {number} to {unit}?").format(
                number=self.one.query.number, unit=self.one.about.unit.name
            ),
            self.tr(
                "It stays in the list as withdrawn, and the unit is told with the next file of queries. Ctrl+Z "
                "opens it again as long as the program stays open."
            ),
            self.tr("Withdraw the query"),
            self.withdraw_now,
        ).open()

    def withdraw_now(self) -> None:
        """Take the query back."""
        self._close(queries.withdraw, self.tr("Withdrawn. The unit is told with the next file of queries."))

    def _close(self, act: Callable[..., object], words: str) -> None:
        if self.one is None:
            return
        try:
            act(self._context.opened, unit_of(self.one), self.one.query.number)
        except Trouble as trouble:
            self.refusal.setText(message_for(trouble, language()))
            self.refusal.show()
            return
        self.altered.emit(words)

    def _ask_again(self) -> None:
        self.again_wanted.emit(self.one)

    def _write(self) -> None:
        self.write_wanted.emit(self.one)

    def _open_package(self) -> None:
        if self.one is not None:
            pin = self.one.query.pin
            form = pin.place[0] if pin.kind == "cell" else ""
            open_report(self, self._context, received(self._context, self.one.about.package_sha256), form)

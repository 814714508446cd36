"""Records in the registers of several units: what they count twice, and the decision which unit counts each."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.dialogue.queries import record
from models.values.quantities import format_number
from storage.book.book import Book
from storage.received.counted_once import NOT_THE_SAME, Weight
from storage.received.shared_list import Holder, SharedRecord
from ui.dialogue.asking_side import AskingSide
from ui.pieces.inputs.fields import TextField
from ui.pieces.inputs.group import scrolled
from ui.pieces.panels.side import SidePanel
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.pieces.text import button, clear, hairline, label
from ui.shell.context import Context
from ui.shell.work import Work

MILLION = 1_000_000


class SharedRecords(QWidget):
    """The list, and beside it the record in hand: each unit with what it adds, and the steps of deciding.

    `decided` says that a decision was kept: every merged figure may be another one now.
    """

    decided = Signal()
    package_wanted = Signal(str)  # SHA-256

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.records: list[SharedRecord] = []
        self._period, self._cutoff = "", date.min
        self.told = label("", "muted", wrap=True)
        self.table = DataTable[str, SharedRecord](self._columns(), self._fetch, name="consolidation-shared")
        self.table.row_selected.connect(lambda _: self._show_record())
        self.table.row_opened.connect(lambda _: self._focus_steps())
        self._make_panel()
        self.asking_side = AskingSide(context)
        self.asking_side.closed.connect(self._stop_asking)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.told)
        left.addWidget(self.table, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addWidget(self.side)
        row.addWidget(self.asking_side)

    def _make_panel(self) -> None:
        self.name = label(kind="section", wrap=True)
        self.agrees = label(kind="muted", wrap=True)
        self.decision = label(kind="note", wrap=True)
        self._holders = QVBoxLayout()
        self._holders.setSpacing(6)
        self.reason = TextField(self.tr("Reason"), hint=self.tr("Kept with the decision."), chars=48)
        self.apart = button(self.tr("They are not the same"), self._tell_apart)
        self.back = button(self.tr("Take the decision back"), self._take_back)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for told in (self.name, self.agrees, self.decision):
            column.addWidget(told)
        column.addLayout(self._holders)
        column.addWidget(hairline())
        for step in (self.reason, self.apart, self.back):
            column.addWidget(step)
        column.addStretch(1)
        self.side = SidePanel()
        self.side.show_content(scrolled(content))

    def _columns(self) -> list[Column[SharedRecord]]:
        return [
            Column("name", self.tr("Record"), lambda one: one.name, 150, sortable=False),
            Column("units", self.tr("Units"), _units, 150, sortable=False),
            Column("decision", self.tr("Decision"), self.words, 150, tone=_tone, sortable=False),
            Column("extra", self.tr("Double part"), lambda one: self.adds(one.extra), 250, sortable=False),
        ]

    def _fetch(self, keys: Sequence[str]) -> Mapping[str, SharedRecord]:
        return {one.id: one for one in self.records if one.id in keys}

    @property
    def open(self) -> int:
        """How many wait for a decision."""
        return sum(one.open for one in self.records)

    # words

    def words(self, one: SharedRecord) -> str:
        """What was decided, with its sign."""
        if one.counted_by is not None:
            return "\u2713 " + self.tr("counts at {unit}").format(unit=one.counted_by.title)
        return (
            "\u2260 " + self.tr("different records")
            if one.counts == NOT_THE_SAME
            else "\u2022 " + self.tr("not decided")
        )

    def agreeing(self, one: SharedRecord) -> str:
        """The fields that agree."""
        names = {
            "id": self.tr("the record itself"),
            "tax_code": self.tr("tax code"),
            "name": self.tr("name and commune"),
            "folded_name": self.tr("names that read alike"),
            "contract": self.tr("contract"),
        }
        return ", ".join(names[known] for known in one.known_by)

    def adds(self, weight: Weight) -> str:
        """What is counted: only what is not nothing."""
        parts = [
            (weight.organisations, self.tr("{number} organisation"), 1),
            (weight.members, self.tr("{number} members"), 1),
            (weight.capital, self.tr("{number} million dong of capital"), MILLION),
            (weight.debts, self.tr("{number} million dong of debts"), MILLION),
        ]
        told = [words.format(number=format_number(value // unit)) for value, words, unit in parts if value]
        return ", ".join(told) or self.tr("nothing")

    # what is shown

    def show_records(self, records: list[SharedRecord], period: str, cutoff: date) -> None:
        """Show these records of a period."""
        self.records, self._period, self._cutoff = records, period, cutoff
        self.table.show_keys([one.id for one in records])
        if self.table.current_key() is None and records:
            self.table.select_key(records[0].id)
        extra = sum((one.extra for one in records if one.open), Weight())
        self.told.setText(
            self.tr("Not decided, and counted twice in the merged figures: {what}").format(
                what=self.adds(extra)
            )
            if self.open
            else self.tr("Everything here is decided; nothing is counted twice.")
        )
        self._show_record()

    def go_to(self, group: str) -> None:
        """Bring a record to hand by its id."""
        self.table.select_key(group)
        self.table.setFocus()

    def current(self) -> SharedRecord | None:
        """The record in hand."""
        key = self.table.current_key()
        return next((one for one in self.records if one.id == key), None)

    def _show_record(self) -> None:
        one = self.current()
        self.side.setVisible(one is not None and self.asking_side.isHidden())
        if one is None:
            return
        self.name.setText(one.name)
        agrees = self.tr("Agrees: {what}").format(what=self.agreeing(one))
        doubt = "" if one.certain else self.tr("Compare them before you decide: only the names are alike.")
        self.agrees.setText("\n".join(part for part in (agrees, doubt) if part))
        self.decision.setText(self.words(one) + (f"\n{one.reason}" if one.reason else ""))
        self.reason.set_value("")
        clear(self._holders)
        for holder in one.holders:
            self._add_holder(one, holder)
        self.apart.setVisible(one.counts != NOT_THE_SAME)
        self.back.setVisible(one.counts is not None)

    def _add_holder(self, one: SharedRecord, holder: Holder) -> None:
        self._holders.addWidget(hairline())
        self._holders.addWidget(label(holder.title, "label", wrap=True))
        apart = f" \u00b7 {holder.apart}" if holder.apart else ""
        self._holders.addWidget(label(f"{holder.name}{apart}", "note", wrap=True))
        self._holders.addWidget(label(f"+ {self.adds(holder.weight)}", "note", wrap=True))
        if holder.unit == one.counts:
            self._holders.addWidget(label(self.tr("Counts it"), "note", tone="green"))
        else:
            self._holders.addWidget(
                button(self.tr("Let this unit count it"), lambda: self._let_count(holder.code))
            )
        if holder.package:
            steps = QHBoxLayout()
            steps.setSpacing(12)
            ask = button(self.tr("Ask this unit…"), lambda: self.ask_unit(one, holder), kind="link")
            show = button(
                self.tr("Open its register"), lambda: self.package_wanted.emit(holder.package), kind="link"
            )
            steps.addWidget(ask)
            steps.addWidget(show)
            steps.addStretch(1)
            self._holders.addLayout(steps)

    def _focus_steps(self) -> None:
        if self.side.isVisible():
            self.reason.setFocus()

    # deciding

    def _let_count(self, code: str) -> None:
        from storage.received import decisions

        period, cutoff, reason = self._period, self._cutoff, self.reason.read()
        self._decide(lambda book, group: decisions.let_count(book, period, group, code, cutoff, reason))

    def _tell_apart(self) -> None:
        from storage.received import decisions

        period, cutoff, reason = self._period, self._cutoff, self.reason.read()
        self._decide(lambda book, group: decisions.tell_apart(book, period, group, cutoff, reason))

    def _take_back(self) -> None:
        from storage.received import decisions

        self._decide(decisions.take_back)

    def _decide(self, decide: Callable[[Book, str], None]) -> None:
        one, book = self.current(), self._context.opened
        if one is None:
            return

        def kept(_work: Work) -> None:
            decide(book, one.id)

        def done(_: None) -> None:
            self._context.changed()
            self.decided.emit()

        self._context.run(kept, done, title=self.tr("Keeping the decision"), cancellable=False)

    # asking

    def ask_unit(self, one: SharedRecord, holder: Holder) -> None:
        """Propose to a unit that it looks at its record: a query that names where the record stands too."""
        others = ", ".join(other.title for other in one.holders if other.unit != holder.unit)
        text = self.tr(
            "{record} stands in the register of {units} too ({what}). Please check which of you keeps it; if it is not "
            "yours, record that it moved or put it into the bin."
        ).format(record=holder.name, units=others, what=self.agreeing(one))
        self.side.hide()
        self.asking_side.ask(holder.package, record(one.kind, holder.record_id), text)

    def _stop_asking(self) -> None:
        self.side.show()
        self.table.setFocus()


def _units(one: SharedRecord) -> str:
    return ", ".join(holder.title for holder in one.holders)


def _tone(one: SharedRecord) -> str:
    return "amber" if one.open else "green" if one.counted_by is not None else "muted"

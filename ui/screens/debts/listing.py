"""The list of debts on a day: chips with the totals of each kind of creditor, and what is looked at."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from models.values import codes
from models.values.quantities import format_number
from storage.book.book import Book
from storage.register import debts
from storage.register.debts import DebtTotal
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from ui.pieces.inputs.fields import DateField
from ui.pieces.inputs.filters import Filter
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.findings import FindingAction
from ui.pieces.text import label
from ui.register import words
from ui.register.lists.elsewhere import registers_offer
from ui.register.lists.record_list import ALL, BIN, RecordList
from ui.screens.debts.held import HeldList
from ui.shell.context import Context

HELD = "held"
OWING, STOPPED = "owing", "stopped"
Further = tuple[list[DebtTotal], int, bool]
"""Totals by kind of creditor, how many organisations are held by their debts, whether there is any debt."""


class DebtList(RecordList):
    """Enter opens a debt, Ins adds one; the last chip shows whose debts keep them from being dissolved."""

    remove_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        self.totals: list[DebtTotal] = []
        self._held, self._any = 0, False
        self._held_on: date | None = None
        self.day = DateField("")
        self.held = HeldList(context)
        super().__init__(context, "debts")
        self._stack.addWidget(self.held)
        self.day.committed.connect(lambda _: self.read())

    def hint(self) -> str:
        return self.tr("Find: organisation, creditor, contract")

    def arrange(self, column: QVBoxLayout) -> None:
        self.day.label.hide()
        self.day.line.setAccessibleName(self.tr("Balances on the day"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.views, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(label(self.tr("Balances on the day"), "muted"))
        row.addWidget(self.day)
        row.addWidget(self.held.print)
        self.held.print.hide()
        column.addWidget(self.kinds)
        column.addLayout(row)

    # what is listed

    @property
    def on(self) -> date:
        """The day of the balances."""
        day = self.day.value()
        return day if isinstance(day, date) else self._context.opened.clock().date()

    def chosen(self) -> ListFilter:
        chosen = super().chosen()
        # those held by their debts are no debts: files and paper have the debts of those that stopped
        return replace(chosen, preset=STOPPED if self.views.current == HELD else chosen.preset, day=self.on)

    def read(self) -> None:
        """Read the debts as of the day."""
        if self.day.value() is None:
            self.day.set_value(self.book.clock().date())  # a blank means today
        self._held_on = None
        super().read()
        if self.views.current == HELD:
            self.show_front(anything=True)

    def further(self, book: Book, chosen: ListFilter) -> Further:
        held = lists.count(book, "organisations", ListFilter(preset="held_by_debt", day=chosen.day))
        return debts.totals(book, chosen.day), held, bool(lists.first_keys(book, "debts", None, 1))

    def show_counts(self, more: Further | None) -> None:
        if more is not None:
            self.totals, self._held, self._any = more
        self._show_kinds()
        presets = {one: self.number(self.counts.presets.get(one, 0)) for one in self.kind.presets}
        self.views.show_filters(
            [
                Filter(OWING, self.tr("Owing"), presets[OWING]),
                Filter("overdue", self.tr("Overdue"), presets["overdue"]),
                Filter(STOPPED, self.tr("Organisation has stopped"), presets[STOPPED]),
                Filter("settled", self.tr("Paid off"), presets["settled"]),
                Filter(BIN, self.tr("Bin"), self.number(self.counts.binned)),
                Filter(HELD, self.tr("Kept from being dissolved"), self.number(self._held)),
            ],
            self.views.current or OWING,
        )
        if more is not None and not self.table.rows.keys:
            self.show_front(False)

    def _show_kinds(self) -> None:
        amounts = {one.creditor_kind: one.principal + one.interest for one in self.totals}
        filters = [Filter(ALL, self._with_amount(self.tr("All creditors"), sum(amounts.values())))]
        for entry in codes.entries("creditor_kinds"):
            if entry.id in self.counts.chips or entry.id in amounts or entry.id == self.kinds.current:
                text = words.shortly("CREDITOR_SHORT", "creditor_kinds", entry.id)
                filters.append(Filter(entry.id, self._with_amount(text, amounts.get(entry.id, 0))))
        self.kinds.show_filters(filters, self.kinds.current or ALL)

    @staticmethod
    def _with_amount(text: str, dong: int) -> str:
        return f"{text} {format_number(words.millions(dong) or 0)}"

    # whose debts keep them from being dissolved

    def show_held(self) -> None:
        """Bring the organisations that are held by their debts to the front."""
        self.held.search(self.bar.text())
        if self._held_on != self.on:
            self._held_on = self.on
            self.held.read(self.on)

    def show_front(self, anything: bool) -> None:
        self.kinds.setEnabled(self.views.current != HELD)
        self.held.print.setVisible(self.views.current == HELD)
        if self.views.current == HELD:
            self.show_held()
            self.bring(self.held)
        else:
            super().show_front(anything)

    def nothing(self) -> EmptyState:
        if self._any or self.bar.text():
            return EmptyState(
                "search",
                self.tr("No such debt on this day"),
                self.tr("Choose another filter or another day; a search needs no accents."),
            )
        return EmptyState(
            "debts",
            self.tr("No debt yet"),
            self.tr(
                "What organisations owe to banks, the support fund, tax and insurance belongs here, with each "
                "payment. The balance on any day follows, and the debt form is filled from it."
            ),
            FindingAction(self.tr("Add a debt"), self.add_wanted.emit),
            offer=registers_offer(self._context, "debts"),
        )

    def take_focus(self) -> None:
        (self.held.table if self.views.current == HELD else self.table).setFocus()

    def remove_key(self, key: str) -> None:
        if self.views.current != BIN:
            self.remove_wanted.emit(key)

"""The list of debts on a day: chips with the totals of each kind of creditor, and what is looked at."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from models.values import codes
from models.values.names import fold, fold_organisation, sort_key
from models.values.quantities import format_number
from storage.register import debts
from storage.register import organisation_lists as lists
from storage.register.debts import DebtFilter, DebtRow, DebtTotal
from storage.register.organisation_lists import OrganisationFilter
from ui.pieces.inputs.fields import DateField
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.inputs.search import SearchBar
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.findings import Step
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.pieces.text import label
from ui.register import words
from ui.register.keys import bind
from ui.register.listing import RegisterList
from ui.screens.debts.groups import group_short, group_tone, group_words
from ui.screens.debts.held import HeldList
from ui.shell.context import Context

HELD = "held"
BIN = "bin"


class DebtList(RegisterList[DebtRow]):
    """Enter opens a debt, Ins adds one; the last chip shows whose debts keep them from being dissolved."""

    remove_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.rows: dict[str, DebtRow] = {}
        self.binned: frozenset[str] = frozenset()
        self.totals: list[DebtTotal] = []
        self._shown: list[str] = []
        self._held = 0
        self._held_on: date | None = None
        self._stopped: frozenset[str] = frozenset()
        self._order: tuple[str, bool] | None = None
        self.bar = SearchBar(self.tr("Find: organisation, creditor, contract"), 320)
        self.kinds, self.views = FilterChips(), FilterChips()
        self.day = DateField("")
        self.table = DataTable[str, DebtRow](self._columns(), self._fetch, name="debts", frozen=1)
        self.held = HeldList(context)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.held)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.kinds)
        column.addLayout(self._second_row())
        column.addWidget(self._stack, 1)
        self._connect()

    def _second_row(self) -> QHBoxLayout:
        self.day.label.hide()
        self.day.line.setAccessibleName(self.tr("Balances on the day"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.views, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(label(self.tr("Balances on the day"), "muted"))
        row.addWidget(self.day)
        return row

    def _connect(self) -> None:
        self.bar.searched.connect(lambda _: self._show())
        self.bar.left_downwards.connect(self.take_focus)
        self.kinds.chosen.connect(lambda _: self._show())
        self.views.chosen.connect(lambda _: self._show())
        self.day.committed.connect(lambda _: self.read())
        self.table.row_opened.connect(self.opened)
        self.table.sort_wanted.connect(self._sort)
        bind(self.table, "Ins", self.add_wanted.emit)
        bind(self.table, "Del", self._remove_current)

    def _columns(self) -> list[Column[DebtRow]]:
        def mil(key: str, header: str, width: int, value: Any) -> Column[DebtRow]:
            return Column(key, header, lambda row: words.millions(value(row)), width, number=True)

        return [
            Column(
                "organisation",
                self.tr("Organisation"),
                lambda row: words.short_name(row.organisation),
                220,
                tip=lambda row: row.organisation,
                stretch=True,
            ),
            Column("kind", self.tr("Kind"), _kind, 112, tip=_kind_long),
            Column("creditor", self.tr("Creditor"), lambda row: row.creditor, 148),
            Column("group", self.tr("Group"), group_short, 98, tip=group_words, tone=group_tone),
            Column("due", self.tr("Due"), lambda row: words.day(row.due_on), 92),
            mil("principal", self.tr("Principal (mil.)"), 104, lambda row: row.principal),
            mil("interest", self.tr("Interest (mil.)"), 100, lambda row: row.interest),
            mil("balance", self.tr("Balance (mil.)"), 108, lambda row: row.balance),
            Column(
                "overdue",
                self.tr("Overdue (days)"),
                lambda row: row.overdue_days or None,
                116,
                number=True,
                tone=lambda row: "red" if row.overdue_days else "",
            ),
        ]

    def _fetch(self, keys: Sequence[str]) -> dict[str, DebtRow]:
        return {key: self.rows[key] for key in keys if key in self.rows}

    # what is listed

    @property
    def on(self) -> date:
        """The day of the balances."""
        day = self.day.value()
        return day if isinstance(day, date) else self._context.opened.clock().date()

    def read(self) -> None:
        """Read all debts as of the day."""
        book = self._context.opened
        if self.day.value() is None:
            self.day.set_value(book.clock().date())  # a blank means today
        self.rows = {row.id: row for row in debts.page(book, debts.keys(book, day=self.on), self.on)}
        thrown = debts.page(book, debts.keys(book, DebtFilter(deleted=True)), self.on)
        self.binned = frozenset(row.id for row in thrown)
        self.rows |= {row.id: row for row in thrown}
        self.totals = debts.totals(book, self.on)
        self._stopped = frozenset(lists.keys(book, OrganisationFilter(state="stopped", day=self.on)))
        self._held = len(lists.keys(book, OrganisationFilter(state="held_by_debt", day=self.on)))
        self._held_on = None
        self._show_kinds()
        self._show()
        self.table.read_again()
        self.counted.emit()

    def _show_kinds(self) -> None:
        amounts = {one.creditor_kind: one.principal + one.interest for one in self.totals}
        filters = [Filter("all", self._with_amount(self.tr("All creditors"), sum(amounts.values())))]
        for entry in codes.entries("creditor_kinds"):
            text = words.shortly("CREDITOR_SHORT", "creditor_kinds", entry.id)
            if any(row.creditor_kind == entry.id for row in self.rows.values()):
                filters.append(Filter(entry.id, self._with_amount(text, amounts.get(entry.id, 0))))
        self.kinds.show_filters(filters, self.kinds.current or "all")

    @staticmethod
    def _with_amount(text: str, dong: int) -> str:
        return f"{text} {format_number(words.millions(dong) or 0)}"

    def _show(self) -> None:
        self._show_views()
        looked_at = self.views.current
        self.kinds.setEnabled(looked_at != HELD)
        if looked_at == HELD:
            if self._held_on != self.on:
                self._held_on = self.on
                self.held.read(self.on)
            self.held.search(self.bar.text())
            self.bring(self.held)
            return
        self._shown = self._ordered([row.id for row in self._matching() if self._in_view(row, looked_at)])
        self.table.show_keys(self._shown)
        if self.table.currentIndex().row() < 0 and self._shown:
            self.table.selectRow(0)
        self._show_front()

    def _matching(self) -> list[DebtRow]:
        kind = self.kinds.current
        wanted = fold_organisation(self.bar.text()).split()
        return [
            row
            for row in self.rows.values()
            if kind in ("", "all", row.creditor_kind) and all(word in _searched(row) for word in wanted)
        ]

    def _in_view(self, row: DebtRow, view: str) -> bool:
        if row.id in self.binned or view == BIN:
            return view == BIN and row.id in self.binned
        return {
            "owing": row.balance > 0,
            "overdue": row.overdue_days > 0,
            "stopped": row.organisation_id in self._stopped and row.balance > 0,
            "paid": row.balance == 0,
        }.get(view, True)

    def _show_views(self) -> None:
        found = self._matching()

        def count(view: str) -> int:
            return sum(self._in_view(row, view) for row in found)

        self.views.show_filters(
            [
                Filter("owing", self.tr("Owing"), count("owing")),
                Filter("overdue", self.tr("Overdue"), count("overdue")),
                Filter("stopped", self.tr("Organisation has stopped"), count("stopped")),
                Filter("paid", self.tr("Paid off"), count("paid")),
                Filter(BIN, self.tr("Bin"), count(BIN)),
                Filter(HELD, self.tr("Kept from being dissolved"), self._held),
            ],
            self.views.current or "owing",
        )

    def _show_front(self) -> None:
        self.bring(self.table if self._shown else self._nothing())

    def _nothing(self) -> EmptyState:
        if self.rows:
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
            Step(self.tr("Add a debt"), self.add_wanted.emit),
        )

    def take_focus(self) -> None:
        (self.held.table if self.views.current == HELD else self.table).setFocus()

    def _remove_current(self) -> None:
        key = self.table.current_key()
        if key is not None and key not in self.binned:
            self.remove_wanted.emit(key)

    def _sort(self, column: str, descending: bool) -> None:
        self._order = (column, descending)
        self.table.show_keys(self._ordered(self._shown))

    def _ordered(self, keys: list[str]) -> list[str]:
        if self._order is None:
            return keys
        column, descending = self._order
        value = _ORDERS[column]
        rows = [self.rows[key] for key in keys]
        filled = sorted((row for row in rows if value(row) is not None), key=value, reverse=descending)
        return [row.id for row in filled] + [row.id for row in rows if value(row) is None]


def _searched(row: DebtRow) -> str:
    named = f"{fold_organisation(row.organisation)} {fold(row.creditor)} {fold(row.contract)}"
    return f"{named} {fold(words.coded('creditor_kinds', row.creditor_kind))}"


def _kind(row: DebtRow) -> str:
    return words.shortly("CREDITOR_SHORT", "creditor_kinds", row.creditor_kind)


def _kind_long(row: DebtRow) -> str:
    return words.coded("creditor_kinds", row.creditor_kind)


_ORDERS: dict[str, Any] = {
    "organisation": lambda row: sort_key(row.organisation),
    "kind": lambda row: sort_key(_kind(row)),
    "creditor": lambda row: sort_key(row.creditor),
    "group": lambda row: row.group_code,
    "due": lambda row: row.due_on,
    "principal": lambda row: row.principal,
    "interest": lambda row: row.interest,
    "balance": lambda row: row.balance,
    "overdue": lambda row: row.overdue_days,
}

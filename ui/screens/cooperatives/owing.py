"""The debts of an organisation with their balances; each opens on the page of debts."""

from typing import Any

from storage.register import debts
from storage.register.debts import DebtFilter, DebtRow
from storage.register.organisations import OrganisationCard
from ui.pieces.tables.paged import Column
from ui.register import words
from ui.register.keys import bind
from ui.register.part import TablePart
from ui.shell.context import Context


class DebtsPart(TablePart[OrganisationCard, DebtRow]):
    """Debts by day of beginning; Enter opens one, Ins adds one."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, self._columns(), "cooperative-debts")
        self.add_button(self.tr("Add a debt"), self.add, picture="add")
        self.add_button(self.tr("Open"), self._open_current, picture="next")
        bind(self.table, "Ins", self.add)

    def _columns(self) -> list[Column[DebtRow]]:
        return [
            Column("kind", self.tr("Kind of creditor"), _kind, 130, sortable=False),
            Column(
                "creditor", self.tr("Creditor"), lambda row: row.creditor, 150, stretch=True, sortable=False
            ),
            Column("contract", self.tr("Contract"), lambda row: row.contract, 120, sortable=False),
            Column("due", self.tr("Due"), lambda row: words.day(row.due_on), 92, sortable=False),
            Column(
                "balance",
                self.tr("Balance (mil.)"),
                lambda row: words.millions(row.balance),
                116,
                number=True,
                sortable=False,
            ),
            Column(
                "overdue",
                self.tr("Days overdue"),
                lambda row: row.overdue_days or None,
                112,
                number=True,
                tone=lambda row: "red" if row.overdue_days else "",
                sortable=False,
            ),
        ]

    def show_card(self, card: OrganisationCard) -> None:
        super().show_card(card)
        book = self.context.opened
        keys = debts.keys(book, DebtFilter(organisation_id=card.id))
        self.show_rows({row.id: row for row in debts.page(book, keys)})

    def open_row(self, key: Any) -> None:
        self.context.go_to("debts", debt=key)

    def _open_current(self) -> None:
        row = self.current()
        if row is not None:
            self.open_row(row.id)

    def add(self) -> None:
        """Add a debt of this organisation on the page of debts."""
        self.context.go_to("debts", new_for=self.shown.id)


def _kind(row: DebtRow) -> str:
    return words.shortly("CREDITOR_SHORT", "creditor_kinds", row.creditor_kind)

"""The debts of an organisation with their balances; each opens on the page of debts."""

from typing import Any

from storage.register.lists import lists
from storage.register.lists.columns import list_columns
from storage.register.lists.lists import ListFilter
from storage.register.organisations import OrganisationCard
from ui.register.keys import bind
from ui.register.lists.reading import rows_of
from ui.register.lists.rows import ListRow, shown_columns
from ui.register.part import TablePart
from ui.shell.context import Context

COLUMNS = ("creditor_kind", "creditor", "contract", "due_on", "balance", "overdue_days")


class DebtsPart(TablePart[OrganisationCard, ListRow]):
    """Debts by day of beginning; Enter opens one, Ins adds one."""

    def __init__(self, context: Context) -> None:
        self._columns = list_columns("debts", COLUMNS, language=context.language)
        super().__init__(context, shown_columns(self._columns), "cooperative-debts")
        self.add_button(self.tr("Add a debt"), self.add, picture="add")
        self.add_button(self.tr("Open"), self._open_current, picture="next")
        bind(self.table, "Ins", self.add)

    def show_card(self, card: OrganisationCard) -> None:
        super().show_card(card)
        book, chosen = (
            self.context.opened,
            ListFilter(where=(("organisation.id", card.id),), order=("started_on",)),
        )
        keys = lists.keys(book, "debts", chosen)
        self.show_rows(rows_of(book, self._columns, keys, chosen))

    def open_row(self, key: Any) -> None:
        self.context.go_to("debts", debt=key)

    def _open_current(self) -> None:
        row = self.current()
        if row is not None:
            self.open_row(row.id)

    def add(self) -> None:
        """Add a debt of this organisation on the page of debts."""
        self.context.go_to("debts", new_for=self.shown.id)

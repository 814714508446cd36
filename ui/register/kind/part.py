"""The records of a kind that belong to an organisation or are about it, as a tab of that organisation."""

from dataclasses import replace
from typing import Any

from models.register.catalogue import record_of
from models.register.texts.words import table_label
from models.values.messages import within
from storage.register.lists import lists
from storage.register.lists.columns import list_columns
from storage.register.organisations import OrganisationCard
from ui.language import language
from ui.register.keys import bind
from ui.register.kind.children import of_owner, owner_link
from ui.register.kind.page import NEW_FOR
from ui.register.lists.rows import ListRow, ready, shown_columns
from ui.register.part import TablePart
from ui.shell.context import Context


class KindPart(TablePart[OrganisationCard, ListRow]):
    """Enter opens a record on the page of its kind, Ins adds one there."""

    def __init__(self, table: str, context: Context, paths: tuple[str, ...] = ()) -> None:
        """paths: the columns, those of the kind where none are named."""
        self._kind = record_of(table)
        # the owner is known here, and what is worked out has its place in the list of the page
        owner = owner_link(self._kind)
        hidden = {self._kind.by_name[owner].public, *(one.name for one in self._kind.derived)}
        paths = paths or tuple(path for path in self._kind.columns if path not in hidden)
        self._columns = list_columns(table, paths, language=language())
        shown = [replace(column, sortable=False) for column in shown_columns(self._columns)]
        super().__init__(context, shown, f"cooperative-{table}")
        add = self.tr("Add {kind}").format(kind=within(table_label(table, language())))
        self.add_button(add, self.add, picture="add")
        self.add_button(self.tr("Open"), self._open_current, picture="next")
        bind(self.table, "Ins", self.add)

    def show_card(self, card: OrganisationCard) -> None:
        super().show_card(card)
        book, table = self.context.opened, self._kind.table
        ids = list(lists.keys(book, table, of_owner(table, card.id)))
        self.show_rows(ready(self._columns, lists.page(book, table, ids, self._columns.fetched)))

    def open_row(self, key: Any) -> None:
        self.context.go_to(self._kind.place.page, **{self._kind.place.word: key})

    def _open_current(self) -> None:
        row = self.current()
        if row is not None:
            self.open_row(row.id)

    def add(self) -> None:
        """Add a record of this organisation on the page of its kind."""
        self.context.go_to(self._kind.place.page, **{NEW_FOR: self.shown.id})

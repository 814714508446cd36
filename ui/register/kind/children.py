"""The records that belong to a record of a kind, as a tab of it: a table, and a form at the side for one of them."""

from dataclasses import replace
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from models.forms.snapshot import organisation_link
from models.register.catalogue import record_of
from models.register.record import Record
from models.register.texts.words import table_label
from models.values.messages import within
from storage.book.book import Book
from storage.register.lists import lists
from storage.register.lists.columns import list_columns
from storage.register.lists.lists import ListFilter
from storage.register.records import cards, store
from ui.language import language
from ui.pieces.inputs.filters import Filter
from ui.pieces.inputs.group import FieldGroup
from ui.pieces.text import button, label
from ui.register import words
from ui.register.form.draft import DraftForm
from ui.register.form.inputs import input_for
from ui.register.form.records import RecordFields
from ui.register.keys import bind
from ui.register.lists.rows import ListRow, ready, shown_columns
from ui.register.part import TablePart, lines
from ui.shell.context import Context


class Owner(Protocol):
    """The record to which others belong."""

    @property
    def id(self) -> str: ...

    @property
    def deleted(self) -> bool: ...


Owned = TypeVar("Owned", bound=Owner)


class ChildrenPart(TablePart[Owned, ListRow], Generic[Owned]):
    """Enter opens a row at the side, where each field is kept when it is left; Ins adds one, Del takes one out."""

    def __init__(self, table: str, context: Context) -> None:
        self._kind = record_of(table)
        self._columns = list_columns(table, self._paths(), language=language())
        shown = [replace(column, sortable=False) for column in shown_columns(self._columns)]
        super().__init__(context, shown, f"{self._kind.links[self._kind.owner]}-{table}")
        self._one = within(table_label(table, language()))
        self.add_button(self.tr("Add {kind}").format(kind=self._one), self.add, picture="add")
        bind(self.table, "Ins", self.add)
        bind(self.table, "Del", self._remove_current)

    def _paths(self) -> tuple[str, ...]:
        """The columns that are shown: those of the kind without what all rows belong to."""
        owner = self._kind.by_name[self._kind.owner].public
        return tuple(path for path in self._kind.columns if path.split(".")[0] != owner)

    def _ids(self, owner: str) -> list[str]:
        """The records that are shown of the one to which they belong, in their order."""
        return list(lists.keys(self.context.opened, self._kind.table, of_owner(self._kind.table, owner)))

    def show_card(self, card: Owned) -> None:
        super().show_card(card)
        book, table = self.context.opened, self._kind.table
        ids = self._ids(card.id)
        self.show_rows(ready(self._columns, lists.page(book, table, ids, self._columns.fetched)))
        self.setEnabled(not card.deleted)

    def _fields(self, *, new: bool) -> list[str]:
        fixed = [self._kind.person] if new and self._kind.person else []
        return [*fixed, *self._kind.typed]

    def add(self) -> None:
        """Ask at the side for a new record of the one that is shown."""
        table, owner = self._kind.table, self.shown.id
        fields = {name: input_for(self.context.opened, table, name, owner) for name in self._fields(new=True)}
        form = DraftForm(
            self.context, fields, self.tr("Add"), partial(self._keep_new, owner), of=(table, owner)
        )
        self.show_form(form, self.tr("Add {kind}").format(kind=self._one))
        form.start()

    def _keep_new(self, owner: str, values: dict[str, Any]) -> str:
        known = {name: value for name, value in values.items() if value not in (None, "")}
        return store.add(self.context.opened, self._kind.table, {self._kind.owner: owner} | known)

    def open_row(self, key: Any) -> None:
        """Show a record at the side."""
        book, table = self.context.opened, self._kind.table
        card = cards.get_card(book, table, str(key))
        inputs = {name: input_for(book, table, name, self.shown.id) for name in self._fields(new=False)}
        record = RecordFields(
            self.context, table, list(inputs), partial(store.change, book, table, card.id), inputs
        )
        record.show(card.values, anew=True)
        note = label(words.say("EDIT_KEPT_AT_ONCE"), "note", wrap=True)
        remove = button(self.tr("Delete"), partial(self.remove, card.id), picture="delete")
        group = FieldGroup("", list(record.fields.values()))
        self.panel_wanted.emit(lines(group, note, remove), card.called or self._one)

    def remove(self, key: str) -> None:
        """Take a record out; undo brings it back."""
        if self.grant(
            lambda: store.remove(self.context.opened, self._kind.table, key),
            self.tr("Deleted; Ctrl+Z takes it back."),
        ):
            self.panel_done.emit()

    def _remove_current(self) -> None:
        row = self.current()
        if row is not None:
            self.remove(row.id)


def children_tab(book: Book, table: str, owner: str, key: str = "") -> Filter:
    """The tab of a kind with the number of records that belong to `owner`; key: of the tab where it is another."""
    count = lists.count(book, table, of_owner(table, owner))
    return Filter(key or table, table_label(table, language(), many=True), count)


def of_owner(table: str, owner: str) -> ListFilter:
    """The filter of the records of a kind that belong to one record, or are about that organisation."""
    kind = record_of(table)
    return ListFilter(where=((f"{kind.by_name[owner_link(kind)].public}.id", owner),))


def owner_link(kind: Record) -> str:
    """The link field to what records of a kind belong to, else to the organisation that they are about."""
    return kind.owner or organisation_link(kind)

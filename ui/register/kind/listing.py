"""The list of a kind of record on its page: the one list, with what this kind says where it is empty."""

from PySide6.QtCore import Signal

from models.values.messages import within
from storage.book.book import Book
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.findings import FindingAction
from ui.register.kind.screen import KindScreen
from ui.register.lists.elsewhere import registers_offer
from ui.register.lists.record_list import ALL, BIN, RecordList
from ui.shell.context import Context


class KindList(RecordList):
    """Enter opens a record, Ins adds one, Del throws one into the bin."""

    remove_wanted = Signal(object)
    offer_wanted = Signal()

    def __init__(self, context: Context, screen: KindScreen) -> None:
        self._screen = screen
        self._any = True
        super().__init__(context, screen.table)

    def hint(self) -> str:
        return self._screen.text(self._screen.find)

    def further(self, book: Book, chosen: ListFilter) -> bool:
        return bool(lists.first_keys(book, self._screen.table, None, 1))

    def show_counts(self, more: bool | None) -> None:
        super().show_counts(more)
        if more is not None:
            self._any = more
            if not self.table.rows.keys:
                self.show_front(False)

    def nothing(self) -> EmptyState:
        filtered = self.views.current not in ("", ALL) or self.kinds.current not in ("", ALL)
        if self._any or filtered or self.bar.text().strip():
            return super().nothing()
        screen = self._screen
        title = self.tr("No {kind} yet").format(kind=within(screen.one))
        add = self.tr("Add {kind}").format(kind=within(screen.one))
        begin, offer = (
            FindingAction(add, self.add_wanted.emit),
            registers_offer(self._context, self._screen.table),
        )
        if screen.offer is not None:
            offer = FindingAction(screen.text(screen.offer.text), self.offer_wanted.emit)
        return EmptyState(screen.icon, title, screen.text(screen.empty), begin, offer=offer)

    def remove_key(self, key: str) -> None:
        if self.views.current != BIN:
            self.remove_wanted.emit(key)

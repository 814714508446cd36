"""The list of memberships over all organisations, and beside it that of the offices."""

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from models.values import codes
from storage.book.book import Book
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from ui.pieces.inputs.filters import Filter
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.findings import FindingAction
from ui.register import words
from ui.register.lists.elsewhere import registers_offer
from ui.register.lists.exporting import ListExport
from ui.register.lists.record_list import ALL, RecordList
from ui.shell.context import Context

if TYPE_CHECKING:
    from ui.screens.members.officers import OfficerList

GROUPS = ("formal", "linked_capital", "linked_no_capital")
PAST, OFFICERS = "past", "officers"


class MemberList(RecordList):
    """Who is a member where. Personal numbers are masked; Enter opens the person, Ins adds a member."""

    also = ("person.id",)

    def __init__(self, context: Context) -> None:
        self._held: int | None = None
        super().__init__(context, "memberships", name="members", width=360)

    def hint(self) -> str:
        return self.tr("Find without accents: name, personal number")

    def arrange(self, column: QVBoxLayout) -> None:
        column.setSpacing(12)
        column.addWidget(self.kinds)

    @cached_property
    def officers(self) -> "OfficerList":
        """The list of offices, imported and built when it is first asked for."""
        from ui.screens.members.officers import OfficerList

        made = OfficerList(self._context)
        made.opened.connect(self.opened)
        made.table.menu_opened.disconnect()
        made.table.menu_opened.connect(self._more_in_menu)
        self._stack.addWidget(made)
        return made

    @property
    def at_officers(self) -> bool:
        """Whether the offices are looked at."""
        return self.kinds.current == OFFICERS

    # what is listed

    def chosen(self) -> ListFilter:
        group = self.kinds.current
        return replace(
            super().chosen(),
            preset=PAST if group == PAST else "current",
            chip=group if group in GROUPS else "",
        )

    def read(self) -> None:
        super().read()
        if self.at_officers:
            self.officers.read()

    def counted_by(self, chosen: ListFilter) -> ListFilter:
        return ListFilter(preset="current")  # whatever is looked at and searched for

    def further(self, book: Book, chosen: ListFilter) -> int:
        return lists.count(book, "managers", ListFilter(preset="current"))

    def show_counts(self, more: int | None) -> None:
        self._held = more
        present = {group: self._present(group) for group in GROUPS}
        named = [
            Filter(group, words.shortly("MEMBER_SHORT", "member_kinds", group), self.number(count))
            for group, count in present.items()
        ]
        self.kinds.show_filters(
            [
                Filter(ALL, self.tr("All"), self.number(self.counts.presets.get("current", 0))),
                *named,
                Filter(PAST, self.tr("Have left"), self.number(self.counts.presets.get(PAST, 0))),
                Filter(OFFICERS, self.tr("Managers"), self._held),
            ],
            self.kinds.current or ALL,
        )

    def _present(self, group: str) -> int:
        kinds = codes.with_descendants("member_kinds", group)
        return sum(self.counts.chips.get(kind, 0) for kind in kinds)

    def show_front(self, anything: bool) -> None:
        if self.at_officers:
            self.officers.search(self.bar.text())
            self.bring(self.officers)
        else:
            super().show_front(anything)

    def nothing(self) -> EmptyState:
        if self.bar.text():
            said = self.tr("Nobody holds \u201c{text}\u201d. Accents do not matter; try fewer words.")
            return EmptyState("search", self.tr("Nobody found"), said.format(text=self.bar.text()))
        said = self.tr(
            "The members of all organisations are listed here. A person who is a member of several is one person. "
            "Add the first one here, or on the record of a cooperative."
        )
        return EmptyState(
            "members",
            self.tr("No member yet"),
            said,
            FindingAction(self.tr("Add a member"), self.add_wanted.emit),
            offer=registers_offer(self._context, "memberships"),
        )

    def into_table(self) -> None:
        if self.at_officers:
            self.officers.table.setFocus()
        else:
            super().into_table()

    def open_key(self, key: str) -> None:
        row = self.table.list_rows.known(key)
        if row is not None:
            self.opened.emit(str(row.kept["person.id"]))

    def shown_export(self) -> ListExport:
        return self.officers.export if self.at_officers else self.export

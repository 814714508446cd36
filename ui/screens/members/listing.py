"""The list of memberships over all organisations, read beside the window; a search answers at every key stroke."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from models.register.identifiers import masked
from models.values import codes
from storage.register import member_lists, search
from storage.register.member_lists import MemberFilter, MemberRow
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.inputs.search import SearchBar
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.findings import Step
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.register import words
from ui.register.keys import bind
from ui.register.listing import RegisterList
from ui.shell.context import Context

if TYPE_CHECKING:
    from ui.screens.members.officers import OfficerList

GROUPS = ("formal", "linked_capital", "linked_no_capital")
PAST, OFFICERS = "past", "officers"
FOUND = 200
"""Most people that a search shows."""
BEGINNING = 128
"""Rows that are shown before all are counted: more than a screen holds."""


class MemberList(RegisterList[MemberRow]):
    """Who is a member where. Personal numbers are masked; Enter opens the person, Ins adds a member."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.counts: dict[str, int] = {}
        self._asked = 0
        self._everybody: Sequence[str] = ()
        self.bar = SearchBar(self.tr("Find without accents: name, personal number"), 360)
        self.kinds = FilterChips()
        self.table = DataTable[str, MemberRow](self._columns(), self._fetch, name="members", frozen=1)
        self._stack.addWidget(self.table)
        self._held: int | None = None
        self._read = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.kinds)
        column.addWidget(self._stack, 1)
        self._show_kinds()
        self.bar.searched.connect(lambda _: self._show_found())
        self.bar.left_downwards.connect(self.into_table)
        self.kinds.chosen.connect(lambda _: self.read())
        self.table.row_opened.connect(self._open)
        bind(self.table, "Ins", self.add_wanted.emit)

    def _columns(self) -> list[Column[MemberRow]]:
        def plain(key: str, header: str, width: int, value: Callable[[MemberRow], str]) -> Column[MemberRow]:
            return Column(key, header, value, width, sortable=False)

        return [
            plain("name", self.tr("Name"), 176, lambda row: row.name),
            plain("birth", self.tr("Birth"), 92, lambda row: words.birth(row.birth)),
            plain("sex", self.tr("Sex"), 52, lambda row: words.coded("sexes", row.sex)),
            plain(
                "ethnic",
                self.tr("Ethnic group"),
                80,
                lambda row: words.coded("ethnic_groups", row.ethnic_group),
            ),
            plain("number", self.tr("Personal number"), 128, lambda row: masked(row.personal_number or "")),
            Column(
                "organisation",
                self.tr("Organisation"),
                lambda row: words.short_name(row.organisation),
                200,
                tip=lambda row: row.organisation,
                stretch=True,
                sortable=False,
            ),
            Column("kind", self.tr("Kind"), _kind, 150, tip=_kind_long, sortable=False),
            Column(
                "capital",
                self.tr("Share (mil.)"),
                lambda row: words.millions(row.capital),
                106,
                number=True,
                sortable=False,
            ),
            plain("joined", self.tr("Joined"), 92, lambda row: words.day(row.joined_on)),
        ]

    def _fetch(self, keys: Sequence[str]) -> Mapping[str, MemberRow]:
        return {row.id: row for row in member_lists.page(self._context.opened, list(keys))}

    @cached_property
    def officers(self) -> "OfficerList":
        """The list of offices, imported and built when it is first asked for."""
        from ui.screens.members.officers import OfficerList

        made = OfficerList(self._context)
        made.opened.connect(self.opened)
        made.counted.connect(self._officers_counted)
        self._stack.addWidget(made)
        return made

    # what is listed

    def chosen(self) -> MemberFilter:
        """The filter that the chips say."""
        group = self.kinds.current
        kinds = codes.with_descendants("member_kinds", group) if group in GROUPS else ()
        return MemberFilter(kinds=kinds, past=group == PAST)

    def read(self) -> None:
        """Read all keys and the counts beside the window; an answer that was overtaken is dropped.

        The first time the list begins at once with its first rows.
        """
        if not self._asked:
            self._begin()
        self._asked += 1
        mine, book, chosen = self._asked, self._context.opened, self.chosen()

        def show(found: tuple[Sequence[str], dict[str, int]]) -> None:
            if mine == self._asked:
                self._everybody, self.counts = found
                self._read = True
                self._show_kinds()
                self._show_found()
                self.table.read_again()
                self.counted.emit()

        self._context.run(
            lambda _: (member_lists.keys(book, chosen), member_lists.counts(book)),
            show,
            title=self.tr("Reading the members"),
            cancellable=False,
        )
        if self.kinds.current == OFFICERS:
            self.officers.read()

    def _begin(self) -> None:
        """Show how the list begins while all of it is still being read."""
        self._everybody = member_lists.first_keys(self._context.opened, BEGINNING)
        if self._everybody:
            self._show_found()

    def _show_found(self) -> None:
        """Narrow the list to what is searched for."""
        if self.kinds.current == OFFICERS:
            self._show_front(self.officers.search(self.bar.text()) > 0)
            return
        keys: Sequence[str] = self._everybody
        if text := self.bar.text().strip():
            book = self._context.opened
            people = tuple(one.id for one in search.search_people(book, text, FOUND))
            keys = member_lists.keys(book, replace(self.chosen(), people=people))
        self.table.show_keys(keys)
        if keys and self.table.currentIndex().row() < 0:
            self.table.selectRow(0)
        self._show_front(bool(keys))

    def _officers_counted(self, held: int) -> None:
        self._held = held
        self._show_kinds()
        if self.kinds.current == OFFICERS:
            self._show_found()

    def _show_kinds(self) -> None:
        def counted(*kinds: str) -> int | None:
            return sum(self.counts.get(kind, 0) for kind in kinds) if self._read else None

        present = {group: codes.with_descendants("member_kinds", group) for group in GROUPS}
        named = [
            Filter(group, words.shortly("MEMBER_SHORT", "member_kinds", group), counted(*kinds))
            for group, kinds in present.items()
        ]
        self.kinds.show_filters(
            [
                Filter(
                    "all", self.tr("All"), counted(*(kind for kinds in present.values() for kind in kinds))
                ),
                *named,
                Filter(PAST, self.tr("Have left"), counted(PAST)),
                Filter(OFFICERS, self.tr("Managers"), self._held),
            ],
            self.kinds.current or "all",
        )

    def _show_front(self, anything: bool) -> None:
        if not anything:
            self.bring(self._nothing())
        else:
            self.bring(self.officers if self.kinds.current == OFFICERS else self.table)

    def _nothing(self) -> EmptyState:
        if self.bar.text():
            told = self.tr("Nobody holds \u201c{text}\u201d. Accents do not matter; try fewer words.")
            return EmptyState("search", self.tr("Nobody found"), told.format(text=self.bar.text()))
        told = self.tr(
            "The members of all organisations are listed here. A person who is a member of several is one person. "
            "Add the first one here, or on the record of a cooperative."
        )
        return EmptyState(
            "members",
            self.tr("No member yet"),
            told,
            Step(self.tr("Add a member"), self.add_wanted.emit),
        )

    def into_table(self) -> None:
        if self.kinds.current == OFFICERS:
            self.officers.table.setFocus()
        else:
            super().into_table()

    def _open(self, membership_id: str) -> None:
        row = self._fetch([membership_id]).get(membership_id)
        if row is not None:
            self.opened.emit(row.person_id)


def _kind(row: MemberRow) -> str:
    return words.shortly("MEMBER_SHORT", "member_kinds", row.kind)


def _kind_long(row: MemberRow) -> str:
    return words.coded("member_kinds", row.kind)


def _group(group: str) -> str:
    return words.shortly("MEMBER_SHORT", "member_kinds", group)

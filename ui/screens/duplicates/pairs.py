"""The pairs of a kind that may be one, the surest first: looked for beside the window."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.register.texts.likeness import Likeness
from models.register.texts.words import table_label
from storage.register.identity import duplicates as found
from storage.register.identity.duplicates import DuplicatePair
from ui.language import language
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.pieces.text import button, label
from ui.register.keys import bind
from ui.shell.context import Context
from ui.shell.work import Job, Work

Key = tuple[str, str]

FIRST_KINDS = ("organisations", "people")
"""The kinds that are always offered; others where the book has several records of them."""


class PairList(QWidget):
    """Enter compares the two records of a pair, Del says that they are not the same."""

    compare_wanted = Signal(object)
    apart_wanted = Signal(object)
    choose_wanted = Signal()
    counted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._job: Job[list[DuplicatePair]] | None = None
        self.counts: dict[str, int] = {}
        self.pairs: dict[Key, DuplicatePair] = {}
        self.kinds = FilterChips()
        self.table = DataTable[Key, DuplicatePair](self._columns(), self._fetch, name="duplicates")
        self.none = EmptyState(
            "check",
            self.tr("No pair may be one and the same"),
            self.tr(
                "Names are compared without accents, with shortened words, in any order and with slips of the "
                "keyboard. Two records that you know to be one can be chosen by hand."
            ),
        )
        self.searching = label(self.tr("Comparing names\u2026"), "muted")
        self.compare = button(self.tr("Compare and merge"), self._compare, kind="primary")
        self.apart = button(self.tr("Not the same"), self._keep_apart)
        self.reason = label(wrap=True)
        self.stack = QStackedWidget()
        for widget in (self.searching, self.table, self.none):
            self.stack.addWidget(widget)
        self._lay_out()
        self.kinds.chosen.connect(lambda _: self.read())
        self.table.row_opened.connect(lambda _: self._compare())
        self.table.row_selected.connect(lambda _: self._say_reason())
        bind(self.table, "Delete", self._keep_apart)
        self.show_kinds("")

    def _columns(self) -> list[Column[DuplicatePair]]:
        return [
            Column("first", self.tr("First record"), lambda one: one.first_name, 270, sortable=False),
            Column("first_place", self.tr("Known of it"), lambda one: one.first_place, 190, sortable=False),
            Column("second", self.tr("Second record"), lambda one: one.second_name, 250, sortable=False),
            Column("second_place", self.tr("Known of it"), lambda one: one.second_place, 190, sortable=False),
            Column("why", self.tr("Why"), _why, 260, sortable=False, tip=_why),
        ]

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.compare)
        row.addWidget(self.apart)
        row.addStretch(1)
        row.addWidget(button(self.tr("Choose two records\u2026"), self.choose_wanted.emit))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.kinds)
        column.addWidget(self.stack, 1)
        column.addWidget(self.reason)
        column.addLayout(row)

    @property
    def kind(self) -> str:
        """The table whose records are compared."""
        return self.kinds.current

    def show_kinds(self, current: str) -> None:
        """Show the kinds, with the number of pairs of those that were looked through."""
        tables = [kind.table for kind in found.kinds_in(self._context.opened)]
        tables += [table for table in dict.fromkeys((*FIRST_KINDS, current)) if table and table not in tables]
        tables.sort(key=lambda table: table not in FIRST_KINDS)
        named = [Filter(one, table_label(one, language(), many=True), self.counts.get(one)) for one in tables]
        self.kinds.show_filters(named, current)

    def read(self) -> None:
        """Look for the pairs of the kind anew."""
        if self._job is not None:
            self._job.cancel()
        book, table = self._context.opened, self.kind
        if not self.pairs or next(iter(self.pairs.values())).table != table:
            self._show([])
            self.stack.setCurrentWidget(self.searching)

        def look(work: Work) -> list[DuplicatePair]:
            return found.duplicates(book, table, work.check)

        self._job = self._context.run(look, self._found, title=self.tr("Comparing names"), leisure=True)

    def _found(self, pairs: list[DuplicatePair]) -> None:
        self._job = None
        self._show(pairs)
        self.stack.setCurrentWidget(self.table if pairs else self.none)
        self.counts[self.kind] = len(pairs)
        self.show_kinds(self.kind)
        self.counted.emit()

    def _show(self, pairs: Sequence[DuplicatePair]) -> None:
        here = self.table.current_key()
        self.pairs = {(one.first, one.second): one for one in pairs}
        self.table.show_keys(list(self.pairs))
        if here not in self.pairs and pairs:
            self.table.selectRow(0)
        self._say_reason()
        for widget in (self.compare, self.apart):
            widget.setEnabled(bool(pairs))

    def leave_out(self, *ids: str) -> None:
        """Leave out the pairs of records that were merged, until the kind is looked through again."""
        left = [one for one in self.pairs.values() if not {one.first, one.second} & set(ids)]
        self._found(left)

    def leave_out_pair(self, pair: DuplicatePair) -> None:
        """Leave out one pair."""
        self._found([one for one in self.pairs.values() if one is not pair])

    def current(self) -> DuplicatePair | None:
        """The pair in hand."""
        key = self.table.current_key()
        return None if key is None else self.pairs.get(key)

    def _say_reason(self) -> None:
        """The whole reason of the pair in hand, under the table."""
        pair = self.current()
        self.reason.setText("" if pair is None else pair.reason(language()))

    def _compare(self) -> None:
        if (pair := self.current()) is not None:
            self.compare_wanted.emit(pair)

    def _keep_apart(self) -> None:
        if (pair := self.current()) is not None:
            self.apart_wanted.emit(pair)

    def _fetch(self, keys: Sequence[Key]) -> Mapping[Key, DuplicatePair]:
        return {key: self.pairs[key] for key in keys if key in self.pairs}


def _why(one: DuplicatePair) -> str:
    both = one.why in (Likeness.ABBREVIATED, Likeness.SWAPPED, Likeness.SLIP, Likeness.USUAL_WORDS)
    said = one.reason(language())
    return said.split(":")[0] if both and ":" in said else said

"""What is typed goes into the book at once, one change a figure, and the paper follows it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from models.forms.cells import Origin
from models.forms.definition import CellKey
from models.forms.findings import Finding
from models.returns.reasons import read_reason
from models.returns.returns import FROZEN
from models.values.errors import Trouble
from models.values.targets import Target
from storage.returns import returns, sheets
from storage.returns.returns import ReturnHead, TypedFigure
from storage.returns.sheets import PeriodSheets
from ui.returns import answer_findings
from ui.screens.reports.grid.undoing import Turned, redo_last, undo_last
from ui.screens.reports.work import Loaded
from ui.shell.context import Context

if TYPE_CHECKING:
    from storage.book.book import Book


class Entering(QObject):
    """The period in hand and every way in which its typed figures change."""

    followed = Signal()  # the paper is another now

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.loaded: Loaded | None = None

    @property
    def paper(self) -> PeriodSheets | None:
        """The period as it stands."""
        return self.loaded.paper if self.loaded else None

    @property
    def book(self) -> "Book":
        """The open book."""
        return self._context.opened

    @property
    def newest(self) -> bool:
        """Whether the shown revision is the last one of its period."""
        shown = self.paper
        if self.loaded is None or shown is None or shown.head is None:
            return True
        number = shown.head.revision
        period = str(shown.period)
        return not any(one.period == period and one.revision > number for one in self.loaded.revisions)

    def take(self, loaded: Loaded) -> None:
        """Work with this period; what was typed while it was worked out is in it."""
        self.loaded = replace(loaded, paper=sheets.typed_again(self.book, loaded.paper))
        self.followed.emit()

    def follow(self) -> None:
        """Read what is typed now; the register is not asked again, and nothing is said where nothing changed."""
        if self.loaded is None:
            return
        paper = sheets.typed_again(self.book, self.loaded.paper)
        if paper is not self.loaded.paper:
            self.loaded = replace(self.loaded, paper=paper)
            self.followed.emit()

    def still_open(self) -> bool:
        """Whether the shown return can still be typed into, by what the book says now."""
        shown = self.paper
        if shown is None or shown.head is None:
            return False
        now = returns.head(self.book, str(shown.period))
        return now is not None and now.id == shown.head.id and now.state not in FROZEN

    def begin(self) -> ReturnHead:
        """The draft that is typed into; opened now where there is none yet."""
        assert self.loaded is not None
        head = self.loaded.paper.head
        if head is None:
            head = returns.open_return(self.book, str(self.loaded.paper.period))
            opened = replace(self.loaded.paper, head=head)
            self.loaded = replace(self.loaded, paper=opened, revisions=(head, *self.loaded.revisions))
            self.followed.emit()
        return head

    # figures

    def keep_note(self, form: str, key: CellKey, text: str) -> None:
        """Keep words in a cell of notes; none take it back. Raises Refused, Unavailable."""
        note = read_reason(text)
        if self.paper is None or note == self.paper.sheets[form][key].reason:
            return
        self.give(form, [TypedFigure(*key, None, note, taken_back=not note)])

    def keep(self, form: str, key: CellKey, value: Decimal | Target | None) -> None:
        """Keep one figure as printed. None empties: a typed one is taken back, an offered one typed over.

        A reason given before stays. Raises Refused, Unavailable.
        """
        if self.paper is None:
            return
        cell = self.paper.sheets[form][key]
        if value is not None:
            self.give(form, [TypedFigure(key[0], key[1], value, cell.reason if cell.overridden else "")])
        elif cell.origin is Origin.GIVEN:
            self.take_back(form, [key])
        elif cell.value is not None:
            self.give(form, [TypedFigure(key[0], key[1], None)])

    def give(self, form: str, entries: list[TypedFigure]) -> None:
        """Keep figures in one change. Raises Refused, Unavailable."""
        returns.give(self.book, self.begin().id, form, entries)
        self.follow()

    def take_back(self, form: str, keys: list[CellKey]) -> None:
        """Let go of typed figures in one change: what is offered stands again."""
        returns.take_back(self.book, self.begin().id, form, keys)
        self.follow()

    def give_reason(self, form: str, key: CellKey, reason: str) -> None:
        """Keep why a typed figure stands over another."""
        returns.give_reason(self.book, self.begin().id, form, key, reason)
        self.follow()

    def answer(self, findings: Sequence[Finding], reason: str) -> None:
        """Keep the reason that answers warnings; of a figure over another it is kept with the figure."""
        answer_findings(self.book, self.begin().id, findings, reason)
        self.follow()

    def undo(self) -> Turned | None:
        """Take the last typing of this sitting back; None where there was nothing."""
        found = undo_last(self.book)
        self.follow()
        return found

    def redo(self) -> Turned | None:
        """Do the last undone typing again."""
        found = redo_last(self.book)
        self.follow()
        return found

    def safely(self, act: Callable[[], object]) -> bool:
        """Do something whose trouble belongs to no cell: it is told above the page."""
        try:
            act()
        except Trouble as trouble:
            self._context.tell(trouble)
            return False
        return True

"""A page of the register: a stack of list, record and drafts, with undo and the quiet line of what was done."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.register.texts.words import table_label
from models.values.errors import Refused, Trouble
from models.values.messages import within
from ui.grid.filled import fill_action
from ui.language import language
from ui.register import undoing
from ui.register.adding import NewRecord
from ui.register.done import DoneLine
from ui.register.keys import bind
from ui.register.lists.listing import RegisterList
from ui.register.record import RecordView
from ui.shell.context import Context
from ui.shell.page import Action, Page

if TYPE_CHECKING:
    from ui.register.importing.panel import ImportPanel
    from ui.register.sheet.panel import SheetPanel

List = TypeVar("List", bound=RegisterList[Any])
Record = TypeVar("Record", bound=RecordView[Any])
Draft = TypeVar("Draft", bound=NewRecord)


class RegisterPage(Page, Generic[List, Record, Draft]):
    """Shows one of its parts at a time: Enter opens a record, Esc comes back to the list at its place.

    The record and the form for a new one are built when they are first asked for.
    """

    shows: ClassVar[frozenset[str]] = frozenset()
    """The tables of the book whose changes are seen here."""
    imports: ClassVar[str] = ""
    """The table into which rows can be pasted from Excel, "" for none."""
    further_imports: ClassVar[tuple[str, ...]] = ()
    """Tables of other rows from Excel, which are reached from the first."""
    target_word: ClassVar[str] = ""
    """What `go_to` calls the id of a record of this page; "" where the page does not come back to one."""
    sheet_of: ClassVar[str] = ""
    """The table whose records can be filled in as a sheet, "" for none."""
    further_sheets: ClassVar[tuple[str, ...]] = ()
    """Tables of other sheets of the page, which are reached from the first."""

    def __init__(
        self,
        context: Context,
        listing: List,
        make_record: Callable[[Context], Record],
        make_draft: Callable[[Context], Draft],
    ) -> None:
        super().__init__(context)
        self.list = listing
        self._make_record, self._make_draft = make_record, make_draft
        self.done = DoneLine(self.undo)
        self.stack = QStackedWidget()
        self.stack.addWidget(listing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.done)
        column.addWidget(self.stack, 1)
        listing.opened.connect(self.open)
        listing.add_wanted.connect(self.add)
        listing.counted.connect(self.head_changed)
        self._imports: dict[str, ImportPanel] = {}
        self._from_sheet = False
        self._opened = ""
        self._sheets: dict[str, SheetPanel] = {}
        self._sheet_table = self.sheet_of
        if self.imports:
            bind(listing.table, "Ctrl+V", self.paste)

    # the parts

    @cached_property
    def record(self) -> Record:
        """The view of one record."""
        made = self._make_record(self.context)
        self.stack.addWidget(made)
        made.told.connect(self.done.say)
        made.altered.connect(self.head_changed)
        return made

    @cached_property
    def adding(self) -> Draft:
        """The form for a new record."""
        made = self._make_draft(self.context)
        self.stack.addWidget(made)
        made.added.connect(self.added)
        made.left.connect(self.go_back)
        return made

    @property
    def importing(self) -> "ImportPanel":
        """The preview of rows from Excel; built when it is first asked for."""
        return self._import_of(self.imports)

    def _import_of(self, table: str) -> "ImportPanel":
        if table not in self._imports:
            from ui.register.importing.panel import ImportPanel

            made = ImportPanel(self.context, table)
            made.finished.connect(self._imported)
            self._imports[table] = made
            self.stack.addWidget(made)
        return self._imports[table]

    @property
    def is_importing(self) -> bool:
        """Whether a preview of rows from Excel is in front."""
        return any(self.front is panel for panel in self._imports.values())

    @property
    def sheet(self) -> "SheetPanel":
        """The sheet of the page's records that was chosen last; built when it is first asked for."""
        table = self._sheet_table
        if table not in self._sheets:
            from ui.register.sheet.panel import SheetPanel

            made = self._sheets[table] = SheetPanel(self.context, table)
            made.counted.connect(self.head_changed)
            made.named.connect(self._paste_by_name)
            self.stack.addWidget(made)
        return self._sheets[table]

    @property
    def is_sheet(self) -> bool:
        """Whether the sheet is in front, or rows that were pasted into it with their names."""
        in_sheet = any(self.front is sheet for sheet in self._sheets.values())
        return in_sheet or (self._from_sheet and self.is_importing)

    @property
    def open_card(self) -> Any:
        """The card of the record in front, None for any other part."""
        return self.front.card if isinstance(self.front, RecordView) else None

    @property
    def front(self) -> QWidget | None:
        """The part in front."""
        return self.stack.currentWidget()

    def bring(self, part: QWidget) -> None:
        """Bring a part to the front."""
        if self.stack.indexOf(part) < 0:
            self.stack.addWidget(part)
        self.stack.setCurrentWidget(part)
        self.head_changed.emit()

    def show_record(self, record_id: str, part: str = "") -> None:
        """Fill the view of one record; Refused where the book has no such record."""

    def open(self, record_id: str, part: str = "") -> None:
        """Open one record."""
        try:
            self.show_record(record_id, part)
        except Refused as refused:
            self.context.tell(refused)
            return
        self._opened = record_id
        self.bring(self.record)
        self.record.front.take_focus()

    def place(self) -> dict[str, str]:
        if self.target_word and self._opened and isinstance(self.front, RecordView):
            return {self.target_word: self._opened}
        return {}

    def go_back(self) -> None:
        """To the list, at its place."""
        self.list.read()
        self.bring(self.list)
        self.list.take_focus()

    def add(self) -> None:
        """Ask for a new record."""
        self.bring(self.adding)
        self.adding.start()

    def paste(self, table: str = "") -> None:
        """Show what rows from Excel would do; table: of other rows of the page."""
        self._from_sheet = False
        panel = self._import_of(table or self.imports)
        self.bring(panel)
        panel.start()

    def import_name(self, first: str) -> str:
        """The title while rows from Excel are in front; first: that of the first kind of the page."""
        panel = next((one for one in self._imports.values() if self.front is one), None)
        return first if panel is None or panel.table == self.imports else self._pasting(panel.table)

    def _pasting(self, table: str) -> str:
        return self.tr("Paste {kind}").format(kind=within(table_label(table, language(), many=True)))

    def _import_actions(self) -> tuple[Action, ...]:
        """To other kinds of rows that come from Excel."""
        others = [
            one for one in (self.imports, *self.further_imports) if self._imports.get(one) is not self.front
        ]
        return tuple(Action(self._pasting(one), partial(self.paste, one), "paste") for one in others)

    def show_sheet(self, period: str = "", table: str = "") -> None:
        """Show the records of the page as a sheet; table: of another sheet of the page."""
        self._sheet_table = table or self.sheet_of
        self.bring(self.sheet)
        self.sheet.start(period)

    def sheet_name(self) -> str:
        """The title while a sheet is in front."""
        return self.sheet_title() if self._sheet_table == self.sheet_of else self._further(self._sheet_table)

    def _further(self, table: str) -> str:
        return self.tr("Sheet: {kind}").format(kind=within(table_label(table, language(), many=True)))

    def _sheet_actions(self) -> tuple[Action, ...]:
        """From a sheet to the others of the page, and to another program and back."""
        others = [one for one in (self.sheet_of, *self.further_sheets) if one != self._sheet_table]
        named = {one: self.sheet_title() if one == self.sheet_of else self._further(one) for one in others}
        turn = (
            Action(name, partial(self.show_sheet, table=table), "reports") for table, name in named.items()
        )
        return *turn, fill_action(self, self.sheet.write_fillable, self.sheet.take_filled)

    def sheet_title(self) -> str:
        """What the sheet is called, on its button and as a title."""
        return self.tr("As a sheet")

    def _paste_by_name(self) -> None:
        """A block with headings and names was pasted into the sheet: each row goes to the record that it names."""
        self._from_sheet = True
        panel = self._import_of(self._sheet_table)
        panel.period = self.sheet.period
        self.bring(panel)
        panel.start()

    def _step_back(self) -> None:
        """From rows that were pasted into the sheet to the sheet, from anything else to the list."""
        if self._from_sheet and self.is_importing:
            self.sheet.read()
            self.bring(self.sheet)
            self.sheet.grid.setFocus()
        else:
            self.go_back()

    def _imported(self, told: str, whole: bool) -> None:
        """Rows were kept; those that are refused stay in front to be mended."""
        if whole:
            self._step_back()
        self.done.say(told)

    def added(self, record_id: str) -> None:
        """A new record was kept: open it."""
        self.open(record_id)

    def ask_remove(self, record_id: str) -> None:
        """Name the record before it is thrown into the bin."""

    def put_back(self, record_id: str) -> None:
        """Take a record out of the bin, in the book."""

    def restore(self, record_id: str) -> None:
        """Take a record out of the bin, and say so."""
        if self.attempt(lambda: self.put_back(record_id)):
            self.done.say(self.tr("Taken out of the bin."))

    # what the head and the window ask

    def tool(self) -> QWidget | None:
        return self.list.bar if self.front is self.list else None

    def list_actions(self) -> tuple[Action, ...]:
        """Other actions while the list is in front."""
        sheet = (Action(self.sheet_title(), self.show_sheet, "reports"),) if self.sheet_of else ()
        paste = (Action(self.tr("Paste from Excel"), self.paste, "paste"),) if self.imports else ()
        export = Action(self.tr("Export\u2026"), self.list.shown_export().open_menu)
        return (*sheet, *paste, export)

    def print_preview(self) -> bool:
        """Ctrl+P: the list as it is printed."""
        if self.front is not self.list:
            return False
        self.list.shown_export().show_paper()
        return True

    def merging(self, kind: str, key: str) -> Action:
        """The way to where a record is compared and merged with another of its kind."""
        return Action(
            self.tr("Merge with another\u2026"),
            lambda: self.context.go_to("duplicates", kind=kind, first=key),
        )

    def record_actions(self) -> tuple[Action, ...]:
        """Other actions of the record in front, before it is deleted."""
        return ()

    def secondary(self) -> tuple[Action, ...]:
        if self.front is self.list:
            return self.list_actions()
        back = Action(self.tr("Back to the list"), self.go_back, "back")
        card = self.open_card
        if any(self.front is sheet for sheet in self._sheets.values()):
            return back, *self._sheet_actions()
        if self.is_importing and not self._from_sheet:
            return back, *self._import_actions()
        if card is None:
            return (back,)
        if card.deleted:
            return back, Action(self.tr("Take out of the bin"), lambda: self.restore(card.id), "undo")
        delete = Action(self.tr("Delete\u2026"), lambda: self.ask_remove(card.id), "delete")
        return back, *self.record_actions(), delete

    def refresh(self, changed: frozenset[str]) -> None:
        if changed and not changed & self.shows:
            return
        card = self.open_card
        if card is not None:
            self._look_again(card.id)
        elif self.is_sheet:
            self.sheet.read()
        elif self.front is self.list:
            self.list.read()
        self.head_changed.emit()

    def _look_again(self, record_id: str) -> None:
        """After an undo the record may be gone altogether."""
        try:
            self.show_record(record_id)
        except Refused:
            self.go_back()

    def first_focus(self) -> QWidget | None:
        if self.front is not self.list:
            return None
        return self.list.table if self.list.table.rows.keys else self.list.bar

    def next_problem(self) -> bool:
        front = next((panel for panel in self._imports.values() if self.front is panel), None)
        return front is not None and front.next_refused()

    def search(self) -> bool:
        if self.front is not self.list:
            self.go_back()
        return self.list.bar.take()

    def new_record(self) -> bool:
        self.add()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.stack.currentIndex() > 0:
            self._step_back()
        else:
            super().keyPressEvent(event)

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something that may be refused or fail; then it is said above the page."""
        try:
            act()
        except Trouble as trouble:
            self.context.tell(trouble)
            return False
        return True

    def undo(self) -> bool:
        """Ctrl+Z: take the last work on the register back; a block that is only shown is dropped."""
        if self.is_sheet and self.sheet.drop_paste():
            return True
        return self._turn(undoing.undo_last, self.tr("Taken back: {what}"))

    def redo(self) -> bool:
        """Ctrl+Y: do it again."""
        return self._turn(undoing.redo_last, self.tr("Done again: {what}"))

    def _turn(self, act: "undoing.Turn", told: str) -> bool:
        return undoing.turned(self.context, act, told, self._say_turned)

    def _say_turned(self, said: str) -> None:
        for view in self.findChildren(RecordView):
            view.edit.shut()
        self.done.say(said, undoable=False)

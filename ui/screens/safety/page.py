"""The page of data safety: backups and the check of the book, the history, the bin."""

from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from storage.book import backups, settings
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.moments import minute_of
from ui.pieces.tables.table import AnyTable
from ui.register.paper_dialog import show_table
from ui.screens.safety.backup import OLD, BackupPart
from ui.screens.safety.bin import BinPart
from ui.screens.safety.past import HistoryPart
from ui.shell.context import Context
from ui.shell.page import Action, Chip, Page

BACKUP, HISTORY, BIN = "backup", "history", "bin"


class SafetyPage(Page):
    """Three parts, one shown at a time."""

    key = "safety"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.backup = BackupPart(context)
        self.history = HistoryPart(context)
        self.bin = BinPart(context)
        self.chips = FilterChips()
        self.stack = QStackedWidget()
        self.parts: dict[str, BackupPart | HistoryPart | BinPart] = {
            BACKUP: self.backup,
            HISTORY: self.history,
            BIN: self.bin,
        }
        for part in self.parts.values():
            self.stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.chips)
        column.addWidget(self.stack, 1)
        self.chips.chosen.connect(self.show_part)
        self.bin.counted.connect(lambda _: self._show_chips())

    def title(self) -> str:
        return self.tr("Data safety")

    def where(self) -> tuple[str, ...]:
        return (settings.unit_of(self.context.opened).title,)

    def note(self) -> str:
        made = backups.last_good(self.context.opened)
        if made is None:
            return self.tr("no backup yet")
        return self.tr("last good backup {moment}").format(moment=minute_of(made.at))

    def chip(self) -> Chip | None:
        book = self.context.opened
        made = backups.last_good(book)
        if made is None:
            return Chip(self.tr("Not backed up"), "red")
        old = (book.clock() - datetime.fromisoformat(made.at)).days > OLD
        return Chip(self.tr("Backup is old"), "amber") if old else Chip(self.tr("Backed up"), "green")

    def primary(self) -> Action | None:
        return Action(self.tr("Back up now"), self.back_up, "backup")

    def back_up(self) -> None:
        """A proven copy beside the book; its result is shown."""
        self._show_chips(BACKUP)
        self.show_part(BACKUP)
        self.backup.back_up()

    def place(self) -> dict[str, str]:
        return {"part": self.chips.current}

    def activate(self, target: dict[str, Any]) -> None:
        self.bin.look()
        self._show_chips(str(target.get("part", "")))
        self.show_part(self.chips.current)

    def refresh(self, changed: frozenset[str]) -> None:
        self.parts[self.chips.current or BACKUP].look()
        if self.chips.current != BIN:
            self.bin.look()
        self.head_changed.emit()

    def print_preview(self) -> bool:
        """The history or the bin as a list; what else is here are buttons."""
        tables: dict[str, AnyTable] = {HISTORY: self.history.table, BIN: self.bin.table}
        table = tables.get(self.chips.current)
        return table is not None and show_table(self.context, self, self.title(), table)

    def first_focus(self) -> QWidget | None:
        return self.history.table if self.chips.current == HISTORY else None

    def _show_chips(self, current: str = "") -> None:
        self.chips.show_filters(
            [
                Filter(BACKUP, self.tr("Backups and check")),
                Filter(HISTORY, self.tr("History")),
                Filter(BIN, self.tr("Bin"), len(self.bin.records)),
            ],
            current or self.chips.current or BACKUP,
        )

    def show_part(self, name: str) -> None:
        """Bring a part to the front and read what it shows."""
        self.stack.setCurrentWidget(self.parts[name])
        self.parts[name].look()
        self.head_changed.emit()

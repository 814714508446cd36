"""Which columns a list shows: those of its kind, or what was chosen, remembered for each list."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.register.catalogue import record_of
from models.values.names import fold
from storage.register.lists.columns import all_paths, list_columns
from ui import settings
from ui.language import language
from ui.pieces.primary import bind_primary
from ui.pieces.text import button, label
from ui.theme import sizes
from ui.theme.look import look


def chosen_paths(name: str, table: str) -> tuple[str, ...]:
    """The columns that were chosen for a list and are still known; () where none were."""
    known = {*all_paths(table), *record_of(table).columns}
    kept = settings.text(f"columns/{name}").split(",")
    return tuple(path for path in dict.fromkeys(kept) if path in known)


def keep_paths(name: str, table: str, paths: Sequence[str]) -> None:
    """Remember the columns of a list; those of its kind need not be remembered."""
    if tuple(paths) == record_of(table).columns:
        settings.forget(f"columns/{name}")
    else:
        settings.remember(f"columns/{name}", ",".join(paths))


class ColumnChooser(QDialog):
    """Which columns are shown, in which order: ticked ones come first, Alt+Up and Alt+Down move one."""

    def __init__(self, parent: QWidget, table: str, paths: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Columns of the list"))
        bind_primary(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._table = table
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a column"))
        self.search.setAccessibleName(self.tr("Find a column"))
        self.search.textChanged.connect(self._narrow)
        self.items = QListWidget()
        self.items.setAccessibleName(self.tr("Columns of the list"))
        self._fill(paths)
        self.items.itemChanged.connect(lambda _: self._allow())
        self.take = button(self.tr("Show these columns"), self.accept, kind="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Columns of the list"), "section"))
        column.addWidget(self.search)
        column.addWidget(self.items, 1)
        column.addLayout(self._moves())
        column.addLayout(self._ends())
        self.resize(460, 520)
        self.items.setCurrentRow(0)

    def _moves(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        up = button(self.tr("Move up"), lambda: self._move(-1))
        up.setShortcut("Alt+Up")
        down = button(self.tr("Move down"), lambda: self._move(1))
        down.setShortcut("Alt+Down")
        for one in (up, down):
            row.addWidget(one)
        row.addStretch(1)
        row.addWidget(
            button(self.tr("As at first"), lambda: self._fill(record_of(self._table).columns), kind="link")
        )
        return row

    def _ends(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(button(self.tr("Cancel"), self.reject))
        row.addWidget(self.take)
        return row

    def _fill(self, paths: Sequence[str]) -> None:
        self.items.clear()
        every = tuple(dict.fromkeys([*paths, *record_of(self._table).columns, *all_paths(self._table)]))
        headings = list_columns(self._table, every, language=language()).labels()
        for path, heading in zip(every, headings, strict=True):
            item = QListWidgetItem(heading, self.items)
            item.setSizeHint(QSize(0, sizes.ROW * max(100, look.scale) // 100))
            item.setData(Qt.ItemDataRole.UserRole, path)
            item.setCheckState(Qt.CheckState.Checked if path in paths else Qt.CheckState.Unchecked)
        self.items.setCurrentRow(0)

    def _narrow(self, text: str) -> None:
        wanted = fold(text).split()
        for at in range(self.items.count()):
            item = self.items.item(at)
            held = fold(item.text())
            item.setHidden(not all(word in held for word in wanted))

    def _move(self, by: int) -> None:
        at = self.items.currentRow()
        if 0 <= at + by < self.items.count():
            item = self.items.takeItem(at)
            self.items.insertItem(at + by, item)
            self.items.setCurrentRow(at + by)

    def _allow(self) -> None:
        self.take.setEnabled(bool(self.paths()))

    def paths(self) -> tuple[str, ...]:
        """The columns that are ticked, in their order."""
        items = (self.items.item(at) for at in range(self.items.count()))
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

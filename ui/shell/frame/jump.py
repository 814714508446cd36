"""Ctrl+K: type a few letters, with or without accents, and go there."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from models.values.names import fold
from ui.shell.context import Destination, Finder

MOST = 40


class Jump(QDialog):
    """A field and the places that answer to it; the arrows choose while the field keeps the keyboard."""

    def __init__(
        self,
        places: Iterable[Destination],
        finders: Iterable[Finder],
        parent: QWidget,
        recent: Iterable[Destination] = (),
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._recent = tuple(recent)
        self._places = tuple(places)
        self._finders = tuple(finders)
        self.chosen: Destination | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Go to a page or a record"))
        self.field.setAccessibleName(self.tr("Go to"))
        self.field.textChanged.connect(self.search)
        self.field.installEventFilter(self)
        self.found = QListWidget()
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setAccessibleName(self.tr("Places found"))
        self.found.setWordWrap(True)
        self.found.itemClicked.connect(lambda _: self._take())
        self.setWindowTitle(self.tr("Go to"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.found)
        self.resize(520, 420)
        self.search("")

    def search(self, text: str) -> None:
        """Show the places that answer to a text, pages first."""
        wanted = fold(text)
        places = [place for place in self._places if wanted in fold(place.text)]
        if not wanted:
            places = [*self._recent, *(place for place in places if place not in self._recent)]
        if wanted:
            for finder in self._finders:
                places += finder(text)
        self.found.clear()
        for place in places[:MOST]:
            item = QListWidgetItem(f"{place.text}   {place.note}".rstrip())
            item.setData(Qt.ItemDataRole.UserRole, place)
            self.found.addItem(item)
        if not places:
            self.found.addItem(self._nothing(text))
        self.found.setCurrentRow(0)

    def _nothing(self, text: str) -> QListWidgetItem:
        """What to do where nothing answers."""
        told = self.tr(
            "Nothing is called “{text}”.\nTry a part of the name without accents, a tax code or a form; "
            "Esc, then Ctrl+N adds a record to the page."
        )
        item = QListWidgetItem(told.format(text=text.strip()))
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        return item

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = self.found.currentRow() + step
                self.found.setCurrentRow(max(0, min(self.found.count() - 1, row)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        item = self.found.currentItem()
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.chosen = item.data(Qt.ItemDataRole.UserRole)
            self.accept()

"""A choice from a list: typed with or without accents, never changed by the wheel."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from models.values.errors import Refused
from models.values.names import clean, fold
from ui.pieces.inputs.fields import InputField
from ui.theme.icons import icon
from ui.theme.look import look


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a choice: the key that is kept and the words for it."""

    key: str
    text: str


class ChoiceLine(QLineEdit):
    """A line with a list of entries under it; what is typed narrows the list, folded."""

    def __init__(self) -> None:
        super().__init__()
        self._options: tuple[tuple[str, str], ...] = ()
        self._words = QStringListModel()
        self._completer = QCompleter(self._words, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(10)
        self._list = QListView()
        self._list.setProperty("kind", "popup")
        self._list.setUniformItemSizes(True)
        self._completer.setPopup(self._list)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._took)
        down = self.addAction(icon("down"), QLineEdit.ActionPosition.TrailingPosition)
        down.setText(self.tr("Show the choices"))
        down.triggered.connect(self.show_all)
        self.textEdited.connect(self._narrow)

    def offer(self, texts: Sequence[str]) -> None:
        """Offer these entries."""
        self._options = tuple((text, fold(text)) for text in texts)

    def show_all(self) -> None:
        """Open the list with every entry."""
        self._pop([text for text, _ in self._options])

    def _narrow(self, typed: str) -> None:
        wanted = fold(typed).split()
        found = [text for text, folded in self._options if all(word in folded for word in wanted)]
        found.sort(key=lambda text: not fold(text).startswith(fold(typed)))
        self._pop(found[:200])

    def _pop(self, texts: list[str]) -> None:
        self._words.setStringList(texts)
        look.cover(self._list)
        if texts and self.hasFocus():
            self._completer.complete()
        else:
            self._list.hide()

    def _took(self, text: str) -> None:
        self.setText(text)
        self.returnPressed.emit()

    def only_match(self) -> str | None:
        """The entry that is meant: the same words, or the only one that holds what is typed."""
        typed = fold(self.text())
        same = [text for text, folded in self._options if folded == typed]
        near = same or [text for text, folded in self._options if typed and typed in folded]
        return near[0] if same or len(near) == 1 else None

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.show_all()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4) and not self._list.isVisible():
            self.show_all()
        else:
            super().keyPressEvent(event)


class ChoiceField(InputField):
    """A field whose value is the key of an option; "" where nothing is chosen."""

    nothing = ""

    def __init__(
        self,
        text: str,
        options: Sequence[Option] = (),
        *,
        required: bool = False,
        hint: str = "",
        chars: int = 32,
    ) -> None:
        super().__init__(text, required=required, hint=hint)
        self.line = ChoiceLine()
        self._options: tuple[Option, ...] = ()
        self._hold(self.line)
        self.line.setMaximumWidth(self.line.fontMetrics().averageCharWidth() * (chars + 1) + 48)
        self.line.returnPressed.connect(self.commit)
        self.line.textChanged.connect(lambda _: self.edited.emit())
        self.offer(options)

    def typed(self) -> str:
        return self.line.text()

    def type_in(self, text: str) -> None:
        self.line.setText(text)
        self.commit()

    def offer(self, options: Sequence[Option]) -> None:
        """Offer other options; what is chosen stays if it is among them."""
        self._options = tuple(options)
        self.line.offer([option.text for option in self._options])
        self.write(self._known)

    def read(self) -> str:
        """The key of the option that is meant."""
        typed = clean(self.line.text())
        if not typed:
            return ""
        meant = self.line.only_match()
        for option in self._options:
            if option.text == meant:
                return option.key
        raise Refused("CHOICE_UNKNOWN", text=typed)

    def write(self, value: Any) -> None:
        """Show the words of a key; a key that is not offered shows itself."""
        words = next((option.text for option in self._options if option.key == value), value or "")
        if self.line.text() != words:
            self.line.setText(words)
            self.line.setCursorPosition(0)

    def set_value(self, value: Any) -> None:
        """Show what the book holds."""
        super().set_value(value or "")

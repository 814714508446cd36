"""Inputs of more than a line: longer texts and ticks."""

from typing import Any

from PySide6.QtWidgets import (
    QCheckBox,
    QPlainTextEdit,
)

from models.values.names import clean
from ui.pieces.inputs.fields import InputField


class LongTextField(InputField):
    """Several lines of text; Tab moves on."""

    nothing = ""

    def __init__(self, text: str, *, required: bool = False, hint: str = "", lines: int = 3) -> None:
        super().__init__(text, required=required, hint=hint)
        self.box = QPlainTextEdit()
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(self.box.fontMetrics().lineSpacing() * lines + 20)
        self._hold(self.box)
        self.box.textChanged.connect(self.edited)

    def typed(self) -> str:
        return self.box.toPlainText()

    def type_in(self, text: str) -> None:
        self.box.setPlainText(text)
        self.commit()

    def read(self) -> str:
        """The text, each line cleaned."""
        return "\n".join(clean(line) for line in self.box.toPlainText().splitlines()).strip()

    def write(self, value: Any) -> None:
        """Show a text."""
        if self.box.toPlainText() != (value or ""):
            self.box.setPlainText(value or "")


class TickField(InputField):
    """Yes or no."""

    nothing = False

    def __init__(self, text: str, *, hint: str = "") -> None:
        super().__init__("", hint=hint)
        self.label.hide()
        self.tick = QCheckBox(text)
        self._hold(self.tick)
        self.tick.setAccessibleName(text)
        self.tick.toggled.connect(lambda _: self.commit())
        self.tick.toggled.connect(lambda _: self.edited.emit())

    def typed(self) -> str:
        return "1" if self.tick.isChecked() else ""

    def type_in(self, text: str) -> None:
        self.tick.setChecked(bool(text))
        self.commit()

    def read(self) -> bool:
        """Whether it is ticked."""
        return self.tick.isChecked()

    def write(self, value: Any) -> None:
        """Show yes or no."""
        self.tick.setChecked(bool(value))

    def set_value(self, value: Any) -> None:
        """Show what the book holds."""
        super().set_value(bool(value))

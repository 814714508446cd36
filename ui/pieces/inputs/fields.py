"""Fields of a form: label above, width by content, the law's hint below, the refusal in its place.

Each field emits `committed(value)` when it is left, or after a short rest while typing, so that it is kept at once.
The screen keeps the value and answers with `accept()` or `refuse(sentence)`.
"""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from models.values.dates import format_date, parse_date
from models.values.errors import Refused
from models.values.messages import message_for
from models.values.names import clean
from models.values.quantities import dong_from_millions, format_number, millions_from_dong, parse_number
from ui.language import language
from ui.pieces.text import label, restyle
from ui.theme.look import look

REST = 800
"""Milliseconds without a key stroke after which a field is kept while it still has the keyboard."""


class InputField(QWidget):
    """What every field has: label, required word, hint, refusal. Values are compared with the one last known."""

    committed = Signal(object)
    edited = Signal()  # other text stands in the editor
    nothing: ClassVar[Any] = None
    """The value of an empty field."""

    def __init__(self, text: str, *, required: bool = False, hint: str = "") -> None:
        super().__init__()
        self.required = required
        self.label = label(text, "label")
        self.hint = label(hint, "note", wrap=True)
        if not hint:
            self.hint.hide()
        self.refusal = label("", "refusal", wrap=True)
        self.refusal.hide()
        self._known: Any = self.nothing
        self._unkept = False
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.label)
        if required:
            head.addWidget(label(self.tr("required"), "note"))
        head.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _hold(self, editor: QWidget) -> None:
        """Put the editor under the label, and the hint and the refusal under it."""
        self.editor = editor
        self.label.setBuddy(editor)
        editor.setAccessibleName(self.label.text())
        editor.setAccessibleDescription(self.hint.text())
        self.setFocusProxy(editor)
        editor.installEventFilter(self)
        self._column.addWidget(editor)
        self._column.addWidget(self.hint)
        self._column.addWidget(self.refusal)

    def put_below(self, widget: QWidget) -> None:
        """Put something that belongs to the value under the hint and the refusal."""
        self._column.addWidget(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and _is_leaving(event):
            self.commit()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves on, Shift+Enter goes back, as on the paper form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.commit()
            self.focusPreviousChild() if shift else self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def read(self) -> Any:
        """The value of what stands in the editor; raises Refused where it has none."""
        return None

    def write(self, value: Any) -> None:
        """Put a value into the editor."""

    def typed(self) -> str:
        """The text in the editor as it stands, right or wrong."""
        return ""

    def type_in(self, text: str) -> None:
        """Put a text into the editor as if it had been typed, and leave the field."""
        self.commit()

    def value(self) -> Any:
        """The value last known to be right."""
        return self._known

    def set_value(self, value: Any) -> None:
        """Show a value from the book; nothing is committed and an old refusal goes."""
        self._known = value
        self.write(value)
        self.accept()

    def commit(self) -> bool:
        """Read the editor and say a new value; False where it was refused."""
        try:
            value = self.read()
            if value in (None, "") and self.required and self._known not in (None, ""):
                raise Refused("FIELD_REQUIRED", field=self.label.text())
        except Refused as refused:
            self._say(message_for(refused, language()))
            return False
        self.write(value)
        self._offer(value)
        return True

    def _offer(self, value: Any) -> None:
        """Say a value that is new, or that the screen refused the last time."""
        new = _differ(value, self._known) or self._unkept
        self.accept()
        if new:
            self._known = value
            self.committed.emit(value)

    def refuse(self, sentence: str) -> None:
        """Show why the value was not kept, under the field; it is said again when the field is left again."""
        self._unkept = True
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.show()
        self.editor.setAccessibleDescription(sentence)
        restyle(self.editor, refused="true")

    def accept(self) -> None:
        """Nothing is refused any more."""
        self._unkept = False
        if self.refusal.isHidden() and not self.refusal.text():
            return
        self.refusal.clear()
        self.refusal.hide()
        self.editor.setAccessibleDescription(self.hint.text())
        restyle(self.editor, refused="false")

    @property
    def refused(self) -> bool:
        """Whether a refusal is shown."""
        return not self.refusal.isHidden()


def _differ(one: Any, other: Any) -> bool:
    """Whether two values differ; nothing typed is the same as no value, but 0 and no are values."""
    return (None if one == "" else one) != (None if other == "" else other)


def _is_leaving(event: QFocusEvent) -> bool:
    """Whether the keyboard goes elsewhere; to a list that opens under the field does not count."""
    return event.type() == QEvent.Type.FocusOut and event.reason() != Qt.FocusReason.PopupFocusReason


def this_day() -> date:
    """Today by the clock of this machine."""
    return datetime.now().astimezone().date()


class LineField(InputField):
    """A field of one line; `chars` is how much it is meant to hold, and so how wide it is."""

    def __init__(
        self, text: str, *, required: bool = False, hint: str = "", chars: int = 40, unit: str = ""
    ) -> None:
        super().__init__(text, required=required, hint=hint)
        self.line = QLineEdit()
        self._unit = unit
        self._hold(self._with_unit(unit) if unit else self.line)
        if unit:
            self.setFocusProxy(self.line)
            self.line.installEventFilter(self)
            self.label.setBuddy(self.line)
            self.line.setAccessibleName(f"{text} ({unit})")
            self.editor = self.line
        self._chars = chars
        self._fit()
        look.changed.connect(self._fit)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._rested)
        self.line.textEdited.connect(lambda _: self._rest.start())
        self.line.textChanged.connect(lambda _: self.edited.emit())

    def typed(self) -> str:
        return self.line.text()

    def type_in(self, text: str) -> None:
        self.line.setText(text)
        self.commit()

    def _fit(self) -> None:
        """As wide as what it holds, in the size of the type in force."""
        self.line.setMaximumWidth(QFontMetrics(look.font()).averageCharWidth() * (self._chars + 1) + 24)
        self.line.setMinimumWidth(min(self.line.maximumWidth(), 240))

    def _with_unit(self, unit: str) -> QWidget:
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line)
        row.addWidget(label(unit, "muted"))
        row.addStretch(1)
        return pair

    def commit(self) -> bool:
        """Read the line and say a new value; False where it was refused."""
        self._rest.stop()
        return super().commit()

    def _rested(self) -> None:
        """Keep what can be kept while the person pauses; what cannot is not scolded before it is left."""
        try:
            value = self.read()
        except Refused:
            return
        if _differ(value, self._known) and self._complete(value):
            self._offer(value)

    def _complete(self, value: Any) -> bool:
        return value not in (None, "") or not self.required


class TextField(LineField):
    """One line of text, cleaned to NFC with single spaces."""

    nothing = ""

    def read(self) -> str:
        """The cleaned text, "" for none."""
        return clean(self.line.text())

    def write(self, value: Any) -> None:
        """Show a text, from its beginning."""
        if self.line.text() != (value or ""):
            self.line.setText(value or "")
            self.line.setCursorPosition(0)


class SecretField(LineField):
    """A password: hidden, and taken exactly as typed."""

    nothing = ""

    def __init__(self, text: str, *, hint: str = "", chars: int = 24) -> None:
        super().__init__(text, hint=hint, chars=chars)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)

    def typed(self) -> str:
        """Nothing: a password is kept nowhere."""
        return ""

    def read(self) -> str:
        """The password."""
        return self.line.text()

    def write(self, value: Any) -> None:
        """Put a password in."""
        if self.line.text() != (value or ""):
            self.line.setText(value or "")


class NumberField(LineField):
    """A number in Vietnamese format; decimals: how many it may have."""

    def __init__(
        self,
        text: str,
        *,
        required: bool = False,
        hint: str = "",
        chars: int = 14,
        unit: str = "",
        decimals: int = 0,
        least: int | None = 0,
    ) -> None:
        super().__init__(text, required=required, hint=hint, chars=chars, unit=unit)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._decimals = decimals
        self._least = least

    def read(self) -> Any:
        """The number, an int where no decimals are asked for; None for nothing typed."""
        number = parse_number(self.line.text())
        if number is None:
            return None
        if number != round(number, self._decimals):
            raise Refused("NUMBER_TOO_FINE", text=self.line.text(), decimals=self._decimals)
        if self._least is not None and number < self._least:
            raise Refused("NUMBER_TOO_SMALL", text=self.line.text(), least=self._least)
        return self._kept(number)

    def _kept(self, number: Decimal) -> Any:
        return int(number) if self._decimals == 0 else number

    def write(self, value: Any) -> None:
        """Show a number."""
        self.line.setText("" if value is None else format_number(value))


class YearField(LineField):
    """A calendar year of four digits, None for none; a year is no amount and has no points in it."""

    def __init__(self, text: str, *, required: bool = False, hint: str = "") -> None:
        super().__init__(text, required=required, hint=hint, chars=6)

    def read(self) -> Any:
        """The year; Refused YEAR_NOT_UNDERSTOOD."""
        typed = clean(self.line.text())
        if typed and not (len(typed) == 4 and typed.isdecimal()):
            raise Refused("YEAR_NOT_UNDERSTOOD", text=typed)
        return int(typed) if typed else None

    def write(self, value: Any) -> None:
        """Show a year."""
        self.line.setText("" if value is None else str(value))


class MoneyField(NumberField):
    """Money: typed and shown in million dong, held in dong."""

    def __init__(
        self,
        text: str,
        *,
        unit: str,
        required: bool = False,
        hint: str = "",
        chars: int = 16,
        least: int | None = 0,
    ) -> None:
        super().__init__(text, required=required, hint=hint, chars=chars, unit=unit, decimals=6, least=least)

    def _kept(self, number: Decimal) -> int:
        return dong_from_millions(number)

    def write(self, value: Any) -> None:
        """Show dong as million dong."""
        super().write(None if value is None else millions_from_dong(value))


class DateField(LineField):
    """A day; 5/3, 050325 and 05/03/2025 become dd/mm/yyyy whatever the machine is set to."""

    def __init__(
        self,
        text: str,
        *,
        required: bool = False,
        hint: str = "",
        today: Callable[[], date] = this_day,
    ) -> None:
        super().__init__(text, required=required, hint=hint, chars=11)
        self._today = today
        self.line.setPlaceholderText(self.tr("dd/mm/yyyy"))

    def read(self) -> date | None:
        """The day, None for nothing typed."""
        return parse_date(self.line.text(), self._today())

    def write(self, value: Any) -> None:
        """Show a day."""
        self.line.setText(format_date(value))

    def _complete(self, value: Any) -> bool:
        """Only a day with its full year is kept before the field is left: 5/3 may still become 5/3/2024."""
        return isinstance(value, date) and self.line.text() == format_date(value)

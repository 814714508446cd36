"""Under a dated field: since when its value holds, and what it was before."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from models.register.record import Field
from models.register.texts.words import dated_words
from models.values.dates import format_date, format_iso, parse_date
from models.values.errors import Refused
from storage.register.dated import ALWAYS, DatedLine
from ui.language import language
from ui.pieces.inputs.fields import InputField, this_day
from ui.pieces.text import button, clear, label, restyle
from ui.register import words


class SinceLine(QWidget):
    """One line: since when a changed value holds. A day can be typed, or it was always so; both are kept at once."""

    chosen = Signal(object)  # a day, or ALWAYS

    def __init__(self) -> None:
        super().__init__()
        self._day: date | None = None
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("Since"))
        self.line.setPlaceholderText(self.tr("dd/mm/yyyy"))
        self.line.setFixedWidth(self.line.fontMetrics().averageCharWidth() * 12 + 24)
        self.line.editingFinished.connect(self._typed)
        self.always = button(self.tr("it was always so"), lambda: self.chosen.emit(ALWAYS), kind="link")
        self.refusal = label("", "refusal", wrap=True)
        self.refusal.hide()
        since = label(self.tr("Since:"), "note")
        since.setBuddy(self.line)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (since, self.line, label("\u00b7", "note"), self.always):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.refusal)

    def show_day(self, day: date) -> None:
        """Show the day that the book holds; an old refusal goes."""
        self._day = day
        self.line.setText(format_date(day))
        self.refuse("")

    def refuse(self, sentence: str) -> None:
        """Say under the line why the day was not kept; "" for nothing."""
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)
        restyle(self.line, refused="true" if sentence else "false")

    def _typed(self) -> None:
        try:
            day = parse_date(self.line.text(), this_day())
        except Refused as refused:
            self.refuse(words.refusal(refused))
            return
        if day is None or day == self._day:
            if self._day is not None:
                self.show_day(self._day)
            return
        self.chosen.emit(day)


class DatedUnder(QWidget):
    """What stands under one dated field: the line of a value just changed, and all values with their days."""

    redated = Signal(str, object)  # record, a day or ALWAYS
    removed = Signal(str)

    def __init__(self, described: Field, field: InputField) -> None:
        super().__init__()
        self._described = described
        self.name = described.name
        self._lines: tuple[DatedLine, ...] | None = None
        self.since = SinceLine()
        self.since.chosen.connect(self._chosen)
        self.past: list[tuple[QLabel, Any]] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.since)
        column.addLayout(self._list)
        self.hide()
        field.put_below(self)
        self._field = field

    def _chosen(self, since: Any) -> None:
        if self._lines:
            self.redated.emit(self._lines[-1].id, since)

    def show_lines(self, lines: Sequence[DatedLine], *, changed: bool) -> None:
        """Show the values of the field, oldest first. changed: the newest was typed just now."""
        newest = lines[-1] if lines else None
        asks = changed and newest is not None and newest.on is not None
        self.since.setVisible(asks)
        if asks and newest is not None and newest.on is not None:
            self.since.show_day(date.fromisoformat(newest.on))
        if self._lines != tuple(lines):
            self._lines = tuple(lines)
            self._list_again()
        self.setVisible(bool(lines))
        QWidget.setTabOrder(self._field.editor, self.since.line)
        QWidget.setTabOrder(self.since.line, self.since.always)

    def _list_again(self) -> None:
        clear(self._list)
        self.past = []
        before: QWidget = self.since.always
        for line in self._lines or ():
            row = QHBoxLayout()
            row.setSpacing(8)
            text = label(self._words(line), "note")
            out = button(self.tr("take out"), partial(self.removed.emit, line.id), kind="link")
            out.setAccessibleName(f"{self.tr('take out')}: {text.text()}")
            row.addWidget(text)
            row.addWidget(out)
            row.addStretch(1)
            self._list.addLayout(row)
            QWidget.setTabOrder(before, out)
            before = out
            self.past.append((text, out))

    def _words(self, line: DatedLine) -> str:
        day = (
            words.say("DATED_SINCE", day=format_iso(line.on))
            if line.on
            else words.say("DATED_FROM_BEGINNING")
        )
        return f"{dated_words(self._described, line.value, language())}, {day}"

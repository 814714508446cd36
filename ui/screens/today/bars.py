"""Small plots of bars that lead to the records behind them; readable without colour, walked with the arrows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.pieces.text import label, plain_tip, surface
from ui.theme import sizes
from ui.theme.look import look

_BAR = 8
_SIDE = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """One line: the parts of the bar from the left, and the figures behind it as text."""

    key: str
    label: str
    parts: tuple[int, ...]
    text: str


class BarPlot(QWidget):
    """Bars one under the other. Enter or a click says `chosen` with the key of its line."""

    chosen = Signal(str)

    def __init__(self, tones: tuple[str, ...]) -> None:
        super().__init__()
        self._tones = tones
        self.bars: tuple[Bar, ...] = ()
        self._at = 0
        self._hover = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these lines."""
        self.bars = tuple(bars)
        self._at = min(self._at, max(0, len(self.bars) - 1))
        self.setAccessibleDescription("; ".join(f"{bar.label}: {bar.text}" for bar in self.bars))
        self.updateGeometry()
        self.update()

    @property
    def _words(self) -> int:
        """Height of the line of words."""
        return QFontMetrics(look.font()).height() + 3

    @property
    def _row(self) -> int:
        """Height of the words and the bar under them."""
        return self._words + _BAR + 6

    def sizeHint(self) -> QSize:
        return QSize(320, len(self.bars) * self._row + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, len(self.bars) * self._row + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font())
        most = max((sum(bar.parts) for bar in self.bars), default=0)
        for at, bar in enumerate(self.bars):
            self._paint_line(painter, at)
            self._paint_words(painter, bar, 2 + at * self._row)
            self._paint_bar(painter, bar, 2 + at * self._row + self._words, most)
        painter.end()

    def _paint_line(self, painter: QPainter, at: int) -> None:
        focused = self.hasFocus() and at == self._at
        if at == self._hover or focused:
            painter.setPen(look.colour("focus") if focused else Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("hover"))
            painter.drawRoundedRect(QRectF(0.5, 2.5 + at * self._row, self.width() - 1, self._row - 3), 4, 4)

    def _paint_words(self, painter: QPainter, bar: Bar, top: int) -> None:
        """The name at the left, the figures at the right."""
        metrics = painter.fontMetrics()
        figures = metrics.horizontalAdvance(bar.text)
        room = self.width() - figures - 2 * _SIDE - 16
        painter.setPen(look.colour("text"))
        text = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, room)
        line = QRectF(_SIDE, top, self.width() - 2 * _SIDE, self._words)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, bar.text)

    def _paint_bar(self, painter: QPainter, bar: Bar, top: int, most: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        room, left = self.width() - 2.0 * _SIDE, float(_SIDE)
        for tone, part in zip(self._tones, bar.parts, strict=False):
            if not part or not most:
                continue
            width = max(2.0, room * part / most)
            painter.setBrush(look.colour(tone))
            painter.drawRect(QRectF(left, top, width, _BAR))
            left += width

    # choosing

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._line(event)
        found = 0 <= self._hover < len(self.bars)
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
        tip = f"{self.bars[self._hover].label}: {self.bars[self._hover].text}" if found else ""
        self.setToolTip(plain_tip(tip))
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._hover = -1
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self._line(event)
        if 0 <= at < len(self.bars):
            self._at = at
            self.chosen.emit(self.bars[at].key)

    def _line(self, event: QMouseEvent) -> int:
        return int((event.position().y() - 2) // self._row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            by = 1 if event.key() == Qt.Key.Key_Down else -1
            self._at = max(0, min(len(self.bars) - 1, self._at + by))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.bars:
            self.chosen.emit(self.bars[self._at].key)
        else:
            super().keyPressEvent(event)


class BarSheet(QWidget):
    """A sheet with a heading, a line that explains the bars, and the bars."""

    def __init__(self, heading: str, note: str, tones: tuple[str, ...]) -> None:
        super().__init__()
        self.bars = BarPlot(tones)
        self.bars.setAccessibleName(heading)
        self.legend = Legend()
        self.note = label(note, "note", wrap=True)
        sheet = surface()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(8)
        inside.addWidget(label(heading, "section"))
        inside.addWidget(self.note)
        inside.addWidget(self.legend)
        inside.addWidget(self.bars)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sheet)
        self.note.setVisible(bool(note))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)


class Legend(QWidget):
    """Which colour says what."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[tuple[str, str], ...] = ()
        self.setFixedHeight(20)
        look.changed.connect(self.update)
        self.hide()

    def show_entries(self, *entries: tuple[str, str]) -> None:
        """(tone, words) from the left."""
        self._entries = entries
        self.setVisible(bool(entries))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(look.font(sizes.NOTE))
        left = 4
        for tone, words in self._entries:
            painter.fillRect(left, 5, 10, 10, look.colour(tone))
            painter.setPen(look.colour("muted"))
            width = painter.fontMetrics().horizontalAdvance(words)
            painter.drawText(QRectF(left + 16, 0, width + 2, 20), Qt.AlignmentFlag.AlignVCenter, words)
            left += 16 + width + 20
        painter.end()

"""Empty states teach: what belongs here, the one button to begin, and a second way in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.pieces.tables.findings import FindingAction
from ui.pieces.text import button, label
from ui.theme.icons import icon

WIDTH = 440


class EmptyState(QWidget):
    """In the middle of a page that has nothing yet; `paste` is "paste from Excel", `offer` a further way."""

    def __init__(
        self,
        picture: str,
        title: str,
        told: str,
        begin: FindingAction | None = None,
        paste: FindingAction | None = None,
        offer: FindingAction | None = None,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        sign = QLabel()
        sign.setPixmap(icon(picture, "disabled").pixmap(48, 48))
        sentence = label(told, "muted", wrap=True)
        sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        sentence.setFixedWidth(WIDTH)
        told_row = QHBoxLayout()  # without an alignment, which would take the height of one line for its own
        told_row.addStretch(1)
        told_row.addWidget(sentence)
        told_row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(sign, 0, middle)
        self.title = label(title, "section")
        column.addWidget(self.title, 0, middle)
        column.addLayout(told_row)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        if begin is not None:
            self.begin = button(begin.text, begin.act, kind="primary")
            row.addWidget(self.begin)
        if paste is not None:
            self.paste = button(paste.text, paste.act, picture="paste")
            row.addWidget(self.paste)
        if offer is not None:
            self.offer = button(offer.text, offer.act)
            row.addWidget(self.offer)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)

"""A trouble that belongs to no field: a strip above the page with its sentence, its remedy and its code."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from models.values.errors import Refused, Trouble
from models.values.messages import message_for
from ui.language import language
from ui.pieces.text import button, clear, label, restyle
from ui.theme.icons import icon


class Notice(QFrame):
    """Stays until it is closed or the thing was tried again; it never blocks the rest of the window."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 8, 8, 8)
        self._row.setSpacing(12)
        self.sentence = label()
        self.hide()

    def tell(self, trouble: Trouble, again: Callable[[], None] | None = None) -> None:
        """Say a trouble; `again` is offered as "try again"."""
        tone = "amber" if isinstance(trouble, Refused) else "red"
        clear(self._row)
        self.sentence = label(message_for(trouble, language()), wrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._row.addWidget(_sign("warning" if tone == "amber" else "error", tone))
        self._row.addWidget(self.sentence, 1)
        self._row.addWidget(label(trouble.code, "note"))
        if again is not None:
            self._row.addWidget(button(self.tr("Try again"), lambda: self._once_more(again)))
        self._row.addWidget(self._close_button())
        restyle(self, card=tone)
        self.show()

    def remind(self, words: str, step: str, act: Callable[[], object]) -> None:
        """Say what should be seen to, with the step that leads there."""
        clear(self._row)
        self.sentence = label(words, wrap=True)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._row.addWidget(_sign("warning", "amber"))
        self._row.addWidget(self.sentence, 1)
        self._row.addWidget(button(step, act))
        self._row.addWidget(self._close_button())
        restyle(self, card="amber")
        self.show()

    def offer(self, words: str, step: str, act: Callable[[], object]) -> None:
        """Say something with a step that can be taken once; then it goes."""
        self.remind(words, step, lambda: self._once_more(act))

    def _once_more(self, again: Callable[[], object]) -> None:
        self.hide()
        again()

    def _close_button(self) -> QWidget:
        return button(self.tr("Close"), self.hide, kind="link")


def _sign(name: str, tone: str) -> QLabel:
    sign = QLabel()
    sign.setPixmap(icon(name, tone).pixmap(20, 20))
    return sign

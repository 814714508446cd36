"""A question before something that risks data: the thing and the consequence are named."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.pieces.primary import bind_primary
from ui.pieces.text import button, label
from ui.theme.icons import icon


class ConfirmPanel(QDialog):
    """`act` is written on the button that does it ("Withdraw the package"), never "yes" or "OK"."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        consequence: str,
        act: str,
        done: Callable[[], object],
        *,
        keep: str = "",
        other: tuple[str, Callable[[], object]] | None = None,
        danger: bool = True,
    ) -> None:
        """other: a second way, as written on its button, and what it does."""
        super().__init__(parent)
        self.setWindowTitle(title)
        bind_primary(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sign = QLabel()
        sign.setPixmap(icon("warning" if danger else "info", "amber" if danger else "blue").pixmap(28, 28))
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(label(title, "section", wrap=True))
        words.addWidget(label(consequence, wrap=True))
        upper = QHBoxLayout()
        upper.setSpacing(16)
        upper.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        upper.addLayout(words, 1)
        self.act = button(act, self.accept, kind="danger" if danger else "")
        self.act.setAutoDefault(False)
        self.safe = button(keep or self.tr("Leave as it is"), self.reject, kind="primary")
        self.safe.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        self.other = button(other[0], self._take_other) if other else None
        if self.other is not None:
            self.other.setAutoDefault(False)
            row.addWidget(self.other)
        row.addWidget(self.act)
        row.addWidget(self.safe)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(20)
        column.addLayout(upper)
        column.addLayout(row)
        self.setMinimumWidth(480)
        self._done, self._other = done, other[1] if other else done
        self.accepted.connect(lambda: self._done())
        self.safe.setFocus()

    def _take_other(self) -> None:
        self._done = self._other
        self.accept()

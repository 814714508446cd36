"""The form for a new record, over the whole page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pieces.inputs.group import scrolled
from ui.register.part import sheet_with
from ui.shell.context import Context

if TYPE_CHECKING:
    from ui.register.form.draft import DraftForm
    from ui.register.form.joining import JoinForm


class NewRecord(QWidget):
    """Tells when the record was added and when the form was left."""

    added = Signal(object)  # id of the record
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context

    def start(self) -> None:
        """Begin anew."""

    def hold(self, form: "DraftForm | JoinForm") -> None:
        """Lay the form on a white sheet, and pass on what becomes of it."""
        form.kept.connect(self.added)
        form.left.connect(self.left)
        held = QWidget()
        inner = QVBoxLayout(held)
        inner.setContentsMargins(24, 20, 24, 20)
        inner.addWidget(form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sheet_with(scrolled(held)))

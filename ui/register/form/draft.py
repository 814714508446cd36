"""A short form for something new: it is kept as a whole, and each refusal stands beside its field.

What is typed is kept as a draft until then (ui.register.form.unfinished).
"""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.values.errors import Refused, Trouble
from models.values.units import Unit
from storage.register.communes import own_commune
from ui.pieces.inputs.fields import InputField
from ui.pieces.inputs.group import FieldGroup
from ui.pieces.text import button, label
from ui.register.form.fields import CommuneField
from ui.register.form.unfinished import DraftBand
from ui.register.words import field_of, refusal, say
from ui.shell.context import Context


class DraftForm(QWidget):
    """Fields and the button that keeps them. `keep` gets field name → value and may refuse.

    of: table of what is new and id of what it will belong to ("" where the form asks), under which what is typed is
    kept as a draft; None for a form that changes something.
    """

    kept = Signal(object)  # what `keep` answered
    left = Signal()

    def __init__(
        self,
        context: Context,
        fields: Mapping[str, InputField],
        act: str,
        keep: Callable[[dict[str, Any]], object],
        *,
        of: tuple[str, str] | None,
        note: str = "",
    ) -> None:
        super().__init__()
        self._context, self._keep = context, keep
        self.fields = dict(fields)
        self.group = FieldGroup("", list(self.fields.values()), note)
        self.refusal = label("", "refusal", wrap=True)
        self.refusal.hide()
        self.act = button(act, self.submit, kind="primary")
        self.leave = button(self.tr("Leave without keeping"), self._leave)
        self.band = DraftBand(context, self.fields, of)
        self.band.offering.connect(self._show_offer)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.act)
        row.addWidget(self.leave)
        row.addStretch(1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 4, 0)
        self.column.setSpacing(16)
        self.column.addWidget(self.band)
        self.column.addWidget(self.group)
        self.column.addWidget(self.refusal)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def start(self, **values: Any) -> None:
        """Begin anew with these values and the keyboard in the first field that is empty.

        A draft that is there is offered before anything can be typed.
        """
        self.refusal.hide()
        self.band.pause()
        for name, field in self.fields.items():
            given = values.get(name, field.nothing)
            field.set_value(
                self._own_commune() if given is None and isinstance(field, CommuneField) else given
            )
        self.band.begin()
        self._to_first_empty()

    def _own_commune(self) -> Unit | None:
        """A commune's own book proposes its commune wherever one is asked."""
        return own_commune(self._context.opened)

    def _show_offer(self, offering: bool) -> None:
        self.group.setEnabled(not offering)
        self.act.setEnabled(not offering)
        if not offering:
            self._to_first_empty()

    def _leave(self) -> None:
        self.band.discard()
        self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """However the form is left, what stands in it is kept."""
        self.band.flush()
        super().hideEvent(event)

    def _to_first_empty(self) -> None:
        if self.band.is_offering:
            return
        empty = [field for field in self.fields.values() if field.value() in (None, "")]
        if empty:
            empty[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def values(self) -> dict[str, Any] | None:
        """What stands in the fields; None where one of them is refused or lacking."""
        fine = [field.commit() for field in self.fields.values()].count(False) == 0
        for field in self.fields.values():
            if field.required and not field.refused and field.value() in (None, ""):
                field.refuse(say("FIELD_REQUIRED_NEW", field=field.label.text()))
                fine = False
        if not fine:
            self._to_first_refused()
            return None
        return {name: field.value() for name, field in self.fields.items()}

    def _to_first_refused(self) -> None:
        for field in self.fields.values():
            if field.refused:
                field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def submit(self) -> bool:
        """Keep it; False where it was refused."""
        self.refusal.hide()
        values = self.values()
        if values is None:
            return False
        try:
            answer = self._keep(values)
        except Refused as refused:
            self._refuse(refused)
            return False
        except Trouble as trouble:
            self._context.tell(trouble, self.act.click)
            return False
        self.band.finish()
        self.kept.emit(answer)
        return True

    def _refuse(self, refused: Refused) -> None:
        field = self.fields.get(field_of(refused))
        if field is not None:
            field.refuse(refusal(refused))
            field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.refusal.setText(refusal(refused))
            self.refusal.show()

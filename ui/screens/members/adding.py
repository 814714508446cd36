"""A new member: which organisation, who, and as what. A known person is proposed before a second record is made."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.drafts import MEMBERSHIP, MembershipDraft, PersonDraft
from models.errors import Refused
from storage import members
from ui.pieces.group import scrolled
from ui.register.fields import field_for
from ui.register.joining import JoinForm
from ui.register.organisations import OrganisationField
from ui.register.part import sheet_with
from ui.shell.context import Context

JOINING = ("kind", "capital", "joined_on", "works", "certificate")


class NewMember(QWidget):
    """A form over the whole page."""

    added = Signal(object)  # id of the person
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.organisation = OrganisationField(self.tr("Member of"), context.opened, required=True)
        self.form = JoinForm(
            context,
            {name: field_for(name, MEMBERSHIP[name]) for name in JOINING},
            self.tr("Add the member"),
            self._keep,
            lead={"organisation": self.organisation},
        )
        self.form.kept.connect(self.added)
        self.form.left.connect(self.left)
        held = QWidget()
        inner = QVBoxLayout(held)
        inner.setContentsMargins(24, 20, 24, 20)
        inner.addWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sheet_with(scrolled(held)))

    def start(self) -> None:
        """Begin anew."""
        self.form.start(kind="formal", joined_on=self._context.opened.clock().date())

    def _keep(self, person: PersonDraft | str, values: dict[str, Any]) -> str:
        organisation = values.pop("organisation")
        if organisation is None:
            raise Refused("ORGANISATION_UNKNOWN", id="")
        return members.add_member(self._context.opened, organisation, person, MembershipDraft(**values))[0]

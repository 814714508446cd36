"""A new member: which organisation, who, and as what. A known person is proposed before a second record is made."""

from typing import Any

from models.register.drafts import MembershipDraft, PersonDraft
from models.values.errors import Refused
from storage.register import members
from ui.register.adding import NewRecord
from ui.register.form.fields import field_for
from ui.register.form.joining import JoinForm
from ui.register.form.organisations import OrganisationField
from ui.shell.context import Context

JOINING = ("kind", "capital", "joined_on", "works", "certificate")


class NewMember(NewRecord):
    """A form over the whole page."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.organisation = OrganisationField(self.tr("Member of"), context.opened, required=True)
        self.form = JoinForm(
            context,
            {name: field_for("memberships", name) for name in JOINING},
            self.tr("Add the member"),
            self._keep,
            of=("memberships", ""),
            lead={"organisation": self.organisation},
        )
        self.hold(self.form)

    def start(self) -> None:
        """Begin anew."""
        self.form.start(kind="formal", joined_on=self._context.opened.clock().date())

    def _keep(self, person: PersonDraft | str, values: dict[str, Any]) -> str:
        organisation = values.pop("organisation")
        if organisation is None:
            raise Refused("ORGANISATION_UNKNOWN", id="")
        return members.add_member(self._context.opened, organisation, person, MembershipDraft(**values))[0]

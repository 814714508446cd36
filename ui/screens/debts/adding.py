"""A new debt with what is owed at its beginning."""

from typing import Any

from models.register.drafts import DebtDraft, EntryDraft
from storage.register import debts, organisations
from ui.pieces.inputs.choice import ChoiceField
from ui.pieces.inputs.fields import MoneyField
from ui.register import words
from ui.register.adding import NewRecord
from ui.register.form.draft import DraftForm
from ui.register.form.fields import field_for
from ui.register.form.organisations import OrganisationField
from ui.screens.debts.groups import groups_for
from ui.shell.context import Context

FIELDS = ("creditor_kind", "creditor", "contract", "group_code", "started_on", "due_on")


class NewDebt(NewRecord):
    """Who owes, to whom, by which contract, since when, how much."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.organisation = OrganisationField(self.tr("Who owes"), context.opened, required=True)
        unit = words.say("UNIT_MILLIONS")
        money = {
            "principal": MoneyField(self.tr("Principal owed"), unit=unit, required=True),
            "interest": MoneyField(
                self.tr("Interest owed"), unit=unit, hint=self.tr("Only what was charged up to that day.")
            ),
        }
        started = field_for("debts", "started_on", required=True)
        self.group = ChoiceField(
            words.say("FIELD_GROUP_CODE"), hint=self.tr("Groups follow the kind of creditor."), chars=36
        )
        fields = {name: field_for("debts", name) for name in FIELDS}
        fields |= {"started_on": started, "group_code": self.group}
        fields["creditor_kind"].committed.connect(lambda kind: self.group.offer(groups_for(kind)))
        self.form = DraftForm(
            context,
            {"organisation": self.organisation, **fields, **money},
            self.tr("Add and open"),
            self._keep,
            of=("debts", ""),
        )
        self.hold(self.form)

    def start(self, organisation_id: str = "") -> None:
        """Begin anew, for an organisation where one is named."""
        self.group.offer(())
        if not organisation_id:
            self.form.start()
            return
        self.organisation.know(organisation_id, organisations.get(self._context.opened, organisation_id).name)
        self.form.start(organisation=organisation_id)
        self.form.fields["creditor_kind"].editor.setFocus()

    def _keep(self, values: dict[str, Any]) -> str:
        on = values["started_on"]
        entries = [EntryDraft(on=on, kind="principal_drawn", amount=values.pop("principal"))]
        if interest := values.pop("interest"):
            entries.append(EntryDraft(on=on, kind="interest_charged", amount=interest))
        organisation = values.pop("organisation")
        known = {name: value for name, value in values.items() if value not in (None, "")}
        return debts.add(self._context.opened, organisation, DebtDraft(**known, entries=tuple(entries)))

"""A new organisation: a short form, and the record opens."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from models.register.drafts import OrganisationDraft
from models.register.statuses import OPERATING, STOPPED
from storage.register import organisations, search
from storage.register.communes import communes_at_hand
from ui.pieces.inputs.choice import ChoiceField
from ui.pieces.inputs.fields import InputField, MoneyField
from ui.pieces.inputs.group import scrolled
from ui.pieces.text import surface
from ui.register import words
from ui.register.adding import NewRecord
from ui.register.form.draft import DraftForm
from ui.register.form.fields import CommuneField, field_for, remark
from ui.shell.context import Context

MOST_NEAR = 3


class NewOrganisation(NewRecord):
    """Name, kind, commune, tax code, sector, founding day, what it does, capital."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.name = field_for("organisations", "name")
        self.name.setObjectName("name")
        self.name.committed.connect(self._name_near)
        act = self.tr("Add and open")
        self.form = DraftForm(context, self._fields(), act, self._keep, of=("organisations", ""))
        self.form.kept.connect(self.added)
        self.form.left.connect(self.left)
        sheet = surface()
        held = QVBoxLayout(sheet)
        held.setContentsMargins(24, 20, 24, 20)
        held.addWidget(scrolled(self.form))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sheet)

    def _fields(self) -> dict[str, InputField]:
        places = communes_at_hand(self._context.opened)
        commune = CommuneField(words.say("FIELD_COMMUNE"), places, required=len(places) > 1)
        status = ChoiceField(
            words.say("FIELD_OPERATIONAL_STATUS"),
            words.options("operational_statuses", (*OPERATING, *STOPPED)),
            hint=self.tr("What it really does today; blank means operating."),
            chars=40,
        )
        return {
            "kind": field_for("organisations", "kind"),
            "name": self.name,
            "commune": commune,
            "tax_code": field_for("organisations", "tax_code"),
            "sector": field_for("organisations", "sector"),
            "founded_on": field_for("organisations", "founded_on"),
            "operational_status": status,
            "capital": MoneyField(self.tr("Charter capital"), unit=words.say("UNIT_MILLIONS")),
        }

    def start(self) -> None:
        """Begin with a cooperative; a book of one commune knows the commune."""
        places = communes_at_hand(self._context.opened)
        remark(self.name, "")
        self.form.start(kind="cooperative", commune=places[0] if len(places) == 1 else None)

    def _name_near(self, name: str) -> None:
        """Say which organisations are already called much like it."""
        near = search.search_organisations(self._context.opened, name, MOST_NEAR) if name else []
        listed = "; ".join(
            f"{one.name} ({words.commune_name(one.commune_code, one.commune_from) or one.tax_code})"
            for one in near
        )
        remark(self.name, self.tr("Already there: {names}").format(names=listed) if listed else "")

    def _keep(self, values: dict[str, Any]) -> str:
        commune = values.pop("commune")
        given: dict[str, Any] = {name: value for name, value in values.items() if value not in (None, "")}
        if commune:
            given |= {"commune_code": commune.code, "commune_from": commune.valid_from}
        return organisations.add(self._context.opened, OrganisationDraft(**given))

"""What an organisation is: name and registration, addresses, activity. Each field is kept when it is left."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.register.identifiers import doubts_of_tax_code, format_tax_code
from models.values import units
from models.values.units import Unit
from storage.register import dated_values, organisations
from storage.register.communes import communes_at_hand
from storage.register.dated import DatedLine
from storage.register.doubts.size_classes import size_on
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.register.organisations import OrganisationCard
from ui.pieces.inputs.choice import ChoiceField, Option
from ui.pieces.inputs.fields import InputField
from ui.pieces.inputs.group import FieldGroup, scrolled
from ui.pieces.text import hairline
from ui.register import words
from ui.register.form.fields import CommuneField, remark
from ui.register.form.records import RecordFields
from ui.register.part import RecordPart, sheet_with
from ui.shell.context import Context

NAMES = (
    "name",
    "kind",
    "tax_code",
    "tax_status",
    "registration_number",
    "registered_on",
    "registration_office",
    "founded_on",
    "law",
    "representative",
    "representative_sex",
    "representative_birth",
    "representative_ethnic_group",
    "aliases",
    "alliance_member",
    "no_tax_code_reason",
    "certified",
    "commune",
    "village",
    "new_rural_commune",
    "address_registered",
    "address",
    "phone",
    "email",
    "contact",
    "contact_phone",
    "website",
    "old_commune_code",
    "sector",
    "vsic_version",
    "vsic_code",
    "business_model",
    "products_services",
    "high_technology",
    "value_chain",
    "digital_transformation",
    "contract_until",
    "notified_on",
    "note",
    "union_id",
)
_ACTIVITY = NAMES.index("sector")
_PLACE = NAMES.index("commune")


class Profile(RecordPart[OrganisationCard]):
    """Three groups of fields in the order of the certificate."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.commune = CommuneField(words.say("FIELD_COMMUNE"), communes_at_hand(context.opened))
        self.old_commune = ChoiceField(
            words.say("FIELD_OLD_COMMUNE_CODE"), hint=words.known("HINT_OLD_COMMUNE_CODE")
        )
        self.union = ChoiceField(words.say("FIELD_UNION_ID"))
        special: dict[str, InputField] = {
            "commune": self.commune,
            "old_commune_code": self.old_commune,
            "union_id": self.union,
        }
        self.record = RecordFields(context, "organisations", NAMES, self._keep, special, self._dated)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(20)
        for heading, names in (
            (self.tr("Name and registration"), NAMES[:_PLACE]),
            (self.tr("Address"), NAMES[_PLACE:_ACTIVITY]),
            (self.tr("Activity"), NAMES[_ACTIVITY:]),
        ):
            if column.count():
                column.addWidget(hairline())
            column.addWidget(FieldGroup(heading, self.record.some(*names)))
        column.addStretch(1)
        self.column.addWidget(sheet_with(scrolled(content)))

    def _keep(self, name: str, value: Any) -> None:
        organisations.update(self.context.opened, self.shown.id, name, value)

    def _dated(self) -> list[DatedLine]:
        return dated_values.values_of(self.context.opened, self.shown.id)

    def show_card(self, card: OrganisationCard) -> None:
        anew = self.card is None or self.card.id != card.id
        super().show_card(card)
        place = words.commune(card.values["commune_code"], card.values["commune_from"])
        self._offer_old(place)
        self._offer_unions(card)
        values = dict(card.values) | {"commune": place, "old_commune_code": _old_of(card)}
        values["tax_code"] = format_tax_code(card.values["tax_code"] or "")
        self.record.show(values, anew=anew)
        self.record["certified"].setVisible(card.kind == "group")
        self.record["union_id"].setVisible(card.kind == "cooperative")
        self.record["no_tax_code_reason"].setVisible(not card.values["tax_code"])
        self._doubt_tax_code(card.values["tax_code"] or "")
        self._say_size(card)

    def take_focus(self) -> None:
        self.record["name"].editor.setFocus()

    def _doubt_tax_code(self, code: str) -> None:
        doubts = [words.say(doubt, number=code) for doubt in doubts_of_tax_code(code)]
        remark(self.record["tax_code"], " ".join(doubts))

    def _say_size(self, card: OrganisationCard) -> None:
        """The size class under the line of business that decides it."""
        size = size_on(self.context.opened, card.id)
        said = words.say("ORGANISATION_SIZE", size=words.coded("size_classes", size)) if size else ""
        remark(self.record["sector"], said, tone="")

    def _offer_old(self, place: Unit | None) -> None:
        """The communes out of which the current one was made."""
        steps = units.predecessors(place) if place is not None else ()
        self.old_commune.offer([Option(step.old.code, _old_title(step.old)) for step in steps])
        self.old_commune.setVisible(len(steps) > 1)

    def _offer_unions(self, card: OrganisationCard) -> None:
        chosen = ListFilter(preset="existing", chip="union")
        found = lists.rows(self.context.opened, "organisations", ["name"], chosen)
        self.union.offer([Option(str(row["id"]), str(row["name"])) for row in found if row["id"] != card.id])


def _old_of(card: OrganisationCard) -> str:
    return str(card.values["old_commune_code"] or "")


def _old_title(unit: Unit) -> str:
    above = units.parent(unit, unit.valid_to) if unit.valid_to else None
    return f"{unit.title} ({above.title})" if above else unit.title

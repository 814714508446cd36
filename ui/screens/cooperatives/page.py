"""The page of cooperatives: the list, one record, a new one, and rows from Excel."""

from typing import Any

from models.register.catalogue import about
from models.register.identifiers import format_tax_code
from models.values import codes
from models.values.quantities import format_number
from storage.register import organisations
from storage.register.organisations import OrganisationCard
from storage.returns import agenda
from ui.pieces.panels.confirm import ConfirmPanel
from ui.register import words
from ui.register.adding import NewRecord
from ui.register.page import RegisterPage
from ui.screens.cooperatives.adding import NewOrganisation
from ui.screens.cooperatives.listing import OrganisationList
from ui.screens.cooperatives.record import OrganisationRecord
from ui.shell.context import Context
from ui.shell.page import Action, Chip


class CooperativesPage(RegisterPage[OrganisationList, OrganisationRecord, NewOrganisation]):
    """Organisations of all kinds."""

    key = "cooperatives"
    target_word = "organisation"
    sheet_of = "results"
    imports = "organisations"
    shows = about("organisations", "memberships") | {"returns", "received_packages"}

    def __init__(self, context: Context) -> None:
        super().__init__(context, OrganisationList(context), OrganisationRecord, NewOrganisation)
        self.list.paste_wanted.connect(self.paste)
        self.list.remove_wanted.connect(self.ask_remove)
        self.list.restore_wanted.connect(self.restore)

    # the head

    @property
    def card(self) -> OrganisationCard | None:
        """The organisation that is open."""
        card: OrganisationCard | None = self.open_card
        return card

    def title(self) -> str:
        if self.card:
            return words.short_name(self.card.name)
        if isinstance(self.front, NewRecord):
            return self.tr("New organisation")
        if self.is_sheet:
            return self.sheet_name()
        if self.is_importing:
            return self.tr("Paste organisations")
        return self.tr("Cooperatives")

    def sheet_title(self) -> str:
        return self.tr("Results sheet")

    def where(self) -> tuple[str, ...]:
        if self.card:
            return self._where_of(self.card)
        return () if self.front is self.list else (self.tr("Cooperatives"),)

    def _where_of(self, card: OrganisationCard) -> tuple[str, ...]:
        place = words.commune(card.values["commune_code"], card.values["commune_from"])
        code = format_tax_code(card.values["tax_code"] or "")
        parts = (words.coded_kind(card.kind), place.title if place else "", code)
        return tuple(part for part in parts if part)

    def note(self) -> str:
        if self.card:
            return self._figures_of(self.card)
        if self.front is not self.list or not self.list.counts.presets:
            return ""
        counts = {state: format_number(number) for state, number in self.list.counts.presets.items()}
        told = self.tr(
            "{all} organisations \u00b7 {operating} operating \u00b7 {stopped} stopped, {held} held by debt"
        )
        return told.format(
            all=counts["existing"],
            operating=counts["operating"],
            stopped=counts["stopped"],
            held=counts["held_by_debt"],
        )

    def _figures_of(self, card: OrganisationCard) -> str:
        members = self.tr("{count} members").format(count=format_number(card.members))
        parts = [members]
        if card.capital is not None:
            capital = format_number(words.millions(card.capital) or 0)
            parts.append(self.tr("capital {amount} mil.").format(amount=capital))
        if card.debt:
            parts.append(
                self.tr("owes {amount} mil.").format(amount=format_number(words.millions(card.debt) or 0))
            )
        return " \u00b7 ".join(parts)

    def record_actions(self) -> tuple[Action, ...]:
        return () if self.card is None else (self.merging("organisations", self.card.id),)

    def chip(self) -> Chip | None:
        if self.card is None:
            return None
        text, tone = self.record.state()
        return Chip(text, tone)

    def primary(self) -> Action | None:
        if self.front is self.list:
            return Action(self.tr("Add a cooperative"), self.add, "add")
        if self.card and not self.card.deleted and not self.record.entering:
            return Action(self.tr("Record an event"), self.record_event, "edit")
        return None

    # what the window asks

    def activate(self, target: dict[str, Any]) -> None:
        self.list.period = agenda.current(self.context.opened)
        if target.get("organisation"):
            self.open(str(target["organisation"]), str(target.get("part", "")))
            return
        if target.get("find"):
            self.list.bar.setText(str(target["find"]))
        if target.get("state"):
            self.list.states.current = str(target["state"])
        if target.get("new"):
            self.add()
            return
        if target.get("paste"):
            self.paste()
            return
        if "results" in target:
            self.show_sheet(str(target["results"]))
            return
        if target:
            sector = str(target.get("sector", ""))
            self.list.sector = sector if sector in codes.code_list("sectors").entries else ""
        if self.front is self.list or target:
            self.list.read()
            self.bring(self.list)

    def refresh(self, changed: frozenset[str]) -> None:
        if self.front is self.list:
            self.list.period = agenda.current(self.context.opened)
        super().refresh(changed)

    def next_problem(self) -> bool:
        if self.is_importing:
            return super().next_problem()
        return self.front is self.record and self.record.findings.next()

    # the parts

    def show_record(self, record_id: str, part: str = "") -> None:
        self.record.show_organisation(record_id, part)

    def added(self, record_id: str) -> None:
        super().added(record_id)
        self.done.say(self.tr("Added. Complete what is known; each field is kept when it is left."))

    def record_event(self) -> None:
        """Open the form for an event of the organisation."""
        self.record.go_to_part("standing")
        self.record.standing.ask_event()

    def ask_remove(self, record_id: str) -> None:
        card = organisations.get(self.context.opened, record_id)
        told = self.tr(
            "It leaves the lists and the figures of the reports, with its {members} members, its managers and its "
            "debts. Nothing is lost: it waits in the bin, and Ctrl+Z takes it back."
        )
        ConfirmPanel(
            self,
            self.tr("Delete {name}?").format(name=card.name),
            told.format(members=format_number(card.members)),
            self.tr("Delete"),
            lambda: self.remove(record_id, card.name),
        ).open()

    def remove(self, organisation_id: str, name: str) -> None:
        """Throw an organisation into the bin."""
        if self.attempt(lambda: organisations.remove(self.context.opened, organisation_id)):
            self.go_back()
            self.done.say(self.tr("Deleted: {name}").format(name=name))

    def put_back(self, record_id: str) -> None:
        organisations.restore(self.context.opened, record_id)

    def restore(self, record_id: str) -> None:
        super().restore(record_id)
        self.refresh(frozenset())

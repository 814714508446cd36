"""The page of debts: the list on a day, one debt, a new one."""

from typing import Any

from models.register.catalogue import about
from models.values.dates import format_date
from models.values.quantities import format_number
from storage.register import debts, organisations
from storage.register.debts import DebtCard
from ui.pieces.panels.confirm import ConfirmPanel
from ui.register import words
from ui.register.adding import NewRecord
from ui.register.page import RegisterPage
from ui.screens.debts.adding import NewDebt
from ui.screens.debts.debt import DebtRecord
from ui.screens.debts.listing import OWING, DebtList
from ui.shell.context import Context
from ui.shell.page import Action, Chip


class DebtsPage(RegisterPage[DebtList, DebtRecord, NewDebt]):
    """What organisations owe."""

    key = "debts"
    target_word = "debt"
    sheet_of = "debts"
    imports = "debts"
    further_imports = ("debt_entries",)
    shows = about("debts", "standings")

    def __init__(self, context: Context) -> None:
        super().__init__(context, DebtList(context), DebtRecord, NewDebt)
        self._owner = ""
        self.list.remove_wanted.connect(self.ask_remove)

    # the head

    @property
    def card(self) -> DebtCard | None:
        """The debt that is open."""
        card: DebtCard | None = self.open_card
        return card

    def title(self) -> str:
        if self.card:
            return words.short_name(self._owner)
        if self.is_sheet:
            return self.sheet_name()
        if self.is_importing:
            return self.import_name(self.tr("Paste debts"))
        return self.tr("New debt") if isinstance(self.front, NewRecord) else self.tr("Debts")

    def sheet_title(self) -> str:
        return self.tr("Debts sheet")

    def where(self) -> tuple[str, ...]:
        card = self.card
        if card is None:
            return () if self.front is self.list else (self.tr("Debts"),)
        kind = words.coded("creditor_kinds", str(card.values["creditor_kind"]))
        parts = (str(card.values["creditor"] or kind), str(card.values["contract"] or ""))
        return tuple(part for part in parts if part)

    def note(self) -> str:
        card, on = self.card, format_date(self.list.on)
        if card is not None:
            told = self.tr("principal {principal} + interest {interest} = {balance} mil. on {on}")
            return told.format(
                principal=format_number(words.millions(card.principal) or 0),
                interest=format_number(words.millions(card.interest) or 0),
                balance=format_number(words.millions(card.principal + card.interest) or 0),
                on=on,
            )
        if self.front is not self.list:
            return ""
        owed = sum(one.principal + one.interest for one in self.list.totals)
        told = self.tr("{count} debts, {amount} mil. owed on {on}")
        return told.format(
            count=format_number(sum(one.debts for one in self.list.totals)),
            amount=format_number(words.millions(owed) or 0),
            on=on,
        )

    def chip(self) -> Chip | None:
        card = self.card
        if card is None:
            return None
        if card.deleted:
            return Chip(self.tr("in the bin"))
        if card.overdue_days:
            return Chip(self.tr("{days} days overdue").format(days=format_number(card.overdue_days)), "red")
        if card.principal + card.interest == 0:
            return Chip(self.tr("paid off"))
        return Chip(self.tr("in term"), "green")

    def primary(self) -> Action | None:
        if self.front is self.list:
            return Action(self.tr("Add a debt"), self.add, "add")
        if self.card and not self.card.deleted and not self.record.entering:
            return Action(self.tr("Record a movement"), self.record_entry, "add")
        return None

    def record_actions(self) -> tuple[Action, ...]:
        card = self.card
        if card is None:
            return ()
        owner = card.organisation_id
        return (
            Action(
                self.tr("Open the organisation"),
                lambda: self.context.go_to("cooperatives", organisation=owner, part="debts"),
            ),
        )

    # what the window asks

    def activate(self, target: dict[str, Any]) -> None:
        if target.get("debt"):
            self.open(str(target["debt"]))
        elif "new_for" in target:
            self.add(str(target["new_for"]))
        elif target.get("view"):
            self.list.views.current = str(target["view"])
            self.go_back()
        elif target.get("creditor_kind"):
            self.list.views.current = OWING
            self.list.kinds.current = str(target["creditor_kind"])
            self.go_back()
        elif self.front is self.list:
            self.list.read()

    # the parts

    def show_record(self, record_id: str, part: str = "") -> None:
        book = self.context.opened
        card = debts.get(book, record_id, self.list.on)
        self._owner = organisations.get(book, card.organisation_id).name
        self.record.show_debt(card, part)

    def add(self, organisation_id: str = "") -> None:
        """Ask for a new debt."""
        self.bring(self.adding)
        self.adding.start(organisation_id)

    def added(self, record_id: str) -> None:
        super().added(record_id)
        self.done.say(self.tr("The debt was added. Each payment is a movement."))

    def record_entry(self) -> None:
        """Open the form for a movement of the debt."""
        self.record.go_to_part("entries")
        self.record.entries.ask_entry()

    def ask_remove(self, record_id: str) -> None:
        card = debts.get(self.context.opened, record_id, self.list.on)
        owner = organisations.get(self.context.opened, card.organisation_id).name
        told = self.tr(
            "It leaves the lists and the debt form with its {count} movements. A debt that was paid is not deleted: "
            "record the payment. Nothing is lost; Ctrl+Z takes it back."
        )
        ConfirmPanel(
            self,
            self.tr("Delete the debt of {name} to {creditor}?").format(
                name=words.short_name(owner),
                creditor=card.values["creditor"]
                or words.coded("creditor_kinds", str(card.values["creditor_kind"])),
            ),
            told.format(count=format_number(len(card.entries))),
            self.tr("Delete"),
            lambda: self.remove(record_id),
        ).open()

    def remove(self, debt_id: str) -> None:
        """Throw a debt into the bin."""
        if self.attempt(lambda: debts.remove(self.context.opened, debt_id)):
            self.go_back()
            self.done.say(self.tr("The debt was deleted."))

    def put_back(self, record_id: str) -> None:
        debts.restore(self.context.opened, record_id)

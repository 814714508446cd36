"""The page of debts: the list on a day, one debt, a new one."""

from typing import Any

from PySide6.QtWidgets import QWidget

from models.dates import format_date
from models.errors import Refused
from models.quantities import format_number
from storage import cooperatives, debts
from storage.debts import DebtCard
from ui.pieces.confirm import ConfirmPanel
from ui.register import words
from ui.register.page import RegisterPage
from ui.screens.debts.adding import NewDebt
from ui.screens.debts.debt import DebtRecord
from ui.screens.debts.listing import HELD, DebtList
from ui.shell.context import Context
from ui.shell.page import Action, Chip

_SHOWN = frozenset({"debts", "debt_entries", "organisations", "standings"})


class DebtsPage(RegisterPage):
    """Enter opens a debt, Esc comes back to the list at its place."""

    key = "debts"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.list = DebtList(context)
        self.record = DebtRecord(context)
        self.adding: NewDebt | None = None
        self._owner = ""
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.record)
        self.list.opened.connect(self.open)
        self.list.add_wanted.connect(self.add)
        self.list.remove_wanted.connect(self.ask_remove)
        self.list.counted.connect(self.head_changed)
        self.record.told.connect(self.done.say)
        self.record.altered.connect(self.head_changed)

    # the head

    @property
    def card(self) -> DebtCard | None:
        """The debt that is open."""
        return self.record.card if self.front is self.record else None

    def title(self) -> str:
        if self.card:
            kind = words.coded("creditor_kinds", str(self.card.values["creditor_kind"]))
            return str(self.card.values["creditor"] or kind)
        return self.tr("New debt") if self.front is self.adding else self.tr("Debts")

    def where(self) -> tuple[str, ...]:
        card = self.card
        if card is None:
            return () if self.front is self.list else (self.tr("Debts"),)
        parts = (words.short_name(self._owner), str(card.values["contract"]))
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

    def tool(self) -> QWidget | None:
        return self.list.bar if self.front is self.list else None

    def primary(self) -> Action | None:
        if self.front is self.list:
            return Action(self.tr("Add a debt"), self.add, "add")
        if self.card and not self.card.deleted and not self.record.entering:
            return Action(self.tr("Record a movement"), self.record_entry, "add")
        return None

    def secondary(self) -> tuple[Action, ...]:
        if self.front is self.list:
            return ()
        back = Action(self.tr("Back to the list"), self.go_back, "back")
        card = self.card
        if card is None:
            return (back,)
        if card.deleted:
            return back, Action(self.tr("Take out of the bin"), lambda: self.restore(card.id), "undo")
        owner = Action(
            self.tr("Open the organisation"),
            lambda: self.context.go_to("cooperatives", organisation=card.organisation_id, part="debts"),
        )
        return back, owner, Action(self.tr("Delete\u2026"), lambda: self.ask_remove(card.id), "delete")

    # what the window asks

    def activate(self, target: dict[str, Any]) -> None:
        if not self.list.rows:
            self.list.read()
        if target.get("debt"):
            self.open(str(target["debt"]))
        elif "new_for" in target:
            self.add(str(target["new_for"]))
        elif target.get("view"):
            self.list.views.current = HELD if target["view"] == HELD else str(target["view"])
            self.go_back()
        elif target.get("creditor_kind"):
            self.list.views.current = "owing"
            self.list.kinds.current = str(target["creditor_kind"])
            self.go_back()
        elif self.front is self.list:
            self.list.read()

    def refresh(self, changed: frozenset[str]) -> None:
        if changed and not changed & _SHOWN:
            return
        card = self.card
        if card is not None:
            self._look(card.id)
        elif self.front is self.list:
            self.list.read()
            self.list.table.read_again()
        self.head_changed.emit()

    def _look(self, debt_id: str, part: str = "") -> bool:
        book = self.context.opened
        try:
            card = debts.get(book, debt_id, self.list.on)
        except Refused as refused:
            if self.front is self.record:
                self.go_back()
            else:
                self.context.tell(refused)
            return False
        self._owner = cooperatives.get(book, card.organisation_id).name
        self.record.show_debt(card, part)
        return True

    def first_focus(self) -> QWidget | None:
        if self.front is not self.list:
            return None
        return self.list.table if self.list.table.rows.keys else self.list.bar

    def search(self) -> bool:
        if self.front is not self.list:
            self.go_back()
        return self.list.bar.take()

    def new_record(self) -> bool:
        self.add()
        return True

    # the parts

    def open(self, debt_id: str, part: str = "") -> None:
        """Open one debt."""
        if self._look(debt_id, part):
            self.bring(self.record)
            self.record.front.take_focus()

    def go_back(self) -> None:
        """To the list, at its place."""
        self.list.read()
        self.list.table.read_again()
        self.bring(self.list)
        self.list.take_focus()

    def add(self, organisation_id: str = "") -> None:
        """Ask for a new debt."""
        if self.adding is None:
            self.adding = NewDebt(self.context)
            self.adding.added.connect(self._added)
            self.adding.left.connect(self.go_back)
            self.stack.addWidget(self.adding)
        self.bring(self.adding)
        self.adding.start(organisation_id)

    def _added(self, debt_id: str) -> None:
        self.open(debt_id)
        self.done.say(self.tr("The debt was added. Each payment is a movement."))

    def record_entry(self) -> None:
        """Open the form for a movement of the debt."""
        self.record.go_to_part("entries")
        self.record.entries.ask_entry()

    def ask_remove(self, debt_id: str) -> None:
        """Name the debt before it is thrown into the bin."""
        card = debts.get(self.context.opened, debt_id, self.list.on)
        owner = cooperatives.get(self.context.opened, card.organisation_id).name
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
            lambda: self.remove(debt_id),
        ).open()

    def remove(self, debt_id: str) -> None:
        """Throw a debt into the bin."""
        if self.attempt(lambda: debts.remove(self.context.opened, debt_id)):
            self.go_back()
            self.done.say(self.tr("The debt was deleted."))

    def restore(self, debt_id: str) -> None:
        """Take a debt out of the bin."""
        if self.attempt(lambda: debts.restore(self.context.opened, debt_id)):
            self.done.say(self.tr("Taken out of the bin."))

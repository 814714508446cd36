"""The page of members: the list over all organisations, one person, a new member.

The list comes first: a person's record and the form are imported and built when they are first opened.
"""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from models.errors import Refused
from models.quantities import format_number
from ui.pieces.confirm import ConfirmPanel
from ui.register import words
from ui.register.page import RegisterPage
from ui.screens.members.listing import MemberList
from ui.shell.context import Context
from ui.shell.page import Action, Chip

if TYPE_CHECKING:
    from storage.members import PersonCard
    from ui.screens.members.adding import NewMember
    from ui.screens.members.person import PersonRecord

_SHOWN = frozenset({"people", "memberships", "managers", "organisations"})


class MembersPage(RegisterPage):
    """Enter opens a person, Esc comes back to the list at its place."""

    key = "members"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.list = MemberList(context)
        self.adding: NewMember | None = None
        self.stack.addWidget(self.list)
        self.list.opened.connect(self.open)
        self.list.add_wanted.connect(self.add)
        self.list.counted.connect(self.head_changed)

    @cached_property
    def record(self) -> "PersonRecord":
        """The record of a person."""
        from ui.screens.members.person import PersonRecord

        made = PersonRecord(self.context)
        self.stack.addWidget(made)
        made.told.connect(self.done.say)
        made.altered.connect(self.head_changed)
        return made

    # the head

    @property
    def card(self) -> "PersonCard | None":
        """The person that is open."""
        return None if self.front is self.list or self.front is not self.record else self.record.card

    def title(self) -> str:
        if self.card:
            return self.card.name
        return self.tr("New member") if self.front is self.adding else self.tr("Members")

    def where(self) -> tuple[str, ...]:
        card = self.card
        if card is None:
            return () if self.front is self.list else (self.tr("Members"),)
        party = words.coded("party_kinds", str(card.values["party"]))
        parts = (
            party,
            words.birth(card.values["birth"]),
            words.coded("ethnic_groups", card.values["ethnic_group"]),
        )
        return tuple(part for part in parts if part)

    def note(self) -> str:
        card = self.card
        if card is not None:
            now = sum(row.left_on is None for row in card.memberships)
            return self.tr("member of {count} organisations").format(count=format_number(now))
        if self.front is not self.list or not self.list.counts:
            return ""
        present = sum(number for kind, number in self.list.counts.items() if kind != "past")
        told = self.tr("{present} members \u00b7 {past} left")
        return told.format(
            present=format_number(present), past=format_number(self.list.counts.get("past", 0))
        )

    def chip(self) -> Chip | None:
        if self.card is not None and self.card.deleted:
            return Chip(self.tr("in the bin"))
        return None

    def tool(self) -> QWidget | None:
        return self.list.bar if self.front is self.list else None

    def primary(self) -> Action | None:
        if self.front is self.list:
            return Action(self.tr("Add a member"), self.add, "add")
        if self.card and not self.card.deleted and not self.record.entering:
            return Action(self.tr("Join another organisation"), self.join, "add")
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
        return back, Action(self.tr("Delete\u2026"), self.ask_remove, "delete")

    # what the window asks

    def activate(self, target: dict[str, Any]) -> None:
        if target.get("person"):
            self.open(str(target["person"]), str(target.get("part", "")))
        elif target.get("new"):
            self.add()
        elif self.front is self.list:
            self.list.read()

    def refresh(self, changed: frozenset[str]) -> None:
        if changed and not changed & _SHOWN:
            return
        card = self.card
        if card is not None:
            try:
                self.record.show_person(card.id)
            except Refused:
                self.go_back()
        elif self.front is self.list:
            self.list.read()
        self.head_changed.emit()

    def first_focus(self) -> QWidget | None:
        return self.list.table if self.front is self.list else None

    def search(self) -> bool:
        if self.front is not self.list:
            self.go_back()
        return self.list.bar.take()

    def new_record(self) -> bool:
        self.add()
        return True

    # the parts

    def open(self, person_id: str, part: str = "") -> None:
        """Open one person."""
        try:
            self.record.show_person(person_id, part)
        except Refused as refused:
            self.context.tell(refused)
            return
        self.bring(self.record)
        self.record.front.take_focus()

    def go_back(self) -> None:
        """To the list, at its place."""
        self.list.read()
        self.bring(self.list)
        self.list.table.setFocus()

    def add(self) -> None:
        """Ask for a new member."""
        from ui.screens.members.adding import NewMember

        if self.adding is None:
            self.adding = NewMember(self.context)
            self.adding.added.connect(self._added)
            self.adding.left.connect(self.go_back)
            self.stack.addWidget(self.adding)
        self.bring(self.adding)
        self.adding.start()

    def _added(self, person_id: str) -> None:
        self.open(person_id, "memberships")
        self.done.say(self.tr("The member was added."))

    def join(self) -> None:
        """Open the form for another membership of the person."""
        self.record.go_to_part("memberships")
        self.record.memberships.ask_join()

    def ask_remove(self) -> None:
        """Name the person before he or she is thrown into the bin."""
        card = self.card
        if card is None:
            return
        told = self.tr(
            "The person leaves the lists and figures with {count} memberships and all offices. Nothing is lost: "
            "Ctrl+Z takes it back. For one who only leaves an organisation, write down the leaving instead."
        )
        ConfirmPanel(
            self,
            self.tr("Delete {name}?").format(name=card.name),
            told.format(count=format_number(len(card.memberships))),
            self.tr("Delete"),
            lambda: self._remove(card),
        ).open()

    def _remove(self, card: "PersonCard") -> None:
        from storage import members

        if self.attempt(lambda: members.remove_person(self.context.opened, card.id)):
            self.go_back()
            self.done.say(self.tr("Deleted: {name}").format(name=card.name))

    def restore(self, person_id: str) -> None:
        """Take a person out of the bin."""
        from storage import members

        if self.attempt(lambda: members.restore_person(self.context.opened, person_id)):
            self.done.say(self.tr("Taken out of the bin."))

"""The page of members: the list over all organisations, one person, a new member.

The list comes first: a person's record and the form are imported and built when they are first opened.
"""

from typing import TYPE_CHECKING, Any

from models.register.catalogue import about
from models.values.quantities import format_number
from ui.pieces.panels.confirm import ConfirmPanel
from ui.register import words
from ui.register.adding import NewRecord
from ui.register.page import RegisterPage
from ui.screens.members.listing import MemberList
from ui.shell.context import Context
from ui.shell.page import Action, Chip

if TYPE_CHECKING:
    from storage.register.members import PersonCard
    from ui.screens.members.adding import NewMember
    from ui.screens.members.person import PersonRecord


def _record(context: Context) -> "PersonRecord":
    from ui.screens.members.person import PersonRecord

    return PersonRecord(context)


def _draft(context: Context) -> "NewMember":
    from ui.screens.members.adding import NewMember

    return NewMember(context)


class MembersPage(RegisterPage[MemberList, "PersonRecord", "NewMember"]):
    """Members of all organisations, and who manages them."""

    key = "members"
    target_word = "person"
    sheet_of = "memberships"
    further_sheets = ("managers",)
    imports = "memberships"
    further_imports = ("managers", "people")
    shows = about("people", "memberships", "managers")

    def __init__(self, context: Context) -> None:
        super().__init__(context, MemberList(context), _record, _draft)

    # the head

    @property
    def card(self) -> "PersonCard | None":
        """The person that is open."""
        card: PersonCard | None = self.open_card
        return card

    def title(self) -> str:
        if self.card:
            return self.card.name
        if self.is_sheet:
            return self.sheet_name()
        if self.is_importing:
            return self.import_name(self.tr("Paste members"))
        return self.tr("New member") if isinstance(self.front, NewRecord) else self.tr("Members")

    def sheet_title(self) -> str:
        return self.tr("Members sheet")

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
        counts = self.list.counts.presets
        if self.front is not self.list or not counts:
            return ""
        told = self.tr("{present} members \u00b7 {past} left")
        return told.format(present=format_number(counts["current"]), past=format_number(counts["past"]))

    def record_actions(self) -> tuple[Action, ...]:
        return () if self.card is None else (self.merging("people", self.card.id),)

    def chip(self) -> Chip | None:
        if self.card is not None and self.card.deleted:
            return Chip(self.tr("in the bin"))
        return None

    def primary(self) -> Action | None:
        if self.front is self.list:
            return Action(self.tr("Add a member"), self.add, "add")
        if self.card and not self.card.deleted and not self.record.entering:
            return Action(self.tr("Join another organisation"), self.join, "add")
        return None

    # what the window asks

    def activate(self, target: dict[str, Any]) -> None:
        if target.get("person"):
            self.open(str(target["person"]), str(target.get("part", "")))
        elif target.get("new"):
            self.add()
        elif self.front is self.list:
            self.list.read()

    # the parts

    def show_record(self, record_id: str, part: str = "") -> None:
        self.record.show_person(record_id, part)

    def added(self, record_id: str) -> None:
        self.open(record_id, "memberships")
        self.done.say(self.tr("The member was added."))

    def join(self) -> None:
        """Open the form for another membership of the person."""
        self.record.go_to_part("memberships")
        self.record.memberships.ask_join()

    def ask_remove(self, record_id: str) -> None:
        from storage.register import members

        card = members.get_person(self.context.opened, record_id)
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
        from storage.register import members

        if self.attempt(lambda: members.remove_person(self.context.opened, card.id)):
            self.go_back()
            self.done.say(self.tr("Deleted: {name}").format(name=card.name))

    def put_back(self, record_id: str) -> None:
        from storage.register import members

        members.restore_person(self.context.opened, record_id)

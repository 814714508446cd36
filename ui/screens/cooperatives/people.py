"""Members and managers of an organisation; a person who is known elsewhere stays one person."""

from collections.abc import Callable
from typing import Any, TypeVar

from models.register.drafts import MANAGER, MEMBERSHIP, ManagerDraft, MembershipDraft, PersonDraft
from models.values import codes
from storage.register import managers, members
from storage.register.managers import ManagerRow
from storage.register.member_rows import MemberRow
from storage.register.organisations import OrganisationCard
from ui.pieces.inputs.choice import ChoiceField
from ui.pieces.inputs.fields import InputField
from ui.pieces.panels.confirm import ConfirmPanel
from ui.pieces.tables.paged import Column
from ui.pieces.text import button
from ui.register import words
from ui.register.form.fields import field_for
from ui.register.form.joining import JoinForm
from ui.register.form.records import RecordFields
from ui.register.keys import bind
from ui.register.part import TablePart
from ui.shell.context import Context

JOINING = ("kind", "capital", "joined_on", "works")
OFFICE = ("training_level", "from_on", "insured", "insurance_supported")
Row = TypeVar("Row", MemberRow, ManagerRow)


class PeoplePart(TablePart[OrganisationCard, Row]):
    """People of the organisation; Ins adds one, Enter opens the row at the side, Del takes it out."""

    def offer(self, text: str, ask: Callable[[], None]) -> None:
        """Buttons and keys for adding and for taking out."""
        self.add_button(text, ask, picture="add")
        self.add_button(self.tr("Take out"), self.ask_remove, picture="delete")
        bind(self.table, "Ins", ask)
        bind(self.table, "Del", self.ask_remove)

    def show_person_fields(self, row: Row, record: RecordFields) -> None:
        """Show the fields of a row at the side, with the way to the person."""
        person = row.person_id
        go = button(
            self.tr("Open the person"), lambda: self.context.go_to("members", person=person), kind="link"
        )
        self.show_fields(row, record, row.name, go)

    def ask_remove(self) -> None:
        """Name the row in hand before it is taken out."""


class MembersPart(PeoplePart[MemberRow]):
    """Members, those who left at the end; Ins adds, Enter opens the membership at the side."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, self._columns(), "cooperative-members")
        self.offer(self.tr("Add a member"), self.ask_member)

    def _columns(self) -> list[Column[MemberRow]]:
        return [
            Column("name", self.tr("Name"), lambda row: row.name, 180, sortable=False),
            Column("birth", self.tr("Birth"), lambda row: words.birth(row.birth), 92, sortable=False),
            Column("sex", self.tr("Sex"), lambda row: words.coded("sexes", row.sex), 60, sortable=False),
            Column("kind", self.tr("Kind"), _kind, 152, tip=_kind_long, sortable=False),
            Column(
                "capital",
                self.tr("Share (mil.)"),
                lambda row: words.millions(row.capital),
                104,
                number=True,
                sortable=False,
            ),
            Column("joined", self.tr("Joined"), lambda row: words.day(row.joined_on), 92, sortable=False),
            Column(
                "left",
                self.tr("Left"),
                lambda row: words.day(row.left_on),
                92,
                tone=lambda row: "muted",
                sortable=False,
            ),
        ]

    def show_card(self, card: OrganisationCard) -> None:
        super().show_card(card)
        found = members.members_of(self.context.opened, card.id)
        found.sort(key=lambda row: row.left_on is not None)
        self.show_rows({row.id: row for row in found})

    def ask_member(self) -> None:
        """Open the form for a new member."""
        extra = {name: field_for("memberships", name) for name in JOINING}
        of = ("memberships", self.shown.id)
        form = JoinForm(self.context, extra, self.tr("Add the member"), self._join, of=of)
        self.show_form(form, self.tr("New member"))
        form.start(kind="formal", joined_on=self.context.opened.clock().date())
        form.form.fields["name"].editor.setFocus()

    def _join(self, person: PersonDraft | str, values: dict[str, Any]) -> str:
        ids = members.add_member(self.context.opened, self.shown.id, person, MembershipDraft(**values))
        self.told.emit(self.tr("The member was added."))
        return ids[1]

    def open_row(self, key: Any) -> None:
        row = self.rows[key]
        record = RecordFields(
            self.context,
            "memberships",
            list(MEMBERSHIP),
            lambda name, value: members.update_membership(self.context.opened, row.id, name, value),
        )
        self.show_person_fields(row, record)
        record["kind"].editor.setFocus()

    def ask_remove(self) -> None:
        row = self.current()
        if row is None:
            return
        ConfirmPanel(
            self,
            self.tr("Take out the membership of {name}?").format(name=row.name),
            self.tr(
                "Only for what was entered by mistake: the person stays in the book, the membership is as if it "
                "never was. For one who leaves, write the day under \u201cLeft\u201d. It can be undone with Ctrl+Z."
            ),
            self.tr("Take out the membership"),
            lambda: self.grant(
                lambda: members.remove_membership(self.context.opened, row.id),
                self.tr("The membership was taken out."),
            ),
        ).open()


class ManagersPart(PeoplePart[ManagerRow]):
    """Offices, past ones too; Ins adds, Enter opens the office at the side."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, self._columns(), "cooperative-managers")
        self.offer(self.tr("Add a manager"), self.ask_manager)

    def _columns(self) -> list[Column[ManagerRow]]:
        return [
            Column("name", self.tr("Name"), lambda row: row.name, 160, sortable=False),
            Column("position", self.tr("Position"), _position, 190, sortable=False),
            Column(
                "training",
                self.tr("Training"),
                lambda row: words.coded("training_levels", row.training_level),
                116,
                sortable=False,
            ),
            Column("insured", self.tr("Insured"), lambda row: words.yes_no(row.insured), 76, sortable=False),
            Column("from", self.tr("From"), lambda row: words.day(row.from_on), 92, sortable=False),
            Column("to", self.tr("To"), lambda row: words.day(row.to_on), 92, sortable=False),
        ]

    def show_card(self, card: OrganisationCard) -> None:
        super().show_card(card)
        found = managers.managers_of(self.context.opened, card.id)
        found.sort(key=lambda row: row.to_on is not None)
        self.show_rows({row.id: row for row in found})

    def _position_field(self) -> InputField:
        kind = self.shown.kind
        fitting = [one.id for one in codes.entries("positions") if kind in one.facts["kinds"]]
        return ChoiceField(
            words.say("FIELD_POSITION"), words.options("positions", fitting), required=True, chars=36
        )

    def ask_manager(self) -> None:
        """Open the form for a new office."""
        extra = {"position": self._position_field()}
        extra |= {name: field_for("managers", name) for name in OFFICE}
        of = ("managers", self.shown.id)
        form = JoinForm(self.context, extra, self.tr("Add the manager"), self._join, of=of)
        self.show_form(form, self.tr("New manager"))
        form.start()
        form.form.fields["name"].editor.setFocus()

    def _join(self, person: PersonDraft | str, values: dict[str, Any]) -> str:
        ids = managers.add_manager(self.context.opened, self.shown.id, person, ManagerDraft(**values))
        self.told.emit(self.tr("The manager was added."))
        return ids[1]

    def open_row(self, key: Any) -> None:
        row = self.rows[key]
        record = RecordFields(
            self.context,
            "managers",
            list(MANAGER),
            lambda name, value: managers.update(self.context.opened, row.id, name, value),
            {"position": self._position_field()},
        )
        self.show_person_fields(row, record)
        record["position"].editor.setFocus()

    def ask_remove(self) -> None:
        row = self.current()
        if row is None:
            return
        ConfirmPanel(
            self,
            self.tr("Take out the office of {name}?").format(name=row.name),
            self.tr(
                "Only for what was entered by mistake: the person stays in the book. For one who leaves the office, "
                "write the day under \u201cTo\u201d. It can be undone with Ctrl+Z."
            ),
            self.tr("Take out the office"),
            lambda: self.grant(
                lambda: managers.remove(self.context.opened, row.id), self.tr("The office was taken out.")
            ),
        ).open()


def _kind(row: MemberRow) -> str:
    return words.shortly("MEMBER_SHORT", "member_kinds", row.kind)


def _kind_long(row: MemberRow) -> str:
    return words.coded("member_kinds", row.kind)


def _position(row: ManagerRow) -> str:
    return words.coded("positions", row.position)

"""One person: who it is, memberships, offices, history."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.register.drafts import MANAGER, MEMBERSHIP, PERSON
from models.register.identifiers import doubts_of_personal_number, masked
from storage.history import changes
from storage.register import managers, members
from storage.register.managers import ManagerRow
from storage.register.member_rows import MemberRow
from storage.register.members import PersonCard
from ui.pieces.inputs.fields import DateField
from ui.pieces.inputs.filters import Filter
from ui.pieces.inputs.group import FieldGroup, scrolled
from ui.pieces.panels.confirm import ConfirmPanel
from ui.pieces.tables.paged import Column
from ui.pieces.text import button, label
from ui.register import words
from ui.register.form.draft import DraftForm
from ui.register.form.fields import field_for, remark
from ui.register.form.organisations import OrganisationField
from ui.register.form.records import RecordFields
from ui.register.keys import bind
from ui.register.part import RecordPart, TablePart, sheet_with
from ui.register.past import PastTable
from ui.register.record import RecordView
from ui.shell.context import Context

NUMBER = "personal_number"
JOINING = ("kind", "capital", "joined_on", "works", "certificate")


class WhoPart(RecordPart[PersonCard]):
    """The fields of the person. The personal number is masked until it is asked for, and that is kept."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        name = field_for("people", "name", text=words.say("FIELD_PEOPLE_NAME"))
        order = ("name", *(one for one in PERSON if one != "name"))
        self.record = RecordFields(context, "people", order, self._keep, {"name": name})
        self.masked = label()
        self.reveal = button(self.tr("Show the number"), self.show_number, kind="link")
        self._revealed = ""
        named = label(words.say("FIELD_PERSONAL_NUMBER"), "label")
        row = QHBoxLayout()
        row.setSpacing(12)
        for widget in (named, self.masked, self.reveal):
            row.addWidget(widget)
        row.addStretch(1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(16)
        self.hidden = QWidget()
        self.hidden.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.hidden)
        column.addWidget(FieldGroup("", list(self.record.fields.values())))
        column.addStretch(1)
        self.column.addWidget(sheet_with(scrolled(content)))

    def _keep(self, name: str, value: Any) -> None:
        members.update_person(self.context.opened, self.shown.id, name, value)

    def show_card(self, card: PersonCard) -> None:
        anew = self.card is None or self.card.id != card.id
        super().show_card(card)
        if anew:
            self._revealed = ""
        number = str(card.values[NUMBER] or "")
        self.record.show(card.values, anew=anew)
        self.masked.setText(masked(number))
        hidden = bool(number) and self._revealed != card.id
        self.hidden.setVisible(hidden)
        self.record[NUMBER].setVisible(not hidden)
        birth = str(card.values["birth"] or "")
        year = int(birth[:4]) if birth else None
        doubts = doubts_of_personal_number(number, card.values["sex"], year)
        remark(self.record[NUMBER], " ".join(words.say(one, number=masked(number)) for one in doubts))

    def show_number(self) -> None:
        """Show the number in full; the history keeps who looked."""
        card = self.shown
        self._revealed = card.id
        self.grant(lambda: members.reveal(self.context.opened, card.id))
        self.show_card(card)
        self.record[NUMBER].editor.setFocus()

    def take_focus(self) -> None:
        self.record["name"].editor.setFocus()


class MembershipsPart(TablePart[PersonCard, MemberRow]):
    """Where the person is or was a member; Ins joins another organisation, Enter opens one at the side."""

    def __init__(self, context: Context) -> None:
        columns: list[Column[MemberRow]] = [
            Column(
                "organisation",
                self.tr("Organisation"),
                lambda row: words.short_name(row.organisation),
                200,
                tip=lambda row: row.organisation,
                sortable=False,
            ),
            Column(
                "kind",
                self.tr("Kind"),
                lambda row: words.shortly("MEMBER_SHORT", "member_kinds", row.kind),
                150,
                tip=lambda row: words.coded("member_kinds", row.kind),
                sortable=False,
            ),
            Column(
                "capital",
                self.tr("Share (mil.)"),
                lambda row: words.millions(row.capital),
                110,
                number=True,
                sortable=False,
            ),
            Column("joined", self.tr("Joined"), lambda row: words.day(row.joined_on), 92, sortable=False),
            Column("left", self.tr("Left"), lambda row: words.day(row.left_on), 92, sortable=False),
            Column(
                "reason",
                self.tr("Reason"),
                lambda row: words.coded("leaving_reasons", row.leave_reason),
                110,
                sortable=False,
            ),
        ]
        super().__init__(context, columns, "person-memberships")
        self.add_button(self.tr("Write down leaving"), self.ask_leave, picture="next")
        self.add_button(self.tr("Open the organisation"), self.open_organisation)
        bind(self.table, "Ins", self.ask_join)

    def show_card(self, card: PersonCard) -> None:
        super().show_card(card)
        self.show_rows({row.id: row for row in card.memberships})

    def ask_join(self) -> None:
        """Open the form for another membership."""
        organisation = OrganisationField(self.tr("Organisation"), self.context.opened, required=True)
        fields = {"organisation": organisation}
        form = DraftForm(
            self.context,
            {**fields, **{name: field_for("memberships", name) for name in JOINING}},
            self.tr("Add the membership"),
            self._join,
            of=("memberships", self.shown.id),
        )
        self.show_form(form, self.tr("Another membership"))
        form.start(kind="formal", joined_on=self.context.opened.clock().date())

    def _join(self, values: dict[str, Any]) -> str:
        from models.register.drafts import MembershipDraft

        organisation = values.pop("organisation")
        draft = MembershipDraft(**{name: value for name, value in values.items() if value not in (None, "")})
        ids = members.add_member(self.context.opened, organisation, self.shown.id, draft)
        self.told.emit(self.tr("The membership was added."))
        return ids[1]

    def ask_leave(self) -> None:
        """Open the form for the last day of the membership in hand."""
        row = self.current()
        if row is None or row.left_on:
            return
        fields = {
            "left_on": DateField(words.say("FIELD_LEFT_ON"), required=True),
            "leave_reason": field_for("memberships", "leave_reason"),
        }

        def keep(values: dict[str, Any]) -> None:
            members.leave(self.context.opened, row.id, values["left_on"], values["leave_reason"] or None)
            self.told.emit(self.tr("Leaving was written down."))

        form = DraftForm(self.context, fields, self.tr("Write down leaving"), keep, of=None)
        self.show_form(form, words.short_name(row.organisation))
        form.start(left_on=self.context.opened.clock().date())

    def open_row(self, key: Any) -> None:
        row = self.rows[key]
        record = RecordFields(
            self.context,
            "memberships",
            list(MEMBERSHIP),
            lambda name, value: members.update_membership(self.context.opened, row.id, name, value),
        )
        mistake = button(self.tr("Entered by mistake\u2026"), lambda: self.ask_remove(row), kind="link")
        self.show_fields(row, record, words.short_name(row.organisation), mistake)
        record["kind"].editor.setFocus()

    def ask_remove(self, row: MemberRow) -> None:
        """Name the membership before it is taken out."""
        told = self.tr(
            "The membership is as if it never was; the person stays in the book. It can be undone with Ctrl+Z."
        )
        ConfirmPanel(
            self,
            self.tr("Take out the membership in {name}?").format(name=words.short_name(row.organisation)),
            told,
            self.tr("Take out the membership"),
            lambda: self._remove(row.id),
        ).open()

    def _remove(self, membership_id: str) -> None:
        self.panel_done.emit()
        self.grant(
            lambda: members.remove_membership(self.context.opened, membership_id),
            self.tr("The membership was taken out."),
        )

    def open_organisation(self) -> None:
        """Open the organisation of the membership in hand on its own page."""
        row = self.current()
        if row is not None:
            self.context.go_to("cooperatives", organisation=row.organisation_id, part="members")


class OfficesPart(TablePart[PersonCard, ManagerRow]):
    """Which offices the person holds or held; Enter opens one at the side."""

    def __init__(self, context: Context) -> None:
        columns: list[Column[ManagerRow]] = [
            Column(
                "organisation",
                self.tr("Organisation"),
                lambda row: words.short_name(row.organisation),
                240,
                sortable=False,
            ),
            Column(
                "position",
                self.tr("Position"),
                lambda row: words.coded("positions", row.position),
                210,
                sortable=False,
            ),
            Column(
                "training",
                self.tr("Training"),
                lambda row: words.coded("training_levels", row.training_level),
                130,
                sortable=False,
            ),
            Column("from", self.tr("From"), lambda row: words.day(row.from_on), 96, sortable=False),
            Column("to", self.tr("To"), lambda row: words.day(row.to_on), 96, sortable=False),
        ]
        super().__init__(context, columns, "person-offices")
        self.add_button(self.tr("Open the organisation"), self.open_organisation)

    def show_card(self, card: PersonCard) -> None:
        super().show_card(card)
        self.show_rows({row.id: row for row in managers.of_person(self.context.opened, card.id)})

    def open_row(self, key: Any) -> None:
        row = self.rows[key]
        record = RecordFields(
            self.context,
            "managers",
            list(MANAGER),
            lambda name, value: managers.update(self.context.opened, row.id, name, value),
        )
        self.show_fields(row, record, words.short_name(row.organisation))

    def open_organisation(self) -> None:
        """Open the organisation of the office in hand on its own page."""
        row = self.current()
        if row is not None:
            self.context.go_to("cooperatives", organisation=row.organisation_id, part="managers")


class PersonHistoryPart(RecordPart[PersonCard]):
    """The history of the person's own fields and memberships."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.past = PastTable(context, "person-past")
        self.column.addWidget(self.past, 1)

    def show_card(self, card: PersonCard) -> None:
        super().show_card(card)
        book = self.context.opened
        wanted = [("people", card.id), *(("memberships", row.id) for row in card.memberships)]
        self.past.read(
            lambda: sorted(
                (line for table, one in wanted for line in changes.record_history(book, table, one)),
                key=lambda line: line.change,
                reverse=True,
            )
        )


class PersonRecord(RecordView[PersonCard]):
    """Shows one person."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            {
                "who": WhoPart,
                "memberships": MembershipsPart,
                "offices": OfficesPart,
                "past": PersonHistoryPart,
            },
        )

    @property
    def who(self) -> WhoPart:
        """The fields of the person."""
        part = self.part("who")
        assert isinstance(part, WhoPart)
        return part

    @property
    def memberships(self) -> MembershipsPart:
        """Where the person is a member."""
        part = self.part("memberships")
        assert isinstance(part, MembershipsPart)
        return part

    def show_person(self, person_id: str, part: str = "") -> None:
        """Show this person as the book holds it now; Refused PERSON_UNKNOWN."""
        book = self.context.opened
        card = members.get_person(book, person_id)
        tabs = [
            Filter("who", self.tr("Person")),
            Filter("memberships", self.tr("Memberships"), len(card.memberships)),
            Filter("offices", self.tr("Offices"), len(managers.of_person(book, person_id))),
            Filter("past", self.tr("History")),
        ]
        other = self.card is None or self.card.id != person_id
        self.show_card(card, tabs, (), other=other, part=part)

"""One debt: its movements with the running balance, its fields, its history."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.register.drafts import DEBT, EntryDraft
from models.register.signs import ENTRY_SIGNS, INTEREST_SIGNS, PRINCIPAL_SIGNS
from storage.history import changes
from storage.register import debts
from storage.register.debts import DebtCard, EntryLine
from ui.pieces.inputs.choice import ChoiceField, Option
from ui.pieces.inputs.filters import Filter
from ui.pieces.inputs.group import FieldGroup, scrolled
from ui.pieces.panels.confirm import ConfirmPanel
from ui.pieces.tables.paged import Column
from ui.register import words
from ui.register.form.draft import DraftForm
from ui.register.form.fields import field_for
from ui.register.form.records import RecordFields
from ui.register.keys import bind
from ui.register.part import RecordPart, TablePart, sheet_with
from ui.register.past import PastTable
from ui.register.record import RecordView
from ui.screens.debts.groups import groups_of
from ui.shell.context import Context


@dataclass(frozen=True, slots=True)
class RunningBalance:
    """A movement with what is owed after it, in dong."""

    line: EntryLine
    principal: int
    interest: int


def steps_of(entries: tuple[EntryLine, ...]) -> dict[str, RunningBalance]:
    """The movements in order of their days, each with the running balance."""
    principal = interest = 0
    found: dict[str, RunningBalance] = {}
    for line in entries:
        principal += PRINCIPAL_SIGNS.get(line.kind, 0) * line.amount
        interest += INTEREST_SIGNS.get(line.kind, 0) * line.amount
        found[line.id] = RunningBalance(line, principal, interest)
    return found


class EntriesPart(TablePart[DebtCard, RunningBalance]):
    """Movements, oldest first; Ins adds one, Del takes out one that was entered by mistake."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, self._columns(), "debt-entries")
        self.add_button(self.tr("Take out"), self.ask_remove, picture="delete")
        bind(self.table, "Ins", self.ask_entry)
        bind(self.table, "Del", self.ask_remove)

    def _columns(self) -> list[Column[RunningBalance]]:
        def mil(key: str, header: str, value: Any) -> Column[RunningBalance]:
            return Column(
                key, header, lambda step: words.millions(value(step)), 88, number=True, sortable=False
            )

        return [
            Column("on", self.tr("Date"), lambda step: words.day(step.line.on), 96, sortable=False),
            Column(
                "kind",
                self.tr("Movement"),
                lambda step: words.coded("entry_kinds", step.line.kind),
                160,
                sortable=False,
            ),
            mil(
                "amount",
                self.tr("Amount (mil.)"),
                lambda step: ENTRY_SIGNS[step.line.kind] * step.line.amount,
            ),
            mil("principal", self.tr("Principal then"), lambda step: step.principal),
            mil("interest", self.tr("Interest then"), lambda step: step.interest),
            mil("balance", self.tr("Balance then"), lambda step: step.principal + step.interest),
            Column("document", self.tr("Document"), lambda step: step.line.document, 104, sortable=False),
        ]

    def show_card(self, card: DebtCard) -> None:
        super().show_card(card)
        self.show_rows(steps_of(card.entries))

    def ask_entry(self) -> None:
        """Open the form for a movement."""
        kinds = [Option(kind, words.coded("entry_kinds", kind)) for kind in ENTRY_SIGNS]
        fields = {
            "kind": ChoiceField(self.tr("Movement"), kinds, required=True, chars=34),
            "on": field_for("debt_entries", "on"),
            "amount": field_for("debt_entries", "amount"),
            "document": field_for("debt_entries", "document"),
        }
        of = ("debt_entries", self.shown.id)
        form = DraftForm(self.context, fields, self.tr("Record the movement"), self._keep, of=of)
        self.show_form(form, self.tr("Movement of the debt"))
        form.start(on=self.context.opened.clock().date())
        form.fields["kind"].editor.setFocus()

    def _keep(self, values: dict[str, Any]) -> str:
        made = debts.add_entry(self.context.opened, self.shown.id, EntryDraft(**values))
        self.told.emit(self.tr("Recorded: {what}").format(what=words.coded("entry_kinds", values["kind"])))
        return made

    def ask_remove(self) -> None:
        """Name the movement before it is taken out."""
        step = self.current()
        if step is None:
            return
        what = f"{words.day(step.line.on)}, {words.coded('entry_kinds', step.line.kind)}"
        ConfirmPanel(
            self,
            self.tr("Take out the movement \u201c{what}\u201d?").format(what=what),
            self.tr("All balances from that day on follow without it. It can be undone with Ctrl+Z."),
            self.tr("Take out the movement"),
            lambda: self.remove(step.line.id),
        ).open()

    def remove(self, entry_id: str) -> None:
        """Take a movement out."""
        self.grant(
            lambda: debts.remove_entry(self.context.opened, entry_id), self.tr("The movement was taken out.")
        )


class FieldsPart(RecordPart[DebtCard]):
    """The fields of the debt, each kept when it is left."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.group = ChoiceField(words.say("FIELD_GROUP_CODE"), chars=36)
        self.record = RecordFields(context, "debts", tuple(DEBT), self._keep, {"group_code": self.group})
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(20, 16, 20, 20)
        column.addWidget(FieldGroup("", list(self.record.fields.values())))
        column.addStretch(1)
        self.column.addWidget(sheet_with(scrolled(content)))

    def _keep(self, name: str, value: Any) -> None:
        debts.update(self.context.opened, self.shown.id, name, value)

    def show_card(self, card: DebtCard) -> None:
        anew = self.card is None or self.card.id != card.id
        super().show_card(card)
        fitting = groups_of(card.values["group_scheme"])
        self.group.offer(fitting)
        self.group.setVisible(bool(fitting))
        self.record.show(card.values, anew=anew)

    def take_focus(self) -> None:
        self.record["creditor_kind"].editor.setFocus()


class DebtHistoryPart(RecordPart[DebtCard]):
    """The history of the debt and of its movements."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.past = PastTable(context, "debt-past")
        self.column.addWidget(self.past, 1)

    def show_card(self, card: DebtCard) -> None:
        super().show_card(card)
        book = self.context.opened
        wanted = [("debts", card.id), *(("debt_entries", line.id) for line in card.entries)]
        self.past.read(
            lambda: sorted(
                (line for table, one in wanted for line in changes.record_history(book, table, one)),
                key=lambda line: line.change,
                reverse=True,
            )
        )


class DebtRecord(RecordView[DebtCard]):
    """Shows one debt."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, {"entries": EntriesPart, "fields": FieldsPart, "past": DebtHistoryPart})

    @property
    def entries(self) -> EntriesPart:
        """The movements of the debt."""
        part = self.part("entries")
        assert isinstance(part, EntriesPart)
        return part

    @property
    def debt_fields(self) -> FieldsPart:
        """The fields of the debt."""
        part = self.part("fields")
        assert isinstance(part, FieldsPart)
        return part

    def show_debt(self, card: DebtCard, part: str = "") -> None:
        """Show this debt."""
        tabs = [
            Filter("entries", self.tr("Movements"), len(card.entries)),
            Filter("fields", self.tr("The debt")),
            Filter("past", self.tr("History")),
        ]
        other = self.card is None or self.card.id != card.id
        self.show_card(card, tabs, (), other=other, part=part)

"""Charter capital from day to day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from models.register.drafts import CAPITAL
from storage.register import organisations
from storage.register.organisations import CapitalLine, OrganisationCard
from ui.pieces.tables.paged import Column
from ui.register import words
from ui.register.form.draft import DraftForm
from ui.register.form.fields import field_for
from ui.register.keys import bind
from ui.register.part import TablePart
from ui.shell.context import Context


@dataclass(frozen=True, slots=True)
class _Step:
    """A capital with its change against the one before, in dong."""

    line: CapitalLine
    change: int | None


class CapitalPart(TablePart[OrganisationCard, _Step]):
    """Capital in dong from a day on; what is said again for the same day replaces what was said."""

    def __init__(self, context: Context) -> None:
        columns: list[Column[_Step]] = [
            Column("on", self.tr("From"), lambda step: words.day(step.line.on), 100, sortable=False),
            Column(
                "amount",
                self.tr("Charter capital (mil.)"),
                lambda step: words.millions(step.line.amount),
                170,
                number=True,
                sortable=False,
            ),
            Column(
                "change",
                self.tr("Change (mil.)"),
                lambda step: words.millions(step.change),
                130,
                number=True,
                sortable=False,
            ),
            Column(
                "document",
                self.tr("Document"),
                lambda step: step.line.document,
                200,
                sortable=False,
            ),
        ]
        super().__init__(context, columns, "cooperative-capital")
        self.add_button(self.tr("Set the capital"), self.ask_capital, picture="add")
        bind(self.table, "Ins", self.ask_capital)

    def show_card(self, card: OrganisationCard) -> None:
        super().show_card(card)
        before: int | None = None
        steps: dict[str, _Step] = {}
        for line in card.capitals:
            steps[line.id] = _Step(line, None if before is None else line.amount - before)
            before = line.amount
        self.show_rows(dict(reversed(steps.items())))

    def open_row(self, key: Any) -> None:
        self.ask_capital(self.rows[key].line)

    def ask_capital(self, line: CapitalLine | None = None) -> None:
        """Open the form for the capital from a day on."""
        fields = {name: field_for("charter_capitals", name) for name in CAPITAL}
        of = ("charter_capitals", self.shown.id) if line is None else None
        form = DraftForm(self.context, fields, self.tr("Keep the capital"), self._keep, of=of)
        self.show_form(form, self.tr("Charter capital from a day on"))
        today = self.context.opened.clock().date()
        if line is None:
            form.start(on=today)
        else:
            form.start(on=date.fromisoformat(line.on), amount=line.amount, document=line.document)
        form.fields["amount"].editor.setFocus()

    def _keep(self, values: dict[str, Any]) -> str:
        return organisations.set_capital(
            self.context.opened, self.shown.id, values["on"], values["amount"], values["document"]
        )

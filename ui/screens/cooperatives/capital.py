"""Charter capital from day to day, and the evaluations of the years."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from models.register.drafts import CAPITAL, EVALUATION
from models.values.errors import Refused
from storage.register import evaluations, organisations
from storage.register.organisations import CapitalLine, EvaluationLine, OrganisationCard
from ui.pieces.inputs.fields import TextField
from ui.pieces.tables.paged import Column
from ui.register import words
from ui.register.form.draft import DraftForm
from ui.register.form.fields import field_for, shown
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
                stretch=True,
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


class EvaluationPart(TablePart[OrganisationCard, EvaluationLine]):
    """Score and rank of each year under the definition used."""

    def __init__(self, context: Context) -> None:
        columns: list[Column[EvaluationLine]] = [
            Column("year", self.tr("Year"), lambda line: str(line.year), 64, sortable=False),
            Column(
                "definition",
                self.tr("Definition"),
                lambda line: words.coded("effectiveness_definitions", line.definition),
                280,
                stretch=True,
                sortable=False,
            ),
            Column("score", self.tr("Score"), lambda line: line.score, 72, number=True, sortable=False),
            Column(
                "rank", self.tr("Rank"), lambda line: words.coded("ranks", line.rank), 110, sortable=False
            ),
            Column(
                "effective",
                self.tr("Effective"),
                lambda line: words.yes_no(line.effective),
                90,
                sortable=False,
            ),
        ]
        super().__init__(context, columns, "cooperative-evaluations")
        self.add_button(self.tr("Record an evaluation"), self.ask, picture="add")
        bind(self.table, "Ins", self.ask)

    def show_card(self, card: OrganisationCard) -> None:
        super().show_card(card)
        self.show_rows({line.id: line for line in reversed(card.evaluations)})

    def open_row(self, key: Any) -> None:
        self.ask(self.rows[key])

    def ask(self, line: EvaluationLine | None = None) -> None:
        """Open the form for the evaluation of a year."""
        fields = {name: field_for("evaluations", name) for name in EVALUATION if name != "year"}
        year = TextField(words.say("FIELD_YEAR"), required=True, chars=5)
        of = ("evaluations", self.shown.id) if line is None else None
        fields = {"year": year, **fields}
        form = DraftForm(self.context, fields, self.tr("Keep the evaluation"), self._keep, of=of)
        self.show_form(form, self.tr("Evaluation of a year"))
        if line is None:
            form.start()
        else:
            kept = {name: shown(field, getattr(line, name)) for name, field in EVALUATION.items()}
            form.start(**kept | {"year": str(line.year)})

    def _keep(self, values: dict[str, Any]) -> str:
        if not values["year"].isdecimal():
            raise Refused("YEAR_NOT_UNDERSTOOD", field="year", text=values["year"])
        further = {name: value for name, value in values.items() if name not in ("year", "definition")}
        return evaluations.evaluate(
            self.context.opened, self.shown.id, int(values["year"]), values["definition"], **further
        )

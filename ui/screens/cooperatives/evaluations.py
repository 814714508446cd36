"""The evaluations of the years: points, score and rank, and how the points came about."""

from typing import Any

from models.register.drafts import EVALUATION
from models.register.evaluations.schemes import scheme_of
from models.values.errors import Refused
from storage.register import evaluations
from storage.register.evaluations import score_sheet
from storage.register.organisations import EvaluationLine, OrganisationCard
from ui.pieces.inputs.fields import TextField
from ui.pieces.tables.paged import Column
from ui.register import words
from ui.register.form.draft import DraftForm
from ui.register.form.fields import field_for, shown
from ui.register.keys import bind
from ui.register.part import TablePart
from ui.shell.context import Context


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
        note = "" if line is None else self.points_words(line)
        form = DraftForm(self.context, fields, self.tr("Keep the evaluation"), self._keep, of=of, note=note)
        self.show_form(form, self.tr("Evaluation of a year"))
        if line is None:
            form.start()
        else:
            kept = {name: shown(field, getattr(line, name)) for name, field in EVALUATION.items()}
            form.start(**kept | {"year": str(line.year)})

    def points_words(self, line: EvaluationLine) -> str:
        """What each scale gives for the figures recorded now; "" where the definition has no scales."""
        scheme = scheme_of(line.definition)
        if scheme is None or not scheme.scales:
            return ""
        found = score_sheet(self.context.opened, self.shown.id, line.year, line.definition)
        said = [
            self.tr("{label}: {points} of {most}").format(
                label=one.scale.label,
                points=self.tr("unknown") if one.points is None else one.points,
                most=one.scale.most,
            )
            for one in found.sub_scores
        ]
        lacking = {name: None for one in found.sub_scores for name in one.missing}
        if lacking:
            names = ", ".join(words.say(f"SCORE_INPUT_{name.upper()}") for name in lacking)
            said.append(self.tr("missing: {names}").format(names=names))
        return "; ".join(said) + "."

    def _keep(self, values: dict[str, Any]) -> str:
        if not values["year"].isdecimal():
            raise Refused("YEAR_NOT_UNDERSTOOD", field="year", text=values["year"])
        further = {name: value for name, value in values.items() if name not in ("year", "definition")}
        return evaluations.evaluate(
            self.context.opened, self.shown.id, int(values["year"]), values["definition"], **further
        )

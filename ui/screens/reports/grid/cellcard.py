"""The card of one cell: its figure, what the register or the period before offers, the reason, where it comes from."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from models.forms.cells import Origin
from models.forms.definition import CellKey, Kind
from models.forms.sheets import to_printed
from models.values.messages import sentence
from models.values.quantities import format_number
from storage.returns.explanations import Explanation, Formula
from ui.dialogue.answering import ReasonField
from ui.language import form_word, language
from ui.pieces.moments import minute_of
from ui.pieces.text import button, clear, label
from ui.returns import coverage_words, origin_words, period_words, row_words, used_words
from ui.screens.reports.grid.formmodel import FormGridModel

_MOST_PARTS = 12


class CellCard(QFrame):
    """Hidden until a cell needs a reason or somebody asks where its figure comes from."""

    reasoned = Signal(object, str)  # cell, reason
    left = Signal()  # the reason was kept or left: the keyboard goes back to the grid
    shut = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "grey")
        self.key: CellKey | None = None
        self.reason: ReasonField | None = None
        self.place = label("", "label", wrap=True)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self.place, 1)
        head.addWidget(button(self.tr("Close"), self._close, kind="link"), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(self._inside)
        self.hide()

    def _close(self) -> None:
        self.hide()
        self.key = None
        self.shut.emit()

    def show_cell(self, model: FormGridModel, key: CellKey) -> None:
        """What stands in the cell, against what is offered there; the reason where they differ."""
        clear(self._inside)
        self.key, self.reason = key, None
        form = model.form
        code, words = row_words(form, key[0])
        self.place.setText(f"{code}  {words} · {form_word(form.column_by_key[key[1]].header[-1])}")
        cell = model.cell(key)
        pairs = [(self.tr("Now"), model.text(key) or self.tr("blank"), origin_words(cell))]
        if cell.offered is not None and cell.overridden:
            pairs.append((self.tr("Offered"), self._printed(model, key, cell.offered), ""))
        self._inside.addLayout(self._table(pairs))
        if cell.overridden and model.editable:
            self._ask(key, cell.reason)
        elif cell.reason:
            self._inside.addWidget(
                label(self.tr("Reason: {reason}").format(reason=cell.reason), "muted", wrap=True)
            )
        self.show()

    def _printed(self, model: FormGridModel, key: CellKey, value: Decimal) -> str:
        row, column = model.form.row_by_code[key[0]], model.form.column_by_key[key[1]]
        return format_number(to_printed(model.form, row, column, value), model.form.decimals_of(row, column))

    def _ask(self, key: CellKey, reason: str) -> None:
        self.reason = ReasonField(
            self.tr("Why does it differ?"),
            self.tr(
                "F6 goes to this field and back. Enter keeps the reason. It is printed as a note under the form."
            ),
        )
        self.reason.set_value(reason)
        self.reason.committed.connect(lambda text: self.reasoned.emit(key, text))
        self.reason.left.connect(self.left)
        self._inside.addWidget(self.reason)

    def ask_now(self) -> None:
        """Give the keyboard to the reason."""
        if self.reason is not None:
            self.reason.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _table(self, pairs: list[tuple[str, str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for at, (name, value, note) in enumerate(pairs):
            grid.addWidget(label(name, "muted", wrap=True), at, 0)
            figure = label(value)
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(figure, at, 1)
            grid.addWidget(label(note, "note"), at, 2)
        grid.setColumnStretch(0, 1)
        return grid

    # where it comes from

    def explain(self, found: Explanation) -> None:
        """Say under the figure where it comes from."""
        for said in self._sentences(found):
            self._inside.addWidget(label(said, "note", wrap=True))
        if found.parts:
            parts = [
                (part.unit or self.tr("own register"), self._figure(found, part.value), "")
                for part in found.parts[:_MOST_PARTS]
            ]
            self._inside.addLayout(self._table(parts))
            more = len(found.parts) - _MOST_PARTS
            if more > 0:
                self._inside.addWidget(label(self.tr("and {count} more units").format(count=more), "note"))

    def _sentences(self, found: Explanation) -> list[str]:
        told = []
        if found.typing is not None:
            told.append(
                self.tr("Typed on {at} by {actor}.").format(
                    at=minute_of(found.typing.at),
                    actor=found.typing.actor or self.tr("somebody without a name"),
                )
            )
        if found.carried_from:
            told.append(
                self.tr("From the return for {period}.").format(period=period_words(found.carried_from))
            )
        if found.formula is not None:
            told.append(self._formula(found, found.formula))
            told += [used] if (used := used_words(found)) else []
        if found.meaning.base:
            told.append(sentence("EXPLAIN_BASE", {"base": found.meaning.base}, language()))
        if found.cell.coverage is not None:
            told.append(coverage_words(found.cell.coverage))
        if found.records is not None:
            names = ", ".join(found.records.names)
            rest = ", …" if found.records.count > len(found.records.names) else ""
            told.append(
                self.tr("From {count} records of the register: {names}").format(
                    count=format_number(found.records.count), names=names + rest
                )
            )
            told.extend(self._left_out(found.records.left_out))
        if found.cell.origin is Origin.REGISTER and found.records is None and found.cell.value == 0:
            told.append(self.tr("The register holds this kind of thing, and none of them meets the row."))
        if not told and not found.parts:
            told.append(
                self.tr("Neither the register nor a package says anything here; the figure is to be typed.")
            )
        return told

    def _left_out(self, lacking: Sequence[tuple[str, tuple[str, ...]]]) -> list[str]:
        """The first records that are not in a figure, each with what it lacks."""
        if not lacking:
            return []
        named = [
            f"{name} ({', '.join(sentence(f'ATTRIBUTE_{one.upper()}', {}, language()) for one in lacks)})"
            for name, lacks in lacking
        ]
        return [f"{sentence('EXPLAIN_LEFT_OUT', {}, language())} {'; '.join(named)}"]

    def _formula(self, found: Explanation, formula: Formula) -> str:
        def listed(part: str) -> str:
            return " + ".join(
                f"{row_words(found.form, term.row)[0]} ({self._term(found, term.row, term.column, term.value)})"
                for term in formula.terms
                if term.part == part
            )

        if formula.kind == "total":
            return self.tr("Computed: {parts}").format(parts=listed("numerator"))
        if formula.kind == "difference":
            return self.tr("Computed: {of} − {over}").format(
                of=listed("numerator"), over=listed("denominator")
            )
        if formula.kind == "multiple":
            return self.tr("Computed: {part} × {times}").format(part=listed("numerator"), times=formula.times)
        times = " × 100" if formula.times == "100" else ""
        return self.tr("Computed: {of} ÷ {over}{times}").format(
            of=listed("numerator"), over=listed("denominator"), times=times
        )

    def _term(self, found: Explanation, row: str, column: str, value: Decimal | None) -> str:
        if value is None:
            return self.tr("blank")
        form = found.form
        return format_number(to_printed(form, form.row_by_code[row], form.column_by_key[column], value))

    def _figure(self, found: Explanation, value: Decimal) -> str:
        printed = to_printed(found.form, found.row, found.column, value)
        money = found.form.kind_of(found.row, found.column) is Kind.MONEY
        return format_number(printed, found.form.decimals_of(found.row, found.column) if money else None)

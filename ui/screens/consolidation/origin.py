"""Where a merged figure comes from: unit by unit with its package, what was typed, or the formula."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.forms.cells import Origin, SheetCell
from models.forms.definition import FormColumn, Row
from models.forms.sheets import shown, to_printed
from models.values.quantities import format_number
from ui.language import form_word
from ui.pieces.inputs.persons import named
from ui.pieces.moments import minute_of
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.pieces.text import button, clear, label
from ui.returns import origin_words, period_words, row_words, used_words

if TYPE_CHECKING:
    from models.forms.merge.consolidation import UnitShare
    from storage.returns.explanations import Explanation, Formula, FormulaTerm

OWN = "register"
CORRECTION = "counted-once"
MOVED = f"{CORRECTION}:moved"


@dataclass(frozen=True, slots=True)
class Share:
    """One unit's part of the figure, ready to show."""

    unit: str
    figure: str
    package: str  # SHA-256, or "" for the own register


class OriginPanel(QWidget):
    """Answers "where from?" for one cell."""

    package_wanted = Signal(str)
    cell_wanted = Signal(str, str)
    series_wanted = Signal(str, str, str)  # SHA-256 of a unit's package or "", row, column
    ask_wanted = Signal(str, str, str)  # SHA-256 of a unit's package, row, column

    def __init__(self) -> None:
        super().__init__()
        self.place = label(kind="section", wrap=True)
        self.figure = label(kind="title")
        self.told = label(kind="muted", wrap=True)
        self._more = QVBoxLayout()
        self._more.setSpacing(4)
        self._shares: Sequence[Share] = ()
        self._cell = ("", "")
        columns = [
            Column[Share]("unit", self.tr("Unit"), lambda one: one.unit, 150, sortable=False),
            Column[Share](
                "figure", self.tr("Figure"), lambda one: one.figure, 84, number=True, sortable=False
            ),
        ]
        self.shares = DataTable[int, Share](columns, self._fetch, name="consolidation-shares")
        self.shares.row_opened.connect(self._open)
        self.hint = label(self.tr("Enter opens the report of the unit."), "note", wrap=True)
        self.ask = button("", self._ask, kind="link")
        self.periods = button(
            self.tr("Over the periods\u2026"), lambda: self.series_wanted.emit("", *self._cell), kind="link"
        )
        self.unit_periods = button("", self._ask_periods, kind="link")
        self.shares.row_selected.connect(lambda _: self._show_ask())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.place, self.figure, self.told, self.periods):
            column.addWidget(widget)
        column.addLayout(self._more)
        column.addWidget(self.shares, 1)
        column.addWidget(self.ask)
        column.addWidget(self.unit_periods)
        column.addWidget(self.hint)
        column.addStretch(0)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Before a cell is chosen."""
        self.place.setText(self.tr("Where does a figure come from?"))
        self.figure.hide()
        self.told.setText(self.tr("Choose a cell: the units that stated it are listed here, or its formula."))
        self._show_shares(())
        self.periods.hide()
        clear(self._more)

    def show_explanation(self, found: "Explanation", own_unit: str) -> None:
        """Show where this figure comes from."""
        self._cell = (found.row.code, found.column.key)
        self.periods.show()
        code, words = row_words(found.form, found.row.code)
        header = " ".join(map(form_word, found.column.header))
        self.place.setText(f"{code}  {words}")
        text = shown(found.form, found.row, found.column, found.cell)
        self.figure.setText(" ".join(part for part in (text, _unit_of(found)) if part))
        self.figure.setVisible(bool(text))
        self.told.setText(f"{header} \u00b7 {self._origin(found)}")
        clear(self._more)
        for line in self._lines(found):
            self._more.addWidget(label(line, wrap=True))
        if found.formula is not None:
            self._add_terms(found, found.formula)
        if found.parts and found.cell.origin is Origin.DERIVED:
            told = self.tr("What the units stated themselves; it is not added up:")
            self._more.addWidget(label(told, "note", wrap=True))
        if any(part.source.startswith(MOVED) for part in found.parts):
            told = self.tr(
                "What moved between units of this area is taken off; it did not cross its boundary."
            )
            self._more.addWidget(label(told, "note", wrap=True))
        self._show_shares(
            [
                Share(
                    part.unit or own_unit,
                    _written(found, part.value),
                    "" if part.source == OWN or part.source.startswith(CORRECTION) else part.source,
                )
                for part in found.parts
            ]
        )

    def _origin(self, found: "Explanation") -> str:
        if found.cell.value is None and found.formula is not None:
            return self.tr("cannot be computed: a figure is missing")
        if found.cell.value is None:
            return self.tr("no unit has stated it")
        if found.cell.origin is Origin.DERIVED:
            return self.tr("computed")
        if found.parts:
            return self.tr("sum of {count} units").format(count=format_number(_units(found.parts)))
        return origin_words(found.cell)

    def _lines(self, found: "Explanation") -> list[str]:
        lines = []
        if found.typing is not None:
            told = self.tr("Typed by {person} at {moment}").format(
                person=named(found.typing.actor), moment=minute_of(found.typing.at)
            )
            lines.append(told)
            if found.typing.reason:
                lines.append(self.tr("Reason: {reason}").format(reason=found.typing.reason))
            if found.cell.offered is not None:
                offered = _written(found, found.cell.offered)
                lines.append(self.tr("Without it there would stand {figure}.").format(figure=offered))
        if found.carried_from:
            lines.append(
                self.tr("Carried over from {period}.").format(period=period_words(found.carried_from))
            )
        if found.records is not None and not found.parts:
            names = ", ".join(found.records.names)
            told = self.tr("{count} records of this book: {names}")
            lines.append(told.format(count=format_number(found.records.count), names=names))
        return lines

    def _add_terms(self, found: "Explanation", formula: "Formula") -> None:
        over = [term for term in formula.terms if term.part == "denominator"]
        upper = [term for term in formula.terms if term.part == "numerator"]
        words: Mapping[str, str] = {
            "total": self.tr("Sum of:"),
            "mean": self.tr("Total divided by number:"),
            "difference": self.tr("Difference:"),
            "ratio": self.tr("Ratio, in per cent:") if formula.times == "100" else self.tr("Ratio:"),
            "multiple": self.tr("{factor} times:").format(factor=formula.times),
        }
        self._more.addWidget(label(words[formula.kind], "label"))
        for term in upper:
            self._more.addWidget(label(self._term(found, term), wrap=True))
        if over:
            between = self.tr("less") if formula.kind == "difference" else self.tr("divided by")
            self._more.addWidget(label(between, "note"))
            for term in over:
                self._more.addWidget(label(self._term(found, term), wrap=True))
        if used := used_words(found):
            self._more.addWidget(label(used, "note", wrap=True))

    def _term(self, found: "Explanation", term: "FormulaTerm") -> str:
        code, words = row_words(found.form, term.row)
        row, column = found.form.row_by_code[term.row], found.form.column_by_key[term.column]
        figure = "\u2013" if term.value is None else _figure(found, row, column, term)
        named = f"{code} {words}"
        if term.row == found.row.code:
            named = " ".join(map(form_word, column.header))
        return f"{named}: {figure}"

    def _show_shares(self, shares: Sequence[Share]) -> None:
        self._shares = shares
        self.shares.show_keys(range(len(shares)))
        self.shares.setVisible(bool(shares))
        self.hint.setVisible(bool(shares))
        if shares and self.shares.current_key() is None:
            self.shares.select_key(0)
        self._show_ask()

    def _share(self) -> Share | None:
        key = self.shares.current_key()
        return None if key is None or key >= len(self._shares) else self._shares[key]

    def _show_ask(self) -> None:
        """Only what came in a package can be asked about."""
        share = self._share()
        for link in (self.ask, self.unit_periods):
            link.setVisible(share is not None and bool(share.package))
        if share is not None:
            self.ask.setText(self.tr("Ask {unit} about this figure\u2026").format(unit=share.unit))
            self.unit_periods.setText(self.tr("{unit} over the periods\u2026").format(unit=share.unit))

    def _ask(self) -> None:
        share = self._share()
        if share is not None and share.package:
            self.ask_wanted.emit(share.package, *self._cell)

    def _ask_periods(self) -> None:
        share = self._share()
        if share is not None and share.package:
            self.series_wanted.emit(share.package, *self._cell)

    def _fetch(self, keys: Sequence[int]) -> Mapping[int, Share]:
        return {key: self._shares[key] for key in keys}

    def _open(self, key: int) -> None:
        if self._shares[key].package:
            self.package_wanted.emit(self._shares[key].package)


def _unit_of(found: "Explanation") -> str:
    return found.form.unit_of(found.row, found.column)


def _written(found: "Explanation", value: object) -> str:
    from decimal import Decimal

    if not isinstance(value, Decimal):
        return ""
    printed = to_printed(found.form, found.row, found.column, value)
    return format_number(printed, found.form.decimals_of(found.row, found.column))


def _figure(found: "Explanation", row: Row, column: FormColumn, term: "FormulaTerm") -> str:
    return shown(found.form, row, column, SheetCell(term.value, found.cell.origin))


def _units(parts: "Iterable[UnitShare]") -> int:
    """How many units stated a part: what is taken off so that a record counts once is none."""
    return sum(not part.source.startswith(CORRECTION) for part in parts)

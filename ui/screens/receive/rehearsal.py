"""The rehearsal: which merged figures would change, before anything changes."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.forms.findings import Finding
from models.forms.sheets import to_printed
from models.values.messages import sentence
from models.values.quantities import format_number
from ui.language import form_word, language
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.pieces.text import label

if TYPE_CHECKING:
    from exports.exchange.rehearsing import RehearsedChange


class Rehearsal(QWidget):
    """What would change, one line a merged figure."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = label(self.tr("What would change in the merged figures"), "section", wrap=True)
        self.told = label("", "muted", wrap=True)
        self._effects: Sequence[RehearsedChange] = ()
        columns = [
            Column["RehearsedChange"]("form", self.tr("Form"), _form_name, 64, sortable=False),
            Column["RehearsedChange"](
                "row", self.tr("Code"), lambda one: one.row.rpartition(":")[2], 64, sortable=False
            ),
            Column["RehearsedChange"]("label", self.tr("Indicator"), _row_label, 150, sortable=False),
            Column["RehearsedChange"](
                "before",
                self.tr("Now"),
                lambda one: _written(one, one.before),
                84,
                number=True,
                tone=_muted,
                sortable=False,
            ),
            Column["RehearsedChange"](
                "after",
                self.tr("Then"),
                lambda one: _written(one, one.after),
                84,
                number=True,
                sortable=False,
                bold=lambda _: True,
            ),
            Column["RehearsedChange"](
                "change", self.tr("Change"), _change, 84, number=True, sortable=False, tone=_direction
            ),
        ]
        self.table = DataTable[int, "RehearsedChange"](columns, self._fetch, name="receive-rehearsal")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.told)
        self.doubts = label("", "note", wrap=True, tone="red")
        column.addWidget(self.doubts)
        column.addWidget(self.table, 1)
        self._rest = QWidget()
        column.addWidget(self._rest, 1)
        self.show_effects((), 0)

    def show_effects(
        self, effects: "Sequence[RehearsedChange]", packages: int, doubts: Sequence[Finding] = ()
    ) -> None:
        """Show what receiving so many packages would change, and what would be doubtful between the units then."""
        self._effects = effects
        self.doubts.setText("\n".join(sentence(one.code, one.details, language()) for one in doubts))
        self.doubts.setVisible(bool(doubts))
        self.table.show_keys(range(len(effects)))
        self.table.setVisible(bool(effects))
        self._rest.setVisible(not effects)
        if not packages:
            self.told.setText(self.tr("Tick the packages that you want to receive: nothing changes before."))
        elif effects:
            told = self.tr("Receiving {packages} packages changes {count} merged figures.")
            self.told.setText(
                told.format(packages=format_number(packages), count=format_number(len(effects)))
            )
        else:
            self.told.setText(self.tr("The merged figures stay as they are."))

    def _fetch(self, keys: Sequence[int]) -> "Mapping[int, RehearsedChange]":
        return {key: self._effects[key] for key in keys}


def _form_name(effect: "RehearsedChange") -> str:
    return form_word(effect.form.name)


def _row_label(effect: "RehearsedChange") -> str:
    form, row = effect.form, effect.form.row_by_code[effect.row]
    sector = f" \u00b7 {form_word(form.labels[row.sector])}" if row.sector in form.labels else ""
    unit = f" ({form_word(row.unit)})" if row.unit else ""
    return f"{form_word(row.label)}{sector}{unit}"


def _written(effect: "RehearsedChange", value: Decimal | None) -> str:
    if value is None:
        return ""
    form = effect.form
    row, column = form.row_by_code[effect.row], form.column_by_key[effect.column]
    return format_number(to_printed(form, row, column, value), form.decimals_of(row, column))


def _change(effect: "RehearsedChange") -> str:
    difference = (effect.after or Decimal(0)) - (effect.before or Decimal(0))
    written = _written(effect, difference)
    return f"+{written}" if difference > 0 else written.replace("-", "\u2212")


def _direction(effect: "RehearsedChange") -> str:
    difference = (effect.after or Decimal(0)) - (effect.before or Decimal(0))
    if not difference:
        return "muted"
    return "green" if difference > 0 else "amber"


def _muted(_effect: "RehearsedChange") -> str:
    return "muted"

"""What a revision changed, as a table beside the return or the package; a row leads to its cell."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.forms.definition import Form
from models.forms.sheets import value_text
from models.values.messages import sentence
from models.values.quantities import format_number
from storage.comparisons.revisions import CellDifference, RevisionChanges
from ui.language import form_word, language
from ui.pieces.primary import bind_primary
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.pieces.text import button, label
from ui.returns import period_words, row_words

_TONES = {"changed": "blue", "appeared": "green", "taken_back": "amber"}
WIDTH, HEIGHT = 1180, 620


class ChangesTable(QWidget):
    """The cells that differ, with how many there are; a row can be opened where it leads to its cell."""

    cell_wanted = Signal(str, str, str)  # form, row, column

    def __init__(self, found: RevisionChanges, *, leads: bool = True) -> None:
        super().__init__()
        self.found = found
        self._cells: Sequence[CellDifference] = ()
        self.note = label("", "muted", wrap=True)
        self.hint = label(self.tr("Enter goes to the cell."), "note")
        self.hint.setVisible(leads)
        self.table = DataTable[int, CellDifference](self._columns(), self._fetch, name="revision-changes")
        self.computed = QCheckBox(self.tr("Also what only follows from other figures"))
        self.computed.setVisible(len(found.stated) < len(found.cells))
        self.computed.toggled.connect(lambda _: self._show())
        if leads:
            self.table.row_opened.connect(self._open)
        foot = QHBoxLayout()
        foot.addWidget(self.computed)
        foot.addStretch(1)
        foot.addWidget(self.hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.note)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self._show()

    def _columns(self) -> list[Column[CellDifference]]:
        return [
            Column("form", self.tr("Form"), self._form_name, 64, sortable=False),
            Column("row", self.tr("Code"), lambda one: self._row(one)[0], 64, sortable=False),
            Column(
                "label",
                self.tr("Indicator"),
                lambda one: self._row(one)[1],
                260,
                sortable=False,
            ),
            Column("column", self.tr("Column"), self._column_name, 130, sortable=False),
            Column(
                "before",
                self.tr("Before"),
                lambda one: self._written(one, "before"),
                96,
                number=True,
                tone=lambda _: "muted",
                sortable=False,
            ),
            Column(
                "after",
                self.tr("Now"),
                lambda one: self._written(one, "after"),
                96,
                number=True,
                bold=lambda _: True,
                sortable=False,
            ),
            Column("difference", self.tr("Difference"), self._difference, 96, number=True, sortable=False),
            Column(
                "kind",
                self.tr("Change"),
                lambda one: sentence(f"CELL_{one.kind.upper()}", {}, language()),
                84,
                tone=lambda one: _TONES[one.kind],
                sortable=False,
            ),
            Column(
                "reason",
                self.tr("Reason"),
                lambda one: one.reason,
                170,
                tip=lambda one: one.reason,
                sortable=False,
            ),
        ]

    def _show(self) -> None:
        found = self.found
        self._cells = found.cells if self.computed.isChecked() else found.stated
        count, computed = len(found.stated), len(found.cells) - len(found.stated)
        if not found.cells:
            words = self.tr("No figure differs between these two revisions.")
        else:
            words = self.tr("{count} figures differ; {computed} more only follow from them.").format(
                count=format_number(count), computed=format_number(computed)
            )
        self.note.setText(words)
        self.table.show_keys(range(len(self._cells)))
        if self._cells and self.table.current_key() is None:
            self.table.select_key(0)

    def _fetch(self, keys: Sequence[int]) -> Mapping[int, CellDifference]:
        return {key: self._cells[key] for key in keys}

    def _open(self, key: int) -> None:
        one = self._cells[key]
        self.cell_wanted.emit(one.form, one.row, one.column)

    def _form(self, one: CellDifference) -> Form | None:
        return self.found.forms.get(one.form)

    def _form_name(self, one: CellDifference) -> str:
        form = self._form(one)
        return form_word(form.name) if form else one.form

    def _row(self, one: CellDifference) -> tuple[str, str]:
        form = self._form(one)
        return row_words(form, one.row) if form else (one.row, one.row)

    def _column_name(self, one: CellDifference) -> str:
        form = self._form(one)
        column = form.column_by_key.get(one.column) if form else None
        return form_word(column.header[-1]) if column else one.column

    def _written(self, one: CellDifference, side: str) -> str:
        at = 0 if side == "before" else 1
        form, value, target = self._form(one), (one.before, one.after)[at], one.targets[at]
        if value is None:
            return self.tr("blank")
        return self._text(one, form, value) if target is None else target.text

    @staticmethod
    def _text(one: CellDifference, form: Form | None, value: Decimal) -> str:
        """With all decimals of what was stated: a small correction is a difference too."""
        if form is None:
            return format_number(value)
        return value_text(form, one.row, one.column, value, exact=not one.is_computed)

    def _difference(self, one: CellDifference) -> str:
        form, value = self._form(one), one.difference
        if value is None:
            return ""
        words = self._text(one, form, value)
        return f"+{words}" if value > 0 else words.replace("-", "\u2212")


class ChangesView(QDialog):
    """The cells that differ between two revisions of a return.

    leads: whether a row can be opened: the page that shows it then goes to the cell.
    """

    cell_wanted = Signal(str, str, str)  # form, row, column

    def __init__(self, parent: QWidget, found: RevisionChanges, *, leads: bool = True) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Revision {after} against revision {before}").format(
            after=found.after.revision, before=found.before.revision
        )
        self.setWindowTitle(title)
        bind_primary(self)
        self.changes = ChangesTable(found, leads=leads)
        self.table, self.note, self.computed = self.changes.table, self.changes.note, self.changes.computed
        self.hint = self.changes.hint
        self.changes.cell_wanted.connect(self._leave_for)
        self.shut = button(self.tr("Close"), self.accept, kind="primary")
        head = QHBoxLayout()
        head.addWidget(
            label(f"{title} \u00b7 {found.unit} \u00b7 {period_words(found.period)}", "section"), 1
        )
        head.addWidget(self.shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.changes, 1)
        window = parent.window()
        self.resize(min(WIDTH, max(720, window.width() - 80)), min(HEIGHT, max(420, window.height() - 80)))
        self.table.setFocus()

    def _leave_for(self, form: str, row: str, column: str) -> None:
        self.accept()
        self.cell_wanted.emit(form, row, column)

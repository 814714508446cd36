"""The grid of a form: texts, colours and tips of its cells, by a plan and a sheet."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QModelIndex

from models.forms.cells import Origin, Sheet, SheetCell
from models.forms.definition import CellKey, Form
from models.forms.findings import Finding, Level
from models.forms.history import History
from models.forms.missing import is_incomplete_total, names_of
from models.forms.sheets import shown, to_printed
from models.forms.summary.usual import usual_span
from models.values.messages import sentence
from models.values.quantities import decimals_of, format_number
from storage.returns.sheets import PeriodSheets
from ui.grid.model import CellModel, Index, Role
from ui.language import language
from ui.returns import origin_words
from ui.screens.reports.grid.plan import ColumnPart, GridColumn, GridPlan
from ui.theme.look import look

_INDENT = "\u2002\u2002"
_GROUNDS = {Level.ERROR: "red", Level.WARNING: "amber", Level.INFO: "blue"}


class FormGridModel(CellModel):
    """One sheet of a paper under one plan. `keep` is asked to keep a typed text; it answers with a refusal or ""."""

    def __init__(self, keep: Callable[[CellKey, str], str]) -> None:
        super().__init__()
        self._keep = keep
        self.plan: GridPlan | None = None
        self.sheet: Sheet | None = None
        self.asked: Mapping[CellKey, str] = {}
        self._findings: dict[CellKey, list[Finding]] = {}
        self._reasons: Mapping[str, str] = {}
        self._history = History()

    # what is shown

    def show_sheet(self, plan: GridPlan, sheet: Sheet, paper: PeriodSheets) -> None:
        """Show a sheet; another plan begins anew, the same one only paints again."""
        fresh = plan is not self.plan
        if fresh:
            self.beginResetModel()
            self.refused.clear()
            self.pasted = {}
        before = self._looks() if not fresh else {}
        self.plan, self.sheet = plan, sheet
        self.editable = paper.frozen is None
        self._reasons = paper.reasons
        self._history = paper.history
        self._findings = {}
        for finding in paper.findings:
            if finding.form == plan.form.code:
                self._findings.setdefault((finding.row, finding.column), []).append(finding)
        if fresh:
            self.endResetModel()
        else:
            self._repaint_changed(before)

    def _looks(self) -> dict[CellKey, object]:
        """All that the look of a cell depends on."""
        if self.sheet is None:
            return {}
        doubts = {
            key: [(one, bool(self._reasons.get(one.key))) for one in found]
            for key, found in self._findings.items()
        }
        return {key: (cell, doubts.get(key), self.editable) for key, cell in self.sheet.cells.items()}

    def _repaint_changed(self, before: dict[CellKey, object]) -> None:
        """Say which lines look different now."""
        now = self._looks()
        changed = {key[0] for key in now.keys() | before.keys() if now.get(key) != before.get(key)}
        if self.plan is None or not changed:
            return
        if self.plan.crossed:
            changed = {code.partition(":")[0] for code in changed}
        for at, line in enumerate(self.plan.lines):
            if line.code in changed:
                self.dataChanged.emit(self.index(at, 0), self.index(at, self.columnCount() - 1))

    def show_asked(self, asked: Mapping[CellKey, str]) -> None:
        """Mark the cells that the office above asks about; the question is in their tip."""
        if asked != self.asked:
            self.asked = asked
            self.repaint()

    # where

    @property
    def columns(self) -> tuple[GridColumn, ...]:
        return self.plan.columns if self.plan is not None else ()

    @property
    def frozen(self) -> int:
        return self.plan.frozen if self.plan is not None else 0

    @property
    def fills(self) -> bool:
        return self.plan is not None and not self.plan.crossed

    def is_busy(self, column: int) -> bool:
        """Whether an optional column holds something typed or doubtful."""
        if self.plan is None:
            return False
        keys = (self.plan.address(line, column) for line in range(len(self.plan.lines)))
        return any(
            key is not None and (self.findings(key) or self.cell(key).origin is Origin.GIVEN) for key in keys
        )

    def first_cell(self) -> tuple[int, int] | None:
        """The first cell to be filled."""
        if self.plan is None or not self.plan.lines:
            return None
        for line in range(len(self.plan.lines)):
            for column in range(len(self.plan.columns)):
                key = self.plan.address(line, column)
                if key is not None and key[1] == self.plan.form.main_column and self.plan.entry(key):
                    return line, column
        return 0, self.plan.frozen

    def usual_words(self, key: CellKey) -> str:
        """The span in which the figure of a cell usually lies, in words; "" where nothing is known or is typed."""
        usual = (
            usual_span(self.sheet, key, self._history) if self.sheet is not None and self.editable else None
        )
        if usual is None:
            return ""
        return sentence("USUAL_SPAN", {"least": usual.least, "most": usual.most}, language())

    def address(self, index: Index) -> CellKey | None:
        """The cell of the form under an index."""
        if self.plan is None or not index.isValid():
            return None
        return self.plan.address(index.row(), index.column())

    def place(self, key: CellKey) -> QModelIndex:
        """The index that shows a cell; an invalid one where it is not on the screen."""
        at = self.plan.place(key) if self.plan is not None else None
        return self.index(*at) if at is not None else QModelIndex()

    def expects(self, index: Index) -> bool:
        """Whether Enter stops here: a figure is expected to be typed."""
        key = self.address(index)
        return key is not None and self.editable and self.plan is not None and self.plan.entry(key)

    def expects_within(self, index: Index) -> bool:
        """A column of notes is walked down like one of figures; going to the right passes it over."""
        key = self.address(index)
        return self.expects(index) or (key is not None and self.editable and self.is_note(key))

    def is_note(self, key: CellKey) -> bool:
        """Whether a cell holds words about its row."""
        return self.form.column_by_key[key[1]].role == "note"

    def findings(self, key: CellKey) -> list[Finding]:
        """What is doubtful about a cell."""
        return self._findings.get(key, [])

    def cell(self, key: CellKey) -> SheetCell:
        """The evaluated cell."""
        assert self.sheet is not None
        return self.sheet[key]

    def sheet_keys(self) -> frozenset[CellKey]:
        """Every cell that the sheet has."""
        return frozenset(self.sheet.cells) if self.sheet is not None else frozenset()

    @property
    def form(self) -> Form:
        """The form that is shown."""
        assert self.plan is not None
        return self.plan.form

    def text(self, key: CellKey) -> str:
        """A figure as it is printed."""
        row, column = self.form.row_by_code[key[0]], self.form.column_by_key[key[1]]
        return shown(self.form, row, column, self.cell(key))

    def printed(self, key: CellKey) -> Decimal | None:
        """A figure in its printed unit, exact."""
        value = self.cell(key).value
        if value is None:
            return None
        return to_printed(self.form, self.form.row_by_code[key[0]], self.form.column_by_key[key[1]], value)

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self.plan is None else len(self.plan.lines)

    def keep(self, key: CellKey, text: str) -> str:
        return self._keep(key, text)

    def plain(self, key: CellKey) -> str:
        """The exact figure without grouping dots; of a note its words."""
        if self.is_note(key):
            return self.cell(key).reason
        printed, target = self.printed(key), self.cell(key).target
        if target is not None:
            return target.text
        if printed is None:
            return ""
        row, column = self.form.row_by_code[key[0]], self.form.column_by_key[key[1]]
        exact = self.cell(key).origin is Origin.GIVEN
        decimals = decimals_of(printed) if exact else self.form.decimals_of(row, column)
        return format_number(printed, decimals)

    # cells

    def ground(self, key: CellKey) -> str:
        standing = [one for one in self.findings(key) if not self._reasons.get(one.key)]
        if standing:
            return _GROUNDS[standing[0].level]
        assert self.plan is not None
        cell = self.cell(key)
        if cell.overridden:
            return "green" if cell.reason else "amber"
        return "computed" if self.plan.computed(key) and cell.origin is not Origin.GIVEN else ""

    def tone(self, key: CellKey) -> str:
        column = self.form.column_by_key[key[1]]
        muted = column.prefill == "carry" or column.role in ("ratio", "share", "difference")
        return "muted" if muted and self.cell(key).origin is not Origin.GIVEN else ""

    def tip(self, key: CellKey) -> str:
        told = [sentence(one.code, one.details, language()) for one in self.findings(key)]
        cell = self.cell(key)
        if self.sheet is not None and is_incomplete_total(self.sheet, key):
            missing = names_of(self.sheet, cell.missing, *key)
            told.append(sentence("TOTAL_INCOMPLETE", {"missing": missing}, language()))
        if cell.overridden and cell.reason:
            told.append(cell.reason)
        if key in self.asked:
            told.append(self.asked[key])
        return "\n".join(told) or origin_words(cell)

    def is_bold(self, key: CellKey) -> bool:
        assert self.plan is not None
        code = key[0].split(":")[0]
        return any(line.code == code and line.level == 0 for line in self.plan.lines)

    def is_marked(self, key: CellKey) -> bool:
        return key in self.asked

    def beside(self, line: int, column: int, role: int) -> Any:
        if self.plan is None or self.sheet is None:
            return None
        part = self.plan.columns[column].part
        return self._unused(line, role) if part is ColumnPart.FIGURE else self._beside(line, part, role)

    def _unused(self, line: int, role: int) -> Any:
        heading = self.plan is not None and self.plan.lines[line].heading
        return look.ground("raised" if heading else "computed") if role == Role.BackgroundRole else None

    def _beside(self, at: int, part: ColumnPart, role: int) -> Any:
        assert self.plan is not None
        line = self.plan.lines[at]
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return self.words_beside(at, part)
        if role == Role.ToolTipRole:
            return (line.official or line.label) if part is ColumnPart.LABEL else None
        if (
            role == Role.FontRole
            and (line.heading or line.level == 0)
            and part in (ColumnPart.CODE, ColumnPart.LABEL)
        ):
            return look.font(bold=True)
        if role == Role.BackgroundRole and line.heading:
            return look.ground("raised")
        if role == Role.ForegroundRole and part in (ColumnPart.CODE, ColumnPart.UNIT, ColumnPart.ORIGIN):
            return look.colour("amber" if part is ColumnPart.ORIGIN and self._bare(line.code) else "muted")
        return None

    def _bare(self, row: str) -> bool:
        cell = self.cell((row, self.form.main_column))
        return cell.overridden and not cell.reason

    def words_beside(self, at: int, part: ColumnPart) -> str:
        """The text of a column that is no figure of the form."""
        assert self.plan is not None
        line = self.plan.lines[at]
        if part is ColumnPart.CODE:
            return line.code
        if part is ColumnPart.LABEL:
            return _INDENT * max(0, line.level - 1) + line.label
        if part is ColumnPart.UNIT:
            return line.unit
        if line.heading:
            return ""
        if part is ColumnPart.ORIGIN:
            return origin_words(self.cell((line.code, self.form.main_column)))
        return self._change(line.code)

    def _change(self, row: str) -> str:
        """This period less the one before, with its sign."""
        now, before = (self.printed((row, column)) for column in (self.form.main_column, "previous"))
        if now is None or before is None:
            return ""
        decimals = self.form.decimals_of(
            self.form.row_by_code[row], self.form.column_by_key[self.form.main_column]
        )
        change = now - before
        return f"+{format_number(change, decimals)}" if change > 0 else format_number(change, decimals)

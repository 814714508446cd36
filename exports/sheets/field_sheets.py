"""A field sheet as a report matrix: the fields with their values, what is lacking, and what contradicts."""

from dataclasses import replace
from typing import Any

from exports.paper.matrices import office_letterhead
from exports.paper.words import texts
from models.forms.matrix import MatrixCell, MatrixColumn, MatrixRow, ReportMatrix
from models.office.names import OfficeNames
from models.returns.document import UnitName
from models.values.dates import format_date
from models.values.messages import sentence
from models.values.periods import label
from storage.extracts.field_sheets import FieldLine, FilledFieldSheet


def field_sheet_matrix(found: FilledFieldSheet, unit: UnitName, names: OfficeNames) -> ReportMatrix:
    """One sheet as it is printed; it is no return, and says so."""
    words: dict[str, Any] = texts()["field_sheet"]
    columns = (
        MatrixColumn("code", (words["code"],), 14.0, "center"),
        MatrixColumn("label", (words["label"],), 66.0, "left"),
        MatrixColumn("unit", (words["unit"],), 24.0, "center"),
        MatrixColumn("value", (words["value"],), 48.0, "left"),
        MatrixColumn("state", (words["state"],), 22.0, "left"),
    )
    form = found.sheet.form
    cutoff = format_date(found.period.cutoff)
    subtitle = words["subtitle"].format(
        name=found.name or unit.name, period=label(found.period), cutoff=cutoff
    )
    head = office_letterhead(unit, names, title=form.title, subtitle=subtitle, appendix=form.name)
    return ReportMatrix(
        form=f"{form.code} {found.name}".strip()[:31],
        letterhead=replace(head, number="", sign_left=(), sign_right=()),
        columns=columns,
        rows=tuple(_row(line, words) for line in found.lines),
        notes=(words["purpose"], *_notes(found, words)),
        landscape=False,
    )


def _row(line: FieldLine, words: dict[str, Any]) -> MatrixRow:
    state = words["lacking"] if line.is_lacking else ""
    cells = (line.code, line.label, line.unit, line.value, state)
    return MatrixRow(line.code, tuple(MatrixCell(text) for text in cells), line.level)


def _notes(found: FilledFieldSheet, words: dict[str, Any]) -> tuple[str, ...]:
    filled = found.expected - len(found.lacking)
    return (
        words["filled"].format(filled=filled, expected=found.expected),
        *(sentence(one.code, one.details, "vi") for one in found.findings),
    )

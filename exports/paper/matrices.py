"""From an evaluated sheet to the report matrix: what stands on paper, in the workbook and in the preview."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from exports.paper.figure_notes import figure_notes
from exports.paper.words import texts
from models.forms.cells import Sheet, SheetCell
from models.forms.definition import TOTAL, Form, FormColumn, Row
from models.forms.matrix import Letterhead, MatrixCell, MatrixColumn, MatrixRow, ReportMatrix
from models.forms.missing import is_incomplete_total, names_of
from models.forms.sheets import shown, to_printed
from models.office.names import URGENCIES, OfficeNames, kind_of, offices_over, signing_lines
from models.returns.document import UnitName
from models.values.periods import Period, label
from models.values.quantities import format_number
from storage.returns.sheets import PeriodSheets

_CODE_WIDTH, _LABEL_WIDTH, _UNIT_WIDTH = 15.0, 78.0, 24.0
_SECTOR_WIDTH = 46.0


def matrices(paper: PeriodSheets, unit: UnitName, names: OfficeNames) -> tuple[ReportMatrix, ...]:
    """All forms of a period, in the order of their codes."""
    return tuple(matrix(paper, code, unit, names) for code in sorted(paper.sheets))


def matrix(
    paper: PeriodSheets, code: str, unit: UnitName, names: OfficeNames, *, whole: bool = False
) -> ReportMatrix:
    """One form of a period as it is printed; `names`: of the office, where a sealed one says none.

    whole: with the rows and columns that paper has only where something stands in them.
    """
    sheet = paper.sheets[code]
    if paper.frozen is not None and paper.frozen.office is not None:
        names = replace(paper.frozen.office, mark=names.mark)
    columns, rows = _crossed(sheet, whole) if sheet.form.cross else _plain(sheet, whole)
    return ReportMatrix(
        form=code,
        letterhead=_letterhead(paper, sheet.form, unit, names),
        columns=columns,
        rows=rows,
        notes=figure_notes(paper, sheet),
        landscape=True,
        draft=paper.frozen is None,
    )


def _letterhead(paper: PeriodSheets, form: Form, unit: UnitName, names: OfficeNames) -> Letterhead:
    words = texts()
    subtitle = words["subtitle"].format(period=_period_words(paper), cutoff=_day(paper.cutoff))
    if paper.head is not None and paper.head.revision > 1:
        subtitle = words["revision"].format(subtitle=subtitle, revision=paper.head.revision)
    return office_letterhead(
        unit,
        names,
        title=form.title,
        subtitle=subtitle,
        place_date=_place_date(paper, unit, names),
        appendix=form.name,
        unit_line=form.unit_line,
    )


def _place_date(paper: PeriodSheets, unit: UnitName, names: OfficeNames) -> str:
    """Where and when; the days below ten and the months below three have two digits (Appendix I, 4)."""
    words, place = texts(), names.place or place_of(unit)
    if not names.date:
        return str(words["place_date"].format(place=place, year=paper.cutoff.year))
    day = date.fromisoformat(names.date)
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return str(words["place_date_known"].format(place=place, day=f"{day.day:02}", month=month, year=day.year))


def office_letterhead(
    unit: UnitName,
    names: OfficeNames,
    *,
    title: str,
    subtitle: str,
    place_date: str = "",
    appendix: str = "",
    unit_line: str = "",
) -> Letterhead:
    """The letterhead of an office over a table of any kind, with its number and both signatures."""
    words = texts()
    parent_office, office = offices_over(unit.name, names)
    post, hint = words["sign_left"]
    prepared = (post, names.preparer_position, hint) if names.preparer_position else (post, hint)
    return Letterhead(
        parent_office=parent_office,
        office=office,
        number=words["number"].format(
            number=names.number or words["number_left_open"], symbol=names.symbol or kind_of(names).symbol
        ),
        place_date=place_date,
        appendix=appendix,
        title=title,
        subtitle=subtitle,
        unit_line=unit_line,
        sign_left=prepared,
        sign_right=(*signing_lines(names), words["sign_right_hint"]),
        signer_left=names.signer_left,
        signer_right=names.signer_right,
        recipients=_recipients(names),
        urgency=words["urgency"][names.urgency] if names.urgency in URGENCIES else "",
        mark=names.mark,
    )


def _recipients(names: OfficeNames) -> tuple[str, ...]:
    """To whom a document goes, a dash before each and where it is filed last; nothing where none was named."""
    words = texts()
    named = [line.strip(" -;.") for line in names.recipients.splitlines()]
    listed = [line for line in named if line]
    if not listed:
        return ()
    if not listed[-1].startswith(words["filed_begins"]):
        listed.append(words["filed"])
    return (*(f"- {line};" for line in listed[:-1]), f"- {listed[-1]}.")


def _period_words(paper: PeriodSheets) -> str:
    """The period, with its first and last day where its name does not say them; a document that is older never did."""
    period, frozen = paper.period, paper.frozen
    if period.is_of_whole_months or (frozen is not None and frozen.days is None):
        return label(period)
    days = {"first": _day(period.first_day), "last": _day(period.last_day)}
    return str(texts()["period_days"].format(period=label(period), **days))


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def with_names(form: ReportMatrix, names: OfficeNames) -> ReportMatrix:
    """The form with these names on its paper; those that are "" stay as they are."""
    head = form.letterhead
    return replace(
        form,
        letterhead=replace(
            head,
            parent_office=names.parent_office.upper() or head.parent_office,
            office=names.office.upper() or head.office,
            signer_left=names.signer_left or head.signer_left,
            signer_right=names.signer_right or head.signer_right,
        ),
    )


def place_of(unit: UnitName) -> str:
    """The name of the unit without the word before it."""
    words = unit.name.split(" ")
    first = next((index for index, word in enumerate(words) if index and word[:1].isupper()), 0)
    return " ".join(words[first:])


def _plain(sheet: Sheet, whole: bool) -> tuple[tuple[MatrixColumn, ...], tuple[MatrixRow, ...]]:
    words, form = texts(), sheet.form
    rows = [
        row for row in form.rows if row.printed and (whole or not row.optional or _says_anything(sheet, row))
    ]
    printed = [
        column
        for column in form.columns
        if column.printed
        and (whole or not column.optional or any(_says(sheet, row.code, column) for row in form.rows))
    ]
    columns = (
        MatrixColumn("code", (words["code"],), _CODE_WIDTH, "center"),
        MatrixColumn("label", (words["label"],), _LABEL_WIDTH, "left"),
        MatrixColumn("unit", (words["unit"],), _UNIT_WIDTH, "center"),
        *(MatrixColumn(column.key, column.header, column.width, _align(column)) for column in printed),
    )
    if all(row.unit in ("", form.rows[0].unit) for row in form.rows) and form.unit_line:
        columns = (*columns[:2], *columns[3:])
        return columns, tuple(_row(sheet, row, printed, False) for row in rows)
    return columns, tuple(_row(sheet, row, printed, True) for row in rows)


def _says_anything(sheet: Sheet, row: Row) -> bool:
    """Whether something other than zero stands in a row, or in a row of the sector that it heads."""
    codes = [one.code for one in sheet.form.rows if row.heading and row.sector and one.sector == row.sector]
    return any(_says(sheet, code, column) for code in codes or (row.code,) for column in sheet.form.columns)


def _says(sheet: Sheet, row: str, column: FormColumn) -> bool:
    """Whether something other than zero, or a note, stands in a cell."""
    return bool(sheet[row, column.key].reason if column.role == "note" else sheet.value(row, column.key))


def _align(column: FormColumn) -> Literal["left", "right"]:
    return "left" if column.role == "note" else "right"


def _row(sheet: Sheet, row: Row, printed: Sequence[FormColumn], with_unit: bool) -> MatrixRow:
    head = [MatrixCell(row.code), MatrixCell(row.label)]
    if with_unit:
        head.append(MatrixCell(row.unit))
    cells = (_cell(sheet, row, column) for column in printed)
    return MatrixRow(row.code, (*head, *cells), row.level, row.heading)


def _cell(sheet: Sheet, row: Row, column: FormColumn) -> MatrixCell:
    if not sheet.form.applies(row, column):
        return MatrixCell("")
    cell = sheet[row.code, column.key]
    if column.role == "note":
        return MatrixCell(cell.reason)
    if cell.value is None:
        return MatrixCell("")
    text = shown(sheet.form, row, column, cell)
    if cell.target is not None:
        return MatrixCell(text)
    printed = to_printed(sheet.form, row, column, cell.value)
    decimals = len(text.partition(",")[2])
    return MatrixCell(text, printed, decimals, _note(sheet, row, column, cell))


def _crossed(sheet: Sheet, whole: bool) -> tuple[tuple[MatrixColumn, ...], tuple[MatrixRow, ...]]:
    """Sectors down, indicators across."""
    form = sheet.form
    columns = [MatrixColumn("sector", (texts()["sector"],), _SECTOR_WIDTH, "left")]
    for item, key in form.cross:
        row, column = form.row_by_code[f"{TOTAL}:{item}"], form.column_by_key[key]
        columns.append(MatrixColumn(f"{item}/{key}", _heading(form, row, column), column.width))
    rows = []
    for sector in (TOTAL, *form.sectors):
        heading = form.row_by_code[sector]
        if heading.optional and not whole and not _says_anything(sheet, heading):
            continue
        cells = [
            _cell(sheet, form.row_by_code[f"{sector}:{item}"], form.column_by_key[key])
            for item, key in form.cross
        ]
        level = 0 if sector == TOTAL else heading.level
        rows.append(MatrixRow(sector, (MatrixCell(heading.label), *cells), level))
    return tuple(columns), tuple(rows)


def _heading(form: Form, row: Row, column: FormColumn) -> tuple[str, ...]:
    """The indicator with its unit, or with the heading of a column that is not the main one."""
    return (row.label, f"({row.unit})" if column.key == form.main_column else column.header[-1])


def _note(sheet: Sheet, row: Row, column: FormColumn, cell: SheetCell) -> str:
    """What is printed under the table: of a figure typed over the register both with the reason, what a total lacks."""
    if is_incomplete_total(sheet, (row.code, column.key)):
        return str(
            texts()["note_incomplete"].format(
                label=_cell_label(sheet, row),
                column=_cell_column(sheet, column),
                missing=names_of(sheet, cell.missing, row.code, column.key),
            )
        )
    if not cell.overridden or not cell.reason:
        return ""
    text: str = texts()["note_override"].format(
        label=f"{row.code} {row.label}",
        column=_cell_column(sheet, column),
        offered=_offered(sheet, row, column, cell),
        value=shown(sheet.form, row, column, cell),
        reason=cell.reason,
    )
    return text


def _cell_label(sheet: Sheet, row: Row) -> str:
    return f"{row.label}, {sheet.form.labels[row.sector].lower()}" if row.item else f"{row.code} {row.label}"


def _cell_column(sheet: Sheet, column: FormColumn) -> str:
    return "" if column.key == sheet.form.main_column else f" ({column.header[-1]})"


def _offered(sheet: Sheet, row: Row, column: FormColumn, cell: SheetCell) -> str:
    assert cell.offered is not None
    printed = to_printed(sheet.form, row, column, cell.offered)
    return format_number(printed, sheet.form.decimals_of(row, column))


def report_title(period: Period, unit: UnitName) -> str:
    """Title of the printed report."""
    return str(texts()["report_title"].format(period=label(period), unit=unit.name))

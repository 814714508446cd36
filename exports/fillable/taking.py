"""A filled workbook taken back: what each of its cells would do to the book, and the keeping of it as one change.

A cell that stands in the file as at export does nothing, whatever the book says now. A cell that was filled in while
the book changed too is refused with both values, unless the file is to be taken over the book.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from exports.fillable.forms import entry_text
from exports.fillable.reading import FilledWorkbook, WorkbookCell
from exports.fillable.registers import fillable_fields
from models.forms.cells import Origin, Sheet
from models.forms.definition import CellKey
from models.forms.sheets import cell_of
from models.forms.typed import is_entry, outcome_of, read_typed
from models.register.record import Field
from models.register.texts.words import table_label
from models.returns.returns import ReturnStep, after
from models.values.cells.fillable import Fillable, FilledKey
from models.values.cells.remarks import TableRemark
from models.values.errors import Refused
from models.values.messages import sentence
from models.values.outcomes import Outcome
from models.values.periods import label as period_label
from models.values.periods import parse_period
from models.values.quantities import parse_number
from storage.book import settings
from storage.book.book import Book
from storage.register.sheets import SheetLine, cell_text, fill_cells, has_period, sheet_lines, sheet_page
from storage.returns import returns
from storage.returns.returns import TypedFigure
from storage.returns.sheets import PeriodSheets

_PAGE = 500


@dataclass(frozen=True, slots=True)
class TakenCell:
    """What one cell of the file does. line, column: in words; before: the text of the book; text: that of the file.

    value: as printed, of a figure; taken_back: the typed figure goes and what the register gives returns.
    """

    key: FilledKey
    place: str
    outcome: Outcome
    before: str
    text: str
    line: str = ""
    column: str = ""
    refusal: Refused | None = None
    value: Any = None
    taken_back: bool = False

    @property
    def is_kept(self) -> bool:
        """Whether the book would be another with it."""
        return self.outcome in (Outcome.NEW, Outcome.CHANGED)

    @property
    def is_contested(self) -> bool:
        """Whether the book changed it too since the export."""
        return self.refusal is not None and self.refusal.code == "FILLABLE_CHANGED_MEANWHILE"


@dataclass(frozen=True, slots=True)
class TakenWorkbook:
    """What a filled workbook does. unchanged: cells that stand as at export."""

    about: Fillable
    cells: tuple[TakenCell, ...]
    unchanged: int
    remarks: tuple[TableRemark, ...] = ()

    def number(self, outcome: Outcome) -> int:
        """How many cells have an outcome."""
        own = sum(cell.outcome is outcome for cell in self.cells)
        return own + self.unchanged if outcome is Outcome.SAME else own

    @property
    def kept(self) -> tuple[TakenCell, ...]:
        """The cells that are new or changed."""
        return tuple(cell for cell in self.cells if cell.is_kept)

    @property
    def figures(self) -> list[TypedFigure]:
        """The kept cells of a form."""
        return [TypedFigure(*cell.key, cell.value, taken_back=cell.taken_back) for cell in self.kept]

    @property
    def texts(self) -> dict[FilledKey, str]:
        """The kept cells of a sheet of the register."""
        return {cell.key: cell.text for cell in self.kept}


def check_unit(book: Book, about: Fillable) -> None:
    """Refused FILLABLE_OTHER_UNIT for a workbook of another unit's book."""
    unit = settings.unit_of(book)
    if about.unit != unit.code:
        raise Refused("FILLABLE_OTHER_UNIT", unit=about.unit_name, own=unit.title)


def take_form(
    book: Book, paper: PeriodSheets, code: str, filled: FilledWorkbook, *, over: bool = False
) -> TakenWorkbook:
    """What a filled form does to the sheet of a period; over: also where the book changed since the export.

    Refused RETURN_SEALED, FILLABLE_OTHER_UNIT, FILLABLE_OTHER_KIND, FILLABLE_OTHER_PERIOD, FILLABLE_OTHER_EDITION.
    """
    about, sheet = filled.about, paper.sheets.get(code)
    if about.kind != "form" or about.of != code or sheet is None:
        raise Refused("FILLABLE_OTHER_KIND", what=_named(about), wanted=code)
    check_unit(book, about)
    if about.period != str(paper.period):
        raise Refused(
            "FILLABLE_OTHER_PERIOD", period=_period(about.period), wanted=_period(str(paper.period))
        )
    if about.edition != sheet.form.edition:
        raise Refused("FILLABLE_OTHER_EDITION", edition=about.edition, wanted=sheet.form.edition)
    if paper.head is not None:
        after(paper.head.state, ReturnStep.EDIT)
    cells = [_form_cell(sheet, cell, over) for cell in filled.cells]
    return TakenWorkbook(about, (*cells, *_strays(filled)), filled.unchanged, filled.remarks)


def _form_cell(sheet: Sheet, cell: WorkbookCell, over: bool) -> TakenCell:
    line, column = cell.key
    item, stroke, name = column.partition("/")
    key = (f"{line}:{item}", name) if stroke else cell.key
    now = ""
    try:
        row, described = cell_of(sheet.form, *key)
        labels = (f"{row.code} {row.label}", described.header[-1])
        if not is_entry(sheet.form, row, described):
            raise Refused("CELL_NOT_USED", form=sheet.form.code, row=key[0], column=key[1])
        now = entry_text(sheet, key)
        taken = replace(_figure(sheet, key, cell, now), line=labels[0], column=labels[1])
    except Refused as refused:
        return TakenCell(key, cell.place, Outcome.REFUSED, now, cell.text, key[0], key[1], refused)
    return _contested(taken, cell, now, over)


def _figure(sheet: Sheet, key: CellKey, cell: WorkbookCell, now: str) -> TakenCell:
    """What a filled cell does to the figure that stands there now."""
    form, there = sheet.form, sheet[key]
    row, column = form.row_by_code[key[0]], form.column_by_key[key[1]]
    value = read_typed(form, row, column, cell.text, parse_number) if cell.text else None

    def done(outcome: Outcome, *, taken_back: bool = False) -> TakenCell:
        return TakenCell(key, cell.place, outcome, now, cell.text, value=value, taken_back=taken_back)

    if value is None:
        if there.origin is Origin.GIVEN:
            return done(Outcome.CHANGED, taken_back=True)
        if there.value is None:
            return done(Outcome.SAME)
        raise Refused("FILLABLE_EMPTIED", figure=now)
    return done(outcome_of(sheet, key, value))


def _contested(taken: TakenCell, cell: WorkbookCell, now: str, over: bool) -> TakenCell:
    """The cell, refused where the book has another value now than at export and than the file."""
    if over or not taken.is_kept or now == cell.before:
        return taken
    both = {"was": cell.before, "book": now, "file": cell.text}
    named = {name: text or sentence("FILLABLE_BLANK") for name, text in both.items()}
    refusal = Refused("FILLABLE_CHANGED_MEANWHILE", **named)
    return replace(taken, outcome=Outcome.REFUSED, refusal=refusal)


def _strays(filled: FilledWorkbook) -> Iterable[TakenCell]:
    for stray in filled.strays:
        refusal = Refused("FILLABLE_LINE_UNKNOWN", line=stray.line or stray.place)
        yield TakenCell(
            ("", stray.place), stray.place, Outcome.REFUSED, "", stray.text, stray.line, "", refusal
        )


def keep_form(book: Book, period: str, taken: TakenWorkbook, cutoff: date | None = None) -> int:
    """Keep what is new and changed as one change, and count it; a return is opened where there is none."""
    figures = taken.figures
    if figures:
        head = returns.open_return(book, period, cutoff)
        returns.give(book, head.id, taken.about.of, figures)
    return len(figures)


def take_register(
    book: Book, table: str, period: str, filled: FilledWorkbook, *, over: bool = False
) -> TakenWorkbook:
    """What a filled sheet of the register does; period: of a kind that has one. over: as of take_form.

    Refused FILLABLE_OTHER_UNIT, FILLABLE_OTHER_KIND, FILLABLE_OTHER_PERIOD.
    """
    about = filled.about
    if about.kind != "register" or about.of != table:
        raise Refused("FILLABLE_OTHER_KIND", what=_named(about), wanted=table_label(table))
    check_unit(book, about)
    if has_period(table) and about.period != period:
        raise Refused("FILLABLE_OTHER_PERIOD", period=_period(about.period), wanted=_period(period))
    fields = {field.name: field for field in fillable_fields(table)}
    lines = _lines_now(book, table, period, {cell.key[0] for cell in filled.cells})
    known = [cell for cell in filled.cells if cell.key[1] in fields]
    done = fill_cells(book, table, {cell.key: cell.text for cell in known}, period=period, keep=False)
    words = {line.key: " \u00b7 ".join(line.words[1:]) for line in about.lines}
    headings = {column.key: column.heading for column in about.columns}
    cells = []
    for cell in filled.cells:
        outcome, refusal = Outcome.REFUSED, Refused("FILLABLE_COLUMN_UNKNOWN", column=cell.key[1])
        now = ""
        if cell.key in done:
            outcome, refusal = done[cell.key].outcome, done[cell.key].refusal  # type: ignore[assignment]
            now = _now(fields[cell.key[1]], lines.get(cell.key[0]), about.language)
        taken = TakenCell(
            cell.key, cell.place, outcome, now, cell.text, words[cell.key[0]], headings[cell.key[1]], refusal
        )
        cells.append(_contested(taken, cell, now, over))
    return TakenWorkbook(about, (*cells, *_strays(filled)), filled.unchanged, filled.remarks)


def _lines_now(book: Book, table: str, period: str, keys: set[str]) -> Mapping[str, SheetLine]:
    if has_period(table):
        return {line.key: line for line in sheet_lines(book, period)}
    ids = sorted(keys)
    pages = (sheet_page(book, table, ids[at : at + _PAGE]) for at in range(0, len(ids), _PAGE))
    return {line.key: line for page in pages for line in page}


def _now(field: Field, line: SheetLine | None, language: str) -> str:
    return "" if line is None else cell_text(field, line.values, language)


def keep_register(book: Book, table: str, period: str, taken: TakenWorkbook) -> int:
    """Keep what is new and changed as one change, and count it."""
    done = fill_cells(book, table, taken.texts, period=period) if taken.kept else {}
    return sum(cell.outcome in (Outcome.NEW, Outcome.CHANGED) for cell in done.values())


def _named(about: Fillable) -> str:
    return about.of if about.kind == "form" else table_label(about.of, many=True)


def _period(period: str) -> str:
    return period_label(parse_period(period)) if period else ""

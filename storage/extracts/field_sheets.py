"""Field sheets filled from the register: values to type into the national system, what is lacking, what contradicts."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.forms.cells import Origin, Sheet
from models.forms.checking.comparing import Case
from models.forms.checking.cross_checks import run
from models.forms.files.field_sheets import FieldSheet, field_sheet_of
from models.forms.findings import Finding
from models.forms.sheets import evaluate, shown
from models.forms.snapshot import Snapshot
from models.forms.sources import Measuring, prefill_with_support
from models.values.periods import Period
from storage.book import settings
from storage.book.book import Book
from storage.book.periods import period_of
from storage.extracts.snapshot import take_snapshot
from storage.register import organisations
from storage.register.doubts.organisation_doubts import doubts
from storage.register.lists import lists
from storage.register.lists.columns import list_columns
from storage.register.lists.lists import ListFilter


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field: what is to be typed, "" where it is not known; optional ones need not be."""

    code: str
    label: str
    unit: str
    value: str
    level: int = 1
    optional: bool = False

    @property
    def is_lacking(self) -> bool:
        return not self.value and not self.optional


@dataclass(frozen=True, slots=True)
class FilledFieldSheet:
    """A field sheet of an organisation ("" of the office), with what speaks against its figures."""

    sheet: FieldSheet
    name: str
    period: Period
    lines: tuple[FieldLine, ...]
    findings: tuple[Finding, ...]

    @property
    def lacking(self) -> tuple[FieldLine, ...]:
        return tuple(line for line in self.lines if line.is_lacking)

    @property
    def expected(self) -> int:
        """How many fields ought to have a value."""
        return sum(not line.optional for line in self.lines)


def field_sheet(book: Book, organisation_id: str, period: str) -> FilledFieldSheet:
    """The sheet of one organisation for a period; "": that of the office.

    Refused ORGANISATION_UNKNOWN, PERIOD_NOT_UNDERSTOOD.
    """
    return field_sheets_of(book, [organisation_id], period)[0]


def field_sheets_of(book: Book, keys: Sequence[str], period: str) -> list[FilledFieldSheet]:
    """The sheets of some organisations, in their order, from one reading of the register."""
    asked = period_of(book, period)
    unit = settings.unit_at(book, asked.cutoff)
    whole = take_snapshot(book, asked.cutoff, asked.first_day, asked.last_day, str(asked), unit)
    return [_filled(book, whole, key, asked) for key in keys]


def _filled(book: Book, whole: Snapshot, key: str, period: Period) -> FilledFieldSheet:
    card = organisations.get(book, key, period.cutoff) if key else None
    sheet = field_sheet_of(str(card.values["kind"]) if card else "")
    own = whole if card is None else _of(whole, key)
    texts = _texts(book, key, sheet, period) if card else ()
    figures = prefill_with_support(sheet.form, Measuring(own))
    offered = {cell: (value, Origin.REGISTER) for cell, value in figures.figures.items()}
    found = evaluate(sheet.form, offered, {}, figures.support)
    checked = tuple(doubts(book, key, period.cutoff)) if key else ()
    name = "" if card is None else card.name
    return FilledFieldSheet(sheet, name, period, (*texts, *_figures(found)), (*checked, *_checked(found)))


def _of(whole: Snapshot, key: str) -> Snapshot:
    """The part of a snapshot that is of one organisation."""
    sets = {
        name: [row for row in rows if row.get("organisation") == key] for name, rows in whole.sets.items()
    }
    return Snapshot(sets, whole.communes)


def _texts(book: Book, key: str, sheet: FieldSheet, period: Period) -> tuple[FieldLine, ...]:
    columns = list_columns("organisations", [line.path for line in sheet.texts])
    (row,) = lists.page(book, "organisations", [key], columns.fetched, ListFilter(day=period.cutoff))
    cells = columns.cells(row)
    return tuple(
        FieldLine(line.code, line.label, "", cell.text) for line, cell in zip(sheet.texts, cells, strict=True)
    )


def _figures(found: Sheet) -> tuple[FieldLine, ...]:
    form = found.form
    column = form.column_by_key[form.main_column]
    return tuple(
        FieldLine(
            row.code,
            row.label,
            row.unit,
            shown(form, row, column, found[row.code, column.key]),
            row.level,
            row.optional or row.derived,
        )
        for row in form.rows
        if not row.heading
    )


def _checked(found: Sheet) -> list[Finding]:
    return run(Case({found.form.code: found}))

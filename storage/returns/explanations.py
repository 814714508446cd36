"""Where a figure comes from: who typed it and why, which records or packages it adds up, how it is computed.

One answer for the desktop and the command line. A sealed figure is explained from the frozen data: the register may
have moved on, so its records are not named any more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.forms.consolidation import Part, parts_of
from models.forms.definition import CellKey, Form, FormColumn, Row
from models.forms.sheets import Origin, Sheet, SheetCell, cell_of
from models.forms.snapshot import Snapshot
from models.forms.sources import records
from models.returns.records import GivenFigure
from models.values.errors import Refused
from storage.book import journal, settings
from storage.book.book import Book
from storage.book.rows import fetch, marks
from storage.received import contributions
from storage.returns import sheets
from storage.returns.returns import as_given
from storage.returns.sheets import OWN_REGISTER, PeriodSheets

FIRST_NAMES = 10
"""So many records are named; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Typing:
    """The typed figure: what was typed (None: typed blank), why, when (ISO 8601) and by whom it was last changed."""

    value: Decimal | None
    reason: str
    at: str
    actor: str


@dataclass(frozen=True, slots=True)
class Records:
    """The records of this book behind a figure: of which set (models.forms.snapshot), how many, the first names."""

    of: str
    count: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One cell from which a figure is computed; sign tells in which part of a ratio it stands."""

    row: str
    column: str
    label: str
    value: Decimal | None
    part: Literal["numerator", "denominator"] = "numerator"


@dataclass(frozen=True, slots=True)
class Formula:
    """How a figure is computed. total: sum of the terms; mean and ratio: numerator over denominator, times `times`;
    multiple: one term by a fixed factor."""

    kind: Literal["total", "mean", "ratio", "multiple", "difference"]
    terms: tuple[Term, ...]
    times: str = "1"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything there is to say about one cell; what does not apply is None or empty.

    Values are in base units (money: dong). parts: what each unit stated, by package; `unit` "" is this book's own
    register. carried_from: the period before, where the figure was carried over.
    """

    period: str
    revision: int | None
    sealed: bool
    form: Form
    row: Row
    column: FormColumn
    cell: SheetCell
    typing: Typing | None = None
    parts: tuple[Part, ...] = ()
    records: Records | None = None
    formula: Formula | None = None
    carried_from: str = ""


def explain(
    book: Book, period: str, form: str, row: str, column: str, revision: int | None = None
) -> Explanation:
    """Where the figure of one cell comes from.

    Refused: FORM_UNKNOWN, ROW_UNKNOWN, COLUMN_UNKNOWN, CELL_NOT_USED, REVISION_UNKNOWN, PERIOD_NOT_UNDERSTOOD.
    """
    paper = sheets.period_sheets(book, period, revision)
    if revision is not None and (paper.head is None or paper.head.revision != revision):
        raise Refused("REVISION_UNKNOWN", period=str(paper.period), revision=str(revision))
    sheet = paper.sheets.get(form)
    if sheet is None:
        raise Refused("FORM_UNKNOWN", form=form, known=", ".join(sorted(paper.sheets)))
    found_row, found_column = cell_of(sheet.form, row, column)
    cell = sheet[row, column]
    with book.read_session() as session:
        return Explanation(
            period=str(paper.period),
            revision=paper.head.revision if paper.head else None,
            sealed=paper.frozen is not None,
            form=sheet.form,
            row=found_row,
            column=found_column,
            cell=cell,
            typing=_typing(session, paper, form, (row, column)),
            parts=_parts(session, paper, sheet.form, (row, column)),
            records=_records(session, sheet.form, found_row, found_column, paper.register),
            formula=_formula(sheet, found_row, found_column),
            carried_from=str(paper.period.previous()) if cell.origin is Origin.CARRIED else "",
        )


def _typing(session: Session, paper: PeriodSheets, form: str, key: CellKey) -> Typing | None:
    """The typed figure with its last line in the journal."""
    if paper.head is None:
        return None
    found = session.execute(
        select(GivenFigure).where(
            GivenFigure.return_id == paper.head.id,
            GivenFigure.form == form,
            GivenFigure.row == key[0],
            GivenFigure.column == key[1],
        )
    ).scalar_one_or_none()
    if found is None:
        return None
    last = journal.lines_of_record(session, GivenFigure.__tablename__, found.id)[-1]
    return Typing(as_given(found.value, found.reason).value, found.reason, last.at, last.actor)


def _parts(session: Session, paper: PeriodSheets, form: Form, key: CellKey) -> tuple[Part, ...]:
    """What packages stated for this cell, and the own register beside them; nothing where no package counts."""
    stated = paper.contributions.get(form.code)
    if stated is None:
        stated = tuple(contributions.received(session, str(paper.period), form.code))
    found = parts_of(form, key, stated)
    return tuple(found) if any(part.source != OWN_REGISTER for part in found) else ()


def _records(
    session: Session, form: Form, row: Row, column: FormColumn, register: Snapshot | None
) -> Records | None:
    """The records that the register's figure counts or adds up."""
    source = form.source_of(row, column)
    if source is None or register is None or source.measure == "communes":
        return None
    chosen = records(source, register)
    if not chosen:
        return None
    return Records(source.of, len(chosen), tuple(_names(session, chosen[:FIRST_NAMES])))


def _names(session: Session, chosen: Iterable[Mapping[str, Any]]) -> list[str]:
    """Names of people, or of organisations, in the order of the records."""
    wanted = [
        ("people", one["person"]) if "person" in one else ("organisations", one["organisation"])
        for one in chosen
    ]
    found = {}
    for table in {table for table, _ in wanted}:
        listed, values = marks([record for name, record in wanted if name == table])
        rows = fetch(session, f"SELECT id, name FROM {table} WHERE id IN ({listed})", **values)
        found.update({(table, row.id): str(row.name) for row in rows})
    return [found[one] for one in wanted if one in found]


def _formula(sheet: Sheet, row: Row, column: FormColumn) -> Formula | None:
    """The computation that the form gives for a cell; also of a typed figure, for comparing."""
    if column.role == "difference":
        keys = sheet.form.column_by_key
        return Formula(
            "difference",
            (_term(sheet, row, keys[column.of]), _term(sheet, row, keys[column.over], "denominator")),
        )
    if column.role in ("ratio", "share"):
        return _ratio_of_columns(sheet, row, column)
    if row.mean:
        over = _terms(sheet, row.mean[1:], column, "denominator")
        return Formula("mean", (*_terms(sheet, row.mean[:1], column), *over))
    if row.ratio:
        over = _terms(sheet, row.ratio.denominator, column, "denominator")
        return Formula("ratio", (*_terms(sheet, row.ratio.numerator, column), *over), str(row.ratio.times))
    if row.times:
        return Formula("multiple", _terms(sheet, row.times[:1], column), str(row.times[1]))
    if column.total:
        keys = sheet.form.column_by_key
        return Formula("total", tuple(_term(sheet, row, keys[key]) for key in column.total))
    if row.total and sheet[row.code, column.key].origin in (Origin.DERIVED, Origin.GIVEN):
        return Formula("total", _terms(sheet, row.total, column))
    return None


def _ratio_of_columns(sheet: Sheet, row: Row, column: FormColumn) -> Formula:
    of = _term(sheet, row, sheet.form.column_by_key[column.of])
    if column.role == "ratio":
        over = _term(sheet, row, sheet.form.column_by_key[column.over], "denominator")
        return Formula("ratio", (of, over), "100")
    whole = sheet.form.share_total(row)
    return Formula(
        "ratio", (of, *_terms(sheet, (whole,), sheet.form.column_by_key[column.of], "denominator")), "100"
    )


def _terms(
    sheet: Sheet,
    rows: Iterable[str],
    column: FormColumn,
    part: Literal["numerator", "denominator"] = "numerator",
) -> tuple[Term, ...]:
    return tuple(_term(sheet, sheet.form.row_by_code[code], column, part) for code in rows)


def _term(
    sheet: Sheet,
    row: Row,
    column: FormColumn,
    part: Literal["numerator", "denominator"] = "numerator",
) -> Term:
    return Term(row.code, column.key, row.label, sheet.value(row.code, column.key), part)


def unit_title(book: Book, part: Part) -> str:
    """The unit that stated a part, by name; the own register by the name of this book's unit."""
    return part.unit or settings.unit_of(book).title

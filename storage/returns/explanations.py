"""Where a figure comes from: who typed it and why, which records or packages it adds up, how it is computed.

One answer for the desktop and the command line. A sealed figure is explained from what was sealed: the register of the
book may have moved on, and the one that the return carries has not.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.forms.cells import Origin, Sheet, SheetCell
from models.forms.definition import CellKey, Form, FormColumn, Row
from models.forms.loader import Forms
from models.forms.merge.consolidation import UnitShare, parts_of
from models.forms.merge.contributions import Contributions
from models.forms.rules.measures import Source
from models.forms.sheets import RATIO_DECIMALS, cell_of, quotient_of, to_printed
from models.forms.snapshot import DERIVED_SETS, Snapshot, own_attributes
from models.forms.sources import leaf_sources, left_out, records
from models.forms.summary.meanings import Meaning, meaning_of
from models.returns.backing import UnitsReceived
from models.returns.document import ReturnDocument
from models.returns.period_days import period_in
from models.returns.records import GivenFigure
from models.values.errors import Refused
from models.values.quantities import round_half_up
from storage.book import journal, settings
from storage.book.book import Book
from storage.book.rows import RowSession
from storage.extracts.foreign import foreign_register, snapshot_of
from storage.forms.installed import forms_in
from storage.received import contributions
from storage.received.areas import without_overlap
from storage.received.counted_once import Counting
from storage.received.in_force import InForce, in_force, in_force_before
from storage.received.moves.netting import Moves
from storage.received.registers import Registers, unit_text
from storage.register.records.cards import names_of
from storage.returns import sheets
from storage.returns.frozen import sealing_change
from storage.returns.offers import OWN_REGISTER, period_taken_from
from storage.returns.returns import as_given
from storage.returns.sheets import PeriodSheets

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
    """The records of this book behind a figure: of which set (models.forms.snapshot), how many, the first names.

    left_out: the first records that could belong to it and do not state what it needs, with the attributes they lack.
    """

    of: str
    count: int
    names: tuple[str, ...]
    left_out: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class FormulaTerm:
    """One cell from which a figure is computed; part: its place in a ratio."""

    row: str
    column: str
    label: str
    value: Decimal | None
    part: Literal["numerator", "denominator"] = "numerator"


@dataclass(frozen=True, slots=True)
class Formula:
    """How a figure is computed. total: sum of the terms; mean and ratio: numerator over denominator, times `times`;
    multiple: one term by a fixed factor.

    used: numerator and denominator over the records, or units, that state both, where the terms are other sums.
    """

    kind: Literal["total", "mean", "ratio", "multiple", "difference"]
    terms: tuple[FormulaTerm, ...]
    times: str = "1"
    used: tuple[Decimal, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """The explanation of a cell; what does not apply is None or empty.

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
    cutoff: date
    meaning: Meaning
    typing: Typing | None = None
    parts: tuple[UnitShare, ...] = ()
    records: Records | None = None
    formula: Formula | None = None
    carried_from: str = ""
    units: UnitsReceived | None = None


def explain(
    book: Book, period: str, form: str, row: str, column: str, revision: int | None = None
) -> Explanation:
    """Where the figure of one cell comes from.

    Refused: FORM_UNKNOWN, ROW_UNKNOWN, COLUMN_UNKNOWN, CELL_NOT_USED, REVISION_UNKNOWN, PERIOD_NOT_UNDERSTOOD.
    """
    paper = sheets.unchecked_sheets(book, period, revision, form=form, cell=(row, column))
    if revision is not None and (paper.head is None or paper.head.revision != revision):
        raise Refused("REVISION_UNKNOWN", period=str(paper.period), revision=str(revision))
    found = _of_sheet(paper, form, row, column)
    key = (row, column)
    with book.read_session() as session:
        if paper.frozen is not None:
            told = _packed_records(found, paper.frozen)
        else:
            told = _records(session, found, paper.register)
        return replace(
            found,
            typing=_typing(session, paper, form, key),
            parts=_parts(session, paper, found.form, key),
            records=told,
        )


def explain_document(document: ReturnDocument, forms: Forms, form: str, row: str, column: str) -> Explanation:
    """Where a figure of a received return comes from: its formula, and the records in the register it carries.

    Refused: FORM_UNKNOWN, ROW_UNKNOWN, COLUMN_UNKNOWN, CELL_NOT_USED.
    """
    paper = sheets.document_sheets(document, forms)
    found = _of_sheet(paper, form, row, column)
    return replace(found, records=_packed_records(found, document))


def _of_sheet(paper: PeriodSheets, form: str, row: str, column: str) -> Explanation:
    """What the sheet itself says of a cell."""
    sheet = paper.sheets.get(form)
    if sheet is None:
        raise Refused("FORM_UNKNOWN", form=form, known=", ".join(sorted(paper.sheets)))
    found_row, found_column = cell_of(sheet.form, row, column)
    cell = sheet[row, column]
    return Explanation(
        period=str(paper.period),
        revision=paper.head.revision if paper.head else None,
        sealed=paper.frozen is not None,
        form=sheet.form,
        row=found_row,
        column=found_column,
        cell=cell,
        cutoff=paper.cutoff,
        meaning=meaning_of(sheet.form, found_row, found_column),
        formula=_with_used(_formula(sheet, found_row, found_column), cell),
        carried_from=str(period_taken_from(paper.period, found_column.taken_from))
        if cell.origin is Origin.CARRIED
        else "",
        units=paper.units,
    )


def _packed_records(found: Explanation, document: ReturnDocument) -> Records | None:
    """The records of the register that a return carries; None where it was left out of a reduced copy."""
    if not document.register.get("organisations"):
        return None
    unit = settings.unit_named(document.unit)
    with foreign_register(document.register) as rows:
        return _records(
            rows, found, snapshot_of(rows, document.cutoff, period_in(document.period, document.days), unit)
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


def _parts(session: Session, paper: PeriodSheets, form: Form, key: CellKey) -> tuple[UnitShare, ...]:
    """What packages stated for this cell, and the own register beside them; nothing where no package counts."""
    offer = paper.offers.by_form.get(form.code)
    if offer is None:
        packages = without_overlap(_counted_then(session, paper))
        stated = contributions.contributions_of(session, packages, form, pairs=False)
        found = parts_of(form, key, stated)
        found += _netted_then(session, paper, packages, form, key, stated)
    else:
        found = parts_of(form, key, offer.contributions)
    return tuple(found) if any(part.source != OWN_REGISTER for part in found) else ()


def _netted_then(
    session: Session,
    paper: PeriodSheets,
    packages: Sequence[InForce],
    form: Form,
    key: CellKey,
    stated: Contributions,
) -> list[UnitShare]:
    """What moves between the units took off a sealed figure; nothing where the figure is not made up of that.

    The registers are those that were received then. A sheet that an earlier program sealed has nothing taken off.
    """
    assert paper.frozen is not None
    unit = settings.unit_named(paper.frozen.unit)
    registers = Registers({unit_text(one): one for one in packages}, {}, paper.cutoff, forms_in(session))
    counting = Counting(session, registers, paper.period, unit)
    lines = Moves(session, registers, counting, {}, unit).net(form, stated, {key}).lines
    found = [UnitShare(one.unit, one.source, one.figures[key]) for one in lines]
    made = sum((one.value for one in (*parts_of(form, key, stated), *found)), Decimal(0))
    return found if made == paper.sheets[form.code].value(*key) else []


def _counted_then(session: Session, paper: PeriodSheets) -> list[InForce]:
    """The packages that counted when a revision was sealed: what came or went since is not in its figures."""
    period = str(paper.period)
    sealing = sealing_change(session, paper.head.id) if paper.head is not None else None
    return in_force(session, period) if sealing is None else in_force_before(session, period, sealing)


def _records(session: Session | RowSession, found: Explanation, register: Snapshot | None) -> Records | None:
    """The records that the register's figure counts or adds up; of a ratio or mean those of its denominator."""
    sources = _sources(found.form, found.row, found.column)
    if not sources or register is None or sources[-1].measure == "communes":
        return None
    chosen = records(sources[-1], register)
    lacking = left_out(sources, register)
    if not chosen and not lacking:
        return None
    names = _names(
        session, sources[-1].of, [*chosen[:FIRST_NAMES], *(record for record, _ in lacking[:FIRST_NAMES])]
    )
    shown = len(chosen[:FIRST_NAMES])
    without = zip(names[shown:], (lacks for _, lacks in lacking), strict=False)
    return Records(sources[-1].of, len(chosen), tuple(names[:shown]), tuple(without))


def _sources(form: Form, row: Row, column: FormColumn) -> tuple[Source, ...]:
    """What a cell measures in the register, a ratio with numerator and denominator; empty where it does not."""
    source = form.source_of(row, column)
    if source is not None:
        return (source,)
    if column.role != "figure" or not (row.mean or row.ratio):
        return ()
    of, over, _ = quotient_of(row)
    sides = [leaf_sources(form, side, column) for side in (of, over)]
    same_set = len({source.of for side in sides for source in side}) == 1
    return (*sides[0], *sides[1]) if all(sides) and same_set else ()


def _names(session: Session | RowSession, of: str, chosen: Iterable[Mapping[str, Any]]) -> list[str]:
    """What the records of a set are called, in their order: people, organisations, or records of a later kind."""
    wanted = [_identity(of, one) for one in chosen]
    by_table: dict[str, set[str]] = {}
    for table, key in wanted:
        by_table.setdefault(table, set()).add(key)
    found = {
        (table, key): name
        for table, ids in by_table.items()
        for key, name in names_of(session, table, ids).items()
    }
    return [found[one] for one in wanted if one in found]


def _identity(of: str, record: Mapping[str, Any]) -> tuple[str, str]:
    """Table and id of a record of a set."""
    if of in DERIVED_SETS:
        return of, record[own_attributes(of)[0]]
    return ("people", record["person"]) if "person" in record else ("organisations", record["organisation"])


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


def _with_used(formula: Formula | None, cell: SheetCell) -> Formula | None:
    """The formula with what it was really taken over, where that is not all that stands in its terms."""
    if formula is None or cell.basis is None:
        return formula
    used = (Fraction(cell.basis.numerator), Fraction(cell.basis.denominator))
    sides = [
        sum(Fraction(term.value or 0) for term in formula.terms if term.part == part)
        for part in ("numerator", "denominator")
    ]
    if list(used) == sides:
        return formula
    above, below = (round_half_up(one, RATIO_DECIMALS) for one in used)
    return replace(formula, used=(above, below))


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
) -> tuple[FormulaTerm, ...]:
    return tuple(_term(sheet, sheet.form.row_by_code[code], column, part) for code in rows)


def _term(
    sheet: Sheet,
    row: Row,
    column: FormColumn,
    part: Literal["numerator", "denominator"] = "numerator",
) -> FormulaTerm:
    return FormulaTerm(row.code, column.key, row.label, sheet.value(row.code, column.key), part)


def used_in_print(found: Explanation) -> tuple[Decimal, Decimal] | None:
    """Formula.used in the printed units of its terms; None where there is none."""
    formula = found.formula
    if formula is None or formula.used is None:
        return None
    first = {term.part: term for term in reversed(formula.terms)}

    def printed(part: Literal["numerator", "denominator"], value: Decimal) -> Decimal:
        term = first[part]
        row, column = found.form.row_by_code[term.row], found.form.column_by_key[term.column]
        return to_printed(found.form, row, column, value).normalize() + 0

    return printed("numerator", formula.used[0]), printed("denominator", formula.used[1])


def unit_title(book: Book, part: UnitShare) -> str:
    """The unit that stated a part, by name; the own register by the name of this book's unit."""
    return part.unit or settings.unit_of(book).title

"""Sheets that are sealed: read from their document and never worked out again."""

from typing import TYPE_CHECKING

import orjson

from models.forms.cells import ORIGINS, Basis, Given, Origin, Sheet, SheetCell
from models.forms.definition import CellKey, Form
from models.forms.sheets import evaluate, quotient_of
from models.returns.document import FormFigures, ReturnDocument, decode
from models.returns.period_days import PeriodDays, days_from_json, days_in
from models.returns.returns import State
from storage.book import journal
from storage.book.rows import fetch_one

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.book.rows import RowSession


def sealed_document(session: "Session | RowSession", return_id: str) -> ReturnDocument | None:
    """The frozen data of a revision, None while it is open."""
    data = _sealed_data(session, return_id)
    return None if data is None else decode(data)


def sealed_days(session: "Session | RowSession", return_id: str, period: str) -> PeriodDays | None:
    """The days of a sealed revision's period, None while it is open; its figures are not read for them."""
    data = _sealed_data(session, return_id)
    return None if data is None else days_in(period, days_from_json(orjson.loads(data)))


def _sealed_data(session: "Session | RowSession", return_id: str) -> bytes | None:
    found = fetch_one(session, "SELECT data FROM sealed WHERE return_id = :id", id=return_id)
    return None if found is None else bytes(found.data)


def sealing_change(session: "Session", return_id: str) -> int | None:
    """The change of the book by which a revision was sealed; None while it is open."""
    lines = journal.lines_of_record(session, "returns", return_id)
    return next((one.change for one in lines if one.field == "state" and one.new == State.SEALED.value), None)


def frozen_sheet(form: Form, sheet: FormFigures, document: ReturnDocument) -> Sheet:
    """A sheet from the figures of a package, with the pairs of ratios, the targets and the gaps that it states.

    Documents of older programs state none of them: the bases of their ratios are found again for showing them exactly.
    """
    backing = document.backing
    form = form.with_bases(backing.bases.get(form.code, {}))
    incomplete, targets = document.incomplete(sheet.form), document.targets(sheet.form)
    given = {
        (one.row, one.column): Given(one.value, one.reason, targets.get((one.row, one.column)))
        for one in sheet.figures
    }
    recomputed = evaluate(form, {}, given)
    pairs = backing.pairs.get(form.code, {})
    cells: dict[CellKey, SheetCell] = {}
    for one in sheet.figures:
        key = (one.row, one.column)
        again = recomputed[key]
        basis, computed, coverage = again.basis, again.computed, None
        if pair := pairs.get(key):
            coverage = pair.coverage
            basis = Basis(pair.numerator, pair.denominator, _times(form, key)) if pair.denominator else None
            computed = basis.exact if basis else None
        cells[key] = SheetCell(
            one.value,
            ORIGINS.get(one.origin, Origin.GIVEN),
            None,
            one.reason,
            basis,
            computed,
            again.missing if key in incomplete else (),
            targets.get(key),
            coverage,
        )
    return Sheet(form, cells, pairs)


def _times(form: Form, key: CellKey) -> int:
    """By what the quotient of a cell is multiplied."""
    row, column = form.row_by_code.get(key[0]), form.column_by_key.get(key[1])
    if row is None or column is None or column.role in ("ratio", "share") or not (row.mean or row.ratio):
        return 100
    return quotient_of(row)[2]

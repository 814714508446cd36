"""Sheets that are sealed: read from their document and never worked out again."""

import orjson
from sqlalchemy.orm import Session

from models.forms.definition import CellKey, Form
from models.forms.sheets import Basis, Given, Origin, Sheet, SheetCell, evaluate, quotient_of
from models.returns.backing import Backing
from models.returns.document import FormFigures, ReturnDocument, decode
from models.returns.period_days import PeriodDays, days_from_json, days_in
from models.returns.records import Sealed

_ORIGINS = {origin.value: origin for origin in Origin}


def sealed_document(session: Session, return_id: str) -> ReturnDocument | None:
    """The frozen data of a revision, None while it is open."""
    found = session.get(Sealed, return_id)
    return None if found is None else decode(found.data)


def sealed_days(session: Session, return_id: str, period: str) -> PeriodDays | None:
    """The days of a sealed revision's period, None while it is open; its figures are not read for them."""
    found = session.get(Sealed, return_id)
    return None if found is None else days_in(period, days_from_json(orjson.loads(found.data)))


def frozen_sheet(form: Form, sheet: FormFigures, backing: Backing) -> Sheet:
    """A sheet from the figures of a package, with the pairs of ratios that it states.

    Documents of older programs state no pairs: the bases of their ratios are found again, for showing them exactly.
    """
    form = form.with_bases(backing.bases.get(form.code, {}))
    given = {(one.row, one.column): Given(one.value, one.reason) for one in sheet.figures}
    recomputed = evaluate(form, {}, given)
    pairs = backing.pairs.get(form.code, {})
    cells: dict[CellKey, SheetCell] = {}
    for one in sheet.figures:
        key = (one.row, one.column)
        basis, coverage = recomputed[key].basis, None
        if pair := pairs.get(key):
            times = _times(form, key)
            basis = Basis(pair.numerator, pair.denominator, times) if pair.denominator else None
            coverage = pair.coverage
        origin = _ORIGINS.get(one.origin, Origin.GIVEN)
        cells[key] = SheetCell(one.value, origin, None, one.reason, basis, coverage)
    return Sheet(form, cells, pairs)


def _times(form: Form, key: CellKey) -> int:
    """By what the quotient of a cell is multiplied."""
    row, column = form.row_by_code.get(key[0]), form.column_by_key.get(key[1])
    if row is None or column is None or column.role in ("ratio", "share") or not (row.mean or row.ratio):
        return 100
    return quotient_of(row)[2]

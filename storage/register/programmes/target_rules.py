"""The rules of targets: what their wording asks for, the cells that they name, units, and no target in itself."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, object_session

from models.forms.loader import Forms
from models.register.programmes.targets import (
    BASE_CELL,
    RESULT_CELL,
    Calculation,
    aim_of,
    is_share,
    stored_bound,
)
from models.register.tables.targets import TargetRecord
from models.values.errors import Refused
from models.values.names import excerpt
from models.values.quantities import parse_number
from storage.forms.installed import forms_in


def fill(target: Any) -> None:
    """The bound in figures, codes of forms in capitals; Refused TARGET_NOT_UNDERSTOOD, TARGET_DIRECTION_DIFFERS."""
    target.bound = stored_bound(aim_of(target.wording, target.direction))
    for name in (RESULT_CELL[0], BASE_CELL[0]):
        setattr(target, name, getattr(target, name).upper())


def refuse_wrong(target: Any) -> None:
    """Refuse what cannot be meant.

    YEARS_OUT_OF_ORDER; TARGET_CHANGE_IN_POINTS, TARGET_GROWTH_IN_PERCENT for per cent and points that are mixed up;
    TARGET_RESULT_NOT_NUMBER, TARGET_OF_ITSELF.
    """
    if target.first_year and target.first_year > target.horizon:
        years = {"first": target.first_year, "last": target.horizon}
        raise Refused("YEARS_OUT_OF_ORDER", **years, field="horizon")
    if target.calculation == Calculation.CHANGE and is_share(target.measured_in):
        raise Refused("TARGET_CHANGE_IN_POINTS", field="measured_in")
    if target.calculation == Calculation.GROWTH and not is_share(target.measured_in):
        raise Refused("TARGET_GROWTH_IN_PERCENT", field="measured_in")
    _refuse_no_number(target.result)
    for link in ("part_of_id", "condition_target_id"):
        _refuse_circle(target, link)


def refuse_no_cell(session: Session, target: Mapping[str, Any]) -> None:
    """Refuse a cell that no form of the book has: TARGET_CELL_INCOMPLETE and the codes of Forms.newest_cell."""
    for names in (RESULT_CELL, BASE_CELL):
        cell = [target[name] for name in names]
        if any(cell):
            _refuse_no_cell(forms_in(session), names, *cell)


def _refuse_no_number(text: str) -> None:
    try:
        parse_number(text)
    except Refused as refused:
        raise Refused("TARGET_RESULT_NOT_NUMBER", text=excerpt(text), field="result") from refused


def _refuse_no_cell(forms: Forms, names: tuple[str, str, str], form: str, row: str, column: str) -> None:
    if (row and not form) or (column and not row):
        raise Refused("TARGET_CELL_INCOMPLETE", field=names[0] if row else names[1])
    if form and form not in forms.codes:
        raise Refused("FORM_UNKNOWN", form=form, known=", ".join(forms.codes), field=names[0])
    if not row:
        return
    try:
        forms.newest_cell(form, row, column)
    except Refused as refused:
        raise Refused(refused.code, **refused.details | {"field": _place(names, refused.code)}) from refused


def _place(names: tuple[str, str, str], code: str) -> str:
    return names[1] if code == "ROW_UNKNOWN" else names[2]


def _refuse_circle(target: Any, link: str) -> None:
    """A target that is added has no other behind it yet; of one that is changed the chain is followed."""
    session, above = object_session(target), getattr(target, link)
    seen = {target.id}
    while above is not None:
        if above in seen:
            raise Refused("TARGET_OF_ITSELF", field=link)
        seen.add(above)
        if session is None:
            return
        column = getattr(TargetRecord, link)
        above = session.execute(select(column).where(TargetRecord.id == above)).scalar_one_or_none()

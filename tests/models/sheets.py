"""Sheets for tests: figures by address, in printed units."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from models.forms.cells import Given, Origin, Sheet
from models.forms.checking.comparing import Case
from models.forms.checking.cross_checks import run
from models.forms.definition import CellKey
from models.forms.findings import Finding
from models.forms.history import History
from models.forms.loader import PUBLISHED
from models.forms.sheets import cell_of, evaluate, to_base

DAY = date(2026, 9, 30)


def sheet(
    form: str, figures: Mapping[str, str | int | None], offered: Mapping[str, int] | None = None
) -> Sheet:
    """A sheet with typed figures ("row" or "row/column" → printed figure) and offered base figures."""
    definition = PUBLISHED.form_on(form, DAY)
    given: dict[CellKey, Given] = {}
    for address, value in figures.items():
        row, _, column = address.partition("/")
        key = (row, column or definition.main_column)
        where = cell_of(definition, *key)
        given[key] = Given(None if value is None else to_base(definition, *where, Decimal(str(value))))
    there = {
        (row, definition.main_column): (Decimal(value), Origin.REGISTER)
        for row, value in (offered or {}).items()
    }
    return evaluate(definition, there, given)


def findings(
    *sheets: Sheet,
    carried: Mapping[str, Mapping[CellKey, Decimal]] | None = None,
    history: History | None = None,
) -> list[Finding]:
    """What all checks say about these sheets."""
    return run(Case({one.form.code: one for one in sheets}, carried or {}, history or History()))


def codes(*sheets: Sheet) -> set[str]:
    """Code and row of every finding, as "CODE row"."""
    return {f"{one.code} {one.row}" for one in findings(*sheets)}

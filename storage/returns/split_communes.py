"""Communes that were split since an organisation's was recorded: which one it is in now is not known, and is said."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from models.forms.cells import Sheet
from models.forms.checking.comparing import row_details
from models.forms.definition import Form
from models.forms.findings import Finding, Level
from models.forms.rules.measures import Source
from models.forms.snapshot import Snapshot
from models.forms.sources import records
from storage.book.rows import fetch, marks
from storage.received.areas import FIRST_NAMES, shortened

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.book.rows import RowSession


def split_commune_findings(
    session: "Session | RowSession", sheets: Iterable[Sheet], register: Snapshot
) -> list[Finding]:
    """A warning for each form that counts communes and would count another number if it were known."""
    found = (_first_unsure(sheet, register) for sheet in sheets) if register.split_communes else ()
    return [_finding(session, *one) for one in found if one is not None]


Unsure = tuple[Sheet, tuple[str, str], list[str], int, int]
"""Sheet, cell, organisations, communes that are known, and how many they can be at most."""


def _first_unsure(sheet: Sheet, register: Snapshot) -> Unsure | None:
    for cell, source in _commune_counts(sheet.form):
        rows = records(source, register)
        known = {row["commune"] for row in rows if row["commune"] is not None}
        among = {
            one: register.split_communes[one] for one in map(_id, rows) if one in register.split_communes
        }
        open_ones = {one: communes for one, communes in among.items() if not known.issuperset(communes)}
        if open_ones:
            further = {commune for communes in open_ones.values() for commune in communes} - known
            return sheet, cell, list(open_ones), len(known), len(known) + min(len(open_ones), len(further))
    return None


def _id(row: Mapping[str, Any]) -> str:
    return str(row["organisation"])


def _commune_counts(form: Form) -> Iterable[tuple[tuple[str, str], Source]]:
    for row in form.rows:
        for column in form.columns:
            source = form.source_of(row, column) if form.applies(row, column) else None
            if source is not None and source.measure == "distinct" and source.attribute == "commune":
                yield (row.code, column.key), source


def _finding(
    session: "Session | RowSession",
    sheet: Sheet,
    cell: tuple[str, str],
    organisations: list[str],
    known: int,
    most: int,
) -> Finding:
    listed, values = marks(organisations[:FIRST_NAMES])
    rows = fetch(session, f"SELECT id, name FROM organisations WHERE id IN ({listed})", **values)
    named = {row.id: str(row.name) for row in rows}
    details = {
        "name": sheet.form.name,
        **row_details(sheet, cell[0]),
        "known": known,
        "most": most,
        "count": len(organisations),
        "organisations": shortened([named.get(one, one) for one in organisations]),
    }
    return Finding("COMMUNE_SPLIT", "R14", Level.WARNING, sheet.form.code, *cell, details)

"""Values without which a book cannot be shown at all: whose it is, and the days of its returns.

They are a handful of rows and are looked at whenever a book is opened.
"""

from datetime import date

from models.returns.returns import State
from models.values.errors import Refused
from models.values.periods import parse_period
from models.values.units import LEVELS
from storage.book.dialect import connections
from storage.book.proof.report import Problem
from storage.book.rows import RowSession, fetch

_UNIT = "SELECT id, value FROM settings WHERE id IN ('unit_level', 'unit_code', 'unit_from')"
_RETURNS = "SELECT id, period, revision, cutoff, state FROM returns"


def problems(raw: connections.Raw) -> list[Problem]:
    """BOOK_VALUES_DAMAGED for what no version of this program wrote: in the unit of the book, in a return."""
    session = RowSession(raw)
    settings = {row.id: row.value for row in fetch(session, _UNIT)}
    damaged = [f"settings {name}" for name, value in settings.items() if not _is_of_unit(name, value)]
    damaged += [
        f"returns {row.id}"
        for row in fetch(session, _RETURNS)
        if not (_is_period(row.period) and _is_day(row.cutoff) and _is_revision(row.revision, row.state))
    ]
    return [Problem("BOOK_VALUES_DAMAGED", {"what": ", ".join(damaged[:5])})] if damaged else []


def _is_of_unit(name: str, value: object) -> bool:
    if name == "unit_level":
        return value in LEVELS
    if name == "unit_code":
        return isinstance(value, str) and value.isascii() and value.isdigit()
    return value == "" or _is_day(value)


def _is_period(value: object) -> bool:
    try:
        return isinstance(value, str) and str(parse_period(value)) == value
    except Refused:
        return False


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_revision(revision: object, state: object) -> bool:
    return isinstance(revision, int) and revision >= 1 and state in set(State)

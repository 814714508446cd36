"""What is special to documents: the year within the number, and the days between which one is in force."""

from collections.abc import Mapping
from typing import Any

from models.register.programmes.documents import year_of
from models.values.dates import format_iso
from models.values.errors import Refused

_IN_FORCE = (
    "({t}.in_force_from IS NULL OR {t}.in_force_from <= :day) "
    "AND ({t}.in_force_to IS NULL OR {t}.in_force_to >= :day)"
)
PRESETS: Mapping[tuple[str, str], str] = {
    ("documents", "in_force"): _IN_FORCE,
    ("documents", "out_of_force"): f"NOT ({_IN_FORCE})",
    ("documents", "year_differs"): "{t}.number_year <> CAST(substr({t}.issued_on, 1, 4) AS INTEGER)",
}
"""year_differs: a year in the number that is not that of the day of issue; one of both is wrong."""


def fill(document: Any) -> None:
    """The year within the number, so that it can be compared with the day of issue."""
    document.number_year = year_of(document.name)


def refuse_wrong(document: Any) -> None:
    """Refuse a document that is out of force before it is in force: DAYS_OUT_OF_ORDER."""
    first, last = document.in_force_from, document.in_force_to
    if first and last and last < first:
        raise Refused(
            "DAYS_OUT_OF_ORDER", first=format_iso(first), second=format_iso(last), field="in_force_to"
        )

"""What is special to programmes: the years in which one runs."""

from collections.abc import Mapping
from typing import Any

from models.values.errors import Refused

_YEAR = "CAST(substr(:day, 1, 4) AS INTEGER)"
_RUNNING = (
    f"({{t}}.first_year IS NULL OR {{t}}.first_year <= {_YEAR}) "
    f"AND ({{t}}.last_year IS NULL OR {{t}}.last_year >= {_YEAR})"
)
PRESETS: Mapping[tuple[str, str], str] = {
    ("programmes", "running"): _RUNNING,
    ("programmes", "over"): f"{{t}}.last_year < {_YEAR}",
}


def refuse_wrong(programme: Any) -> None:
    """Refuse a programme whose last year is before its first: YEARS_OUT_OF_ORDER."""
    first, last = programme.first_year, programme.last_year
    if first and last and last < first:
        raise Refused("YEARS_OUT_OF_ORDER", first=first, last=last, field="last_year")

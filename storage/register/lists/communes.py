"""Lists and communes of different days: a commune of today is found under the names that it had before.

A record keeps the commune that it was recorded in, which may have been put together with others since. A filter by a
commune takes every record that lies in its area for certain; the value is a code, or code|first day of the unit
(ISO, "" where it is open) as dated values keep it.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from models.register.dated import BAR
from models.values.areas import commune_on, recorded_in, unit_with_key
from models.values.units import Unit, communes_called, units_with_code
from storage.book.rows import marks
from storage.register.lists.paths import ListColumn


def filter_value(unit: Unit) -> str:
    """The value of a filter by a commune."""
    return f"{unit.code}{BAR}{unit.key[2]}"


def in_communes(
    found: ListColumn, alternatives: Sequence[str], name: str, today: date
) -> tuple[str, dict[str, Any]]:
    """The condition that a commune column lies in one of these communes; "" is blank."""
    first, before = found.commune or ("''", "''")
    key = f"{found.value} || '{BAR}' || {first}"
    parts: list[str] = []
    values: dict[str, Any] = {}
    for at, given in enumerate(alternatives):
        unit = _unit(given, today)
        if unit is None:
            parts.append(f"coalesce({found.value}, '') = :{name}{at}")
            values[f"{name}{at}"] = given.partition(BAR)[0]
            continue
        recorded = recorded_in(unit)
        listed, more = marks(sorted(map(BAR.join, recorded.inside)), f"{name}{at}i")
        parts.append(f"{key} IN ({listed})")
        values |= more
        if recorded.by_old_code:
            listed, more = marks(sorted(map(BAR.join, recorded.by_old_code)), f"{name}{at}l")
            olds, further = marks(sorted(recorded.old_codes), f"{name}{at}o")
            parts.append(f"{key} IN ({listed}) AND {before} IN ({olds})")
            values |= more | further
    return f"({' OR '.join(f'({part})' for part in parts)})", values


def values_called(text: str) -> list[str]:
    """The values of a filter by communes of any day with this whole name; none for the name of no commune."""
    return [filter_value(unit) for unit in communes_called(text)] if text else []


def on_the_day(row: dict[str, Any], found: ListColumn, first: str, before: str, day: date) -> None:
    """Put the commune of a day in the place of the recorded one, where it is known; with its first day beside it.

    first, before: the columns of the row with the first day of the recorded commune and with the code before it.
    """
    recorded, old = (row.pop(name) or "" for name in (first, before))
    code = row[found.path]
    unit = commune_on(str(code), recorded, day, old) if code else None
    if unit is not None:
        row[found.path] = unit.code
        beside = found.beside
        if beside in row:
            row[beside] = unit.key[2] or None


def _unit(given: str, today: date) -> Unit | None:
    """The commune that a value names; of a bare code that of today, else the last with it."""
    code, bar, first = given.partition(BAR)
    if bar:
        return unit_with_key("commune", code, first)
    known = [unit for unit in units_with_code(code) if unit.level == "commune"]
    return next((unit for unit in known if unit.valid_on(today)), known[-1] if known else None)

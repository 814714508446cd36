"""What is special to the profile of a commune in a year: it has to be one of that year."""

from typing import Any

from models.values import units
from models.values.errors import Refused
from models.values.units import Unit


def unit_of(profile: Any) -> Unit | None:
    """The commune of a profile; None where the table of units has no such."""
    for unit in units.units_with_code(profile.commune_code or ""):
        if unit.level == "commune" and unit.key[2] == (profile.commune_from or ""):
            return unit
    return None


def refuse_wrong(profile: Any) -> None:
    """Refuse a commune that there was not in the year of the profile: UNIT_UNKNOWN, COMMUNE_NOT_IN_YEAR."""
    unit = unit_of(profile)
    if unit is None:
        raise Refused("UNIT_UNKNOWN", unit=profile.commune_code, day=profile.commune_from or "")
    first = unit.valid_from.year if unit.valid_from else None
    last = unit.valid_to.year if unit.valid_to else None
    if (first and profile.year < first) or (last and profile.year > last):
        raise Refused("COMMUNE_NOT_IN_YEAR", unit=unit.title, year=str(profile.year), field="year")

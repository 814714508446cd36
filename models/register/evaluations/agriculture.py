"""The seven types of agricultural cooperatives (Circular 09/2017/TT-BNNPTNT Art. 3): recorded as sector, or derived.

The circular tells the types apart by activities. The officer confirms a type by recording the sector; where only
"agriculture" or nothing is recorded, the type follows from the industrial code, which is derived knowledge.
"""

from functools import cache

from models.values import codes

AGRICULTURE = "agriculture"
UNKNOWN = "unknown"
"""Agricultural, of a type that neither sector nor industrial code shows."""

OTHER = "other"
"""Not agricultural, by the sector that is recorded."""

NOT_EVALUATED = "not_evaluated"
"""Of an agricultural cooperative without a rank by the circular for the year."""

WATER = "rural_water"
"""Whether water is for the countryside the industrial code does not say; it counts where agriculture is recorded."""


@cache
def types() -> tuple[str, ...]:
    """The ids of the seven types, in the order of the circular."""
    return tuple(one.id for one in codes.entries("sectors", parent=AGRICULTURE))


@cache
def prefixes() -> tuple[tuple[str, str], ...]:
    """Beginning of an industrial code and its type, the longest first."""
    found = [(start, one) for one in types() for start in codes.fact("sectors", one, "vsic") or ()]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))


def type_of(sector: str | None, vsic_code: str | None) -> str | None:
    """The type of an agricultural cooperative, or UNKNOWN; OTHER of others; None where nothing says what it is."""
    if sector in types():
        return sector
    if sector not in (None, AGRICULTURE):
        return OTHER
    found = next((one for start, one in prefixes() if (vsic_code or "").startswith(start)), None)
    if sector == AGRICULTURE:
        return found or UNKNOWN
    return None if found == WATER else found

"""What is special to funding lines: whose money it is, and what is left of need and allocation."""

from collections.abc import Mapping
from typing import Any

from models.values.errors import Refused

_UNMET = "({t}.need - {t}.allocated)"
_UNSPENT = "({t}.allocated - {t}.disbursed)"

DERIVED: Mapping[tuple[str, str], str] = {
    ("funding_lines", "basis"): (
        "coalesce((SELECT p.name FROM programmes p WHERE p.id = {t}.programme_id), "
        "(SELECT d.name FROM documents d WHERE d.id = {t}.document_id))"
    ),
    ("funding_lines", "unmet"): f"(CASE WHEN {_UNMET} >= 0 THEN {_UNMET} END)",
    ("funding_lines", "unspent"): f"(CASE WHEN {_UNSPENT} >= 0 THEN {_UNSPENT} END)",
}
"""basis: whose money it is; unmet: needed, not allocated; unspent: allocated, not paid. The last two are NULL where
a part is unknown or above its whole."""

PRESETS: Mapping[tuple[str, str], str] = {
    ("funding_lines", "above_allocated"): "{t}.disbursed > {t}.allocated",
    ("funding_lines", "unmet"): f"{_UNMET} > 0",
    ("funding_lines", "unspent"): f"{_UNSPENT} > 0",
}


def refuse_wrong(line: Any) -> None:
    """Refuse a line of no programme or document (FUNDING_OF_NOTHING), or more given back than was there.

    Money that was allocated and could not be paid is given back too: FUNDING_RETURNED_ABOVE is above both.
    """
    if not (line.programme_id or line.document_id):
        raise Refused("FUNDING_OF_NOTHING", field="programme_id")
    most = max(line.disbursed or 0, line.allocated or 0)
    if line.returned and line.returned > most:
        raise Refused("FUNDING_RETURNED_ABOVE", above=line.returned - most, field="returned")

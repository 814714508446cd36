"""What merged returns say of moves in their units: kept beside the packages that carried it."""

import json
from collections.abc import Collection
from typing import TYPE_CHECKING

from models.forms.merge.moves import NO_MOVES, CarriedMoves
from models.returns.backing import moves_from_json, moves_to_json
from storage.book import settings

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.book.rows import RowSession


_PACKAGE = "moves:"
"""Before the digest of a received package: the name of the setting that keeps what it says of moves."""


def keep(session: "Session", sha256: str, moves: CarriedMoves) -> None:
    """Remember what a package says of moves, inside the caller's change; nothing where it says nothing."""
    if moves != NO_MOVES:
        settings.put(session, _PACKAGE + sha256, json.dumps(moves_to_json(moves), ensure_ascii=False))


def carried(session: "Session | RowSession", packages: Collection[str]) -> dict[str, CarriedMoves]:
    """Digest → what the package says of moves, of those among some packages that say anything, in their order."""
    there = settings.beginning(session, _PACKAGE)
    return {one: moves_from_json(json.loads(there[one])) for one in packages if one in there}

"""Receiving: how a verified package relates to the packages of this book. Pure functions, no storage.

Codes: ALREADY_RECEIVED, SAME_REVISION_DIFFERENT_CONTENT, OLD_REVISION; WRONG_PROVINCE and RECIPIENT_OTHER for
a package that was meant for somebody else; RETURN_WITHOUT_NAME where period, revision or number are none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.returns.document import ReturnDocument, UnitName
from models.values.errors import Refused
from models.values.periods import parse_period

UnitKey = tuple[str, str, date | None]
"""Level, code and first day: what identifies an administrative unit."""


@dataclass(frozen=True, slots=True)
class KnownPackage:
    """A package that the book holds: of whom, for which period and revision, and its two digests."""

    unit: UnitKey
    period: str
    revision: int
    package_sha256: str
    data_sha256: str


def unit_key(unit: UnitName) -> UnitKey:
    return unit.level, unit.code, unit.valid_from


def kept_unit_key(level: str, code: str, first_day: str) -> UnitKey:
    """The key of a unit as records keep it, with its first day as ISO text or ""."""
    return level, code, date.fromisoformat(first_day) if first_day else None


def against_known(
    document: ReturnDocument, package_sha256: str, data_sha256: str, known: Sequence[KnownPackage]
) -> str | None:
    """Why this package cannot be received in addition to the known packages, or None if it can.

    The same data signed or packed once more are the same return: ALREADY_RECEIVED. Other data under a
    revision that is known already are refused, and so is a revision below the highest known.
    """
    key = unit_key(document.unit)
    siblings = [each for each in known if each.unit == key and each.period == document.period]
    if any(each.package_sha256 == package_sha256 for each in known):
        return "ALREADY_RECEIVED"
    if any(each.data_sha256 == data_sha256 for each in siblings):
        return "ALREADY_RECEIVED"
    if any(each.revision == document.revision for each in siblings):
        return "SAME_REVISION_DIFFERENT_CONTENT"
    if any(each.revision > document.revision for each in siblings):
        return "OLD_REVISION"
    return None


def against_naming(document: ReturnDocument) -> str | None:
    """Why a return is none that could be named to anybody: no period, or not counted from 1; None if it is."""
    try:
        named = str(parse_period(document.period)) == document.period
    except Refused:
        named = False
    return None if named and document.revision > 0 and document.number > 0 else "RETURN_WITHOUT_NAME"


def against_recipient(document: ReturnDocument, receiver: UnitName) -> str | None:
    """Why the unit of this book must not receive this package, or None if it may."""
    if unit_key(document.parent) == unit_key(receiver):
        return None
    both_provinces = document.parent.level == receiver.level == "province"
    return "WRONG_PROVINCE" if both_provinces else "RECIPIENT_OTHER"

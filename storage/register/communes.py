"""The communes that a name in this book may mean, and the key under which one is stored."""

from dataclasses import dataclass
from datetime import date

from models.values import units
from models.values.errors import Damaged, Refused
from models.values.names import fold
from models.values.units import Unit
from storage.book import settings
from storage.book.book import Book


def communes_at_hand(book: Book) -> tuple[Unit, ...]:
    """The communes of the province of the book's unit, today or on the last day of the unit."""
    unit, today = settings.unit_of(book), book.clock().date()
    day = today if unit.valid_on(today) else unit.valid_to or today
    return units.communes_of(_province(unit, day), day)


def own_commune(book: Book) -> Unit | None:
    """The commune whose book this is; None in the book of an office above communes."""
    unit = settings.unit_of(book)
    return unit if unit in communes_at_hand(book) else None


def own_commune_values(book: Book) -> dict[str, str | None]:
    """The own commune as the columns of an organisation that says none; empty in the book of an office above.

    A book that does not know its unit has none to propose, which is no reason to refuse a table.
    """
    try:
        unit = own_commune(book)
    except Damaged:
        return {}
    return {} if unit is None else dict(zip(("commune_code", "commune_from"), commune_key(unit), strict=True))


def _province(unit: Unit, day: date) -> Unit:
    above = units.parent(unit, day)
    return unit if above is None else _province(above, day)


def commune_key(unit: Unit | None) -> tuple[str | None, str | None]:
    """Code and first day of a commune as they are stored; Refused UNIT_NOT_A_COMMUNE."""
    if unit is None:
        return None, None
    level, code, first = unit.key
    if level != "commune":
        raise Refused("UNIT_NOT_A_COMMUNE", unit=unit.title)
    return code, first or None


def first_day(code: str | None, first: str | None, today: date) -> str | None:
    """The first day of the commune with a code: as given, else of that of today, else of the last with the code.

    Refused UNIT_UNKNOWN.
    """
    if code is None:
        return None
    named = [unit for unit in units.units_with_code(code) if unit.level == "commune"]
    chosen = [unit for unit in named if unit.key[2] == first]
    chosen = chosen or [unit for unit in named if unit.valid_on(today)] or list(named[-1:])
    if not chosen or (first and chosen[0].key[2] != first):
        raise Refused("UNIT_UNKNOWN", unit=code, day=first or f"{today:%d/%m/%Y}")
    return chosen[0].key[2] or None


@dataclass(frozen=True, slots=True)
class CommuneFound:
    """A commune that a text names; now: what it belongs to today where it is one of before."""

    unit: Unit
    now: tuple[Unit, ...] = ()


def search_communes(book: Book, text: str, limit: int) -> list[CommuneFound]:
    """Communes of the book's province, of today and of before, whose name begins with a text: those of today first."""
    wanted = fold(text)
    if not wanted:
        return []
    today = communes_at_hand(book)
    units.index_communes()
    former = {step.old for unit in today for step in units.predecessors(unit)}
    known = [CommuneFound(unit) for unit in today]
    known += [
        CommuneFound(old, tuple(step.new for step in units.successors(old)))
        for old in sorted(former, key=lambda unit: (unit.name, unit.code))
        if old.name not in {step.new.name for step in units.successors(old)}
    ]
    found = [
        one for one in known if any(fold(name).startswith(wanted) for name in (one.unit.name, one.unit.title))
    ]
    return found[:limit]

"""The communes that a name in this book may mean."""

from datetime import date

from models.values import units
from models.values.units import Unit
from storage.book import settings
from storage.book.book import Book


def communes_at_hand(book: Book) -> tuple[Unit, ...]:
    """The communes of the province of the book's unit, today or on the last day of the unit."""
    unit, today = settings.unit_of(book), book.clock().date()
    day = today if unit.valid_on(today) else unit.valid_to or today
    return units.communes_of(_province(unit, day), day)


def _province(unit: Unit, day: date) -> Unit:
    above = units.parent(unit, day)
    return unit if above is None else _province(above, day)

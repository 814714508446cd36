"""Registers that came in packages, as books to read: of all units of a period, or of one return."""

from functools import partial

from exports.exchange.indexing import index_registers, received_document
from models.values.errors import Refused
from models.values.names import fold
from storage.book.book import Book
from storage.received.reading import units
from storage.received.reading.register_book import RegisterBook


def registers_of_units(book: Book, period: str, progress: units.Progress | None = None) -> RegisterBook:
    """The registers of all units for a period, laid out anew where they are not as the packages are now.

    Refused REGISTERS_NONE where no package counts for the period; Unavailable REGISTERS_NOT_MADE.
    """
    index_registers(book)  # of packages that an earlier version took in
    return units.find_units(book, period) or units.make_units(
        book, period, partial(received_document, book), progress or _unheard
    )


def choose_unit(registers: RegisterBook, wanted: str, period: str) -> tuple[tuple[str, str], ...]:
    """The condition of a list (`where`) for the unit with this code or name; Refused REGISTER_UNIT_UNKNOWN."""
    sources = [one for one in registers.sources() if len(one.units) == 1]
    for one in sources:
        code = one.units[0].split("/")[1] if one.units[0] else ""
        if wanted == code or fold(wanted) == fold(one.title):
            return registers.held_by(one.units)
    known = ", ".join(one.title for one in sources)
    raise Refused("REGISTER_UNIT_UNKNOWN", unit=wanted, period=period, units=known)


def _unheard(_done: int, _total: int) -> None:
    """Nobody listens to the progress."""

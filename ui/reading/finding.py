"""Ctrl+K finds what stands in the registers of units too, where they are laid out: of the newest period received."""

from weakref import WeakKeyDictionary

from models.register.texts.words import table_label
from models.values.periods import label as period_label
from models.values.periods import parse_period
from storage.book.book import Book
from storage.received.reading import units
from storage.received.reading.units import LaidOut
from storage.register.search import search
from ui.language import language
from ui.register import words
from ui.register.form.finding import LEAST_LETTERS
from ui.shell.context import Destination

MOST = 6


class RegisterFinder:
    """Looks for the registers when a text begins, and asks them at every key stroke behind that."""

    def __init__(self) -> None:
        self._period = ""
        self._found: LaidOut | None = None

    def places(self, book: Book, text: str) -> list[Destination]:
        """The records of the units' registers that a text finds."""
        typed = len(text.strip())
        if typed <= LEAST_LETTERS:
            self._period = next(iter(units.periods(book)), "")
            self._found = units.find_laid_out(book, self._period) if self._period else None
        if typed < LEAST_LETTERS or self._found is None or not self._found.path.is_file():
            return []
        with self._found.open(book) as registers:
            found = search(registers, text, MOST)
        named = [
            *(("organisations", one.id, words.short_name(one.name), "") for one in found.organisations),
            *(
                ("people", one.id, one.name, ", ".join(map(words.short_name, one.organisations[:2])))
                for one in found.people
            ),
            *((one.table, one.id, one.name, words.short_name(one.owner)) for one in found.records),
        ]
        return [self._place(*one) for one in named]

    def _place(self, table: str, key: str, name: str, of: str) -> Destination:
        period = period_label(parse_period(self._period), language())
        told = (table_label(table, language()), of, words.say("FOUND_IN_REGISTERS", period=period))
        target = (("period", self._period), ("table", table), ("record", key))
        return Destination(name, "registers", target, " \u00b7 ".join(part for part in told if part))


_FINDERS: WeakKeyDictionary[Book, RegisterFinder] = WeakKeyDictionary()


def finder_of(book: Book) -> RegisterFinder:
    """The one that looks beside this book."""
    return _FINDERS.setdefault(book, RegisterFinder())

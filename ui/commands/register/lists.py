"""list: the records of a kind as a table, as JSON, or into a workbook, a CSV file or a PDF."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

from models.register.catalogue import record_named
from models.register.kinds import Coded, Count, Money, Ratio
from models.register.record import Derived, Field, Record
from models.register.texts.cells import cell_of
from models.register.texts.code_words import code_meant
from models.register.texts.reading import TextContext, read_value
from models.register.texts.words import field_label, value_words
from models.values.errors import Refused
from models.values.names import clean
from models.values.units import Unit
from storage.book.book import Book
from storage.book.periods import period_of
from storage.register.communes import communes_at_hand
from storage.register.lists import lists
from storage.register.lists.communes import filter_value
from storage.register.lists.lists import Cell, ListFilter
from storage.register.lists.paths import ListColumn
from ui.commands.arguments import Arguments, Verbs, day
from ui.commands.books.books import opened
from ui.commands.register.kinds import names_of
from ui.commands.voice import Voice, print_json, print_table

_PAGE = 500


def add(verbs: Verbs) -> None:
    listed = verbs.add("list", run, "the records of a kind: on the screen, as JSON or into a file", json=True)
    listed.add_argument("kind", metavar="KIND", help="such as organisations, members, debts (see kinds)")
    listed.add_argument(
        "--as-of", type=day, metavar="DAY", help="balances and states on that day (default: today)"
    )
    listed.add_argument("--period", metavar="PERIOD", help="for what is new or lacking in a period")
    listed.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="only records with this value; of one field several are alternatives; an empty value means blank",
    )
    listed.add_argument(
        "--search", default="", metavar="TEXT", help="words of names, accents aside, or a number"
    )
    listed.add_argument("--preset", default="", metavar="NAME", help="a filter of the kind (see kinds)")
    listed.add_argument(
        "--columns", metavar="LIST", help="fields parted by commas (default with --json: all)"
    )
    listed.add_argument(
        "--order", metavar="LIST", help="fields to order by, parted by commas; -FIELD turns it"
    )
    listed.add_argument(
        "--received",
        default="",
        metavar="PERIOD",
        help="of the registers that units sent for a period, as of its cut-off day",
    )
    listed.add_argument(
        "--unit", default="", metavar="UNIT", help="with --received: of one unit, by code or name"
    )
    listed.add_argument("--to", type=Path, metavar="FILE", help="a .xlsx, .csv or .pdf file")
    listed.add_argument(
        "--reveal", action="store_true", help="personal numbers in full; that is kept in the history"
    )


def run(arguments: Arguments, voice: Voice) -> int:
    record = record_named(arguments.kind)
    with opened(arguments) as own, _book_of(own, arguments) as book:
        chosen = _filter(book, record, arguments)
        paths = _paths(record, arguments)
        if arguments.to is not None:
            return _write(book, record, chosen, paths, arguments, voice)
        columns = lists.columns_of(record.table, paths)
        if arguments.json:
            rows = _rows(book, record, chosen, paths)
            print_json([{c.path: plain(c, row[c.path]) for c in columns} for row in rows])
            return 0
        shown = [
            [_words(column, row[column.path], voice.language) for column in columns]
            for row in _rows(book, record, chosen, paths)
        ]
    right = {at for at, column in enumerate(columns) if isinstance(column.kind, Count | Money | Ratio)}
    print_table([field_label(c.table, c.name, voice.language) for c in columns], shown, right)
    return 0


@contextmanager
def _book_of(own: Book, arguments: Arguments) -> Iterator[Book]:
    """The book that is listed: the own one, or the registers of the units."""
    if not arguments.received:
        yield own
        return
    from exports.exchange.kept.registers import registers_of_units

    with registers_of_units(own, str(period_of(own, arguments.received))) as registers:
        yield registers


def _write(
    book: Book,
    record: Record,
    chosen: ListFilter,
    paths: Sequence[str],
    arguments: Arguments,
    voice: Voice,
) -> int:
    from exports.paper.fonts import missing_signs
    from exports.tables.lists import write_list

    with missing_signs() as missing:
        count = write_list(
            book, record.table, chosen, paths, arguments.to, language=voice.language, reveal=arguments.reveal
        )
    voice.warn_of_signs(missing)
    voice.say("LIST_WRITTEN", file=str(arguments.to), count=count)
    return 0


def _rows(book: Book, record: Record, chosen: ListFilter, paths: Sequence[str]) -> Iterator[lists.Row]:
    keys = lists.keys(book, record.table, chosen)
    for start in range(0, len(keys), _PAGE):
        yield from lists.page(book, record.table, keys[start : start + _PAGE], paths, chosen)


def _paths(record: Record, arguments: Arguments) -> list[str]:
    if arguments.columns:
        return [name.strip() for name in arguments.columns.split(",") if name.strip()]
    if arguments.json:
        return [
            *names_of(record),
            *(value.name for value in record.derived if value.name not in names_of(record)),
        ]
    return list(record.columns_under(arguments.preset))


def _filter(book: Book, record: Record, arguments: Arguments) -> ListFilter:
    reading = TextContext(book.clock().date(), communes_at_hand(book))
    period = arguments.period or arguments.received
    order = tuple(name.strip() for name in (arguments.order or "").split(",") if name.strip())
    return ListFilter(
        day=arguments.as_of,
        period=period_of(book, period) if period else None,
        where=(*(_condition(record, text, reading) for text in arguments.where), *_of_unit(book, arguments)),
        preset=arguments.preset,
        text=arguments.search,
        order=order,
    )


def _of_unit(book: Book, arguments: Arguments) -> tuple[tuple[str, str], ...]:
    """The condition of one unit among those that sent their registers."""
    if not arguments.unit:
        return ()
    from exports.exchange.kept.registers import choose_unit
    from storage.received.reading.register_book import RegisterBook

    if not isinstance(book, RegisterBook):
        raise Refused("LIST_UNIT_ALONE", unit=arguments.unit)
    return choose_unit(book, arguments.unit, arguments.received)


def _condition(record: Record, text: str, reading: TextContext) -> tuple[str, str]:
    """Path and kept value of one FIELD=VALUE; values by code or by word, names of links exactly."""
    path, equals, given = text.partition("=")
    path = path.strip()
    if not equals:
        raise Refused("LIST_CONDITION", text=text[:60])
    (column,) = lists.columns_of(record.table, [path])
    if isinstance(column.described, Derived) and isinstance(column.kind, Coded) and clean(given):
        return path, code_meant(path, column.kind.codes, clean(given))
    if column.link or not isinstance(column.described, Field):
        return path, given.strip()
    value = read_value(column.described, given, reading)
    if isinstance(value, Unit):
        return path, filter_value(value)
    if isinstance(value, Decimal) and isinstance(column.kind, Ratio):
        value = int(value * 10**column.kind.places)
    return path, "" if value is None else str(value)


def plain(column: ListColumn, value: Cell) -> Any:
    """A kept value as JSON holds it: decimals as text, money in dong, codes by their ids, days in ISO 8601."""
    if isinstance(column.kind, Ratio) and isinstance(value, int):
        return format(Decimal(value).scaleb(-column.kind.places), "f")
    if isinstance(column.described, Field) and column.described.masked:
        return value_words(column.described, value)
    return value


def _words(column: ListColumn, value: Cell, language: str) -> str:
    """A kept value as people read it; a derived one in the words of its cell, whole."""
    if column.link:
        return str(value or "")
    if isinstance(column.described, Derived):
        found = cell_of(column.described, value, language=language)
        return found.full or found.text
    return value_words(column.described, value, language)

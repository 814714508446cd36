"""Lists over the registers of 38 units laid out beside a province's book, of all units and of one (decision 0023).

Each unit brings the same invented register under ids and personal numbers of its own, so that no record is another's.
"""

from collections.abc import Callable, Container
from contextlib import closing
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

from models.register.catalogue import RECORDS, record_of
from models.returns.document import RegisterTable
from storage.book.book import Book
from storage.book.dialect import copies
from storage.extracts.packing import register_tables
from storage.received.reading.loading import ADDED, EARLY, Filling, Register, Sameness
from storage.received.reading.register_book import RegisterBook, RegisterSource
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.register.lists.paths import HELD_BY
from tests.benchmarks.copies import scattered
from tests.benchmarks.listing import SCREENFUL, TABLES, TYPED
from tests.benchmarks.measuring import Line, shown
from tests.storage.filling import filled

UNITS = 38
DAY = date(2026, 9, 30)
PAGE, SORTED = 0.15, 0.5
AIM = 1.0
REPEATED = 3


def measure(folder: Path, members: int) -> list[Line]:
    """Lines for each long kind: CPU time of a page as it opens, of one unit, by unit, searched, and of its middle."""
    began = process_time()
    with Book.create(folder / "province.book") as home:
        registers = laid_out(folder, home, members)
    laid = f"{process_time() - began:.0f} s laid out"
    name = f"registers of {UNITS} units, {members:,} members"
    lines = []
    with registers:
        unit = registers.held_by(registers.sources()[UNITS // 2].units)
        for table in TABLES:
            kind = record_of(table)
            ids = lists.keys(registers, table)
            middle = ids[len(ids) // 2 : len(ids) // 2 + SCREENFUL]
            opened = [ListFilter(), ListFilter(where=unit), ListFilter(order=(HELD_BY,))]
            pages = [_first(registers, table, chosen) for chosen in opened]
            pages.append(_spent(lambda ids=middle, table=table: _page(registers, table, ids)))  # type: ignore[misc]
            lines.append(_line(f"{name} ({laid}), {kind.name}: a page", pages, PAGE))
            searches = [_first(registers, table, ListFilter(text=text)) for text in TYPED]
            lines.append(_line(f"{name}, {kind.name}: searched", searches, SORTED))
            orders = [
                ListFilter(order=(turn + path,), where=where)
                for path in kind.columns
                for turn in ("", "-")
                for where in ((), unit)
            ]
            by_column = [_first(registers, table, chosen) for chosen in orders]
            lines.append(_line(f"{name}, {kind.name}: sorted by its slowest column", by_column, SORTED))
    return lines


def laid_out(folder: Path, home: Book, members: int) -> RegisterBook:
    """The registers of UNITS units with so many members together, a third as many organisations and debts."""
    each = members // UNITS
    with Book.create(folder / "unit.book") as book:
        filled(book, each // 3, each, owing=each // 3, named=scattered)
        register = register_tables(book, DAY)
    path = folder / "province.book.registers"
    with home.read_rows() as rows, closing(copies.begin(path, rows.connection, ADDED, EARLY)) as raw:
        filling, sources = Filling(raw), []
        for number in range(1, UNITS + 1):
            filling.take(number, _of_unit(register, number), Sameness())
            units, packages = (f"commune/{number:05d}/",), (f"{number:064x}",)
            sources.append(RegisterSource(number, f"Xã {number}", units, packages))
        filling.finish(rows.connection, sources, (), "")
        copies.close(raw, path)
    return RegisterBook(path, home, DAY)


def _of_unit(register: Register, number: int) -> Register:
    """The register under ids and personal numbers of one unit."""
    return {
        kind.table: _renamed(register[kind.table], kind.links, number)
        for kind in RECORDS
        if kind.table in register
    }


def _renamed(table: RegisterTable, links: Container[str], number: int) -> RegisterTable:
    keys = [at for at, name in enumerate(table.columns) if name == "id" or name in links]
    own = table.columns.index("personal_number") if "personal_number" in table.columns else -1
    rows = []
    for row in table.rows:
        cells = list(row)
        for at in keys:
            cells[at] = scattered(f"{cells[at]}{number}") if cells[at] is not None else None
        if own >= 0 and cells[own]:
            cells[own] = f"{number:03d}{str(cells[own])[3:]}"
        rows.append(tuple(cells))
    return RegisterTable(table.columns, tuple(rows))


def _first(book: RegisterBook, table: str, chosen: ListFilter) -> float:
    return _spent(lambda: _page(book, table, lists.first_keys(book, table, chosen, SCREENFUL), chosen))


def _page(book: RegisterBook, table: str, ids: list[str], chosen: ListFilter | None = None) -> None:
    """A screenful as the page of registers shows it, with the units that hold each record."""
    lists.page(book, table, ids, [*record_of(table).columns, HELD_BY], chosen)


def _spent(work: Callable[[], object]) -> float:
    times = []
    for _ in range(REPEATED):
        began = process_time()
        work()
        times.append(process_time() - began)
    return median(times)


def _line(name: str, times: list[float], peer: float) -> Line:
    return Line(name, f"{max(times) * 1000:.0f} ms", shown(peer), max(times) / peer, AIM)

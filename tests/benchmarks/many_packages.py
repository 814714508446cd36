"""Thousands of signed packages of 300 members opened, judged and received: CPU seconds, and the most memory held.

The packages are copies of one return under other communes, with records of their own and figures one to five times as
large, each encoded, printed and signed anew; all have the keys of one commune, which the trust list names for each.

`python -m tests.benchmarks.many_packages make FOLDER COUNT`, then `… receive FOLDER COUNT [WORKERS]`, each a process
of its own; packages that are there already are not made again.
"""

import resource
import sys
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from hashlib import blake2b
from pathlib import Path
from random import Random
from time import perf_counter

from exports.demonstration.arrivals import StoryClock
from exports.exchange.arrivals import read_batch
from exports.exchange.batches.judged import Judge
from exports.exchange.receiving import open_files, receive
from exports.exchange.rehearsing import effects
from exports.paper.pdf import write_pdf
from exports.signatures.container import DATA_NAME, PRINT_NAME, WORKBOOK_NAME, build_container
from exports.trust.lists import TrustList
from exports.workbook.writing import write_package_workbook
from models.returns.document import Cell, FormFigures, RegisterTable, ReturnDocument, UnitName, encode
from models.values.units import Unit, units
from storage.book import settings
from storage.returns import returns, sealing, sheets
from tests.benchmarks.data import book_of_one, opened, plan_of_one
from tests.benchmarks.exchange import signed_print
from tests.benchmarks.memory import most_megabytes
from tests.exports.hostile import NOW, SIGNED, pages_of, pin, world
from tests.exports.paper.samples import MADE_AT

MEMBERS, LARGEST = 300, 5


def named(unit: Unit) -> UnitName:
    return UnitName(unit.level, unit.code, unit.valid_from, unit.title)


def several(count: int) -> list[UnitName]:
    """So many communes of the country."""
    return [named(unit) for unit in units("commune", SIGNED.date())][:count]


def first_return(folder: Path) -> ReturnDocument:
    """The return that the others are copies of."""
    path, plan = folder / "unit.book", plan_of_one(MEMBERS)
    path.unlink(missing_ok=True)
    book_of_one(path, MEMBERS, filled_return=True)
    with opened(path, plan) as book:
        return sealing.prepare(book, str(plan.period)).document


def times_as_large(document: ReturnDocument, times: int) -> ReturnDocument:
    """The return with its whole figures so many times as large."""

    def larger(value: Decimal | None) -> Decimal | None:
        return value * times if value is not None and value == value.to_integral_value() else value

    forms = tuple(
        FormFigures(
            form.form, form.edition, tuple(replace(one, value=larger(one.value)) for one in form.figures)
        )
        for form in document.sheets
    )
    return replace(document, sheets=forms)


def with_own_records(document: ReturnDocument, unit: UnitName) -> ReturnDocument:
    """The return with records of its own: other ids and names, and no numbers by which two units' records are one."""
    ids = {
        row[table.columns.index("id")]: blake2b(
            f"{row[table.columns.index('id')]} {unit.code}".encode(), digest_size=16
        ).hexdigest()
        for table in document.register.values()
        for row in table.rows
    }

    def own(column: str, value: Cell) -> Cell:
        if column == "id" or column.endswith("_id"):
            return ids.get(value, value)
        if column in ("tax_code", "registration_number", "personal_number"):
            return None
        return f"{value} {unit.code}" if column == "name" and value else value

    register = {
        name: RegisterTable(
            table.columns,
            tuple(
                tuple(own(column, value) for column, value in zip(table.columns, row, strict=True))
                for row in table.rows
            ),
        )
        for name, table in document.register.items()
    }
    return replace(document, register=register)


def make(folder: Path, count: int) -> None:
    """The packages of so many communes."""
    folder.mkdir(exist_ok=True)
    first = first_return(folder)
    for unit in several(count):
        path = folder / f"{unit.code}.asice"
        if path.exists():
            continue
        document = replace(
            with_own_records(times_as_large(first, Random(unit.code).randint(1, LARGEST)), unit),
            unit=unit,
            made_at=SIGNED.isoformat(),
        )
        pages, data = pages_of(document), encode(document)
        printed = write_pdf(pages, made_at=MADE_AT, title="x", attachments={DATA_NAME: data})
        workbook = write_package_workbook(document, pages, made_at=MADE_AT)
        files = {DATA_NAME: data, WORKBOOK_NAME: workbook, PRINT_NAME: signed_print(printed)}
        path.write_bytes(build_container(files, world().signers, SIGNED))


def trust(count: int) -> TrustList:
    """The list in which the two keys stand for each of these communes."""
    members = [
        pin(signer, role, unit)
        for unit in several(count)
        for signer, role in zip(world().signers, ("leader", "seal"), strict=True)
    ]
    return replace(world().trust, members=tuple(members))


def take_in(folder: Path, count: int, workers: int | None) -> Iterator[str]:
    """Opens, rehearses and receives the packages in a new book; what each step took, as it is done."""
    paths = [folder / f"{unit.code}.asice" for unit in several(count)]
    plan, book_path = plan_of_one(MEMBERS), folder / f"merged-{count}.book"
    for left in folder.glob(f"{book_path.name}*"):
        left.unlink()
    yield f"{count} packages, {sum(path.stat().st_size for path in paths) / 1e6:.0f} MB"
    with settings.create_book(book_path, plan.province, clock=StoryClock(NOW)) as book:
        judge = Judge(trust(count), NOW, None, {})
        steps = Steps()
        files = [(one.path, one.stored) for one in read_batch(book, paths).files]
        yield steps.said("read")
        found = open_files(book, files, judge, workers=workers)
        yield steps.said("judged")
        effects(book, found)
        yield steps.said("rehearsed")
        assert len(receive(book, found)) == count, {one.code for one in found}
        yield steps.said("received")
        returns.open_return(book, str(plan.period), plan.cutoff)
        sheets.period_sheets(book, str(plan.period))
        yield steps.said("merged")


class Steps:
    """Seconds by the clock and of CPU since the step before, and the most memory so far."""

    def __init__(self) -> None:
        self._clock, self._cpu = perf_counter(), cpu_seconds()

    def said(self, step: str) -> str:
        clock, cpu = perf_counter(), cpu_seconds()
        told = f"{step} {clock - self._clock:.1f} s, CPU {cpu - self._cpu:.1f} s, at most {most_megabytes():.0f} MB"
        self._clock, self._cpu = clock, cpu
        return told


def cpu_seconds() -> float:
    """Of this process and of those that it started and that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    verb, folder, count, *further = sys.argv[1:]
    if verb == "make":
        make(Path(folder), int(count))
    else:
        for line in take_in(Path(folder), int(count), int(further[0]) if further else None):
            print(line, flush=True)

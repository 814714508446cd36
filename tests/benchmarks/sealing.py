"""Seal, sign and package a unit with 10,000 members, against openpyxl write-only merely writing the same rows."""

import shutil
from io import BytesIO
from pathlib import Path
from time import perf_counter

from openpyxl import Workbook

from exports.demonstration.trustees import make_keys
from exports.exchange.sending import build_package, files_of, required_roles
from models.returns.document import ReturnDocument
from storage.returns import sealing
from tests.benchmarks.data import book_of_one, opened
from tests.benchmarks.measuring import Line, middle, shown, timed

MEMBERS = 10_000
RUNS = 3
AIM = 2.0


def measure(folder: Path) -> Line:
    """The line of the table."""
    whole = folder / "unit.book"
    plan = book_of_one(whole, MEMBERS, filled_return=True)
    signers = make_keys(plan).units[plan.units[0].code]
    ours, peer = [], []
    for run in range(RUNS):
        path = folder / f"unit{run}.book"
        shutil.copyfile(whole, path)
        with opened(path, plan) as book:
            start = perf_counter()
            sealed = sealing.seal(book, str(plan.period))
            build_package(files_of(book, sealed), required_roles(book), signers, book.clock())
            ours.append(perf_counter() - start)
        document = sealed.document
        peer.append(timed(lambda document=document: write_rows(document)))  # type: ignore[misc]
    rows = sum(len(table.rows) for table in document.register.values())
    name = f"seal, sign, package {MEMBERS:,} members ({rows:,} rows) : openpyxl writes the rows"
    return Line(name, shown(middle(ours)), shown(middle(peer)), middle(ours) / middle(peer), AIM)


def write_rows(document: ReturnDocument) -> bytes:
    """The register's rows as a workbook, a sheet a table, by openpyxl alone."""
    workbook = Workbook(write_only=True)
    for name, table in document.register.items():
        sheet = workbook.create_sheet(name)
        sheet.append(table.columns)
        for row in table.rows:
            sheet.append(row)
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()

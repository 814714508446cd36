"""Verify and merge 38 packages with 100,000 members, against pandas merely reading their workbooks with openpyxl."""

import zipfile
from io import BytesIO
from pathlib import Path
from time import perf_counter

from exports.demonstration.arrivals import StoryClock
from exports.exchange.receiving import install_trust, open_packages, receive
from exports.signatures.container import WORKBOOK_NAME
from storage.book import settings
from storage.book.book import Book
from storage.returns import returns, sheets
from tests.benchmarks.data import province
from tests.benchmarks.measuring import Line, shown

AIM = 0.5


def measure(folder: Path) -> Line:
    """The line of the table. Each side once: both take long enough."""
    summary = province(folder / "province")
    packages = [summary.folder / "packages" / one.file for one in summary.accepted]
    ours = merging(folder / "merged.book", summary.folder, packages)
    peer = reading([workbook_of(package) for package in packages])
    name = f"verify, merge {len(packages)} packages, 100,000 members : pandas reads their workbooks"
    return Line(name, shown(ours), shown(peer), ours / peer, AIM)


def merging(path: Path, folder: Path, packages: list[Path]) -> float:
    """Seconds from the files to the merged, checked sheets in a new book of the province."""
    with Book.open(folder / "province.book") as done:
        unit, head = settings.unit_of(done), returns.heads(done)[0]
    from datetime import datetime

    clock = StoryClock(datetime.fromisoformat(head.opened_at).replace(month=11))
    with settings.create_book(path, unit, clock=clock) as book:
        install_trust(book, (folder / "trust.asice").read_bytes())
        returns.open_return(book, head.period, head.cutoff)
        start = perf_counter()
        taken = receive(book, open_packages(book, packages))
        sheets.period_sheets(book, head.period)
        seconds = perf_counter() - start
    assert len(taken) == len(packages)
    return seconds


def workbook_of(package: Path) -> bytes:
    with zipfile.ZipFile(package) as archive:
        return archive.read(WORKBOOK_NAME)


def reading(workbooks: list[bytes]) -> float:
    """Seconds that pandas takes to read every sheet of these workbooks."""
    import pandas

    start = perf_counter()
    for workbook in workbooks:
        pandas.read_excel(BytesIO(workbook), sheet_name=None, header=None, engine="openpyxl")
    return perf_counter() - start

"""Verify, receive and merge packages, against pandas merely reading their workbooks with openpyxl and joining sheets.

Two sizes: 38 packages with 100,000 members in all, and 38 with 300 members each, where the print and four signatures
weigh most. CPU time of both sides; pandas reads some of the workbooks: its time is taken in proportion to their bytes.
"""

import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

from exports.demonstration.arrivals import StoryClock
from exports.exchange.receiving import install_trust, open_packages, receive
from exports.signatures.container import WORKBOOK_NAME
from storage.book import settings
from storage.book.book import Book
from storage.returns import returns, sheets
from tests.benchmarks import many_packages
from tests.benchmarks.data import province
from tests.benchmarks.measuring import Line, shown

LARGE_AIM, SMALL_AIM = 0.1, 0.3
SMALL = 38
"""Packages of 300 members."""

SAMPLE = 6
"""So many of the workbooks are read by pandas."""


def measure(folder: Path) -> list[Line]:
    """The lines of both sizes. Each side once: both take long enough."""
    summary = province(folder / "province")
    large = [summary.folder / "packages" / one.file for one in summary.accepted]
    ours = merging(folder / "merged.book", summary.folder, large)
    small = folder / "small"
    many_packages.make(small, SMALL)
    packages = sorted(small.glob("*.asice"))
    return [
        _line(f"{len(large)} packages, 100,000 members", ours, large, LARGE_AIM),
        _line(f"{SMALL} packages of 300 members", small_merging(small), packages, SMALL_AIM),
    ]


def _line(what: str, ours: float, packages: Sequence[Path], aim: float) -> Line:
    workbooks = [workbook_of(package) for package in packages]
    sample = workbooks[:: max(1, len(workbooks) // SAMPLE)]
    peer = reading(sample) * sum(map(len, workbooks)) / sum(map(len, sample))
    name = (
        f"verify, receive, merge {what} : pandas reads their workbooks ({len(sample)} of them, in proportion)"
    )
    return Line(name, shown(ours), shown(peer), ours / peer, aim)


def merging(path: Path, folder: Path, packages: list[Path]) -> float:
    """CPU seconds from the files to the merged, checked sheets in a new book of the province."""
    with Book.open(folder / "province.book") as done:
        unit, head = settings.unit_of(done), returns.heads(done)[0]
    clock = StoryClock(datetime.fromisoformat(head.opened_at).replace(month=11))
    with settings.create_book(path, unit, clock=clock) as book:
        install_trust(book, (folder / "trust.asice").read_bytes())
        returns.open_return(book, head.period, head.cutoff)

        def taken_in() -> None:
            assert len(receive(book, open_packages(book, packages))) == len(packages)
            sheets.period_sheets(book, head.period)

        return _cpu(taken_in)


def small_merging(folder: Path) -> float:
    """CPU seconds of the same for packages that many_packages made, judged by one process."""
    return _cpu(lambda: list(many_packages.take_in(folder, SMALL, 1)))


def _cpu(work: Callable[[], object]) -> float:
    """CPU seconds of this process and of those that judged for it."""
    start = many_packages.cpu_seconds()
    work()
    return many_packages.cpu_seconds() - start


def workbook_of(package: Path) -> bytes:
    with zipfile.ZipFile(package) as archive:
        return archive.read(WORKBOOK_NAME)


def reading(workbooks: Sequence[bytes]) -> float:
    """CPU seconds that pandas takes to read every sheet of these workbooks, and to join those of one name."""
    import pandas

    def read() -> None:
        found = [
            pandas.read_excel(BytesIO(workbook), sheet_name=None, header=None, engine="openpyxl")
            for workbook in workbooks
        ]
        for name in found[0]:
            pandas.concat([sheets[name] for sheets in found if name in sheets])

    return _cpu(read)

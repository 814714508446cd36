"""Packages as the reports that they are: their data and their print, and the reports of their unit before them.

What is judged of a package is in exports.exchange.receiving; here it is only read, whatever its verdict.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256 as digest

from exports.exchange.elsewhere import is_print
from exports.exchange.incoming import claimed_file, claimed_return
from exports.exchange.indexing import document_of
from exports.paper.pages import page_sizes
from exports.signatures.container import PRINT_NAME
from models.returns.document import ReturnDocument
from models.returns.receiving import unit_key
from models.values.errors import Refused
from models.values.periods import parse_period
from storage.book.book import Book
from storage.received import receiving
from storage.returns import sealing


@dataclass(frozen=True, slots=True)
class ReadReport:
    """One package, read. printed: its print as PDF, b"" where it has none; sizes: of its pages, in points."""

    sha256: str
    document: ReturnDocument
    printed: bytes
    sizes: tuple[tuple[float, float], ...]


def received_report(book: Book, sha256: str) -> ReadReport:
    """A package that the book keeps, accepted or withdrawn. Refused PACKAGE_UNKNOWN, REPORT_UNREADABLE."""
    return read_report(receiving.package_bytes(book, sha256))


def sent_report(book: Book, sha256: str) -> ReadReport:
    """A package that left this book. Refused PACKAGE_UNKNOWN, REPORT_UNREADABLE."""
    return read_report(sealing.package_sent(book, sha256))


def read_report(package: bytes) -> ReadReport:
    """A package, or a signed print alone, without its envelope; Refused REPORT_UNREADABLE where no data can be read."""
    document = claimed_return(package)
    if document is None:
        raise Refused("REPORT_UNREADABLE")
    printed = package if is_print(package) else claimed_file(package, PRINT_NAME)
    sizes = tuple(page_sizes(printed)) if printed else ()
    return ReadReport(digest(package).hexdigest(), document, printed, sizes)


def earlier_revision(book: Book, report: ReadReport) -> ReturnDocument | None:
    """The revision of the same return before this one, as the book knows it."""
    document = report.document
    there = [one for one in _of_unit(book, document, document.period) if one.revision < document.revision]
    return max(there, key=lambda one: one.revision, default=None)


def period_before(book: Book, report: ReadReport) -> ReturnDocument | None:
    """What the unit reported for the period of the same kind before, in its newest revision that the book knows."""
    document = report.document
    before = str(parse_period(document.period).previous())
    return max(_of_unit(book, document, before), key=lambda one: one.revision, default=None)


def _of_unit(book: Book, document: ReturnDocument, period: str) -> Iterable[ReturnDocument]:
    """The returns of the unit for a period, those that were accepted and those that left this book."""
    key, now = unit_key(document.unit), book.clock()
    for one in receiving.received(book, period):
        if one.status == "accepted" and one.unit[:2] == (document.unit.level, document.unit.code):
            found = document_of(receiving.package_bytes(book, one.sha256), now)
            if found is not None and unit_key(found.unit) == key:
                yield found
    for sha256, sent_for, *_ in sealing.sent_packages(book):
        if sent_for == period:
            found = document_of(sealing.package_sent(book, sha256), now)
            if found is not None and unit_key(found.unit) == key:
                yield found

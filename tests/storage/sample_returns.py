"""Books with returns for tests: a clock that stands still, ids that count."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path

from models.returns.document import Figure, FormFigures, ReturnDocument, encode
from models.returns.records import ReturnRecord, Sealed
from models.returns.verdicts import Validity, Verdict
from models.values.periods import parse_period
from models.values.units import Unit, unit_on
from storage.book import settings
from storage.book.book import Book
from storage.received.receiving import VerifiedPackage
from storage.returns import returns

NOW = datetime(2026, 10, 5, 1, 0, tzinfo=UTC)
DAY = date(2026, 9, 30)


def clock() -> datetime:
    return NOW


def unit_book(path: Path, code: str = "03549", day: date = DAY) -> Book:
    """A book of one unit."""
    numbers = count(1)
    return settings.create_book(
        path, unit_on(code, day), clock=clock, ids=lambda: f"{code}{next(numbers):027d}", actor="Lò Thị Mai"
    )


def bare_return(key: str = "r", period: str = "2026-Q3") -> ReturnRecord:
    """A draft without figures as it stands in the table, for a test that writes below the doors."""
    return ReturnRecord(
        id=key,
        period=period,
        revision=1,
        cutoff="2026-09-30",
        state="draft",
        opened_at="",
        narrative="",
    )


def sealed_return(sha256: str) -> list[ReturnRecord | Sealed]:
    """A sealed return and what was sealed: an empty document under this hash."""
    record = bare_return()
    record.state = "sealed"
    return [record, Sealed(return_id=record.id, data=b"{}", sha256=sha256, sealed_at="", number=1)]


def fill(book: Book, period: str, form: str, figures: Mapping[str, str | int | None]) -> returns.ReturnHead:
    """Type figures ("row" or "row/column" → printed figure) into the period's return."""
    head = returns.open_return(book, period)
    entries = []
    for address, value in figures.items():
        row, _, column = address.partition("/")
        shown = None if value is None else Decimal(str(value))
        entries.append(returns.TypedFigure(row, column or ("balance" if form == "B04" else "actual"), shown))
    returns.give(book, head.id, form, entries)
    return head


def arrival(
    unit: Unit, figures: Mapping[str, int], *, period: str = "2026-Q3", revision: int = 1
) -> VerifiedPackage:
    """A package of a unit as the exchange hands it over; its bytes only stand for one."""
    sheet = FormFigures(
        "B01", "2020", tuple(Figure(row, "actual", Decimal(value), "given") for row, value in figures.items())
    )
    document = ReturnDocument(
        unit=settings.named(unit),
        parent=settings.recipient(unit, parse_period(period).cutoff),
        period=period,
        cutoff=parse_period(period).cutoff,
        revision=revision,
        number=revision,
        previous="",
        made_at=NOW.isoformat(),
        program="test",
        sheets=(sheet,),
    )
    data = encode(document)
    return VerifiedPackage(document, b"package of " + data, data, Verdict(Validity.VALID, "", ()))

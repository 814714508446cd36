"""A province over the reform of 1/7/2025: packages of districts for 2024, of communes for 2025.

District 109 sends its register for 2024: cooperatives A and B in commune 03391, C in the township 03549, D in 03490,
and E without a commune. The town 105 sends figures only (I.1 = 10). For 2025 the new communes 03388 and 03549 send
figures only (I.1 = 7 and 4). 03549 of today is made of 03490, 03549, 03574 and 03589, all of district 109; 03388 of
today of 03391 (district 109) and of 03386, 03388, 03389 and 03403 (town 105).
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from models.returns.document import encode
from models.values.periods import parse_period
from models.values.units import Unit, unit_on
from storage.book import settings
from storage.book.book import Book
from storage.extracts import packing
from storage.received import receiving
from storage.received.receiving import VerifiedPackage
from storage.returns import sealing, sheets
from tests.storage.received.sample_registers import cooperative
from tests.storage.sample_returns import arrival, unit_book

BEFORE, AFTER = date(2024, 12, 14), date(2025, 12, 14)
DISTRICT, TOWN = unit_on("109", BEFORE), unit_on("105", BEFORE)
DOAN_KET, PHONG_THO = unit_on("03388", AFTER), unit_on("03549", AFTER)
PLACES = {"A": "03391", "B": "03391", "C": "03549", "D": "03490", "E": None}


def stated(unit: Unit, period: str, figures: dict[str, int], revision: int = 1) -> VerifiedPackage:
    """A package with typed figures and no register, addressed to whom the unit reports to at the end of the period."""
    made = arrival(unit, figures, period=period, revision=revision)
    cutoff = parse_period(period).cutoff
    document = replace(made.document, cutoff=cutoff, parent=settings.recipient(unit, cutoff))
    data = encode(document)
    return replace(made, document=document, data=data, package=b"package of " + data)


def with_register(book: Book, period: str) -> VerifiedPackage:
    """What a book's sheets and register say for a period."""
    paper = sheets.period_sheets(book, period)
    made = stated(settings.unit_at(book, paper.cutoff), period, {})
    document = replace(
        made.document,
        sheets=tuple(sealing.form_sheet(sheet) for _, sheet in sorted(paper.sheets.items())),
        register=packing.register_tables(book, paper.cutoff),
    )
    data = encode(document)
    return replace(made, document=document, data=data, package=b"package of " + data)


def district_book(folder: Path) -> Book:
    """The register of district 109 in 2024."""
    book = unit_book(folder / "109.book", "109", BEFORE)
    for name, commune in PLACES.items():
        more = {"commune_code": commune, "old_commune_code": commune} if commune else {}
        cooperative(book, f"HTX {name}", sector="crops", capital=1_000_000, **more)
    return book


def province_book(folder: Path) -> Book:
    """The province that received both years."""
    book = unit_book(folder / "province.book", "12")
    packages = [
        with_register(district_book(folder), "2024"),
        stated(TOWN, "2024", {"I.1": 10}),
        stated(DOAN_KET, "2025", {"I.1": 7}),
        stated(PHONG_THO, "2025", {"I.1": 4}),
    ]
    receiving.accept(book, packages)
    return book

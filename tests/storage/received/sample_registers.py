"""Packages with registers: what a unit's own book would send, handed over without the exchange."""

from pathlib import Path
from typing import Any

from models.register.drafts import MembershipDraft, OrganisationDraft, PersonDraft
from models.returns.document import ReturnDocument, encode
from models.returns.verdicts import Validity, Verdict
from models.values.units import Unit
from storage.book import settings
from storage.book.book import Book
from storage.extracts import packing
from storage.received.receiving import VerifiedPackage
from storage.register import members, organisations
from storage.returns import sealing, sheets
from tests.storage.sample_returns import unit_book

PERIOD = "2026-Q3"


def register_book(folder: Path, unit: Unit) -> Book:
    return unit_book(folder / f"{unit.code}.book", unit.code)


def cooperative(book: Book, name: str, **more: Any) -> str:
    """A cooperative that works, with a capital from its first day on."""
    capital = more.pop("capital", None)
    draft = OrganisationDraft(**{"kind": "cooperative", "name": name, "founded_on": "2020-01-01", **more})
    made = organisations.add(book, draft)
    if capital is not None:
        organisations.set_capital(book, made, "2020-01-01", capital)
    return made


def member(book: Book, organisation: str, name: str, number: str | None = None) -> None:
    person = PersonDraft(name=name, personal_number=number)
    members.add_member(book, organisation, person, MembershipDraft(joined_on="2020-01-01"))


def sent(book: Book, revision: int = 1, period: str = PERIOD) -> VerifiedPackage:
    """What the book's sheets and register say, as the province would get it; the checks of a return are not asked."""
    paper = sheets.period_sheets(book, period)
    unit = settings.unit_at(book, paper.cutoff)
    document = ReturnDocument(
        unit=settings.named(unit),
        parent=settings.recipient(unit, paper.cutoff),
        period=period,
        cutoff=paper.cutoff,
        revision=revision,
        number=revision,
        previous="",
        made_at=book.now(),
        program="test",
        sheets=tuple(sealing.form_sheet(sheet) for _, sheet in sorted(paper.sheets.items())),
        register=packing.register_tables(book, paper.cutoff),
    )
    data = encode(document)
    return VerifiedPackage(document, b"package of " + data, data, Verdict(Validity.VALID, "", ()))

"""A received package judged again as of its receipt, and its verification sheet."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from models.values.messages import sentence
from storage.book import settings
from storage.book.book import Book
from storage.received.receiving import Received
from ui.language import language

if TYPE_CHECKING:
    from exports.exchange.receiving import Opened, Revalidation


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What judging again found, in words, and whether the package is still valid."""

    words: str
    is_valid: bool


def recheck(book: Book, package: Received) -> Rechecked:
    """Judge a package again; Refused with the codes of exports.exchange.receiving.revalidate."""
    from exports.exchange.receiving import revalidate

    return _rechecked(revalidate(book, package.sha256))


def _rechecked(found: "Revalidation") -> Rechecked:
    from exports.trust.lists import local_minute

    spoken = language()
    standings = [
        sentence(f"VERDICT_{one.verdict.standing.upper()}", language=spoken)
        for one in (found.then, found.today)
    ]
    told = {"received": local_minute(found.received_at), "then": standings[0], "today": standings[1]}
    words = [sentence("COMMAND_REVALIDATED", told, spoken)]
    for one in (found.then, found.today):
        words += [sentence(said.code, said.details, spoken) for said in one.verdict.statements]
    return Rechecked("\n".join(dict.fromkeys(words)), found.is_valid)


def write_sheet(book: Book, package: Received, target: Path) -> Path:
    """Judge a package again and write its verification sheet (PDF), over an older one of that name."""
    from exports.exchange.receiving import revalidate
    from exports.exchange.verification_sheet import SheetFacts, write_verification_sheet
    from exports.files.writing import write_whole

    again = revalidate(book, package.sha256)
    office = settings.office_names(book).office or settings.unit_of(book).title
    facts = SheetFacts(file_name(package), office, book.clock(), again, language())
    write_whole(target, write_verification_sheet(again.today, facts))
    return target


def write_opened_sheet(book: Book | None, opened: "Opened", target: Path, now: datetime) -> Path:
    """Write the verification sheet of a file that was opened and not received, over an older one of that name."""
    from exports.exchange.verification_sheet import SheetFacts, write_verification_sheet
    from exports.files.writing import write_whole

    office = "" if book is None else settings.office_names(book).office or settings.unit_of(book).title
    facts = SheetFacts(opened.path.name, office, now, language=language())
    write_whole(target, write_verification_sheet(opened.inspection, facts))
    return target


def file_name(package: Received) -> str:
    """The name under which a package travels."""
    return f"{package.unit[1]}_{package.period}_lan{package.revision}.asice"

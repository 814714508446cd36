"""What the card of a file says: what it is, of whom, its verdict, and what this book would do with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from models.returns.verdicts import Validity
from models.values.errors import Refused, Trouble
from models.values.quantities import format_number
from storage.book import settings
from storage.book.book import Book
from ui.pieces.moments import minute_of
from ui.pieces.panels.verdicts import role_name
from ui.screens.receive.lines import IncomingFile
from ui.screens.receive.office import HARMLESS, OfficeLine
from ui.screens.receive.reading import IncomingFiles, in_order, read_all
from ui.shell.work import Work

if TYPE_CHECKING:
    from exports.exchange.arrivals import OpenedTrust


@dataclass(frozen=True)
class Looked:
    """One file as its card shows it. line or office: what was found; changes: merged figures that would change."""

    path: Path
    line: IncomingFile | None = None
    office: OfficeLine | None = None
    unit: str = ""  # of the book; "" without one
    changes: int = 0

    @property
    def standing(self) -> Validity:
        found = self.line or self.office
        return found.standing if found is not None else Validity.UNDECIDED

    @property
    def tone(self) -> str:
        found = self.line or self.office
        return found.tone if found is not None else "grey"

    @property
    def waits(self) -> bool:
        """Whether it lies in an envelope that a password may open."""
        return self.line is not None and self.line.waits

    @property
    def sources(self) -> tuple[Path, ...]:
        """The files themselves: the parts of one that came in parts."""
        return self.line.parts if self.line is not None and self.line.parts else (self.path,)

    def kind(self) -> str:
        """What it is, in a few words."""
        translate = QCoreApplication.translate
        if self.office is not None:
            return self.office.kind()
        if self.waits:
            return translate("Card", "Envelope")
        if self.line is not None and self.line.document is None:
            return translate("Card", "File")
        if self.line is not None and self.line.bare_print:
            return translate("Card", "Signed print")
        return translate("Card", "Report package")

    def title(self) -> str:
        """Of whom and about what; the name of the file where it says neither."""
        found = self.line
        parts = (found.unit(), found.period()) if found is not None else ()
        if self.office is not None:
            parts = (self.office.issuer(), self.office.about())
        return " \u00b7 ".join(part for part in parts if part) or self.path.name

    def sentence(self) -> str:
        """Why not, or what to note, or on what the verdict rests."""
        found = self.line or self.office
        return found.sentence() if found is not None else ""

    def would(self) -> str:
        """Whether this book could take it, and what it would do."""
        translate = QCoreApplication.translate
        if not self.unit:
            return translate("Card", "No book is open: the file can be looked at, and not be received.")
        if self.office is not None:
            return self._would_take(self.office)
        if self.line is None or self.line.waits or self.line.document is None:
            return ""
        if not self.line.acceptable:
            return translate("Card", "The book of {unit} would not receive it now.").format(unit=self.unit)
        words = translate(
            "Card",
            "The book of {unit} can receive it: {count} merged figures would change. Looking changes nothing.",
        )
        return words.format(unit=self.unit, count=format_number(self.changes))

    def _would_take(self, found: OfficeLine) -> str:
        translate = QCoreApplication.translate
        if found.code in HARMLESS:
            return translate("Card", "There is nothing new in it for the book of {unit}.").format(
                unit=self.unit
            )
        if not found.acceptable:
            return translate("Card", "The book of {unit} would not take it in now.").format(unit=self.unit)
        words = translate("Card", "The book of {unit} can take it in. Looking changes nothing.")
        return words.format(unit=self.unit)

    def facts(self) -> list[tuple[str, str]]:
        """Names and facts for the card; "" where there is none."""
        translate = QCoreApplication.translate
        facts: list[tuple[str, str]] = []
        document = self.line.document if self.line is not None else None
        if self.office is not None:
            facts.append((translate("Card", "What it brings"), self.office.says()))
        if document is not None:
            facts += [
                (translate("Card", "Revision"), format_number(document.revision)),
                (translate("Card", "Made at"), minute_of(document.made_at)),
                (translate("Card", "For"), document.parent.name),
                (translate("Card", "Package number"), format_number(document.number)),
            ]
        facts.append((translate("Card", "Signed by"), self._signers()))
        if self.line is not None:
            facts.append((translate("Card", "Came as"), self.line.came_as()))
            facts.append((translate("Card", "Chain"), self.line.chain()))
        facts.append((translate("Card", "File"), str(self.path)))
        return [(name, fact) for name, fact in facts if fact]

    def _signers(self) -> str:
        if self.line is not None:
            verdict = self.line.opened.inspection.verdict if self.line.opened is not None else None
        else:
            notice = self.office.notice if self.office is not None else None
            verdict = notice.inspection.verdict if notice is not None else None
        told = []
        for one in verdict.signers if verdict is not None else ():
            roles = ", ".join(role_name(role) for role in one.role.split(", ") if role)
            told.append(f"{one.name} ({roles})" if roles else one.name)
        return ", ".join(told)


def look(book: Book | None, paths: Sequence[Path], passwords: Sequence[str], work: Work) -> list[Looked]:
    """Every file as its card shows it; nothing changes. Without a book nothing can be decided."""
    found = read_all(book, paths, passwords, work) if book is not None else _without_book(paths, passwords)
    unit = settings.unit_of(book).title if book is not None else ""
    lines = [Looked(one.path, one, None, unit, _changes(book, one)) for one in found.lines]
    return [*lines, *(Looked(one.path, None, one, unit) for one in found.office)]


def _changes(book: Book | None, line: IncomingFile) -> int:
    """How many merged figures receiving this file would change."""
    if book is None or line.opened is None or not line.acceptable:
        return 0
    from exports.exchange.rehearsing import effects

    return len(effects(book, [line.opened]))


def _without_book(paths: Sequence[Path], passwords: Sequence[str]) -> IncomingFiles:
    from exports.exchange.batches.judged import Judge
    from exports.exchange.forms.files import inspect as inspect_forms
    from exports.exchange.forms.office import OpenedForms
    from exports.exchange.incoming import NOTICES, Incoming, claimed
    from exports.exchange.notices import verify_notice
    from exports.exchange.notices_taken import OpenedNotice
    from exports.exchange.receiving import inspect_bytes, read_file
    from exports.files.assembling import assembled

    now = datetime.now().astimezone()
    files, lines, office = [], [], []
    for path in paths:
        try:
            files.append((path, read_file(path)))
        except Trouble as trouble:
            lines.append(IncomingFile(path, None, trouble))
    whole = assembled(files)
    lines += [
        IncomingFile(path, None, why, parts=tuple(whole.made_of.get(path, ()))) for path, why in whole.unfit
    ]
    for path, data in whole.files:
        kind = claimed(data)
        if kind is Incoming.TRUST:
            office.append(OfficeLine(path, listed=_listed(path, data, now)))
        elif kind in NOTICES:
            found = OpenedNotice(path, verify_notice(data, None, now), "", data)
            office.append(OfficeLine(path, notice=found))
        elif kind is Incoming.FORMS:
            office.append(OfficeLine(path, forms=OpenedForms(path, inspect_forms(data, None, now), "", data)))
        else:
            one = inspect_bytes(path, data, Judge(None, now, None, {}), list(passwords))
            lines.append(IncomingFile(path, one, parts=tuple(whole.made_of.get(path, ()))))
    return IncomingFiles(tuple(in_order(lines, paths)), tuple(office), tuple(paths))


def _listed(path: Path, data: bytes, now: datetime) -> "OpenedTrust":
    from exports.exchange.arrivals import OpenedTrust
    from exports.trust.lists import read_trust

    try:
        found = read_trust(data, None, now)
    except Refused as refusal:
        return OpenedTrust(path, None, refusal.code, refusal.details, data)
    return OpenedTrust(path, found, "TRUST_PIN_NEEDED", {"sha256": found.signed_by}, data)

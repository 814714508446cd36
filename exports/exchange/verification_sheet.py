"""The verification sheet of a package: verdict in plain words, rungs, signers and digests, for the file.

Whoever holds the package can make the digests on it again with any tool (sha256sum, certutil).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from exports.paper.archival import make_archival
from exports.paper.fonts import BOLD, ITALIC, REGULAR, printable, register_fonts, text_width, wrapped
from exports.trust.lists import local_minute
from models.returns.verdicts import Rung, Verdict
from models.values.messages import sentence
from models.values.periods import label, parse_period
from models.values.quantities import format_number

if TYPE_CHECKING:
    from exports.exchange.receiving import Revalidation
    from exports.verdicts.packages import Inspection

LEFT, RIGHT, TOP, FOOT = 30 * mm, 15 * mm, 20 * mm, 18 * mm
SIZE = 11.0
SMALL = 9.0
LEADING = 1.3
INDENT = 6 * mm


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What the sheet says beside the verdict.

    again: the package judged again as of its receipt, where the book holds it; language: vi or en.
    """

    file_name: str
    office: str
    made_at: datetime
    again: "Revalidation | None" = None
    language: str = "vi"

    def word(self, code: str, /, **details: Any) -> str:
        return sentence(code, details, self.language)


@dataclass(frozen=True, slots=True)
class SheetParagraph:
    """A paragraph of the sheet: its text, style, size and indent; `after` is the room below, in points."""

    text: str
    font: str = REGULAR
    size: float = SIZE
    indent: float = 0.0
    after: float = 2.0
    centred: bool = False


def write_verification_sheet(found: "Inspection", facts: SheetFacts) -> bytes:
    """The sheet as PDF/A-3b; the same bytes for the same findings and moment."""
    register_fonts()
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1, initialFontName=cast(Any, REGULAR))
    _VerificationSheetPen(canvas).draw(list(_lines(found, facts)))
    canvas.save()
    title = facts.word("SHEET_TITLE")
    return make_archival(target.getvalue(), title=title, made_at=facts.made_at, attachments={})


class _VerificationSheetPen:
    """Writes paragraphs from the top down, and goes on overleaf where a page is full."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._width, self._height = A4
        self._y = self._height - TOP

    def draw(self, lines: list[SheetParagraph]) -> None:
        for line in lines:
            self._paragraph(line)
        self._canvas.showPage()

    def _paragraph(self, line: SheetParagraph) -> None:
        room = self._width - LEFT - RIGHT - line.indent
        for text in wrapped(printable(line.text, line.font), line.font, line.size, room):
            if self._y - line.size < FOOT:
                self._canvas.showPage()
                self._y = self._height - TOP
            self._y -= line.size * LEADING
            self._canvas.setFont(line.font, line.size)
            left = LEFT + line.indent
            if line.centred:
                left += (room - text_width(text, line.font, line.size)) / 2
            self._canvas.drawString(left, self._y, text)
        self._y -= line.after


def _lines(found: "Inspection", facts: SheetFacts) -> Iterator[SheetParagraph]:
    yield SheetParagraph(facts.office, BOLD, after=10)
    yield SheetParagraph(facts.word("SHEET_TITLE"), BOLD, 14, centred=True, after=2)
    told = facts.word("SHEET_MADE_AT", moment=local_minute(facts.made_at))
    yield SheetParagraph(told, ITALIC, centred=True, after=10)
    yield from _package_lines(found, facts)
    yield from _verdict_lines(found.verdict, facts)
    yield from _again_lines(facts)
    yield _heading(facts, "SHEET_SIGNERS")
    yield from _signer_lines(found.verdict, facts)
    yield _heading(facts, "SHEET_RUNGS")
    for number, rung in enumerate(found.verdict.rungs, 1):
        yield _rung_line(number, rung, facts)
    yield SheetParagraph("", after=8)
    yield _heading(facts, "SHEET_DIGESTS")
    yield from _digest_lines(found, facts)
    yield SheetParagraph(facts.word("SHEET_HOW"), ITALIC, SMALL, after=16)
    half = (A4[0] - LEFT - RIGHT) / 2
    yield SheetParagraph(facts.word("SHEET_CHECKED_BY"), BOLD, indent=half, centred=True, after=0)
    yield SheetParagraph(facts.word("SHEET_NAME_BELOW"), ITALIC, indent=half, centred=True)


def _heading(facts: SheetFacts, code: str) -> SheetParagraph:
    return SheetParagraph(facts.word(code), BOLD, after=1)


def _package_lines(found: "Inspection", facts: SheetFacts) -> Iterator[SheetParagraph]:
    yield SheetParagraph(facts.word("SHEET_FILE", name=facts.file_name), after=1)
    document = found.document
    if document is None:
        return
    period = label(parse_period(document.period), facts.language)
    period = period[:1].lower() + period[1:]
    yield SheetParagraph(
        facts.word(
            "SHEET_RETURN",
            unit=document.unit.name,
            code=document.unit.code,
            period=period,
            revision=str(document.revision),
            recipient=document.parent.name or document.parent.code,
        ),
        after=6,
    )


def _verdict_lines(verdict: Verdict, facts: SheetFacts) -> Iterator[SheetParagraph]:
    standing = facts.word(f"VERDICT_{verdict.standing.upper()}")
    yield SheetParagraph(facts.word("SHEET_VERDICT", verdict=standing), BOLD, 14, after=2)
    for one in verdict.statements:
        yield SheetParagraph(facts.word(one.code, **one.details), after=2)
    if verdict.accepted:
        yield SheetParagraph(facts.word("VERDICT_RESTS_ON", **verdict.details), size=SMALL, after=8)
    else:
        yield SheetParagraph(facts.word("SHEET_NOT_ACCEPTED"), after=8)


def _again_lines(facts: SheetFacts) -> Iterator[SheetParagraph]:
    again = facts.again
    if again is None:
        return
    words = [facts.word(f"VERDICT_{one.verdict.standing.upper()}") for one in (again.then, again.today)]
    received = local_minute(again.received_at)
    yield SheetParagraph(facts.word("SHEET_AGAIN", received=received, then=words[0], today=words[1]), after=8)


def _signer_lines(verdict: Verdict, facts: SheetFacts) -> Iterator[SheetParagraph]:
    if not verdict.signers:
        yield SheetParagraph(facts.word("SHEET_NO_SIGNERS"), indent=INDENT, after=8)
    for at, signer in enumerate(verdict.signers):
        roles = [facts.word(f"ROLE_{role.upper()}") for role in signer.role.split(", ") if role]
        moment = local_minute(datetime.fromisoformat(signer.claimed_at))
        told = facts.word("SHEET_SIGNER", name=signer.name, role=", ".join(roles) or "\u2013", at=moment)
        yield SheetParagraph(told, indent=INDENT, after=0)
        last = at == len(verdict.signers) - 1
        yield SheetParagraph(
            _grouped(signer.certificate_sha256), size=SMALL, indent=INDENT, after=8 if last else 3
        )


def _rung_line(number: int, rung: Rung, facts: SheetFacts) -> SheetParagraph:
    asked = facts.word(f"RUNG_{rung.name.upper()}")
    result = facts.word("SHEET_PASSED" if rung.passed else "SHEET_FAILED")
    line = SheetParagraph(f"{number}. {asked}: {result}", size=SMALL + 1, indent=INDENT, after=0)
    return line if rung.passed else replace(line, font=BOLD)


def _digest_lines(found: "Inspection", facts: SheetFacts) -> Iterator[SheetParagraph]:
    yield from _digest(facts.file_name, found.package_sha256)
    for name, (size, sha256) in found.file_list.items():
        yield from _digest(name, sha256, facts.word("SHEET_SIZE", size=format_number(size)))


def _digest(name: str, sha256: str, size: str = "") -> Iterator[SheetParagraph]:
    told = f"{name} ({size})" if size else name
    yield SheetParagraph(told, size=SMALL + 1, indent=INDENT, after=0)
    yield SheetParagraph(_grouped(sha256), size=SMALL, indent=INDENT, after=3)


def _grouped(digest: str) -> str:
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))

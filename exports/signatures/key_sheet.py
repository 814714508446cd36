"""The paper copy of a reception key: what is needed to have it again when the book and its copies are gone.

The key stays locked by its password, which is not printed. Lines to type and squares to scan say the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, cast

from reportlab.graphics.barcode.qr import QrCode
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from exports.paper.fonts import BOLD, REGULAR, printable, register_fonts, text_width, wrapped
from exports.signatures.key_text import in_packs, to_lines
from models.values.dates import format_date
from models.values.messages import sentence

LEFT, RIGHT, TOP, FOOT = 25 * mm, 15 * mm, 18 * mm, 15 * mm
SIZE, HEADING, LEADING = 11.0, 14.0, 1.3
TYPED, TYPED_LEADING = 7.8, 10.4
"""Size of the lines to type and their distance, in points; in Courier, whose letters nobody mistakes."""

PACK = 1300
"""Characters of a square: so few that a telephone reads it from a worn sheet."""

SQUARE, GAP = 68 * mm, 7 * mm


@dataclass(frozen=True, slots=True)
class KeySheet:
    """What the sheet says around the key; ends: last day of the certificate; language: vi or en."""

    office: str
    name: str
    sha256: str
    made_at: datetime
    ends: datetime
    language: str = "vi"


def write_key_sheet(p12: bytes, facts: KeySheet) -> bytes:
    """The sheet as a PDF of A4 pages: facts and lines, then squares; Refused with KEY_TEXT_OTHER if it is too large."""
    register_fonts()
    lines = to_lines(p12)
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1, initialFontName=cast(Any, REGULAR))
    canvas.setTitle(printable(sentence("KEY_SHEET_TITLE", language=facts.language)))
    pen = _KeySheetPen(canvas, facts)
    pen.write(_paragraphs(facts, len(lines)))
    pen.columns(lines)
    pen.squares(in_packs(lines, PACK))
    pen.finish()
    canvas.save()
    return target.getvalue()


def _paragraphs(facts: KeySheet, count: int) -> Iterator[tuple[str, str, float]]:
    def word(code: str, **details: Any) -> str:
        return sentence(code, details, facts.language)

    yield facts.office, BOLD, SIZE
    yield word("KEY_SHEET_TITLE"), BOLD, HEADING
    yield word("KEY_SHEET_NAME", name=facts.name), REGULAR, SIZE
    term = format_date(facts.made_at), format_date(facts.ends)
    yield word("KEY_SHEET_TERM", made=term[0], ends=term[1]), REGULAR, SIZE
    yield word("KEY_SHEET_FINGERPRINT", sha256=_grouped(facts.sha256)), REGULAR, SIZE
    yield word("KEY_SHEET_PLACE"), REGULAR, SIZE
    yield word("KEY_SHEET_PASSWORD"), BOLD, SIZE
    yield word("KEY_SHEET_HOW", count=count), REGULAR, SIZE


def _grouped(digest: str) -> str:
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4)).upper()


class _KeySheetPen:
    """Writes from the top down; every page says whose key it holds and which page it is."""

    def __init__(self, canvas: Canvas, facts: KeySheet) -> None:
        self._canvas, self._facts = canvas, facts
        self._width, self._height = A4
        self._room = self._width - LEFT - RIGHT
        self._y = self._height - TOP
        self._page = 1

    def write(self, paragraphs: Iterator[tuple[str, str, float]]) -> None:
        for text, font, size in paragraphs:
            for line in wrapped(printable(text, font), font, size, self._room):
                self._y -= size * LEADING
                self._canvas.setFont(font, size)
                self._canvas.drawString(LEFT, self._y, line)
            self._y -= 4

    def columns(self, lines: Sequence[str]) -> None:
        """The lines to type in two columns, from the top of the left one to the foot of the right one."""
        left = list(lines)
        while left:
            rows = int((self._y - FOOT - 6) // TYPED_LEADING)
            page, left = left[: 2 * rows], left[2 * rows :]
            if left:
                self._column(page[:rows], 0)
                self._column(page[rows:], 1)
                self._next()
            else:
                half = (len(page) + 1) // 2
                self._column(page[:half], 0)
                self._column(page[half:], 1)
                self._y -= half * TYPED_LEADING

    def _column(self, lines: Sequence[str], at: int) -> None:
        self._canvas.setFont("Courier", TYPED)
        for row, line in enumerate(lines):
            self._canvas.drawString(LEFT + at * self._room / 2, self._y - 6 - (row + 1) * TYPED_LEADING, line)

    def squares(self, packs: Sequence[str]) -> None:
        """The same lines for a camera, numbered."""
        self._next()
        word = sentence("KEY_SHEET_SQUARES", {"count": len(packs)}, self._facts.language)
        self.write(iter([(word, REGULAR, SIZE)]))
        across = max(1, int((self._room + GAP) // (SQUARE + GAP)))
        for at, pack in enumerate(packs):
            if at % across == 0:
                if self._y - SQUARE - 2 * GAP < FOOT:
                    self._next()
                self._y -= SQUARE + 2 * GAP
            left = LEFT + (at % across) * (SQUARE + GAP)
            self._square(pack, left, f"{at + 1}/{len(packs)}")

    def _square(self, pack: str, left: float, number: str) -> None:
        square = QrCode(pack, width=SQUARE, height=SQUARE, qrLevel="M", qrBorder=2)
        square.drawOn(self._canvas, left, self._y)
        self._canvas.setFont(REGULAR, SIZE)
        self._canvas.drawCentredString(left + SQUARE / 2, self._y - SIZE, number)

    def _next(self) -> None:
        self.finish()
        self._page += 1
        self._y = self._height - TOP

    def finish(self) -> None:
        """The foot of the page, and the page itself."""
        told = {"name": self._facts.name, "sha256": self._facts.sha256[:16].upper(), "page": self._page}
        foot = printable(sentence("KEY_SHEET_FOOT", told, self._facts.language))
        self._canvas.setFont(REGULAR, 9)
        width = text_width(foot, REGULAR, 9)
        self._canvas.drawString(self._width - RIGHT - width, FOOT - 10, foot)
        self._canvas.showPage()

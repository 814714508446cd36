"""What stands on the pages of a PDF as PDFium sees it: every object in the order of painting, and what lies over it.

Texts come with the place where they begin. PDFium is not safe for several threads: exports.paper.pages has the lock.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from exports.paper.pages import opened_pdf
from exports.paper.recording import DrawnText

_KINDS = {
    pdfium.FPDF_PAGEOBJ_TEXT: "text",
    pdfium.FPDF_PAGEOBJ_PATH: "path",
    pdfium.FPDF_PAGEOBJ_IMAGE: "image",
    pdfium.FPDF_PAGEOBJ_SHADING: "shading",
    pdfium.FPDF_PAGEOBJ_FORM: "form",
}
_MOST_OBJECTS = 20_000
"""Of a page; a page of ours has a few hundred."""

_DARK = 96
"""Green and blue of a text that is read on white paper are at most this, of 255; red may be more: marks of urgency."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""


@dataclass(frozen=True, slots=True)
class SeenPage:
    """Size in points, texts in the order of painting, kinds of objects that are neither text nor line, notes over it.

    odd: "image", "shading", "form", "filled path", "clipped", "hidden text", "turned", "too much"; notes: boxes of
    annotations.
    """

    width: float
    height: float
    texts: tuple[DrawnText, ...]
    odd: tuple[str, ...]
    notes: tuple[Box, ...]


def seen_pages(pdf: bytes) -> list[SeenPage]:
    """All pages of a PDF. Damaged PDF_DAMAGED."""
    with opened_pdf(pdf) as document:
        return [_page(page.raw) for page in document]


def _page(page: "pdfium.FPDF_PAGE") -> SeenPage:
    texts: list[DrawnText] = []
    odd: list[str] = [] if pdfium.FPDFPage_GetRotation(page) == 0 else ["turned"]
    count = pdfium.FPDFPage_CountObjects(page)
    if count > _MOST_OBJECTS:
        return SeenPage(0.0, 0.0, (), ("too much",), ())
    look = _PageLook(pdfium.FPDFText_LoadPage(page))
    try:
        for at in range(count):
            item = pdfium.FPDFPage_GetObject(page, at)
            kind = _KINDS.get(pdfium.FPDFPageObj_GetType(item), "unknown")
            if kind == "text":
                text = look.text(item)
                if text.text.strip():
                    texts.append(text)
                    if look.is_hidden(item):
                        odd.append("hidden text")
            elif kind != "path":
                odd.append(kind)
            elif look.is_filled(item):
                odd.append("filled path")
            if _is_clipped(item):
                odd.append("clipped")
    finally:
        pdfium.FPDFText_ClosePage(look.letters)
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    return SeenPage(width, height, tuple(texts), tuple(dict.fromkeys(odd)), tuple(_notes(page)))


_ROOM = 256
"""UTF-16 units of a text for which there is room without asking first, its end included."""


class _PageLook:
    """What PDFium says of the objects of one page; the places where it writes its answers are made once.

    Where it gives no answer, such a place still holds the one before: whether it did is asked each time. letters: the
    page as text.
    """

    def __init__(self, letters: "pdfium.FPDF_TEXTPAGE") -> None:
        self.letters = letters
        self._room = (pdfium.FPDF_WCHAR * _ROOM)()
        self._matrix = pdfium.FS_MATRIX()
        self._colours = tuple(ctypes.c_uint() for _ in range(4))
        self._modes = (ctypes.c_int(), ctypes.c_int())

    def text(self, item: "pdfium.FPDF_PAGEOBJECT") -> DrawnText:
        """The text with its place; one that is turned, sheared or mirrored stands below the page."""
        room = self._room
        length = pdfium.FPDFTextObj_GetText(item, self.letters, room, ctypes.sizeof(room))
        if length > ctypes.sizeof(room):
            room = (pdfium.FPDF_WCHAR * (length // 2 + 1))()
            length = pdfium.FPDFTextObj_GetText(item, self.letters, room, length)
        text = ctypes.string_at(room, max(0, length - 2)).decode("utf-16-le", "replace")
        matrix = self._matrix
        if not pdfium.FPDFPageObj_GetMatrix(item, matrix):
            return DrawnText(text, 0.0, -1.0)
        upright = abs(matrix.b) < 1e-3 and abs(matrix.c) < 1e-3 and matrix.a > 0 and matrix.d > 0
        return DrawnText(text, matrix.e, matrix.f if upright else -1.0)

    def is_hidden(self, item: "pdfium.FPDF_PAGEOBJECT") -> bool:
        """Whether a text is not read as it stands: not filled, not solid or not dark."""
        red, green, blue, solid = self._colours
        if not pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, solid):
            return True
        painted = pdfium.FPDFTextObj_GetTextRenderMode(item) == pdfium.FPDF_TEXTRENDERMODE_FILL
        return not painted or solid.value < 255 or max(green.value, blue.value) > _DARK

    def is_filled(self, item: "pdfium.FPDF_PAGEOBJECT") -> bool:
        """Whether a path has an inside that is painted."""
        filled, stroked = self._modes
        return bool(pdfium.FPDFPath_GetDrawMode(item, filled, stroked) and filled.value)


def _is_clipped(item: "pdfium.FPDF_PAGEOBJECT") -> bool:
    path = pdfium.FPDFPageObj_GetClipPath(item)
    return bool(path) and pdfium.FPDFClipPath_CountPaths(path) > 0


def _notes(page: "pdfium.FPDF_PAGE") -> Iterator[Box]:
    for at in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, at)
        box = pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(note, box)
        pdfium.FPDFPage_CloseAnnot(note)
        yield box.left, box.bottom, box.right, box.top

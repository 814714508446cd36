"""Pages of a PDF as pictures, for the preview on the screen and for printers without PDF.

PDFium is not safe for several threads at once: one lock stands before it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import pypdfium2
from pypdfium2 import PdfiumError

from models.values.errors import Damaged, Refused

_LOCK = Lock()


def _open(pdf: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(pdf)
    except PdfiumError as fault:
        raise Damaged("PDF_DAMAGED") from fault


@contextmanager
def opened_pdf(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The PDF, for as long as the block lasts and for this thread alone.

    Damaged PDF_DAMAGED where it is none, or where a page of it cannot be read, which is met in the block.
    """
    with _LOCK:
        document = _open(pdf)
        try:
            yield document
        except PdfiumError as fault:
            raise Damaged("PDF_DAMAGED") from fault
        finally:
            document.close()


def page_count(pdf: bytes) -> int:
    """Number of pages. Damaged with PDF_DAMAGED where the bytes are no PDF."""
    with opened_pdf(pdf) as document:
        return len(document)


def page_size(pdf: bytes, index: int) -> tuple[float, float]:
    """Width and height of a page in points (72 to the inch), pages counted from 0."""
    with opened_pdf(pdf) as document:
        width, height = _page(document, index).get_size()
        return float(width), float(height)


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of every page in points. Damaged PDF_DAMAGED."""
    with opened_pdf(pdf) as document:
        return [document[index].get_size() for index in range(len(document))]


def page_image(pdf: bytes, index: int, scale: float) -> tuple[int, int, bytes]:
    """Width, height and RGB bytes (three a pixel, rows without padding) of a page, counted from 0.

    scale: pixels per point; 96/72 is the size of the paper on an ordinary screen, 300/72 that of a printer.
    Damaged with PDF_DAMAGED, Refused with PAGE_MISSING.
    """
    with opened_pdf(pdf) as document:
        image = _page(document, index).render(scale=scale).to_pil().convert("RGB")
        return image.width, image.height, image.tobytes()


def _page(document: pypdfium2.PdfDocument, index: int) -> pypdfium2.PdfPage:
    if not 0 <= index < len(document):
        raise Refused("PAGE_MISSING", page=index + 1, pages=len(document))
    return document[index]

"""What a signature looks like on paper: a picture of the hand's signature or of the seal, or lines of text.

Drawn by reportlab on a page of its own and taken over as it is: pyHanko's own text would be set with wrong
widths. Places and sizes: Decree 30/2020, Appendix I, II (resources/layout/signatures.toml).
"""

import struct
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from typing import Any, cast

from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.stamp import StaticStampStyle
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from exports.paper.fonts import REGULAR, printable, register_fonts, text_width, wrapped
from exports.paper.layout import mm
from models.values.dates import VIETNAM
from models.values.errors import Refused
from resources import ROOT

PICTURE_SIZE = 2 * 1024 * 1024
MOST_PIXELS = 16_000_000

LEADER, SEAL = "leader", "seal"
"""Roles as the trust list names them; the fields of the PDF bear the same names."""

_PNG = b"\x89PNG\r\n\x1a\n"
_LEADING = 1.25


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from its lower left corner."""

    left: float
    low: float
    right: float
    high: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.high - self.low

    def rounded(self) -> tuple[int, int, int, int]:
        return round(self.left), round(self.low), round(self.right), round(self.high)


@cache
def measures() -> dict[str, Any]:
    """Sizes, colours and texts of signatures."""
    path = ROOT / "layout" / "signatures.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def picture_size(picture: bytes) -> tuple[int, int]:
    """Width and height of a PNG in pixels; Refused with PDF_PICTURE, before anything is unpacked."""
    if len(picture) > PICTURE_SIZE or picture[:8] != _PNG or len(picture) < 33 or picture[12:16] != b"IHDR":
        raise Refused("PDF_PICTURE")
    width, height = struct.unpack(">II", picture[16:24])
    if not 0 < width * height <= MOST_PIXELS:
        raise Refused("PDF_PICTURE")
    return width, height


def leader_box(room: Box, picture: bytes | None) -> Box:
    """Where the hand's signature stands: in the middle of the room between post and name."""
    wide = min(mm(measures()[LEADER]["width"]), room.width)
    tall = min(mm(measures()[LEADER]["height"]), room.height)
    if picture is not None:
        width, height = picture_size(picture)
        scale = min(wide / width, tall / height)
        wide, tall = width * scale, height * scale
    middle, centre = (room.left + room.right) / 2, (room.low + room.high) / 2
    return Box(middle - wide / 2, centre - tall / 2, middle + wide / 2, centre + tall / 2)


def seal_box(leader: Box, *, over: bool) -> Box:
    """Where the seal stands: in real size, over about a third of the leader's picture, from its left.

    Where the leader has no picture, it stands beside the text, so that both can be read.
    """
    size, centre = measures()[SEAL], (leader.low + leader.high) / 2
    half = mm(size["diameter"]) / 2
    right = leader.left + leader.width * size["overlap"] if over else leader.left - mm(size["gap"])
    wide = 2 * half if over else mm(size["width"])
    return Box(right - wide, centre - half, right, centre + half)


def iso_time(moment: datetime) -> str:
    """A moment in Vietnam's time by ISO 8601, to the second."""
    return moment.astimezone(VIETNAM).isoformat(timespec="seconds")


def drawn(box: Box, role: str, name: str, signed_at: datetime, picture: bytes | None) -> bytes:
    """One page of the size of the box: the picture alone, as the decree wants it, or else text in a frame."""
    register_fonts()
    target = BytesIO()
    canvas = Canvas(target, pagesize=(box.width, box.height), invariant=1, initialFontName=cast(Any, REGULAR))
    draw(canvas, box, role, name, signed_at, picture)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def draw(canvas: Canvas, box: Box, role: str, name: str, signed_at: datetime, picture: bytes | None) -> None:
    """Draw a signature at the origin of a canvas, as large as its box; Refused with PDF_PICTURE."""
    if picture is not None:
        _draw_picture(canvas, box, picture)
        return
    lines = [line.format(name=name, time=iso_time(signed_at)) for line in measures()["text"][role]]
    _draw_text(canvas, box, lines, measures()[role]["colour"])


def _draw_picture(canvas: Canvas, box: Box, picture: bytes) -> None:
    width, height = picture_size(picture)
    scale = min(box.width / width, box.height / height)
    wide, tall = width * scale, height * scale
    left, low = (box.width - wide) / 2, (box.height - tall) / 2
    try:
        canvas.drawImage(ImageReader(BytesIO(picture)), left, low, wide, tall, mask="auto")
    except (OSError, ValueError, SyntaxError, TypeError, struct.error) as fault:
        raise Refused("PDF_PICTURE") from fault


def _draw_text(canvas: Canvas, box: Box, lines: Sequence[str], colour: str) -> None:
    size = measures()["text"]["size"]
    pad = size / 2
    set_lines = [
        part for line in lines for part in wrapped(printable(line), REGULAR, size, box.width - 2 * pad)
    ]
    widest = max(text_width(line, REGULAR, size) for line in set_lines)
    scale = min(1.0, (box.height - pad) / (len(set_lines) * size * _LEADING), (box.width - pad) / widest)
    size *= scale
    canvas.setStrokeColor(HexColor(colour))
    canvas.setFillColor(HexColor(colour))
    canvas.setLineWidth(0.75)
    canvas.rect(0.5, 0.5, box.width - 1, box.height - 1)
    canvas.setFont(REGULAR, size)
    top = (box.height + len(set_lines) * size * _LEADING) / 2
    for at, line in enumerate(set_lines):
        canvas.drawString(pad, top - size - at * size * _LEADING, line)


class _DrawnPage(PdfContent):  # type: ignore[misc]
    """A one-page PDF in memory as the content of a stamp."""

    def __init__(self, page: bytes) -> None:
        self.page = page
        super().__init__()

    def render(self) -> bytes:
        writer: BasePdfFileWriter = self._ensure_writer
        form = writer.import_page_as_xobject(PdfFileReader(BytesIO(self.page)), page_ix=0)
        self.resources.xobject["/Drawn"] = form
        left, low, right, high = form.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(right - left), height=abs(high - low))
        return b"/Drawn Do"


def stamp_style(page: bytes) -> StaticStampStyle:
    """The page as it is, filling its box, without border."""
    rule = SimpleBoxLayoutRule(
        x_align=AxisAlignment.ALIGN_MID,
        y_align=AxisAlignment.ALIGN_MID,
        margins=Margins(0, 0, 0, 0),
        inner_content_scaling=InnerScaling.STRETCH_TO_FIT,
    )
    return StaticStampStyle(border_width=0, background=_DrawnPage(page), background_layout=rule)

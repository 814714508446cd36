"""How signature and seal will stand on paper: a small sheet in real size, for looking at before anything is signed."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any, cast

from reportlab.lib.colors import black
from reportlab.pdfgen.canvas import Canvas

from exports.paper.fonts import BOLD, REGULAR, printable, register_fonts, wrapped
from exports.paper.layout import mm
from exports.signatures.pades.appearance import LEADER, SEAL, Box, draw, leader_box, seal_box

WIDTH, HEIGHT = 150.0, 64.0
"""Millimetres of the sheet."""

_ROOM = (62.0, 16.0, 147.0, 46.0)
"""Left, low, right and high edge of the room between post and name, in millimetres."""

_POST_SIZE, _LEADING = 13.0, 1.2


def sample_sheet(pictures: Mapping[str, bytes], names: Mapping[str, str], post: str, at: datetime) -> bytes:
    """A PDF of one page with both signatures at the place and size that a signed print gives them.

    pictures: PNG by role; names: the certificate's name by role, written where there is no picture; post: the
    words above the signature. Refused with PDF_PICTURE where a picture cannot be drawn.
    """
    register_fonts()
    target = BytesIO()
    size = (mm(WIDTH), mm(HEIGHT))
    canvas = Canvas(target, pagesize=size, invariant=1, initialFontName=cast(Any, REGULAR))
    room = Box(*(mm(edge) for edge in _ROOM))
    leader = leader_box(room, pictures.get(LEADER))
    seal = seal_box(leader, over=LEADER in pictures)
    _write(canvas, room, post, names.get(LEADER, ""))
    for role, box in ((LEADER, leader), (SEAL, seal)):
        canvas.saveState()
        canvas.translate(box.left, box.low)
        draw(canvas, box, role, names.get(role, ""), at, pictures.get(role))
        canvas.restoreState()
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _write(canvas: Canvas, room: Box, post: str, name: str) -> None:
    """The post above the room and the name under it, as the print sets them."""
    canvas.setFillColor(black)
    canvas.setFont(BOLD, _POST_SIZE)
    middle = (room.left + room.right) / 2
    lines = wrapped(printable(post), BOLD, _POST_SIZE, room.width)
    for at, line in enumerate(reversed(lines)):
        canvas.drawCentredString(middle, room.high + 4 + at * _POST_SIZE * _LEADING, line)
    canvas.drawCentredString(middle, room.low - _POST_SIZE - 2, printable(name))

"""The printed return as PDF: the forms one after the other, each with its own page numbers."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, cast

from reportlab.pdfgen.canvas import Canvas

from exports.paper.archival import NamedDestination, make_archival
from exports.paper.drawing import FormPainter
from exports.paper.fonts import REGULAR, register_fonts
from exports.paper.layout import layout_on
from models.forms.matrix import ReportMatrix
from models.values.errors import Refused

SIGNATURE_ROOM = "signature-"
"""The room for the signature under each form is a named destination: this and the form's code."""


def write_pdf(
    matrices: Sequence[ReportMatrix],
    *,
    made_at: datetime,
    title: str,
    attachments: Mapping[str, bytes] | None = None,
) -> bytes:
    """PDF/A-3b of these forms in the layout of the decree in force when they were made.

    made_at: the moment of making, with its offset from UTC; it is the only date in the file, so the same
    input gives the same bytes. attachments: name → content, related to the document as its data.
    Refused with PAPER_WITHOUT_FORMS where there is nothing to print; Damaged with FONT_DAMAGED.
    """
    if not matrices:
        raise Refused("PAPER_WITHOUT_FORMS")
    register_fonts()
    layout = layout_on(made_at.date())
    target = BytesIO()
    canvas = Canvas(target, invariant=1, pageCompression=1, initialFontName=cast(Any, REGULAR))
    rooms: dict[str, NamedDestination] = {}
    for matrix in matrices:
        painter = FormPainter(canvas, matrix, layout)
        painter.draw()
        if painter.signature_room is not None:
            rooms[f"{SIGNATURE_ROOM}{matrix.form}"] = painter.signature_room
    canvas.save()
    return make_archival(
        target.getvalue(), title=title, made_at=made_at, attachments=attachments or {}, places=rooms
    )

"""Prints of a small return: signed well, and altered in every way that a person with a PDF tool could try."""

import math
from collections.abc import Callable
from datetime import datetime
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from exports.paper.pdf import write_pdf
from exports.signatures.container import DATA_NAME
from exports.signatures.pades.signing import seal_print, sign_print
from models.returns.document import decode, encode
from models.values.errors import Refused
from tests.exports.hostile import SIGNED, pages_of, return_document, world
from tests.exports.paper.samples import MADE_AT, debts

BLUE, RED = (26, 47, 176, 255), (200, 16, 46, 255)


@cache
def hand() -> bytes:
    """A hand's signature: a blue wave on a transparent ground."""
    image = Image.new("RGBA", (600, 200), (0, 0, 0, 0))
    points = [(30 + at * 5, 100 + 60 * math.sin(at / 4) * math.cos(at / 17)) for at in range(108)]
    ImageDraw.Draw(image).line(points, fill=BLUE, width=8)
    return _png(image)


@cache
def stamp() -> bytes:
    """A seal: two red rings on a transparent ground."""
    image = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.ellipse((2, 2, 397, 397), outline=RED, width=10)
    pen.ellipse((80, 80, 320, 320), outline=RED, width=5)
    return _png(image)


def _png(image: Image.Image) -> bytes:
    target = BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


@cache
def plain(data: bytes | None = None) -> bytes:
    """The print of a return that shows its data; of data that are no return some other page."""
    attached = encode(return_document()) if data is None else data
    try:
        document = decode(attached)
        pages, made_at = pages_of(document), datetime.fromisoformat(document.made_at)
    except (Refused, LookupError, ValueError, ArithmeticError):
        pages, made_at = (debts(),), MADE_AT
    return write_pdf(pages or (debts(),), made_at=made_at, title="Báo cáo", attachments={DATA_NAME: attached})


@cache
def led() -> bytes:
    """Signed by the leader only."""
    return sign_print(plain(), world().leader, SIGNED, hand())


@cache
def sealed() -> bytes:
    """Signed by the leader, then by the seal: as it must be."""
    return seal_print(led(), world().seal, SIGNED, stamp())


def resealed(change: Callable[[bytes], bytes], at: datetime = SIGNED) -> bytes:
    """Changed between the leader's signature and the seal, by somebody who holds the seal."""
    return seal_print(change(led()), world().seal, at, stamp())


def _updated(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    target = BytesIO(pdf)
    writer = IncrementalPdfFileWriter(target)
    change(writer)
    writer.write_in_place()
    return target.getvalue()


def _stream(content: bytes, **entries: generic.PdfObject) -> generic.StreamObject:
    return generic.StreamObject(
        {pdf_name(f"/{name}"): value for name, value in entries.items()}, stream_data=content
    )


def with_other_page(pdf: bytes) -> bytes:
    """One more figure is written onto the page."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        page, _ = writer.find_page_for_modification(0)
        content = page.get_object().raw_get("/Contents")
        text = writer.add_object(_stream(b"BT /F1 12 Tf 100 500 Td (9) Tj ET"))
        page.get_object()["/Contents"] = generic.ArrayObject([content, text])
        writer.mark_update(page)

    return _updated(pdf, change)


def with_other_attachment(pdf: bytes) -> bytes:
    """The attached data are exchanged for those of another return."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        spec = writer.root["/Names"]["/EmbeddedFiles"]["/Names"][1].get_object()
        data = encode(return_document(narrative="khác"))
        kind = {"Type": pdf_name("/EmbeddedFile"), "Subtype": pdf_name("/application#2Fjson")}
        spec["/EF"]["/F"] = spec["/EF"]["/UF"] = writer.add_object(_stream(data, **kind))
        writer.update_container(spec["/EF"])

    return _updated(pdf, change)


def with_script(pdf: bytes) -> bytes:
    """A script runs when the file is opened."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        action = {
            pdf_name("/S"): pdf_name("/JavaScript"),
            pdf_name("/JS"): generic.pdf_string("app.alert(1)"),
        }
        writer.root["/OpenAction"] = writer.add_object(generic.DictionaryObject(action))
        writer.update_root()

    return _updated(pdf, change)


def with_annotation(pdf: bytes) -> bytes:
    """A note covers a part of the page."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        page, _ = writer.find_page_for_modification(0)
        box = generic.ArrayObject([generic.NumberObject(edge) for edge in (100, 400, 400, 600)])
        note = {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/FreeText"),
            pdf_name("/Rect"): box,
            pdf_name("/Contents"): generic.pdf_string("999"),
            pdf_name("/F"): generic.NumberObject(4),
        }
        found = page.get_object().get("/Annots", generic.ArrayObject())
        notes = [found.raw_get(at) for at in range(len(found))]
        page.get_object()["/Annots"] = generic.ArrayObject(
            [*notes, writer.add_object(generic.DictionaryObject(note))]
        )
        writer.mark_update(page)

    return _updated(pdf, change)


def with_other_picture(pdf: bytes) -> bytes:
    """The leader's signature shows another picture."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        field = writer.root["/AcroForm"]["/Fields"][0].get_object()
        box = generic.ArrayObject([generic.NumberObject(edge) for edge in (0, 0, 100, 100)])
        form = _stream(b"1 0 0 rg 0 0 90 90 re f", Subtype=pdf_name("/Form"), BBox=box)
        field["/AP"]["/N"] = writer.add_object(form)
        writer.update_container(field["/AP"])

    return _updated(pdf, change)


def without_value(pdf: bytes) -> bytes:
    """The leader's field has lost its signature."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        field = writer.root["/AcroForm"]["/Fields"].raw_get(0)
        del field.get_object()["/V"]
        writer.mark_update(field)

    return _updated(pdf, change)


def with_wider_range(pdf: bytes) -> bytes:
    """The gap that the last signature leaves unsigned is made wider by one byte."""
    at = pdf.rindex(b"/ByteRange")
    start = pdf.index(b"[", at)
    end = pdf.index(b"]", start)
    zero, first, second, length = pdf[start + 1 : end].split()
    numbers = b" ".join([zero, first, b"%d" % (int(second) + 1), b"%d" % (int(length) - 1)])
    assert len(numbers) <= end - start - 1
    return pdf[: start + 1] + numbers.ljust(end - start - 1) + pdf[end:]

"""Hostile prints: each in a package that everybody signed nevertheless, and alone as it could come back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from io import BytesIO

import pikepdf

from exports.paper.pdf import write_pdf
from exports.signatures.container import DATA_NAME
from exports.signatures.pades.signing import seal_print, sign_print
from models.returns.document import Figure, FormFigures, encode
from tests.exports.hostile import SIGNED, package, pages_of, world
from tests.exports.hostile_files.good import (
    Rows,
    document,
    files,
    good_print,
    judged,
    led_print,
    resealed,
)
from tests.exports.signatures.pades.prints import (
    hand,
    plain,
    stamp,
    with_annotation,
    with_other_attachment,
    with_other_page,
    with_other_picture,
    with_script,
    with_wider_range,
    without_value,
)

Print = Callable[[], bytes]

OTHER = (FormFigures("B01", "2020", (Figure("I.1", "actual", Decimal(13), "given"),)),)
"""The figures of another return: 13 where the good one has 12."""

MORE = (*document().sheets, FormFigures("B04", "2020", ()))


def flipped() -> bytes:
    pdf = bytearray(good_print())
    pdf[good_print().index(b"stream", 3000) + 200] ^= 1
    return bytes(pdf)


def signed_with(alter: Callable[[bytes], bytes]) -> Print:
    """Altered before anybody signed."""
    return lambda: resealed(sign_print(alter(plain(encode(document()))), world().leader, SIGNED, hand()))


def behind(alter: Callable[[bytes], bytes]) -> Print:
    """Altered behind the seal."""
    return lambda: alter(good_print())


def between(alter: Callable[[bytes], bytes]) -> Print:
    """Altered between the leader's signature and the seal, by whoever holds the seal."""
    return lambda: resealed(alter(led_print()))


def other_order() -> bytes:
    first = sign_print(plain(encode(document())), world().seal, SIGNED, stamp())
    return seal_print(first, world().leader, SIGNED, hand())


def leader_twice() -> bytes:
    return seal_print(led_print(), world().leader, SIGNED, hand())


def without_data() -> bytes:
    with pikepdf.open(BytesIO(plain(encode(document())))) as pdf:
        del pdf.attachments[DATA_NAME]
        target = BytesIO()
        pdf.save(target)
    return resealed(sign_print(target.getvalue(), world().leader, SIGNED))


def whitened(pdf: bytes) -> bytes:
    """The first page with a white field over a part of its table, and another number on it."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        over = b"q 1 g 400 240 90 14 re f 0 g BT /F1 9 Tf 1 0 0 1 420 243 Tm (999 999 999) Tj ET Q"
        opened.pages[0].contents_add(over)
        target = BytesIO()
        opened.save(target)
    return target.getvalue()


def showing(**other: object) -> Print:
    """The pages of another return, with the data of this one attached."""
    pages = pages_of(replace(document(), **other))  # type: ignore[arg-type]
    data = encode(document())
    made_at = datetime.fromisoformat(document().made_at)
    return lambda: resealed(
        sign_print(
            write_pdf(pages, made_at=made_at, title="x", attachments={DATA_NAME: data}),
            world().leader,
            SIGNED,
            hand(),
        )
    )


PRINTS: dict[str, tuple[str, Print]] = {
    "a byte of a page is flipped": ("PDF_NOT_INTACT", flipped),
    "page content changed behind the seal": ("PDF_NOT_WHOLE", behind(with_other_page)),
    "page content changed before the seal": ("PDF_CHANGED", between(with_other_page)),
    "attachment replaced behind the seal": ("PDF_NOT_WHOLE", behind(with_other_attachment)),
    "attachment replaced before the seal": ("PDF_CHANGED", between(with_other_attachment)),
    "JavaScript behind the seal": ("PDF_NOT_WHOLE", behind(with_script)),
    "JavaScript before the seal": ("PDF_CHANGED", between(with_script)),
    "JavaScript that everybody signed": ("PDF_ACTIVE", signed_with(with_script)),
    "a note over the page behind the seal": ("PDF_NOT_WHOLE", behind(with_annotation)),
    "a note over the page before the seal": ("PDF_CHANGED", between(with_annotation)),
    "a note that everybody signed": ("PDF_ACTIVE", signed_with(with_annotation)),
    "white over a figure and another number on it, signed by everybody": (
        "PDF_COVERED",
        signed_with(whitened),
    ),
    "pages that show another figure, signed by everybody": ("PDF_TEXT_DIFFERS", showing(sheets=OTHER)),
    "pages of another revision, signed by everybody": ("PDF_TEXT_DIFFERS", showing(revision=2)),
    "pages of more forms, signed by everybody": ("PDF_PAGES", showing(sheets=MORE)),
    "picture of the signature replaced behind the seal": ("PDF_NOT_WHOLE", behind(with_other_picture)),
    "picture of the signature replaced before the seal": ("PDF_CHANGED", between(with_other_picture)),
    "/V of a signature removed": ("PDF_FIELD", behind(without_value)),
    "cut at the first revision": ("PDF_FIELD", lambda: good_print()[: len(led_print())]),
    "bytes behind the end": ("PDF_NOT_WHOLE", lambda: good_print() + b"\n"),
    "the signed range is widened": ("PDF_BYTE_RANGE", lambda: with_wider_range(good_print())),
    "the seal first, then the leader": ("PDF_ORDER", other_order),
    "the leader twice": ("ROLE_MISSING", leader_twice),
    "no data attached": ("PDF_DATA_MISSING", without_data),
    "no signature": ("PDF_UNSIGNED", lambda: plain(encode(document()))),
    "no PDF behind its first bytes": ("PDF_SHAPE", lambda: b"%PDF-1.7 print"),
}


def other_data() -> str:
    """The print of another return, signed by the right people."""
    other = encode(document(narrative="khác"))
    signed = resealed(sign_print(plain(other), world().leader, SIGNED, hand()))
    return judged(package(files(print=signed)))


def in_package(made: Print) -> Callable[[], str]:
    return lambda: judged(package(files(print=made())))


def alone(made: Print) -> Callable[[], str]:
    return lambda: judged(made())


ROWS: Rows = {
    **{name: (code, in_package(made)) for name, (code, made) in PRINTS.items()},
    **{f"{name}, the print alone": (code, alone(made)) for name, (code, made) in PRINTS.items()},
    f"{DATA_NAME} in the print is not that of the package": ("PDF_DATA_DIFFERS", other_data),
}

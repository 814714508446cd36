"""PDF: words exchanged, objects moved, with offsets kept right or not."""

import re
from io import BytesIO
from random import Random
from typing import Any

import pikepdf

from tests.fuzz.changes.anything import any_bytes

_WORDS = (
    rb"\b[0-9]+ 0 R\b", rb"\b[0-9]{1,6}\b", rb"/[A-Za-z]{1,20}", rb"\b(?:end)?obj\b", rb"<<|>>|\[|\]",
    rb"\b(?:end)?stream\b", rb"/ByteRange ?\[[^\]]*\]", rb"startxref|trailer|xref|%%EOF",
)  # fmt: skip
_PDF_VALUES = (
    b"0", b"-1", b"4294967296", b"1 0 R", b"2 0 R", b"9999 0 R", b"null", b"true", b"[]", b"<<>>", b"()", b"/X",
    b"/JavaScript", b"/OpenAction", b"/Names", b"/Kids", b"/Prev", b"/ObjStm", b"<41", b"1e9", b"[[[[[[", b"<<<<<<",
)  # fmt: skip


def pdf(data: bytes, choice: Random) -> bytes:
    """Words of the file exchanged for others, whole objects moved, or bytes of any kind changed."""
    way = choice.randrange(6)
    if way == 0:
        return any_bytes(data, choice)
    if way == 1:
        objects = [match.span() for match in re.finditer(rb"\d+ 0 obj.*?endobj", data, re.DOTALL)]
        if len(objects) > 1:
            (start, end), (other, other_end) = choice.sample(objects, 2)
            return data[:start] + data[other:other_end] + data[end:]
    pattern = choice.choice(_WORDS)
    found = list(re.finditer(pattern, data))
    if not found:
        return any_bytes(data, choice)
    for match in sorted(
        choice.sample(found, min(len(found), choice.randint(1, 2))), key=lambda one: -one.start()
    ):
        value = choice.choice(_PDF_VALUES)
        if choice.random() < 0.5:  # of the same length: every offset behind it stays right
            value = value[: len(match[0])].ljust(len(match[0]))
        data = data[: match.start()] + value + data[match.end() :]
    return data


def pdf_tree(data: bytes, choice: Random) -> bytes:
    """Values of the object tree exchanged; the file around them is written anew and whole."""
    try:
        with pikepdf.open(BytesIO(data)) as opened:
            for _ in range(choice.randint(1, 3)):
                _change_object(opened, choice)
            target = BytesIO()
            opened.save(target, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError, LookupError, AttributeError):
        return pdf(data, choice)
    return target.getvalue()


def _change_object(opened: Any, choice: Random) -> None:
    holders = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary | pikepdf.Stream)]
    holder = choice.choice([opened.Root, *holders])
    keys = sorted(holder.keys())
    key = choice.choice([*keys, "/Kids", "/Names", "/Annots", "/AA", "/Parent", "/EF", "/V"])
    if choice.random() < 0.2 and key in keys:
        del holder[key]
        return
    values: tuple[Any, ...] = (
        0, -1, 2**31, "", "x" * 3000, pikepdf.Name("/X"), pikepdf.Name("/JavaScript"), pikepdf.Array([]),
        pikepdf.Dictionary(), opened.Root, choice.choice(holders), pikepdf.Array([opened.Root] * 3),
        opened.make_stream(choice.randbytes(30)), opened.make_stream(bytes(2_000_000)),
        pikepdf.Array([0, 10, 20, 30]),
    )  # fmt: skip
    holder[key] = choice.choice(values)

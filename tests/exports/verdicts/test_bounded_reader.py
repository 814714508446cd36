"""Reading a foreign PDF with bounded work: hexadecimal texts by blocks, and only so many reads."""

from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfError

from exports.verdicts.bounded_reader import _read_hex_by_signs, metered_bytes, read_hex_by_blocks


def read_by(reader: Callable[[BytesIO], object], data: bytes) -> tuple[object, int]:
    """What a reader makes of a text that begins at the third byte, and where it stops."""
    stream = BytesIO(b"  " + data)
    stream.seek(2)
    try:
        return bytes(reader(stream).original_bytes), stream.tell()  # type: ignore[attr-defined]
    except (PdfError, ValueError) as fault:
        return type(fault), 0


@given(st.binary(max_size=60).map(lambda content: b"<" + content))
def test_any_bytes_are_read_as_the_other_reader_reads_them(data: bytes) -> None:
    assert read_by(read_hex_by_blocks, data) == read_by(_read_hex_by_signs, data)


@given(st.text(alphabet="0123456789abcdefABCDEF \t\r\n\0\x0c%>", max_size=80))
def test_digits_blanks_and_comments_are_read_as_the_other_reader_reads_them(text: str) -> None:
    data = b"<" + text.encode() + b">> 12"
    assert read_by(read_hex_by_blocks, data) == read_by(_read_hex_by_signs, data)


@pytest.mark.parametrize("digits", [0, 1, 4095, 4096, 4097, 11_080, 600_000])
def test_a_text_of_any_length_ends_where_it_ends(digits: int) -> None:
    data = b"<" + b"a" * digits + b"> /Next"
    content, end = read_by(read_hex_by_blocks, data)
    assert content == bytes.fromhex("a" * digits + "0" * (digits % 2))
    assert end == 2 + 1 + digits + 1  # blanks before it, both brackets, its digits


def test_the_reader_of_the_library_is_the_one_by_blocks() -> None:
    assert generic.read_hex_string_from_stream is read_hex_by_blocks


def test_only_so_many_reads_are_given() -> None:
    stream = metered_bytes(b"abcdef", 3)
    assert [stream.read(1) for _ in range(3)] == [b"a", b"b", b"c"]
    with pytest.raises(ValueError, match="too much"):
        stream.read(1)

"""Text files as rows, the same for figures and for the register."""

import pytest

from exports.tables.delimited import read_delimited
from models.values.errors import Refused


def rows(data: bytes) -> list[tuple[int, list[str]]]:
    return list(read_delimited(data, "a.csv"))


def test_rows_know_the_line_on_which_they_begin() -> None:
    data = b'row;column\r\nI.1;"two\r\nlines"\r\nI.2;x\r\n'
    assert rows(data) == [(1, ["row", "column"]), (2, ["I.1", "two\r\nlines"]), (4, ["I.2", "x"])]


def test_a_line_that_names_the_delimiter_counts_as_a_line() -> None:
    assert rows(b"sep=|\r\na;b|c\r\n") == [(2, ["a;b", "c"])]


def test_the_delimiter_is_that_which_cuts_evenly() -> None:
    assert rows(b"row;value;reason\nI.1;1,5;a, b\nI.2;2,5;c, d\n")[1] == (2, ["I.1", "1,5", "a, b"])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<html><body><table><tr><td>row</td></tr></table></body></html>", "TABLE_FILE_OTHER_FORM"),
        (b"\xef\xbb\xbf<table border=1><tr><td>row</td></tr></table>", "TABLE_FILE_OTHER_FORM"),
        ("\ufeff<html xmlns:x='urn'>".encode("utf-16-le"), "TABLE_FILE_OTHER_FORM"),
        (b"\n <!DOCTYPE html><html>", "TABLE_FILE_OTHER_FORM"),
        (b'<?xml version="1.0"?><Workbook/>', "TABLE_FILE_OTHER_FORM"),
        (b"MIME-Version: 1.0\nContent-Type: multipart", "TABLE_FILE_OTHER_FORM"),
        (b"%PDF-1.7", "TABLE_FILE_NOT_TABLE"),
        (b"a;b\0", "TABLE_FILE_NOT_TABLE"),
        (b"Nguy\xe1\xbb", "TABLE_ENCODING"),
        (b'a;"b', "CSV_LINE_DAMAGED"),
    ],
)
def test_what_is_no_text_table_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refused, match=code):
        rows(data)


def test_a_text_that_is_forced_by_a_formula_is_that_text() -> None:
    assert rows(b'a,b\n="0100109106",=1+1\n')[1] == (2, ["0100109106", "=1+1"])


def test_less_than_is_no_web_page() -> None:
    assert rows(b"<5;1\n>5;2\n") == [(1, ["<5", "1"]), (2, [">5", "2"])]

"""Reduced copies of a sealed return: one file whose three parts say what was left out, and none of them is a return."""

import json
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from exports.exchange.elsewhere import page_texts
from exports.exchange.reduced_copies import COPY_NAME, left_out_words, reduced_copy, write_copy
from exports.files.archive import read_archive
from exports.paper.archival import named_places
from exports.signatures.container import DATA_NAME, PRINT_NAME, WORKBOOK_NAME
from models.returns.copies import Reduction
from models.returns.document import decode
from models.values.errors import Refused, Unavailable
from storage.book.book import Book
from storage.returns import returns, sealing
from storage.returns.returns import TypedFigure
from tests.storage.offices import answer_warnings
from tests.ui.screens.commune import PERIOD, commune_book

MARK = "BẢN SAO RÚT GỌN"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A commune with members whose return is sealed."""
    with commune_book(tmp_path_factory.mktemp("book"), organisations=4, members=12) as made:
        head = returns.open_return(made, PERIOD)
        one = [TypedFigure(row, "actual", Decimal(1), "một xã") for row in ("I.11", "I.11.1")]
        returns.give(made, head.id, "B01", one)
        answer_warnings(made, PERIOD)
        sealing.seal(made, PERIOD)
        yield made


def parts(book: Book, reduction: Reduction) -> dict[str, bytes]:
    _, content, _ = reduced_copy(book, PERIOD, reduction)
    return {entry.name: entry.data for entry in read_archive(content)}


def personal_numbers(book: Book) -> list[str]:
    sealed = sealing.sealed(book, PERIOD)
    assert sealed is not None
    people = sealed.document.register["people"]
    at = people.columns.index("personal_number")
    return [str(row[at]) for row in people.rows]


@pytest.mark.parametrize("reduction", list(Reduction))
def test_every_part_says_at_its_top_what_was_left_out(book: Book, reduction: Reduction) -> None:
    files = parts(book, reduction)
    assert list(files) == [COPY_NAME, WORKBOOK_NAME, PRINT_NAME]
    assert json.loads(files[COPY_NAME])["copy"]["reduction"] == reduction.value
    words = left_out_words(reduced_copy(book, PERIOD, reduction)[2])
    first = page_texts(files[PRINT_NAME])[0]
    assert MARK in first and words in " ".join(first.split())
    workbook = openpyxl.load_workbook(BytesIO(files[WORKBOOK_NAME]), read_only=True)
    top = [
        str(value) for row in workbook["B01"].iter_rows(max_row=8, values_only=True) for value in row if value
    ]
    assert any(MARK in text for text in top) and any(text.endswith(words) for text in top)


@pytest.mark.parametrize("reduction", list(Reduction))
def test_no_personal_number_is_in_any_part(book: Book, reduction: Reduction) -> None:
    numbers = personal_numbers(book)
    assert len(numbers) == 12
    for content in parts(book, reduction).values():
        told = b"".join(_unpacked(content))
        assert not [number for number in numbers if number.encode() in told]


def _unpacked(content: bytes) -> Iterator[bytes]:
    yield content
    if content.startswith(b"PK"):
        yield from (entry.data for entry in read_archive(content))


def test_the_names_of_what_was_left_out_are_those_of_the_screens(book: Book) -> None:
    _, _, copy = reduced_copy(book, PERIOD, Reduction.WITHOUT_PERSONAL)
    said = left_out_words(copy)
    for name in ("dân tộc", "số định danh", "người khuyết tật", "địa chỉ hiện nay", "điện thoại", "ghi chú"):
        assert name in said
    assert said.count("ghi chú") == 1
    assert "personal number" in left_out_words(copy, "en")


def test_a_copy_is_no_return_and_claims_no_signature(book: Book) -> None:
    files = parts(book, Reduction.TOTALS)
    sealed = sealing.sealed(book, PERIOD)
    assert sealed is not None and json.loads(files[COPY_NAME])["copy"]["of_sha256"] == sealed.sha256
    assert DATA_NAME not in files
    with pytest.raises(Refused, match="DATA_OF_ANOTHER_KIND"):
        decode(files[COPY_NAME])
    assert named_places(files[PRINT_NAME]) == {}  # no room for a signature
    assert "CHỦ TỊCH" not in "".join(page_texts(files[PRINT_NAME]))


def test_a_copy_is_laid_down_whole_and_the_same_each_time(book: Book, tmp_path: Path) -> None:
    laid = write_copy(book, PERIOD, Reduction.TOTALS, tmp_path)
    assert laid.path.name == f"03549_{PERIOD}_lan1_tong-hop.zip"
    assert laid.path.read_bytes() == reduced_copy(book, PERIOD, Reduction.TOTALS)[1]
    with pytest.raises(Unavailable, match="FOLDER_MISSING"):
        write_copy(book, PERIOD, Reduction.TOTALS, tmp_path / "no")


def test_a_draft_has_no_copy(tmp_path: Path) -> None:
    with commune_book(tmp_path) as made:
        returns.open_return(made, PERIOD)
        with pytest.raises(Refused, match="COPY_NOT_SEALED"):
            reduced_copy(made, PERIOD, Reduction.TOTALS)

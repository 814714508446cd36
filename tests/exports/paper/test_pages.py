"""Pages as pictures."""

import pytest

from exports.paper.pages import page_count, page_image, page_size
from exports.paper.pdf import write_pdf
from models.values.errors import Damaged, Refused
from tests.exports.paper.samples import MADE_AT, debts, summary

PDF = write_pdf([debts(), summary()], made_at=MADE_AT, title="x")


def test_a_page_becomes_a_picture_of_its_size() -> None:
    assert page_count(PDF) > 3
    width, height, pixels = page_image(PDF, 0, 1.0)
    assert (width, height) == (596, 842)
    assert len(pixels) == 3 * width * height
    assert pixels[:3] == b"\xff\xff\xff"
    assert min(pixels) < 60
    assert page_image(PDF, 1, 2.0)[0] == 2 * 842


def test_size_follows_the_direction_of_the_form() -> None:
    assert page_size(PDF, 0)[0] < page_size(PDF, 0)[1]
    assert page_size(PDF, 1)[0] > page_size(PDF, 1)[1]


def test_a_page_that_is_not_there_and_bytes_that_are_no_pdf() -> None:
    with pytest.raises(Refused, match="PAGE_MISSING"):
        page_image(PDF, 99, 1.0)
    with pytest.raises(Refused, match="PAGE_MISSING"):
        page_size(PDF, -1)
    with pytest.raises(Damaged, match="PDF_DAMAGED"):
        page_count(b"no pdf")

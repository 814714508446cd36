"""Pictures of signature and seal: kept as they came, bounded, taken back."""

import pytest

from models.values.errors import Refused
from storage.book.book import Book
from storage.trust.pictures import LARGEST, check_picture, drop_picture, keep_picture, picture, pictures

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def test_a_picture_is_kept_by_role_and_dropped(book: Book) -> None:
    assert picture(book, "seal") is None and pictures(book) == {}
    keep_picture(book, "seal", PNG)
    assert picture(book, "seal") == PNG and pictures(book) == {"seal": PNG}
    assert picture(book, "leader") is None
    drop_picture(book, "seal")
    drop_picture(book, "leader")
    assert pictures(book) == {}


@pytest.mark.parametrize(
    ("png", "code"),
    [(b"\xff\xd8\xff jpeg", "PICTURE_NOT_PNG"), (PNG + b"\0" * LARGEST, "PICTURE_TOO_LARGE")],
)
def test_what_is_no_picture_or_too_large_is_refused(book: Book, png: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        keep_picture(book, "leader", png)
    assert refused.value.code == code and picture(book, "leader") is None


def test_a_picture_of_half_a_megabyte_is_taken_and_no_byte_more() -> None:
    half = PNG.ljust(524_288, b"\0")
    check_picture(half)
    with pytest.raises(Refused, match="PICTURE_TOO_LARGE") as refused:
        check_picture(half + b"\0")
    assert refused.value.details == {"allowed": 512}

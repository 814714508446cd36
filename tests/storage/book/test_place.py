"""A book is opened from a place, and a path is one."""

from pathlib import Path

import pytest

from models.values.errors import Refused
from storage.book import schema
from storage.book.book import Book, files_of
from storage.book.place import BookPlace


def test_a_path_and_its_place_are_the_same_place(tmp_path: Path) -> None:
    place = BookPlace.of(tmp_path / "xã Phong Thổ.book")
    assert BookPlace.of(place) == place == BookPlace(tmp_path / "xã Phong Thổ.book")
    assert (place.name, place.folder) == ("xã Phong Thổ", tmp_path)
    assert str(place) == str(tmp_path / "xã Phong Thổ.book")


def test_a_book_is_made_and_opened_from_a_place(tmp_path: Path) -> None:
    place = BookPlace(tmp_path / "unit.book")
    assert not place.exists
    with Book.create(place) as book:
        assert book.place == place and book.path == place.path
    assert place.exists and schema.version_of(place) == schema.VERSION
    with Book.open(place) as book, book.read_rows():
        assert book.place == place
    with Book.open(place.path) as book:
        assert book.place == place


def test_a_place_that_is_refused_is_named(tmp_path: Path) -> None:
    place = BookPlace(tmp_path / "none.book")
    with pytest.raises(Refused, match="BOOK_MISSING") as refusal:
        Book.open(place)
    assert refusal.value.details["path"] == str(place)


def test_every_file_that_an_open_book_has_is_one_of_its_files(tmp_path: Path) -> None:
    path = tmp_path / "unit.book"
    with Book.create(path) as book, book.read_session():
        lying = {one for one in tmp_path.iterdir() if one.name != "unit.book.new"}
        assert lying > {path}
        assert lying <= set(files_of(path))
    assert files_of(path)[0] == path

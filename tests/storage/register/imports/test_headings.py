"""What headings mean is kept in the book, per kind of record."""

from storage.book.book import Book
from storage.history import changes
from storage.register.imports.headings import known_headings, remember_heading


def test_a_heading_is_remembered_for_its_kind_alone(book: Book) -> None:
    remember_heading(book, "memberships", "Phần hùn", "capital")
    remember_heading(book, "memberships", "Cột lạ", "")
    assert known_headings(book, "memberships") == {"Phần hùn": "capital", "Cột lạ": ""}
    assert known_headings(book, "debts") == {}


def test_what_is_known_so_is_not_written_again(book: Book) -> None:
    remember_heading(book, "debts", "HĐ", "contract")
    before = len(changes.recent(book))
    remember_heading(book, "debts", "HĐ", "contract")
    assert len(changes.recent(book)) == before


def test_a_path_that_no_field_has_any_more_is_left_out(book: Book) -> None:
    remember_heading(book, "debts", "Gì đó", "no_such_field")
    assert known_headings(book, "debts") == {}

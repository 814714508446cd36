"""A search finds rows by whole words and by beginnings of words."""

import pytest

from models.register.drafts import PersonDraft
from storage.book.book import Book
from storage.book.dialect.sqlite import words
from storage.book.rows import column
from storage.register import members


@pytest.fixture
def people(book: Book) -> Book:
    with book.change("MEMBER_ADDED") as session:
        for name in ("Lò Văn Páo", "Lò Thị Pao", "Vàng A Páo", "Páo Văn Lò"):
            members.add_person_in(session, book.ids(), PersonDraft(name=name))
    return book


def found(book: Book, query: str) -> set[str]:
    asked = f"SELECT t.name FROM {words.from_holding('people', ':words')} WHERE t.deleted = 0"
    with book.read_rows() as look:
        return set(column(look, asked, words=query))


def test_whole_words_and_one_begun_in_any_order(people: Book) -> None:
    assert found(people, words.all_words(["pao"], "l")) == {"Lò Văn Páo", "Lò Thị Pao", "Páo Văn Lò"}
    assert found(people, words.all_words(["lo", "van"], "pa")) == {"Lò Văn Páo", "Páo Văn Lò"}
    assert found(people, words.all_words([], "van")) == {"Lò Văn Páo", "Vàng A Páo", "Páo Văn Lò"}
    assert found(people, words.all_words(["pa"], "l")) == set()


def test_every_word_may_be_begun(people: Book) -> None:
    assert found(people, words.beginnings(["pa", "t"])) == {"Lò Thị Pao"}


def test_words_of_the_search_language_are_words(people: Book) -> None:
    assert found(people, words.all_words(["AND"], "NOT")) == set()
    assert found(people, words.beginnings(["OR"])) == set()

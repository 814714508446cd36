"""The national target programmes are offered once and never doubled."""

from storage.book.book import Book
from storage.history import changes
from storage.register.lists import lists
from storage.register.records import cards, store
from storage.register.shipped import national_programmes


def test_a_new_book_gets_the_three_to_2025_and_the_one_from_2026(book: Book) -> None:
    assert national_programmes.add_missing(book) == 4
    found = [cards.get_card(book, "programmes", key).values for key in lists.keys(book, "programmes")]
    assert {one["national"]: (one["first_year"], one["last_year"]) for one in found} == {
        "new_rural": (2021, 2025),
        "poverty_reduction": (2021, 2025),
        "ethnic_minorities": (2021, 2025),
        "single_2026": (2026, 2035),
    }
    assert {one["programme_kind"] for one in found} == {"national_target"}
    changes.undo(book, changes.recent(book, 1)[0].id)  # one change
    assert not lists.keys(book, "programmes")


def test_those_that_are_there_by_mark_or_by_name_are_not_added_again(book: Book) -> None:
    store.add(book, "programmes", {"name": "NTM", "programme_kind": "policy", "national": "new_rural"})
    name = "Chương trình mục tiêu quốc gia  giảm nghèo bền vững giai đoạn 2021-2025"
    store.add(book, "programmes", {"name": name, "programme_kind": "policy"})
    assert [entry.id for entry in national_programmes.missing(book)] == ["ethnic_minorities", "single_2026"]
    assert national_programmes.add_missing(book) == 2
    assert national_programmes.add_missing(book) == 0
    assert len(lists.keys(book, "programmes")) == 4


def test_one_that_was_thrown_away_can_be_had_again(book: Book) -> None:
    national_programmes.add_missing(book)
    store.remove(book, "programmes", lists.keys(book, "programmes")[0])
    assert len(national_programmes.missing(book)) == 1

"""Adding the targets of a plan to a book."""

from storage.book.book import Book
from storage.history import changes
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.register.records import store
from storage.register.shipped.target_sets import add_set


def test_a_set_is_added_once_and_taken_back_as_a_whole(book: Book) -> None:
    first = add_set(book, "da-phong-tho-2021")
    assert (first.added, first.known) == (12, 0)
    again = add_set(book, "DA-PHONG-THO-2021")
    assert (again.added, again.known) == (0, 12)
    key = lists.keys(book, "targets")[0]
    store.remove(book, "targets", key)
    changes.undo(book, changes.recent(book, 1)[0].id)
    changes.undo(book, next(one for one in changes.recent(book, 5) if one.title == "TARGETS_ADDED").id)
    assert not lists.keys(book, "targets") and not lists.keys(book, "documents")


def test_what_is_missing_is_added_to_what_is_there(book: Book) -> None:
    document = store.add(book, "documents", {"name": "994/KH-UBND", "document_kind": "plan"})
    own = {"name": "HTX thành lập mới mỗi năm", "measured_in": "htx", "wording": "≥ 30", "horizon": 2030}
    kept = store.add(book, "targets", {**own, "document_id": document})
    added = add_set(book, "KH-994-2021")
    assert (added.added, added.known) == (55, 1)
    assert len(lists.keys(book, "documents")) == 1
    assert len(lists.keys(book, "targets", ListFilter(where=(("part_of.id", kept),)))) == 6

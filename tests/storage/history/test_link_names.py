"""A history names what a record was linked to, and never shows an id."""

from storage.book.book import Book
from storage.history import record_history
from storage.register.records import store


def test_a_changed_link_is_told_by_the_names_of_both_records(book: Book) -> None:
    first, second = (
        store.add(book, "documents", {"name": name, "document_kind": "decision"})
        for name in ("1054/QĐ-UBND", "340/QĐ-TTg")
    )
    programme = store.add(
        book, "programmes", {"name": "Đề án chuỗi", "programme_kind": "scheme", "document_id": first}
    )
    store.change(book, "programmes", programme, "document_id", second)
    lines = record_history.of_record(book, "programmes", programme)
    assert [(line.old, line.new) for line in lines if line.field == "document_id"] == [
        ("1054/QĐ-UBND", "340/QĐ-TTg")
    ]
    assert lines[-1].new["document_id"] == "1054/QĐ-UBND"


def test_what_a_record_belongs_to_and_what_is_gone_keep_their_ids(book: Book) -> None:
    programme = store.add(book, "programmes", {"name": "Đề án", "programme_kind": "scheme"})
    part = store.add(book, "programme_components", {"programme_id": programme, "name": "Hợp phần 1"})
    store.remove(book, "programme_components", part)
    told = record_history.of_record(book, "programme_components", part)
    assert [line.action for line in told] == ["delete", "insert"]
    assert told[0].old["programme_id"] == programme

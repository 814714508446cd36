"""Many records at once: all of them with journal and search keys, or none."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from models.register.tables.members import Person
from models.register.tables.organisations import Organisation
from models.returns.records import JournalLine
from storage.book.book import Book
from storage.extracts.loading import load
from storage.register import organisations
from storage.register.search import search_organisations, search_people

RECORDS = {
    "organisations": [{"id": "o1", "kind": "cooperative", "name": "Hợp tác xã Đồi Mây"}],
    "people": [{"id": "p1", "name": "Lò Thị Ơn"}, {"id": "p2", "name": "Giàng A Páo", "phone": "0990000001"}],
    "memberships": [{"id": "m1", "organisation_id": "o1", "person_id": "p1", "kind": "formal"}],
}


def test_records_are_found_and_journalled(tmp_path: Path) -> None:
    with Book.create(tmp_path / "a.book") as book:
        assert load(book, "DEMONSTRATION_LOADED", RECORDS) == 4
        assert book.count(JournalLine) == 4
        assert [one.id for one in search_people(book, "lo thi on")] == ["p1"]
        assert [one.id for one in search_organisations(book, "doi may")] == ["o1"]
        with book.read_session() as session:
            person = session.get(Person, "p2")
            assert person is not None and person.party == "person" and person.birth is None
            organisation = session.get(Organisation, "o1")
            assert organisation is not None and organisation.deleted == 0


def test_values_over_time_are_loaded_with_their_organisations(tmp_path: Path) -> None:
    told: dict[str, object] = {"organisation_id": "o1", "field": "sector"}
    dated: list[dict[str, object]] = [
        {"id": "v1", "on": None, "value": "crops"} | told,
        {"id": "v2", "on": "2024-05-01", "value": "trade"} | told,
    ]
    organisation = {"id": "o1", "kind": "cooperative", "name": "Hợp tác xã Đồi Mây", "sector": "trade"}
    with Book.create(tmp_path / "a.book") as book:
        load(book, "DEMONSTRATION_LOADED", {"organisations": [organisation], "dated_values": dated})
        for day, sector in ((date(2024, 4, 30), "crops"), (date(2024, 5, 1), "trade")):
            assert organisations.get(book, "o1", day).values["sector"] == sector


def test_one_bad_record_leaves_all_out(tmp_path: Path) -> None:
    bad = {
        **RECORDS,
        "memberships": [{"id": "m1", "organisation_id": "o9", "person_id": "p1", "kind": "formal"}],
    }
    with Book.create(tmp_path / "a.book") as book:
        with pytest.raises(IntegrityError):
            load(book, "DEMONSTRATION_LOADED", bad)
        assert book.count(Person) == book.count(Organisation) == 0

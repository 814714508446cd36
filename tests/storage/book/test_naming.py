"""A change about one record carries the names of what it touched."""

import json
from typing import Any

from sqlalchemy import select

from models.returns.records import Change, Setting
from storage.book.book import Book
from storage.book.naming import about


def details(book: Book) -> dict[str, Any]:
    with book.read_session() as session:
        found: dict[str, Any] = json.loads(
            session.execute(select(Change.details).order_by(Change.id.desc()).limit(1)).scalar_one()
        )
        return found


def test_the_first_name_of_a_kind_stays_and_others_join_it(book: Book) -> None:
    with book.change("MEMBER_ADDED", id="o1") as session:
        session.add(Setting(id="a", value="1"))
        about(session, organisation="HTX Mường So")
        about(session, organisation="HTX Nậm Xe", person="Lò Văn Páo")
    assert details(book) == {"id": "o1", "organisation": "HTX Mường So", "person": "Lò Văn Páo"}


def test_what_the_change_says_itself_goes_before(book: Book) -> None:
    with book.change("DEBT_ADDED", id="o1", creditor="Agribank", note=None) as session:
        session.add(Setting(id="a", value="1"))
        about(session, creditor="another", organisation="HTX Mường So")
    assert details(book) == {"id": "o1", "creditor": "Agribank", "organisation": "HTX Mường So"}


def test_a_change_about_many_records_is_left_as_it_is(book: Book) -> None:
    with book.change("ORGANISATIONS_PASTED", added=3) as session:
        session.add(Setting(id="a", value="1"))
        about(session, organisation="HTX Mường So")
    assert details(book) == {"added": 3}


def test_outside_a_change_nothing_happens(book: Book) -> None:
    with book.read_session() as session:
        about(session, organisation="HTX Mường So")

"""Triggers are made anew, once each, and a missing one is named."""

from contextlib import closing

import pytest
from sqlalchemy.exc import IntegrityError

from models.all_tables import recorded_tables
from storage.book.book import Book
from storage.book.chain import NOTED
from storage.book.dialect.sqlite import connections, triggers
from storage.book.journal import FROZEN


def test_a_book_lacks_none_and_a_dropped_one_is_named(book: Book) -> None:
    with closing(connections.connect(book.path)) as raw:
        assert triggers.missing(raw, recorded_tables(), FROZEN) == []
        raw.execute("DROP TRIGGER journal_people_update")
        raw.execute("DROP TRIGGER frozen_sealed_delete")
        assert triggers.missing(raw, recorded_tables(), FROZEN) == [
            "journal_people_update",
            "frozen_sealed_delete",
        ]


def test_making_them_again_writes_no_line_twice(book: Book) -> None:
    engine = connections.engine_for(book.path)
    with engine.begin() as connection:
        triggers.install(connection, recorded_tables(), FROZEN, NOTED)
        connection.exec_driver_sql(
            "INSERT INTO changes (id, at, actor, title, details) VALUES (7, '', '', '', '{}')"
        )
        connections.running(connection).id = 7
        connection.exec_driver_sql("INSERT INTO settings (id, value) VALUES ('a', '1')")
        connection.exec_driver_sql("UPDATE settings SET value = '2'")
        written = connection.exec_driver_sql(
            "SELECT change_id, action, field, old, new FROM journal ORDER BY id"
        )
        assert written.fetchall() == [
            (7, "insert", "", None, '{"value":"1","id":"a"}'),
            (7, "update", "value", '"1"', '"2"'),
        ]
    engine.dispose()


def test_a_table_that_is_not_there_yet_has_none(book: Book) -> None:
    engine = connections.engine_for(book.path)
    with engine.begin() as connection:
        triggers.install(connection, ["settings", "later"], ["later"], {"later": "id"})
    with closing(connections.connect(book.path)) as raw:
        assert triggers.missing(raw, ["settings"], []) == []
        assert len(triggers.missing(raw, ["later"], ["later"])) == 5
        assert triggers.missing(raw, ["people"], []) != []  # what was there before is made anew as well
    engine.dispose()


def test_what_is_frozen_is_refused_without_a_trace(book: Book) -> None:
    with book.change("SETTING_CHANGED") as session:
        session.connection().exec_driver_sql("INSERT INTO settings (id, value) VALUES ('a', '1')")
    with pytest.raises(IntegrityError, match="journal is frozen"), book.change("SETTING_CHANGED") as session:
        session.connection().exec_driver_sql("UPDATE journal SET field = field")

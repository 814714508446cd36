"""Each piece of a query means what its name says."""

import json
import sqlite3
from contextlib import closing
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values.dates import months_after
from storage.book.book import Book
from storage.book.dialect.sqlite import fragments
from storage.book.rows import column, fetch, value

PAIRS = "(SELECT 1 AS place, 'b' AS id UNION ALL SELECT 2, 'a' UNION ALL SELECT 3, 'c')"


def test_rows_come_in_the_order_in_which_they_were_entered(book: Book) -> None:
    with book.change("SETTING_CHANGED") as session:
        for name in ("c", "a", "b"):
            session.connection().exec_driver_sql(f"INSERT INTO settings (id, value) VALUES ('{name}', '1')")
        last = f"SELECT s.id FROM settings s ORDER BY {fragments.order_of_entry('s')} DESC"
        assert column(session, last) == ["b", "a", "c"]
        assert column(session, f"SELECT id FROM settings ORDER BY {fragments.order_of_entry()}") == [
            "c",
            "a",
            "b",
        ]


@pytest.mark.parametrize("name", ["organisation_id", "on", "a.b", "họ tên"])
def test_a_field_of_an_object_is_read_by_its_name(book: Book, name: str) -> None:
    held = json.dumps({name: "x", "a": {"b": "y"}}, ensure_ascii=False)
    with book.read_rows() as look:
        asked = f"SELECT {fragments.json_field(':held', name)}, {fragments.json_field(':held', 'none')}"
        assert fetch(look, asked, held=held) == [("x", None)]


def test_a_value_is_read_plainly(book: Book) -> None:
    with book.read_rows() as look:
        for held, plain in (('"a"', "a"), ("7", 7), ("null", None)):
            assert value(look, f"SELECT {fragments.json_value(':held')}", held=held) == plain


def test_bytes_are_read_as_text(book: Book) -> None:
    with book.read_rows() as look:
        found = value(look, f"SELECT {fragments.text_of_bytes(':held')}", held="xã".encode())
        assert found == "xã"


def test_values_are_joined_in_the_order_of_the_rows(book: Book) -> None:
    with book.read_rows() as look:
        query = f"SELECT {fragments.joined_lines('id')} FROM (SELECT id FROM {PAIRS} ORDER BY place)"
        assert value(look, query) == "b\na\nc"


def test_tables_are_read_from_the_first_on(book: Book) -> None:
    reading = fragments.from_few(
        "memberships m", ("people p", "p.id = m.person_id"), ("organisations o", "o.id = m.organisation_id")
    )
    with book.read_rows() as look:
        plan = fetch(look, f"EXPLAIN QUERY PLAN SELECT m.id FROM {reading} ORDER BY p.name_sorted")
    assert [row.detail.split(" ")[1] for row in plan[:3]] == ["m", "p", "o"]


def test_an_index_of_a_column_does_not_decide(book: Book) -> None:
    with book.read_rows() as look:
        asked = "EXPLAIN QUERY PLAN SELECT note FROM people ORDER BY {}"
        (by_index,) = fetch(look, asked.format("name_sorted"))
        assert "USING" in by_index.detail
        plain = fetch(look, asked.format(fragments.not_by_index("name_sorted")))
        assert [row.detail for row in plain] == ["SCAN people", "USE TEMP B-TREE FOR ORDER BY"]


def test_what_is_worked_out_is_worked_out_once_for_a_row(book: Book) -> None:
    with book.read_rows() as look:
        calls: list[int] = []

        def noted(place: int) -> int:
            calls.append(place)
            return place

        look.connection.create_function("noted", 1, noted)
        inner = fragments.worked_out(f"SELECT noted(place) AS fact FROM {PAIRS}", "facts")
        found = column(look, f"SELECT fact + fact FROM {inner} WHERE fact > 0 ORDER BY fact DESC, fact")
        assert found == [6, 4, 2] and sorted(calls) == [1, 2, 3]


def test_the_key_of_a_row_joins_it_again(book: Book) -> None:
    with book.change("SETTING_CHANGED") as session:
        session.connection().exec_driver_sql("INSERT INTO settings (id, value) VALUES ('a', '1'), ('b', '2')")
        keys = f"(SELECT {fragments.row_key('s')} AS row_key FROM settings s WHERE s.id = 'b')"
        again = f"SELECT s.value FROM {keys} k JOIN settings s ON {fragments.row_key('s')} = k.row_key"
        assert column(session, again) == ["2"]


@given(st.dates(date(1999, 1, 1), date(2060, 1, 1)), st.integers(1, 40))
def test_months_are_added_as_the_program_adds_them(day: date, months: int) -> None:
    with closing(sqlite3.connect(":memory:")) as raw:
        (found,) = raw.execute(f"SELECT {fragments.months_after('?1', months)}", [day.isoformat()]).fetchone()
    assert found == months_after(day, months).isoformat()


def test_the_earlier_of_two_days_and_nothing_of_none(book: Book) -> None:
    with book.read_rows() as look:
        assert (
            value(look, f"SELECT {fragments.earlier(':a', ':b')}", a="2026-01-02", b="2025-12-31")
            == "2025-12-31"
        )
        assert value(look, f"SELECT {fragments.earlier(':a', ':b')}", a="2026-01-02", b=None) is None
        assert value(look, f"SELECT {fragments.months_after(':a', 18)}", a=None) is None

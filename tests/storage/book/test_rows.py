"""Rows answer by the names of their columns, and a query that does not fit its record is refused."""

import contextlib
from dataclasses import dataclass

import pytest

from models.register.tables.members import Person
from models.returns.records import Setting
from models.values.errors import Refused
from storage.book.book import Book
from storage.book.rows import column, each, fetch, fetch_one, insert, kept_or_undone, marks, records, value


@dataclass(frozen=True, slots=True)
class Named:
    name: str
    length: int


TWO = "SELECT 'Lò Văn Páo' AS name, 10 AS length UNION ALL SELECT :other, length(:other)"


def test_a_row_has_names_and_is_a_tuple_too(book: Book) -> None:
    with book.read_rows() as look:
        first, second = fetch(look, TWO, other="Vàng A Sử")
        assert (first.name, first.length) == ("Lò Văn Páo", 10) == first
        name, _ = second
        assert name == second.name == "Vàng A Sử"
        with pytest.raises(AttributeError):
            _ = fetch(look, TWO, other="x")[0].birth
        assert fetch_one(look, TWO + " LIMIT 1", other="x") == first
        assert fetch_one(look, "SELECT 1 AS one WHERE 0") is None


def test_what_has_no_name_of_its_own_leaves_its_neighbours_theirs(book: Book) -> None:
    with book.read_rows() as look:
        (row,) = fetch(look, "SELECT 1 AS id, count(*), '2026-01-01' AS \"on\", 2 AS id FROM settings")
        assert (row.id, row.on, tuple(row)) == (1, "2026-01-01", (1, 0, "2026-01-01", 2))


def test_rows_become_records_by_their_names(book: Book) -> None:
    with book.read_rows() as look:
        assert records(look, Named, TWO, other="b") == [Named("Lò Văn Páo", 10), Named("b", 1)]
        for drifted in ("SELECT 1 AS length, 'a' AS name", "SELECT 'a' AS name", "SELECT 'a' AS name, 1"):
            with pytest.raises(TypeError, match="Named"):
                records(look, Named, drifted)


def test_one_column_and_one_value_are_read_plainly(book: Book) -> None:
    with book.read_rows() as look:
        assert column(look, "SELECT 'a' UNION ALL SELECT 'b'") == ["a", "b"]
        assert value(look, "SELECT count(*) FROM settings") == 0
        assert list(each(look, TWO, other="c"))[1] == ("c", 1)
        with pytest.raises(ValueError):
            column(look, TWO, other="c")
        with pytest.raises(ValueError):
            value(look, "SELECT 1 UNION ALL SELECT 2")


def test_names_of_parameters_are_free(book: Book) -> None:
    with book.read_rows() as look:
        asked = "SELECT :kind AS kind, :sql AS sql, :session AS session"
        assert fetch(look, asked, kind="a", sql="b", session="c") == [("a", "b", "c")]


def test_marks_hold_their_values_and_no_values_hold_nothing(book: Book) -> None:
    with book.read_rows() as look:
        for wanted, found in ((["b", "a"], ["a", "b"]), ([], [])):
            listed, values = marks(wanted)
            asked = (
                f"SELECT id FROM (SELECT 'a' AS id UNION ALL SELECT 'b') WHERE id IN ({listed}) ORDER BY id"
            )
            assert column(look, asked, **values) == found


def test_a_session_writes_what_it_holds_back_before_it_reads(book: Book) -> None:
    with book.change("SETTING_CHANGED") as session:
        session.add(Setting(id="a", value="1"))
        assert column(session, "SELECT id FROM settings") == ["a"]


def test_what_a_refused_block_wrote_is_undone_and_the_rest_of_the_change_stays(book: Book) -> None:
    """Of three people the second is refused behind its writing: two are kept, in one change of the history."""
    with book.change("PEOPLE") as session:
        for name in ("Lò Thị Ún", "Vi Thị Hoa", "Tẩn A Páo"):
            with contextlib.suppress(Refused), kept_or_undone(session):
                insert(session, Person(id=book.ids(), name=name, deleted=0, name_folded="", name_sorted=""))
                if name == "Vi Thị Hoa":
                    raise Refused("ROW_REPEATED", first="1")
    with book.read_rows() as session:
        assert column(session, "SELECT name FROM people ORDER BY rowid") == ["Lò Thị Ún", "Tẩn A Páo"]
        assert column(session, "SELECT DISTINCT party FROM people") == ["person"], "defaults are written too"
        assert (
            value(session, "SELECT count(DISTINCT change_id) FROM journal WHERE table_name = 'people'") == 1
        )

"""What is kept for the order of lists is what the records say, whatever was written and however."""

import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from storage.book.book import Book
from storage.book.kept.keeping import differing
from storage.book.proof.rebuilding import rebuild
from storage.book.proof.verification import verify
from storage.book.rows import fetch_one
from storage.history import changes
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.register.records import store
from tests.storage.conftest import opened
from tests.storage.filling import filled

OLD = Path(__file__).parents[2] / "fixtures" / "version-26.book"


def kept(book: Book, organisation: str) -> Mapping[str, Any]:
    with book.read_rows() as rows:
        found = fetch_one(
            rows, "SELECT * FROM kept_organisations WHERE organisation_id = :id", id=organisation
        )
    assert found is not None
    return dict(found._asdict())


def wrong(book: Book) -> dict[str, int]:
    with book.read_rows() as rows:
        return differing(rows)


WRITTEN = (
    "UPDATE organisations SET kind = 'group' WHERE id = 'a'",
    "UPDATE organisations SET kind = 'union', tax_code = NULL WHERE id = 'a'",
    "UPDATE organisations SET no_tax_code_reason = 'other' WHERE id = 'a'",
    "UPDATE organisations SET commune_code = NULL WHERE id = 'a'",
    "UPDATE organisations SET sector = NULL WHERE id = 'a'",
    "UPDATE organisations SET founded_on = NULL WHERE id = 'a'",
    "UPDATE organisations SET registered_on = '2020-01-01' WHERE id = 'a'",
    "UPDATE organisations SET tax_status = '03' WHERE id = 'a'",
    "UPDATE organisations SET kind = 'cooperative' WHERE id = 'a'",
    "UPDATE standings SET \"on\" = '2031-01-01' WHERE organisation_id = 'a'",
    "UPDATE standings SET organisation_id = 'b' WHERE organisation_id = 'a'",
    "UPDATE standings SET legal_status = 'dissolved' WHERE organisation_id = 'b'",
    "DELETE FROM standings WHERE organisation_id = 'b'",
    "UPDATE charter_capitals SET amount = 7 WHERE organisation_id = 'a'",
    "DELETE FROM charter_capitals WHERE organisation_id = 'a'",
    "UPDATE memberships SET left_on = '2024-05-05' WHERE organisation_id = 'a'",
    "UPDATE memberships SET left_on = NULL, joined_on = '2030-01-01' WHERE organisation_id = 'a'",
    "UPDATE memberships SET organisation_id = 'b' WHERE organisation_id = 'a'",
    "UPDATE people SET deleted = 1 WHERE id = (SELECT min(person_id) FROM memberships WHERE organisation_id = 'b')",
    "UPDATE people SET deleted = 0",
    "DELETE FROM memberships WHERE organisation_id = 'b'",
    "UPDATE debt_entries SET amount = 11",
    "UPDATE debt_entries SET kind = 'interest_due'",
    "UPDATE debt_entries SET \"on\" = '2029-01-01'",
    "UPDATE debts SET organisation_id = 'b' WHERE organisation_id = 'a'",
    "UPDATE debts SET deleted = 1",
    "UPDATE debts SET deleted = 0",
    "DELETE FROM debt_entries",
    "UPDATE accounting_years SET general_meeting_on = '2026-01-01'",
    "UPDATE accounting_years SET organisation_id = 'b'",
    "UPDATE accounting_years SET deleted = 1",
    "DELETE FROM accounting_years",
)
"""Writes on which a fact rests, one after the other."""


def test_every_write_keeps_what_rests_on_it(book: Book) -> None:
    filled(book, 2, 6, owing=2, named=lambda name: "ab"[int(name[-1]) % 2] if name[0] == "o" else name)
    assert kept(book, "a")["members"] == 2, "one of three left"
    for statement in WRITTEN:
        with book.change("X") as session:
            done = session.execute(text(statement))
            assert done.rowcount, statement  # type: ignore[attr-defined]
        assert wrong(book) == {}, statement


def test_what_is_kept_holds_from_its_last_day_on(book: Book) -> None:
    filled(book, 2, 6, owing=2, named=lambda name: "ab"[int(name[-1]) % 2] if name[0] == "o" else name)
    before = kept(book, "a")
    assert before["since"] <= "2026-10-02" and before["operational"] == "active"
    with book.change("X") as session:
        session.execute(text("UPDATE standings SET \"on\" = '2031-02-03' WHERE organisation_id = 'a'"))
    assert kept(book, "a")["since"] == "2031-02-03"
    shown = lists.rows(book, "organisations", ["state"], ListFilter(order=("state",)))
    assert [row["state"] for row in shown] == ["active", "unknown"], "worked out as of today"


def test_a_change_that_still_runs_reads_what_it_wrote_and_a_broken_one_leaves_nothing(book: Book) -> None:
    filled(book, 2, 6)
    with pytest.raises(ZeroDivisionError), book.change("X") as session:
        session.execute(text("DELETE FROM standings"))
        assert (
            session.execute(text("SELECT count(*) FROM kept_organisations WHERE since IS NULL")).scalar() == 2
        )
        raise ZeroDivisionError
    assert wrong(book) == {}


def test_a_new_record_and_one_that_is_undone(book: Book) -> None:
    made = store.add(book, "organisations", {"kind": "cooperative", "name": "HTX Chè Nậm Pì"})
    assert kept(book, made)["lacks"].split()[0] == "LACKS_TAX_CODE" and wrong(book) == {}
    changes.undo(book, max(book.made))
    assert wrong(book) == {} and not list(lists.keys(book, "organisations"))
    with book.read_rows() as rows:
        assert fetch_one(rows, "SELECT 1 FROM kept_organisations") is None


def test_a_book_of_before_has_its_facts_after_the_migration(tmp_path: Path) -> None:
    path = Path(shutil.copy(OLD, tmp_path / "old.book"))
    assert verify(path).good
    with opened(path) as book:
        assert wrong(book) == {}
        ids = list(lists.keys(book, "organisations", ListFilter(order=("-members",))))
        assert len(ids) == 6 and kept(book, ids[0])["members"] == 5
    assert verify(path).good


def test_what_another_program_put_in_its_place_is_told_and_left_behind(book: Book, tmp_path: Path) -> None:
    filled(book, 4, 6, owing=4)
    book.close()
    with closing(sqlite3.connect(book.path)) as raw:
        raw.execute("UPDATE kept_organisations SET debt = debt + 1")
        raw.execute("DELETE FROM kept_debts WHERE debt_id = (SELECT min(debt_id) FROM kept_debts)")
        raw.commit()
    problems = verify(book.path).problems
    assert [(one.code, one.details) for one in problems] == [
        ("BOOK_FACTS_DIFFER", {"table": "organisations", "count": 4}),
        ("BOOK_FACTS_DIFFER", {"table": "debts", "count": 1}),
    ]
    assert rebuild(book.path, tmp_path / "new.book").good

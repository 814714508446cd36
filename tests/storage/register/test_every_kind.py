"""The life of a record of every later kind, from its entry of the catalogue alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.register.catalogue import RECORDS
from models.register.kinds import Birth, Day, Link, Year
from models.register.record import Field, Record, Search
from models.values.errors import Refused
from storage.book.book import Book
from storage.extracts.loading import load
from storage.extracts.packing import register_tables
from storage.history import changes, record_history
from storage.register import search
from storage.register.lists import lists
from storage.register.lists.columns import all_paths
from storage.register.lists.lists import ListFilter
from storage.register.records import cards, store
from tests.storage.conftest import opened
from tests.storage.filling import filled
from tests.storage.samples import LATER_KINDS, add_others, sample

by_kind = pytest.mark.parametrize("kind", LATER_KINDS, ids=lambda kind: kind.table)
DAY = date(2026, 9, 30)
ACTOR = "Lò Thị Mai"


@dataclass(frozen=True)
class Sample:
    """A book with records of every kind; the first of each, by table; the changes that an undo may take back."""

    content: bytes
    ids: Mapping[str, str]
    changes: frozenset[int]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    path = tmp_path_factory.mktemp("every_kind") / "a.book"
    with opened(path, ACTOR) as book:
        filled(book, 2, 2)
        ids = {kind.table: key for kind in RECORDS for key in lists.keys(book, kind.table)[:1]}
        add_others(book, ids)
        changes = frozenset(book.made)
    return Sample(path.read_bytes(), ids, changes)


@pytest.fixture
def book(path: Path, made: Sample) -> Iterator[Book]:
    path.write_bytes(made.content)
    with opened(path, ACTOR, first=1_000_000) as found:
        found.made |= made.changes
        yield found


@pytest.fixture
def ids(made: Sample) -> dict[str, str]:
    return dict(made.ids)


def fresh(book: Book, kind: Record, ids: dict[str, str]) -> str:
    return store.add(book, kind.table, sample(kind.table, 77, ids))


@by_kind
def test_it_is_listed_with_all_its_columns_and_found(book: Book, ids: dict[str, str], kind: Record) -> None:
    key = fresh(book, kind, ids)
    assert key in lists.keys(book, kind.table, ListFilter())
    (row,) = lists.page(book, kind.table, [key], all_paths(kind.table))
    assert row["id"] == key
    if any(field.search is Search.NAME for field in kind.fields):
        assert key in lists.keys(book, kind.table, ListFilter(text="name 77"))
        if kind.place.opens == kind.table:
            assert key in [one.id for one in search.search(book, "name 77").records]


def test_what_must_have_happened_is_not_of_years_to_come_in_any_kind(book: Book, ids: dict[str, str]) -> None:
    seen = set()
    for kind in RECORDS:
        for field in kind.fields:
            too_late = _too_late(field)
            if (
                too_late is None
                or field.fixed
                or field.by != "person"
                or kind.table not in ids
                or kind.table == "dated_values"
            ):
                continue
            with pytest.raises(Refused) as refusal:
                store.change(book, kind.table, ids[kind.table], field.name, too_late)
            if refusal.value.code != "RECORD_NOT_CHANGED":  # of kinds whose records are entered anew
                seen.add((kind.table, field.name))
                assert refusal.value.code in ("DAY_TOO_FAR", "BIRTH_AHEAD", "YEAR_TOO_FAR"), (
                    kind.table,
                    field.name,
                )
    assert len(seen) > 25


def _too_late(field: Field) -> Any:
    match field.kind:
        case Day(ahead=False) if not field.name.endswith(
            "_from"
        ):  # the first day of a unit follows from its code
            return "2060-01-01"
        case Birth():
            return "2060"
        case Year(ahead=False):
            return 2060
        case _:
            return None


@by_kind
def test_every_preset_and_every_column_can_be_asked(book: Book, ids: dict[str, str], kind: Record) -> None:
    known = set(lists.keys(book, kind.table))
    assert known
    for preset in kind.presets:
        assert set(lists.keys(book, kind.table, ListFilter(preset=preset))) <= known, preset
    for path in all_paths(kind.table):
        assert set(lists.keys(book, kind.table, ListFilter(order=(path,)))) == known, path


@by_kind
def test_every_field_is_changed_told_undone_and_done_again(
    book: Book, ids: dict[str, str], kind: Record
) -> None:
    key, other = fresh(book, kind, ids), sample(kind.table, 5, ids)
    for name, field in kind.typed.items():
        before = values(book, kind, key)
        if isinstance(field.kind, Link) or other[name] == before[name]:
            continue
        try:
            store.change(book, kind.table, key, name, other[name])
        except Refused:
            continue  # the rules of the kind hold fields together; their own tests say which
        assert values(book, kind, key)[name] == other[name]
        assert any(line.field == name for line in record_history.of_record(book, kind.table, key))
        done = changes.recent(book, 1)[0].id
        changes.undo(book, done)
        assert values(book, kind, key) == before
        changes.redo(book, done)
        assert values(book, kind, key)[name] == other[name]


def values(book: Book, kind: Record, key: str) -> dict[str, Any]:
    return dict(cards.get_card(book, kind.table, key).values)


@by_kind
def test_it_goes_and_comes_back(book: Book, ids: dict[str, str], kind: Record) -> None:
    key = fresh(book, kind, ids)
    store.remove(book, kind.table, key)
    assert key not in lists.keys(book, kind.table, ListFilter())
    if kind.binned:
        store.restore(book, kind.table, key)
    else:
        changes.undo(book, changes.recent(book, 1)[0].id)
    assert key in lists.keys(book, kind.table, ListFilter())


def test_the_register_travels_with_every_kind_and_arrives_the_same(
    book: Book, ids: dict[str, str], tmp_path: Path
) -> None:
    sent = register_tables(book, DAY)
    assert {kind.table for kind in LATER_KINDS} <= set(sent)
    rows = {
        name: [dict(zip(table.columns, row, strict=True)) for row in table.rows]
        for name, table in sent.items()
    }
    with Book.create(tmp_path / "other.book", clock=book.clock) as other:
        load(other, "LOADED", rows)
        assert register_tables(other, DAY) == sent


def test_later_kinds_stand_behind_the_first_ones() -> None:
    """A table newer than the first format is left out of packages where it is empty."""
    since = [kind.since for kind in RECORDS]
    assert since == sorted(since, key=lambda number: number > 2)

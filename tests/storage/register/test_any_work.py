"""Any work on the register in any order, over all kinds: what is undone is as before, and the book is always sound."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from models.all_tables import recorded_tables
from models.register.catalogue import RECORDS, record_of, tables
from models.register.texts.blocks import read_block
from models.values.errors import Refused
from storage.book.book import Book
from storage.book.proof.verification import verify
from storage.book.rows import RowSession, fetch
from storage.extracts.loading import load
from storage.extracts.packing import register_tables
from storage.history import bin as thrown
from storage.history import changes
from storage.register import organisations
from storage.register.identity import distinct
from storage.register.identity.duplicates import duplicates, kinds
from storage.register.identity.merge_plan import MergeSide, plan
from storage.register.identity.merging import merge
from storage.register.imports.rows import import_rows
from storage.register.lists import lists
from storage.register.records import store
from storage.register.sheets import fill_cells
from tests.storage.filling import filled
from tests.storage.samples import add_others, sample

NOW = datetime(2026, 10, 2, 8, 30, tzinfo=UTC)
DAY = NOW.date()
Rows = dict[str, list[tuple[Any, ...]]]

MADE = tuple(kind.table for kind in RECORDS if kind.table != "dated_values")
"""Dated values are made by changing what they are the values of."""

any_table = st.sampled_from(MADE)
binned_table = st.sampled_from([kind.table for kind in RECORDS if kind.binned])
place = st.integers(0, 30)
pick = st.integers(0, 1_000)


@cache
def beginning() -> bytes:
    """A book with some records of every kind."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.book"
        with Book.create(path, clock=lambda: NOW) as book:
            filled(book, 3, 6)
            ids: dict[str, str] = {}
            add_others(book, ids)
        return path.read_bytes()


class AnyWork(RuleBasedStateMachine):
    """Each rule is something that a person does; refusals are answers, and leave nothing behind."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self._path = Path(self._folder.name) / "a.book"
        self._numbers = count(1)
        self._done: list[tuple[int, Rows, Rows]] = []
        self._undone: list[tuple[int, Rows, Rows]] = []

    @initialize()
    def begin(self) -> None:
        self._path.write_bytes(beginning())
        self._open()

    def _open(self) -> None:
        self.book = Book.open(
            self._path, clock=lambda: NOW, ids=lambda: f"{self._path.stat().st_size}-{next(self._numbers)}"
        )

    def teardown(self) -> None:
        if hasattr(self, "book"):
            self._prove()
            self.book.close()
        self._folder.cleanup()

    # what holds always

    def _prove(self) -> None:
        self.book.fold()
        assert verify(self._path).problems == ()

    def _rows(self) -> Rows:
        with self.book.read_rows() as session:
            return {table: _table(session, table) for table in recorded_tables()}

    def _do(self, name: str, act: Callable[[], object]) -> None:
        before, last, number = self._rows(), self._last(), self._changes()
        try:
            act()
        except Refused as refused:
            event(f"{name}: {refused.code}")
            assert self._rows() == before, "what is refused leaves nothing behind"
            return
        event(f"{name}: done")
        if self._last() == last:
            assert self._rows() == before, "no change without a name"
            return
        assert self._changes() == number + 1, "one act is one change"
        self._done.append((self._last(), before, self._rows()))
        self._undone.clear()

    def _last(self) -> int:
        with self.book.read_rows() as session:
            return int(fetch(session, "SELECT coalesce(max(id), 0) AS id FROM changes")[0].id)

    def _changes(self) -> int:
        with self.book.read_rows() as session:
            return len(fetch(session, "SELECT id FROM changes"))

    def _keys(self, table: str) -> list[str]:
        with self.book.read_rows() as session:
            return [row.id for row in fetch(session, f'SELECT id FROM "{table}" ORDER BY id')]

    def _one(self, table: str, at: int) -> str | None:
        found = self._keys(table)
        return found[at % len(found)] if found else None

    def _links(self, at: int) -> dict[str, str]:
        """For each table a record to which a new one may lead."""
        found = {table: key for table in tables() if (key := self._one(table, at)) is not None}
        union = lists.keys(self.book, "organisations", lists.ListFilter(where=(("kind", "union"),)))
        return found | {
            "union": union[0] if union else "",
            "another": self._one("organisations", at + 1) or "",
        }

    # what a person does

    @rule(table=any_table, at=place, of=pick)
    def add(self, table: str, at: int, of: int) -> None:
        links = self._links(of)
        self._do(f"add {table}", lambda: store.add(self.book, table, sample(table, at, links)))

    @rule(table=any_table, at=pick, value=place, field=pick, blank=st.booleans())
    def change(self, table: str, at: int, value: int, field: int, blank: bool) -> None:
        key, names = self._one(table, at), list(record_of(table).typed)
        if key is None:
            return
        name = names[field % len(names)]
        new = None if blank else sample(table, value, self._links(value)).get(name)
        self._do(f"change {table}", lambda: store.change(self.book, table, key, name, new))

    @rule(at=pick, value=place, field=st.sampled_from(["sector", "law", "high_technology", "tax_status"]))
    def change_since(self, at: int, value: int, field: str) -> None:
        key = self._one("organisations", at)
        new, day = sample("organisations", value, {})[field], DAY.replace(year=2000 + value % 26)
        if key is not None:
            self._do("since", lambda: organisations.update(self.book, key, field, new, day))

    @rule(table=any_table, at=pick)
    def remove(self, table: str, at: int) -> None:
        key = self._one(table, at)
        if key is not None:
            self._do(f"remove {table}", lambda: store.remove(self.book, table, key))

    @rule(at=pick)
    def restore(self, at: int) -> None:
        found = thrown.binned_records(self.book)
        if found:
            self._do("restore", lambda: thrown.restore(self.book, found[at % len(found)]))

    @rule(at=pick, value=place, good=st.booleans())
    def bring_in(self, at: int, value: int, good: bool) -> None:
        """Rows of a table: one that is known, one that is new, one that cannot be."""
        names = [str(row["name"]) for row in lists.rows(self.book, "organisations", ["name"])]
        known = names[at % len(names)] if names else "HTX A"
        cells = [["name", "kind", "phone", "capital"], [known, "cooperative", f"09{value:08d}", ""]]
        cells += [[f"HTX Mới {value}", "cooperative", "", "5000000"], ["HTX Sai", "none", "", ""]]
        block = read_block("organisations", cells)
        keep = "good" if good else "all"
        self._do(
            "import",
            lambda: import_rows(self.book, "organisations", block, keep=keep),  # type: ignore[arg-type]
        )

    @rule(at=pick, value=place)
    def paste(self, at: int, value: int) -> None:
        """A block of cells in the sheet of results."""
        key = self._one("organisations", at)
        cells = {(key or "", "revenue"): str(value), (key or "", "workers"): str(value % 7)}
        self._do("paste", lambda: fill_cells(self.book, "results", cells, period="2025"))

    @rule(table=binned_table, one=pick, other=pick, gone=st.booleans())
    def merge_two(self, table: str, one: int, other: int, gone: bool) -> None:
        kept, goes = self._one(table, one), self._one(table, other)
        if kept is None or goes is None:
            return

        def act() -> None:
            found = plan(self.book, table, kept, goes)
            last = {field.name: MergeSide.GONE for field in found.fields}
            last |= {each.id: each.choices[-1] for each in found.collisions}
            merge(self.book, table, kept, goes, last if gone else {})

        self._do(f"merge {table}", act)

    @rule(table=binned_table, one=pick, other=pick)
    def keep_two_apart(self, table: str, one: int, other: int) -> None:
        first, second = self._one(table, one), self._one(table, other)
        if first is not None and second is not None:
            self._do("apart", lambda: distinct.keep_apart(self.book, table, first, second))

    @precondition(lambda self: self._done)
    @rule()
    def undo(self) -> None:
        """What was done last can always be taken back, and all rows are as before."""
        change, before, after = self._done.pop()
        changes.undo(self.book, change)
        assert self._rows() == before
        self._undone.append((change, before, after))

    @precondition(lambda self: self._undone)
    @rule()
    def redo(self) -> None:
        """What was taken back last can always be done again."""
        change, before, after = self._undone.pop()
        changes.redo(self.book, change)
        assert self._rows() == after
        self._done.append((change, before, after))

    @rule(at=pick)
    def undo_earlier(self, at: int) -> None:
        """An earlier change is taken back whole, or refused because later work builds on it."""
        if self._done:
            change, _, _ = self._done[at % len(self._done)]
            before = self._rows()
            try:
                changes.undo(self.book, change)
            except Refused:
                assert self._rows() == before
            else:
                self._done.clear()
                self._undone.clear()

    @rule(table=st.sampled_from([kind.table for kind in kinds()]))
    def look(self, table: str) -> None:
        """Lists, pairs and what travels can be read in any state."""
        duplicates(self.book, table)
        found = lists.keys(self.book, table)
        assert len(lists.page(self.book, table, found, list(record_of(table).columns))) == len(found)

    @rule()
    def hand_over(self) -> None:
        """The register as it travels is whole: another book takes it in, and sends it on unchanged.

        The union of an organisation may stay at home, as it did in the first packages.
        """
        packed = _packed(self.book)
        target = Path(self._folder.name) / "other.book"
        target.write_bytes(_empty())
        with Book.open(target, clock=lambda: NOW) as other:
            load(other, "DEMONSTRATION_LOADED", packed)
            assert _packed(other) == packed
        for path in target.parent.glob("other.book*"):
            path.unlink()

    @rule()
    def reopen(self) -> None:
        before = self._rows()
        self.book.close()
        assert verify(self._path).problems == ()
        self._open()
        assert self._rows() == before


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.book"
        Book.create(path, clock=lambda: NOW).close()
        return path.read_bytes()


def _packed(book: Book) -> dict[str, list[dict[str, Any]]]:
    """The records that travel, by table."""
    packed = {
        table: [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]
        for table, rows in register_tables(book, DAY).items()
    }
    for organisation in packed["organisations"]:
        organisation["union_id"] = None
    return packed


def _table(session: RowSession, table: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in fetch(session, f'SELECT * FROM "{table}" ORDER BY id')]


HEALTH = [HealthCheck.too_slow, HealthCheck.data_too_large]


def test_a_little_of_any_work() -> None:
    """What fails is not made smaller here: that takes minutes, and is done by the long one."""
    quick = settings(
        max_examples=8, stateful_step_count=20, phases=[Phase.generate], suppress_health_check=HEALTH
    )
    run_state_machine_as_test(AnyWork, settings=quick)


@pytest.mark.deep
def test_a_lot_of_any_work() -> None:
    long = settings(max_examples=300, stateful_step_count=50, suppress_health_check=HEALTH)
    run_state_machine_as_test(AnyWork, settings=long)

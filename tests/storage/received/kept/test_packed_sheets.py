"""Packed sheets say what the rows of figures and pairs say, and are made from them again."""

from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from models.forms.coverage import Counted, Coverage, Pair
from models.forms.definition import CellKey
from models.forms.loader import PUBLISHED
from models.forms.merge.contributions import Contribution
from models.returns.backing import Backing
from models.returns.document import Figure, FormFigures
from models.values.units import children, unit_on
from storage.book.book import Book
from storage.book.dialect import connections
from storage.book.proof.verification import verify
from storage.book.rows import RowSession
from storage.received import contributions, receiving
from storage.received.kept import packed_sheets
from storage.received.receiving import VerifiedPackage
from tests.storage.sample_returns import DAY, arrival, unit_book

UNITS = children(unit_on("12", DAY), DAY)[:4]
B01 = PUBLISHED.form_on("B01", DAY)

Stated = dict[CellKey, Decimal]


def package(at: int, figures: dict[str, str | None], pair: Pair | None = None) -> VerifiedPackage:
    """A return of one of the units: figures as text by row or row/column, and what its I.6 is made from."""
    cells = [(*(key.split("/") if "/" in key else (key, "actual")), text) for key, text in figures.items()]
    stated = tuple(
        Figure(row, key, None if text is None else Decimal(text), "given") for row, key, text in cells
    )
    made = arrival(UNITS[at], {})
    backing = Backing(pairs={"B01": {("I.6", "actual"): pair}} if pair else {})
    return replace(
        made,
        package=b"package %d" % at,
        document=replace(made.document, sheets=(FormFigures("B01", "2020", stated),), backing=backing),
    )


PACKAGES = [
    package(0, {"I.1": "10", "I.6": "12.500000", "I.1/previous": "9"}),
    package(
        1,
        {"I.1": None, "I.6": "3", "I.2": "0"},
        Pair(Decimal(10), Decimal("4"), Coverage(4, 5, Counted.RECORDS)),
    ),
    package(2, {"I.1": "7", "I.9 of another edition": "1"}),  # another set of cells
    package(3, {"I.1": "100000000000000000000", "I.2": "0.1234567"}),  # neither fits: row by row
]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return unit_book(tmp_path / "province.book", "12")


def received(book: Book) -> list[Contribution]:
    with book.read_session() as session:
        found = contributions.received(session, "2026-Q3", B01)
        return [replace(one, figures=dict(one.figures), pairs=dict(one.pairs)) for one in found]


def without_packed(book: Book) -> None:
    """As a program before schema 20 left the book."""
    with closing(connections.connect(book.path)) as raw:
        triggers = raw.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'received_sheets'"
        ).fetchall()
        for name, _ in triggers:
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("DELETE FROM received_sheets")
        for _, text in triggers:
            raw.execute(text)


def test_what_is_merged_is_what_the_packages_state(book: Book) -> None:
    receiving.accept(book, PACKAGES)
    assert [one.figures for one in received(book)] == [
        {
            (figure.row, figure.column): figure.value
            for figure in sent.document.sheets[0].figures
            if figure.value is not None
        }
        for sent in PACKAGES
    ]
    assert [dict(one.pairs) for one in received(book)] == [
        dict(sent.document.backing.pairs.get("B01", {})) for sent in PACKAGES
    ]


def test_packed_or_row_by_row_the_same_is_merged_and_packing_again_changes_nothing(book: Book) -> None:
    taken = receiving.accept(book, PACKAGES)
    packed = received(book)
    assert packed_sheets.unpacked(book) == [taken[3]]  # one that cannot be
    without_packed(book)
    assert received(book) == packed
    assert sorted(packed_sheets.unpacked(book)) == sorted(taken)
    assert packed_sheets.pack_again(book) == 4  # three sheets of figures, and one of pairs
    assert received(book) == packed
    assert packed_sheets.pack_again(book) == 0


def test_a_withdrawn_and_a_corrected_package_are_read_anew(book: Book) -> None:
    """What is packed belongs to one package and never changes: nothing of it can be out of date."""
    _, second, *_ = receiving.accept(book, PACKAGES)
    receiving.withdraw(book, second)
    assert [one.figures[("I.1", "actual")] for one in received(book)] == [10, 7, 10**20]
    receiving.accept(book, [arrival(UNITS[1], {"I.1": 5}, revision=2)])
    assert [one.figures[("I.1", "actual")] for one in received(book)] == [10, 5, 7, 10**20]


def test_packed_numbers_that_differ_from_the_rows_are_said(book: Book) -> None:
    first, *_ = receiving.accept(book, PACKAGES)
    with closing(connections.connect(book.path)) as raw:
        assert packed_sheets.differing(RowSession(raw), first) == []
    assert verify(book.path).good
    other = packed_sheets.sheet_rows(
        first, [{"form": "B01", "row": "I.1", "column": "actual", "value": "11"}], [], PUBLISHED
    )
    with closing(connections.connect(book.path)) as raw:
        raw.execute("DROP TRIGGER frozen_received_sheets_update")
        raw.execute(
            "UPDATE received_sheets SET numbers = ?, cells = ? WHERE sha256 = ?",
            [other[0]["numbers"], other[0]["cells"], first],
        )
        assert packed_sheets.differing(RowSession(raw), first) == [
            ("B01", "figures", "I.1", "actual"),
            ("B01", "figures", "I.1", "previous"),
            ("B01", "figures", "I.6", "actual"),
        ]
    assert "BOOK_CONTENT_CHANGED" in {one.code for one in verify(book.path).problems}

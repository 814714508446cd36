"""A sealed sheet never changes and explains itself from what was sealed, whatever happens around it later."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from models.forms.loader import FOLDER
from models.values.units import unit_on
from storage.book import settings
from storage.book.book import Book
from storage.received import receiving
from storage.register import organisations
from storage.returns import ratio_bases, returns, sealing
from storage.returns.explanations import explain
from storage.returns.frozen import sealing_change
from storage.returns.sheets import period_sheets, reporting_unit
from tests.storage.forms.packages import install, package
from tests.storage.offices import answer_warnings
from tests.storage.received.sample_registers import cooperative
from tests.storage.sample_returns import DAY, arrival, fill, unit_book

PERIOD = "2026-Q3"
COMMUNE, OTHER = unit_on("03549", DAY), unit_on("03571", DAY)


@pytest.fixture
def own(tmp_path: Path) -> Book:
    """A commune with two cooperatives in its register, 40 workers typed: sealed."""
    made = unit_book(tmp_path / "commune.book")
    for name in ("A", "B"):
        cooperative(made, f"HTX {name}", sector="crops", alliance_member=True, commune_code="03549")
    fill(made, PERIOD, "B01", {"I.3": 40})
    answer_warnings(made, PERIOD)
    sealing.seal(made, PERIOD)
    return made


@pytest.fixture
def merged(tmp_path: Path) -> Book:
    """A province that merged 12 and 5 of two communes: sealed."""
    made = unit_book(tmp_path / "province.book", "12")
    receiving.accept(made, [arrival(COMMUNE, {"I.1": 12}), arrival(OTHER, {"I.1": 5})])
    returns.open_return(made, PERIOD)
    answer_warnings(made, PERIOD)
    sealing.seal(made, PERIOD)
    return made


def _change_a_record(book: Book, _patch: pytest.MonkeyPatch) -> None:
    cooperative(book, "HTX C", sector="crops")
    with book.read_session() as session:
        from models.register.tables.organisations import Organisation

        one = session.query(Organisation).filter_by(name="HTX A").one().id
    organisations.update(book, one, "alliance_member", False, date(2020, 1, 1))
    organisations.update(book, one, "name", "HTX Đổi tên")


def _install_an_edition(book: Book, _patch: pytest.MonkeyPatch) -> None:
    text = (FOLDER / "B01-2026.toml").read_text(encoding="utf-8").replace('"2026"', '"2026a"', 1)
    text = text.replace('label = "Tổng số hợp tác xã"', 'label = "Khác"').replace("2026-12-01", "2026-12-31")
    install(book, package(("B01-2026a.toml", text)))


def _rename_the_unit(_book: Book, patch: pytest.MonkeyPatch) -> None:
    renamed = replace(unit_on("12", DAY), name="Tên Khác")
    patch.setattr(settings, "unit_at", lambda _book, _day: renamed)
    patch.setattr(settings, "unit_of", lambda _book: renamed)


def _choose_another_base(book: Book, _patch: pytest.MonkeyPatch) -> None:
    ratio_bases.choose(book, "B01", "I.1.11a", "operating")


def seen(book: Book, rows: tuple[str, ...]) -> object:
    """Everything that a sealed revision says: its sheets, its findings, its unit, and where its figures come from."""
    paper = period_sheets(book, PERIOD, 1)
    where = [explain(book, PERIOD, "B01", row, "actual", 1) for row in rows]
    return paper.sheets, paper.findings, paper.units, reporting_unit(book, paper), where


Happening = Callable[[Book, pytest.MonkeyPatch], None]


@pytest.mark.parametrize(
    "happens",
    [_change_a_record, _install_an_edition, _rename_the_unit, _choose_another_base],
    ids=lambda one: one.__name__.strip("_"),
)
def test_nothing_that_happens_later_reaches_a_sealed_sheet(
    own: Book, monkeypatch: pytest.MonkeyPatch, happens: Happening
) -> None:
    rows = ("I.1", "I.1.11", "I.1.11a", "I.3")
    before = seen(own, rows)
    sheet = period_sheets(own, PERIOD).sheets["B01"]
    # 2 of 2 cooperatives are in the alliance: 100 %
    assert [sheet.value(row) for row in rows] == [2, 2, 100, 40]
    happens(own, monkeypatch)
    assert seen(own, rows) == before


def test_packages_that_come_or_go_later_are_not_in_a_sealed_figure(merged: Book) -> None:
    before = seen(merged, ("I.1",))
    receiving.accept(merged, [arrival(COMMUNE, {"I.1": 99}, revision=2)])
    other = next(one for one in receiving.received(merged, PERIOD) if one.unit[1] == "03571")
    receiving.withdraw(merged, other.sha256)
    assert seen(merged, ("I.1",)) == before
    found = explain(merged, PERIOD, "B01", "I.1", "actual")
    assert found.cell.value == 17
    assert {part.unit: part.value for part in found.parts} == {COMMUNE.title: 12, OTHER.title: 5}
    # the next revision is merged from what counts now
    returns.reopen(merged, PERIOD)
    now = explain(merged, PERIOD, "B01", "I.1", "actual")
    assert {part.unit: part.value for part in now.parts} == {COMMUNE.title: 99}


def test_a_package_that_was_withdrawn_before_the_seal_is_not_in_it(tmp_path: Path) -> None:
    book = unit_book(tmp_path / "province.book", "12")
    receiving.accept(book, [arrival(COMMUNE, {"I.1": 12}), arrival(OTHER, {"I.1": 5})])
    other = next(one for one in receiving.received(book, PERIOD) if one.unit[1] == "03571")
    receiving.withdraw(book, other.sha256)
    returns.open_return(book, PERIOD)
    answer_warnings(book, PERIOD)
    sealing.seal(book, PERIOD)
    receiving.accept(book, [arrival(OTHER, {"I.1": 5})])
    found = explain(book, PERIOD, "B01", "I.1", "actual")
    assert (found.cell.value, [part.unit for part in found.parts]) == (Decimal(12), [COMMUNE.title])


def test_an_open_revision_was_sealed_by_no_change(own: Book) -> None:
    head = returns.head(own, PERIOD)
    assert head is not None
    second = returns.reopen(own, PERIOD)
    with own.read_session() as session:
        assert sealing_change(session, head.id) is not None
        assert sealing_change(session, second.id) is None

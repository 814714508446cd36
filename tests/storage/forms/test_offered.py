"""Forms that are offered to be handed down: each is sound, and the table of five years moves on by a year a return."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from models.forms.files.form_examination import examine
from models.forms.loader import all_forms
from resources import ROOT
from storage.book.book import Book
from storage.returns import returns
from storage.returns.returns import TypedFigure
from storage.returns.sheets import period_sheets
from tests.storage.forms.packages import install, package
from tests.storage.received.sample_registers import cooperative
from tests.storage.sample_returns import unit_book

OFFERED = sorted((ROOT / "offered_forms").glob("*.toml"))
FIVE = ROOT / "offered_forms" / "B5N-2026.toml"


@pytest.mark.parametrize("path", OFFERED, ids=lambda path: path.stem)
def test_every_offered_form_is_sound_and_new(path: Path) -> None:
    assert examine(path, all_forms()).form.code == path.stem.partition("-")[0]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with unit_book(tmp_path / "xa.book") as made:
        made.clock = lambda: datetime(2029, 1, 5, tzinfo=UTC)
        cooperative(made, "HTX A", sector="crops", commune_code="03549")
        install(made, package((FIVE.name, FIVE.read_text(encoding="utf-8"))))
        yield made


def row(book: Book, period: str) -> list[Decimal | None]:
    sheet = period_sheets(book, period).sheets["B5N"]
    return [sheet.value("1", key) for key in ("plan", "year_4", "year_3", "year_2", "previous", "actual")]


def test_the_years_move_on_and_the_plan_stays(book: Book) -> None:
    assert "B5N" not in period_sheets(book, "2027-H1").sheets
    head = returns.open_return(book, "2026")
    typed = {"plan": 10, "year_4": 1, "year_3": 2, "year_2": 3, "previous": 4, "actual": 5}
    entries = [TypedFigure("1", key, Decimal(value)) for key, value in typed.items() if key != "actual"]
    returns.give(book, head.id, "B5N", [*entries, TypedFigure("1", "actual", Decimal(5), "đếm tay")])
    assert row(book, "2026") == [10, 1, 2, 3, 4, 5]
    returns.open_return(book, "2027")
    # the register knows one cooperative; 2026 and the years before it move one column back
    assert row(book, "2027") == [10, 2, 3, 4, 5, 1]
    assert period_sheets(book, "2027").sheets["B5N"].value("1", "vs_plan") == 10

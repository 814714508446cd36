"""Communes are counted by those of the cut-off day; where one was split, that is said and not guessed."""

from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

from models.forms.findings import Finding, Level
from models.register.drafts import OrganisationDraft
from models.values.units import unit_on
from storage.book import settings
from storage.book.book import Book
from storage.register import organisations
from storage.returns import returns, sheets

NEW = date(2025, 12, 14)
EARLY = datetime(2024, 3, 1, 1, 0, tzinfo=UTC)


def province(path: Path, code: str) -> Book:
    """A book of a province that was begun before the reform, so that communes are recorded as they were then."""
    numbers = count(1)
    return settings.create_book(
        path, unit_on(code, NEW), clock=lambda: EARLY, ids=lambda: f"o{next(numbers):031d}", actor="Mai"
    )


def added(book: Book, name: str, commune: str, kind: str = "cooperative") -> str:
    return organisations.add(
        book, OrganisationDraft(kind=kind, name=name, founded_on="2020-01-01", commune_code=commune)
    )


def counted(book: Book, period: str = "2025") -> object:
    return sheets.period_sheets(book, period).sheets["B01"].value("I.11")


def split(book: Book) -> list[Finding]:
    return [one for one in sheets.period_sheets(book, "2025").findings if one.code == "COMMUNE_SPLIT"]


def test_two_old_communes_that_are_one_new_one_count_once_from_the_reform_on(tmp_path: Path) -> None:
    with province(tmp_path / "p.book", "12") as book:
        # 03386 and 03389 joined Doan Ket whole, 03390 became Binh Lu: three communes before, two after
        for at, commune in enumerate(("03386", "03389", "03390")):
            added(book, f"HTX {at}", commune)
        assert (counted(book, "2024"), counted(book, "2025")) == (3, 2)
        assert split(book) == []


def test_a_split_commune_is_not_guessed_and_how_many_there_may_be_is_said(tmp_path: Path) -> None:
    with province(tmp_path / "p.book", "01") as book:
        # Cong Vi (00007) went to Ngoc Ha and Giang Vo; Vinh Phuc (00006) joined Ngoc Ha whole: 1 known, at most 2
        added(book, "HTX Cống Vị", "00007")
        added(book, "HTX Vĩnh Phúc", "00006")
        returns.open_return(book, "2025")
        assert counted(book, "2025") == 1
        (found,) = split(book)
        assert (found.level, found.form, found.row) == (Level.WARNING, "B01", "I.11")
        assert (found.details["known"], found.details["most"], found.details["count"]) == (1, 2, 1)
        assert found.details["organisations"] == "HTX Cống Vị"
        # with a cooperative in Giang Vo too it makes no difference where that of Cong Vi is: 2 either way
        added(book, "HTX Giảng Võ", "00031")
        assert counted(book, "2025") == 2 and split(book) == []


def test_a_group_in_a_split_commune_changes_no_count_of_communes_with_a_cooperative(tmp_path: Path) -> None:
    with province(tmp_path / "p.book", "01") as book:
        added(book, "Tổ hợp tác Cống Vị", "00007", "group")
        added(book, "HTX Vĩnh Phúc", "00006")
        assert split(book) == [] and counted(book) == 1


def test_a_dated_commune_is_followed_from_the_one_of_its_day(tmp_path: Path) -> None:
    with province(tmp_path / "p.book", "12") as book:
        one = added(book, "HTX A", "03386")
        added(book, "HTX B", "03390")
        # moved to Bình Lư's area in 2024: from then on both are in one commune
        organisations.update(book, one, "commune_code", "03390", since=date(2024, 2, 1))
        assert (counted(book, "2023"), counted(book, "2024"), counted(book, "2025")) == (2, 1, 1)

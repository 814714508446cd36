"""Packages at the unit above: any order, twice, withdrawn: the merged sheet follows from what is accepted."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.forms.cells import Origin
from models.returns.records import Change
from models.values.errors import Refused
from models.values.units import children, unit_on
from storage.book.book import Book
from storage.received import receiving
from storage.received.receiving import VerifiedPackage
from storage.returns import sheets
from tests.storage.sample_returns import DAY, arrival, unit_book

PROVINCE = unit_on("12", DAY)
COMMUNES = children(PROVINCE, DAY)


@pytest.fixture
def province(tmp_path: Path) -> Book:
    return unit_book(tmp_path / "province.book", "12")


def merged(book: Book) -> dict[str, object]:
    sheet = sheets.period_sheets(book, "2026-Q3").sheets["B01"]
    return {row: sheet.value(row) for row in ("I.1", "I.2", "I.6a", "I.6b", "I.6", "I.9")}


def test_figures_of_units_are_summed_and_means_recomputed(province: Book) -> None:
    receiving.accept(
        province,
        [
            arrival(COMMUNES[0], {"I.1": 10, "I.6a": 1000, "I.6b": 10, "I.6": 100}),
            arrival(COMMUNES[1], {"I.1": 2, "I.6a": 800, "I.6b": 2, "I.6": 400}),
        ],
    )
    paper = sheets.period_sheets(province, "2026-Q3")
    assert paper.sheets["B01"].value("I.1") == 12
    assert paper.sheets["B01"].value("I.6") == 150
    assert paper.sheets["B01"]["I.1", "actual"].origin is Origin.MERGED


def test_a_newer_revision_replaces_and_an_older_one_is_refused(province: Book) -> None:
    receiving.accept(province, [arrival(COMMUNES[0], {"I.1": 10}, revision=2)])
    with pytest.raises(Refused) as caught:
        receiving.accept(province, [arrival(COMMUNES[0], {"I.1": 9}, revision=1)])
    assert caught.value.code == "OLD_REVISION"
    assert merged(province)["I.1"] == 10


def test_one_that_cannot_be_taken_leaves_all_out(province: Book) -> None:
    stranger = arrival(unit_on("01", DAY), {"I.1": 5})
    with pytest.raises(Refused) as caught:
        receiving.accept(province, [arrival(COMMUNES[0], {"I.1": 10}), stranger])
    assert caught.value.code == "RECIPIENT_OTHER"
    assert receiving.received(province) == []


def test_the_same_revision_with_other_content_is_refused(province: Book) -> None:
    receiving.accept(province, [arrival(COMMUNES[0], {"I.1": 10})])
    assert receiving.judge(province, arrival(COMMUNES[0], {"I.1": 11})) == "SAME_REVISION_DIFFERENT_CONTENT"


def test_taking_back_restores_the_revision_before(province: Book) -> None:
    receiving.accept(province, [arrival(COMMUNES[0], {"I.1": 10})])
    (newer,) = receiving.accept(province, [arrival(COMMUNES[0], {"I.1": 12}, revision=2)])
    assert merged(province)["I.1"] == 12
    receiving.withdraw(province, newer[:12], "gửi nhầm")
    assert merged(province)["I.1"] == 10
    assert [one.status for one in receiving.received(province)] == ["accepted", "withdrawn"]


def test_a_package_that_was_taken_back_can_come_again(province: Book) -> None:
    (first,) = receiving.accept(province, [arrival(COMMUNES[0], {"I.1": 10})])
    receiving.withdraw(province, first)
    assert merged(province)["I.1"] is None
    receiving.accept(province, [arrival(COMMUNES[0], {"I.1": 10})])
    assert merged(province)["I.1"] == 10
    assert len(receiving.received(province)) == 1


@pytest.mark.parametrize(("asked", "code"), [("ffffff", "PACKAGE_UNKNOWN"), ("", "PACKAGE_UNKNOWN")])
def test_an_unknown_package_is_refused(province: Book, asked: str, code: str) -> None:
    receiving.accept(province, [arrival(COMMUNES[0], {"I.1": 10})])
    with pytest.raises(Refused) as caught:
        receiving.withdraw(province, asked)
    assert caught.value.code == code


def test_taking_back_twice_is_refused(province: Book) -> None:
    (first,) = receiving.accept(province, [arrival(COMMUNES[0], {"I.1": 10})])
    receiving.withdraw(province, first)
    with pytest.raises(Refused) as caught:
        receiving.withdraw(province, first)
    assert caught.value.code == "PACKAGE_NOT_ACCEPTED"


@pytest.mark.parametrize("founded", [date(2020, 12, 31), DAY])
def test_a_former_district_reports_to_its_province_whenever_that_book_was_begun(
    tmp_path: Path, founded: date
) -> None:
    day = date(2020, 12, 31)
    with unit_book(tmp_path / "p.book", "12", founded) as book:
        district = unit_on("109", day)
        receiving.accept(book, [arrival(district, {"I.1": 44}, period="2020")])
        assert sheets.period_sheets(book, "2020").sheets["B01"].value("I.1") == 44


steps = st.lists(
    st.tuples(st.integers(0, 2), st.integers(1, 3), st.booleans()),
    min_size=1,
    max_size=7,
)


def _arrivals(plan: list[tuple[int, int, bool]]) -> list[VerifiedPackage]:
    unique = {(unit, revision): None for unit, revision, _ in plan}
    return [
        arrival(COMMUNES[unit], {"I.1": 10 * unit + revision, "I.9": revision * 1_000_000}, revision=revision)
        for unit, revision in unique
    ]


def _received(folder: Path, arrivals: list[VerifiedPackage]) -> dict[str, object]:
    with unit_book(folder / "p.book", "12") as book:
        for one in arrivals:
            if receiving.judge(book, one) is None:
                receiving.accept(book, [one])
        return merged(book)


@settings(max_examples=12, deadline=None)
@given(steps, st.randoms())
def test_packages_in_any_order_give_the_same_figures(
    plan: list[tuple[int, int, bool]], random: object
) -> None:
    arrivals = _arrivals(plan)
    mixed = list(arrivals)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        assert _received(Path(one), arrivals) == _received(Path(other), mixed)


def test_the_same_package_twice_changes_nothing(province: Book) -> None:
    receiving.accept(province, [arrival(COMMUNES[0], {"I.1": 10})])
    before = (merged(province), province.count(Change))
    assert receiving.judge(province, arrival(COMMUNES[0], {"I.1": 10})) == "ALREADY_RECEIVED"
    with pytest.raises(Refused):
        receiving.accept(province, [arrival(COMMUNES[0], {"I.1": 10})])
    assert (merged(province), province.count(Change)) == before


def test_the_list_of_a_period_holds_that_period_only(province: Book) -> None:
    wanted = ((0, "2026-Q3"), (1, "2026-Q3"), (0, "2026-Q2"))
    receiving.accept(province, [arrival(COMMUNES[at], {"I.1": 10}, period=period) for at, period in wanted])
    assert [one.unit[1] for one in receiving.received(province, "2026-Q3")] == [
        COMMUNES[0].code,
        COMMUNES[1].code,
    ]
    assert [one.period for one in receiving.received(province, "2026-Q2")] == ["2026-Q2"]
    assert receiving.received(province, "2026-Q1") == []
    assert len(receiving.received(province)) == 3

"""Packages whose units share an area: one of them counts, and an error names both until one is withdrawn."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from models.forms.findings import Finding, Level
from models.returns.document import encode
from models.values.errors import Refused
from models.values.periods import parse_period
from models.values.units import Unit, children, unit_on
from storage.book import settings
from storage.book.book import Book
from storage.dialogue import reminders
from storage.received import receiving
from storage.received.receiving import VerifiedPackage
from storage.returns import agenda, returns, sealing, sheets
from tests.storage.sample_returns import arrival, unit_book

BEFORE, AFTER = date(2025, 6, 30), date(2025, 12, 14)
DISTRICT, COMMUNE, APART = unit_on("109", BEFORE), unit_on("03388", AFTER), unit_on("03390", AFTER)


def sent(unit: Unit, figures: dict[str, int], cutoff: date) -> VerifiedPackage:
    """A package for 2025 as of a day, addressed to whom the unit reports to on it."""
    made = arrival(unit, figures, period="2025-Q4")
    parent = settings.recipient(unit, cutoff)
    document = replace(made.document, period="2025", cutoff=cutoff, parent=parent)
    data = encode(document)
    return replace(made, document=document, data=data, package=b"package of " + data)


@pytest.fixture
def province(tmp_path: Path) -> Book:
    return unit_book(tmp_path / "province.book", "12")


def doubts(book: Book, code: str) -> list[Finding]:
    return [one for one in sheets.period_sheets(book, "2025").findings if one.code == code]


def whole(book: Book) -> object:
    return sheets.period_sheets(book, "2025").sheets["B01"].value("I.1")


def test_a_district_and_its_successor_are_not_summed_in_any_order_of_arrival(tmp_path: Path) -> None:
    # 71 in the district, 30 in a commune that took over 03391 of it, 5 elsewhere: 71 + 5, never 71 + 30 + 5
    several = [
        sent(DISTRICT, {"I.1": 71}, BEFORE),
        sent(COMMUNE, {"I.1": 30}, AFTER),
        sent(APART, {"I.1": 5}, AFTER),
    ]
    for at, order in enumerate(permutations(several)):
        book = unit_book(tmp_path / f"{at}.book", "12")
        for one in order:
            receiving.accept(book, [one])
        assert whole(book) == 76
        (found,) = doubts(book, "AREA_COUNTED_TWICE")
        assert found.level is Level.ERROR
        assert (found.details["counted_code"], found.details["left_code"]) == ("109", "03388")
        assert found.details["count"] == 1 and "Lai" not in found.details["shared"]
        assert found.details["left_package"] == several[1].sha256[:12]


def test_the_error_stops_sealing_until_one_is_withdrawn(province: Book) -> None:
    receiving.accept(province, [sent(DISTRICT, {"I.1": 71}, BEFORE)])
    (commune,) = receiving.accept(province, [sent(COMMUNE, {"I.1": 30}, AFTER)])
    returns.open_return(province, "2025")
    with pytest.raises(Refused, match="RETURN_HAS_ERRORS"):
        sealing.check(province, "2025")
    receiving.withdraw(province, commune, "sent by the district")
    assert doubts(province, "AREA_COUNTED_TWICE") == [] and whole(province) == 71


def test_without_the_district_the_commune_counts(province: Book) -> None:
    (district,) = receiving.accept(province, [sent(DISTRICT, {"I.1": 71}, BEFORE)])
    receiving.accept(province, [sent(COMMUNE, {"I.1": 30}, AFTER)])
    receiving.withdraw(province, district)
    assert whole(province) == 30 and doubts(province, "AREA_COUNTED_TWICE") == []


def test_each_pair_of_packages_is_an_error_of_its_own(province: Book) -> None:
    other = unit_on("03394", AFTER)  # took over 03586 and 03592 of the district
    receiving.accept(
        province,
        [
            sent(DISTRICT, {"I.1": 71}, BEFORE),
            sent(COMMUNE, {"I.1": 30}, AFTER),
            sent(other, {"I.1": 9}, AFTER),
        ],
    )
    found = doubts(province, "AREA_COUNTED_TWICE")
    assert len({one.key for one in found}) == 2
    assert {one.details["left_code"]: one.details["count"] for one in found} == {"03388": 1, "03394": 2}


def test_units_of_one_day_raise_no_doubt(province: Book) -> None:
    communes = children(unit_on("12", AFTER), AFTER)
    receiving.accept(province, [sent(unit, {"I.1": 1}, AFTER) for unit in communes])
    assert whole(province) == 38
    assert not doubts(province, "AREA_COUNTED_TWICE") and not doubts(province, "CUTOFFS_DIFFER")


def test_units_as_of_another_day_are_named_with_it(province: Book) -> None:
    lai_chau = unit_on("105", BEFORE)  # shares nothing with Binh Lu
    receiving.accept(province, [sent(lai_chau, {"I.1": 7}, BEFORE), sent(APART, {"I.1": 5}, AFTER)])
    (found,) = doubts(province, "CUTOFFS_DIFFER")
    assert found.level is Level.WARNING
    assert found.details == {"day": "14/12/2025", "units": f"30/06/2025: {lai_chau.title}", "count": 1}
    assert whole(province) == 12


def test_communes_whose_district_sent_for_them_have_arrived(province: Book) -> None:
    receiving.accept(province, [sent(DISTRICT, {"I.1": 71}, BEFORE)])
    told = agenda.arrivals(province, parse_period("2025"))
    # four communes were made of Phong Tho alone; 03388 and 03394 took communes of others too and still owe theirs
    assert len(told.arrived) == 4 and len(told.missing) == 34
    assert {"03388", "03394"} <= {unit.code for unit in told.missing}
    owed = {one.unit for one in reminders.owed(province, parse_period("2025"))}
    assert owed == {unit.code for unit in told.missing}

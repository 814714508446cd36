"""Every figure of the three documents is typed and printed again by a form, a list or the table of targets.

tests/reports/data/figures.csv names each with its place; docs/real-reports.md says which kinds have none.
"""

import csv
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.ui.commands.program import done, founded

DATA = Path(__file__).parent / "data"
PAGE = Path(__file__).parents[2] / "docs" / "real-reports.md"
FORMS = (
    ("2020", "B01"),
    ("2020", "B02"),
    ("2020", "B04"),
    ("2020-H1", "B01"),
    ("2021", "B01"),
    ("2021", "B02"),
)
KINDS = (
    "organisations",
    "documents",
    "products",
    "activities",
    "activity-participants",
    "steering-members",
    "funding",
)
SETS = {"S1": "DA-PHONG-THO-2021", "S4": "KH-994-2021"}


def figures() -> list[dict[str, str]]:
    with (DATA / "figures.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], list[Decimal]]:
    """What the books of the district and the province print at a place, for a document."""
    folder = tmp_path_factory.mktemp("reports")
    district, province = folder / "109.book", folder / "12.book"
    founded(district, unit="109", on="2020-12-31")
    founded(province, unit="12", on="2021-04-16")
    for period, form in FORMS:
        done("fill", district, form, period, DATA / f"phong-tho-{period}-{form}.csv")
    for kind in KINDS:
        done("import", district, kind, DATA / f"phong-tho-{kind}.csv")
    done("targets", district, "--add", SETS["S1"])
    done("targets", province, "--add", SETS["S4"])
    cells = {
        (form, period): {
            (one["row"], one["column"]): one["value"]
            for one in done("figures", district, form, period, "--all", "--json").json
        }
        for period, form in FORMS
    }
    records = {kind: done("list", district, kind, "--json").json for kind in KINDS}
    targets = {
        report: {
            (one["horizon"], one["name"]): one["wording"]
            for one in done("targets", book, "--json").json["targets"]
        }
        for report, book in (("S1", district), ("S4", province))
    }

    def at(report: str, place: str) -> list[Decimal]:
        what, *rest = place.split(" ")
        if what == "target":
            return numbers(targets[report][int(rest[0]), " ".join(rest[1:])])
        if what in ("count", "sum"):
            return [_of_records(records[rest[0]], what, rest[1:])]
        period, row, column = rest
        value = cells[what, period][row, column]
        return [] if value is None else [Decimal(value)]

    return at


def _of_records(rows: list[Mapping[str, Any]], what: str, rest: list[str]) -> Decimal:
    """How many records have a value, or the sum of a field over those that have one ("" for all); money in million."""
    if what == "count":
        wanted = " ".join(rest)
        return Decimal(sum(wanted in map(str, row.values()) for row in rows))
    field, *of = rest
    found = [row[field] for row in rows if not of or of[0] in map(str, row.values())]
    known = [Decimal(str(value)) for value in found if value is not None]
    money = field in ("allocated", "disbursed", "returned")
    return sum(known, Decimal(0)) / (1_000_000 if money else 1)


def numbers(text: str) -> list[Decimal]:
    """The numbers in a wording: "từ 5.000 đến 6.000", ">70", "37.8" and "02"."""
    plain = re.sub(r"(?<=\d)\.(?=\d{3}\b)", "", text).replace(",", ".")
    return [Decimal(found) for found in re.findall(r"\d+(?:\.\d+)?", plain)]


@pytest.mark.parametrize("report", ["S0", "S1", "S4"])
def test_every_figure_is_printed_again(printed: Callable[[str, str], list[Decimal]], report: str) -> None:
    wrong = [
        f"{one['indicator']}: {one['value']}, printed {printed(report, one['place'])} at {one['place']}"
        for one in figures()
        if one["report"] == report
        and one["place"] != "none"
        and printed(report, one["place"])
        != [Decimal(number) for number in re.findall(r"[\d.]+", one["value"])]
    ]
    assert wrong == []


def test_what_has_no_place_is_said_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    without = [one for one in figures() if one["place"] == "none"]
    assert [one["indicator"] for one in without] == ["Xã đạt chuẩn NTM"]
    assert all(f"“{one['indicator']}”" in page for one in without)
    counts = {report: sum(one["report"] == report for one in figures()) for report in ("S0", "S1", "S4")}
    assert f"{counts['S0']} of S0, {counts['S1']} of S1 and {counts['S4']} of S4" in page

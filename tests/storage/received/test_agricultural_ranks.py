"""Form XL-01: agricultural cooperatives by type and rank, at a commune and merged at the province."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from models.forms.findings import Level
from models.register.evaluations.agriculture import types
from models.values.errors import Refused
from models.values.units import children, unit_on
from storage.book.book import Book
from storage.received import receiving
from storage.register import evaluations, standings
from storage.returns import returns, sheets
from storage.returns.nominal import nominal_list
from tests.storage.received.sample_registers import cooperative, register_book, sent
from tests.storage.sample_returns import DAY, fill, unit_book

COMMUNES = {unit.code: unit for unit in children(unit_on("12", DAY), DAY)}
YEAR = "2025"
COLUMNS = ("good", "fair", "average", "weak", "not_ranked", "total", "not_evaluated")


def ranked(book: Book, name: str, score: int | None, sector: str | None = "crops", **more: object) -> str:
    made = cooperative(book, name, sector=sector, **more)
    if score is not None:
        evaluations.evaluate(book, made, 2025, "tt09_2017", score=score)
    return made


def first_commune(book: Book) -> None:
    ranked(book, "HTX A", 85)
    ranked(book, "HTX B", 82)
    ranked(book, "HTX C", 70)
    ranked(book, "HTX D", 55, "livestock")
    ranked(book, "HTX E", 90, "agriculture", vsic_code="0322")  # fishery by its industrial code
    ranked(book, "HTX F", 40, "agriculture")  # agricultural, of no known type
    ranked(book, "HTX G", None)  # crops, not evaluated
    ranked(book, "HTX H", 88, "mixed", founded_on="2025-03-01")  # under 12 months: not ranked
    ranked(book, "HTX I", None, "trade")  # not agricultural
    fined = ranked(book, "HTX K", None)
    evaluations.evaluate(book, fined, 2025, "tt09_2017", score=95, fined=True)  # crops, weak
    before = ranked(book, "HTX L", None)
    evaluations.evaluate(book, before, 2024, "tt09_2017", score=95)  # of another year: not evaluated
    other = ranked(book, "HTX M", None)
    evaluations.evaluate(book, other, 2025, "tt01_2020", score=95)  # by another circular: not evaluated
    gone = ranked(book, "HTX N", 80)
    standings.record_event(book, gone, "dissolved", "2025-06-30")


def table(book: Book) -> dict[str, tuple[Any, ...]]:
    sheet = sheets.period_sheets(book, YEAR).sheets["XL01"]
    return {row.code: tuple(sheet.value(row.code, key) for key in COLUMNS) for row in sheet.form.rows}


def test_the_table_counts_each_agricultural_cooperative_once(tmp_path: Path) -> None:
    book = register_book(tmp_path, COMMUNES["03388"])
    first_commune(book)
    # good, fair, average, weak, not ranked, total, not evaluated
    assert table(book) == {
        "1": (2, 1, 0, 1, 0, 4, 3),  # A, B; C; K; G, L, M without a rank of the year
        "2": (0, 0, 1, 0, 0, 1, 0),
        "3": (0, 0, 0, 0, 0, 0, 0),
        "4": (1, 0, 0, 0, 0, 1, 0),
        "5": (0, 0, 0, 0, 0, 0, 0),
        "6": (0, 0, 0, 0, 0, 0, 0),
        "7": (0, 0, 0, 0, 1, 1, 0),
        "8": (0, 0, 0, 1, 0, 1, 0),
        "T": (3, 1, 1, 2, 1, 8, 3),
    }
    form = sheets.period_sheets(book, YEAR).sheets["XL01"].form
    asked = [row.source.where["agricultural_type"] for row in form.rows if row.source]
    assert asked == [*types(), "unknown"]


def test_the_parent_adds_the_tables_of_its_units(tmp_path: Path) -> None:
    first, second = (register_book(tmp_path, COMMUNES[code]) for code in ("03388", "03390"))
    first_commune(first)
    ranked(second, "HTX Muối", 66, "salt")
    ranked(second, "HTX Rau", 81)
    province = unit_book(tmp_path / "province.book", "12")
    receiving.accept(province, [sent(first, period=YEAR), sent(second, period=YEAR)])
    merged = table(province)
    assert merged["1"] == (3, 1, 0, 1, 0, 5, 3)
    assert merged["5"] == (0, 1, 0, 0, 0, 1, 0)
    assert merged["T"] == (4, 2, 1, 2, 1, 10, 3)


def test_a_typed_total_that_is_not_its_parts_is_an_error(tmp_path: Path) -> None:
    book = register_book(tmp_path, COMMUNES["03388"])
    first_commune(book)
    fill(book, YEAR, "XL01", {"T/good": 4, "1/total": 5})
    found = {
        (one.code, one.row, one.column): one
        for one in sheets.period_sheets(book, YEAR).findings
        if one.form == "XL01" and one.level is Level.ERROR
    }
    assert {("TYPE_PARTS", "T", "good"), ("RANK_SPLIT", "1", "total")} <= set(found)
    total = found["TYPE_PARTS", "T", "good"].details
    assert (total["stated"], total["computed"], total["difference"]) == (4, 3, 1)


def test_a_quarter_does_not_have_the_form(tmp_path: Path) -> None:
    book = register_book(tmp_path, COMMUNES["03388"])
    first_commune(book)
    assert "XL01" not in sheets.period_sheets(book, "2026-Q3").sheets
    head = returns.open_return(book, "2026-Q3")
    with pytest.raises(Refused, match="FORM_UNKNOWN"):
        returns.give(book, head.id, "XL01", [])


def test_what_is_known_not_to_be_agricultural_lacks_nothing(tmp_path: Path) -> None:
    book = register_book(tmp_path, COMMUNES["03388"])
    ranked(book, "HTX A", None, "trade")
    sheet = sheets.period_sheets(book, YEAR).sheets["XL01"]
    assert table(book)["T"] == (0, 0, 0, 0, 0, 0, 0)
    coverage = sheet["1", "good"].coverage
    assert coverage is None or coverage.stated == coverage.asked
    ranked(book, "HTX B", None, None)  # no sector, no code: whether it is agricultural nobody knows
    coverage = sheets.period_sheets(book, YEAR).sheets["XL01"]["1", "good"].coverage
    assert coverage is not None and (coverage.stated, coverage.asked) == (1, 2)


def test_the_nominal_list_names_those_that_the_table_counts(tmp_path: Path) -> None:
    first, second = (register_book(tmp_path, COMMUNES[code]) for code in ("03388", "03390"))
    first_commune(first)
    ranked(second, "HTX Muối", 66, "salt")
    province = unit_book(tmp_path / "province.book", "12")
    ranked(province, "HTX Tỉnh", 52, None)  # ranked by the circular, of no known type
    (own,) = nominal_list(province, 2025).lines
    assert (own.unit, own.name, own.type, own.rank) == ("Tỉnh Lai Châu", "HTX Tỉnh", "unknown", "average")
    receiving.accept(province, [sent(first, period=YEAR), sent(second, period=YEAR)])
    found = nominal_list(province, 2025)
    lines = [(line.name, line.type, line.score, line.rank, line.reason) for line in found.lines]
    assert ("HTX K", "crops", 95, "weak", None) in lines  # fined
    assert ("HTX E", "fishery", 90, "good", None) in lines
    assert ("HTX F", "unknown", 40, "weak", None) in lines
    assert ("HTX H", "mixed", 88, "not_ranked", "under_12_months") in lines
    # G, I, L, M have no rank of the year, N ended: 8 of the first unit, 1 of the second, as form XL-01 counts them
    assert sorted(Counter(line.unit for line in found.lines).values()) == [1, 8]
    assert table(province)["T"][5] == len(found.lines) == 9
    assert found.units is not None and (found.units.received, found.units.expected) == (2, 38)

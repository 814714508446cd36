"""Form B06 of a fund: prefilled from its loans and the ledgers, checked, merged; nobody else has to fill it in."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from models.forms.findings import Level
from models.forms.loader import PUBLISHED
from models.forms.summary.completeness import completeness
from models.values.periods import PeriodKind
from models.values.units import children, unit_on
from storage.book.book import Book
from storage.received import receiving
from storage.returns import sheets
from tests.storage.received.sample_registers import cooperative, register_book, sent
from tests.storage.register.programmes.fund_world import END, MILLION, fund, own_loan, repay, world
from tests.storage.sample_returns import DAY, fill, unit_book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with unit_book(tmp_path / "fund.book", "12") as made:
        yield made


def figures(book: Book, period: str = "2026") -> dict[str, Any]:
    sheet = sheets.period_sheets(book, period).sheets["B06"]
    return {
        one.code: None if (value := sheet.value(one.code, "actual")) is None else round(value, 1)
        for one in sheet.form.rows
        if not one.heading
    }


def expected(**millions: int) -> dict[str, int]:
    return {code.replace("_", "."): amount * MILLION for code, amount in millions.items()}


def test_the_form_of_the_fund(book: Book) -> None:
    world(book)
    told = figures(book)
    assert {
        code: told[code] for code in told if code in expected(I=0, I_2=0, I_4=0, I_5=0, I_11=0, I_12=0)
    } == (expected(I=1210, I_2=980, I_4=200, I_5=30, I_11=30, I_12=20))
    # before 300 - 50; lent 200 + 60; repaid 100 + 10; written off 20; 150 + 180 + 50 left; 250 + 260 = 110 + 20 + 380
    lent = expected(II_1=250, II_2=260, II_2a=510, II_3=110, II_4=20, II_5=380)
    # cooperatives 150 + 180, the member 50; overdue 150 + 50; group 3: 150, without a group 180 + 50
    lent |= expected(II_5_1=330, II_5_2=0, II_5_4=50, II_5_6=0, II_6=200, II_7_3=150, II_7_6=230, II_8=150)
    assert {code: told[code] for code in lent} == lent
    # 200 of 380; bad is 150 of the 150 that have a group
    assert (told["II.6a"], told["II.8a"]) == (Decimal("52.6"), 100)
    # lent in the period: the second and the third loan; outstanding: three of three; overdue: the first and the third
    counts = {"III.1": 2, "III.2": 2, "III.3": 3, "III.4": 3, "III.4a": 2}
    assert {code: told[code] for code in counts} == counts
    errors = [one for one in sheets.period_sheets(book, "2026").findings if one.form == "B06"]
    assert not [one for one in errors if one.level is Level.ERROR]


def test_a_loan_is_a_debt_once(book: Book) -> None:
    world(book)
    debts_sheet = sheets.period_sheets(book, "2026").sheets["B04"]
    assert debts_sheet.value("II", "debts") == 2
    assert debts_sheet.value("II", "principal") == 330 * MILLION == figures(book)["II.5.1"]
    assert debts_sheet.value("II", "balance") == 339 * MILLION  # with the interest


def test_figures_that_do_not_add_up_are_errors(book: Book) -> None:
    world(book)
    typed = {"I.2": 980, "I.4": 200, "I.5": 30, "I": 1200, "I/previous": 1300}
    typed |= {"II.5": 390, "II.5.1": 330, "II.5.4": 50, "II.7.3": 150, "II.7.6": 230}
    fill(book, "2026", "B06", typed | {"II.6": 400, "II.5/previous": 260})
    found = {
        (one.code, one.row): one.details
        for one in sheets.period_sheets(book, "2026").findings
        if one.form == "B06" and one.level is Level.ERROR
    }
    assert {
        ("LOAN_FLOW", "II.2a"),  # 510 against 110 + 20 + 390
        ("FUND_CAPITAL_PARTS", "I"),  # 1,200 against 980 + 200 + 30
        ("FUND_CAPITAL_FLOW", "I"),  # 1,200 against 1,300 + 30 - 20
        ("LOAN_KIND_PARTS", "II.5"),
        ("LOAN_GROUP_PARTS", "II.5"),
        ("PART_ABOVE_WHOLE", "II.6"),
        ("CELLS_DIFFER", "II.1"),  # 250 against the 260 of the period before
    } <= set(found)
    flow = found["LOAN_FLOW", "II.2a"]
    assert (flow["stated"], flow["computed"], flow["difference"]) == (510, 520, -10)


def test_without_a_due_day_nobody_knows_whether_a_loan_is_overdue(book: Book) -> None:
    of = fund(book)
    own_loan(book, of)
    own_loan(book, of, amount=40 * MILLION, due_on="2026-12-13")
    told = figures(book)
    assert (told["II.5"], told["II.6"], told["II.6b"]) == (100 * MILLION, 40 * MILLION, 60 * MILLION)
    assert told["II.6a"] == 100  # of what has a due day


def test_halves_and_years_from_december_2026_have_the_form() -> None:
    for kind in (PeriodKind.YEAR, PeriodKind.HALF):
        assert "B06" not in [form.code for form in PUBLISHED.on(date(2026, 11, 30), kind)]
        assert PUBLISHED.form_on("B06", END, kind).edition == "2026"
    assert "B06" not in [form.code for form in PUBLISHED.on(END, PeriodKind.QUARTER)]


def test_an_office_without_a_fund_has_nothing_to_fill_in(book: Book) -> None:
    cooperative(book, "HTX A")
    told = sheets.period_sheets(book, "2026")
    assert set(figures(book).values()) == {None}
    filled = completeness(told.sheets["B06"])
    assert filled.expected == 0 and filled.is_whole
    assert not [one for one in told.findings if one.form == "B06"]


def test_the_parent_adds_the_funds_of_its_units(tmp_path: Path) -> None:
    communes = {unit.code: unit for unit in children(unit_on("12", DAY), DAY)}
    first, second = (register_book(tmp_path, communes[code]) for code in ("03388", "03390"))
    world(first)
    repay(second, own_loan(second, fund(second), borrower="Giàng A B"), 15 * MILLION)
    province = unit_book(tmp_path / "province.book", "12")
    receiving.accept(province, [sent(first, period="2026"), sent(second, period="2026")])
    merged = figures(province)
    lent = expected(II_1=250, II_2=320, II_2a=570, II_3=125, II_4=20, II_5=425, II_6=200, II_5_4=95)
    assert {code: merged[code] for code in lent} == lent
    assert (merged["III.3"], merged["III.4"]) == (4, 4)
    # overdue 200 of the 380 with a due day; the 45 of the second commune have none
    assert (merged["II.6a"], merged["II.6b"]) == (Decimal("52.6"), 45 * MILLION)

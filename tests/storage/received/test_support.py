"""Form B03: support by content, source and step, at a commune and merged at the province."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from models.forms.findings import Level
from models.values.errors import Refused
from models.values.units import children, unit_on
from storage.book.book import Book
from storage.received import receiving
from storage.register.records import store
from storage.returns import returns, sheets
from tests.storage.received.sample_registers import cooperative, register_book, sent
from tests.storage.sample_returns import DAY, fill, unit_book

COMMUNES = {unit.code: unit for unit in children(unit_on("12", DAY), DAY)}
YEAR = "2026"
MILLION = 1_000_000
MONEY = ("central", "province", "local", "other", "actual", "returned", "plan", "estimate", "plan_next")
COUNTS = ("cooperatives", "unions", "groups", "persons", "visits")


def grant(book: Book, owner: str | None, content: str, *amounts: tuple[Any, ...], **more: Any) -> str:
    """A grant with amounts: (step, source, million dong, year)."""
    who = {"organisation_id": owner} if owner else {"beneficiary_name": "Hộ, cá nhân trong xã"}
    values = {"name": content, "content": content, "beneficiary": "cooperative", "state": "disbursed"}
    key = store.add(book, "support_grants", values | {"year": 2026} | who | more)
    for step, source, millions, year in amounts:
        part = {"grant_id": key, "step": step, "source": source, "amount": millions * MILLION, "year": year}
        store.add(book, "grant_amounts", part)
    return key


def first_commune(book: Book) -> None:
    a, b = cooperative(book, "HTX A"), cooperative(book, "HTX B")
    group = cooperative(book, "Tổ hợp tác C", kind="group")
    grant(
        book,
        a,
        "infrastructure",
        ("planned", "province", 300, 2026),
        ("planned", "local", 50, 2026),
        ("approved", "province", 280, 2026),
        ("disbursed", "province", 200, 2026),
        ("disbursed", "local", 40, 2026),
        ("returned", "local", 10, 2026),
        ("disbursed", "province", 900, 2025),  # of the year before
        ("estimated", "province", 260, 2026),
        ("planned", "central", 500, 2027),
    )
    grant(book, b, "infrastructure", ("disbursed", "fund", 30, 2026), ("disbursed", "own", 5, 2026))
    grant(book, a, "training", ("disbursed", "central", 12, 2026), visits=40, beneficiaries=25)
    grant(book, a, "training", ("disbursed", "central", 8, 2026), visits=20, beneficiaries=15)
    grant(book, group, "training", beneficiary="group", visits=6, beneficiaries=6)
    grant(book, None, "training", beneficiary="household", visits=3, beneficiaries=2)
    grant(book, b, "land", ("planned", "province", 70, 2026), state="planned")
    grant(book, b, "market", ("disbursed", "province", 1, 2025), year=2025)
    thrown = grant(book, b, "credit", ("disbursed", "province", 77, 2026))
    store.remove(book, "support_grants", thrown)


def table(book: Book, columns: tuple[str, ...], *rows: str) -> dict[str, tuple[Any, ...]]:
    sheet = sheets.period_sheets(book, YEAR).sheets["B03"]
    times = Decimal(1) if columns == COUNTS else Decimal(MILLION)
    found = {row: [sheet.value(row, key) for key in columns] for row in rows}
    return {
        row: tuple(None if one is None else one / times for one in values) for row, values in found.items()
    }


def test_counts_and_money_of_a_commune(tmp_path: Path) -> None:
    book = register_book(tmp_path, COMMUNES["03388"])
    first_commune(book)
    # infrastructure: A, B; training: A twice, C, one household; A and B and C once in the total; land is only planned
    assert table(book, COUNTS, "12", "2", "5", "10", "T") == {
        "12": (2, 0, 0, None, None),
        "2": (1, 0, 1, 25 + 15 + 6 + 2, 40 + 20 + 6 + 3),
        "5": (0, 0, 0, 0, 0),
        "10": (0, 0, 0, 0, 0),  # that of 2025
        "T": (2, 0, 1, 48, 69),
    }
    # central, province, local, other, paid in all, returned, plan, estimate, plan of the next year
    assert table(book, MONEY, "12", "2", "5", "7", "T") == {
        "12": (0, 200, 40, 30 + 5, 275, 10, 300 + 50, 260, 500),
        "2": (12 + 8, 0, 0, 0, 20, 0, 0, 0, 0),
        "5": (0, 0, 0, 0, 0, 0, 70, 0, 0),
        "7": (0, 0, 0, 0, 0, 0, 0, 0, 0),  # the grant is in the bin
        "T": (20, 200, 40, 35, 295, 10, 420, 260, 500),
    }
    assert not [one for one in sheets.period_sheets(book, YEAR).findings if one.form == "B03"]


def test_the_province_adds_the_tables_of_its_units_and_what_it_gave_itself(tmp_path: Path) -> None:
    first, second = (register_book(tmp_path, COMMUNES[code]) for code in ("03388", "03390"))
    first_commune(first)
    owner = cooperative(second, "HTX D")
    grant(
        second, owner, "infrastructure", ("disbursed", "province", 100, 2026), ("planned", "local", 9, 2026)
    )
    province = unit_book(tmp_path / "province.book", "12")
    receiving.accept(province, [sent(first, period=YEAR), sent(second, period=YEAR)])
    assert table(province, COUNTS, "12", "T") == {"12": (3, 0, 0, None, None), "T": (3, 0, 1, 48, 69)}
    merged = table(province, MONEY, "12", "T")
    assert merged["12"] == (0, 300, 40, 35, 375, 10, 359, 260, 500)
    assert merged["T"] == (20, 300, 40, 35, 395, 10, 429, 260, 500)


@pytest.mark.parametrize(
    ("typed", "code", "cell"),
    [
        ({"T/central": 21}, "SUPPORT_CONTENT_PARTS", ("T", "central")),  # the contents have 20
        ({"12/actual": 276}, "SUPPORT_SOURCE_SPLIT", ("12", "actual")),  # the sources have 275
        ({"12/cooperatives": 3}, "PART_ABOVE_WHOLE", ("12", "cooperatives")),  # 2 in all
    ],
)
def test_a_typed_figure_that_contradicts_the_others_is_an_error(
    tmp_path: Path, typed: dict[str, int], code: str, cell: tuple[str, str]
) -> None:
    book = register_book(tmp_path, COMMUNES["03388"])
    first_commune(book)
    fill(book, YEAR, "B03", typed)
    errors = [one for one in sheets.period_sheets(book, YEAR).findings if one.level is Level.ERROR]
    assert (code, *cell) in {(one.code, one.row, one.column) for one in errors if one.form == "B03"}


def test_a_register_without_support_is_silent_and_returns_before_do_not_have_the_form(tmp_path: Path) -> None:
    book = register_book(tmp_path, COMMUNES["03388"])
    cooperative(book, "HTX A")
    assert set(table(book, MONEY, "12", "T").values()) == {(None,) * len(MONEY)}
    for period in ("2025", "2026-Q3"):
        assert "B03" not in sheets.period_sheets(book, period).sheets
    head = returns.open_return(book, "2025")
    with pytest.raises(Refused, match="FORM_UNKNOWN"):
        returns.give(book, head.id, "B03", [])

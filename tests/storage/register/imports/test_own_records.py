"""Values of a row that become records of their own: what is owed of a debt, as its first movements."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.values.units import unit_on
from storage.book import settings
from storage.book.book import Book
from storage.history import changes
from storage.register.imports.rows import Imported
from storage.register.lists import lists
from tests.storage.conftest import NOW
from tests.storage.register.imports.test_rows import bring, codes_of, outcomes

HEAD = "organisation,creditor,contract,started_on,Dư nợ gốc (triệu đồng),Nợ lãi"
DEBT = "HTX Chè Sơn Trà,Ngân hàng CSXH,HD 01,2024-01-05,500,20"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Book]:
    """The book of a commune with one cooperative."""
    unit = unit_on("03394", NOW.date())
    with settings.create_book(tmp_path / "03394.book", unit, clock=lambda: NOW) as book:
        bring(book, "organisations", "name,commune,founded_on\nHTX Chè Sơn Trà,03394,2019-05-12")
        yield book


def owed(book: Book) -> list[tuple[object, object]]:
    found = lists.page(book, "debts", lists.keys(book, "debts"), ["principal", "interest"])
    return [(one["principal"], one["interest"]) for one in found]


def movements(book: Book) -> list[tuple[object, ...]]:
    names = ["on", "kind", "amount"]
    found = lists.page(book, "debt_entries", lists.keys(book, "debt_entries"), names)
    return sorted(tuple(one[name] for name in names) for one in found)


def debts(book: Book, row: str = DEBT, head: str = HEAD) -> Imported:
    return bring(book, "debts", f"{head}\n{row}")


def test_what_is_owed_becomes_the_first_movements_on_the_day_of_the_debt(office: Book) -> None:
    assert outcomes(debts(office)) == ["new"]
    assert movements(office) == [
        ("2024-01-05", "interest_charged", 20_000_000),
        ("2024-01-05", "principal_drawn", 500_000_000),
    ]
    assert outcomes(debts(office)) == ["same"] and owed(office) == [(500_000_000, 20_000_000)]
    changes.undo(office, changes.recent(office)[0].id)
    assert owed(office) == [] and movements(office) == []


def test_the_day_of_a_balance_goes_before_that_of_the_debt_and_today_is_the_last_resort(office: Book) -> None:
    debts(office, f"{DEBT},30/6/2026", f"{HEAD},Số dư đến ngày")
    debts(office, "HTX Chè Sơn Trà,Chi cục thuế,,,3,", HEAD)
    assert [day for day, _, _ in movements(office)] == ["2026-06-30", "2026-06-30", NOW.date().isoformat()]


def test_a_part_of_which_nothing_is_known_is_added_and_the_other_stays(office: Book) -> None:
    debts(office, DEBT.removesuffix("20"))
    assert owed(office) == [(500_000_000, 0)]
    added = debts(office)
    assert outcomes(added) == ["changed"] and list(added.effects[0].changes) == ["interest"]
    assert owed(office) == [(500_000_000, 20_000_000)]


def test_another_balance_than_that_of_the_movements_is_refused(office: Book) -> None:
    debts(office)
    other = debts(office, DEBT.replace(",500,", ",400,"))
    assert codes_of(other) == [("DEBT_OWES_OTHERWISE", "principal")]
    assert other.effects[0].refusal is not None
    assert other.effects[0].refusal.details["owed"] == 500_000_000
    assert owed(office) == [(500_000_000, 20_000_000)]


def test_nothing_owed_is_no_movement(office: Book) -> None:
    assert outcomes(debts(office, DEBT.replace(",500,20", ",0,0"))) == ["new"]
    assert movements(office) == []


@pytest.mark.parametrize(
    ("creditor", "kind"),
    [
        ("Ngân hàng NN&PTNT", "bank"),
        ("Quỹ tín dụng nhân dân Tam Đường", "bank"),
        ("Quỹ hỗ trợ phát triển HTX tỉnh", "alliance_fund"),
        ("Chi cục Thuế khu vực", "tax"),
        ("BHXH huyện", "social_insurance"),
    ],
)
def test_the_name_of_a_creditor_tells_its_kind(office: Book, creditor: str, kind: str) -> None:
    assert outcomes(debts(office, f"HTX Chè Sơn Trà,{creditor},,2024-01-05,5,")) == ["new"]
    (found,) = lists.page(office, "debts", lists.keys(office, "debts"), ["creditor_kind"])
    assert found["creditor_kind"] == kind


@pytest.mark.parametrize("creditor", ["Ông Vàng A Páo", "Thuế và ngân hàng"])
def test_a_name_that_tells_no_kind_or_two_is_asked_about(office: Book, creditor: str) -> None:
    refused = debts(office, f"HTX Chè Sơn Trà,{creditor},,2024-01-05,5,")
    assert codes_of(refused) == [("FIELD_REQUIRED", "creditor_kind")]


@pytest.mark.parametrize("heading", ["Gốc và lãi", "Lãi suất (%/năm)", "Dư nợ quá hạn"])
def test_headings_that_begin_alike_mean_something_else(office: Book, heading: str) -> None:
    done = debts(
        office, "HTX Chè Sơn Trà,Ngân hàng CSXH,,2024-01-05,5,7", f"{HEAD.rpartition(',')[0]},{heading}"
    )
    assert outcomes(done) == ["new"] and owed(office) == [(5_000_000, 0)]

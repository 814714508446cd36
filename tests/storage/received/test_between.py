"""One record in the registers of two units: said once, decided once, and its effect on the totals taken off."""

from decimal import Decimal
from pathlib import Path

import pytest

from models.forms.findings import Finding, Level
from models.register.drafts import DebtDraft, EntryDraft
from models.values.errors import Refused
from models.values.units import children, unit_on
from storage.book.book import Book
from storage.history import changes
from storage.received import decisions, receiving
from storage.register import debts, organisations
from storage.returns import sheets
from storage.returns.explanations import explain
from tests.storage.received.sample_registers import PERIOD, cooperative, member, register_book, sent
from tests.storage.sample_returns import DAY, unit_book

COMMUNES = {unit.code: unit for unit in children(unit_on("12", DAY), DAY)}
A, B, C = COMMUNES["03388"], COMMUNES["03390"], COMMUNES["03408"]
TAX, TAX_2 = "6200012342", "6200012349"
NUMBER = "012345678901"


@pytest.fixture
def province(tmp_path: Path) -> Book:
    return unit_book(tmp_path / "province.book", "12")


@pytest.fixture
def two(tmp_path: Path) -> tuple[Book, Book]:
    """Two units. Each: one cooperative with tax code TAX, 2 members and a capital, and one of its own with 1 member."""
    books = (register_book(tmp_path, A), register_book(tmp_path, B))
    for at, book in enumerate(books):
        own = cooperative(book, f"HTX Riêng {at}", capital=100_000_000, commune_code=(A, B)[at].code)
        member(book, own, f"Người Riêng {at}")
        shared = cooperative(book, f"HTX Chung {at}", tax_code=TAX, capital=500_000_000, commune_code=A.code)
        member(book, shared, "Lò Văn Páo", NUMBER)
        member(book, shared, f"Vàng A Sử {at}")
    return books


def doubts(book: Book, *codes: str) -> list[Finding]:
    found = sheets.period_sheets(book, PERIOD).findings
    return [one for one in found if one.code in (codes or ("ORGANISATION_IN_TWO_UNITS",))]


def figures(book: Book) -> dict[str, Decimal | None]:
    sheet = sheets.period_sheets(book, PERIOD).sheets["B01"]
    return {row: sheet.value(row) for row in ("I.1", "I.2", "I.11")}


def test_one_organisation_in_two_registers_is_said_with_what_it_counts_twice(
    province: Book, two: tuple[Book, Book]
) -> None:
    receiving.accept(province, [sent(book) for book in two])
    (found,) = doubts(province)
    assert found.level is Level.WARNING
    assert found.details["units"] == f"{A.title}, {B.title}" and found.details["tax_code"] == TAX
    # counted twice: 1 cooperative, its 2 members, 500 million dong
    told = {key: found.details[key] for key in ("organisations", "members", "capital", "debt")}
    assert told == {"organisations": 1, "members": 2, "capital": 500, "debt": 0}
    # 2 + 2 cooperatives, 3 + 3 memberships; communes: A of one unit, A and B of the other: A and B
    assert figures(province) == {"I.1": 4, "I.2": 6, "I.11": 2}


def test_two_organisations_of_one_unit_are_counted_apart(province: Book, two: tuple[Book, Book]) -> None:
    """Read together, since there are several: each has its own members, capital and debts all the same."""
    for book in two:
        other = cooperative(book, "HTX Cũng Chung", tax_code=TAX_2, capital=70_000_000, commune_code=A.code)
        member(book, other, "Giàng Thị Dế", "012345678902")
        drawn = EntryDraft(on="2020-05-01", kind="principal_drawn", amount=30_000_000)
        debts.add(book, other, DebtDraft(creditor_kind="bank", entries=(drawn,)))
    receiving.accept(province, [sent(book) for book in two])
    told = {
        str(one.details["tax_code"]): [
            one.details[key] for key in ("organisations", "members", "capital", "debt")
        ]
        for one in doubts(province)
    }
    assert told == {TAX: [1, 2, 500, 0], TAX_2: [1, 1, 70, 30]}


def test_a_decision_takes_the_other_units_figures_off_and_explain_shows_it(
    province: Book, two: tuple[Book, Book]
) -> None:
    receiving.accept(province, [sent(book) for book in two])
    (found,) = doubts(province)
    decisions.let_count(province, PERIOD, found.subject, A.code, DAY, "sổ gốc ở đây")
    # of B its own cooperative with its one member remains: 2 + 1, 3 + 1; communes: A by the one, B by the other
    assert figures(province) == {"I.1": 3, "I.2": 4, "I.11": 2}
    assert not doubts(province)
    (said,) = doubts(province, "RECORD_COUNTED_ONCE")
    assert (said.level, said.details["counts"]) == (Level.INFO, A.title)
    parts = explain(province, PERIOD, "B01", "I.1", "actual").parts
    assert [part.value for part in parts] == [2, 2, -1] and parts[2].unit == f"{B.title}: HTX Chung 1"
    with pytest.raises(Refused, match="GROUP_UNIT_UNKNOWN"):
        decisions.let_count(province, PERIOD, found.subject, C.code, DAY)


def test_a_decision_is_remembered_for_a_revision_and_can_be_undone(
    province: Book, two: tuple[Book, Book]
) -> None:
    receiving.accept(province, [sent(book) for book in two])
    (found,) = doubts(province)
    decisions.let_count(province, PERIOD, found.subject, B.code, DAY)
    made = changes.recent(province)[0]
    member(two[0], organisations_of(two[0])[0], "Người Mới")
    receiving.accept(province, [sent(two[0], revision=2)])
    assert figures(province)["I.1"] == 3 and not doubts(province)
    changes.undo(province, made.id)
    assert figures(province)["I.1"] == 4 and len(doubts(province)) == 1
    decisions.let_count(province, PERIOD, found.subject, B.code, DAY)
    decisions.take_back(province, found.subject)
    assert len(doubts(province)) == 1


def organisations_of(book: Book) -> list[str]:
    register = sheets.period_sheets(book, PERIOD).register
    return [str(row["organisation"]) for row in register.sets["organisations"]] if register else []


def test_records_that_are_not_the_same_count_both_and_raise_no_doubt_again(
    province: Book, two: tuple[Book, Book]
) -> None:
    receiving.accept(province, [sent(book) for book in two])
    (found,) = doubts(province)
    decisions.tell_apart(province, PERIOD, found.subject, DAY)
    assert figures(province)["I.1"] == 4
    assert not doubts(province, "ORGANISATION_IN_TWO_UNITS", "RECORD_COUNTED_ONCE")
    with pytest.raises(Refused, match="GROUP_UNKNOWN"):
        decisions.tell_apart(province, PERIOD, "nothing", DAY)


def test_members_of_two_units_are_persons_and_memberships_apart(
    province: Book, two: tuple[Book, Book]
) -> None:
    receiving.accept(province, [sent(book) for book in two])
    (found,) = doubts(province, "MEMBERS_IN_TWO_UNITS")
    # 3 + 3 memberships; Lo Van Pao is in both registers: 5 persons
    assert (found.details["memberships"], found.details["persons"], found.details["count"]) == (6, 5, 1)
    assert (found.level, found.row, found.details["people"]) == (Level.INFO, "I.2", "Lò Văn Páo")
    assert NUMBER not in str(found.details)


def test_a_typed_figure_is_left_as_it_was_typed(
    province: Book, tmp_path: Path, two: tuple[Book, Book]
) -> None:
    from tests.storage.sample_returns import fill

    fill(two[1], PERIOD, "B01", {"I.1": 7})
    receiving.accept(province, [sent(book) for book in two])
    (found,) = doubts(province)
    decisions.let_count(province, PERIOD, found.subject, A.code, DAY)
    # nobody knows what is in the typed 7: 2 + 7; the memberships are the register's: 3 + 3 - 2
    assert figures(province)["I.1"] == 9 and figures(province)["I.2"] == 4


def pair(tmp_path: Path, first: dict[str, object], second: dict[str, object]) -> list[Finding]:
    with (
        register_book(tmp_path, A) as one,
        register_book(tmp_path, B) as other,
        unit_book(tmp_path / "p.book", "12") as province,
    ):
        cooperative(one, **first)  # type: ignore[arg-type]
        cooperative(other, **second)  # type: ignore[arg-type]
        receiving.accept(province, [sent(one), sent(other)])
        return doubts(province, "ORGANISATION_IN_TWO_UNITS", "ORGANISATION_MAYBE_IN_TWO_UNITS")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            {"name": "HTX Mường So", "commune_code": "03388"},
            {"name": "HTX Mường So", "commune_code": "03388"},
            "IN",
        ),
        (
            {"name": "HTX Mường So", "commune_code": "03388"},
            {"name": "HTX Mường So", "commune_code": "03390"},
            "",
        ),
        ({"name": "HTX Mường So"}, {"name": "HTX Mường So"}, ""),
        (
            {"name": "HTX Mường So", "commune_code": "03388"},
            {"name": "Hợp tác xã Muong So", "commune_code": "03388"},
            "MAYBE",
        ),
        (
            {"name": "HTX Mường So", "commune_code": "03388", "tax_code": TAX},
            {"name": "HTX Mường So", "commune_code": "03388", "tax_code": "6200012349"},
            "",
        ),
        ({"name": "HTX A", "tax_code": TAX}, {"name": "HTX B", "tax_code": TAX}, "IN"),
    ],
)
def test_what_makes_two_organisations_one(
    tmp_path: Path, first: dict[str, object], second: dict[str, object], expected: str
) -> None:
    found = [one.code for one in pair(tmp_path, first, second)]
    codes = {"IN": ["ORGANISATION_IN_TWO_UNITS"], "MAYBE": ["ORGANISATION_MAYBE_IN_TWO_UNITS"], "": []}
    assert found == codes[expected]


def test_one_that_ended_at_one_unit_and_lives_at_the_other_is_counted_once(
    tmp_path: Path, province: Book
) -> None:
    from storage.register import standings

    with register_book(tmp_path, A) as one, register_book(tmp_path, B) as other:
        ended = cooperative(one, "HTX A", tax_code=TAX)
        standings.record_event(one, ended, "dissolved", "2026-01-31")
        cooperative(other, "HTX A", tax_code=TAX)
        receiving.accept(province, [sent(one), sent(other)])
    assert doubts(province) == []


def test_one_debt_in_two_registers_is_said_with_its_amount(tmp_path: Path, province: Book) -> None:
    draft = DebtDraft(
        creditor_kind="bank",
        creditor="Agribank",
        contract="12/2020/HĐTD",
        started_on="2020-05-01",
        entries=(EntryDraft(on="2020-05-01", kind="principal_drawn", amount=300_000_000),),
    )
    with register_book(tmp_path, A) as one, register_book(tmp_path, B) as other:
        for book, name in ((one, "HTX A"), (other, "HTX B")):
            debts.add(book, cooperative(book, name), draft)
        receiving.accept(province, [sent(one), sent(other)])
    (found,) = doubts(province, "DEBT_IN_TWO_UNITS")
    assert found.details["debt"] == 300
    before = sheets.period_sheets(province, PERIOD).sheets["B04"]
    total = [one for one in before.form.rows if before.value(one.code) == 600_000_000]
    assert total
    decisions.let_count(province, PERIOD, found.subject, A.code, DAY)
    after = sheets.period_sheets(province, PERIOD).sheets["B04"]
    assert all(after.value(one.code) == 300_000_000 for one in total)
    assert all(after[one.code, "cooperatives"].value in (1, None) for one in total)


def test_the_own_register_is_compared_too(tmp_path: Path, province: Book) -> None:
    own = cooperative(province, "HTX Tỉnh", tax_code=TAX)
    with register_book(tmp_path, A) as one:
        cooperative(one, "HTX Xã", tax_code=TAX)
        receiving.accept(province, [sent(one)])
    (found,) = doubts(province)
    assert own and figures(province)["I.1"] == 2
    decisions.let_count(province, PERIOD, found.subject, A.code, DAY)
    assert figures(province)["I.1"] == 1
    decisions.let_count(province, PERIOD, found.subject, "12", DAY)
    assert figures(province)["I.1"] == 1
    assert organisations.get(province, own).name == "HTX Tỉnh"

"""A move between two units of one merge is no move of the merge: what both registers say of it is taken off."""

from decimal import Decimal
from pathlib import Path

import pytest

from models.forms.findings import Finding, Level
from models.forms.loader import PUBLISHED
from models.values.units import children, unit_on
from storage.book.book import Book
from storage.received import receiving
from storage.received.moves.netting import MOVED, move_cells
from storage.register import standings
from storage.returns import returns, sealing, sheets
from storage.returns.explanations import explain
from tests.storage.offices import answer_warnings
from tests.storage.received.sample_registers import PERIOD, cooperative, member, register_book, sent
from tests.storage.sample_returns import DAY, unit_book

COMMUNES = {unit.code: unit for unit in children(unit_on("12", DAY), DAY)}
A, B, C = COMMUNES["03388"], COMMUNES["03390"], COMMUNES["03408"]
TAX = "6200012342"
MOVED_ON = "2026-08-10"
FLOWS = ("I.1.3b", "I.1.5a", "I.2.2c", "I.2.2d", "I.5.1a")
MOVES = ("MOVED_INSIDE", "MOVE_", "MOVES_")


@pytest.fixture
def province(tmp_path: Path) -> Book:
    return unit_book(tmp_path / "province.book", "12")


def staying(book: Book) -> None:
    """A cooperative with one member that stays."""
    member(book, cooperative(book, f"HTX Ở Lại {book.path.stem}", capital=100_000_000), "Lò Văn Ở")


def leaving(book: Book, name: str = "HTX Đi", count: int = 3, **more: object) -> str:
    one = cooperative(book, name, capital=500_000_000, **more)
    for number in range(count):
        member(book, one, f"Thành viên {name} {number}")
    standings.record_event(book, one, "moved_out", MOVED_ON)
    return one


def arriving(book: Book, name: str = "HTX Đi", count: int = 3, **more: object) -> str:
    one = cooperative(book, name, capital=500_000_000, event="moved_in", event_on=MOVED_ON, **more)
    for number in range(count):
        member(book, one, f"Thành viên {name} {number}")
    return one


@pytest.fixture
def a(tmp_path: Path) -> Book:
    book = register_book(tmp_path, A)
    staying(book)
    return book


@pytest.fixture
def b(tmp_path: Path) -> Book:
    book = register_book(tmp_path, B)
    staying(book)
    return book


@pytest.fixture
def c(tmp_path: Path) -> Book:
    book = register_book(tmp_path, C)
    staying(book)
    return book


def flows(book: Book) -> list[Decimal]:
    """Cooperatives in and out, members in and out, capital in (million dong)."""
    sheet = sheets.period_sheets(book, PERIOD).sheets["B01"]
    values = [sheet.value(row) or Decimal(0) for row in FLOWS]
    return [*values[:4], values[4] / 10**6]


def said(book: Book) -> list[Finding]:
    return [one for one in sheets.period_sheets(book, PERIOD).findings if one.code.startswith(MOVES)]


def test_a_move_between_two_units_is_no_move_of_the_merge(province: Book, a: Book, b: Book) -> None:
    """One cooperative of 3 members and 500 million dong left A for B: each unit states it, the province nothing."""
    leaving(a, tax_code=TAX), arriving(b, tax_code=TAX)
    packages = [sent(a), sent(b)]
    assert flows(a) == [0, 1, 0, 3, 0] and flows(b) == [1, 0, 3, 0, 500]
    receiving.accept(province, packages)
    assert flows(province) == [0, 0, 0, 0, 0]
    sheet = sheets.period_sheets(province, PERIOD).sheets["B01"]
    # stocks stay: one that stays in each unit and the one that moved; 1 + 1 + 3 members; 100 + 100 + 500 million dong
    assert [sheet.value(row) for row in ("I.1", "I.2", "I.5")] == [3, 5, 700_000_000]
    (found,) = said(province)
    assert (found.code, found.level, found.details["count"]) == ("MOVED_INSIDE", Level.INFO, 1)
    assert found.details["rows"] == "I.1.3b, I.1.5a, I.2.2c, I.2.2d, I.5.1a"
    assert found.details["moves"] == f"{A.title} → {B.title}: HTX Đi"


@pytest.mark.parametrize(
    ("row", "values"), [("I.1.3b", [0, 1, -1]), ("I.1.5a", [1, 0, -1]), ("I.2.2d", [3, 0, -3])]
)
def test_explain_says_what_was_taken_off(
    province: Book, a: Book, b: Book, row: str, values: list[int]
) -> None:
    leaving(a, tax_code=TAX), arriving(b, tax_code=TAX)
    receiving.accept(province, [sent(a), sent(b)])
    found = explain(province, PERIOD, "B01", row, "actual")
    assert found.cell.value == 0
    assert [part.value for part in found.parts] == values
    assert found.parts[-1].source.startswith(MOVED)
    assert found.parts[-1].unit == f"{A.title} → {B.title}: HTX Đi"


def test_what_crosses_the_boundary_stays(province: Book, a: Book, b: Book) -> None:
    """One went from A to B; one left A for another province, one came to B from one: 1 in, 1 out, 2 and 4 members."""
    leaving(a, tax_code=TAX), arriving(b, tax_code=TAX)
    leaving(a, "HTX Ra Ngoài", 4, tax_code="6200012350")
    arriving(b, "HTX Vào Tỉnh", 2, tax_code="6200012367")
    receiving.accept(province, [sent(a), sent(b)])
    assert flows(province) == [1, 1, 2, 4, 500]
    # 36 of the 38 units of the province have not sent: the other side may be there
    codes = {one.code: one for one in said(province)}
    assert set(codes) == {"MOVED_INSIDE", "MOVE_OUT_ALONE", "MOVE_IN_ALONE"}
    assert codes["MOVE_OUT_ALONE"].details["record"] == "HTX Ra Ngoài"
    assert codes["MOVE_IN_ALONE"].level is Level.WARNING


def test_where_one_side_has_come_in_nothing_is_taken_off_and_it_is_said(
    province: Book, a: Book, b: Book
) -> None:
    leaving(a, tax_code=TAX), arriving(b, tax_code=TAX)
    receiving.accept(province, [sent(a)])
    assert flows(province) == [0, 1, 0, 3, 0]
    (found,) = said(province)
    assert (found.code, found.level) == ("MOVE_OUT_ALONE", Level.WARNING)
    assert B.title not in found.details["unit"] and found.details["unit"] == A.title
    receiving.accept(province, [sent(b)])
    assert flows(province) == [0, 0, 0, 0, 0]


def test_a_register_that_has_the_organisation_without_the_move_is_named(
    province: Book, a: Book, b: Book
) -> None:
    """B entered it as founded in 2020, without the day on which it came: A still states 1 out, B nothing in."""
    leaving(a, tax_code=TAX)
    member(b, cooperative(b, "HTX Đi", tax_code=TAX), "Lò Văn Đi")
    receiving.accept(province, [sent(a), sent(b)])
    assert flows(province) == [0, 1, 0, 3, 0]
    (found,) = said(province)
    assert (found.code, found.details["others"]) == ("MOVE_OUT_NOT_RECORDED", B.title)


def test_members_of_which_one_register_knows_fewer_are_taken_off_as_far_as_both_know_them(
    province: Book, a: Book, b: Book
) -> None:
    """3 left A and 2 arrived in B: 2 are taken off, 1 remains out, so that opening + in − out = closing holds."""
    leaving(a, tax_code=TAX), arriving(b, count=2, tax_code=TAX)
    receiving.accept(province, [sent(a), sent(b)])
    assert flows(province) == [0, 0, 0, 1, 0]
    assert {one.code: one.level for one in said(province)} == {
        "MOVED_INSIDE": Level.INFO,
        "MOVE_SIDES_DIFFER": Level.WARNING,
    }


def test_without_tax_codes_a_name_needs_a_number_or_a_day_beside_it(province: Book, a: Book, b: Book) -> None:
    """Groups have no tax code: one founded on the same day is the same, of one founded on another it is not known."""
    for name, gone_on, came_on in (("THT Một", "2019-02-03", "2019-02-03"), ("THT Hai", "2018-01-01", None)):
        leaving(a, name, kind="group", founded_on=gone_on)
        arriving(b, name, kind="group", founded_on=came_on)
    receiving.accept(province, [sent(a), sent(b)])
    sheet = sheets.period_sheets(province, PERIOD).sheets["B01"]
    assert [sheet.value(row) for row in ("III.2a", "III.3b")] == [1, 1]
    codes = {one.code: one.details.get("record") for one in said(province)}
    assert codes == {"MOVED_INSIDE": None, "MOVE_MAYBE_INSIDE": "THT Hai"}


def test_tax_codes_that_differ_tell_two_of_one_name_apart(province: Book, a: Book, b: Book) -> None:
    leaving(a, tax_code=TAX), arriving(b, tax_code="6200012350")
    receiving.accept(province, [sent(a), sent(b)])
    assert flows(province) == [1, 1, 3, 3, 500]
    assert {one.code for one in said(province)} == {"MOVE_OUT_ALONE", "MOVE_IN_ALONE"}


def test_a_way_over_two_units_is_taken_off_twice(province: Book, a: Book, b: Book, c: Book) -> None:
    """A to B on 10/8 and on to C on 1/9: stated 1 + 1 out and 1 + 1 in, none across the boundary."""
    leaving(a, tax_code=TAX), arriving(c, tax_code=TAX)
    passing = arriving(b, tax_code=TAX)
    standings.record_event(b, passing, "moved_out", "2026-09-01")
    receiving.accept(province, [sent(one) for one in (c, a, b)])
    assert flows(province)[:2] == [0, 0]
    (found,) = [one for one in said(province) if one.code == "MOVED_INSIDE"]
    assert found.details["count"] == 2


def test_who_left_and_came_back_crossed_the_boundary_of_its_unit_only(province: Book, a: Book) -> None:
    """It left A and came back to A: no other unit of the merge has it, so it was beyond the boundary."""
    one = leaving(a, tax_code=TAX)
    standings.record_event(a, one, "moved_in", "2026-09-01")
    receiving.accept(province, [sent(a)])
    assert flows(province)[:2] == [1, 1]
    assert "MOVED_INSIDE" not in {one.code for one in said(province)}


def test_typed_moves_are_not_taken_off_and_are_named(province: Book, a: Book, b: Book) -> None:
    leaving(a, tax_code=TAX), arriving(b, tax_code=TAX)
    head = returns.open_return(b, PERIOD)
    returns.give(b, head.id, "B01", [returns.TypedFigure("I.1.3b", "actual", Decimal(1), "theo văn bản")])
    receiving.accept(province, [sent(a), sent(b)])
    assert flows(province) == [1, 1, 0, 0, 0], "of the members and the capital nothing was typed"
    codes = {one.code: one.level for one in said(province)}
    assert codes["MOVES_WITHOUT_RECORD"] is Level.WARNING and codes["MOVE_SIDES_DIFFER"] is Level.WARNING


def test_a_typed_move_in_one_direction_alone_is_said_without_a_doubt(province: Book, b: Book) -> None:
    """Nothing moved out of any unit, so that what came cannot have come from one of them."""
    head = returns.open_return(b, PERIOD)
    returns.give(b, head.id, "B01", [returns.TypedFigure("I.1.3b", "actual", Decimal(1))])
    receiving.accept(province, [sent(b)])
    (found,) = said(province)
    assert (found.code, found.level) == ("MOVES_WITHOUT_RECORD", Level.INFO)


def test_a_sealed_merge_keeps_its_figures(province: Book, a: Book, b: Book) -> None:
    """Sealed while A alone had sent: 1 out stays, whatever comes in afterwards."""
    leaving(a, tax_code=TAX), arriving(b, tax_code=TAX)
    receiving.accept(province, [sent(a)])
    returns.open_return(province, PERIOD)
    answer_warnings(province, PERIOD)
    sealing.seal(province, PERIOD)
    receiving.accept(province, [sent(b)])
    assert flows(province) == [0, 1, 0, 3, 0]
    returns.reopen(province, PERIOD)
    assert flows(province) == [0, 0, 0, 0, 0]


def test_a_sealed_merge_explains_what_it_took_off_by_the_registers_of_then(
    province: Book, a: Book, b: Book
) -> None:
    leaving(a, tax_code=TAX), arriving(b, tax_code=TAX)
    receiving.accept(province, [sent(a), sent(b)])
    returns.open_return(province, PERIOD)
    answer_warnings(province, PERIOD)
    sealing.seal(province, PERIOD)
    found = explain(province, PERIOD, "B01", "I.1.3b", "actual")
    assert found.sealed and [part.value for part in found.parts] == [0, 1, -1]
    assert found.parts[-1].source.startswith(MOVED)
    member(b, arriving(b, "HTX Khác", tax_code="6200012350"), "Lò Văn Khác")
    receiving.accept(province, [sent(b, revision=2)])
    again = explain(province, PERIOD, "B01", "I.1.3b", "actual")
    assert again.cell.value == 0 and again.parts == found.parts


def test_a_sealed_figure_from_which_nothing_was_taken_off_is_explained_without_it(
    province: Book, a: Book, b: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As an earlier program sealed it: 0 + 1 = 1."""
    leaving(a, tax_code=TAX), arriving(b, tax_code=TAX)
    receiving.accept(province, [sent(a), sent(b)])
    returns.open_return(province, PERIOD)
    with monkeypatch.context() as earlier:
        earlier.setattr("storage.received.moves.netting.move_cells", lambda _form: [])
        answer_warnings(province, PERIOD)
        sealing.seal(province, PERIOD)
    found = explain(province, PERIOD, "B01", "I.1.3b", "actual")
    assert found.cell.value == 1 and [part.value for part in found.parts] == [0, 1]


def test_capital_that_one_register_does_not_know_stays_and_is_a_doubt(
    province: Book, a: Book, b: Book
) -> None:
    """A never knew its capital, so that the 500 million dong in B were in no opening figure of the province."""
    one = cooperative(a, "HTX Đi", tax_code=TAX)
    standings.record_event(a, one, "moved_out", MOVED_ON)
    arriving(b, count=0, tax_code=TAX)
    receiving.accept(province, [sent(a), sent(b)])
    assert flows(province) == [0, 0, 0, 0, 500]
    assert {one.code for one in said(province)} == {"MOVED_INSIDE", "MOVE_SIDES_DIFFER"}


def test_a_move_of_an_earlier_period_is_none_of_this_one(province: Book, a: Book, b: Book) -> None:
    one = cooperative(a, "HTX Đi", tax_code=TAX)
    standings.record_event(a, one, "moved_out", "2026-05-05")
    arriving(b, tax_code=TAX)
    receiving.accept(province, [sent(a), sent(b)])
    assert flows(province)[:2] == [1, 0]
    assert {one.code for one in said(province)} <= {"MOVE_IN_ALONE", "MOVE_IN_NOT_RECORDED"}


def test_every_row_of_what_came_knows_what_went() -> None:
    form = PUBLISHED.edition("B01", "2020")
    assert form is not None
    pairs = {one.into[0]: one.out_of[0] if one.out_of else "" for one in move_cells(form)}
    assert pairs == {
        "I.1.3b": "I.1.5a",
        "I.2.2c": "I.2.2d",
        "I.5.1a": "",
        "II.2a": "II.3a",
        "III.2a": "III.3b",
    }

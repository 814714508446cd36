"""What really happens to cooperatives and their members, counted by hand: flows hold on the register alone."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from exports.paper.matrices import matrix
from models.forms.findings import Level
from models.office.names import OfficeNames
from models.register.drafts import DebtDraft, EntryDraft, MembershipDraft, OrganisationDraft, PersonDraft
from storage.book import settings
from storage.book.book import Book
from storage.register import debts, members, organisations, standings
from storage.returns import returns, sealing
from storage.returns.sheets import PeriodSheets, period_sheets
from tests.storage.offices import answer_warnings
from tests.storage.sample_returns import DAY, fill, unit_book

BEFORE, PERIOD = "2026-Q2", "2026-Q3"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with unit_book(tmp_path / "unit.book") as made:
        yield made


def added(book: Book, name: str, on: str = "2015-03-05", **more: object) -> str:
    values = {"kind": "cooperative", "name": name, "founded_on": on, "sector": "crops"} | more
    return organisations.add(book, OrganisationDraft(**values))  # type: ignore[arg-type]


def with_members(book: Book, one: str, count: int, joined_on: str = "") -> list[str]:
    """New people as members; the ids of their memberships."""
    return [
        members.add_member(
            book, one, PersonDraft(name=f"Lò Thị {one[-4:]} {number}"), MembershipDraft(joined_on=joined_on)
        )[1]
        for number in range(count)
    ]


def sealed_before(book: Book) -> None:
    returns.open_return(book, BEFORE)
    answer_warnings(book, BEFORE)
    sealing.seal(book, BEFORE)


def figures(paper: PeriodSheets, form: str, *rows: str) -> list[int | None]:
    values = [paper.sheets[form].value(row) for row in rows]
    return [None if value is None else int(value) for value in values]


def errors(paper: PeriodSheets) -> list[str]:
    return [one.key for one in paper.findings if one.level is Level.ERROR]


def test_every_way_in_and_out_has_its_row_and_the_flows_hold(book: Book) -> None:
    ended, leaves, absorbed, absorbs = (added(book, f"HTX {letter}") for letter in "ABCD")
    converted, stays = (added(book, f"THT {letter}", kind="group") for letter in "GH")
    for one, count in ((ended, 4), (absorbed, 5), (absorbs, 6), (converted, 3), (stays, 2)):
        with_members(book, one, count, "2015-03-05")
    left = with_members(book, leaves, 10, "2015-03-05")
    sealed_before(book)
    before = period_sheets(book, BEFORE)
    # four cooperatives with 4 + 5 + 6 + 10 = 25 members, two groups with 5
    assert figures(before, "B01", "I.1", "I.2", "III.1", "III.8") == [4, 25, 2, 5]

    standings.record_event(book, ended, "dissolved", "2026-08-15")
    members.leave(book, left[0], "2026-08-01")
    standings.record_event(book, leaves, "moved_out", "2026-09-20")
    standings.record_event(book, absorbed, "merged_into", "2026-09-05")
    standings.record_event(book, absorbs, "received_merger", "2026-09-05")
    with_members(book, absorbs, 5, "2026-09-05")
    standings.record_event(book, converted, "converted", "2026-09-01")
    with_members(book, added(book, "HTX N", "2026-08-01"), 7)  # founders, no day of joining
    arrived = added(book, "HTX M", "2010-01-01", event="moved_in", event_on="2026-07-10")
    with_members(book, arrived, 7, "2010-01-01")
    with_members(book, arrived, 1, "2026-07-20")

    paper = period_sheets(book, PERIOD)
    # D, G, M, N: 4 + 2 new (N, and G from a group) + 1 moved in − 1 dissolved − 1 moved out − 1 absorbed = 4
    assert figures(paper, "B01", "I.1", "I.1.3", "I.1.3a", "I.1.3b") == [4, 2, 1, 1]
    assert figures(paper, "B01", "I.1.4", "I.1.5", "I.1.5a", "I.1.6", "I.1.6a") == [1, 0, 1, 2, 1]
    # D 11, G 3, M 8, N 7: 25 + (5 + 3 + 1 + 7) new + 7 moved in − (4 + 5 with their cooperatives, 1) − 9 moved out = 29
    assert figures(paper, "B01", "I.2", "I.2.2", "I.2.2c", "I.2.2a", "I.2.2b", "I.2.2d") == [
        29,
        16,
        7,
        10,
        9,
        9,
    ]
    # two groups, of which one became a cooperative
    assert figures(paper, "B01", "III.1", "III.2", "III.3", "III.3a", "III.3b") == [1, 0, 0, 1, 0]
    assert errors(paper) == []


def test_a_flow_that_the_register_cannot_explain_is_an_error_with_an_answer(book: Book) -> None:
    with_members(book, added(book, "HTX A"), 4, "2015-03-05")
    sealed_before(book)
    with_members(book, added(book, "HTX Cũ", "2009-01-01"), 6, "2009-01-01")  # lacked until now
    found = {one.code: one for one in period_sheets(book, PERIOD).findings if one.level is Level.ERROR}
    assert set(found) == {"COOPERATIVE_FLOW", "MEMBER_FLOW"}
    assert all(one.answerable for one in found.values())
    assert found["MEMBER_FLOW"].details["difference"] == 6  # 10 − (4 + 0 − 0)


def test_who_joined_and_lost_the_cooperative_in_one_period_counts_in_both(book: Book) -> None:
    one = added(book, "HTX A")
    with_members(book, one, 4, "2015-03-05")
    with_members(book, added(book, "HTX B"), 1, "2015-03-05")
    sealed_before(book)
    with_members(book, one, 2, "2026-07-15")
    standings.record_event(book, one, "dissolved", "2026-09-01")
    short_lived = added(book, "HTX S", "2026-07-01")
    with_members(book, short_lived, 3)
    standings.record_event(book, short_lived, "dissolved", "2026-09-02")
    paper = period_sheets(book, PERIOD)
    # 5 + (2 + 3) − (6 + 3) = 1, in 2 + 1 − 2 = 1 cooperative
    assert figures(paper, "B01", "I.2", "I.2.2", "I.2.2a") == [1, 5, 9]
    assert figures(paper, "B01", "I.1", "I.1.3", "I.1.4") == [1, 1, 2]
    assert errors(paper) == []


def test_one_that_moved_in_is_not_in_the_sheets_and_packages_before(book: Book) -> None:
    arrived = added(book, "HTX M", "2010-01-01", event="moved_in", event_on="2026-07-10")
    with_members(book, arrived, 7, "2010-01-01")
    with_members(book, added(book, "HTX A"), 1, "2015-03-05")
    returns.open_return(book, BEFORE)
    assert figures(period_sheets(book, BEFORE), "B01", "I.1", "I.1.3b", "I.2") == [1, 0, 1]
    answer_warnings(book, BEFORE)
    packed = sealing.seal(book, BEFORE).document.register["organisations"]
    assert [row[packed.columns.index("name")] for row in packed.rows] == ["HTX A"]
    assert figures(period_sheets(book, PERIOD), "B01", "I.1", "I.1.3", "I.1.3b", "I.2") == [2, 0, 1, 8]


def test_one_that_moved_away_can_come_back(book: Book) -> None:
    one = added(book, "HTX A")
    with_members(book, one, 3, "2015-03-05")
    with_members(book, added(book, "HTX B"), 1, "2015-03-05")
    standings.record_event(book, one, "moved_out", "2026-05-01")
    sealed_before(book)
    assert figures(period_sheets(book, BEFORE), "B01", "I.1", "I.1.5a", "I.2.2d") == [1, 1, 3]
    standings.record_event(book, one, "moved_in", "2026-09-01")
    paper = period_sheets(book, PERIOD)
    assert figures(paper, "B01", "I.1", "I.1.3b", "I.2", "I.2.2c") == [2, 1, 4, 3]
    assert errors(paper) == []


def test_what_is_not_known_is_a_category_that_adds_up(book: Book) -> None:
    added(book, "HTX A")
    unknown = organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX Chưa rõ"))
    added(book, "THT A", kind="group", sector="")
    added(book, "THT B", kind="group")
    entry = EntryDraft(on="2020-02-01", kind="principal_drawn", amount=5_000_000)
    for due, group in (("", ""), ("2027-01-01", "1")):
        draft = DebtDraft(creditor_kind="bank", group_scheme="nhnn", entries=(entry,))
        debts.add(book, unknown, replace(draft, due_on=due, group_code=group))
    returns.open_return(book, PERIOD)
    paper = period_sheets(book, PERIOD)
    # two cooperatives: one operates, of one nothing is known; two groups, of one not even the sector
    assert figures(paper, "B01", "I.1", "I.1.1", "I.1.2", "I.1.2a") == [2, 1, 0, 1]
    assert figures(paper, "B01", "III.1", "III.6", "III.7", "III.7a") == [2, 1, 0, 1]
    assert figures(paper, "B02", "total:I.1", "agriculture:I.1", "unknown:I.1", "unknown:I.1.2a") == [
        2,
        1,
        1,
        1,
    ]
    sheet = paper.sheets["B04"]
    # two debts of 5 million each: one without due day and group, the cooperative's status unknown
    columns = ("balance", "unknown_status", "in_term", "no_due_day")
    assert [sheet.value("T", column) for column in columns] == [10_000_000, 10_000_000, 5_000_000, 5_000_000]
    assert [sheet.value(row) for row in ("I", "I.1", "I.5a")] == [10_000_000, 5_000_000, 5_000_000]
    assert errors(paper) == []


def printed_rows(book: Book, form: str) -> list[str]:
    unit = settings.named(settings.unit_at(book, DAY))
    return [row.key for row in matrix(period_sheets(book, PERIOD), form, unit, OfficeNames()).rows]


def test_paper_shows_a_rare_row_only_where_something_happened(book: Book) -> None:
    added(book, "HTX A", sector="")
    returns.open_return(book, PERIOD)
    assert "I.1.3b" not in printed_rows(book, "B01") and "unknown" in printed_rows(book, "B02")
    fill(book, PERIOD, "B01", {"I.1.3b": 1})
    assert "I.1.3b" in printed_rows(book, "B01")
    organisations.update(book, next(iter(_ids(book))), "sector", "crops", None)
    fill(book, PERIOD, "B01", {"I.1.3b": 0})
    assert "I.1.3b" not in printed_rows(book, "B01") and "unknown" not in printed_rows(book, "B02")


def _ids(book: Book) -> list[str]:
    return [row["organisation"] for row in period_sheets(book, PERIOD).register.sets["organisations"]]  # type: ignore[union-attr]


def test_typed_totals_do_not_wait_for_what_the_register_calls_unknown(book: Book) -> None:
    organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX Chưa rõ"))
    fill(book, PERIOD, "B01", {"I.1": 12, "I.1.1": 10, "I.1.2": 2})
    fill(book, PERIOD, "B02", {"agriculture:I.1": 12})
    paper = period_sheets(book, PERIOD)
    assert paper.sheets["B01"].value("I.1.2a") == Decimal(1)
    assert errors(paper) == []
    fill(book, PERIOD, "B01", {"I.1.2": 3})  # 10 + 3 = 13, and 14 with the unknown one
    assert errors(period_sheets(book, PERIOD)) == ["STATUS_PARTS|B01|I.1|actual"]

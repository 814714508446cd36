"""What is doubtful about an organisation, by the law of the day."""

from datetime import date
from typing import Any

import pytest

from models.register.drafts import DebtDraft, EntryDraft, MembershipDraft, OrganisationDraft, PersonDraft
from models.values.areas import former_districts
from models.values.dates import months_after
from models.values.messages import sentence
from storage.book.book import Book
from storage.register import debts, members, organisations, standings
from storage.register.doubts.organisation_doubts import doubts, least_members
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.register.records import store


def added(book: Book, **more: Any) -> str:
    draft = {"kind": "cooperative", "name": "HTX A", "founded_on": "2010-01-01", "no_tax_code_reason": "x"}
    return organisations.add(
        book, OrganisationDraft(**{**draft, "commune_code": "03549", "capital": 1000, **more})
    )


def with_members(book: Book, one: str, *shares: int, kind: str = "formal") -> None:
    for number, share in enumerate(shares):
        draft = MembershipDraft(kind=kind, capital=share, joined_on="2010-01-01")
        members.add_member(book, one, PersonDraft(name=f"Lò Văn {kind} {number}"), draft)


def codes(book: Book, one: str, day: date = date(2026, 10, 2)) -> list[str]:
    return [found.code for found in doubts(book, one, day)]


def test_one_in_order_raises_no_doubt(book: Book) -> None:
    one = added(book)
    with_members(book, one, 200, 200, 200, 200, 200)
    assert codes(book, one) == []


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"no_tax_code_reason": ""}, "TAX_CODE_MISSING"),
        ({"tax_code": "0100233480"}, "TAX_CODE_CHECK_DIGIT"),
        ({"tax_code": "12ab"}, "TAX_CODE_DIGITS"),
        ({"commune_code": None}, "COMMUNE_MISSING"),
        ({"commune_code": "03388"}, "OLD_COMMUNE_MISSING"),
        ({"capital": None}, "CAPITAL_MISSING"),
        ({"founded_on": None}, "FOUNDING_DAY_MISSING"),
    ],
)
def test_what_is_missing_or_odd_is_said(book: Book, more: dict[str, Any], code: str) -> None:
    one = added(book, **more)
    with_members(book, one, 1, 1, 1, 1, 1)
    assert codes(book, one) == [code]


def test_a_stopped_organisation_gets_no_new_members_or_products(book: Book) -> None:
    """Rule R16: stopped on 1 March 2020; somebody joined the day after; it works again since 2024."""
    one = added(book)
    with_members(book, one, 200, 200, 200, 200, 200)
    late = MembershipDraft(capital=1, joined_on="2020-03-02")
    standings.record_event(book, one, "stopped", date(2020, 3, 1))
    members.add_member(book, one, PersonDraft(name="Lò Thị Muộn"), late)
    store.add(
        book,
        "products",
        {"organisation_id": one, "name": "Chè", "group": "beverage", "certified_on": "2021-05-06"},
    )
    found = [one for one in doubts(book, one, date(2023, 1, 1)) if one.code == "RECORDED_AFTER_STOPPING"]
    assert [(one.details["table"], one.details["count"], one.details["last"]) for one in found] == [
        ("memberships", 1, "02/03/2020"),
        ("products", 1, "06/05/2021"),
    ]
    standings.record_event(book, one, "resumed", date(2024, 1, 1))
    assert "RECORDED_AFTER_STOPPING" not in codes(book, one, date(2024, 2, 1))


def test_an_old_commune_settles_the_doubt_of_a_straddling_one(book: Book) -> None:
    assert former_districts("03388", "2025-07-01") == ("Thành phố Lai Châu", "Huyện Phong Thổ")
    assert len(former_districts("03549", "2025-07-01")) == 1
    one = added(book, commune_code="03388", old_commune_code="03391")
    with_members(book, one, 1, 1, 1, 1, 1)
    assert codes(book, one) == []


@pytest.mark.parametrize(
    ("scheme", "group", "due_on", "code"),
    [
        ("nhnn", "1", "2026-09-23", ""),  # 9 days
        ("nhnn", "1", "2026-09-22", "DEBT_GROUP_TOO_GOOD"),
        ("nhnn", "3", "2026-07-03", ""),  # 91 days
        ("nhnn", "3", "2026-07-04", "DEBT_GROUP_TOO_BAD"),
        ("nhnn", "3", "2026-01-01", "DEBT_GROUP_TOO_GOOD"),
        ("nhnn", "5", "2020-01-01", ""),
        ("nhnn", "2", "2027-01-01", "DEBT_GROUP_TOO_BAD"),
        ("nhnn", "1", None, ""),
        ("nhnn", None, "2020-01-01", ""),
        ("microfinance", "1", "2020-01-01", ""),
        ("tax_management", "days_30", "2026-08-01", "DEBT_GROUP_TOO_GOOD"),
        ("tax_management", "frozen", "2020-01-01", ""),
    ],
)
def test_days_overdue_are_compared_with_the_group(
    book: Book, scheme: str, group: str | None, due_on: str | None, code: str
) -> None:
    one = added(book)
    with_members(book, one, 1, 1, 1, 1, 1)
    entry = EntryDraft(on="2019-01-01", kind="principal_drawn", amount=500)
    draft = DebtDraft(
        creditor_kind="bank", group_scheme=scheme, group_code=group, due_on=due_on, entries=(entry,)
    )
    debt = debts.add(book, one, draft)
    assert codes(book, one) == ([code] if code else [])
    debts.add_entry(book, debt, EntryDraft(on="2026-10-01", kind="principal_paid", amount=500))
    assert codes(book, one) == []


def test_the_doubt_of_a_group_says_the_days(book: Book) -> None:
    one = added(book)
    entry = EntryDraft(on="2019-01-01", kind="principal_drawn", amount=1_500_000)
    draft = DebtDraft(
        creditor_kind="bank", group_scheme="nhnn", group_code="1", due_on="2026-09-01", entries=(entry,)
    )
    debt = debts.add(book, one, draft)
    (doubt,) = (one for one in doubts(book, one, date(2026, 10, 2)) if one.code.startswith("DEBT_GROUP"))
    assert sentence(doubt.code, doubt.details) == (
        "Khoản nợ 1.500.000 đồng đến hạn ngày 01/09/2026 đã quá hạn 31 ngày, trong khi nhóm đã ghi “Nhóm 1: Nợ đủ tiêu "
        "chuẩn” chỉ gồm nợ quá hạn đến 9 ngày. Đề nghị xem lại nhóm nợ hoặc ngày đến hạn."
    )
    debts.remove(book, debt)
    assert not [code for code in codes(book, one) if code.startswith("DEBT_GROUP")]


def test_fewest_members_follow_the_law_of_the_day(book: Book) -> None:
    assert [least_members("cooperative", date(year, 1, 1)) for year in (2020, 2025)] == [7, 5]
    assert least_members("group", date(2025, 1, 1)) == 2
    one = added(book)
    with_members(book, one, 1, 1, 1, 1, 1, 1)
    assert codes(book, one, date(2020, 1, 1)) == ["MEMBERS_BELOW_LEAST"]
    assert codes(book, one, date(2025, 1, 1)) == []


def test_a_union_counts_its_cooperatives(book: Book) -> None:
    union = added(book, kind="union", name="LHHTX Lai Châu")
    assert codes(book, union) == ["UNION_BELOW_LEAST"]
    for number in range(3):
        organisations.update(book, added(book, name=f"HTX {number}"), "union_id", union)
    assert codes(book, union) == []


def test_shares_above_the_cap_are_said_with_figures(book: Book) -> None:
    one = added(book)
    with_members(book, one, 301, 100, 100, 100, 98)
    with_members(book, one, 150, 151, kind="linked_capital")
    found = {finding.code: finding.details for finding in doubts(book, one, date(2026, 10, 1))}
    assert found["SHARE_ABOVE_CAP"] == {"name": "Lò Văn formal 0", "capital": 301, "charter": 1000, "cap": 30}
    assert found["LINKED_ABOVE_CAP"]["capital"] == 301
    assert "301" in sentence("SHARE_ABOVE_CAP", found["SHARE_ABOVE_CAP"])
    with_members(book, one, 500, kind="linked_no_capital")
    assert "CAPITAL_ABOVE_CHARTER" in codes(book, one)


@pytest.mark.parametrize(
    ("event", "day", "code"),
    [
        ("stopped", date(2026, 1, 15), None),
        ("stopped", date(2026, 1, 16), "STOPPED_OVER_YEAR"),
        ("suspended", date(2026, 1, 16), "SUSPENDED_OVER_YEAR"),
        ("revoked", date(2025, 7, 14), "REVOKED_CLOCK_RUNS"),
        ("revoked", date(2025, 7, 15), "REVOKED_SIX_MONTHS"),
        ("dissolved", date(2026, 7, 15), None),
    ],
)
def test_the_clocks_of_the_law_run(book: Book, event: str, day: date, code: str | None) -> None:
    one = added(book)
    with_members(book, one, 1, 1, 1, 1, 1)
    standings.record_event(book, one, event, "2025-01-15")
    assert codes(book, one, day) == ([code] if code else [])


def test_a_name_shared_from_before_the_law_is_a_doubt(book: Book) -> None:
    one = added(book)
    with_members(book, one, 1, 1, 1, 1, 1)
    added(book, founded_on="2012-01-01")
    assert codes(book, one) == ["NAME_SHARED"]


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 8, 31), 6, date(2025, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2025, 12, 31), 12, date(2026, 12, 31)),
        (date(2025, 10, 31), 1, date(2025, 11, 30)),
    ],
)
def test_months_later_is_a_day_that_exists(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


@pytest.mark.parametrize(
    ("event", "status", "differs"),
    [
        (None, "00-02", False),
        (None, "00", False),
        (None, "05", True),
        (None, "02-01", True),
        ("suspended", "05-01", False),
        ("suspended", "00-02", True),
        ("revoked_tax", "03-15", False),
        ("revoked_tax", "03", False),
        ("revoked_tax", "03-11", True),
        ("dissolution_started", "03-11", False),
        ("dissolution_started", "00-02", True),
        ("dissolved", "01-07", False),
        ("dissolved", "03-12", True),
        ("not_at_address", "06-13", False),
        ("not_at_address", "09-02", False),
        ("bankruptcy_opened", "06-07", False),
        ("bankruptcy_opened", "06-09", True),
    ],
)
def test_the_tax_status_is_compared_with_the_legal_status(
    book: Book, event: str | None, status: str, differs: bool
) -> None:
    """The table of law-2026 (Decree 92/2024 Art. 27 against Circular 90/2026): doubt and preset say the same."""
    one, day = added(book, tax_status=status), date(2026, 10, 2)
    if event:
        standings.record_event(book, one, event, "2026-02-01")
    assert ("TAX_STATUS_DIFFERS" in codes(book, one)) is differs
    for chosen in (None, day, date(2026, 10, 1)):
        shown = lists.keys(book, "organisations", ListFilter(preset="tax_differs", day=chosen))
        assert list(shown) == [one] * differs


def test_a_tax_status_counts_from_its_day(book: Book) -> None:
    one = added(book, tax_status="00-02")
    organisations.update(book, one, "tax_status", "05", date(2026, 6, 1))
    assert "TAX_STATUS_DIFFERS" not in codes(book, one, date(2026, 5, 31))
    assert "TAX_STATUS_DIFFERS" in codes(book, one, date(2026, 6, 1))

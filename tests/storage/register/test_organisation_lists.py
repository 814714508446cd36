"""Lists of organisations: Vietnamese order, filters, what is lacking."""

from datetime import date
from typing import Any

from models.register.drafts import DebtDraft, EntryDraft, MembershipDraft, OrganisationDraft, PersonDraft
from models.values.periods import parse_period
from storage.book.book import Book
from storage.register import debts, members, organisations, results, standings
from storage.register.organisation_lists import OrganisationFilter, counts, keys, page
from tests.storage.filling import filled

Q3 = parse_period("2026-Q3")


def added(
    book: Book, name: str, on: str | None = "2020-01-01", kind: str = "cooperative", **more: Any
) -> str:
    return organisations.add(book, OrganisationDraft(kind=kind, name=name, founded_on=on, **more))


def names(book: Book, chosen: OrganisationFilter | None = None) -> list[str]:
    return [row.name for row in page(book, keys(book, chosen))]


def test_names_stand_in_vietnamese_order(book: Book) -> None:
    for name in ("HTX Đông Pao", "HTX Ánh Dương", "HTX Dền Thàng", "HTX An Bình", "HTX Ăn Cơm", "HTX Ấm Áp"):
        added(book, name)
    assert names(book) == [
        "HTX An Bình",
        "HTX Ánh Dương",
        "HTX Ăn Cơm",
        "HTX Ấm Áp",
        "HTX Dền Thàng",
        "HTX Đông Pao",
    ]


def test_a_row_says_what_stands_on_the_day(book: Book) -> None:
    one = added(book, "HTX A", commune_code="03549", sector="crops", tax_code="6200098765")
    organisations.set_capital(book, one, "2020-01-01", 500)
    members.add_member(book, one, PersonDraft(name="Lò Văn Páo"), MembershipDraft(joined_on="2021-01-01"))
    entry = EntryDraft(on="2022-01-01", kind="principal_drawn", amount=70)
    debts.add(book, one, DebtDraft(creditor_kind="bank", entries=(entry,)))
    standings.record_event(book, one, "stopped", "2023-01-01")
    row = page(book, [one], period=Q3)[0]
    assert (row.members, row.capital, row.debt, row.operational_status) == (1, 500, 70, "stopped")
    assert row.held_by_debt and row.lacking is None
    early = page(book, [one], date(2020, 6, 1), Q3)[0]
    assert (early.members, early.debt, early.operational_status) == (0, 0, "active")
    assert early.lacking == ("LACKS_MEMBERS", "LACKS_RESULT")


def test_what_is_lacking_is_named(book: Book) -> None:
    bare = added(book, "HTX A", None)
    assert page(book, [bare], period=Q3)[0].lacking == (
        "LACKS_TAX_CODE",
        "LACKS_COMMUNE",
        "LACKS_SECTOR",
        "LACKS_FOUNDING_DAY",
        "LACKS_STATUS",
        "LACKS_CAPITAL",
        "LACKS_MEMBERS",
    )
    organisations.update(book, bare, "no_tax_code_reason", "Đăng ký trước khi liên thông")
    assert "LACKS_TAX_CODE" not in (page(book, [bare])[0].lacking or ())


def test_the_chips_count_what_their_lists_show(book: Book) -> None:
    made = filled(book, 60, 100)
    for one in made[:5]:
        kind = organisations.get(book, one).kind
        standings.record_event(book, one, "group_ended" if kind == "group" else "dissolved", "2026-08-01")
    added(book, "HTX mới", "2026-08-01")
    results.put(book, made[10], "2026-Q3", {"workers": 1})
    for kinds in ((), ("cooperative",), ("group",)):
        for period in (None, Q3):
            chosen = OrganisationFilter(kinds=kinds, period=period)
            for state, number in counts(book, chosen).items():
                listed = keys(book, OrganisationFilter(kinds=kinds, period=period, state=state))
                assert len(listed) == number, (kinds, period, state)
    found = counts(book, OrganisationFilter(period=Q3))
    assert (found["all"], found["ended"], found["new"]) == (56, 5, 1)
    assert found["operating"] + found["stopped"] == found["all"]


def test_filters_narrow_the_list(book: Book) -> None:
    one = added(
        book, "Hợp tác xã nông nghiệp Dền Thàng", sector="crops", commune_code="03549", tax_code="6200098765"
    )
    added(book, "HTX Vận tải Ma Li Pho", sector="transport", commune_code="03571")
    binned = added(book, "HTX cũ")
    organisations.remove(book, binned)
    for chosen in (
        OrganisationFilter(text="den th"),
        OrganisationFilter(text="HTX NN"),
        OrganisationFilter(text="6200098"),
        OrganisationFilter(sector="crops"),
        OrganisationFilter(commune_code="03549"),
    ):
        assert keys(book, chosen) == [one], chosen
    assert keys(book, OrganisationFilter(text="%")) == keys(book)
    assert keys(book, OrganisationFilter(deleted=True)) == [binned]
    assert keys(book, OrganisationFilter(kinds=("union",))) == []


def test_unknown_ids_are_left_out_of_a_page(book: Book) -> None:
    one = added(book, "HTX A")
    assert [row.id for row in page(book, ["nobody", one])] == [one]
    assert page(book, []) == []

"""Lists of organisations: Vietnamese order, filters, what is lacking."""

from dataclasses import replace
from datetime import date
from typing import Any

from models.register.drafts import DebtDraft, EntryDraft, MembershipDraft, OrganisationDraft, PersonDraft
from models.values.periods import Period, parse_period
from storage.book.book import Book
from storage.register import debts, members, organisations, results, standings
from storage.register.lists.lists import ListFilter, Row, keys, page, preset_counts
from tests.storage.filling import filled

Q3 = parse_period("2026-Q3")


def added(
    book: Book, name: str, on: str | None = "2020-01-01", kind: str = "cooperative", **more: Any
) -> str:
    return organisations.add(book, OrganisationDraft(kind=kind, name=name, founded_on=on, **more))


def listed(book: Book, chosen: ListFilter | None = None) -> list[str]:
    return list(keys(book, "organisations", chosen))


def row_of(book: Book, one: str, day: date | None = None, period: Period | None = None) -> Row:
    paths = ["name", "members", "capital", "debt", "operational_status", "state", "lacking"]
    (row,) = page(book, "organisations", [one], paths, ListFilter(day=day, period=period))
    return row


def names(book: Book) -> list[str]:
    return [str(row["name"]) for row in page(book, "organisations", listed(book), ["name"])]


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
    row = row_of(book, one, period=Q3)
    assert (row["members"], row["capital"], row["debt"], row["operational_status"]) == (1, 500, 70, "stopped")
    assert (row["state"], row["lacking"]) == ("awaiting_dissolution_debt", "nothing")
    early = row_of(book, one, date(2020, 6, 1), Q3)
    assert (early["members"], early["debt"], early["state"]) == (0, 0, "active")
    assert early["lacking"] == "LACKS_MEMBERS LACKS_RESULT"
    results.put(book, one, "2026-Q3", {"workers": 1})
    members.add_member(book, one, PersonDraft(name="Lò Văn Dơ"), MembershipDraft(joined_on="2020-01-01"))
    assert row_of(book, one, date(2022, 6, 1), Q3)["lacking"] == "complete"


def test_what_is_lacking_is_named(book: Book) -> None:
    bare = added(book, "HTX A", None)
    assert row_of(book, bare, period=Q3)["lacking"] == (
        "LACKS_TAX_CODE LACKS_COMMUNE LACKS_SECTOR LACKS_FOUNDING_DAY LACKS_STATUS LACKS_CAPITAL LACKS_MEMBERS"
    )
    assert row_of(book, bare)["state"] == "unknown"
    organisations.update(book, bare, "no_tax_code_reason", "Đăng ký trước khi liên thông")
    assert "LACKS_TAX_CODE" not in str(row_of(book, bare)["lacking"])


def test_the_chips_count_what_their_lists_show(book: Book) -> None:
    made = filled(book, 60, 100)
    for one in made[:5]:
        kind = organisations.get(book, one).kind
        standings.record_event(book, one, "group_ended" if kind == "group" else "dissolved", "2026-08-01")
    added(book, "HTX mới", "2026-08-01")
    results.put(book, made[10], "2026-Q3", {"workers": 1})
    for kind in ("", "cooperative", "group"):
        for period in (None, Q3):
            chosen = ListFilter(chip=kind, period=period)
            for state, number in preset_counts(book, "organisations", chosen).items():
                assert len(listed(book, replace(chosen, preset=state))) == number, (kind, period, state)
    found = preset_counts(book, "organisations", ListFilter(period=Q3))
    assert (found["existing"], found["ended"], found["new"]) == (56, 5, 1)
    assert found["operating"] + found["stopped"] == found["existing"]


def test_filters_narrow_the_list(book: Book) -> None:
    one = added(
        book, "Hợp tác xã nông nghiệp Dền Thàng", sector="crops", commune_code="03549", tax_code="6200098765"
    )
    added(book, "HTX Vận tải Ma Li Pho", sector="transport", commune_code="03571")
    binned = added(book, "HTX cũ")
    organisations.remove(book, binned)
    for chosen in (
        ListFilter(text="den th"),
        ListFilter(text="HTX NN"),
        ListFilter(text="6200098"),
        ListFilter(where=(("sector", "crops"),)),
        ListFilter(where=(("commune", "03549"),)),
    ):
        assert listed(book, chosen) == [one], chosen
    assert listed(book, ListFilter(text="%")) == listed(book)
    assert listed(book, ListFilter(binned=True)) == [binned]
    assert listed(book, ListFilter(chip="union")) == []


def test_unknown_ids_are_left_out_of_a_page(book: Book) -> None:
    one = added(book, "HTX A")
    assert [row["id"] for row in page(book, "organisations", ["nobody", one], ["name"])] == [one]
    assert page(book, "organisations", [], ["name"]) == []

"""Lists of any kind: order, pages, filters, presets and text, by the catalogue."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from models.register.catalogue import RECORDS, record_of
from models.register.drafts import MembershipDraft, OrganisationDraft, PersonDraft
from models.values.errors import Refused
from storage.book.book import Book
from storage.book.rows import fetch
from storage.register import debts, members, organisations
from storage.register.lists import derived, held_words, lists
from storage.register.lists.held_words import is_common_number
from storage.register.lists.lists import ListFilter
from storage.register.records import store
from tests.storage.filling import filled
from tests.ui.screens.register import Register, make_register

by_table = pytest.mark.parametrize("table", [kind.table for kind in RECORDS])
DAY = date(2026, 9, 30)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    made = make_register(tmp_path)
    yield made
    made.book.close()


def names(register: Register, chosen: ListFilter) -> list[str]:
    found = lists.keys(register.book, "organisations", chosen)
    return [str(row["name"]) for row in lists.page(register.book, "organisations", found, ["name"], chosen)]


def test_derived_values_and_presets_are_those_of_the_catalogue() -> None:
    assert set(derived.DERIVED) == {(kind.table, value.name) for kind in RECORDS for value in kind.derived}
    assert set(derived.PRESETS) == {(kind.table, name) for kind in RECORDS for name in kind.presets}


@by_table
def test_every_kind_is_listed_counted_and_ordered_by_every_column(register: Register, table: str) -> None:
    kind, book = record_of(table), register.book
    found = lists.keys(book, table)
    assert len(found) == lists.count(book, table)
    rows = lists.page(book, table, found, kind.columns)
    assert [row["id"] for row in rows] == list(found) and all(set(kind.columns) <= set(row) for row in rows)
    for path in kind.columns:
        turned = lists.keys(book, table, ListFilter(order=(f"-{path}",)))
        assert sorted(turned) == sorted(found)
        assert lists.first_keys(book, table, ListFilter(order=(path,)), 2) == list(
            lists.keys(book, table, ListFilter(order=(path,)))[:2]
        )
    if kind.chips:
        assert sum(lists.chip_counts(book, table).values()) == len(found)
    for preset, number in lists.preset_counts(book, table).items():
        assert number == lists.count(book, table, ListFilter(preset=preset))


def test_text_finds_without_accents_in_the_record_and_what_it_belongs_to(register: Register) -> None:
    assert names(register, ListFilter(text="deo hoa")) == ["Hợp tác xã Chuối Đèo Hoa"]
    owed = lists.keys(register.book, "debts", ListFilter(text="ma li pho"))
    assert register.bank in owed
    assert not lists.keys(register.book, "debts", ListFilter(text="khong co"))


def test_text_finds_in_every_field_that_is_searched(register: Register) -> None:
    for text, number in (("350/hđ", 1), ("ngan hang NONG", 2), ("hdtd", 2), ("dtd", 0), ("350 deo hoa", 0)):
        assert lists.count(register.book, "debts", ListFilter(text=text)) == number, text
    for text, number in (("0121800", 1), ("0121801", 0), ("un lo", 1), ("chuoi un", 1), ("62000123", 1)):
        assert lists.count(register.book, "memberships", ListFilter(text=text)) == number, text


def test_a_filter_compares_kept_values_and_blank(register: Register) -> None:
    book = register.book
    organisations.update(book, register.chuoi, "sector", "crops")
    assert "Hợp tác xã Chuối Đèo Hoa" in names(register, ListFilter(where=(("sector", "agriculture"),)))
    assert "Hợp tác xã Chuối Đèo Hoa" not in names(register, ListFilter(where=(("sector", ""),)))
    assert lists.count(book, "debts", ListFilter(where=(("organisation.id", "x"),))) == 0


def test_order_puts_blanks_last_and_codes_by_their_list(register: Register) -> None:
    book = register.book
    organisations.update(book, register.chuoi, "founded_on", None)
    for turn in ("", "-"):
        found = lists.keys(book, "organisations", ListFilter(order=(f"{turn}founded_on",)))
        assert found[-1] == register.chuoi


def test_what_belongs_to_something_in_the_bin_is_hidden(register: Register) -> None:
    book = register.book
    before = lists.count(book, "debt_entries")
    debts.remove(book, register.bank)
    assert lists.count(book, "debt_entries") < before
    organisations.remove(book, register.ngung)
    assert lists.count(book, "debts", ListFilter(text="ma li pho")) == 0
    assert lists.keys(book, "organisations", ListFilter(binned=True)) == [register.ngung]
    members.remove_person(book, register.person)
    assert not lists.keys(book, "memberships", ListFilter(where=(("person.id", register.person),)))


def test_a_debt_is_overdue_from_the_day_after_its_last_day(register: Register) -> None:
    book = register.book
    debts.update(book, register.bank, "due_on", "2026-09-30")
    for day, late in ((date(2026, 9, 30), 0), (date(2026, 10, 1), 1)):
        (row,) = lists.page(book, "debts", [register.bank], ["balance", "overdue_days"], ListFilter(day=day))
        assert row["overdue_days"] == late and row["balance"]
        overdue = lists.keys(book, "debts", ListFilter(preset="overdue", day=day))
        assert (register.bank in overdue) is bool(late)


@pytest.mark.parametrize(
    "chosen",
    [
        ListFilter(order=("shoe_size",)),
        ListFilter(where=(("organisation.shoe_size", "1"),)),
        ListFilter(where=(("contract.name", "1"),)),
        ListFilter(preset="ghosts"),
    ],
)
def test_a_column_or_preset_that_is_none_is_refused(register: Register, chosen: ListFilter) -> None:
    with pytest.raises(Refused, match=r"LIST_COLUMN_UNKNOWN|PRESET_UNKNOWN"):
        lists.keys(register.book, "debts", chosen)


def test_a_quote_in_a_filter_is_only_text(register: Register) -> None:
    assert not lists.keys(register.book, "debts", ListFilter(text="' OR 1=1 --"))
    assert not lists.keys(register.book, "debts", ListFilter(where=(("contract", "' OR '1'='1"),)))


def test_a_number_that_many_have_is_known_without_counting_them_all(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two members and an organisation have numbers that begin with 0120: as few as one of them is many enough here."""
    book = register.book
    home = organisations.add(
        book, OrganisationDraft(kind="cooperative", name="HTX Số", tax_code="0120000003")
    )
    for at, name in enumerate(("Lò Văn A", "Lò Văn B")):
        person = PersonDraft(name=name, personal_number=f"01209000000{at}")
        members.add_member(book, home, person, MembershipDraft(joined_on="2020-01-01"))
    kind = record_of("memberships")
    with book.read_rows() as look:
        assert is_common_number(look, kind, "0120", 2) and not is_common_number(look, kind, "0120", 3)
        assert not is_common_number(look, kind, "0999", 1) and not is_common_number(look, kind, "lo", 1)
    chosen = ListFilter(text="0120")
    whole = list(lists.keys(book, "memberships", chosen))
    for few in (0, 1000):
        monkeypatch.setattr(lists, "FEW", few)
        assert lists.first_keys(book, "memberships", chosen, 9) == whole and len(whole) == 2


@pytest.mark.parametrize("table", [kind.table for kind in RECORDS if kind.binned])
def test_what_is_in_the_bin_is_found_without_looking_through_the_rest(register: Register, table: str) -> None:
    """Each list asks it; a longer index that holds the mark too is walked whole when it seems no dearer."""
    with register.book.read_rows() as look:
        (plan,) = fetch(look, f"EXPLAIN QUERY PLAN SELECT id FROM {table} WHERE deleted = 1")
    assert plan.detail.startswith(f"SEARCH {table} USING COVERING INDEX") and "(deleted=?)" in plan.detail


def test_a_record_is_restored_and_undone_by_its_kind(register: Register) -> None:
    store.remove(register.book, "debts", register.bank)
    store.restore(register.book, "debts", register.bank)
    assert register.bank in lists.keys(register.book, "debts")
    with pytest.raises(Refused, match="RECORD_UNKNOWN"), register.book.read_session() as session:
        store.require(session, "debts", "nobody")


def test_a_list_of_a_day_shows_filters_and_counts_what_was_then(register: Register) -> None:
    book, past = register.book, date(2024, 12, 31)
    organisations.update(book, register.chuoi, "sector", "trade", date(2025, 5, 1))
    organisations.update(book, register.chuoi, "kind", "union", date(2025, 5, 1))
    name = "Hợp tác xã Chuối Đèo Hoa"
    then = ListFilter(day=past, where=(("sector", "crops"),))
    assert name in names(register, then) and name not in names(register, ListFilter(where=then.where))
    assert name not in names(register, ListFilter(day=DAY, where=then.where))
    assert lists.page(book, "organisations", [register.chuoi], ["sector"], then)[0]["sector"] == "crops"
    assert lists.chip_counts(book, "organisations", ListFilter(day=past)) == {"cooperative": 2}, (
        "one was founded in 2025"
    )
    assert lists.chip_counts(book, "organisations") == {"cooperative": 2, "union": 1}
    assert names(register, ListFilter(day=past, chip="cooperative", order=("sector", "-name")))[0] == name
    owed = ListFilter(day=past, where=(("organisation.sector", "crops"),))
    assert lists.count(book, "debts", owed) == 1 + lists.count(book, "debts", ListFilter(where=owed.where))


def test_what_began_after_a_day_is_in_no_list_of_that_day(register: Register) -> None:
    """Of three cooperatives one was founded on 5 March 2025; of one without a day nobody knows when it began."""
    book = register.book
    with book.change("RECORD_ADDED", table="organisations") as session:
        store.add_in(session, book.ids, "organisations", {"name": "HTX Bản Hon", "kind": "cooperative"}, DAY)
    for day, number in (
        (date(2018, 1, 1), 1),
        (date(2025, 3, 4), 3),
        (date(2025, 3, 5), 4),
        (DAY, 4),
        (None, 4),
    ):
        chosen = ListFilter(day=day)
        found = lists.keys(book, "organisations", chosen)
        assert len(found) == number == lists.count(book, "organisations", chosen)
        assert lists.first_keys(book, "organisations", chosen, 9) == list(found)
        assert sum(lists.chip_counts(book, "organisations", chosen).values()) == number
    members_then = [lists.count(book, "memberships", ListFilter(day=date(2019, 3, one))) for one in (4, 5)]
    assert members_then[0] == 0 < members_then[1]


def test_presets_of_a_day_ask_what_was_then(register: Register) -> None:
    book, past = register.book, date(2026, 8, 31)
    before = lists.preset_counts(book, "organisations", ListFilter(day=past))["lacking"]
    for one in (register.chuoi, register.che):
        organisations.update(book, one, "sector", None, DAY)
    assert lists.preset_counts(book, "organisations", ListFilter(day=past))["lacking"] == before
    assert lists.count(book, "organisations", ListFilter(day=past, preset="lacking")) == before


def test_dated_values_are_listed_with_their_organisation(register: Register) -> None:
    book = register.book
    organisations.update(book, register.che, "sector", "trade", date(2025, 5, 1))
    found = lists.keys(book, "dated_values")
    rows = lists.page(book, "dated_values", found, record_of("dated_values").columns)
    assert {(row["organisation"], row["field"], row["on"], row["value"]) for row in rows} == {
        ("Hợp tác xã Chè Tam Đường", "sector", None, "crops"),
        ("Hợp tác xã Chè Tam Đường", "sector", "2025-05-01", "trade"),
    }


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with Book.create(tmp_path_factory.mktemp("many") / "many.book") as book:
        filled(book, 20, 200)
        yield book


@pytest.mark.parametrize(
    "text", ["nguyen", "an", "htx", "lo van", "0120", "van 0120", "pao nguyen", "zz", "n"]
)
@pytest.mark.parametrize("order", [(), ("-person",), ("organisation",)])
def test_what_many_hold_is_met_on_the_way_through_the_names(
    many: Book, monkeypatch: pytest.MonkeyPatch, text: str, order: tuple[str, ...]
) -> None:
    """Gathered or asked of each row, the first records are those of the whole list."""
    chosen = ListFilter(text=text, order=order)
    whole = list(lists.keys(many, "memberships", chosen)[:20])
    monkeypatch.setattr(held_words, "FEWEST_WALKED", 1)
    for most in (1, 20, 10_000):
        monkeypatch.setattr(held_words, "MOST_IN_A_SET", most)
        assert lists.first_keys(many, "memberships", chosen, 20) == whole
    assert bool(whole) == (text not in ("zz", "pao nguyen"))

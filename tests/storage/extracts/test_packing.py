"""What of the register travels: what stands at the day, in one order, without the keys of this machine."""

from datetime import date

from models.register.catalogue import record_of
from models.register.catalogue import tables as register_kinds
from models.register.drafts import DebtDraft, EntryDraft, MembershipDraft, OrganisationDraft, PersonDraft
from storage.book.book import Book
from storage.extracts.packing import register_tables
from storage.register import debts, members, organisations, standings
from tests.storage.filling import filled

DAY = date(2026, 9, 30)


def test_only_what_stands_at_the_day_travels(book: Book) -> None:
    kept = organisations.add(
        book, OrganisationDraft(kind="cooperative", name="HTX A", founded_on="2020-01-01", capital=5)
    )
    later = organisations.add(
        book, OrganisationDraft(kind="cooperative", name="HTX B", founded_on="2026-10-01")
    )
    binned = organisations.add(
        book, OrganisationDraft(kind="cooperative", name="HTX C", founded_on="2020-01-01")
    )
    organisations.remove(book, binned)
    standings.record_event(book, kept, "stopped", "2026-10-05")
    for one in (kept, later, binned):
        members.add_member(book, one, PersonDraft(name=f"Người của {one}"), MembershipDraft())
    entries = tuple(
        EntryDraft(on=on, kind="principal_drawn", amount=7) for on in ("2026-01-01", "2026-10-01")
    )
    debts.add(book, kept, DebtDraft(creditor_kind="bank", entries=entries))
    tables = register_tables(book, DAY)
    assert [row[0] for row in tables["organisations"].rows] == [kept]
    assert {name: len(table.rows) for name, table in tables.items()} == {
        "organisations": 1,
        "standings": 1,
        "charter_capitals": 1,
        "evaluations": 0,
        "people": 1,
        "memberships": 1,
        "managers": 0,
        "results": 0,
        "debts": 1,
        "debt_entries": 1,
    }


def test_rows_are_in_the_order_of_ids_and_carry_no_search_keys(book: Book) -> None:
    filled(book, 30, 100)
    tables = register_tables(book, DAY)
    assert list(tables) == [name for name in register_kinds() if record_of(name).since == 1]
    for table in tables.values():
        assert table.columns[0] == "id"
        assert not {"name_folded", "name_sorted", "deleted"} & set(table.columns)
        assert [row[0] for row in table.rows] == sorted(str(row[0]) for row in table.rows)
        assert all(type(cell) in (str, int, type(None)) for row in table.rows for cell in row)


def test_who_is_referred_to_travels_too(book: Book) -> None:
    filled(book, 30, 100)
    tables = register_tables(book, DAY)
    ids = {name: {row[0] for row in table.rows} for name, table in tables.items()}
    for name, table in tables.items():
        for column, target in (
            ("organisation_id", "organisations"),
            ("person_id", "people"),
            ("debt_id", "debts"),
        ):
            if column in table.columns:
                at = table.columns.index(column)
                assert {row[at] for row in table.rows} <= ids[target], (name, column)

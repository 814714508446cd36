"""What of the register travels: what stands at the day, in one order, without the keys of this machine."""

from datetime import date

from models.register.catalogue import tables as register_kinds
from models.register.drafts import DebtDraft, EntryDraft, MembershipDraft, OrganisationDraft, PersonDraft
from models.values.units import unit_on
from storage.book.book import Book
from storage.extracts.packing import register_tables
from storage.register import debts, members, organisations, standings
from storage.register.records import store
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
    assert list(tables) == list(register_kinds())
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
                assert {row[at] for row in table.rows} - {None} <= ids[target], (name, column)


def test_a_link_to_what_stays_at_home_travels_blank(book: Book) -> None:
    kept, thrown = (
        store.add(book, "documents", {"name": name, "document_kind": "decision"}) for name in ("1/QĐ", "2/QĐ")
    )
    values = {"name": "Chuỗi chè", "project_kind": "chain", "project_state": "running"}
    store.add(book, "chain_projects", values | {"contract_id": kept, "decision_id": thrown})
    store.remove(book, "documents", thrown)
    table = register_tables(book, DAY)["chain_projects"]
    (row,) = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
    assert (row["contract_id"], row["decision_id"]) == (kept, None)


def test_what_joins_two_records_travels_where_both_do(book: Book) -> None:
    made = [organisations.add(book, OrganisationDraft(kind="cooperative", name=f"HTX {one}")) for one in "AB"]
    values = {"organisation_id": made[0], "counterpart_id": made[1], "on": "2024-01-01"}
    store.add(book, "relations", values | {"relation_kind": "merged"})
    assert len(register_tables(book, date(2024, 12, 31))["relations"].rows) == 1
    organisations.remove(book, made[1])
    assert "relations" not in register_tables(book, date(2024, 12, 31))


def test_dated_fields_travel_as_they_were_with_their_days(book: Book) -> None:
    one = organisations.add(
        book,
        OrganisationDraft(
            kind="group",
            name="THT A",
            founded_on="2020-01-01",
            sector="crops",
            commune_code="03549",
            alliance_member=False,
        ),
    )
    assert "dated_values" not in register_tables(book, DAY)
    standings.record_event(book, one, "converted", "2026-08-01")
    organisations.update(book, one, "alliance_member", True)
    organisations.update(book, one, "commune", unit_on("03571", DAY), date(2026, 9, 30))
    tables = register_tables(book, DAY)
    row = dict(zip(tables["organisations"].columns, tables["organisations"].rows[0], strict=True))
    assert (row["kind"], row["alliance_member"], row["commune_code"]) == ("cooperative", 0, "03571")
    assert row["commune_from"] == unit_on("03571", DAY).key[2]
    columns = tables["dated_values"].columns
    assert columns == ("id", "organisation_id", "field", "on", "value", "document")
    told = {(row[2], row[3], row[4]) for row in tables["dated_values"].rows}
    assert told == {
        ("kind", None, "group"),
        ("kind", "2026-08-01", "cooperative"),
        ("alliance_member", None, "0"),
        ("commune_code", None, f"03549|{unit_on('03549', DAY).key[2]}"),
        ("commune_code", "2026-09-30", f"03571|{row['commune_from']}"),
    }
    earlier = register_tables(book, date(2026, 7, 31))["organisations"]
    row = dict(zip(earlier.columns, earlier.rows[0], strict=True))
    assert (row["kind"], row["alliance_member"], row["commune_code"]) == ("group", 0, "03549")

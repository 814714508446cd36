"""The commune's book of cooperative groups: all groups, ended ones too, with notice, contract and the latest change."""

from datetime import date

from models.register.drafts import OrganisationDraft
from models.register.organisations import GROUP_BOOK
from models.values.units import unit_on
from storage.book.book import Book
from storage.extracts.snapshot import take_snapshot
from storage.register import organisations, standings
from storage.register.lists import lists
from storage.register.lists.columns import list_columns
from storage.register.lists.lists import ListFilter

DAY = date(2026, 9, 30)
BOOK = ListFilter(preset="group_book", day=DAY)


def group(book: Book, name: str, **more: str) -> str:
    draft = OrganisationDraft(kind="group", name=name, founded_on="2024-03-01")
    key = organisations.add(book, draft)
    for field, value in more.items():
        organisations.update(book, key, field, value)
    return key


def test_the_book_of_groups(book: Book) -> None:
    honey = group(
        book, "THT Mật ong", address="Bản Hon", contract_until="2029-03-01", notified_on="2024-03-06"
    )
    rice = group(book, "THT Gạo")
    organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX Chè"))
    standings.record_event(book, rice, on="2026-05-04", event="group_ended")
    assert set(lists.keys(book, "organisations", BOOK)) == {honey, rice}
    columns = list_columns("organisations", GROUP_BOOK)
    rows = lists.page(book, "organisations", [honey, rice], columns.fetched, BOOK)
    shown = [dict(zip(GROUP_BOOK, (cell.text for cell in columns.cells(row)), strict=True)) for row in rows]
    names = (
        "name",
        "address",
        "founded_on",
        "contract_until",
        "notified_on",
        "event_on",
        "event",
        "ended_on",
    )
    assert [tuple(row[name] for name in names) for row in shown] == [
        (
            "THT Mật ong",
            "Bản Hon",
            "01/03/2024",
            "01/03/2029",
            "06/03/2024",
            "01/03/2024",
            "Thành lập",
            "",
        ),
        ("THT Gạo", "", "01/03/2024", "", "", "04/05/2026", "Chấm dứt hoạt động tổ hợp tác", "04/05/2026"),
    ]


def test_a_notice_counts_from_its_day(book: Book) -> None:
    group(book, "THT Mật ong", notified_on="2026-09-30")
    group(book, "THT Gạo")
    for day, expected in ((DAY, [None, True]), (date(2026, 9, 29), [None, False])):
        found = take_snapshot(book, day, date(2026, 1, 1), day, "2026-Q3", unit_on("12", DAY))
        told = [one["notified"] for one in found.sets["organisations"]]
        assert sorted(told, key=str, reverse=False) == sorted(expected, key=str)

"""The whole history of one organisation."""

from models.register.drafts import DebtDraft, EntryDraft, MembershipDraft, OrganisationDraft, PersonDraft
from storage import chronicle, cooperatives, debts, members, standings
from storage.book import Book


def test_everything_that_belongs_to_it_is_told_newest_first(book: Book) -> None:
    one = cooperatives.add(
        book, OrganisationDraft(kind="cooperative", name="HTX A", founded_on="2020-01-01", capital=7)
    )
    other = cooperatives.add(
        book, OrganisationDraft(kind="cooperative", name="HTX B", founded_on="2020-01-01")
    )
    cooperatives.update(book, one, "village", "Bản Đèo")
    event = standings.record_event(book, one, "stopped", "2024-01-01")
    standings.remove_event(book, event)
    members.add_member(book, one, PersonDraft(name="Lò Thị Ún"), MembershipDraft())
    entry = EntryDraft(on="2021-01-01", kind="principal_drawn", amount=5)
    debts.add(book, one, DebtDraft(creditor_kind="bank", entries=(entry,)))
    cooperatives.update(book, other, "village", "Bản Khác")
    told = [(line.table, line.action) for line in chronicle.of_organisation(book, one)]
    assert told == [
        ("debt_entries", "insert"),
        ("debts", "insert"),
        ("memberships", "insert"),
        ("standings", "delete"),
        ("standings", "insert"),
        ("organisations", "update"),
        ("charter_capitals", "insert"),
        ("standings", "insert"),
        ("organisations", "insert"),
    ]
    assert len(chronicle.of_organisation(book, one, limit=2)) == 2

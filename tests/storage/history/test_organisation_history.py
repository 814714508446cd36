"""The whole history of one organisation."""

from models.register.drafts import DebtDraft, EntryDraft, MembershipDraft, OrganisationDraft, PersonDraft
from storage.book.book import Book
from storage.history import organisation_history
from storage.register import debts, members, organisations, standings


def test_everything_that_belongs_to_it_is_told_newest_first(book: Book) -> None:
    one = organisations.add(
        book, OrganisationDraft(kind="cooperative", name="HTX A", founded_on="2020-01-01", capital=7)
    )
    other = organisations.add(
        book, OrganisationDraft(kind="cooperative", name="HTX B", founded_on="2020-01-01")
    )
    organisations.update(book, one, "village", "Bản Đèo")
    event = standings.record_event(book, one, "stopped", "2024-01-01")
    standings.remove_event(book, event)
    members.add_member(book, one, PersonDraft(name="Lò Thị Ún"), MembershipDraft())
    entry = EntryDraft(on="2021-01-01", kind="principal_drawn", amount=5)
    debts.add(book, one, DebtDraft(creditor_kind="bank", entries=(entry,)))
    organisations.update(book, other, "village", "Bản Khác")
    told = [(line.table, line.action) for line in organisation_history.of_organisation(book, one)]
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
    assert len(organisation_history.of_organisation(book, one, limit=2)) == 2

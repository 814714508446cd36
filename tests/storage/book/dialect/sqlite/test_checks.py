"""What the database finds wrong with itself is said, and nothing where it is sound."""

from contextlib import closing

from models.register.drafts import OrganisationDraft
from storage.book.book import Book
from storage.book.dialect.sqlite import checks, connections
from storage.register import organisations


def broken(raw: connections.Raw) -> None:
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("DROP TRIGGER journal_standings_update")
    raw.execute("UPDATE standings SET organisation_id = 'nobody'")


def test_a_sound_book_has_no_faults(book: Book) -> None:
    with closing(connections.connect(book.path)) as raw:
        assert checks.faults_of_pages(raw) == []
        assert checks.broken_references(raw) == []


def test_a_page_that_says_something_else_is_a_fault(book: Book) -> None:
    organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX Lan Nhì Thàng"))
    book.close()
    with closing(connections.connect(book.path)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute(
            "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'people') "
            "WHERE name = 'organisations'"
        )
    with closing(connections.connect(book.path)) as raw:
        assert 1 <= len(checks.faults_of_pages(raw)) <= checks.MOST_FAULTS


def test_a_broken_reference_is_named(book: Book) -> None:
    draft = OrganisationDraft(kind="cooperative", name="HTX Nậm Xe", founded_on="2020-01-01")
    organisations.add(book, draft)
    with closing(connections.connect(book.path)) as raw:
        broken(raw)
        assert checks.broken_references(raw) == [("standings", "organisations")]
    with book.read_session() as session:
        assert checks.has_broken_reference(session, "standings")
        assert not checks.has_broken_reference(session, "debts")


def test_references_may_be_broken_for_a_while(book: Book) -> None:
    made = organisations.add(
        book, OrganisationDraft(kind="cooperative", name="HTX Bản Lang", founded_on="2020-01-01")
    )
    with book.change("SETTING_CHANGED") as session:
        checks.delay_reference_checks(session)
        session.connection().exec_driver_sql("UPDATE standings SET organisation_id = 'nobody'")
        assert checks.has_broken_reference(session, "standings")
        session.connection().exec_driver_sql(f"UPDATE standings SET organisation_id = '{made}'")
        assert not checks.has_broken_reference(session, "standings")


def test_tables_of_records_are_not_those_of_the_search(book: Book) -> None:
    with closing(connections.connect(book.path)) as raw:
        named = checks.tables_of_records(raw)
        assert {"people_search", "people_search_data", "sqlite_sequence"} <= checks.tables(raw)
    assert named == sorted(named)
    assert "people" in named and not [name for name in named if "search" in name or "sqlite" in name]

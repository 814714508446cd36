"""Debts whose class contradicts their days, or is older than its rules, at the rows of the form that counts them."""

from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any

from models.forms.loader import PUBLISHED
from models.register.drafts import DebtDraft, EntryDraft, OrganisationDraft
from models.values.messages import sentence
from storage.book.book import Book
from storage.register import debts, organisations
from storage.returns.debt_findings import debt_findings

DAY = date(2024, 12, 14)


def owing(book: Book, name: str, **more: Any) -> str:
    one = organisations.add(
        book,
        OrganisationDraft(
            kind="cooperative",
            name=name,
            founded_on="2010-01-01",
            no_tax_code_reason="x",
            commune_code="03549",
        ),
    )
    entry = EntryDraft(on="2015-01-01", kind="principal_drawn", amount=500_000_000)
    draft: dict[str, Any] = {
        "creditor_kind": "bank",
        "group_scheme": "nhnn",
        "group_code": "1",
        "entries": (entry,),
        **more,
    }
    return debts.add(book, one, DebtDraft(**draft))


def found(book: Book, day: date = DAY) -> list[tuple[str, str, str]]:
    with book.read_session() as session:
        known = debt_findings(session, PUBLISHED.on(day), day)
    return [(one.code, one.level.value, one.row) for one in known]


def test_a_group_1_debt_1778_days_overdue_names_both(book: Book) -> None:
    """1 February 2020 to 14 December 2024: 334 + 365 + 365 + 365 + 349 = 1,778 days."""
    owing(book, "HTX A", due_on="2020-02-01")
    owing(book, "HTX B", due_on="2024-12-06")  # 8 days: inside group 1
    with book.read_session() as session:
        (finding,) = debt_findings(session, [PUBLISHED.form_on("B04", DAY)], DAY)
    assert (finding.form, finding.row, finding.level) == ("B04", "I.1", "warning")
    text = sentence(finding.code, finding.details)
    assert "1 khoản nợ xếp vào “Nhóm 1: Nợ đủ tiêu chuẩn” (quá hạn đến 9 ngày)" in text
    assert "đã quá hạn đến 1.778 ngày: HTX A" in text


def test_what_is_paid_or_stands_in_a_worse_group_is_silent(book: Book) -> None:
    paid = owing(book, "HTX A", due_on="2020-02-01")
    debts.add_entry(book, paid, EntryDraft(on="2024-01-01", kind="principal_paid", amount=500_000_000))
    owing(book, "HTX B", due_on="2024-12-01", group_code="5")
    owing(book, "HTX C", due_on=None)
    assert found(book) == []


def test_tax_debts_are_compared_with_their_classes_too(book: Book) -> None:
    tax: dict[str, Any] = {"creditor_kind": "tax", "group_scheme": "tax_management"}
    owing(book, "HTX A", due_on="2024-10-01", group_code="days_30", **tax)  # 74 days
    owing(book, "HTX B", due_on="2020-10-01", group_code="frozen", **tax)
    assert found(book) == [("DEBT_GROUP_DAYS", "warning", "III.1")]


def test_classes_older_than_their_rules_are_said_once_for_information(path: Path) -> None:
    """Classed on 1 June 2026; the rules of tax debts changed on 1 July 2026."""
    written = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)
    numbers = count(1)
    tax: dict[str, Any] = {
        "creditor_kind": "tax",
        "group_scheme": "tax_management",
        "group_code": "days_more",
    }
    with Book.create(path, clock=lambda: written, ids=lambda: f"id{next(numbers):06d}") as book:
        owing(book, "HTX A", due_on="2020-10-01", **tax)
        owing(book, "HTX B", due_on="2020-10-01", **tax)
        assert found(book, date(2026, 6, 30)) == []
        assert found(book, date(2026, 7, 1)) == [("DEBT_CLASSES_OUTDATED", "info", "III.5")]


def test_a_class_written_after_the_rules_changed_is_silent(book: Book) -> None:
    """The clock of this book stands on 2 October 2026."""
    tax: dict[str, Any] = {
        "creditor_kind": "tax",
        "group_scheme": "tax_management",
        "group_code": "days_more",
    }
    owing(book, "HTX A", due_on="2020-10-01", **tax)
    assert found(book, date(2026, 11, 30)) == []

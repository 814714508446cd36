"""A unit that is taken for another is said before rows are kept, by the book's own amounts or by what is usual."""

import pytest

from models.register.drafts import OrganisationDraft
from models.register.texts.blocks import read_block
from storage.book.book import Book
from storage.register import organisations
from storage.register.imports.rows import Imported, import_rows
from storage.register.records import store


def results(book: Book, heading: str, *amounts: str) -> Imported:
    names = [f"HTX {at}" for at in range(len(amounts))]
    rows = [[name, "2025", amount] for name, amount in zip(names, amounts, strict=True)]
    block = read_block("results", [["Tên HTX", "Kỳ", heading], *rows])
    return import_rows(book, "results", block, keep="nothing")


@pytest.fixture
def eight(book: Book) -> list[str]:
    return [
        organisations.add(book, OrganisationDraft(kind="cooperative", name=f"HTX {at}")) for at in range(8)
    ]


def codes(done: Imported) -> list[str]:
    return [remark.code for remark in done.remarks]


def test_the_middle_of_a_column_against_what_is_usual(book: Book, eight: list[str]) -> None:
    # 900.000 million dong is too much for a cooperative, 900.000 thousand is not
    done = results(book, "Doanh thu (triệu đồng)", "900000", "850000", "1200000")
    assert codes(done) == ["COLUMN_AMOUNTS_LARGE"] and done.number(done.effects[0].outcome) == 3
    assert done.remarks[0].details["column"] == "Doanh thu (triệu đồng)"
    assert done.remarks[0].details["middle"] == "900.000"
    assert codes(results(book, "Doanh thu (nghìn đồng)", "900000", "850000", "1200000")) == []
    assert codes(results(book, "Doanh thu (đồng)", "900000", "850000", "1200000")) == ["COLUMN_AMOUNTS_SMALL"]
    # one wrong among right ones is no matter of the unit
    assert codes(results(book, "Doanh thu (triệu đồng)", "900", "850", "1200000")) == []
    assert codes(results(book, "Doanh thu (triệu đồng)", "", "0", "")) == []


def test_the_middle_of_a_column_against_that_of_the_book(book: Book, eight: list[str]) -> None:
    for key in eight[:5]:
        values = {"organisation_id": key, "period": "2024", "revenue": 300_000_000_000}
        store.add(book, "results", values)
    # usual elsewhere, a thousandth of what this book knows
    assert codes(results(book, "Doanh thu (triệu đồng)", "300", "310")) == ["COLUMN_AMOUNTS_SMALL"]
    assert codes(results(book, "Doanh thu (triệu đồng)", "300000", "310000")) == []


def test_capitals_of_new_organisations(book: Book) -> None:
    def brought(heading: str) -> list[str]:
        block = read_block("organisations", [["Tên HTX", heading], ["HTX A", "500"], ["HTX B", "700"]])
        return codes(import_rows(book, "organisations", block, keep="nothing"))

    assert brought("Vốn điều lệ (triệu đồng)") == []
    assert brought("Vốn điều lệ (đồng)") == ["COLUMN_AMOUNTS_SMALL"]

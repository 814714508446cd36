"""Sentences and English names of an installed form: told of its findings, also to who has not got the form."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from models.forms.finding_json import finding_from_json, finding_to_json
from models.values.languages.form_words import form_word
from models.values.messages import sentence
from storage.book.book import Book
from storage.returns import returns
from storage.returns.returns import TypedFigure
from storage.returns.sheets import period_sheets
from tests.storage.forms.packages import ACROSS, B09, install, package
from tests.storage.sample_returns import unit_book

PERIOD = "2026-Q3"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with unit_book(tmp_path / "xa.book") as made:
        install(made, package(("B09-2026.toml", B09)))
        yield made


def test_a_finding_is_told_in_the_words_of_its_form_and_carries_them(book: Book) -> None:
    head = returns.open_return(book, PERIOD)
    returns.give(
        book, head.id, "B09", [TypedFigure("1", "actual", Decimal(1)), TypedFigure("2", "actual", Decimal(2))]
    )
    (found,) = [one for one in period_sheets(book, PERIOD).findings if one.code == "OWN_PAGES"]
    vi, en = (sentence(found.code, found.details, language) for language in ("vi", "en"))
    assert vi == "Biểu 9, dòng 2 Có trang tin điện tử: số có trang tin không thể nhiều hơn số hợp tác xã"
    assert en.endswith("row 2 With a web page: no more can have a page than there are cooperatives")
    sent = finding_from_json(finding_to_json(found))
    assert sentence(sent.code, sent.details, "en") == en, "who has not got the form reads the same"


def test_english_names_of_the_program_go_before_those_of_a_form(book: Book) -> None:
    assert period_sheets(book, PERIOD).sheets["B09"]
    assert form_word("Có trang tin điện tử", "en") == "With a web page"
    assert form_word("Có trang tin điện tử", "vi") == "Có trang tin điện tử"
    assert form_word("Hợp tác xã", "en") != "Cooperatives of our own"


def test_a_check_between_forms_comes_with_the_package_and_has_its_own_words(book: Book) -> None:
    across = (
        ACROSS.replace("OTHER", "B01/I.1/actual").replace("B08", "B10").replace("CELLS_DIFFER", "OWN_TOTAL")
    )
    text = B09.replace("B09", "B10").replace("[says.OWN_PAGES]", f"{across}\n[says.OWN_PAGES]")
    said = '[says.OWN_TOTAL]\nvi = "phải bằng số ở Biểu 1"\nen = "must be what form 1 says"\n'
    install(book, package(("B10-2026.toml", text.replace("[english]", f"{said}[english]"))))
    head = returns.open_return(book, PERIOD)
    returns.give(book, head.id, "B10", [TypedFigure("1", "actual", Decimal(5))])
    returns.give(book, head.id, "B01", [TypedFigure("I.1", "actual", Decimal(4))])
    (found,) = [one for one in period_sheets(book, PERIOD).findings if one.code == "OWN_TOTAL"]
    assert sentence(found.code, found.details, "en").endswith(": must be what form 1 says")

"""That an office compared a form with its original: kept by edition, by whom and when, and taken back."""

from datetime import date, timedelta

import pytest

from models.forms.loader import PUBLISHED, Forms
from models.values.errors import Refused
from models.values.messages import sentence
from models.values.periods import Compared
from storage.book import periods
from storage.book.book import Book
from storage.forms import comparisons
from storage.history import changes
from tests.storage.conftest import NOW

TODAY = NOW.date()


def test_a_form_is_compared_by_its_edition_and_that_is_taken_back(book: Book) -> None:
    assert comparisons.compared_forms(book) == {}
    comparisons.compare_form(book, "B01", "  Lò Thị Mai ")
    comparisons.compare_form(book, "XL01", "Vàng A Sử", date(2026, 9, 1))
    assert comparisons.compared_forms(book) == {
        "B01-2020": Compared(TODAY, "Lò Thị Mai"),
        "XL01-2017": Compared(date(2026, 9, 1), "Vàng A Sử"),
    }
    comparisons.forget_form(book, "B01")
    assert list(comparisons.compared_forms(book)) == ["XL01-2017"]
    assert periods.compared(book) == {}, "rules on last days are kept apart"


def test_another_edition_has_to_be_compared_anew(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    comparisons.compare_form(book, "B01", "Lò Thị Mai")
    newer = replace(PUBLISHED.form_on("B01", TODAY), edition="2026b", valid_from=TODAY)
    monkeypatch.setattr(comparisons, "forms_of", lambda _: Forms([newer]))
    assert comparisons.form_key(comparisons.edition_of(book, "B01")) not in comparisons.compared_forms(book)


@pytest.mark.parametrize(
    ("code", "name", "day", "refusal"),
    [
        ("B99", "Lò Thị Mai", None, "FORM_UNKNOWN"),
        ("B01", " . 12", None, "DEADLINE_COMPARED_NAME"),
        ("B01", "Lò Thị Mai", TODAY + timedelta(days=1), "DEADLINE_COMPARED_LATER"),
    ],
)
def test_what_cannot_be_is_refused(book: Book, code: str, name: str, day: date | None, refusal: str) -> None:
    with pytest.raises(Refused, match=refusal):
        comparisons.compare_form(book, code, name, day)
    assert comparisons.compared_forms(book) == {}


def test_the_history_says_what_was_compared(book: Book) -> None:
    comparisons.compare_form(book, "B01", "Lò Thị Mai")
    (line,) = changes.recent(book, 1)
    assert sentence(line.title, line.details) == "Ghi đã đối chiếu Biểu 1 với bản gốc"

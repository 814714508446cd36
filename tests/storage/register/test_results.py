"""Results of a period: one record, parts within wholes, and who is lacking."""

import pytest

from models.register.drafts import OrganisationDraft
from models.register.tables.results import Result
from models.values.errors import Refused
from storage.book.book import Book
from storage.register import organisations, results, standings


def added(book: Book, name: str, on: str = "2020-01-01") -> str:
    return organisations.add(book, OrganisationDraft(kind="cooperative", name=name, founded_on=on))


def test_figures_are_kept_one_by_one_in_one_record(book: Book) -> None:
    one = added(book, "HTX A")
    results.put(book, one, "2026-Q3", {"workers": 10})
    results.put(book, one, "2026-q3", {"revenue": 5_000_000, "profit": -200_000})
    row = results.get(book, one, "2026-Q3")
    assert (row.values["workers"], row.values["revenue"], row.values["profit"]) == (10, 5_000_000, -200_000)
    assert row.values["wages"] is None and book.count(Result) == 1


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"workers_women": 11}, "PART_ABOVE_WHOLE"),
        ({"revenue_internal": 6}, "PART_ABOVE_WHOLE"),
        ({"workers": 3}, "PART_ABOVE_WHOLE"),
        ({"workers": -1}, "AMOUNT_NEGATIVE"),
        ({"turnover": 1}, "FIELD_UNKNOWN"),
    ],
)
def test_a_part_is_not_above_its_whole(book: Book, values: dict[str, int], code: str) -> None:
    one = added(book, "HTX A")
    results.put(book, one, "2026-Q3", {"workers": 10, "workers_trained": 4, "revenue": 5})
    before = results.get(book, one, "2026-Q3")
    with pytest.raises(Refused, match=code):
        results.put(book, one, "2026-Q3", values)
    assert results.get(book, one, "2026-Q3") == before


def test_who_operates_and_has_given_nothing_is_lacking(book: Book) -> None:
    given, lacks, stopped, new, ended = (added(book, f"HTX {letter}") for letter in "ABCDE")
    added(book, "HTX F", "2026-10-01")
    results.put(book, given, "2026-Q3", {"workers": 1})
    results.put(book, lacks, "2026-Q3", {"workers": None})
    standings.record_event(book, stopped, "stopped", "2026-08-01")
    standings.record_event(book, ended, "dissolved", "2026-08-01")
    organisations.remove(book, new)
    assert [row.organisation_id for row in results.lacking(book, "2026-Q3")] == [lacks]


def test_figures_are_taken_out_again(book: Book) -> None:
    one = added(book, "HTX A")
    results.put(book, one, "2026-Q3", {"workers": 10})
    results.remove(book, one, "2026-Q3")
    assert not results.get(book, one, "2026-Q3").given
    with pytest.raises(Refused, match="RESULT_UNKNOWN"):
        results.remove(book, one, "2026-Q3")
    with pytest.raises(Refused, match="PERIOD_NOT_UNDERSTOOD"):
        results.put(book, one, "2026-Q5", {"workers": 10})
    with pytest.raises(Refused, match="ORGANISATION_UNKNOWN"):
        results.get(book, "nobody", "2026-Q3")

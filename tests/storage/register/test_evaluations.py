"""Evaluations of a year: kept once a definition, rank and score in agreement."""

import pytest

from models.register.drafts import OrganisationDraft
from models.values.errors import Refused
from storage.book.book import Book
from storage.register import evaluations, organisations


def added(book: Book, **more: object) -> str:
    draft = {"kind": "cooperative", "name": "HTX Chè Phong Thổ", "founded_on": "2018-05-01"} | more
    return organisations.add(book, OrganisationDraft(**draft))  # type: ignore[arg-type]


def test_a_rank_is_kept_with_the_definition_used(book: Book) -> None:
    made = added(book)
    evaluations.evaluate(book, made, 2025, "tt01_2020", score=70, rank="fair")
    evaluations.evaluate(book, made, 2025, "judged", effective=True)
    evaluations.evaluate(book, made, 2025, "tt01_2020", score=82, rank="good")
    lines = organisations.get(book, made).evaluations
    assert [(line.definition, line.score, line.rank, line.effective) for line in lines] == [
        ("judged", None, None, 1),
        ("tt01_2020", 82, "good", None),
    ]


def test_a_rank_follows_from_the_score_and_never_contradicts_it(book: Book) -> None:
    made = added(book)
    evaluations.evaluate(book, made, 2024, "tt01_2020", score=65)
    with pytest.raises(Refused, match="RANK_AGAINST_SCORE"):
        evaluations.evaluate(book, made, 2024, "tt01_2020", score=65, rank="good")
    evaluations.evaluate(book, made, 2024, "judged", score=65, rank="good")
    lines = organisations.get(book, made).evaluations
    assert [(line.definition, line.score, line.rank) for line in lines] == [
        ("judged", 65, "good"),
        ("tt01_2020", 65, "fair"),
    ]

"""Doubts about evaluations: who confirmed the type, and whether the points agree with the figures."""

import pytest

from models.forms.findings import Level
from models.register.drafts import OrganisationDraft
from storage.book.book import Book
from storage.register import evaluations, organisations, results
from storage.register.doubts.organisation_doubts import doubts


def added(book: Book, **more: object) -> str:
    draft = {"kind": "cooperative", "name": "HTX Chè", "founded_on": "2018-05-01"} | more
    return organisations.add(book, OrganisationDraft(**draft))  # type: ignore[arg-type]


def found(book: Book, key: str) -> dict[str, dict[str, object]]:
    asked = ("CRITERION_DIFFERS", "AGRICULTURAL_TYPE_UNKNOWN", "AGRICULTURAL_TYPE_DERIVED")
    return {one.code: dict(one.details) for one in doubts(book, key) if one.code in asked}


@pytest.mark.parametrize(
    ("sector", "code", "expected"),
    [
        ("crops", None, {}),
        ("agriculture", "0141", {"AGRICULTURAL_TYPE_DERIVED": {"type": "Chăn nuôi", "code": "0141"}}),
        ("agriculture", None, {"AGRICULTURAL_TYPE_UNKNOWN": {}}),
        (None, None, {"AGRICULTURAL_TYPE_UNKNOWN": {}}),
        ("trade", None, {}),
    ],
)
def test_a_type_that_nobody_recorded_is_to_be_confirmed(
    book: Book, sector: str | None, code: str | None, expected: dict[str, object]
) -> None:
    key = added(book, sector=sector, vsic_code=code)
    assert found(book, key) == {}, "only where it is evaluated by the circular"
    evaluations.evaluate(book, key, 2025, "tt09_2017", score=70)
    assert found(book, key) == expected


def test_points_unlike_the_figures_are_doubted(book: Book) -> None:
    key = added(book, sector="crops")
    figures = {"revenue_plan": 1_000_000_000, "development_fund": 2000, "reserve_fund": 500}
    results.put(book, key, "2025", {"revenue": 1_000_000_000, "profit": 5})
    # 4 (100 %) + 6 + unknown (no members) + 5 + 5: nothing to compare with
    evaluations.evaluate(book, key, 2025, "tt09_2017", criterion_1=30, **figures)
    assert found(book, key) == {}
    evaluations.evaluate(book, key, 2024, "tt09_2017", criterion_1=30)
    assert found(book, key) == {}
    from models.register.drafts import MembershipDraft, PersonDraft
    from storage.register import members

    members.add_member(book, key, PersonDraft(name="Lò Văn A"), MembershipDraft(joined_on="2020-01-01"))
    # 5 dong for one member: 2; 4 + 6 + 2 + 5 + 5 = 22
    assert found(book, key) == {"CRITERION_DIFFERS": {"year": "2025", "points": 30, "computed": 22}}
    (doubt,) = [one for one in doubts(book, key) if one.code == "CRITERION_DIFFERS"]
    assert doubt.level is Level.WARNING
    evaluations.evaluate(book, key, 2025, "tt09_2017", criterion_1=22, **figures)
    assert found(book, key) == {}

"""Evaluations of a year: kept once a definition, rank and score in agreement."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from models.register.drafts import MembershipDraft, OrganisationDraft, PersonDraft
from models.register.evaluations.agriculture import OTHER, UNKNOWN, type_of
from models.values.errors import Refused
from storage.book.book import Book
from storage.extracts.packing import register_tables
from storage.register import evaluations, members, organisations, results
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.register.records import store


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


def scored(book: Book) -> str:
    """A cooperative with the results of 2025 and four members, one of whom left in June."""
    made = added(book, sector="crops")
    results.put(book, made, "2025", {"revenue": 5_500_000_000, "profit": 24_000_000})
    for number, left in enumerate((None, None, None, "2025-06-30")):
        person = PersonDraft(name=f"Lò Văn {'ABCD'[number]}")
        members.add_member(book, made, person, MembershipDraft(joined_on="2020-01-01", left_on=left))
    return made


FUNDS = {
    "revenue_plan": 5_000_000_000,
    "income_after_obligations": 18_000_000,
    "development_fund": Decimal("20"),
    "reserve_fund": Decimal("4.99"),
}


def test_the_first_criterion_follows_from_what_is_recorded(book: Book) -> None:
    made = scored(book)
    evaluations.evaluate(book, made, 2025, "tt09_2017", **FUNDS)
    sheet = evaluations.score_sheet(book, made, 2025, "tt09_2017")
    # 110 % of the plan: 4; 5.5 thousand million: 8; 18 million / 3 members = 6 million: 7; 20 %: 5; 4.99 %: 0
    assert [one.points for one in sheet.sub_scores] == [4, 8, 7, 5, 0]
    assert sheet.sub_scores[2].value == Fraction(6_000_000) and not sheet.income_is_profit
    (line,) = organisations.get(book, made).evaluations
    assert (line.criterion_1, line.score, line.rank) == (24, None, None)
    assert (line.development_fund, line.reserve_fund) == (2000, 499)
    # 24 + 20 + 10 + 10 + 4 + 12 = 80: good
    further = {f"criterion_{at}": points for at, points in enumerate((20, 10, 10, 4, 12), start=2)}
    evaluations.evaluate(book, made, 2025, "tt09_2017", **FUNDS, **further)
    (line,) = organisations.get(book, made).evaluations
    assert (line.score, line.rank) == (80, "good")


def test_the_profit_stands_for_an_income_that_is_not_stated_and_says_so(book: Book) -> None:
    made = scored(book)
    sheet = evaluations.score_sheet(book, made, 2025, "tt09_2017")
    # no plan, no funds; 24 million / 3 members = 8 million: 7
    assert [one.points for one in sheet.sub_scores] == [None, 8, 7, None, None]
    assert sheet.income_is_profit and sheet.values["score"] is None
    evaluations.evaluate(book, made, 2025, "tt09_2017")
    assert organisations.get(book, made).evaluations[0].criterion_1 is None
    other = added(book, name="HTX B")
    assert [one.points for one in evaluations.score_sheet(book, other, 2025, "tt09_2017").sub_scores] == [
        None
    ] * 5
    with pytest.raises(Refused, match="SCHEME_UNKNOWN"):
        evaluations.score_sheet(book, other, 2025, "judged")


def test_points_that_are_changed_later_carry_score_and_rank_along(book: Book) -> None:
    made = added(book)
    key = evaluations.evaluate(book, made, 2025, "tt09_2017", **{f"criterion_{at}": 10 for at in range(1, 7)})
    assert [line.rank for line in organisations.get(book, made).evaluations] == ["average"]  # 60
    store.change(book, "evaluations", key, "criterion_2", 15)
    (line,) = organisations.get(book, made).evaluations
    assert (line.score, line.rank) == (65, "fair")
    with pytest.raises(Refused, match="RANK_AGAINST_SCORE"):
        store.change(book, "evaluations", key, "rank", "good")


def test_what_was_recorded_under_the_abolished_circular_stays(book: Book) -> None:
    made = added(book)
    evaluations.evaluate(book, made, 2025, "tt01_2020", score=70)
    with pytest.raises(Refused, match="SCHEME_NOT_OFFERED"):
        evaluations.evaluate(book, made, 2026, "tt01_2020", score=70)
    assert [(one.year, one.rank) for one in organisations.get(book, made).evaluations] == [(2025, "fair")]


def test_the_points_travel(book: Book) -> None:
    evaluations.evaluate(book, added(book), 2025, "tt09_2017", criterion_2=9, fined=True)
    table = register_tables(book, date(2026, 4, 9))["evaluations"]
    row = dict(zip(table.columns, table.rows[0], strict=True))
    assert (row["criterion_2"], row["fined"], row["rank"], row["criterion_1"]) == (9, 1, "weak", None)
    assert table.columns[:7] == ("id", "organisation_id", "year", "definition", "score", "rank", "effective")


def test_the_nominal_list_of_agricultural_cooperatives(book: Book) -> None:
    crops = added(book, name="HTX A", sector="crops")
    by_code = added(book, name="HTX B", sector="agriculture", vsic_code="0322")
    unknown = added(book, name="HTX C", sector="agriculture", founded_on="2025-06-01")
    trade = added(book, name="HTX D", sector="trade")
    for key, score in ((crops, 82), (by_code, 50), (unknown, None)):
        evaluations.evaluate(book, key, 2025, "tt09_2017", score=score)
    evaluations.evaluate(book, trade, 2025, "tt01_2020", score=70)
    evaluations.evaluate(book, crops, 2024, "tt09_2017", score=40)
    chosen = ListFilter(preset="agricultural", where=(("year", "2025"),))
    paths = ("organisation", "agricultural_type", "score", "rank")
    shown = [tuple(row[path] for path in paths) for row in lists.rows(book, "evaluations", paths, chosen)]
    assert shown == [
        ("HTX A", "crops", 82, "good"),
        ("HTX B", "fishery", 50, "average"),
        ("HTX C", None, None, "not_ranked"),  # under 12 months at the end of 2025
    ]
    assert lists.preset_counts(book, "evaluations") == {"agricultural": 4}


@pytest.mark.parametrize(
    ("sector", "code"),
    [
        ("agriculture", "0111"),
        ("agriculture", "3600"),
        ("agriculture", None),
        (None, "3600"),
        (None, "0210"),
        ("trade", "0111"),
        ("crops", "0141"),
    ],
)
def test_the_list_derives_the_same_type_as_the_forms(
    book: Book, sector: str | None, code: str | None
) -> None:
    made = added(book, sector=sector, vsic_code=code)
    evaluations.evaluate(book, made, 2025, "tt09_2017", score=50)
    (row,) = lists.rows(book, "evaluations", ("agricultural_type",))
    known = type_of(sector, code)
    assert row["agricultural_type"] == (None if known in (UNKNOWN, OTHER) else known)

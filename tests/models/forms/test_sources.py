"""Figures from a snapshot: counting, summing, distinct counts, and when the register is silent."""

from decimal import Decimal
from typing import Any

from models.forms.rules.measures import Source
from models.forms.snapshot import Snapshot
from models.forms.sources import Measuring, left_out, records, scope_of

BASIS = {"kind": "cooperative"}


def snapshot(*organisations: dict[str, Any]) -> Snapshot:
    rows = [
        {"kind": "cooperative", "organisation": str(index), **row} for index, row in enumerate(organisations)
    ]
    return Snapshot({"organisations": rows, "members": [], "managers": [], "results": [], "debts": []}, 38)


def source(measure: Any = "count", attribute: str = "", **where: Any) -> Source:
    return Source("organisations", measure, attribute, BASIS, where)


def measured(asked: Source, there: Snapshot) -> Decimal | None:
    return Measuring(there).of(asked)


def test_none_of_a_kind_is_blank_and_some_without_the_property_is_zero() -> None:
    assert measured(source(stopped=True), snapshot()) is None
    assert measured(source(stopped=True), snapshot({"stopped": False})) == 0


def test_a_property_that_is_known_of_none_is_blank() -> None:
    assert measured(source(high_technology=True), snapshot({"high_technology": None})) is None
    assert (
        measured(
            source(high_technology=True), snapshot({"high_technology": None}, {"high_technology": False})
        )
        == 0
    )


def test_a_sum_counts_only_what_is_known() -> None:
    there = snapshot({"charter_capital": 5, "alive": True}, {"charter_capital": None, "alive": True})
    assert measured(source("sum", "charter_capital", alive=True), there) == 5
    silent = snapshot({"charter_capital": None, "alive": True})
    assert measured(source("sum", "charter_capital", alive=True), silent) is None


def test_communes_are_counted_once() -> None:
    there = snapshot({"commune": "1"}, {"commune": "1"}, {"commune": "2"}, {"commune": None})
    assert measured(source("distinct", "commune"), there) == 2


def test_communes_that_nobody_recorded_are_blank_and_not_none() -> None:
    """Seven cooperatives of unknown communes are not in no commune."""
    assert measured(source("distinct", "commune"), snapshot(*[{"commune": None}] * 7)) is None
    assert (
        measured(source("distinct", "commune", alive=True), snapshot({"commune": "1", "alive": False})) == 0
    )


def test_how_many_records_state_a_commune_is_said_with_the_number_of_communes() -> None:
    """Two of three cooperatives say where they are; the one that ended is not asked."""
    rows = ({"commune": "1"}, {"commune": "1"}, {"commune": None}, {"commune": None, "alive": False})
    there = snapshot(*({"alive": True, **row} for row in rows))
    asked = source("distinct", "commune", alive=True)
    found = Measuring(there).coverage(asked)
    assert found is not None and (found.stated, found.asked) == (2, 3)
    assert [(row["organisation"], lacks) for row, lacks in left_out((asked,), there)] == [("2", ("commune",))]


def test_true_asks_of_a_number_only_that_it_is_known() -> None:
    there = snapshot({"charter_capital": 0}, {"charter_capital": None})
    assert measured(source(charter_capital=True), there) == 1


def test_false_does_not_match_what_is_not_known() -> None:
    assert measured(source(agriculture=False), snapshot({"agriculture": None}, {"agriculture": False})) == 1


def test_the_number_of_communes_comes_with_the_snapshot() -> None:
    assert measured(Source("organisations", "communes"), snapshot()) == 38


def test_the_records_behind_a_figure_are_those_it_counts() -> None:
    there = snapshot({"stopped": True}, {"stopped": False})
    assert [row["organisation"] for row in records(source(stopped=True), there)] == ["0"]


def test_what_is_not_known_can_be_counted_and_is_decided_by_every_record() -> None:
    there = snapshot({"operating": None}, {"operating": True}, {"operating": None})
    asked = source(operating=None)
    assert measured(asked, there) == 2
    assert measured(asked, snapshot({"operating": True})) == 0
    assert measured(asked, snapshot()) is None
    coverage = Measuring(there).coverage(asked)
    assert coverage is not None and (coverage.stated, coverage.asked) == (3, 3)
    assert len(records(asked, there)) == 2


def test_several_sources_ought_to_be_stated_by_the_records_of_their_common_conditions() -> None:
    workers = source("sum", "workers", alive=True, operating=True)
    wages = source("sum", "wages", alive=True, operating=False)
    assert scope_of([workers, wages]) == {"alive": True}
    assert scope_of([workers, workers]) == {"alive": True, "operating": True}


def test_a_single_source_ought_to_be_stated_by_whom_it_speaks_of() -> None:
    # women among the living members: who is a woman is what is asked, so all living members ought to say
    assert scope_of([source(alive=True, female=True)]) == {"alive": True}
    # a count of those that operate asks only whether they operate: all that live ought to say
    assert scope_of([source(alive=True, operating=True)]) == {"alive": True}
    assert scope_of([source("sum", "capital", alive=True, operating=True)]) == {
        "alive": True,
        "operating": True,
    }

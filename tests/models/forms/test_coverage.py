"""Ratios and means over the records that state both parts; what is unknown is counted."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from models.forms.cells import Given, Origin, Sheet
from models.forms.checking.comparing import Case
from models.forms.checking.cross_checks import run
from models.forms.coverage import Counted, Coverage
from models.forms.loader import PUBLISHED
from models.forms.merge.consolidation import combine
from models.forms.merge.contributions import Contribution
from models.forms.merge.merged_support import Audience, merged_support
from models.forms.sheets import evaluate
from models.forms.snapshot import Snapshot
from models.forms.sources import Measuring, left_out, prefill_with_support

FORM = PUBLISHED.form_on("B01", date(2026, 9, 30))
MILLION = 10**6


def organisation(name: str, **known: Any) -> dict[str, Any]:
    return {
        "organisation": name,
        "kind": "cooperative",
        "alive": True,
        "operating": True,
        "stopped": False,
    } | known


def snapshot(organisations: list[dict[str, Any]], results: Mapping[str, Mapping[str, Any]]) -> Snapshot:
    rows = [
        one | dict(results[one["organisation"]]) for one in organisations if one["organisation"] in results
    ]
    empty: dict[str, list[dict[str, Any]]] = {"members": [], "managers": [], "debts": [], "products": []}
    return Snapshot({"organisations": organisations, "results": rows, **empty}, 38)


def own_sheet(there: Snapshot, typed: dict[tuple[str, str], Given] | None = None) -> Sheet:
    register = prefill_with_support(FORM, Measuring(there))
    offered = {key: (value, Origin.REGISTER) for key, value in register.figures.items()}
    return evaluate(FORM, offered, typed or {}, register.support)


def merged_sheet(contributions: list[Contribution], audience: Audience | None = None) -> Sheet:
    offered = {key: (value, Origin.MERGED) for key, value in combine(FORM, contributions).items()}
    return evaluate(FORM, offered, {}, merged_support(FORM, contributions, audience or Audience()))


def unit(name: str, **figures: int) -> Contribution:
    """Main figures by row code with _ for the dot."""
    there = {(row.replace("_", "."), "actual"): Decimal(value) for row, value in figures.items()}
    return Contribution(name, f"package of {name}", there)


THREE = [organisation("a"), organisation("b"), organisation("c")]


def test_a_mean_takes_the_records_that_state_both_parts() -> None:
    # a: wages 600 of 10 workers; b: wages 500 of an unknown number; c: nothing. 600 ÷ 10 = 60, not 1,100 ÷ 10.
    there = snapshot(THREE, {"a": {"wages": 600, "workers": 10}, "b": {"wages": 500, "workers": None}})
    cell = own_sheet(there)["I.8", "actual"]
    assert cell.value == 60
    assert cell.coverage == Coverage(1, 3, Counted.RECORDS)
    assert own_sheet(there).value("I.8a") == 600


def test_the_share_of_members_revenue_takes_those_that_state_it() -> None:
    # a: 200 of 1,000 with members; b: 3,000, of which with members is unknown. 200 ÷ 1,000 = 20 %, not 5 %.
    results: dict[str, dict[str, Any]] = {
        "a": {"revenue": 1000, "revenue_internal": 200},
        "b": {"revenue": 3000, "revenue_internal": None},
    }
    sheet = own_sheet(snapshot(THREE, results))
    assert sheet.value("I.6.1b") == 20
    assert sheet.value("I.6.1") == 200
    assert sheet.value("I.6a") == 4000


def test_a_flag_that_is_not_known_is_no_no() -> None:
    # Of three cooperatives one is a member of the alliance, one is not, of one it is unknown: 1 of 2, not 1 of 3.
    known = [
        organisation("a", alliance_member=True),
        organisation("b", alliance_member=False),
        organisation("c"),
    ]
    cell = own_sheet(snapshot(known, {}))["I.1.11a", "actual"]
    assert cell.value == 50
    assert cell.coverage == Coverage(2, 3, Counted.RECORDS)


def test_nobody_states_both_parts() -> None:
    results: dict[str, dict[str, Any]] = {
        "a": {"wages": 600, "workers": None},
        "b": {"wages": None, "workers": 5},
    }
    there = snapshot(THREE, results)
    cell = own_sheet(there)["I.8", "actual"]
    assert cell.value is None
    assert cell.coverage is not None and cell.coverage.stated == 0


def test_a_part_that_is_typed_makes_the_ratio_from_the_rows() -> None:
    there = snapshot(THREE, {"a": {"workers": 10, "workers_trained": 3}, "b": {"workers": 10}})
    assert own_sheet(there).value("I.3.2a") == 30  # 3 of the 10 of a
    typed = {("I.3", "actual"): Given(Decimal(30), "counted again")}
    assert own_sheet(there, typed).value("I.3.2a") == 10  # 3 of the 30 that were typed


def test_the_records_left_out_say_what_they_lack() -> None:
    there = snapshot(THREE, {"a": {"wages": 600, "workers": 10}, "b": {"wages": 500, "workers": None}})
    source = FORM.row_by_code["I.3"].source
    assert source is not None
    lacking = {record["organisation"]: lacks for record, lacks in left_out((source,), there)}
    assert lacking == {"b": ("workers",), "c": ("results",)}


def test_a_merged_mean_takes_the_units_that_state_both_parts() -> None:
    # One unit states 1,000 million of 10, one 8,000 million without a number, one neither: 100 million, not 900.
    units = [
        unit("x", I_1=10, I_7a=1000 * MILLION, I_7b=10),
        unit("y", I_1=20, I_7a=8000 * MILLION),
        unit("z", I_1=3),
    ]
    cell = merged_sheet(units)["I.7", "actual"]
    assert cell.value == 100 * MILLION
    assert cell.coverage == Coverage(1, 3, Counted.UNITS)


def test_totals_and_numbers_of_different_units_make_no_mean() -> None:
    cell = merged_sheet([unit("x", I_7a=1000 * MILLION), unit("y", I_7b=10)])["I.7", "actual"]
    assert cell.value is None
    assert cell.coverage == Coverage(0, 2, Counted.UNITS)


def test_units_that_have_not_sent_are_asked_too_and_last_year_weighs() -> None:
    # Last year the unit that states it had 61 of 100.
    last_year = [
        Contribution("", "package of x", {("I.7b", "actual"): Decimal(61)}),
        Contribution("", "somebody", {("I.7b", "actual"): Decimal(39)}),
    ]
    units = [unit("x", I_1=10, I_7a=1000 * MILLION, I_7b=10)]
    cell = merged_sheet(units, Audience(("a", "b"), last_year))["I.7", "actual"]
    assert cell.coverage == Coverage(1, 3, Counted.UNITS, Fraction(61, 100))


def test_a_unit_without_anything_in_a_block_is_not_asked_there() -> None:
    units = [unit("x", I_1=10, II_1=1, II_7a=5, II_7b=1), unit("y", I_1=4, II_1=0)]
    assert merged_sheet(units)["II.7", "actual"].coverage == Coverage(1, 1, Counted.UNITS)


def test_who_states_only_what_is_never_merged_is_no_unit_of_the_merge() -> None:
    # The receiving unit knows the number of its communes, and nothing else: two units, not three.
    units = [unit("x", I_7a=20, I_7b=2), unit("y", I_7a=10, I_7b=1), unit("", I_11b=17)]
    assert merged_sheet(units)["I.7", "actual"].coverage == Coverage(2, 2, Counted.UNITS)


def test_a_comparison_with_the_plan_takes_the_units_that_state_both() -> None:
    # 10 of a plan of 25 is 40.0; the 25 cooperatives of a unit without a plan do not count.
    with_plan = unit("x", I_1=10)
    with_plan = Contribution("x", "p", {**with_plan.figures, ("I.1", "plan"): Decimal(25)})
    cell = merged_sheet([with_plan, unit("y", I_1=25)])["I.1", "vs_plan"]
    assert cell.value == 40


def test_a_comparison_with_the_period_before_takes_what_the_units_said_then() -> None:
    now = [unit("x", I_1=10), unit("y", I_1=20)]
    before = Contribution("", "package of x", {("I.1", "actual"): Decimal(8)})
    audience = Audience(("z",), (), (before,))
    assert merged_sheet(now, audience)["I.1", "vs_previous"].value == 125


results = st.fixed_dictionaries(
    {
        name: st.none() | st.integers(0, 50)
        for name in ("revenue", "revenue_internal", "workers", "wages", "workers_trained")
    }
)
registers = st.lists(st.tuples(results, st.none() | st.booleans()), max_size=8)
ROWS = ("I.6", "I.6.1", "I.6.1b", "I.8", "I.3.2a", "I.1.11a", "I.1.9a")


@given(registers, st.data())
def test_merging_any_partition_of_the_records_is_measuring_the_whole(
    many: list[tuple[dict[str, Any], bool | None]], data: st.DataObject
) -> None:
    known = [organisation(str(at), alliance_member=flag) for at, (_, flag) in enumerate(many)]
    by_name = {str(at): figures for at, (figures, _) in enumerate(many)}
    places = data.draw(st.lists(st.integers(0, 2), min_size=len(many), max_size=len(many)))
    units = []
    for place in range(3):
        part = [one for one, at in zip(known, places, strict=True) if at == place]
        there = prefill_with_support(FORM, Measuring(snapshot(part, by_name)))
        pairs = own_sheet(snapshot(part, by_name)).pairs
        units.append(Contribution(str(place), str(place), there.figures, pairs))
    whole, merged = own_sheet(snapshot(known, by_name)), merged_sheet(units)
    for row in ROWS:
        assert merged.value(row) == whole.value(row)
    for cell in (*whole.cells.values(), *merged.cells.values()):
        assert cell.coverage is None or 0 <= cell.coverage.stated <= cell.coverage.asked


def test_a_share_that_was_typed_over_all_that_stands_on_the_sheet_is_right_too() -> None:
    # Of three that operate one is effective, one is not, of one it is unknown: 1 of 2 is offered, and 33.3 is 1 of 3.
    known = [organisation("a", effective=True), organisation("b", effective=False), organisation("c")]
    there = snapshot(known, {})

    def errors(share: str) -> list[str]:
        sheet = own_sheet(there, {("I.1.7a", "actual"): Given(Decimal(share), "")})
        found = run(Case({"B01": sheet}))
        return [one.code for one in found if (one.row, one.column) == ("I.1.7a", "actual")]

    assert own_sheet(there).value("I.1.7a") == 50
    assert not errors("50") and not errors("33.3")
    assert errors("40") == ["RATIO"]


def test_a_whole_merge_says_on_how_many_records_its_ratios_rest() -> None:
    # Two units of three and two cooperatives; one of each has no evaluation: 3 of 5.
    units = []
    for name, known in (("x", [True, False, None]), ("y", [True, None])):
        there = snapshot([organisation(str(at), effective=flag) for at, flag in enumerate(known)], {})
        sheet = own_sheet(there)
        units.append(
            Contribution(name, name, prefill_with_support(FORM, Measuring(there)).figures, sheet.pairs)
        )
    cell = merged_sheet(units)["I.1.7a", "actual"]
    assert cell.coverage == Coverage(3, 5, Counted.RECORDS)
    assert cell.exact is not None and cell.exact == Fraction(200, 3)

"""Invented products: about one for every third cooperative, drawn without moving anything else."""

from datetime import date

import pytest

from exports.demonstration.plan import make_plan
from exports.demonstration.register import Record, register_of
from models.values import codes


def registers(year: int) -> list[dict[str, list[Record]]]:
    plan = make_plan(year, 1)
    return [register_of(plan, place) for place in range(len(plan.units))]


@pytest.mark.parametrize("year", [2020, 2026])
def test_about_every_third_cooperative_has_one(year: int) -> None:
    drawn, cutoff = registers(year), make_plan(year, 1).cutoff.isoformat()
    products = [one for register in drawn for one in register["products"]]
    owners = {one["organisation_id"] for one in products}
    cooperatives = [
        one for register in drawn for one in register["organisations"] if one["kind"] == "cooperative"
    ]
    assert 0.25 < len(owners) / len(cooperatives) < 0.4
    assert len(owners) == len(products) == len({one["id"] for one in products})
    founded = {one["id"]: one["founded_on"] for one in cooperatives}
    for one in products:
        assert founded[one["organisation_id"]] <= one["certified_on"] <= cutoff
        level = codes.entry("product_levels", one["level"])
        assert level.valid_on(date.fromisoformat(one["certified_on"]))


def test_the_same_seed_draws_the_same() -> None:
    assert [one["products"] for one in registers(2026)] == [one["products"] for one in registers(2026)]

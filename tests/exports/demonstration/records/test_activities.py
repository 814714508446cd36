"""Invented activities, tasks and officers: plausible numbers, of every unit, drawn without moving anything else."""

import pytest

from exports.demonstration.plan import make_plan
from exports.demonstration.register import Record, register_of
from models.register.catalogue import record_of

TABLES = (
    "activities",
    "activity_participants",
    "activity_organisations",
    "activity_costs",
    "steering_members",
    "tasks",
)


def registers(year: int) -> list[dict[str, list[Record]]]:
    plan = make_plan(year, 1)
    return [register_of(plan, place) for place in range(len(plan.units))]


@pytest.mark.parametrize("year", [2020, 2026])
def test_what_belongs_to_an_activity_names_it_and_numbers_are_in_order(year: int) -> None:
    drawn, cutoff = registers(year), make_plan(year, 1).cutoff.isoformat()
    for register in drawn:
        activities = {one["id"]: one for one in register["activities"]}
        organisations = {one["id"] for one in register["organisations"]}
        for one in activities.values():
            assert f"{year}-01-10" <= one["first_day"] <= cutoff
            assert one["last_day"] is None or one["first_day"] < one["last_day"] <= cutoff
        for part in TABLES[1:4]:
            assert {one["activity_id"] for one in register[part]} <= set(activities)
        assert {one["organisation_id"] for one in register["activity_organisations"]} <= organisations
        for one in register["activity_participants"]:
            assert 0 < one["persons"] <= one["visits"]
            assert max(one["women"], one["minorities"]) <= one["persons"]
        assert all(0 < one["spent"] <= one["planned"] for one in register["activity_costs"])
        assert all((one["task_state"] == "done") == ("done_on" in one) for one in register["tasks"])
        assert all(one.get("done_on", "") <= cutoff for one in register["tasks"])
        assert sum(one["steering_body"] == "officer" for one in register["steering_members"]) == 2


@pytest.mark.parametrize("table", TABLES)
def test_every_record_has_what_its_kind_asks_for(table: str) -> None:
    needed = {field.name for field in record_of(table).fields if field.required and field.by == "person"}
    records = [one for register in registers(2026) for one in register[table]]
    assert records and all(needed <= {name for name, value in one.items() if value} for one in records)


def test_the_same_seed_draws_the_same() -> None:
    first, second = registers(2026), registers(2026)
    for table in TABLES:
        assert [one[table] for one in first] == [one[table] for one in second]

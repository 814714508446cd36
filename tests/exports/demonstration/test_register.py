"""The invented register: people and organisations that pass the checks, the same for the same seed."""

from collections import Counter
from datetime import date

import pytest

from exports.demonstration.plan import make_plan
from exports.demonstration.quotas import Size, share_out
from exports.demonstration.register import Record, register_of
from models.register.identifiers import doubts_of_personal_number, doubts_of_tax_code
from models.values.names import fold
from models.values.units import communes_of

YEARS = (2020, 2026)


def registers(year: int, seed: int = 1) -> list[dict[str, list[Record]]]:
    plan = make_plan(year, seed)
    return [register_of(plan, place) for place in range(len(plan.units))]


@pytest.fixture(scope="module", params=YEARS)
def drawn(request: pytest.FixtureRequest) -> tuple[int, list[dict[str, list[Record]]]]:
    return request.param, registers(request.param)


Drawn = tuple[int, list[dict[str, list[Record]]]]


def all_of(drawn: Drawn, table: str) -> list[Record]:
    return [record for register in drawn[1] for record in register[table]]


def test_the_same_seed_draws_the_same(drawn: Drawn) -> None:
    assert registers(drawn[0]) == drawn[1]
    assert registers(drawn[0], seed=2) != drawn[1]


def test_ids_names_and_numbers_are_given_once(drawn: Drawn) -> None:
    for table in drawn[1][0]:
        ids = [record["id"] for record in all_of(drawn, table)]
        assert len(ids) == len(set(ids)), table
    organisations = all_of(drawn, "organisations")
    names = Counter(fold(record["name"]) for record in organisations)
    assert names.most_common(1)[0][1] == 1
    for numbers in (
        [record["tax_code"] for record in organisations if record["tax_code"]],
        [record["personal_number"] for record in all_of(drawn, "people") if "personal_number" in record],
    ):
        assert len(numbers) == len(set(numbers))


def test_numbers_are_without_doubt(drawn: Drawn) -> None:
    for record in all_of(drawn, "organisations"):
        assert not doubts_of_tax_code(record["tax_code"] or "")
    for record in all_of(drawn, "people"):
        if record["party"] == "person":
            year = int(record["birth"][:4])
            assert not doubts_of_personal_number(record["personal_number"], record["sex"], year)


def test_every_cooperative_lies_in_a_commune_of_its_unit_on_the_day(drawn: Drawn) -> None:
    plan = make_plan(drawn[0], 1)
    for unit, register in zip(plan.units, drawn[1], strict=True):
        there = {commune.code for commune in communes_of(unit, plan.cutoff)}
        assert {record["commune_code"] for record in register["organisations"]} <= there


def test_no_member_has_more_than_the_law_lets_one_have(drawn: Drawn) -> None:
    capital: dict[str, int] = {}
    for record in all_of(drawn, "charter_capitals"):
        capital[record["organisation_id"]] = max(record["amount"], capital.get(record["organisation_id"], 0))
    for record in all_of(drawn, "memberships"):
        if record["capital"]:
            assert record["capital"] <= 0.3 * capital[record["organisation_id"]]


def test_nobody_joins_before_the_founding_or_leaves_before_joining(drawn: Drawn) -> None:
    founded = {record["id"]: record["founded_on"] for record in all_of(drawn, "organisations")}
    for record in all_of(drawn, "memberships"):
        assert founded[record["organisation_id"]] <= record["joined_on"]
        assert record["left_on"] is None or record["joined_on"] <= record["left_on"]


def test_members_are_adults_and_some_are_in_several_cooperatives(drawn: Drawn) -> None:
    cutoff = make_plan(drawn[0], 1).cutoff
    born = [record["birth"] for record in all_of(drawn, "people") if "birth" in record]
    assert max(born) <= date(cutoff.year - 18, cutoff.month, cutoff.day).isoformat()
    seats = Counter(record["person_id"] for record in all_of(drawn, "memberships"))
    assert 20 < sum(count > 1 for count in seats.values()) < 400


def test_many_peoples_of_the_province_are_there(drawn: Drawn) -> None:
    groups = {record.get("ethnic_group") for record in all_of(drawn, "people")}
    assert {
        "thai",
        "hmong",
        "dao",
        "ha_nhi",
        "giay",
        "kinh",
        "lu",
        "mang",
        "la_hu",
        "si_la",
        "cong",
    } <= groups


def test_two_managers_in_three_have_low_training(drawn: Drawn) -> None:
    levels = Counter(record["training_level"] for record in all_of(drawn, "managers"))
    low = levels["untrained"] + levels["elementary"] + levels["intermediate"]
    assert 0.675 < low / levels.total() < 0.70


def test_shares_are_whole_and_parts_stay_below_their_whole() -> None:
    size = Size()
    quotas = share_out(size, [5, 1, 900, 30, 30, 1, 77, 4000])
    for name in (
        "cooperatives",
        "stopped",
        "founded",
        "groups",
        "members",
        "managers",
        "credit_funds",
        "unions",
    ):
        assert sum(getattr(quota, name) for quota in quotas) == getattr(size, name)
    for quota in quotas:
        assert quota.held_by_debt <= quota.stopped <= quota.cooperatives
        assert quota.members >= 7 * quota.cooperatives

"""Groups of the demonstration have the papers that the rules of their days asked for, and no others."""

from datetime import date

import pytest

from exports.demonstration.plan import make_plan
from exports.demonstration.register import register_of
from models.values.workdays import working_day_after

NOTICE, LAW, UNTIL = date(2019, 11, 25), date(2024, 7, 1), date(2026, 1, 1)
"""From when a contract is notified, a group registers, and until when one of before has."""


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("year", [2020, 2026])
def test_every_group_has_the_papers_of_its_time(year: int) -> None:
    plan = make_plan(year, 1)
    groups = [
        one
        for place in range(len(plan.units))
        for one in register_of(plan, place)["organisations"]
        if one["kind"] == "group"
    ]
    assert len(groups) > 100
    seen = set()
    for one in groups:
        founded, registered, notified = (
            day(one[name]) for name in ("founded_on", "registered_on", "notified_on")
        )
        assert founded is not None
        assert bool(registered) == bool(one["registration_number"]) == bool(one["registration_office"])
        if registered is None:
            assert not one["certified"] or founded < NOTICE, (
                "a certificate is of the commune, or a registration"
            )
        elif founded >= LAW:
            assert founded < registered <= working_day_after(founded, 8)
        else:
            assert LAW <= registered < UNTIL
        if notified is None:
            assert founded < NOTICE or (registered is not None and founded >= LAW)
        else:
            assert founded >= NOTICE and founded < notified <= working_day_after(founded, 5) <= plan.cutoff
        assert one["law"] == (None if year == 2020 else "law_2023")
        assert bool(one["tax_code"]) == bool(one["certified"])
        until = day(one["contract_until"])
        assert until is None or until > plan.period.first_day
        seen.add((founded < NOTICE, founded >= LAW, registered is None, notified is None, until is None))
    assert len(seen) >= (4 if year == 2020 else 9)
    assert (year == 2026) == any(one["registered_on"] for one in groups)


def test_a_contract_that_ran_out_ends_on_the_day_of_the_group() -> None:
    plan = make_plan(2026, 1)
    place = next(at for at, quota in enumerate(plan.quotas) if quota.groups_ended)
    drawn = register_of(plan, place)
    ends = [one for one in drawn["standings"] if one["event"] == "group_ended"]
    contracts = {one["id"]: one["contract_until"] for one in drawn["organisations"] if one["kind"] == "group"}
    assert ends
    for end in ends:
        until = contracts[end["organisation_id"]]
        ran_out = end["reason"] == "Hết thời hạn hợp đồng hợp tác"
        assert until == end["on"] if ran_out else until is None or until > end["on"]

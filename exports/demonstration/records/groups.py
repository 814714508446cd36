"""The contract, notice and registration of an invented group, by the rules that were in force on their days."""

from datetime import date, timedelta
from random import Random
from typing import Any

from exports.demonstration.drawing import day_between
from exports.demonstration.words import words
from models.values.workdays import working_day_after

_FILING = 5
"""Working days after the signing within which a contract is notified, or the file for a registration handed in."""


def group_papers(record: dict[str, Any], cutoff: date, rng: Random, ended: date | None = None) -> None:
    """Fill in how long the contract runs, when the commune received its notice, and when the group registered.

    ended: the last day of one whose contract ran out. Before the decree nothing was notified, before the law nothing
    registered; a certificate of before is that of the commune on the contract, which the decree did away with.
    """
    rules = words("organisations")["groups"]
    founded = date.fromisoformat(record["founded_on"])
    record["law"] = "law_2023" if cutoff >= rules["registered_since"] else None
    record["contract_until"] = _contract_until(founded, cutoff, rng, rules, ended)
    filed = working_day_after(founded, rng.randint(1, _FILING))
    registers = bool(record["certified"]) and cutoff >= rules["registered_since"]
    if rules["notified_since"] <= founded < rules["registered_since"]:
        record["certified"] = int(registers)
    notifies = founded >= rules["notified_since"] and not (registers and founded >= rules["registered_since"])
    record["notified_on"] = filed.isoformat() if notifies else None
    if not registers:
        record |= {"registration_number": "", "registered_on": None, "registration_office": ""}
    elif founded >= rules["registered_since"]:
        record["registered_on"] = working_day_after(filed, 3).isoformat()
    else:
        last = min(cutoff, ended or cutoff, rules["registered_until"]) - timedelta(days=1)
        record["registered_on"] = day_between(rng, rules["registered_since"], last).isoformat()
    if not record["certified"]:
        record["tax_code"] = None


def _contract_until(
    founded: date, cutoff: date, rng: Random, rules: dict[str, Any], ended: date | None
) -> str | None:
    """The last day of the contract, renewed as often as it takes; None for one without a term."""
    if ended is not None:
        return ended.isoformat()
    years = rng.choice(rules["contract_years"])
    if not years:
        return None
    until = founded
    while until <= cutoff:
        until = _years_later(until, years)
    return until.isoformat()


def _years_later(day: date, years: int) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leap else day.day)

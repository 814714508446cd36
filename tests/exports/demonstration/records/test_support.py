"""Invented support: it passes the rules and raises none of the doubts of the program."""

from pathlib import Path

import pytest

from exports.demonstration.plan import make_plan
from exports.demonstration.register import Record, register_of
from models.register.catalogue import record_of
from storage.book.book import Book
from storage.extracts.loading import load
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.register.records import store

KINDS = (
    "documents",
    "programmes",
    "programme_components",
    "support_grants",
    "grant_amounts",
    "funding_lines",
)


@pytest.mark.parametrize("year", [2020, 2026])
def test_every_unit_has_support_of_every_kind(year: int) -> None:
    plan = make_plan(year, 1)
    registers = [register_of(plan, place) for place in range(len(plan.units))]
    for register in registers:
        assert all(register[table] for table in KINDS)
    grants = [one for register in registers for one in register["support_grants"]]
    supported = [one for one in grants if one.get("organisation_id")]
    assert 40 < len(supported) < 100  # about a fifth of 335 that operate
    assert any(one["state"] == "returned" for one in grants)


@pytest.fixture(scope="module")
def register() -> dict[str, list[Record]]:
    return register_of(make_plan(2026, 1), 0)


def test_what_is_drawn_passes_the_rules_and_raises_no_doubt(
    tmp_path: Path, register: dict[str, list[Record]]
) -> None:
    cutoff = make_plan(2026, 1).cutoff
    with Book.create(tmp_path / "one.book") as book:
        load(book, "LOADED", register)
        with book.change("RECORD_CHANGED", table="", id="", field="") as session:
            for table in KINDS:
                for one in register[table]:
                    first = next(iter(record_of(table).typed))
                    store.change_in(session, book.ids, table, one["id"], {first: one[first]}, cutoff)
        for table, doubts in (
            ("support_grants", record_of("support_grants").presets),
            ("funding_lines", ("above_allocated",)),
            ("documents", ("year_differs",)),
        ):
            for doubt in doubts:
                assert not lists.keys(book, table, ListFilter(preset=doubt, day=cutoff)), doubt


def test_the_lines_of_the_plan_say_what_the_grants_say(register: dict[str, list[Record]]) -> None:
    for step, name in (("approved", "allocated"), ("disbursed", "disbursed"), ("returned", "returned")):
        said = sum(one["amount"] for one in register["grant_amounts"] if one["step"] == step)
        assert said == sum(one[name] or 0 for one in register["funding_lines"])

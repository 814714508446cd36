"""Invented chains, certificates and a fund: plausible, accepted by the rules, drawn without moving anything else."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from exports.demonstration.plan import make_plan
from exports.demonstration.records.funds import FUND_TABLES
from exports.demonstration.register import FUND_AT, Record, register_of
from models.register.catalogue import record_of
from models.values import codes
from storage.book.book import Book
from storage.extracts.loading import load
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.register.records import store
from tests.storage.sample_returns import unit_book

TABLES = ("documents", "chain_projects", "project_partners", "project_amounts", "certificates")


def registers(year: int) -> list[dict[str, list[Record]]]:
    plan = make_plan(year, 1)
    return [register_of(plan, place) for place in range(len(plan.units))]


@pytest.mark.parametrize("year", [2020, 2026])
def test_chains_and_certificates_are_there_and_rare(year: int) -> None:
    drawn = registers(year)
    found = {table: [one for register in drawn for one in register[table]] for table in TABLES}
    assert 20 < len(found["chain_projects"]) < 60 < 2 * len(found["certificates"]) < 200
    assert len(found["project_partners"]) == 2 * len(found["chain_projects"])
    states = Counter(one["project_state"] for one in found["chain_projects"])
    assert set(states) == {"running", "approved", "ended", "proposed"}
    undecided = [one for one in found["chain_projects"] if "decision_id" not in one]
    assert 0 < len(undecided) < len(found["chain_projects"]) / 2
    assert [register["funds"] != [] for register in drawn].index(True) == FUND_AT


@pytest.mark.parametrize("year", [2020, 2026])
def test_every_record_would_be_accepted_one_by_one(year: int, tmp_path: Path) -> None:
    plan = make_plan(year, 1)
    register = register_of(plan, FUND_AT)
    with unit_book(tmp_path / "a.book") as book:
        load(book, "LOADED", {name: rows for name, rows in register.items() if record_of(name).since < 3})
        given: dict[str, str] = {}
        for kind in [record_of(table) for table in (*TABLES, *FUND_TABLES)]:
            for record in register[kind.table]:
                given[record["id"]] = add(book, kind.table, record, given)
        chosen = ListFilter(day=plan.cutoff)
        (fund,) = lists.page(book, "funds", list(lists.keys(book, "funds")), ["capital", "balance"], chosen)
    assert fund["capital"] == 4_750_000_000 and 0 < int(str(fund["balance"])) < 4_750_000_000


def add(book: Book, table: str, record: dict[str, Any], given: dict[str, str]) -> str:
    described = record_of(table).by_name
    values = {
        name: given.get(str(value), value)
        for name, value in record.items()
        if name != "id" and described[name].by == "person"
    }
    return store.add(book, table, values)


def test_certificates_begin_after_their_organisation_and_end_by_their_kind() -> None:
    for register in registers(2026):
        founded = {one["id"]: one["founded_on"] for one in register["organisations"]}
        for one in register["certificates"]:
            assert founded[one["organisation_id"]] <= one["issued_on"] <= "2026-09-30"
            assert one["valid_to"] is None or date.fromisoformat(one["valid_to"]) > date(2024, 1, 1)
            assert codes.entry("certificate_kinds", one["certificate_kind"])


def test_the_same_seed_draws_the_same() -> None:
    first, again = registers(2026), registers(2026)
    for table in (*TABLES, *FUND_TABLES):
        assert [one[table] for one in first] == [one[table] for one in again]

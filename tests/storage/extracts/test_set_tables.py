"""The tables that figures of forms rest on: none that a query of their sets reads is left out."""

import re
from datetime import date

import pytest

from models.forms.loader import PUBLISHED
from storage.extracts import snapshot, snapshot_rows
from storage.extracts.set_tables import OF_ORGANISATIONS, OF_REGISTER, OF_SETS, register_tables_of

QUERIES = {
    "organisations": (
        snapshot._ORGANISATIONS,
        snapshot._EVENTS,
        snapshot._UNIONS,
        snapshot._CAPITALS,
        snapshot._EVALUATIONS,
    ),
    "members": (snapshot_rows._MEMBERS,),
    "managers": (snapshot_rows._MANAGERS,),
    "results": (snapshot_rows._RESULTS,),
    "debts": (snapshot_rows._DEBTS,),
}


@pytest.mark.parametrize("name", QUERIES)
def test_each_table_that_is_read_is_named(name: str) -> None:
    read = {table for query in QUERIES[name] for table in re.findall(r"(?:FROM|JOIN) (\w+)", query)}
    assert read <= OF_SETS[name]


def test_a_form_rests_on_the_sets_that_it_asks_and_on_organisations() -> None:
    debts = PUBLISHED.form_on("B04", date(2026, 9, 30))
    tables = register_tables_of([debts])
    assert OF_ORGANISATIONS <= tables <= OF_REGISTER
    assert "debt_entries" in tables
    assert not tables & {"tasks", "documents", "products", "people"}
    assert {"memberships", "people"} <= register_tables_of([PUBLISHED.form_on("B01", date(2026, 9, 30))])

"""Invented attributes, memberships, relations and communes agree with what else the demonstration says."""

from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from exports.demonstration.plan import make_plan
from exports.demonstration.register import register_of
from storage.book.book import Book
from storage.extracts.loading import load
from storage.register.doubts.organisation_doubts import doubts
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter

KINDS = ("accounting_years", "alliance_memberships", "union_memberships", "commune_profiles", "relations")


@pytest.mark.parametrize("year", [2020, 2026])
def test_every_kind_is_there_and_nothing_contradicts(year: int, tmp_path: Path) -> None:
    plan = make_plan(year, 1)
    place = next(at for at, quota in enumerate(plan.quotas) if quota.unions)
    drawn = register_of(plan, place)
    assert all(drawn[kind] for kind in KINDS)
    now = datetime.combine(plan.cutoff, time(8), tzinfo=UTC)
    with Book.create(tmp_path / "a.book", clock=lambda: now) as book:
        load(book, "LOADED", drawn)
        found = {one.code for key in lists.keys(book, "organisations") for one in doubts(book, key)}
        assert not found & {"ALLIANCE_DIFFERS", "UNION_DIFFERS", "RELATION_WITHOUT_EVENT"}
        differing = len(lists.keys(book, "organisations", ListFilter(preset="tax_differs")))
        assert differing < 0.1 * len(drawn["organisations"])
        assert lists.keys(book, "commune_profiles", ListFilter(preset="without_cooperative")) != lists.keys(
            book, "commune_profiles"
        )

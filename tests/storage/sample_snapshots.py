"""Snapshots of the third quarter of 2026 of a small register, for tests of what a form may ask."""

from datetime import date
from typing import Any

from models.forms.snapshot import Snapshot
from models.register.drafts import OrganisationDraft
from models.values.units import unit_on
from storage.book.book import Book
from storage.extracts.snapshot import take_snapshot
from storage.register import organisations

FIRST, LAST = date(2026, 7, 1), date(2026, 9, 30)


def taken(book: Book, cutoff: date = LAST) -> Snapshot:
    return take_snapshot(book, cutoff, FIRST, LAST, "2026-Q3", unit_on("12", LAST))


def added(book: Book, name: str, on: str = "2020-01-01", **more: Any) -> str:
    return organisations.add(
        book, OrganisationDraft(**{"kind": "cooperative", "name": name, "founded_on": on, **more})
    )


def of(found: Snapshot, name: str, one: str) -> dict[str, Any]:
    rows = [row for row in found.sets[name] if row["organisation"] == one]
    assert len(rows) == 1
    return dict(rows[0])

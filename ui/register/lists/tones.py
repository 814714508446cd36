"""The colours that cells of a list bear, by table and name of what they show; most have none."""

from collections.abc import Callable, Mapping

from models.register.texts.cells import beside, entry_within
from storage.register.lists.lists import Row
from storage.register.lists.paths import ListColumn

Tone = Callable[[object, object], str]
"""From a value, and the one that its kind needs beside it, to a tone."""


def tone_of(column: ListColumn, row: Row) -> str:
    """The tone of a cell, "" for none."""
    tone = TONES.get((column.table, column.name))
    if tone is None:
        return ""
    needed = beside(column.described, column.path)
    return tone(row[column.path], row[needed] if needed else None)


def _bad_group(value: object, scheme: object) -> str:
    entry = entry_within("debt_groups", scheme, value)
    return "red" if entry is not None and entry.facts["bad"] else ""


def _state(value: object, _: object) -> str:
    return {"awaiting_dissolution_debt": "red", "unknown": "amber"}.get(str(value), "")


TONES: Mapping[tuple[str, str], Tone] = {
    ("debts", "overdue_days"): lambda value, _: "red" if value else "",
    ("debts", "group_code"): _bad_group,
    ("organisations", "state"): _state,
    ("organisations", "lacking"): lambda value, _: (
        "red" if value not in (None, "", "complete", "nothing") else ""
    ),
}

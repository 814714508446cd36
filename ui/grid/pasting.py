"""A block from the clipboard over a grid: what each cell would become, before anything is kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from models.values.outcomes import Outcome

GridKey: TypeAlias = tuple[str, str]
"""A cell by its line and its column."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """One cell of the block: its text, what it does, the value, and why it is refused."""

    text: str
    outcome: Outcome
    value: Any = None
    sentence: str = ""


def spread(
    block: Sequence[Sequence[str]], target: Callable[[int, int], GridKey | None]
) -> dict[GridKey, str]:
    """Cell → its text; target(line, column) is the cell under a cell of the block, from its top left.

    Cells of the block that lie on no cell of the grid are left out, and so are empty ones: a paste never clears.
    """
    texts: dict[GridKey, str] = {}
    for down, line in enumerate(block):
        for across, text in enumerate(line):
            key = target(down, across)
            if key is not None and text.strip():
                texts[key] = text
    return texts


def counted(pasted: Mapping[GridKey, Pasted]) -> dict[Outcome, int]:
    """How many cells do what."""
    return {outcome: sum(one.outcome is outcome for one in pasted.values()) for outcome in Outcome}


def tops_of(keys: Sequence[GridKey], column: Callable[[GridKey], object]) -> list[tuple[GridKey, GridKey]]:
    """For filling down: each cell below the first of its column in the selection, with that first one before it."""
    tops: dict[object, GridKey] = {}
    pairs = [(tops.setdefault(column(key), key), key) for key in keys]
    return [(top, key) for top, key in pairs if top != key]

"""One thing to do, as a value."""

from collections.abc import Callable
from dataclasses import dataclass

from ui.pieces.tables.findings import FindingAction

Go = Callable[..., object]
"""Opens a page by its key; the rest says what it is to show."""


@dataclass(frozen=True, slots=True)
class Task:
    """How urgent it is (tone), what it is, what is known about it, the step, and perhaps another one."""

    tone: str
    title: str
    told: str
    step: str
    act: Callable[[], object]
    first: bool = False
    other: FindingAction | None = None

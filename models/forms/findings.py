"""Findings: doubtful data as values in a list, never raised."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Level(StrEnum):
    """error blocks sealing unless it can be answered, warning requires a reason, info informs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubt about the data.

    code: stable code of the check, also the key of its sentence; rule: rule of the catalogue (R1 … R17);
    form, row, column: the cell to go to ("" where it concerns more than one); details: the numbers compared;
    subject: what it is about where that is no cell (two packages, one record), "" where the cell says it;
    answerable: an error that real events can produce, so that a reason answers it.
    """

    code: str
    rule: str
    level: Level
    form: str = ""
    row: str = ""
    column: str = ""
    details: dict[str, Any] = field(default_factory=dict, hash=False)
    subject: str = ""
    answerable: bool = False

    @property
    def takes_reason(self) -> bool:
        """Whether a reason answers it: a warning, or an error that real events can produce."""
        return self.level is Level.WARNING or (self.level is Level.ERROR and self.answerable)

    @property
    def key(self) -> str:
        """Identity of the finding within a return: a reason given for it is stored under this key."""
        about = (self.subject,) if self.subject else ()
        return "|".join((self.code, self.form, self.row, self.column, *about))

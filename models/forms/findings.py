"""Findings: doubtful data as values in a list, never raised."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Level(StrEnum):
    """error blocks sealing, warning requires a reason, info informs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubt about the data.

    code: stable code of the check, also the key of its sentence; rule: rule of the catalogue (R1 … R17);
    form, row, column: the cell to go to ("" where it concerns more than one); details: the numbers compared;
    subject: what it is about where that is no cell (two packages, one record), "" where the cell says it.
    """

    code: str
    rule: str
    level: Level
    form: str = ""
    row: str = ""
    column: str = ""
    details: dict[str, Any] = field(default_factory=dict, hash=False)
    subject: str = ""

    @property
    def key(self) -> str:
        """Identity of the finding within a return: a reason given for it is stored under this key."""
        about = (self.subject,) if self.subject else ()
        return "|".join((self.code, self.form, self.row, self.column, *about))

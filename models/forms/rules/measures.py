"""What a form measures of the register: of which records, under which conditions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Value = str | int | bool | tuple[str, ...] | None
"""A condition on an attribute: its value, one of several, or None: that it is not known."""


Measured = Literal["count", "sum", "distinct"]


@dataclass(frozen=True, slots=True)
class Measure:
    """What a column measures of the records of each row, on top of the row's own conditions.

    of: another set whose records are measured in place of the row's, "" for the row's own; basis: conditions of the
    base that names it, beside those of the row's.
    """

    measure: Measured
    attribute: str = ""
    where: Mapping[str, Value] = field(default_factory=dict)
    of: str = ""
    basis: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure comes from in the register: a set of models.forms.snapshot, a measure and conditions.

    basis: the structural part of the conditions; where no row of the set meets it, the register holds nothing of
    this kind and the cell stays blank instead of zero.
    """

    of: str
    measure: Measured | Literal["communes"] = "count"
    attribute: str = ""
    basis: Mapping[str, Value] = field(default_factory=dict)
    where: Mapping[str, Value] = field(default_factory=dict)

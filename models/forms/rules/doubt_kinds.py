"""The doubts of a statistician as typed values, one frozen class a kind: what is possible but not likely.

A form carries its own under [[doubts]]; resources/forms/doubts.toml holds the limits that every cell of every form
has without saying anything. What a kind compares is in models.forms.checking.doubts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, get_args

from models.forms.findings import Level
from models.forms.rules.addresses import ColumnKey, Item
from models.forms.rules.check_kinds import Check, RowPattern
from models.forms.rules.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PerDoubt(Check):
    """One row divided by another lies in a span, in printed units.

    over: divisors that real reports use; it is doubted where it lies outside with each that is stated.
    """

    kind: ClassVar[str] = "per"
    of: RowPattern
    over: tuple[RowPattern, ...]
    range: Span
    columns: tuple[ColumnKey, ...] = ()


class Against(StrEnum):
    """What a figure is compared with."""

    PREVIOUS = "previous"
    YEAR_BEFORE = "year_before"
    PLAN = "plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeDoubt(Check):
    """Rows that do not become more than `times` as large or as small, where they change by `at_least` or more."""

    kind: ClassVar[str] = "change"
    rows: tuple[RowPattern, ...]
    against: Against
    times: Decimal
    at_least: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ProportionalDoubt(Check):
    """The ratio of two indicators is not exactly the same in three or more sectors that differ in size."""

    kind: ClassVar[str] = "proportional"
    of: Item
    over: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicatesDoubt(Check):
    """Two sectors do not state the same figure of `at_least` or more, with two digits or more that are not zero.

    Where the same two sectors agree in three indicators, `copied_level` is the level.
    """

    kind: ClassVar[str] = "duplicates"
    items: tuple[Item, ...]
    at_least: Decimal
    copied_level: Level = Level.WARNING


FormDoubt = PerDoubt | ChangeDoubt | ProportionalDoubt | DuplicatesDoubt
"""The kinds that a form carries."""

DOUBT_KINDS: Mapping[str, type[FormDoubt]] = {kind.kind: kind for kind in get_args(FormDoubt)}


@dataclass(frozen=True, slots=True)
class DefaultBounds:
    """Limits of cells: of a role, of a kind with a unit, or of a kind.

    possible: outside it is an error; usual: outside it is a doubt.
    """

    kind: str
    unit: str
    role: str
    possible: Span
    usual: Span | None = None


@dataclass(frozen=True, slots=True)
class DefaultChange:
    """How far figures of a kind, or of a kind with a unit, may change.

    flow: those that count what came and went within a period.
    """

    kind: str
    unit: str
    flow: bool
    against: Against
    times: Decimal
    at_least: Decimal


@dataclass(frozen=True, slots=True)
class DoubtDefaults:
    """What holds for all forms.

    factors: slips that are looked for; near: how far a figure may lie from that of the period before, as a factor, so
    that a slip explains it.
    """

    bounds: tuple[DefaultBounds, ...]
    changes: tuple[DefaultChange, ...]
    factors: tuple[int, ...]
    near: Decimal

"""The kinds of checks as typed values, each kind a frozen class. models.forms.files.check_reader makes them from TOML.

A field has the name of its key, and its type declares what the key refers to, so that
models.forms.files.check_references can refuse a reference to nothing. What a kind compares is in
models.forms.checking.checks and models.forms.checking.cross_checks.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar, NewType, get_args

from models.forms.findings import Level
from models.forms.rules.addresses import CellAddress, ColumnKey, FormCode, Item, RowCode

RowPattern = NewType("RowPattern", str)
"""A row, or "*:ITEM": that indicator of every sector and of the total."""

SectorId = NewType("SectorId", str)
"""A sector of a form that is crossed by sectors."""

PREVIOUS = ColumnKey("previous")
"""The column with the figures of the period before, which flows and moves start from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What every check has. code: stable, also the key of its sentence; rule: rule of the catalogue (R1 … R17).

    answerable: real events can break it although nothing is wrong, so that its errors can be answered with a reason.
    """

    kind: ClassVar[str]
    code: str
    rule: str
    level: Level
    answerable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SumCheck(Check):
    """A total equals the sum of its parts in each column (default: all figure columns).

    complete: every part is looked for; otherwise a part of which nothing at all is stated is not in the report.
    """

    kind: ClassVar[str] = "sum"
    total: RowPattern
    parts: tuple[RowPattern, ...]
    complete: bool = False
    columns: tuple[ColumnKey, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnsCheck(Check):
    """In every row the total column equals the sum of its parts."""

    kind: ClassVar[str] = "columns"
    total: ColumnKey
    parts: tuple[ColumnKey, ...]
    complete: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AtMostCheck(Check):
    """The first row of a pair is not above the second."""

    kind: ClassVar[str] = "at_most"
    pairs: tuple[tuple[RowCode, RowCode], ...]
    columns: tuple[ColumnKey, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AtMostSumCheck(Check):
    """The sum over some sectors is not above that of the sector they are part of, for each indicator."""

    kind: ClassVar[str] = "at_most_sum"
    whole: SectorId
    parts: tuple[SectorId, ...]
    items: tuple[Item, ...]
    columns: tuple[ColumnKey, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RatiosCheck(Check):
    """Typed ratios and shares equal their recomputation. truncated_level: where they were only cut off."""

    kind: ClassVar[str] = "ratios"
    truncated_level: Level | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeansCheck(Check):
    """Typed means equal whole ÷ number. truncated_level: where they were only cut off."""

    kind: ClassVar[str] = "means"
    truncated_level: Level | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeanAgainstCheck(Check):
    """Mean × count is not more than `most` times a whole; of `count` and `whole` the first stated row is taken."""

    kind: ClassVar[str] = "mean_against"
    mean: RowCode
    count: tuple[RowCode, ...]
    whole: tuple[RowCode, ...]
    most: Decimal
    columns: tuple[ColumnKey, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveCheck(Check):
    """Rows that do not move by more than so many per cent from the period before."""

    kind: ClassVar[str] = "move"
    rows: tuple[RowCode, ...]
    most_percent: Decimal
    columns: tuple[ColumnKey, ...] = ()


class Relation(StrEnum):
    """How the closing figure of a flow relates to the expected figure."""

    EQUALS = "equals"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowCheck(Check):
    """Closing = opening + plus − minus; `slack` rows may explain a difference in either direction."""

    kind: ClassVar[str] = "flow"
    stock: RowCode
    plus: tuple[RowCode, ...] = ()
    minus: tuple[RowCode, ...] = ()
    slack: tuple[RowCode, ...] = ()
    relation: Relation = Relation.EQUALS
    columns: tuple[ColumnKey, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedCheck(Check):
    """What is typed as the period before equals the figure in that period's return."""

    kind: ClassVar[str] = "carried"
    column: ColumnKey


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetsCheck(Check):
    """Results in the columns `of` that do not reach the target which `column` states with a sign or a range."""

    kind: ClassVar[str] = "targets"
    column: ColumnKey
    of: tuple[ColumnKey, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleCheck(Check):
    """A whole is so many times its part, within the rounding of the part."""

    kind: ClassVar[str] = "multiple"
    whole: RowPattern
    part: RowPattern
    times: Decimal
    columns: tuple[ColumnKey, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionsCheck(Check):
    """The figure that the report's text mentions is that of the form."""

    kind: ClassVar[str] = "mentions"
    column: ColumnKey


@dataclass(frozen=True, slots=True)
class Substitute:
    """Another indicator of the sectors, and the factor with which it replaces an indicator that they lack."""

    item: Item
    times: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorsCheck(Check):
    """Figures of one form equal the sums over the sectors of another."""

    kind: ClassVar[str] = "sectors"
    whole: FormCode
    parts: FormCode
    column: ColumnKey
    items: tuple[RowCode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WithinCheck(Check):
    """Means of one form lie between the smallest and the largest of the sectors of another."""

    kind: ClassVar[str] = "within"
    whole: FormCode
    parts: FormCode
    column: ColumnKey
    items: tuple[RowCode, ...]
    instead: Mapping[RowCode, Substitute] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class BothCheck(Check):
    """The first cell is not above zero while the second is stated as zero."""

    kind: ClassVar[str] = "both"
    first: CellAddress
    second: CellAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class EqualCheck(Check):
    """Two cells of a period are equal; a form may declare it for a cell of its own."""

    kind: ClassVar[str] = "equal"
    first: CellAddress
    second: CellAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class UniformCheck(Check):
    """The ratio of two indicators is not exactly the same in every sector."""

    kind: ClassVar[str] = "uniform"
    parts: FormCode
    column: ColumnKey
    numerator: Item
    denominator: tuple[Item, ...]


FormCheck = (
    SumCheck
    | ColumnsCheck
    | AtMostCheck
    | AtMostSumCheck
    | RatiosCheck
    | MeansCheck
    | MeanAgainstCheck
    | MoveCheck
    | FlowCheck
    | CarriedCheck
    | MultipleCheck
    | MentionsCheck
    | TargetsCheck
    | EqualCheck
)
"""The kinds that a form carries itself."""

CrossCheck = SectorsCheck | WithinCheck | BothCheck | EqualCheck | UniformCheck
"""The kinds that compare forms with each other."""

FORM_KINDS: Mapping[str, type[FormCheck]] = {kind.kind: kind for kind in get_args(FormCheck)}
CROSS_KINDS: Mapping[str, type[CrossCheck]] = {kind.kind: kind for kind in get_args(CrossCheck)}

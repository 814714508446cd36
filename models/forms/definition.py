"""Official forms as data: what a definition says, as frozen values. models.forms.loader reads them from TOML.

A form is rows and columns; a cell is addressed by (row code, column key). A row carries a figure, a mean or a ratio;
a column carries figures, a ratio of columns, a share of the total, or the figure that the report's text mentions.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Literal

from models.forms.check_kinds import FormCheck
from models.forms.doubt_kinds import FormDoubt
from models.forms.spans import Span

CellKey = tuple[str, str]
"""(row code, column key)."""

TOTAL = "total"
"""Sector part of the row key that stands for the sum over all sectors ("total:I.2")."""


class Kind(StrEnum):
    """What a figure counts; money is held in dong and shown in million dong."""

    COUNT = "count"
    MONEY = "money"
    DECIMAL = "decimal"
    PERCENT = "percent"


class Combine(StrEnum):
    """How a parent unit makes its figure from those of its units."""

    SUM = "sum"
    RECOMPUTE = "recompute"
    NONE = "none"


Value = str | int | bool | tuple[str, ...]


Measured = Literal["count", "sum", "distinct"]


@dataclass(frozen=True, slots=True)
class Measure:
    """What a column measures of the records of each row, on top of the row's own conditions."""

    measure: Measured
    attribute: str = ""
    where: Mapping[str, Value] = field(default_factory=dict)


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


@dataclass(frozen=True, slots=True)
class Ratio:
    """numerator ÷ denominator × times; several rows in a part are added up."""

    numerator: tuple[str, ...]
    denominator: tuple[str, ...]
    times: int = 100


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a form. `item` and `sector` are the parts of the code where a form is crossed by sectors."""

    code: str
    label: str
    unit: str = ""
    kind: Kind = Kind.COUNT
    level: int = 1
    heading: bool = False
    combine: Combine = Combine.SUM
    decimals: int = 0
    source: Source | None = None
    total: tuple[str, ...] = ()
    mean: tuple[str, str] | None = None
    ratio: Ratio | None = None
    times: tuple[str, Fraction] | None = None
    share: bool = False
    printed: bool = True
    item: str = ""
    sector: str = ""
    range: Span | None = None  # what is possible, in printed units
    usual: Span | None = None  # what raises no doubt, in printed units

    @property
    def derived(self) -> bool:
        """Recomputed from other rows, never summed over units."""
        return self.mean is not None or self.ratio is not None or self.times is not None


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column. figure: typed or prefilled; ratio: of ÷ over; share: of this row ÷ of its total; mention: the
    figure that the text of the report gives, compared but not printed."""

    key: str
    header: tuple[str, ...]
    role: Literal["figure", "ratio", "share", "mention"] = "figure"
    prefill: Literal["register", "carry", "none"] = "none"
    of: str = ""
    over: str = ""
    measure: Measure | None = None
    kind: Kind | None = None
    unit: str = ""
    decimals: int | None = None
    total: tuple[str, ...] = ()
    screen: bool = True
    printed: bool = True
    width: float = 20.0
    range: Span | None = None  # as of a row, and before it
    usual: Span | None = None


@dataclass(frozen=True)
class Form:
    """One edition of one official form, valid from a day."""

    code: str
    edition: str
    valid_from: date
    name: str
    title: str
    unit_line: str
    rows: tuple[Row, ...]
    columns: tuple[FormColumn, ...]
    checks: tuple[FormCheck, ...] = ()
    doubts: tuple[FormDoubt, ...] = ()
    sectors: tuple[str, ...] = ()
    cross: tuple[CellKey, ...] = ()  # crossed by sectors: the (item, column) pairs that paper and grid show
    main_column: str = "actual"
    total_row: str = ""  # row of which the shares of a form without sectors are taken
    labels: Mapping[str, str] = field(default_factory=dict)  # sector id → label

    @cached_property
    def row_by_code(self) -> Mapping[str, Row]:
        return {row.code: row for row in self.rows}

    @cached_property
    def column_by_key(self) -> Mapping[str, FormColumn]:
        return {column.key: column for column in self.columns}

    def applies(self, row: Row, column: FormColumn) -> bool:
        """False where the crossing has no meaning: headings, a ratio of a ratio, a share that is not asked for."""
        if row.heading:
            return False
        if column.role == "share":
            return row.share
        if column.role == "ratio":
            return row.kind is not Kind.PERCENT
        return True

    def share_total(self, row: Row) -> str:
        """Code of the row of which a share of this row is taken: the total of its indicator, or of the form."""
        return f"{TOTAL}:{row.item}" if row.item else self.total_row

    def kind_of(self, row: Row, column: FormColumn) -> Kind:
        """What the figure of this cell counts."""
        if column.role in ("ratio", "share"):
            return Kind.PERCENT
        return column.kind or row.kind

    def decimals_of(self, row: Row, column: FormColumn) -> int:
        """Decimals shown in this cell."""
        if column.decimals is not None:
            return column.decimals
        return 1 if column.role in ("ratio", "share") else row.decimals

    def source_of(self, row: Row, column: FormColumn) -> Source | None:
        """The source of this cell: the row's conditions with the column's measure where both speak."""
        if column.prefill != "register" or row.derived or row.total:
            return None
        if column.measure is None or row.source is None:
            return row.source
        own, measure = row.source, column.measure
        return replace(
            own, measure=measure.measure, attribute=measure.attribute, where={**own.where, **measure.where}
        )

"""Official forms as data: a definition as frozen values. models.forms.loader reads them from TOML.

A form is rows and columns; a cell is addressed by (row code, column key). A row carries a figure, a mean or a ratio;
a column carries figures, a ratio of columns, a share of the total, or the figure that the report's text mentions.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Literal

from models.forms.rules.check_kinds import FormCheck
from models.forms.rules.doubt_kinds import FormDoubt
from models.forms.rules.measures import Measure, Source, Value
from models.forms.rules.spans import Span
from models.forms.snapshot import SETS
from models.values.deadlines import Evidence
from models.values.periods import PeriodKind

CellKey = tuple[str, str]
"""(row code, column key)."""

TOTAL = "total"
"""Sector part of the row key for the sum over all sectors ("total:I.2")."""


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


class FigureStatus(StrEnum):
    """Of what kind the figures of a column are."""

    ACTUAL = "actual"
    PREVIOUS = "previous"
    ESTIMATE = "estimate"
    PLAN = "plan"
    CUMULATIVE = "cumulative"


class CountedThing(StrEnum):
    """What a number counts, where the unit alone does not say it."""

    REGISTERED = "registered"
    OPERATING = "operating"
    WITH_RESULTS = "with_results"
    MEMBERSHIPS = "memberships"
    PERSONS = "persons"
    OFFICES = "offices"
    COMMUNES = "communes"
    RECORDS = "records"


@dataclass(frozen=True, slots=True)
class RatioFormula:
    """numerator ÷ denominator × times; several rows in a part are added up."""

    numerator: tuple[str, ...]
    denominator: tuple[str, ...]
    times: int = 100


@dataclass(frozen=True, slots=True)
class RatioBase:
    """Another base that a ratio may be taken over, and how its row is then called."""

    denominator: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a form. `item` and `sector` are the parts of the code where a form is crossed by sectors.

    optional: for what happens rarely; blank means that there is none of it, and paper shows it where something stands.
    bases: other bases of its ratio that an office may choose; base: in words, over what it is taken or counted,
    where its label does not say so; counts: what it counts, where that does not follow from its source.
    """

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
    ratio: RatioFormula | None = None
    times: tuple[str, Fraction] | None = None
    share: bool = False
    signed: bool = False  # may be below zero, such as a profit that can be a loss
    printed: bool = True
    optional: bool = False
    bases: Mapping[str, RatioBase] = field(default_factory=dict, hash=False)
    base: str = ""
    counts: CountedThing | None = None
    item: str = ""
    sector: str = ""
    range: Span | None = None  # what is possible, in printed units
    usual: Span | None = None  # what raises no doubt, in printed units

    @property
    def parts(self) -> tuple[str, ...]:
        """Codes of the rows from which this row is computed."""
        ratio = (*self.ratio.numerator, *self.ratio.denominator) if self.ratio else ()
        others = [code for base in self.bases.values() for code in base.denominator]
        return (*self.total, *(self.mean or ()), *ratio, *others, *((self.times[0],) if self.times else ()))

    @property
    def derived(self) -> bool:
        """Recomputed from other rows, never summed over units."""
        return self.mean is not None or self.ratio is not None or self.times is not None


TakenFrom = Literal["previous", "same_period", "last_year"]
"""Of which return a column takes figures up: of the period before, of the same period or the whole year before."""


class Mode(StrEnum):
    """How a difference column compares: in the unit of the row, in per cent of `over`, or per cent with per cent."""

    ABSOLUTE = "absolute"
    PERCENT = "percent"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column. figure: typed or prefilled; ratio: of ÷ over; share: of this row ÷ of its total; difference: of less
    over, by its mode; mention: the figure that the text of the report gives, compared but not printed; note: words
    about the row, which stand where a figure has its reason, and no figure.

    carry: column of the period before that a column with prefill "carry" takes up; "" its main column; taken_from: the
    return of which it takes it up. narrow: conditions under which it measures again what each row measures. periods:
    kinds of periods whose screen and paper have it, all where none is named. optional: as of a row.
    """

    key: str
    header: tuple[str, ...]
    role: Literal["figure", "ratio", "share", "difference", "mention", "note"] = "figure"
    prefill: Literal["register", "carry", "none"] = "none"
    carry: str = ""
    taken_from: TakenFrom = "previous"
    narrow: Mapping[str, Value] = field(default_factory=dict, hash=False)
    periods: tuple[PeriodKind, ...] = ()
    of: str = ""
    over: str = ""
    mode: Mode | None = None
    targets: bool = False  # takes targets with a sign or a range beside plain figures
    measure: Measure | None = None
    kind: Kind | None = None
    unit: str = ""
    decimals: int | None = None
    total: tuple[str, ...] = ()
    screen: bool = True
    printed: bool = True
    optional: bool = False
    width: float = 20.0
    status: FigureStatus = FigureStatus.ACTUAL
    range: Span | None = None  # as of a row, and before it
    usual: Span | None = None

    def is_for(self, kind: PeriodKind) -> bool:
        """Whether returns of this kind of period have it."""
        return not self.periods or kind in self.periods


@dataclass(frozen=True)
class Form:
    """One edition of one official form, valid from a day.

    periods: the kinds of periods whose returns have it, all where none is named; source, evidence: where its rows and
    columns are written and how well that is known.
    """

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
    part_of: Mapping[str, str] = field(
        default_factory=dict
    )  # "of which" sector → the sector that it is part of
    periods: tuple[PeriodKind, ...] = ()
    source: str = ""
    evidence: Evidence = Evidence.RECONSTRUCTED
    says: Mapping[str, tuple[str, str]] = field(
        default_factory=dict
    )  # code of a check → its words, vi and en
    english: Mapping[str, str] = field(default_factory=dict)  # text of the form → its English name

    @cached_property
    def row_by_code(self) -> Mapping[str, Row]:
        return {row.code: row for row in self.rows}

    @cached_property
    def column_by_key(self) -> Mapping[str, FormColumn]:
        return {column.key: column for column in self.columns}

    def is_for(self, kind: PeriodKind | None) -> bool:
        """Whether returns of this kind of period have it; None: of any kind."""
        return not self.periods or kind is None or kind in self.periods

    def of_kind(self, kind: PeriodKind | None) -> "Form":
        """The form as returns of this kind of period have it: other columns take nothing up and are not shown."""
        if kind is None or not any(column.periods for column in self.columns):
            return self
        return self._of_kinds[kind]

    @cached_property
    def _of_kinds(self) -> Mapping[PeriodKind, "Form"]:
        return {
            kind: replace(
                self,
                columns=tuple(self._columns_of(kind)),
                cross=tuple(pair for pair in self.cross if self.column_by_key[pair[1]].is_for(kind)),
            )
            for kind in PeriodKind
        }

    def _columns_of(self, kind: PeriodKind) -> Iterator[FormColumn]:
        for column in self.columns:
            yield (
                column
                if column.is_for(kind)
                else replace(column, prefill="none", screen=False, printed=False)
            )

    @cached_property
    def _narrowed(self) -> frozenset[CellKey]:
        """The cells of narrowing columns that have a meaning."""
        return frozenset(
            (row.code, column.key)
            for column in self.columns
            if column.narrow
            for row in self.rows
            if self._can_narrow(row, column)
        )

    def _can_narrow(self, row: Row, column: FormColumn) -> bool:
        """Whether a row adds up or counts records that the column may narrow, or is made of such rows alone.

        What is counted once (communes) is left out, since its parts do not add up to the whole.
        """
        parts = row.parts
        if parts:
            return all(self._can_narrow(self.row_by_code[part], column) for part in parts)
        source = row.source
        if source is None or source.measure not in ("count", "sum"):
            return False
        own = {**source.basis, **source.where}
        return set(column.narrow) <= SETS[source.of] and all(
            name not in own or is_within(asked, own[name]) for name, asked in column.narrow.items()
        )

    def with_bases(self, chosen: Mapping[str, str]) -> "Form":
        """The form with ratios taken over the chosen bases (row → base); what it does not know is passed over."""
        rows = tuple(_on_base(row, chosen.get(row.code, "")) for row in self.rows) if chosen else self.rows
        return self if rows == self.rows else replace(self, rows=rows)

    @cached_property
    def crossings(self) -> tuple[tuple[Row, FormColumn], ...]:
        """The rows and columns whose crossing has a meaning, row by row."""
        return tuple(
            (row, column) for row in self.rows for column in self.columns if self.applies(row, column)
        )

    @cached_property
    def measured(self) -> tuple[tuple[Row, FormColumn, Source], ...]:
        """The cells that come from the register, each with its source, row by row."""
        found = ((row, column, self.source_of(row, column)) for row, column in self.crossings)
        return tuple((row, column, source) for row, column, source in found if source is not None)

    @cached_property
    def quotients(self) -> tuple[tuple[Row, FormColumn], ...]:
        """The cells that are a mean or a ratio of rows."""
        return tuple(
            (row, column)
            for row, column in self.crossings
            if column.role == "figure" and (row.mean or row.ratio)
        )

    def applies(self, row: Row, column: FormColumn) -> bool:
        """False where the crossing has no meaning: headings, a ratio of a ratio, a share that the form lacks."""
        if row.heading:
            return False
        if column.narrow:
            return (row.code, column.key) in self._narrowed
        if column.role == "share":
            return row.share
        if column.role in ("ratio", "difference"):
            return (row.kind is Kind.PERCENT) is (column.mode is Mode.POINTS)
        return True

    def carried_from(self, column: FormColumn) -> str:
        """The figures that a carried column takes up: a column of the period before, or "column@return" of another."""
        return carried_name(column.carry or self.main_column, column.taken_from)

    def on_paper(self, row: Row, column: FormColumn) -> bool:
        """Whether a cell is printed."""
        if self.cross:
            return (row.item, column.key) in self.cross
        return row.printed and column.printed

    def share_total(self, row: Row) -> str:
        """Code of the row of which a share of this row is taken: the total of its indicator, or of the form."""
        return f"{TOTAL}:{row.item}" if row.item else self.total_row

    def kind_of(self, row: Row, column: FormColumn) -> Kind:
        """What the figure of this cell counts."""
        if column.role in ("ratio", "share") or column.mode is Mode.PERCENT:
            return Kind.PERCENT
        return column.kind or row.kind

    def unit_of(self, row: Row, column: FormColumn) -> str:
        """The unit in which a cell is printed."""
        return (
            "%" if self.kind_of(row, column) is Kind.PERCENT and not column.unit else column.unit or row.unit
        )

    def decimals_of(self, row: Row, column: FormColumn) -> int:
        """Decimals shown in this cell."""
        if column.decimals is not None:
            return column.decimals
        return 1 if column.role in ("ratio", "share") or column.mode is Mode.PERCENT else row.decimals

    def source_of(self, row: Row, column: FormColumn) -> Source | None:
        """The source of this cell: the row's conditions with the column's measure where both are given."""
        if column.prefill != "register" or row.derived or row.total:
            return None
        if row.source is not None and column.narrow:
            return replace(row.source, where={**row.source.where, **column.narrow})
        if column.measure is None or row.source is None:
            return row.source
        own, measure = row.source, column.measure
        return Source(
            measure.of or own.of,
            measure.measure,
            measure.attribute,
            {**own.basis, **measure.basis},
            {**own.where, **measure.where},
        )


def carried_name(column: str, taken_from: TakenFrom) -> str:
    """How the figures of a column of an earlier return are called among those that are carried over."""
    return column if taken_from == "previous" else f"{column}@{taken_from}"


def is_within(asked: Value, own: Value) -> bool:
    """Whether a condition admits the same values as `own` or some of them, so that it may stand beside it."""
    if asked == own:
        return True
    return isinstance(own, tuple) and set(asked if isinstance(asked, tuple) else (asked,)) <= set(own)


def _on_base(row: Row, name: str) -> Row:
    base = row.bases.get(name)
    if base is None or row.ratio is None:
        return row
    return replace(row, label=base.label, ratio=replace(row.ratio, denominator=base.denominator))

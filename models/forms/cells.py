"""The cells of a sheet as values: where a figure comes from, what it rests on, and all cells of a form together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from models.forms.coverage import Coverage, Pair
from models.forms.definition import CellKey, Form
from models.values.targets import Target


class Origin(StrEnum):
    """Where the figure of a cell comes from."""

    GIVEN = "given"
    REGISTER = "register"
    MERGED = "merged"
    CARRIED = "carried"
    DERIVED = "derived"
    BLANK = "blank"


ORIGINS = {origin.value: origin for origin in Origin}
"""By their names in documents."""


@dataclass(frozen=True, slots=True)
class Given:
    """A typed figure in the base unit (money: dong); value None is typed blank over a prefill.

    target: where a sign or range was typed, of which `value` is the bound that results are compared with.
    """

    value: Decimal | None
    reason: str = ""
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """Numerator and denominator of a derived figure, kept with it; exact where they are computed themselves."""

    numerator: Decimal | Fraction
    denominator: Decimal | Fraction
    times: int

    @property
    def exact(self) -> Fraction:
        return Fraction(self.numerator) * self.times / Fraction(self.denominator)


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One evaluated cell.

    offered: what stands there without the typed figure; basis: of a mean or ratio; computed: what the formula of the
    cell gives before it is rounded to be kept, also where another figure is typed; missing: the blank cells that this
    formula needs, so that what it gives is incomplete; coverage: how many records or units state what is offered,
    None where nobody counted them.
    """

    value: Decimal | None
    origin: Origin
    offered: Decimal | None = None
    reason: str = ""
    basis: Basis | None = None
    computed: Fraction | None = None
    missing: tuple[CellKey, ...] = ()
    target: Target | None = None
    coverage: Coverage | None = None

    @property
    def incomplete(self) -> bool:
        """Whether the figure was added up although some of its parts are blank."""
        return bool(self.missing) and self.origin is not Origin.GIVEN

    @property
    def exact(self) -> Fraction | None:
        """The figure without any rounding of the program: of a computed one the formula's own value."""
        if self.value is None:
            return None
        computed = self.computed if self.origin is Origin.DERIVED else None
        return Fraction(self.value) if computed is None else computed

    @property
    def overridden(self) -> bool:
        """Typed over a figure that was offered, with another value."""
        return self.origin is Origin.GIVEN and self.offered is not None and self.offered != self.value


BLANK = SheetCell(None, Origin.BLANK)


@dataclass(frozen=True)
class Sheet:
    """All cells of one form, evaluated. pairs: what its means and ratios are made from, where that was counted."""

    form: Form
    cells: Mapping[CellKey, SheetCell]
    pairs: Mapping[CellKey, Pair] = field(default_factory=dict)

    def __getitem__(self, key: CellKey) -> SheetCell:
        return self.cells.get(key, BLANK)

    def value(self, row: str, column: str | None = None) -> Decimal | None:
        return self[row, column or self.form.main_column].value

    def exact(self, row: str, column: str | None = None) -> Fraction | None:
        """The figure of a cell before any rounding, in its base unit."""
        return self[row, column or self.form.main_column].exact

    @cached_property
    def used(self) -> frozenset[CellKey]:
        """(sector, column) in which something other than zero is stated."""
        return used_sectors(self.form, ((key, cell.value) for key, cell in self.cells.items()))


@dataclass(frozen=True, slots=True)
class Support:
    """What stands behind the offered figures.

    pairs: of ratios and means; coverage: of the other figures; targets: the figures that are the bound of a target.
    """

    pairs: Mapping[CellKey, Pair] = field(default_factory=dict)
    coverage: Mapping[CellKey, Coverage] = field(default_factory=dict)
    targets: Mapping[CellKey, Target] = field(default_factory=dict)


NO_SUPPORT = Support()


def used_sectors(form: Form, stated: Iterable[tuple[CellKey, Decimal | None]]) -> frozenset[CellKey]:
    """(sector, column) in which a figure other than zero stands, also in one of the sectors that are part of it."""
    used = set()
    for (code, column), value in stated:
        row = form.row_by_code.get(code)
        if row is not None and row.sector and value:
            used |= {(row.sector, column), (form.part_of.get(row.sector, row.sector), column)}
    return frozenset(used)

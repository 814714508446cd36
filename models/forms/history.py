"""What earlier returns of the same unit stated, for the doubts that compare periods."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from models.forms.rules.addresses import FormCode

Figures = Mapping[str, Decimal]
"""Row → figure of the main column in its base unit (money: dong); derived figures are not among them."""

_NONE: Figures = MappingProxyType({})


@dataclass(frozen=True)
class History:
    """Earlier figures of each form.

    earlier: the periods of the same length before this one, the newest first; year_before: the same period of the year
    before, empty where that is the period before; opening: what the return stated that ended where this period begins,
    None where that is the period before; months: length of the period; is_partial: whether units are missing from what
    was received for this one.
    """

    earlier: Mapping[FormCode | str, tuple[Figures, ...]] = field(default_factory=dict)
    year_before: Mapping[FormCode | str, Figures] = field(default_factory=dict)
    opening: Mapping[FormCode | str, Figures] | None = None
    months: int = 12
    is_partial: bool = False

    def last(self, form: str) -> Figures:
        """What the period before stated; empty where it is not known."""
        known = self.earlier.get(form, ())
        return known[0] if known else _NONE

    def opening_of(self, form: str, row: str) -> Decimal | None:
        """A stock at the beginning of the period, where another return than that of the period before states it."""
        return None if self.opening is None else self.opening.get(form, _NONE).get(row)

    def before_year(self, form: str) -> Figures:
        """What the same period of the year before stated; empty where it is not known."""
        return self.year_before.get(form, _NONE)

    def of_row(self, form: str, row: str) -> list[Decimal]:
        """All that earlier periods stated for one row, the newest first."""
        return [figures[row] for figures in self.earlier.get(form, ()) if row in figures]

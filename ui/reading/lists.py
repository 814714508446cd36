"""A list of any kind in registers that came in packages: the one list, with the units that hold a record."""

from dataclasses import replace

from models.values.periods import Period
from storage.register.lists.lists import ListFilter
from storage.register.lists.paths import HELD_BY
from ui.pieces.tables.empty import EmptyState
from ui.reading.context import ReadingContext
from ui.register.lists.record_list import RecordList

Where = tuple[tuple[str, str], ...]

_TOLD_BY_UNIT = ("commune", "lacking")
"""Columns that give their room to the unit where there are several, until they are chosen."""


class ReadList(RecordList):
    """Enter opens a record. within: what its records must have, such as the record to which they belong."""

    def __init__(
        self,
        context: ReadingContext,
        table: str,
        period: Period | None,
        *,
        several: bool,
        within: Where = (),
        without: str = "",
    ) -> None:
        self._several, self._within, self._without = several, within, without
        self._period = period
        self.units: Where = ()
        super().__init__(context, table, name=f"received-{table}{'-within' if within else ''}")

    def usual_paths(self) -> tuple[str, ...]:
        hidden = {self._without, *(_TOLD_BY_UNIT if self._several else ())}
        first, *others = [path for path in self.kind.columns if path.split(".")[0] not in hidden]
        return (first, HELD_BY, *others) if self._several else (first, *others)

    def exported_paths(self) -> tuple[str, ...]:
        return self.paths

    def chosen(self) -> ListFilter:
        return replace(super().chosen(), where=(*self._within, *self.units), period=self._period)

    def shows_bin(self) -> bool:
        return False

    def show_units(self, units: Where) -> None:
        """Show only what these units hold; () for all."""
        self.units = units
        self.read()

    def nothing(self) -> EmptyState:
        filtered = self.bar.text().strip() or self.views.current not in ("", "all")
        if filtered or self.kinds.current not in ("", "all"):
            return super().nothing()
        return EmptyState(
            "search", self.tr("Nothing here"), self.tr("The registers that were sent hold none of these.")
        )

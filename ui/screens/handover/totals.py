"""The table of totals: each share, what stays, the whole."""

from collections.abc import Mapping, Sequence
from functools import partial

from models.values.messages import sentence
from models.values.quantities import format_number, millions_from_dong
from ui.language import language
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.screens.handover.reading import TotalsLine
from ui.theme import sizes
from ui.theme.look import look


class TotalsTable(DataTable[int, TotalsLine]):
    """As high as its lines; without lines it is not there."""

    def __init__(self) -> None:
        self.lines: Sequence[TotalsLine] = ()
        super().__init__(self._columns(), self._fetch, name="handover", frozen=1)

    def show_lines(self, lines: Sequence[TotalsLine]) -> None:
        """Show these."""
        self.lines = lines
        self.show_keys(list(range(len(lines))))
        row = sizes.ROW * max(100, look.scale) // 100
        self.setFixedHeight((len(lines) + 2) * row)  # the headings, and the bar below
        self.setVisible(bool(lines))

    def _columns(self) -> list[Column[TotalsLine]]:
        def head(code: str) -> str:
            return sentence(f"HANDOVER_HEAD_{code}", language=language())

        counts = (("organisations", 90), ("members", 150), ("debts", 110), ("records", 90))
        return [
            Column("name", self.tr("Unit"), lambda one: one.name, 190, sortable=False, bold=_is_sum),
            *(
                Column(
                    name,
                    head(name.upper()),
                    partial(_count, name),
                    width,
                    number=True,
                    sortable=False,
                    bold=_is_sum,
                )
                for name, width in counts
            ),
            *(
                Column(
                    name,
                    head(name.upper()),
                    partial(_money, name),
                    160,
                    number=True,
                    sortable=False,
                    bold=_is_sum,
                )
                for name in ("capital", "debt")
            ),
            Column(
                "state",
                self.tr("State"),
                lambda one: one.state,
                190,
                tone=lambda one: one.tone,
                sortable=False,
            ),
        ]

    def _fetch(self, keys: Sequence[int]) -> Mapping[int, TotalsLine]:
        return {key: self.lines[key] for key in keys}


def _is_sum(one: TotalsLine) -> bool:
    return one.is_sum


def _count(name: str, one: TotalsLine) -> int:
    return int(getattr(one.totals, name))


def _money(name: str, one: TotalsLine) -> str:
    return format_number(millions_from_dong(getattr(one.totals, name)))

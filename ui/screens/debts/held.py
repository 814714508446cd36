"""Whose debts keep them from being dissolved: by balance, with the clock of the law."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.values.dates import format_date
from models.values.names import fold_organisation
from storage.register.doubts import held_by_debt
from storage.register.doubts.held_by_debt import HeldOrganisation
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.register import words
from ui.shell.context import Context

_OWN = ("bank", "alliance_fund", "tax")


class HeldList(QWidget):
    """Those that owe most stand first; Enter opens the organisation's standing."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.rows: dict[str, HeldOrganisation] = {}
        self._text = ""
        self.table = DataTable[str, HeldOrganisation](
            self._columns(), self._fetch, name="debts-held", frozen=1
        )
        self.table.row_opened.connect(self._open)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState(
                "check",
                self.tr("No organisation is held by its debts"),
                self.tr("Organisations that have stopped and still owe would be listed here."),
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _columns(self) -> list[Column[HeldOrganisation]]:
        def owed(kind: str) -> Column[HeldOrganisation]:
            header = words.shortly("CREDITOR_HEADER", "creditor_kinds", kind)
            return Column(
                kind, header, lambda row: words.millions(row.owed.get(kind)), 84, number=True, sortable=False
            )

        return [
            Column(
                "name",
                self.tr("Organisation"),
                lambda row: words.short_name(row.name),
                250,
                tip=lambda row: row.name,
                stretch=True,
                sortable=False,
            ),
            Column("commune", self.tr("Commune"), _commune, 104, sortable=False),
            Column(
                "since",
                self.tr("Stopped since"),
                lambda row: words.day(row.stopped_since),
                92,
                sortable=False,
            ),
            Column(
                "total",
                self.tr("Owes (mil.)"),
                lambda row: words.millions(row.total),
                104,
                number=True,
                bold=lambda _: True,
                sortable=False,
            ),
            *(owed(kind) for kind in _OWN),
            Column("other", self.tr("Other"), _other, 64, number=True, sortable=False),
            Column(
                "clock",
                self.tr("What the law says"),
                clock_words,
                232,
                tone=_clock_tone,
                tip=lambda row: words.say(f"{row.clock}_LAW"),
                sortable=False,
            ),
        ]

    def _fetch(self, keys: Sequence[str]) -> dict[str, HeldOrganisation]:
        return {key: self.rows[key] for key in keys if key in self.rows}

    def read(self, day: date) -> None:
        """Read them as of a day, beside the window."""
        book = self._context.opened
        self._context.run(
            lambda _: held_by_debt.held(book, day),
            self._show,
            title=self.tr("Reading what organisations owe"),
            cancellable=False,
        )

    def _show(self, found: list[HeldOrganisation]) -> None:
        self.rows = {row.id: row for row in found}
        self.search(self._text)
        self.table.read_again()

    def search(self, text: str) -> None:
        """Show those whose name holds the words."""
        self._text = text
        wanted = fold_organisation(text).split()
        keys = [
            key
            for key, row in self.rows.items()
            if all(word in fold_organisation(row.name) for word in wanted)
        ]
        self.table.show_keys(keys)
        if keys and self.table.currentIndex().row() < 0:
            self.table.selectRow(0)
        self._stack.setCurrentIndex(0 if keys else 1)

    def _open(self, organisation_id: str) -> None:
        self._context.go_to("cooperatives", organisation=organisation_id, part="debts")


def clock_words(row: HeldOrganisation) -> str:
    """What the law says of it on the day."""
    return words.say(row.clock, on=format_date(row.clock_on))


def _clock_tone(row: HeldOrganisation) -> str:
    return "red" if row.clock.endswith("_OVER") else "amber" if row.clock.endswith("_RUN") else ""


def _commune(row: HeldOrganisation) -> str:
    return words.commune_name(row.commune_code, row.commune_from)


def _other(row: HeldOrganisation) -> Decimal | None:
    rest = sum(amount for kind, amount in row.owed.items() if kind not in _OWN)
    return words.millions(rest) if rest else None

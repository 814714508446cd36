"""The list of offices over all organisations: who manages what, with training and insurance."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.values.names import fold, fold_organisation
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.register import words
from ui.shell.context import Context

if TYPE_CHECKING:
    from storage.register.managers import ManagerRow


class OfficerList(QWidget):
    """Offices held today, by name; Enter opens the person."""

    opened = Signal(object)  # id of the person
    counted = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.rows: dict[str, ManagerRow] = {}
        self._searched: dict[str, str] = {}
        self._text = ""
        self.table = DataTable[str, "ManagerRow"](self._columns(), self._fetch, name="officers", frozen=1)
        self.table.row_opened.connect(lambda key: self.opened.emit(self.rows[key].person_id))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)

    def _columns(self) -> "list[Column[ManagerRow]]":
        return [
            Column("name", self.tr("Name"), lambda row: row.name, 176, sortable=False),
            Column("birth", self.tr("Birth"), lambda row: words.birth(row.birth), 92, sortable=False),
            Column("sex", self.tr("Sex"), lambda row: words.coded("sexes", row.sex), 52, sortable=False),
            Column(
                "organisation",
                self.tr("Organisation"),
                lambda row: words.short_name(row.organisation),
                210,
                tip=lambda row: row.organisation,
                stretch=True,
                sortable=False,
            ),
            Column(
                "position",
                self.tr("Position"),
                lambda row: words.coded("positions", row.position),
                226,
                sortable=False,
            ),
            Column(
                "training",
                self.tr("Training"),
                lambda row: words.coded("training_levels", row.training_level),
                134,
                sortable=False,
            ),
            Column(
                "insured",
                self.tr("Insured"),
                lambda row: words.yes_no(row.insured),
                76,
                sortable=False,
            ),
            Column("from", self.tr("From"), lambda row: words.day(row.from_on), 92, sortable=False),
        ]

    def _fetch(self, keys: Sequence[str]) -> "Mapping[str, ManagerRow]":
        return {key: self.rows[key] for key in keys if key in self.rows}

    def read(self) -> None:
        """Read all offices beside the window."""
        book = self._context.opened

        def read_rows() -> "list[ManagerRow]":
            from storage.register import managers

            return managers.held(book)

        self._context.run(
            lambda _: read_rows(), self._show, title=self.tr("Reading the managers"), cancellable=False
        )

    def _show(self, found: "list[ManagerRow]") -> None:
        self.rows = {row.id: row for row in found}
        self._searched = {row.id: f" {fold(row.name)} {fold_organisation(row.organisation)}" for row in found}
        self.search(self._text)
        self.counted.emit(len(found))

    def search(self, text: str) -> int:
        """Show those whose name or organisation holds every word; how many they are."""
        self._text = text
        wanted = fold_organisation(text).split()
        keys = [key for key, held in self._searched.items() if all(f" {word}" in held for word in wanted)]
        self.table.show_keys(keys)
        if keys and self.table.currentIndex().row() < 0:
            self.table.selectRow(0)
        return len(keys)

"""The unit of the book, which never changes, and the names that stand on its paper."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.values.dates import format_date
from models.values.quantities import format_number
from models.values.units import children, parent
from storage.book import settings
from storage.office.document_fields import read_field
from ui.paper.names import PaperNames
from ui.screens.settings.card import Card, FactTable
from ui.shell.context import Context


class OfficePart(QWidget):
    """Read-only facts, and the names of the office."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.facts = FactTable()
        self.paper = PaperNames(self._keep, of_document=False)
        self.names = self.paper.fields
        unit = Card(
            self.tr("Administrative unit"), self.tr("The book belongs to this unit; it cannot be changed.")
        )
        unit.inside.addWidget(self.facts)
        paper = Card(
            self.tr("Names on paper"), self.tr("They stand on every form that is printed from now on.")
        )
        paper.inside.addWidget(self.paper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(unit)
        column.addWidget(paper)
        column.addStretch(1)

    def _keep(self, name: str, value: str) -> None:
        book = self._context.opened
        settings.write(book, name, read_field(name, value, book.clock().date()))

    def look(self) -> None:
        """Read the book."""
        book = self._context.opened
        unit, today = settings.unit_of(book), book.clock().date()
        day = today if unit.valid_on(today) else (unit.valid_to or today)
        above, below = parent(unit, day), children(unit, day)
        levels = {
            "province": self.tr("province"),
            "district": self.tr("district"),
            "commune": self.tr("commune"),
        }
        self.facts.show_facts(
            [
                (self.tr("Unit"), unit.title),
                (self.tr("Code"), unit.code),
                (self.tr("Level"), levels[unit.level]),
                (self.tr("Reports to"), above.title if above else ""),
                (self.tr("Units that report to it"), format_number(len(below)) if below else ""),
                (self.tr("In this shape since"), format_date(unit.valid_from) if unit.valid_from else ""),
                (self.tr("Until"), format_date(unit.valid_to) if unit.valid_to else ""),
                (self.tr("File of the book"), str(book.path)),
            ]
        )
        self.paper.show_names(settings.office_names(book), unit)

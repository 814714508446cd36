"""The unit of the book, which never changes, and the names that stand on its paper."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.values.dates import format_date
from models.values.errors import Trouble
from models.values.messages import message_for
from models.values.quantities import format_number
from models.values.units import children, parent
from storage.book import settings
from storage.book.settings import OfficeNames
from ui.language import language
from ui.pieces.inputs.fields import TextField
from ui.pieces.inputs.group import FieldGroup
from ui.screens.settings.card import Card, FactTable
from ui.shell.context import Context


class OfficePart(QWidget):
    """Read-only facts, and four names."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.facts = FactTable()
        self.names = {
            "parent_office": TextField(
                self.tr("Office above"),
                hint=self.tr("First line at the top left of a report; may stay empty."),
            ),
            "office": TextField(
                self.tr("Name of the office"), hint=self.tr("Empty: the people's committee of the unit.")
            ),
            "signer_left": TextField(self.tr("Prepared by"), hint=self.tr("Name under the left signature.")),
            "signer_right": TextField(self.tr("Signed by"), hint=self.tr("Name under the right signature.")),
        }
        unit = Card(
            self.tr("Administrative unit"), self.tr("The book belongs to this unit; it cannot be changed.")
        )
        unit.inside.addWidget(self.facts)
        paper = Card(
            self.tr("Names on paper"), self.tr("They stand on every form that is printed from now on.")
        )
        paper.inside.addWidget(FieldGroup("", list(self.names.values())))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(unit)
        column.addWidget(paper)
        column.addStretch(1)
        for name, field in self.names.items():
            field.committed.connect(partial(self._keep, name))

    def _keep(self, name: str, value: str) -> None:
        try:
            settings.write(self._context.opened, name, value)
        except Trouble as trouble:
            self.names[name].refuse(message_for(trouble, language()))

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
        names = settings.office_names(book)
        for name in OfficeNames.__slots__:
            field = self.names[name]
            if not field.line.hasFocus():
                field.set_value(getattr(names, name))

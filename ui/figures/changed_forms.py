"""What forms that come or go down change, form by form, and which returns of the book they reach."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.forms.files.change_words import change_lines, headline
from models.values.quantities import format_number
from storage.forms.packages import ExaminedPackage, reached_words
from ui.language import language
from ui.pieces.text import label

SHOWN = 12
"""Lines of one form that are shown; the others are counted."""


class ChangedForms(QWidget):
    """What the forms of a package change, form by form."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)

    def show_package(self, examined: ExaminedPackage | None) -> None:
        """Show these forms; None: the book has them all."""
        if examined is None:
            words = self.tr("This book has these forms already; they are signed once more.")
            self.column.addWidget(label(words, wrap=True))
            return
        for one in examined.forms:
            self.column.addWidget(label(headline(one, language()), "section", wrap=True))
            lines = list(change_lines(one.changes, language()))
            for line in lines[:SHOWN]:
                self.column.addWidget(label(line, wrap=True))
            if len(lines) > SHOWN:
                more = self.tr("and {count} more").format(count=format_number(len(lines) - SHOWN))
                self.column.addWidget(label(more, "note"))
        for reached in examined.reached:
            self.column.addWidget(label(reached_words(reached, language()), wrap=True, tone="amber"))

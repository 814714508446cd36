"""The document of the return: its fields before it is sealed, remembered for the next one, and what is left open."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.office.names import OfficeNames, kind_of, offices_over, signing_lines
from models.values.dates import format_date
from models.values.errors import Refused
from models.values.units import Unit
from storage.office import document_fields
from ui.paper.names import PaperNames
from ui.pieces.inputs.group import scrolled
from ui.pieces.tables.facts import FactRows
from ui.pieces.text import button, label, surface
from ui.shell.context import Context

_WIDEST = 900


@dataclass(frozen=True, slots=True)
class ReturnPaper:
    """What stands on the paper of one revision, and whether it can still be changed."""

    unit: Unit
    period: str
    revision: int
    names: OfficeNames
    is_open: bool


class DocumentView(QWidget):
    """Asks what stands around the forms on paper (Decree 30/2020/ND-CP); each field is kept when it is left."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._document: ReturnPaper | None = None
        self.names = PaperNames(self._keep, of_document=True)
        sheet = surface()
        sheet.setMaximumWidth(_WIDEST)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.addWidget(self.names)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(_framed(sheet)))

    def show_document(self, document: ReturnPaper) -> None:
        """Show the document of a return; of one that is sealed nothing can be changed."""
        self._document = document
        self.names.show_names(document.names, document.unit)
        self.names.setEnabled(document.is_open)

    def _keep(self, name: str, value: str) -> None:
        document = self._document
        if document is None:
            raise Refused("DOCUMENT_SEALED")
        document_fields.write(self._context.opened, document.period, document.revision, name, value)


def _framed(sheet: QWidget) -> QWidget:
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 8, 0)
    column.addWidget(sheet)
    column.addStretch(1)
    return frame


class DocumentCard(QWidget):
    """The document in a few lines, with the way to its fields."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.facts = FactRows()
        self.open = label("", "note", wrap=True)
        self.edit = button(self.tr("Fill in the document…"), self.wanted.emit, kind="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(self.tr("Document"), "section"))
        for part in (self.facts, self.open, self.edit):
            column.addWidget(part)

    def show_document(self, document: ReturnPaper) -> None:
        """Show what is known, and what is left to the registry."""
        names = document.names
        _, office = offices_over(document.unit.title, names)
        signs = ", ".join(part for part in (" / ".join(signing_lines(names)), names.signer_right) if part)
        self.facts.show_facts(
            [
                (self.tr("Office"), " ".join(office.splitlines())),
                (self.tr("Number and day"), _number(names)),
                (self.tr("Recipients"), "; ".join(names.recipients.splitlines())),
                (self.tr("Prepared by"), names.signer_left),
                (self.tr("Signed by"), signs),
            ]
        )
        self.open.setText(self._left_open(names))
        self.open.setVisible(bool(self.open.text()))
        self.edit.setVisible(document.is_open)

    def _left_open(self, names: OfficeNames) -> str:
        if names.number and names.date:
            return ""
        return self.tr(
            "Number and day are left for the registry book: the print is then signed by hand, and the files of the "
            "package are signed with the keys."
        )


def _number(names: OfficeNames) -> str:
    if not names.number and not names.date:
        return ""
    day = format_date(date.fromisoformat(names.date)) if names.date else "…"
    return f"{names.number or '…'}/{names.symbol or kind_of(names).symbol}, {day}"

"""Workers and results of an organisation in one period."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.register.drafts import RESULT
from storage.register import results
from storage.register.organisations import OrganisationCard
from storage.returns import agenda
from ui.pieces.inputs.group import FieldGroup, scrolled
from ui.pieces.inputs.periods import PeriodChooser, near
from ui.pieces.text import button, hairline, label
from ui.register.field_sheet import show_field_sheet
from ui.register.form.records import RecordFields
from ui.register.paper_dialog import PaperDialog
from ui.register.part import RecordPart, sheet_with
from ui.shell.context import Context

_WORKERS = tuple(name for name in RESULT if name.startswith("workers"))
_MONEY = tuple(name for name in RESULT if name not in _WORKERS)


class ResultsPart(RecordPart[OrganisationCard]):
    """The figures of the chosen period, each kept when it is left."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.periods = PeriodChooser()
        self.record = RecordFields(context, "results", tuple(RESULT), self._keep)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(self.tr("Reporting period"), "label"))
        head.addWidget(self.periods)
        head.addStretch(1)
        self.paper = PaperDialog(context, self)
        self.fields = button(self.tr("Sheet for the national system\u2026"), self.show_sheet, picture="print")
        head.addWidget(self.fields)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(20)
        column.addLayout(head)
        column.addWidget(FieldGroup(self.tr("Workers"), self.record.some(*_WORKERS)))
        column.addWidget(hairline())
        column.addWidget(FieldGroup(self.tr("Business results"), self.record.some(*_MONEY)))
        column.addStretch(1)
        self.column.addWidget(sheet_with(scrolled(content)))
        self.periods.chosen.connect(lambda _: self._show(anew=True))

    def show_card(self, card: OrganisationCard) -> None:
        anew = self.card is None or self.card.id != card.id
        super().show_card(card)
        if not self.periods.period:
            book = self.context.opened
            self.periods.offer(near(book.clock().date()), str(agenda.current(book)))
        self._show(anew=anew)

    def _show(self, *, anew: bool) -> None:
        found = results.get(self.context.opened, self.shown.id, self.periods.period)
        self.record.show(found.values, anew=anew)

    def show_sheet(self) -> None:
        """Show what is to be typed into the national system for the period, with what is lacking and contradicts."""
        kind = str(self.shown.values["kind"])
        show_field_sheet(self.paper, self.context.opened, self.periods.period, self.shown.id, kind)

    def _keep(self, name: str, value: Any) -> None:
        results.put(self.context.opened, self.shown.id, self.periods.period, {name: value})

"""The plots of an organisation: each point leads to the records behind it."""

from PySide6.QtWidgets import QHBoxLayout

from models.plots.plot import Origin, RecordsOrigin
from models.register.catalogue import record_of
from models.values.periods import PeriodKind
from storage.plots.organisations import OrganisationPlots, plots_of_organisation
from storage.register.organisations import OrganisationCard
from ui.figures.plot_board import PlotBoard
from ui.figures.unit_plots import kind_pills
from ui.language import language
from ui.pieces.inputs.filters import FilterChips
from ui.pieces.text import button
from ui.register.part import RecordPart
from ui.shell.context import Context

_TABS = {
    "memberships": "members",
    "charter_capitals": "capital",
    "results": "results",
    "evaluations": "evaluations",
    "debts": "debts",
    "support_grants": "support_grants",
}
"""Kind of record → the tab on which those of the organisation stand."""


class PlotsPart(RecordPart[OrganisationCard]):
    """Members, workers, capital, revenue over periods; debts by age; support by source."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._asked = 0
        self.kinds = FilterChips()
        self.kinds.chosen.connect(lambda _: self._read())
        self.board = PlotBoard(context)
        self.board.wanted.connect(self._open)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.kinds, 1)
        row.addWidget(button(self.tr("Print preview"), self.board.show_paper, picture="print"))
        row.addWidget(button(self.tr("Excel\u2026"), lambda: self.board.ask_where(".xlsx")))
        row.addWidget(button(self.tr("PDF\u2026"), lambda: self.board.ask_where(".pdf")))
        self.column.addLayout(row)
        self.column.addWidget(self.board, 1)

    def show_card(self, card: OrganisationCard) -> None:
        if self.card is None or self.card.id != card.id:
            self.kinds.current = ""
            self.board.show_plots((), card.name)
        super().show_card(card)
        self._read()

    def take_focus(self) -> None:
        self.board.take_focus()

    def _read(self) -> None:
        book, organisation, spoken = self.context.opened, self.shown.id, language()
        kind = PeriodKind(self.kinds.current) if self.kinds.current else None
        self._asked += 1
        asked = self._asked

        def done(found: OrganisationPlots) -> None:
            if asked == self._asked:
                self.kinds.show_filters(kind_pills(found.kinds), found.kind)
                self.kinds.setVisible(len(found.kinds) > 1)
                self.board.show_plots(found.plots, found.name)

        self.context.run(
            lambda _work: plots_of_organisation(book, organisation, kind, spoken),
            done,
            title=self.tr("Reading the periods"),
        )

    def _open(self, origin: Origin) -> None:
        """The one record behind a point on its own page, else the tab with all of them."""
        if not isinstance(origin, RecordsOrigin):
            return
        place = record_of(origin.table).place
        if len(origin.ids) == 1 and place.opens == origin.table:
            self.context.go_to(place.page, **{place.word: origin.ids[0]})
        else:
            self.context.go_to("cooperatives", organisation=self.shown.id, part=_TABS[origin.table])

"""The list of organisations: chips for state and kind, a sector that can be let go of."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from models.values import codes
from models.values.periods import Period
from storage.register.lists.lists import ListFilter
from ui.pieces.inputs.filters import Filter
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.findings import FindingAction
from ui.pieces.text import button
from ui.register import words
from ui.register.lists.elsewhere import registers_offer
from ui.register.lists.record_list import ALL, BIN, RecordList
from ui.shell.context import Context

EXISTING = "existing"
"""The preset behind the chip "All": those that ended are left out."""

DOUBTFUL = ("tax_differs", "meeting_overdue", "group_book")
"""Presets whose chip is there only while they show something."""


class OrganisationList(RecordList):
    """What is listed follows the chips and the search bar; Enter opens, Ins adds, Del throws into the bin."""

    paste_wanted = Signal()
    remove_wanted = Signal(str)
    restore_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        self.period: Period | None = None
        self.sector = ""
        super().__init__(context, "organisations", name="cooperatives")

    def hint(self) -> str:
        return self.tr("Find without accents: name, tax code")

    def arrange(self, column: QVBoxLayout) -> None:
        self.sector_chip = button("", lambda: self.show_sector(""), kind="link")
        self.sector_chip.setToolTip(self.tr("Show all sectors again"))
        second = QHBoxLayout()
        second.addWidget(self.kinds, 1)
        second.addWidget(self.sector_chip)
        self.states = self.views
        column.addWidget(self.states)
        column.addLayout(second)
        column.addSpacing(4)

    # what is listed

    def chosen(self) -> ListFilter:
        chosen, state = super().chosen(), self.states.current
        return replace(
            chosen,
            preset="" if state == BIN else EXISTING if state in ("", ALL) else chosen.preset,
            where=(("sector", self.sector),) if self.sector else (),
            period=self.period,
        )

    def show_sector(self, sector: str) -> None:
        """Show only one sector with those below it; "" shows all."""
        self.sector = sector
        self.read()

    def show_counts(self, more: None) -> None:
        named = {
            EXISTING: self.tr("All"),
            "operating": self.tr("Operating"),
            "stopped": self.tr("Stopped"),
            "held_by_debt": self.tr("Held by debt"),
            "new": self.tr("New in the period"),
            "lacking": self.tr("Information lacking"),
            "ended": self.tr("Ended"),
            "tax_differs": self.tr("Tax status differs"),
            "meeting_overdue": self.tr("No meeting for 18 months"),
            "provincial_register": self.tr("Provincial register"),
            "group_book": self.tr("Book of groups"),
        }
        shown = [
            Filter(ALL if state == EXISTING else state, text, self.number(self.counts.presets.get(state, 0)))
            for state, text in named.items()
            if state not in DOUBTFUL or self.counts.presets.get(state) or self.states.current == state
        ]
        binned = Filter(BIN, self.tr("Bin"), self.number(self.counts.binned))
        self.states.show_filters([*shown, binned], self.states.current or ALL)
        self._show_kinds()

    def _show_kinds(self) -> None:
        filters = [Filter(ALL, self.tr("All kinds"))]
        for entry in codes.entries("organisation_kinds"):
            count = self.number(self.counts.chips.get(entry.id, 0))
            filters.append(Filter(entry.id, words.kind_short(entry.id), count))
        self.kinds.show_filters(filters, self.kinds.current or ALL)
        name = words.shortly("SECTOR_SHORT", "sectors", self.sector)
        self.sector_chip.setText(self.tr("Sector: {sector} \u2715").format(sector=name))
        self.sector_chip.setVisible(bool(self.sector))

    def nothing(self) -> EmptyState:
        add = FindingAction(self.tr("Add a cooperative"), self.add_wanted.emit)
        if self.bar.text():
            said = self.tr("Nothing holds \u201c{text}\u201d. Accents do not matter; try fewer words.")
            return EmptyState("search", self.tr("Nothing found"), said.format(text=self.bar.text()))
        if self.states.current not in ("", ALL) or self.kinds.current not in ("", ALL):
            said = self.tr("No organisation of this kind is in this state.")
            return EmptyState("cooperatives", self.tr("Nothing here"), said)
        said = self.tr(
            "Cooperatives, unions, groups and people's credit funds of your area belong here. Reports are filled "
            "from them, so that each is entered only once."
        )
        paste = FindingAction(self.tr("Paste from Excel"), self.paste_wanted.emit)
        offer = registers_offer(self._context, "organisations")
        return EmptyState("cooperatives", self.tr("No organisation yet"), said, add, paste, offer)

    def remove_key(self, key: str) -> None:
        (self.restore_wanted if self.states.current == BIN else self.remove_wanted).emit(key)

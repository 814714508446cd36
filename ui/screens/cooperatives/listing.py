"""The list of organisations: chips for state and kind, paged rows, sorted by any column."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from models.values import codes
from models.values.names import sort_key
from models.values.periods import Period
from storage.register import organisation_lists as lists
from storage.register.organisation_lists import STATES, OrganisationFilter, OrganisationRow, State
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.inputs.search import SearchBar
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.findings import Step
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.pieces.text import button
from ui.register import words
from ui.register.keys import bind
from ui.register.listing import RegisterList
from ui.shell.context import Context

BIN = "bin"
REST = 250
"""Milliseconds without a key stroke after which the chips are counted anew."""


class OrganisationList(RegisterList[OrganisationRow]):
    """What is listed follows the chips and the search bar; Enter opens, Ins adds, Del throws into the bin."""

    paste_wanted = Signal()
    remove_wanted = Signal(str)
    restore_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.period: Period | None = None
        self.sector = ""
        self.counts: dict[State, int] = {}
        self.bar = SearchBar(self.tr("Find without accents: name, tax code"), 330)
        self.states = FilterChips()
        self.kinds = FilterChips()
        self.table = DataTable[str, OrganisationRow](
            self._columns(), self._fetch, name="cooperatives", frozen=1
        )
        self._order: tuple[str, bool] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.sector_chip = button("", lambda: self.show_sector(""), kind="link")
        self.sector_chip.setToolTip(self.tr("Show all sectors again"))
        second = QHBoxLayout()
        second.addWidget(self.kinds, 1)
        second.addWidget(self.sector_chip)
        column.addWidget(self.states)
        column.addLayout(second)
        column.addSpacing(4)
        column.addWidget(self._stack, 1)
        self._connect()

    def _connect(self) -> None:
        self.bar.searched.connect(lambda _: self._search())
        self._rest.timeout.connect(self.read)
        self.bar.left_downwards.connect(self.into_table)
        self.states.chosen.connect(lambda _: self.read())
        self.kinds.chosen.connect(lambda _: self.read())
        self.table.row_opened.connect(self.opened)
        self.table.sort_wanted.connect(self._sort)
        bind(self.table, "Ins", self.add_wanted.emit)
        bind(self.table, "Del", self._remove_current)

    def _columns(self) -> list[Column[OrganisationRow]]:
        return [
            Column(
                "name",
                self.tr("Name"),
                lambda row: words.short_name(row.name),
                240,
                tip=lambda row: row.name,
                stretch=True,
            ),
            Column("tax_code", self.tr("Tax code"), lambda row: row.tax_code, 96),
            Column("commune", self.tr("Commune"), _commune, 108, tip=_commune_title),
            Column("sector", self.tr("Sector"), _sector, 118, tip=_sector_long),
            Column("state", self.tr("State"), state_words, 134, tone=state_tone, tip=_state_long),
            Column("members", self.tr("Members"), lambda row: row.members, 96, number=True),
            Column(
                "capital",
                self.tr("Capital (mil.)"),
                lambda row: words.millions(row.capital),
                132,
                number=True,
            ),
            Column("debt", self.tr("Debt (mil.)"), lambda row: words.millions(row.debt), 108, number=True),
            Column("lacking", self.tr("This period"), self.lacking_words, 70, tone=_lacking_tone, tip=_lacks),
        ]

    def lacking_words(self, row: OrganisationRow) -> str:
        """Whether it has given what the period asks of it."""
        if row.lacking is None:
            return "\u2014"
        if not row.lacking:
            return self.tr("Complete")
        return self.tr("Lacks {count}").format(count=len(row.lacking))

    def _fetch(self, keys: Sequence[str]) -> Mapping[str, OrganisationRow]:
        rows = lists.page(self._context.opened, list(keys), period=self.period)
        return {row.id: row for row in rows}

    # what is listed

    def chosen(self) -> OrganisationFilter:
        """The filter that the chips and the search bar say."""
        kind, state = self.kinds.current, self.states.current
        return OrganisationFilter(
            kinds=() if kind in ("", "all") else (kind,),
            state="all" if state in ("", BIN) else state,  # type: ignore[arg-type]
            text=self.bar.text(),
            sector=self.sector or None,
            period=self.period,
            deleted=state == BIN,
        )

    def read(self) -> None:
        """Read the list and its counts anew; the current row stays."""
        book, chosen = self._context.opened, self.chosen()
        self.counts = lists.counts(book, replace(chosen, deleted=False))
        self._show_states(len(lists.keys(book, replace(chosen, deleted=True))))
        self._show_kinds(chosen)
        self._show_keys()
        self.table.read_again()
        self.counted.emit()

    def _show_keys(self) -> None:
        keys = lists.keys(self._context.opened, self.chosen())
        self.table.show_keys(self._ordered(keys))
        if self.table.current_key() is None and keys:
            self.table.selectRow(0)
        self._show_front(bool(keys))

    def show_sector(self, sector: str) -> None:
        """Show only one sector with those below it; "" shows all."""
        self.sector = sector
        self.read()

    def _search(self) -> None:
        """While typing only the list follows at once; the counts of the chips follow after a rest."""
        self._show_keys()
        self._rest.start()

    def _show_states(self, thrown: int) -> None:
        named = {
            "all": self.tr("All"),
            "operating": self.tr("Operating"),
            "stopped": self.tr("Stopped"),
            "held_by_debt": self.tr("Held by debt"),
            "new": self.tr("New in the period"),
            "lacking": self.tr("Information lacking"),
            "ended": self.tr("Ended"),
        }
        shown = [Filter(state, named[state], self.counts[state]) for state in STATES]
        self.states.show_filters([*shown, Filter(BIN, self.tr("Bin"), thrown)], self.states.current or "all")

    def _show_kinds(self, chosen: OrganisationFilter) -> None:
        book = self._context.opened
        filters = [Filter("all", self.tr("All kinds"))]
        for entry in codes.entries("organisation_kinds"):
            count = len(lists.keys(book, replace(chosen, kinds=(entry.id,))))
            filters.append(Filter(entry.id, words.kind_short(entry.id), count))
        self.kinds.show_filters(filters, self.kinds.current or "all")
        name = words.shortly("SECTOR_SHORT", "sectors", self.sector)
        self.sector_chip.setText(self.tr("Sector: {sector} \u2715").format(sector=name))
        self.sector_chip.setVisible(bool(self.sector))

    def _show_front(self, anything: bool) -> None:
        self.bring(self.table if anything else self._nothing())

    def _nothing(self) -> EmptyState:
        add = Step(self.tr("Add a cooperative"), self.add_wanted.emit)
        if self.bar.text():
            told = self.tr("Nothing holds \u201c{text}\u201d. Accents do not matter; try fewer words.")
            return EmptyState("search", self.tr("Nothing found"), told.format(text=self.bar.text()))
        if self.states.current not in ("", "all") or self.kinds.current not in ("", "all"):
            told = self.tr("No organisation of this kind is in this state.")
            return EmptyState("cooperatives", self.tr("Nothing here"), told)
        told = self.tr(
            "Cooperatives, unions, groups and people's credit funds of your area belong here. Reports are filled "
            "from them, so that each is entered only once."
        )
        paste = Step(self.tr("Paste from Excel"), self.paste_wanted.emit)
        return EmptyState("cooperatives", self.tr("No organisation yet"), told, add, paste)

    def _remove_current(self) -> None:
        key = self.table.current_key()
        if key is not None:
            (self.restore_wanted if self.states.current == BIN else self.remove_wanted).emit(key)

    # order

    def _sort(self, column: str, descending: bool) -> None:
        self._order = (column, descending)
        self.table.show_keys(self._ordered(lists.keys(self._context.opened, self.chosen())))

    def _ordered(self, keys: list[str]) -> list[str]:
        """The keys by the column whose header was pressed; what is blank comes last."""
        if self._order is None:
            return keys
        column, descending = self._order
        rows = lists.page(self._context.opened, keys, period=self.period)
        value = _ORDERS[column]
        filled = [row for row in rows if value(row) is not None]
        blank = [row.id for row in rows if value(row) is None]
        filled.sort(key=value, reverse=descending)
        return [row.id for row in filled] + blank


def state_words(row: OrganisationRow) -> str:
    """What it really does, in two or three words."""
    if row.legal_status in ("ended", "group_ended"):
        return words.say("STATUS_SHORT_ENDED")
    if row.held_by_debt:
        return words.say("STATUS_SHORT_AWAITING_DISSOLUTION_DEBT")
    if row.legal_status in ("dissolving", "group_ending"):
        return words.say("STATUS_SHORT_DISSOLVING")
    if row.operational_status is None:
        return words.say("STATUS_SHORT_UNKNOWN")
    return words.shortly("STATUS_SHORT", "operational_statuses", row.operational_status)


def state_tone(row: OrganisationRow) -> str:
    """Red where debts hold it, amber where nothing is known."""
    if row.held_by_debt:
        return "red"
    return "amber" if row.operational_status is None else ""


def _state_long(row: OrganisationRow) -> str:
    legal = words.coded("legal_statuses", row.legal_status)
    really = words.coded("operational_statuses", row.operational_status)
    return "\n".join(dict.fromkeys(part for part in (really, legal) if part))


def _sector(row: OrganisationRow) -> str:
    return words.shortly("SECTOR_SHORT", "sectors", row.sector)


def _sector_long(row: OrganisationRow) -> str:
    return words.coded("sectors", row.sector)


def _commune(row: OrganisationRow) -> str:
    return words.commune_name(row.commune_code, row.commune_from)


def _commune_title(row: OrganisationRow) -> str:
    unit = words.commune(row.commune_code, row.commune_from)
    return unit.title if unit else ""


def _lacking_tone(row: OrganisationRow) -> str:
    return "red" if row.lacking else ""


def _lacks(row: OrganisationRow) -> str:
    return "\n".join(words.say(code) for code in row.lacking or ())


_ORDERS: dict[str, Any] = {
    "name": lambda row: sort_key(row.name),
    "tax_code": lambda row: row.tax_code,
    "commune": lambda row: sort_key(_commune(row)) if row.commune_code else None,
    "sector": lambda row: sort_key(_sector(row)) if row.sector else None,
    "state": lambda row: sort_key(state_words(row)),
    "members": lambda row: row.members,
    "capital": lambda row: row.capital,
    "debt": lambda row: row.debt,
    "lacking": lambda row: None if row.lacking is None else len(row.lacking),
}

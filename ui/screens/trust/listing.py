"""The list of registered certificates: for which unit, in which role, from when to when."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.values.dates import format_date
from models.values.messages import sentence
from models.values.names import fold
from storage.trust import registrations
from storage.trust.registrations import Registered
from ui.language import language
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.inputs.search import SearchBar
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.pieces.text import button
from ui.shell.context import Context

TONES = {"serving": "green", "coming": "blue", "ended": "muted", "lost": "red"}
SERVING, OTHERS = "serving", "others"


def role_word(role: str) -> str:
    """What a role is called."""
    return sentence(f"ROLE_{role.upper()}", language=language())


def state_word(state: str) -> str:
    """What a state of a registration is called."""
    return sentence(f"REGISTRATION_STATE_{state.upper()}", language=language())


class Listing(QWidget):
    """Those that may sign, or those that no more or not yet do; one is in hand."""

    chosen = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.every: list[Registered] = []
        self._sought = ""
        columns = [
            Column[Registered]("unit", self.tr("Unit"), lambda one: one.unit.title, 170, sortable=False),
            Column[Registered](
                "name", self.tr("Name in the certificate"), lambda one: one.name, 140, sortable=False
            ),
            Column[Registered]("role", self.tr("Role"), lambda one: role_word(one.role), 132, sortable=False),
            Column[Registered](
                "starts", self.tr("From"), lambda one: format_date(one.starts), 92, sortable=False
            ),
            Column[Registered]("ends", self.tr("To"), _last_day, 92, sortable=False),
            Column[Registered](
                "state",
                self.tr("State"),
                lambda one: state_word(one.state_on(self.today())),
                92,
                tone=lambda one: TONES[one.state_on(self.today())],
                sortable=False,
            ),
        ]
        self.chips = FilterChips()
        self.table = DataTable[str, Registered](columns, self._fetch, name="trust-certificates")
        self.table.setSortingEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.seeking = SearchBar(self.tr("Unit, name or fingerprint"), 200)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.chips)
        row.addWidget(self.seeking)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self.authorities = button(self.tr("Import authorities or revocation lists\u2026"), kind="link")
        column.addWidget(self.authorities, 0, Qt.AlignmentFlag.AlignLeft)
        self.seeking.searched.connect(self.seek)
        self.chips.chosen.connect(lambda _: self._show())
        self.table.row_selected.connect(lambda _: self.chosen.emit())

    def today(self) -> date:
        """The day by the book's clock."""
        return self._context.opened.clock().date()

    def look(self) -> None:
        """Read the book."""
        self.every = registrations.registered(self._context.opened)
        self.table.read_again()
        self._show()

    def seek(self, text: str) -> None:
        """Show only what holds these words."""
        self._sought = fold(text)
        self._show()

    def _show(self) -> None:
        today = self.today()
        states = {one.id: one.state_on(today) for one in self.every}
        serving = [one for one in self.every if states[one.id] in ("serving", "coming")]
        others = [one for one in self.every if one not in serving]
        self.chips.show_filters(
            [
                Filter(SERVING, self.tr("May sign"), len(serving)),
                Filter(OTHERS, self.tr("Ended or lost"), len(others)),
            ]
        )
        listed = others if self.chips.current == OTHERS else serving
        self.table.show_keys([one.id for one in listed if self._answers(one)])
        self.chosen.emit()

    def _answers(self, one: Registered) -> bool:
        words = fold(f"{one.unit.title} {one.code} {one.name}") + f" {one.sha256}"
        return all(word in words for word in self._sought.split())

    def _fetch(self, keys: Sequence[str]) -> Mapping[str, Registered]:
        wanted = set(keys)
        return {one.id: one for one in self.every if one.id in wanted}

    def current(self) -> Registered | None:
        """The one in hand."""
        key = self.table.current_key()
        return next((one for one in self.every if one.id == key), None)


def _last_day(one: Registered) -> str:
    return format_date(one.ends) if one.ends else "\u2013"

"""The page of settings: the unit and its names on paper, signing keys and pictures, the trust list, this machine."""

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.inputs.group import scrolled
from ui.screens.settings.calendar import CalendarPart
from ui.screens.settings.desk import DeskPart
from ui.screens.settings.keys.cards import KeyPart
from ui.screens.settings.office import OfficePart
from ui.screens.settings.pictures import PicturesPart
from ui.screens.settings.reception import ReceptionPart
from ui.screens.settings.trusting import TrustPart
from ui.shell.context import Context
from ui.shell.page import Page

OFFICE, KEY, PICTURES, RECEPTION, TRUST, DESK = "office", "key", "pictures", "reception", "trust", "desk"
CALENDAR = "calendar"


class SettingsPage(Page):
    """Parts, one shown at a time; without a book only what concerns this machine."""

    key = "settings"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.office = OfficePart(context)
        self.signing = KeyPart(context)
        self.pictures = PicturesPart(context)
        self.reception = ReceptionPart(context)
        self.trust = TrustPart(context)
        self.calendar = CalendarPart(context)
        self.desk = DeskPart(context)
        self.languages, self.appearances = self.desk.languages, self.desk.appearances
        self.scales, self.person = self.desk.scales, self.desk.person
        self.chips = FilterChips()
        self.stack = QStackedWidget()
        self._parts: dict[str, QWidget] = {
            OFFICE: self.office,
            KEY: self.signing,
            PICTURES: self.pictures,
            RECEPTION: self.reception,
            TRUST: self.trust,
            CALENDAR: self.calendar,
            DESK: self.desk,
        }
        self._areas = {name: scrolled(part) for name, part in self._parts.items()}
        for area in self._areas.values():
            self.stack.addWidget(area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.chips)
        column.addWidget(self.stack, 1)
        self.chips.chosen.connect(self.show_part)

    def title(self) -> str:
        return self.tr("Settings")

    def note(self) -> str:
        return self.tr("Every change is kept at once.")

    def place(self) -> dict[str, str]:
        return {"part": self.chips.current}

    def activate(self, target: dict[str, Any]) -> None:
        names = {
            OFFICE: self.tr("Unit and names"),
            KEY: self.tr("Signing keys"),
            PICTURES: self.tr("Signature and seal"),
            RECEPTION: self.tr("Reception key"),
            TRUST: self.tr("Trust list"),
            CALENDAR: self.tr("Periods and deadlines"),
            DESK: self.tr("This machine"),
        }
        offered = [DESK] if self.context.book is None else self._offered(list(names), target)
        self.chips.show_filters([Filter(name, names[name]) for name in offered], str(target.get("part", "")))
        self.show_part(self.chips.current)

    def _offered(self, names: list[str], target: dict[str, Any]) -> list[str]:
        """Only an office that receives, or that is sent there, has a reception key."""
        wanted = self.context.facts.receives or target.get("part") == RECEPTION
        return names if wanted else [name for name in names if name != RECEPTION]

    def refresh(self, changed: frozenset[str]) -> None:
        if not changed or changed & {"settings", "trust_lists", "reception_keys"}:
            self.show_part(self.chips.current)

    def show_part(self, name: str) -> None:
        """Bring a part to the front and read what it shows."""
        self.stack.setCurrentWidget(self._areas[name])
        part = self._parts[name]
        if isinstance(
            part, OfficePart | KeyPart | PicturesPart | ReceptionPart | TrustPart | CalendarPart | DeskPart
        ):
            part.look()
        self.head_changed.emit()

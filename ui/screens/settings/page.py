"""The page of settings. Each takes effect at once and is remembered on this machine, not in the book."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import settings
from ui.language import LANGUAGES, language, own_name
from ui.pieces.fields import TextField
from ui.pieces.filters import Filter, FilterChips
from ui.pieces.group import scrolled
from ui.pieces.text import label, surface
from ui.shell.context import Context
from ui.shell.page import Page
from ui.theme.look import look
from ui.theme.palette import APPEARANCES

SCALES = (100, 115, 130, 150)


class SettingsPage(Page):
    """Language, appearance, size of the type, the person, the file of the book."""

    key = "settings"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.languages = FilterChips()
        self.appearances = FilterChips()
        self.scales = FilterChips()
        self.person = TextField(
            self.tr("Your name"),
            hint=self.tr("Stands in the journal beside each change, from the next start on."),
        )
        self.file = label(kind="muted", wrap=True)
        self._lay_out()
        self.languages.chosen.connect(context.language_wanted)
        self.appearances.chosen.connect(lambda name: self._wear(name, look.scale))
        self.scales.chosen.connect(lambda scale: self._wear(look.appearance, int(scale)))
        self.person.committed.connect(lambda name: settings.remember("person", name))

    def _lay_out(self) -> None:
        sheet = surface()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(24, 20, 24, 20)
        inside.setSpacing(8)
        for heading, widget in (
            (self.tr("Language"), self.languages),
            (self.tr("Appearance"), self.appearances),
            (self.tr("Size of the type"), self.scales),
            (self.tr("Person"), self.person),
            (self.tr("File of the book"), self.file),
        ):
            inside.addWidget(label(heading, "section"))
            inside.addWidget(widget)
            inside.addSpacing(16)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(_framed(sheet)))

    def title(self) -> str:
        return self.tr("Settings")

    def note(self) -> str:
        return self.tr("Kept on this machine; they take effect at once.")

    def activate(self, target: dict[str, Any]) -> None:
        names = {
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "contrast": self.tr("High contrast"),
        }
        self.languages.show_filters([Filter(code, own_name(code)) for code in LANGUAGES], language())
        self.appearances.show_filters([Filter(name, names[name]) for name in APPEARANCES], look.appearance)
        self.scales.show_filters([Filter(str(scale), f"{scale} %") for scale in SCALES], str(look.scale))
        self.person.set_value(settings.text("person"))
        book = self.context.book
        self.file.setText(str(book.path) if book is not None else self.tr("No book is open."))

    def _wear(self, appearance: str, scale: int) -> None:
        settings.remember("appearance", appearance)
        settings.remember("scale", scale)
        look.wear(appearance, scale)


def _framed(sheet: QWidget) -> QWidget:
    """A holder that scrolls around the sheet, so that the hairline stays whole."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(sheet)
    return holder

"""What is kept on this machine and takes effect at once: language, colours, size of the type, the person."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import settings
from ui.language import LANGUAGES, language, own_name
from ui.pieces.inputs.fields import TextField
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.text import label
from ui.screens.settings.card import Card
from ui.shell.context import Context
from ui.theme.look import look
from ui.theme.palette import APPEARANCES

SCALES = (100, 115, 130, 150)


class DeskPart(QWidget):
    """Pills for what can be chosen, a field for the name."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.languages = FilterChips()
        self.appearances = FilterChips()
        self.scales = FilterChips()
        self.person = TextField(
            self.tr("Your name"), hint=self.tr("Stands in the history beside each change, from now on.")
        )
        card = Card(
            self.tr("This machine"), self.tr("Kept on this machine, not in the book; takes effect at once.")
        )
        for heading, widget in (
            (self.tr("Language"), self.languages),
            (self.tr("Appearance"), self.appearances),
            (self.tr("Size of the type"), self.scales),
        ):
            card.inside.addWidget(label(heading, "label"))
            card.inside.addWidget(widget)
        card.inside.addWidget(self.person)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        self.languages.chosen.connect(context.language_wanted)
        self.appearances.chosen.connect(lambda name: self._wear(name, look.scale))
        self.scales.chosen.connect(lambda scale: self._wear(look.appearance, int(scale)))
        self.person.committed.connect(self._name)

    def look(self) -> None:
        """Show what is in force."""
        names = {
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "contrast": self.tr("High contrast"),
        }
        self.languages.show_filters([Filter(code, own_name(code)) for code in LANGUAGES], language())
        self.appearances.show_filters([Filter(name, names[name]) for name in APPEARANCES], look.appearance)
        self.scales.show_filters([Filter(str(scale), f"{scale} %") for scale in SCALES], str(look.scale))
        book = self._context.book
        self.person.set_value(book.actor if book is not None else settings.text("person"))

    def _name(self, name: str) -> None:
        settings.remember("person", name)
        if self._context.book is not None:
            self._context.book.actor = name

    def _wear(self, appearance: str, scale: int) -> None:
        settings.remember("appearance", appearance)
        settings.remember("scale", scale)
        look.wear(appearance, scale)

"""The panel at the side in which a unit is asked: opened for a place in a package, shut when the query was kept."""

from models.dialogue.queries import Pin
from storage.dialogue.queries import Asked
from ui.dialogue.asking import AskPanel
from ui.pieces.inputs.group import scrolled
from ui.pieces.panels.side import SidePanel
from ui.shell.context import Context

WIDTH = 360


class AskingSide(SidePanel):
    """Hidden until `ask`; `closed` when it gives its place back."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("Ask the unit"), closable=True, width=WIDTH)
        self._context = context
        self.asking: AskPanel | None = None
        self.hide()

    def ask(self, package: str, pin: Pin, text: str = "") -> None:
        """Ask the unit of a package (SHA-256) about a place, with words that it may begin with."""
        if self.asking is None:
            self.asking = AskPanel(self._context)
            self.asking.asked.connect(self._asked)
            self.asking.left.connect(self.shut)
            self.show_content(scrolled(self.asking))
        self.asking.show_package(package, pin, text=text)
        self.unfold()
        self.asking.first_focus().setFocus()

    def _asked(self, asked: Asked) -> None:
        self.shut()
        words = self.tr("Query no. {number} to {unit} was kept. It goes out with the next file of queries.")
        self._context.say(words.format(number=asked.query.number, unit=asked.about.unit.name))

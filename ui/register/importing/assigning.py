"""Headings that were not understood: a choice of fields under each of them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from models.register.texts.blocks import Block, headings, path_label
from models.values.names import fold
from ui.language import language
from ui.pieces.flow import FlowLayout
from ui.pieces.fold import Fold
from ui.pieces.inputs.choice import ChoiceField, Option
from ui.pieces.text import clear

ASIDE = "-"
"""Key of the option that leaves a column aside; the path it stands for is ""."""
_MOST = 24
"""Headings that are offered; more columns than that are no table of one kind."""

_NUMBERING = frozenset(("stt", "tt", "so tt", "so thu tu", "no", "#"))
"""Headings, folded, of columns that only number the rows."""


class HeadingChoices(QWidget):
    """Folded away while every heading is understood."""

    assigned = Signal(str, str)  # heading, path of a field ("" leaves the column aside)

    def __init__(self, table: str) -> None:
        super().__init__()
        self._table = table
        self.fields: dict[str, ChoiceField] = {}
        self._inside = QWidget()
        self._flow = FlowLayout(self._inside, across=16, down=4)
        self.fold = Fold("", self._inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)
        self.hide()

    def show_block(self, block: Block, known: Mapping[str, str]) -> None:
        """Offer them for what a block leaves aside, and for what was said before; known: of every heading of a kind."""
        said = {one.heading: one.path for one in block.columns if one.heading in known}
        said |= {heading: "" for heading in block.aside if known.get(heading) == ""}
        self.show_headings(block.aside, said, frozenset(column.path for column in block.columns))

    def show_headings(self, aside: Sequence[str], known: Mapping[str, str], taken: frozenset[str]) -> None:
        """Offer the fields that no column has yet for each heading; known: what was said of headings before."""
        clear(self._flow)
        self.fields = {}
        aside = [heading for heading in aside if fold(heading).strip(" .") not in _NUMBERING]
        shown = dict.fromkeys([*aside, *known])
        for heading in list(shown)[:_MOST]:
            own = known.get(heading)
            free = [path for path in headings(self._table) if path not in taken or path == own]
            options = [Option(path, path_label(self._table, path, language())) for path in free]
            field = ChoiceField(heading, [Option(ASIDE, self.tr("leave aside")), *options], chars=20)
            field.set_value(ASIDE if own in (None, "") else own)
            field.committed.connect(lambda path, heading=heading: self._assign(heading, str(path)))
            self.fields[heading] = field
            self._flow.addWidget(field)
        count = len([heading for heading in aside if not known.get(heading)])
        self.fold.say(
            self.tr("Columns left aside: {columns}. Say what they mean").format(columns=", ".join(aside))
            if count
            else self.tr("Meaning of columns, as you said it")
        )
        self.setVisible(bool(shown))

    def _assign(self, heading: str, path: str) -> None:
        self.assigned.emit(heading, "" if path in ("", ASIDE) else path)

"""Where the headings of a table stand and in which units its amounts are: as the last one, or as a person says."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from models.register.texts.blocks import HEADER_ROWS, HEADING_DEPTH, Block, BlockReading
from models.values.cells.money_units import OFFERED_UNITS, unit_words
from models.values.names import clean, excerpt
from storage.book.book import Book
from storage.register.imports.layouts import known_reading
from ui.language import language
from ui.pieces.flow import FlowLayout
from ui.pieces.fold import Fold
from ui.pieces.inputs.choice import ChoiceField, Option
from ui.pieces.text import clear
from ui.register.importing.edits import Cells

_MOST_UNITS = 24


class LayoutChoice(QWidget):
    """What is read is said in the heading of a fold; within, one choice changes it."""

    head_chosen = Signal()
    units_chosen = Signal()

    def __init__(self, table: str) -> None:
        super().__init__()
        self._table = table
        self.reading = BlockReading()
        self.head: ChoiceField | None = None
        self.units: dict[str, ChoiceField] = {}
        inside = QWidget()
        self._flow = FlowLayout(inside, across=16, down=4)
        self.fold = Fold("", inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)
        self.hide()

    def begin(self, book: Book, cells: Cells) -> None:
        """Read a table as the last one of its layout; without one, as it says itself."""
        self.reading = known_reading(book, self._table, cells)

    def show_block(self, block: Block, cells: Cells) -> None:
        """Say how a table is read, and offer other rows of headings and other units."""
        clear(self._flow)
        self.units = {}
        self._offer_rows(cells, block.head)
        said = [self.tr("Headings in row {rows}").format(rows=_rows(block.head))] if block.head[0] else []
        for column in [one for one in block.columns if one.dong != 0 and one.at >= 0][:_MOST_UNITS]:
            options = {dong: unit_words(dong, language()) for dong in (*OFFERED_UNITS, column.dong or 1)}
            field = ChoiceField(
                column.heading, [Option(str(dong), word) for dong, word in options.items()], chars=16
            )
            field.set_value(str(column.dong or ""))
            field.committed.connect(
                lambda dong, heading=column.heading, stated=column.stated: self._choose_unit(
                    heading, str(dong), stated
                )
            )
            self.units[column.heading] = field
            self._flow.addWidget(field)
            unit = unit_words(column.dong, language()) if column.dong else self.tr("unit not known")
            said.append(f"{column.heading}: {unit}")
        self.fold.say(" \u00b7 ".join(said))
        self.setVisible(bool(said))

    def show_rows(self, cells: Cells) -> None:
        """Offer the rows of headings alone, where none was understood."""
        clear(self._flow)
        self.units = {}
        self._offer_rows(cells, (0, 0))
        self.fold.say(self.tr("Say in which row the headings are"))
        self.fold.open()
        self.show()

    def _offer_rows(self, cells: Cells, head: tuple[int, int]) -> None:
        filled = [
            at for at, line in enumerate(cells[:HEADER_ROWS], start=1) if sum(map(bool, map(clean, line))) > 1
        ]
        rows = [
            (first, first + more)
            for first in filled
            for more in range(HEADING_DEPTH)
            if first + more in filled
        ]
        options = [
            Option(_rows(one), f"{_rows(one)}: {_first_words(cells[one[1] - 1])}")
            for one in dict.fromkeys([*rows, *([head] if head[0] else [])])
        ]
        self.head = ChoiceField(self.tr("Rows of the headings"), options, chars=32)
        self.head.set_value(_rows(head) if head[0] else "")
        self.head.committed.connect(lambda one: self._choose_head(str(one), _rows(head)))
        self._flow.addWidget(self.head)

    def _choose_head(self, chosen: str, shown: str) -> None:
        if chosen and chosen != shown:
            first, _, last = chosen.partition("\u2013")
            self.reading = replace(self.reading, head=(int(first), int(last or first)))
            self.head_chosen.emit()

    def _choose_unit(self, heading: str, dong: str, stated: int | None) -> None:
        if dong and self.reading.units.get(heading) != (int(dong), stated):
            units = dict(self.reading.units) | {heading: (int(dong), stated)}
            self.reading = replace(self.reading, units=units)
            self.units_chosen.emit()


def _rows(head: tuple[int, int]) -> str:
    first, last = head
    return str(first) if first == last else f"{first}\u2013{last}"


def _first_words(line: list[str]) -> str:
    return excerpt(" \u00b7 ".join(text for cell in line if (text := clean(cell))))

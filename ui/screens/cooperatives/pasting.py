"""Organisations from Excel: a coloured preview of what each row would do, then all of it in one step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.values.errors import Refused, Trouble
from models.values.quantities import format_number
from models.values.units import Unit
from storage.register import pasting
from storage.register.communes import communes_at_hand
from storage.register.pasting import Effect, Row
from ui import settings as desk
from ui.pieces.chip import StateChip
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.findings import Step
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.pieces.text import button, label
from ui.register import words
from ui.register.history import value_words
from ui.register.keys import bind
from ui.screens.cooperatives.block import Block, cells_of, read_block
from ui.shell.context import Context
from ui.shell.work import Work

NONE, ARROW = "\u2014", "\u2192"
TONES = {"new": "green", "changed": "amber", "same": "muted", "refused": "red"}
GROUNDS = {"new": "green", "changed": "amber", "refused": "red"}


@dataclass(frozen=True, slots=True)
class Line:
    """One row with what it would do."""

    row: Row
    effect: Effect


class PastedOrganisations(QWidget):
    """Ctrl+V pastes, the button keeps. Nothing is kept before that."""

    left = Signal()
    taken = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.lines: dict[int, Line] = {}
        self._block: Block | None = None
        self.chips = {outcome: StateChip() for outcome in TONES}
        self.aside = label(kind="note")
        self.table = DataTable[int, Line](self._columns(), self._fetch, name="cooperatives-pasting")
        self.remark = label(wrap=True)
        self.table.row_selected.connect(lambda key: self._say_remark(key))
        self.keep = button("", self.take, kind="primary")
        self._front = QStackedWidget()
        self._front.addWidget(self._teaching())
        self._front.addWidget(self._preview())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._front)
        bind(self, "Ctrl+V", self.paste)

    def _teaching(self) -> QWidget:
        return EmptyState(
            "paste",
            self.tr("Copy the rows in Excel, with the header row, and paste them here"),
            self.tr(
                "Known columns: name, tax code, commune, sector, charter capital, kind, day of founding, state, "
                "address, telephone. Their order does not matter. You see what each row would do before anything "
                "is kept, and it can be taken back in one step."
            ),
            Step(self.tr("Paste (Ctrl+V)"), self.paste),
            Step(self.tr("Choose a file\u2026"), self.ask_file),
        )

    def _preview(self) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(8)
        for chip in self.chips.values():
            head.addWidget(chip)
        head.addWidget(self.aside, 1)
        head.addWidget(button(self.tr("Paste other rows"), self.start_anew))
        head.addWidget(self.keep)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.remark)
        return made

    def _columns(self) -> list[Column[Line]]:
        def plain(key: str, header: str, value: Any, width: int, **more: Any) -> Column[Line]:
            return Column(key, header, value, width, sortable=False, ground=_ground, **more)

        return [
            plain("number", self.tr("Row"), lambda line: line.row.number, 56, number=True),
            plain(
                "outcome", self.tr("What happens"), self._outcome_words, 112, tone=_tone, bold=lambda _: True
            ),
            plain("name", self.tr("Name"), lambda line: _cell(line, "name"), 214),
            plain("tax_code", self.tr("Tax code"), lambda line: _cell(line, "tax_code"), 96),
            plain("commune", self.tr("Commune"), _place, 104),
            plain("sector", self.tr("Sector"), _sector, 112),
            plain("capital", self.tr("Capital (mil.)"), _capital, 124, number=True),
            plain("told", self.tr("Remark"), self._remark, 220, stretch=True),
        ]

    def _fetch(self, keys: Sequence[int]) -> dict[int, Line]:
        return {key: self.lines[key] for key in keys if key in self.lines}

    def _outcome_words(self, line: Line) -> str:
        named = {
            "new": self.tr("+ new"),
            "changed": self.tr("~ changed"),
            "same": self.tr("= unchanged"),
            "refused": self.tr("! refused"),
        }
        return named[line.effect.outcome]

    def _remark(self, line: Line) -> str:
        if line.effect.refusal is not None:
            return _refused(line.effect.refusal)
        told = []
        for field, before in line.effect.fields.items():
            if field == "commune":
                old = words.commune_name(before, "") if before else ""
            elif field == "capital":
                old = format_number(words.millions(before) or 0) if before is not None else ""
            else:
                old = value_words("organisations", field, before)
            name = self.tr("Charter capital") if field == "capital" else words.say(f"FIELD_{field.upper()}")
            told.append(f"{name}: {old or NONE} {ARROW} {_new(line, field)}")
        return "; ".join(told)

    def _say_remark(self, number: int | None) -> None:
        """The whole remark on the row in hand, under the table."""
        line = self.lines.get(number) if number is not None else None
        self.remark.setText(self._remark(line) if line is not None else "")

    # reading

    def start(self) -> None:
        """Begin; a block that is already copied is shown at once."""
        self.start_anew()
        text = QGuiApplication.clipboard().text()
        if "\t" in text and "\n" in text.strip():
            self.paste()

    def start_anew(self) -> None:
        """Ask for a block."""
        self.lines, self._block = {}, None
        self._front.setCurrentIndex(0)
        self.setFocus()

    def paste(self) -> None:
        """Read the clipboard."""
        self.read(cells_of(QGuiApplication.clipboard().text()))

    def ask_file(self) -> None:
        """Ask for a workbook or CSV file."""
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a table"),
            desk.text("cooperatives/folder"),
            self.tr("Tables (*.xlsx *.xls *.ods *.csv *.txt);;All files (*)"),
        )
        if name:
            desk.remember("cooperatives/folder", str(Path(name).parent))
            self.read_file(Path(name))

    def read_file(self, path: Path) -> None:
        """Read a table file beside the window."""

        def cells(_work: Work) -> list[list[str]]:
            from exports.tables.files import read_table

            return read_table(path)

        self._context.run(cells, self.read, title=self.tr("Reading {file}").format(file=path.name))

    def read(self, table: list[list[str]]) -> None:
        """Understand the cells and rehearse the rows."""
        book = self._context.opened
        places: tuple[Unit, ...] = communes_at_hand(book)
        try:
            block = read_block(table, places, book.clock().date())
        except Trouble as trouble:
            self._context.tell(trouble)
            return
        fine = [row for row in block.rows if row.number not in block.faults]

        def rehearsed(work: Work) -> list[Effect]:
            return pasting.rehearse(book, fine, lambda at: _step(work, at, len(fine)))

        self._context.run(
            rehearsed, lambda effects: self._show(block, effects), title=self.tr("Looking at the rows")
        )

    def _show(self, block: Block, effects: list[Effect]) -> None:
        by_number = {effect.number: effect for effect in effects}
        for number, refusal in block.faults.items():
            by_number[number] = Effect(number, "refused", {}, refusal)
        self._block = block
        self.lines = {row.number: Line(row, by_number[row.number]) for row in block.rows}
        self.table.show_keys(list(self.lines))
        self._say_counts()
        self._front.setCurrentIndex(1)
        self.table.selectRow(0)
        self.table.setFocus()

    def counts(self) -> dict[str, int]:
        """How many rows do what."""
        found = [line.effect.outcome for line in self.lines.values()]
        return {outcome: found.count(outcome) for outcome in TONES}  # type: ignore[arg-type]

    def _say_counts(self) -> None:
        counts = self.counts()
        named = {
            "new": self.tr("{count} new"),
            "changed": self.tr("{count} changed"),
            "same": self.tr("{count} unchanged"),
            "refused": self.tr("{count} refused"),
        }
        for outcome, chip in self.chips.items():
            text = named[outcome].format(count=format_number(counts[outcome])) if counts[outcome] else ""
            chip.show_state(text, TONES[outcome] if outcome != "same" else "grey")
        aside = ", ".join(self._block.aside) if self._block else ""
        self.aside.setText(self.tr("Columns left aside: {columns}").format(columns=aside) if aside else "")
        wanted = counts["new"] + counts["changed"]
        self.keep.setText(self.tr("Keep {count} rows").format(count=format_number(wanted)))
        self.keep.setEnabled(wanted > 0)

    # keeping

    def take(self) -> None:
        """Keep what is new and what changes, in one step."""
        book = self._context.opened
        rows = [line.row for line in self.lines.values() if line.effect.outcome in ("new", "changed")]

        def kept(work: Work) -> list[Effect]:
            return pasting.take(book, rows, lambda at: _step(work, at, len(rows)))

        self._context.run(kept, self._taken, title=self.tr("Keeping the rows"), cancellable=False)

    def _taken(self, effects: list[Effect]) -> None:
        added = sum(effect.outcome == "new" for effect in effects)
        told = words.say("ORGANISATIONS_PASTED", added=added, changed=len(effects) - added)
        self.start_anew()
        self.taken.emit(told)


def _step(work: Work, at: int, total: int) -> None:
    work.progress(at, total)
    work.check()


def _tone(line: Line) -> str:
    return TONES[line.effect.outcome]


def _ground(line: Line) -> str:
    return GROUNDS.get(line.effect.outcome, "")


def _refused(refusal: Refused) -> str:
    """Why a row is refused; nothing stood there before that could have been kept."""
    if refusal.code == "FIELD_REQUIRED":
        return words.refusal(Refused("FIELD_REQUIRED_NEW", **refusal.details))
    return words.refusal(refusal)


def _cell(line: Line, field: str) -> str:
    return str(line.row.values.get(field) or "")


def _place(line: Line) -> str:
    unit = line.row.values.get("commune")
    return unit.name if isinstance(unit, Unit) else ""


def _sector(line: Line) -> str:
    return words.shortly("SECTOR_SHORT", "sectors", line.row.values.get("sector"))


def _capital(line: Line) -> Any:
    return words.millions(line.row.values.get("capital"))


def _new(line: Line, field: str) -> str:
    if field == "commune":
        return _place(line)
    if field == "capital":
        return format_number(_capital(line) or 0)
    value = line.row.values.get(field)
    return value_words("organisations", field, value.isoformat() if isinstance(value, date) else value)

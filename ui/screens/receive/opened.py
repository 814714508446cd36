"""The files that were opened: judged, ticked to accept or held, rehearsed together, and received in one change."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from models.values.errors import Refused
from ui.keys.unlocking import UnlockBand
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.inputs.group import scrolled
from ui.pieces.tables.findings import FindingAction
from ui.pieces.tables.paged import Column
from ui.pieces.text import Elided, button, surface
from ui.reading.report import open_report
from ui.screens.receive.answering import AnswerSide
from ui.screens.receive.details import FileDetails
from ui.screens.receive.lines import IncomingFile, ordered
from ui.screens.receive.reading import CarriedFiles, IncomingFiles, read_all
from ui.screens.receive.recheck import write_opened_sheet
from ui.screens.receive.rehearsal import Rehearsal
from ui.screens.receive.steps import Acts, sheet_name, steps_of
from ui.screens.receive.ticks import HELD, TICKED, FileTable
from ui.shell.context import Context
from ui.shell.work import Work

if TYPE_CHECKING:
    from exports.exchange.kept.reports import ReadReport
    from exports.exchange.rehearsing import RehearsedChange
    from models.forms.findings import Finding


class OpenedFiles(QWidget):
    """The list with its panel and the rehearsal. `received` gives the SHA-256 of what was taken in.

    read: everything that was found at the last opening; what is for this office itself is shown elsewhere.
    """

    received = Signal(list)
    look_up = Signal(str)  # a unit's name: show what was received of it
    read = Signal(object)  # Reading
    more_wanted = Signal()
    altered = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.lines: list[IncomingFile] = []
        self.ticked: set[Path] = set()
        self.sources: list[Path] = []
        self._passwords: list[str] = []
        self._asked, self._order = 0, ("", False)
        self.filters = FilterChips()
        self.filters.chosen.connect(lambda _: self._show_lines())
        self.table = FileTable(self._columns(), self._fetch)
        self.details = FileDetails()
        self.rehearsal = Rehearsal()
        self.beside = AnswerSide(context)
        self.band = UnlockBand(context)
        self.band.unlocked.connect(lambda: self._open_closed())
        self.band.guessed.connect(self._open_closed)
        self.table.ticked.connect(self.tick)
        self.table.sort_wanted.connect(self.sort)
        self.table.row_selected.connect(lambda _: self._show_details())
        self.table.row_opened.connect(lambda _: self.details.rungs.turn())
        self._lay_out()

    def _lay_out(self) -> None:
        left, right = surface(), surface()
        self.beside.done.connect(right.show)
        self.beside.opened.connect(right.hide)
        for sheet, content in ((left, scrolled(self.details)), (right, self.rehearsal)):
            column = QVBoxLayout(sheet)
            column.setContentsMargins(16, 12, 16, 12)
            column.addWidget(content)
        lower = QWidget()
        row = QHBoxLayout(lower)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(12)
        row.addWidget(left, 2)
        row.addWidget(right, 3)
        upper = QWidget()
        above = QVBoxLayout(upper)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(8)
        above.addWidget(self.band)
        above.addWidget(self.filters)
        above.addWidget(self.table, 1)
        above.addLayout(self._bar())
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(upper)
        split.addWidget(lower)
        split.setSizes([330, 300])
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(split, 1)
        whole.addWidget(self.beside)

    def _bar(self) -> QHBoxLayout:
        self.all = button(self.tr("Tick all that can be received"), self.tick_all, kind="link")
        self.none = button(self.tr("Hold all"), self.hold_all, kind="link")
        self.away = button(self.tr("Take the line off the list"), self.drop, kind="link")
        row = QHBoxLayout()
        row.setSpacing(16)
        for one in (self.all, self.none, self.away):
            row.addWidget(one)
        hint = Elided("note")
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        hint.say(self.tr("Space ticks or holds the package of the current line."))
        row.addWidget(hint, 1)
        return row

    def _columns(self) -> list[Column[IncomingFile]]:
        return [
            Column("tick", "", self._tick_of, 40, sortable=False),
            Column("unit", self.tr("Unit"), IncomingFile.named, 186, tip=IncomingFile.name_tip),
            Column("period", self.tr("Period"), IncomingFile.period, 108),
            Column("revision", self.tr("Rev."), IncomingFile.revision, 44, number=True),
            Column(
                "in_time",
                self.tr("Deadline"),
                lambda line: line.in_time()[0],
                164,
                tone=lambda line: line.in_time()[1],
                tip=IncomingFile.made_tip,
            ),
            Column(
                "verdict",
                self.tr("Verdict"),
                IncomingFile.verdict,
                128,
                tone=lambda line: line.tone,
                tip=IncomingFile.sentence,
            ),
            Column(
                "why",
                self.tr("What it says"),
                IncomingFile.gist,
                180,
                tone=lambda line: "amber" if line.acceptable and line.fault else "",
                tip=IncomingFile.says,
            ),
        ]

    def _fetch(self, keys: Sequence[Path]) -> Mapping[Path, IncomingFile]:
        return {line.path: line for line in self.lines if line.path in keys}

    def _tick_of(self, line: IncomingFile) -> str:
        if not line.acceptable:
            return ""
        return TICKED if line.path in self.ticked else HELD

    # opening

    def open_files(self, paths: Sequence[Path]) -> None:
        """Judge these files beside those that are listed already; a folder stands for the files in it."""
        wanted = [*self.sources, *(path for path in paths if path not in self.sources)]
        self._read(wanted, lambda found: self._took(found, paths))

    def judge_again(self) -> None:
        """The book or its trust list changed: judge what is listed anew."""
        if self.sources:
            self.open_files([])

    def _read(self, wanted: Sequence[Path], done: Callable[[IncomingFiles], None]) -> None:
        book, passwords = self._context.opened, list(self._passwords)
        self._context.run(
            lambda work: read_all(book, wanted, passwords, work), done, title=self.tr("Checking packages")
        )

    def _took(self, found: IncomingFiles, asked: Sequence[Path]) -> None:
        if not found.lines and not found.office and asked:
            self._context.tell(Refused("NO_PACKAGES_FOUND", path=str(asked[0])))
        self._take(found)
        if found.passed_over:
            told = self.tr("{count} other files in the folder were passed over.")
            self._context.say(told.format(count=found.passed_over))

    def _take(self, found: IncomingFiles) -> None:
        before = {line.path for line in self.lines if line.acceptable}
        self.sources, self.lines = list(found.sources), list(found.lines)
        can = {line.path for line in self.lines if line.acceptable}
        self.ticked = (self.ticked & can) | (can - before)
        self._show_lines()
        if self.lines and (self.table.current_key() is None or not before):
            self.table.select_key(self.table.rows.keys[0])
        self._show_details()
        self._ticks_changed()
        self.read.emit(found)

    def carry(self) -> CarriedFiles:
        """What is listed, for the same list in another window."""
        return CarriedFiles(self.sources, self.lines, self.ticked, self._passwords)

    def take_up(self, carried: CarriedFiles) -> None:
        """List what another window had listed; nothing is judged again."""
        self.sources, self.lines = carried.sources, carried.lines
        self.ticked, self._passwords = carried.ticked, carried.passwords
        self._show_lines()
        if self.lines:
            self.table.select_key(self.table.rows.keys[0])
        self._ticks_changed()

    def _show_lines(self) -> None:
        groups = {
            "": (self.tr("All"), lambda _line: True),
            "decide": (self.tr("Needs a decision"), lambda line: line.rank == 0),
            "can": (self.tr("Can be received"), lambda line: line.acceptable),
            "before": (self.tr("Received before"), lambda line: line.received_before),
        }
        every = [Filter(key, text, sum(map(takes, self.lines))) for key, (text, takes) in groups.items()]
        self.filters.show_filters([one for one in every if one.count or not one.key])
        takes = groups[self.filters.current][1]
        lines = ordered([*filter(takes, self.lines)], self.table.rows.columns, *self._order)
        self.table.show_keys([line.path for line in lines])

    def sort(self, key: str, descending: bool) -> None:
        """Order the list by a column."""
        self._order = key, descending
        self._show_lines()

    def forget(self, paths: Sequence[Path]) -> None:
        """Files are done with: they are not judged again."""
        gone = set(paths)
        self.sources = [path for path in self.sources if path not in gone]

    # envelopes

    def waiting(self) -> int:
        """How many files wait for a password."""
        return sum(line.waits for line in self.lines)

    def _open_closed(self, password: str = "") -> None:
        """Open what waits, by the keys that are open now or by a password that may be the envelope's own."""
        before = self.waiting()
        if password:
            self._passwords.append(password)

        def done(found: IncomingFiles) -> None:
            self._take(found)
            if self.waiting() >= before:
                self._passwords = [one for one in self._passwords if one != password]
                self.band.refuse()

        self._read(self.sources, done)

    # ticking

    def tick(self, path: Path) -> None:
        """Tick a package, or hold it."""
        if any(line.path == path and line.acceptable for line in self.lines):
            self.ticked ^= {path}
            self._ticks_changed()

    def tick_all(self) -> None:
        """Tick every package that can be received."""
        self.ticked = {line.path for line in self.lines if line.acceptable}
        self._ticks_changed()

    def hold_all(self) -> None:
        """Tick none."""
        self.ticked = set()
        self._ticks_changed()

    def drop(self) -> None:
        """Take the chosen lines off the list; the files stay where they are."""
        chosen = set(self.table.selected_keys())
        self._drop_lines(chosen)

    def _drop_lines(self, gone: set[Path]) -> None:
        self.forget([path for line in self.lines if line.path in gone for path in (line.path, *line.parts)])
        self.lines = [line for line in self.lines if line.path not in gone]
        self.ticked -= gone
        self._show_lines()
        self._show_details()
        self._ticks_changed()

    def _ticks_changed(self) -> None:
        self.table.read_again()
        self.band.show_closed(self.waiting())
        self.altered.emit()
        self._show_details()
        self._rehearse()

    def _chosen(self) -> "list[IncomingFile]":
        return [line for line in self.lines if line.path in self.ticked]

    def _rehearse(self) -> None:
        """Ask beside the window what would change; only the answer to the last question is shown."""
        self._asked += 1
        asked = self._asked
        chosen = [line.opened for line in self._chosen() if line.opened is not None]
        if not chosen:
            self.rehearsal.show_effects((), 0)
            return
        book = self._context.opened

        def worked_out(_work: Work) -> "tuple[list[RehearsedChange], list[Finding]]":
            from exports.exchange.rehearsing import effects, rehearsed_findings

            return effects(book, chosen), rehearsed_findings(book, chosen)

        def done(found: "tuple[list[RehearsedChange], list[Finding]]") -> None:
            if asked == self._asked:
                self.rehearsal.show_effects(found[0], len(chosen), found[1])

        self._context.run(worked_out, done, title=self.tr("Working out what would change"))

    # receiving

    def receive(self) -> None:
        """Take in all ticked packages in one change. What was refused stays listed."""
        book = self._context.opened
        chosen = [line.opened for line in self._chosen() if line.opened is not None]

        def taken_in(_work: Work) -> list[str]:
            from exports.exchange.receiving import receive

            return receive(book, chosen)

        def done(taken: list[str]) -> None:
            self._drop_lines({one.path for one in chosen})
            self.received.emit(taken)

        if chosen:
            self._context.run(taken_in, done, title=self.tr("Receiving packages"), cancellable=False)

    # the panel

    def current(self) -> IncomingFile | None:
        """The line in hand."""
        key = self.table.current_key()
        return next((line for line in self.lines if line.path == key), None)

    def _show_details(self) -> None:
        line = self.current()
        self.details.setVisible(line is not None)
        if line is not None:
            self.details.show_line(line, self._steps(line))

    def _steps(self, line: IncomingFile) -> list[FindingAction]:
        acts = Acts(
            tick=lambda one: self.tick(one.path),
            ticked=lambda one: one.path in self.ticked,
            password=self.band.secret.line.setFocus,
            again=self.judge_again,
            more=self.more_wanted.emit,
            look_up=self.look_up.emit,
            sheet=self._ask_where_sheet,
            report=self.show_report,
            refuse=lambda one: self.beside.give_refusal(one.opened) if one.opened is not None else None,
        )
        return steps_of(line, self._context, acts)

    def show_report(self, line: IncomingFile) -> None:
        """Open a file as the report that it is, whatever its verdict."""
        opened = line.opened
        if opened is None:
            return

        def read() -> "ReadReport":
            from exports.exchange.kept.reports import read_report

            return read_report(opened.package.read())

        caution = "" if line.acceptable or line.received_before else line.sentence()
        open_report(self, self._context, read, caution=caution)

    def _ask_where_sheet(self, line: IncomingFile) -> None:
        name, title = str(sheet_name(line)), self.tr("Verification sheet")
        chosen, _ = QFileDialog.getSaveFileName(self, title, name, "*.pdf")
        if chosen:
            self.save_sheet(line, Path(chosen))

    def save_sheet(self, line: IncomingFile, target: Path) -> None:
        """Write the verification sheet of a file that was opened."""
        book, opened = self._context.opened, line.opened
        if opened is None:
            return
        self._context.run(
            lambda _work: write_opened_sheet(book, opened, target, book.clock()),
            lambda made: self._context.say(self.tr("The sheet lies in {file}").format(file=made.name)),
            title=self.tr("Writing the verification sheet"),
        )

    def next_problem(self) -> bool:
        """Go to the next line that cannot be received."""
        bad = [line.path for line in self.lines if line.rank == 0]
        if not bad:
            return False
        current = self.table.current_key()
        at = bad.index(current) + 1 if current in bad else 0
        return self.table.select_key(bad[at % len(bad)])

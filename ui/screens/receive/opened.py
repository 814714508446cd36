"""The files that were opened: judged, ticked to accept or held, rehearsed together, and received in one change."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from models.errors import Refused, Trouble, Unavailable
from ui.pieces.findings import Step
from ui.pieces.group import scrolled
from ui.pieces.paged import Column
from ui.pieces.table import DataTable
from ui.pieces.text import Elided, button, surface
from ui.screens.receive.details import FileDetails
from ui.screens.receive.lines import Line
from ui.screens.receive.rehearsal import Rehearsal
from ui.screens.receive.ticks import HELD, TICKED, TickDelegate
from ui.shell.context import Context
from ui.shell.work import Work

if TYPE_CHECKING:
    from exports.receiving import Effect
    from storage.book import Book

NEEDS_TRUST = frozenset({"TRUST_MISSING", "TRUST_EXPIRED", "TRUST_STALE", "REVOCATION_UNKNOWN"})
KNOWN_HERE = frozenset({"ALREADY_RECEIVED", "OLD_REVISION", "SAME_REVISION_DIFFERENT_CONTENT"})


class OpenedFiles(QWidget):
    """The list with its panel and the rehearsal. `received` gives the SHA-256 of what was taken in."""

    received = Signal(list)
    look_up = Signal(str)  # a unit's name: show what was received of it
    altered = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.lines: list[Line] = []
        self.ticked: set[Path] = set()
        self._asked = 0
        self.table = _FileTable(self._columns(), self._fetch)
        self.details = FileDetails()
        self.rehearsal = Rehearsal()
        self.table.ticked.connect(self.tick)
        self.table.row_selected.connect(lambda _: self._show_details())
        self.table.row_opened.connect(lambda _: self.details.rungs.turn())
        self._lay_out()

    def _lay_out(self) -> None:
        left, right = surface(), surface()
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
        above.addWidget(self.table, 1)
        above.addLayout(self._bar())
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(upper)
        split.addWidget(lower)
        split.setSizes([330, 300])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

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

    def _columns(self) -> list[Column[Line]]:
        return [
            Column("tick", "", self._tick_of, 40, sortable=False),
            Column("unit", self.tr("Unit"), Line.unit, 140, sortable=False),
            Column("period", self.tr("Period"), Line.period, 84, sortable=False),
            Column("revision", self.tr("Rev."), Line.revision, 44, number=True, sortable=False),
            Column("made", self.tr("Made on"), Line.made, 92, sortable=False),
            Column(
                "in_time",
                self.tr("Deadline"),
                lambda line: line.in_time()[0],
                112,
                sortable=False,
                tone=lambda line: line.in_time()[1],
            ),
            Column(
                "verdict",
                self.tr("Verdict"),
                Line.verdict,
                150,
                sortable=False,
                tone=lambda line: line.tone,
                tip=Line.sentence,
            ),
            Column(
                "why",
                self.tr("What it says"),
                lambda line: line.sentence() if line.code else "",
                180,
                sortable=False,
                stretch=True,
                tip=Line.sentence,
            ),
            Column("signers", self.tr("Signed by"), Line.signers, 130, sortable=False),
            Column("file", self.tr("File"), lambda line: line.path.name, 150, sortable=False),
        ]

    def _fetch(self, keys: Sequence[Path]) -> Mapping[Path, Line]:
        return {line.path: line for line in self.lines if line.path in keys}

    def _tick_of(self, line: Line) -> str:
        if not line.acceptable:
            return ""
        return TICKED if line.path in self.ticked else HELD

    # opening

    def open_files(self, paths: Sequence[Path]) -> None:
        """Judge these files beside those that are listed already; a folder stands for the packages in it."""
        book = self._context.opened
        listed = [line.path for line in self.lines]
        wanted = [*listed, *(path for path in _packages(paths) if path not in listed)]
        if len(wanted) == len(listed) and not listed:
            self._context.tell(Refused("NO_PACKAGES_FOUND", path=str(paths[0]) if paths else ""))
            return
        fresh = frozenset(wanted) - frozenset(listed)

        def done(lines: list[Line]) -> None:
            self._take(lines, fresh)

        self._context.run(lambda work: _judged(book, wanted, work), done, title=self.tr("Checking packages"))

    def judge_again(self) -> None:
        """The book or its trust list changed: judge what is listed anew."""
        if self.lines:
            self.open_files([])

    def _take(self, lines: list[Line], fresh: frozenset[Path]) -> None:
        self.lines = lines
        can = {line.path for line in lines if line.acceptable}
        self.ticked = (self.ticked & can) | (can & fresh)
        self.table.show_keys([line.path for line in lines])
        if self.table.current_key() is None and lines:
            self.table.select_key(lines[0].path)
        self._show_details()
        self._ticks_changed()

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
        self.lines = [line for line in self.lines if line.path not in chosen]
        self.ticked -= chosen
        self.table.show_keys([line.path for line in self.lines])
        self._show_details()
        self._ticks_changed()

    def _ticks_changed(self) -> None:
        self.table.read_again()
        self.altered.emit()
        self._show_details()
        self._rehearse()

    def _chosen(self) -> "list[Line]":
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

        def worked_out(_work: Work) -> "list[Effect]":
            from exports.receiving import effects

            return effects(book, chosen)

        def done(found: "list[Effect]") -> None:
            if asked == self._asked:
                self.rehearsal.show_effects(found, len(chosen))

        self._context.run(worked_out, done, title=self.tr("Working out what would change"))

    # receiving

    def receive(self) -> None:
        """Take in all ticked packages in one change. What was refused stays listed."""
        book = self._context.opened
        chosen = [line.opened for line in self._chosen() if line.opened is not None]

        def taken_in(_work: Work) -> list[str]:
            from exports.receiving import receive

            return receive(book, chosen)

        def done(taken: list[str]) -> None:
            gone = {one.path for one in chosen}
            self.lines = [line for line in self.lines if line.path not in gone]
            self.ticked -= gone
            self.table.show_keys([line.path for line in self.lines])
            self._show_details()
            self._ticks_changed()
            self.received.emit(taken)

        if chosen:
            self._context.run(taken_in, done, title=self.tr("Receiving packages"), cancellable=False)

    # the panel

    def current(self) -> Line | None:
        """The line in hand."""
        key = self.table.current_key()
        return next((line for line in self.lines if line.path == key), None)

    def _show_details(self) -> None:
        line = self.current()
        self.details.setVisible(line is not None)
        if line is not None:
            self.details.show_line(line, self._steps(line))

    def _steps(self, line: Line) -> list[Step]:
        if line.acceptable:
            held = line.path not in self.ticked
            text = self.tr("Tick it to be received") if held else self.tr("Hold it for now")
            steps = [Step(text, lambda: self.tick(line.path))]
        else:
            steps = [self._way_out(line)]
        if line.code in NEEDS_TRUST and line.acceptable:
            steps.append(self._install())
        return steps

    def _way_out(self, line: Line) -> Step:
        if line.code in NEEDS_TRUST:
            return self._install()
        if line.code in KNOWN_HERE:
            return Step(
                self.tr("Show what was received of this unit"), lambda: self.look_up.emit(line.unit())
            )
        if line.opened is None or line.code == "CLOCK":
            return Step(self.tr("Check again"), self.judge_again)
        return Step(self.tr("Copy the reason for the sender"), lambda: self._copy_reason(line))

    def _install(self) -> Step:
        return Step(
            self.tr("Install a trust list\u2026"), lambda: self._context.go_to("settings", part="trust")
        )

    def _copy_reason(self, line: Line) -> None:
        parts = (line.path.name, line.unit(), line.period(), line.verdict()[2:], line.sentence(), line.code)
        QGuiApplication.clipboard().setText("\n".join(part for part in parts if part))

    def next_problem(self) -> bool:
        """Go to the next line that cannot be received."""
        bad = [line.path for line in self.lines if not line.acceptable]
        if not bad:
            return False
        current = self.table.current_key()
        at = bad.index(current) + 1 if current in bad else 0
        return self.table.select_key(bad[at % len(bad)])


class _FileTable(DataTable[Path, Line]):
    """The list of files; a click on the box or the space bar ticks."""

    ticked = Signal(object)

    def __init__(
        self, columns: Sequence[Column[Line]], fetch: Callable[[Sequence[Path]], Mapping[Path, Line]]
    ) -> None:
        super().__init__(columns, fetch, name="receive-opened")
        self.setItemDelegateForColumn(0, TickDelegate(self))
        self.clicked.connect(self._clicked)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self.ticked.emit(self.rows.keys[index.row()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.current_key() is not None:
            self.ticked.emit(self.current_key())
        else:
            super().keyPressEvent(event)


def _packages(paths: Sequence[Path]) -> list[Path]:
    """The files that are meant: a folder stands for the packages that lie in it."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.glob("*.asice")) if path.is_dir() else [path]
        found += [one for one in inside if one not in found]
    return found


def _judged(book: "Book", paths: Sequence[Path], work: Work) -> list[Line]:
    """Every file with its verdict, in the order given; one that cannot be read does not stop the others."""
    from exports.receiving import open_packages, read_file

    unread: dict[Path, Trouble] = {}
    for path in paths:
        work.check()
        try:
            read_file(path)
        except (Refused, Unavailable) as trouble:
            unread[path] = trouble

    def progress(done: int, total: int, name: str) -> None:
        work.progress(done, total, name)
        work.check()

    opened = {one.path: one for one in open_packages(book, [p for p in paths if p not in unread], progress)}
    return [Line(path, opened.get(path), unread.get(path)) for path in paths]

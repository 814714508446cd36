"""The page that receives: open files, see each verdict and what would change, take them in, take them back."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.values.periods import label as period_label
from models.values.periods import parse_period
from models.values.quantities import format_number
from models.values.units import children
from storage.book import settings
from storage.received import receiving
from storage.returns import agenda
from storage.trust import trust
from ui import settings as desk
from ui.language import language
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.inputs.periods import PeriodChooser, near
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.findings import FindingAction
from ui.pieces.tables.table import AnyTable
from ui.register.paper_dialog import show_table
from ui.screens.receive.kept import ReceivedPackages
from ui.screens.receive.lines import IncomingFile
from ui.screens.receive.office import OfficeFiles
from ui.screens.receive.opened import OpenedFiles
from ui.screens.receive.reading import IncomingFiles
from ui.shell.context import Context
from ui.shell.page import Action, Page

if TYPE_CHECKING:
    from exports.exchange.arrivals import ImportResult

OPENED, OFFICE, KEPT = "opened", "office", "kept"


class ReceivePage(Page):
    """Three lists: the packages that were opened, what came for this office itself, what was taken in for a period.

    An office to which nobody reports sees the second alone.
    """

    key = "receive"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setAcceptDrops(True)
        self.periods = PeriodChooser()
        self.holder = QWidget()
        held = QHBoxLayout(self.holder)
        held.setContentsMargins(0, 0, 0, 0)
        held.addWidget(self.periods)
        self.filters = FilterChips()
        self.opened = OpenedFiles(context)
        self.office = OfficeFiles(context)
        self.kept = ReceivedPackages(context)
        self.empty = QWidget()
        self.stack = QStackedWidget()
        for widget in (self.opened, self.office, self.kept):
            self.stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.filters)
        column.addWidget(self.stack, 1)
        self.periods.chosen.connect(self._show_period)
        self.filters.chosen.connect(lambda _: self._show_list())
        self.opened.altered.connect(self._counts_changed)
        self.opened.received.connect(self._received)
        self.opened.look_up.connect(self._look_up)
        self.opened.read.connect(self._read)
        self.opened.more_wanted.connect(self.ask_files)
        self.office.altered.connect(self._counts_changed)
        self.office.taken.connect(self._taken)
        self.kept.altered.connect(self._counts_changed)

    # the head

    def title(self) -> str:
        return self.tr("Receive")

    @property
    def receives(self) -> bool:
        """Whether packages come here: others report to this office, or some came already."""
        book = self.context.opened
        unit, today = settings.unit_of(book), book.clock().date()
        day = today if unit.valid_on(today) else unit.valid_to or today
        return bool(children(unit, day)) or bool(self.opened.lines) or bool(receiving.received(book))

    def where(self) -> tuple[str, ...]:
        unit = settings.unit_of(self.context.opened).title
        if self.filters.current == KEPT and self.periods.period:
            return unit, period_label(parse_period(self.periods.period), language())
        return (unit,)

    def note(self) -> str:
        if self.filters.current == KEPT:
            return self.kept.note()
        listed = self.office.lines if self.filters.current == OFFICE else self.opened.lines
        if not listed:
            return ""
        can = sum(line.acceptable for line in listed)
        before = sum(isinstance(line, IncomingFile) and line.received_before for line in listed)
        told = self.tr("{count} files: {can} can be received, {cannot} cannot")
        if before:
            told = self.tr(
                "{count} files: {can} can be received, {before} were received before, {cannot} cannot"
            )
        return told.format(
            count=format_number(len(listed)),
            can=format_number(can),
            before=format_number(before),
            cannot=format_number(len(listed) - can - before),
        )

    def primary(self) -> Action | None:
        if self.filters.current == OFFICE and self.office.lines:
            count = self.office.acceptable
            text = self.tr("Take in {count} files").format(count=format_number(count))
            why = "" if count else self.tr("None of these files can be taken in.")
            return Action(text, self.office.import_files, "receive", why)
        if self.filters.current == KEPT and (owed := self.kept.owed):
            text = self.tr("Give {count} receipts\u2026").format(count=format_number(owed))
            return Action(text, self.kept.give_receipts, "dialogue")
        if self.filters.current != OPENED or not self.opened.lines:
            return Action(self.tr("Open files\u2026"), self.ask_files, "folder")
        ticked = len(self.opened.ticked)
        if not ticked:
            why = self.tr("No package is ticked.")
            return Action(self.tr("Receive packages"), self.opened.receive, "receive", why)
        text = self.tr("Receive {count} packages").format(count=format_number(ticked))
        return Action(text, self.opened.receive, "receive")

    def secondary(self) -> tuple[Action, ...]:
        folder = Action(self.tr("Open a folder\u2026"), self.ask_folder)
        if self.filters.current == KEPT:
            files = (Action(self.tr("Open files\u2026"), self.ask_files, "folder"),) if self.kept.owed else ()
            return (*files, folder, *self.kept.further())
        listed = self.office.lines if self.filters.current == OFFICE else self.opened.lines
        return (Action(self.tr("Open more\u2026"), self.ask_files), folder) if listed else (folder,)

    def tool(self) -> QWidget:
        return self.holder

    def activate(self, target: dict[str, Any]) -> None:
        book = self.context.opened
        found = [one.period for one in receiving.received(book)]
        current = str(target.get("period") or self.periods.period or (found[-1] if found else ""))
        today = book.clock().date()
        self.periods.offer([*found, *near(today)], current or str(agenda.current(book)))
        self.kept.show_period(self.periods.period)
        if target.get("package"):
            self._look_at(KEPT)
            self.kept.show_package(str(target["package"]))
        elif target.get("part"):
            self._look_at(str(target["part"]))
        else:
            self._look_at(self.filters.current or (KEPT if found and not self.opened.lines else OPENED))
        if target.get("files"):
            self.open_files([Path(one) for one in target["files"]])

    def place(self) -> dict[str, str]:
        return {"period": self.periods.period, "part": self.filters.current}

    def carry(self) -> object:
        return self.opened.carry(), self.office.lines

    def take_up(self, carried: Any) -> None:
        opened, office = carried
        self.opened.take_up(opened)
        self.office.show_lines(office)

    def refresh(self, changed: frozenset[str]) -> None:
        if not changed or changed & _SHOWN:
            self.kept.show_period(self.periods.period)
        if changed & {"trust_lists", "reception_keys", "revocation_lists"}:
            self.opened.judge_again()
        self._show_list()

    def first_focus(self) -> QWidget | None:
        lists: dict[str, QWidget] = {KEPT: self.kept.table, OFFICE: self.office.table}
        return lists.get(self.filters.current, self.opened.table)

    def print_preview(self) -> bool:
        tables: dict[str, AnyTable] = {KEPT: self.kept.table, OFFICE: self.office.table}
        table = tables.get(self.filters.current, self.opened.table)
        return show_table(self.context, self, self.title(), table)

    def new_record(self) -> bool:
        self.ask_files()
        return True

    def next_problem(self) -> bool:
        return self.filters.current == OPENED and self.opened.next_problem()

    # the lists

    def _look_at(self, which: str) -> None:
        self.filters.current = which
        self._counts_changed()
        self._show_list()

    def _counts_changed(self) -> None:
        mine = Filter(OFFICE, self.tr("For this office"), len(self.office.lines))
        in_force = sum(
            one.status == "accepted" for one in self.kept.packages
        )  # withdrawn ones are listed still
        every = [
            Filter(OPENED, self.tr("Just opened"), len(self.opened.lines)),
            mine,
            Filter(KEPT, self.tr("Received for the period"), in_force),
        ]
        receives = self.receives
        self.filters.setVisible(receives)
        self.filters.show_filters(every if receives else [mine], self.filters.current or OPENED)
        self._show_list()

    def _show_list(self) -> None:
        current = self.filters.current
        self.periods.setVisible(current == KEPT)
        if current == KEPT:
            front: QWidget = self.kept if self.kept.packages else self._renewed(self._nothing_received())
        elif current == OFFICE:
            front = self.office if self.office.lines else self._renewed(self._nothing_for_office())
        else:
            front = self.opened if self.opened.lines else self._renewed(self._nothing_opened())
        self.stack.setCurrentWidget(front)
        self.head_changed.emit()

    def _read(self, found: IncomingFiles) -> None:
        """Packages stay in the front list; what is for this office has its own, and is shown where it is all."""
        self.office.show_lines(found.office)
        if found.office and not found.lines:
            self._look_at(OFFICE)
        elif found.lines and not found.office and self.filters.current == OFFICE:
            self._look_at(OPENED)

    def _taken(self, taken: "ImportResult") -> None:
        """Say what was taken in, and judge anew by a newer list."""
        words = []
        if taken.serial is not None:
            words.append(self.tr("Trust list no. {serial} is in use.").format(serial=taken.serial))
        if taken.notices:
            told = self.tr("{count} receipts and questions were kept.")
            words.append(told.format(count=format_number(len(taken.notices))))
        if taken.forms:
            words.append(self.tr("The new forms are installed."))
        self.context.say(" ".join(words))
        if taken.notices and not self.office.lines:
            self.context.go_to("dialogue")

    def _renewed(self, empty: EmptyState) -> QWidget:
        self.stack.removeWidget(self.empty)
        self.empty.deleteLater()
        self.empty = empty
        self.stack.addWidget(empty)
        return empty

    def _nothing_opened(self) -> EmptyState:
        begin = FindingAction(self.tr("Open files\u2026"), self.ask_files)
        if trust.in_use(self.context.opened) is None:
            return EmptyState(
                "key",
                self.tr("No trust list yet"),
                self.tr(
                    "A trust list, signed by the province, says whose signature counts for which unit. Without it a "
                    "package can be read but not judged. Install the file that the province gave you, and compare "
                    "its fingerprint with the one on paper."
                ),
                FindingAction(
                    self.tr("Install a trust list\u2026"),
                    lambda: self.context.go_to("settings", part="trust"),
                ),
            )
        return EmptyState(
            "receive",
            self.tr("No package is open"),
            self.tr(
                "Open what the units sent on a stick or by e-mail, or drop files, a folder or the whole stick here. "
                "Each package is checked, and you see what would change before you receive it."
            ),
            begin,
        )

    def _nothing_for_office(self) -> EmptyState:
        return EmptyState(
            "receive",
            self.tr("Nothing has come for this office"),
            self.tr(
                "Plug in the stick that came back from the office above, and open it here: receipts tick your list "
                "of what was sent, questions come to be answered, and a newer trust list is put in use."
            ),
            FindingAction(self.tr("Open files\u2026"), self.ask_files),
            None,
        )

    def _nothing_received(self) -> EmptyState:
        period = period_label(parse_period(self.periods.period), language())
        return EmptyState(
            "receive",
            self.tr("Nothing received for {period}").format(period=period),
            self.tr("What you take in is listed here, and each package can be withdrawn again."),
            FindingAction(self.tr("Open files\u2026"), self.ask_files),
        )

    def _show_period(self, period: str) -> None:
        self.kept.show_period(period)
        self._look_at(KEPT)

    def _received(self, taken: list[str]) -> None:
        """Show what was taken in."""
        mine = [one for one in receiving.received(self.context.opened) if one.sha256 in taken]
        if not mine:
            return
        self.periods.offer([*(one.period for one in mine), *self.periods.offered], mine[0].period)
        self.kept.show_period(mine[0].period)
        self._look_at(KEPT)
        self.kept.show_package(mine[0].sha256)

    def _look_up(self, unit: str) -> None:
        line = self.opened.current()
        if line is not None and line.document is not None:
            self.periods.offer(self.periods.offered, line.document.period)
            self.kept.show_period(line.document.period)
        self._look_at(KEPT)
        self.kept.show_unit(unit)

    # opening files

    def ask_files(self) -> None:
        """Ask which files to open, several at once."""
        kinds = (
            self.tr("Everything for this program (*.asice *.p7m *.pdf *.part)"),
            self.tr("Packages (*.asice *.p7m)"),
            self.tr("Signed prints (*.pdf)"),
            self.tr("Parts of a package (*.part)"),
            self.tr("All files (*)"),
        )
        start = desk.text("receive/folder")
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Open files"), start, ";;".join(kinds))
        if names:
            self.open_files([Path(name) for name in names])

    def ask_folder(self) -> None:
        """Ask for a folder whose files are opened."""
        name = QFileDialog.getExistingDirectory(self, self.tr("Open a folder"), desk.text("receive/folder"))
        if name:
            self.open_files([Path(name)])

    def open_files(self, paths: list[Path]) -> None:
        """Judge files and show them: packages, receipts, questions, trust lists, in one motion."""
        desk.remember("receive/folder", str(paths[0] if paths[0].is_dir() else paths[0].parent))
        if self.receives:
            self._look_at(OPENED)
        self.opened.open_files(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.open_files(paths)
            event.acceptProposedAction()


_SHOWN = frozenset(
    {"package_states", "settings", "trust_lists", "given_notices", "asked_queries", "received_answers"}
)
"""Tables whose changes the list of received packages shows."""

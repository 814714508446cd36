"""The page that receives: open packages, see each verdict and what would change, take them in, take them back."""

from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.periods import label as period_label
from models.periods import parse_period
from models.quantities import format_number
from storage import agenda, receiving, settings, trust
from ui import settings as desk
from ui.language import language
from ui.pieces.empty import EmptyState
from ui.pieces.filters import Filter, FilterChips
from ui.pieces.findings import Step
from ui.pieces.periods import PeriodChooser, near
from ui.screens.receive.kept import ReceivedPackages
from ui.screens.receive.opened import OpenedFiles
from ui.shell.context import Context
from ui.shell.page import Action, Page

OPENED, KEPT = "opened", "kept"


class ReceivePage(Page):
    """Two lists: the files that were opened, and what was taken in for a period."""

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
        self.kept = ReceivedPackages(context)
        self.empty = QWidget()
        self.stack = QStackedWidget()
        for widget in (self.opened, self.kept):
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
        self.kept.altered.connect(self._counts_changed)

    # the head

    def title(self) -> str:
        return self.tr("Receive")

    def where(self) -> tuple[str, ...]:
        unit = settings.unit_of(self.context.opened).title
        if self.filters.current == KEPT and self.periods.period:
            return unit, period_label(parse_period(self.periods.period), language())
        return (unit,)

    def note(self) -> str:
        listed = self.opened.lines
        if self.filters.current == KEPT or not listed:
            return ""
        can = sum(line.acceptable for line in listed)
        told = self.tr("{count} files: {can} can be received, {cannot} cannot")
        return told.format(
            count=format_number(len(listed)),
            can=format_number(can),
            cannot=format_number(len(listed) - can),
        )

    def primary(self) -> Action | None:
        ticked = len(self.opened.ticked)
        if self.filters.current == KEPT or not self.opened.lines:
            return Action(self.tr("Open packages\u2026"), self.ask_files, "folder")
        if not ticked:
            why = self.tr("No package is ticked.")
            return Action(self.tr("Receive packages"), self.opened.receive, "receive", why)
        text = self.tr("Receive {count} packages").format(count=format_number(ticked))
        return Action(text, self.opened.receive, "receive")

    def secondary(self) -> tuple[Action, ...]:
        folder = Action(self.tr("Open a folder\u2026"), self.ask_folder)
        if self.filters.current == KEPT or not self.opened.lines:
            return (folder,)
        return (Action(self.tr("Open more\u2026"), self.ask_files), folder)

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
        else:
            self._look_at(self.filters.current or (KEPT if found and not self.opened.lines else OPENED))

    def refresh(self, changed: frozenset[str]) -> None:
        if not changed or changed & {"package_states", "settings", "trust_lists"}:
            self.kept.show_period(self.periods.period)
        if changed & {"trust_lists"}:
            self.opened.judge_again()
        self._show_list()

    def first_focus(self) -> QWidget | None:
        return self.kept.table if self.filters.current == KEPT else self.opened.table

    def new_record(self) -> bool:
        self.ask_files()
        return True

    def next_problem(self) -> bool:
        return self.filters.current == OPENED and self.opened.next_problem()

    # the two lists

    def _look_at(self, which: str) -> None:
        self.filters.current = which
        self._counts_changed()
        self._show_list()

    def _counts_changed(self) -> None:
        self.filters.show_filters(
            [
                Filter(OPENED, self.tr("Just opened"), len(self.opened.lines)),
                Filter(KEPT, self.tr("Received for the period"), len(self.kept.packages)),
            ],
            self.filters.current or OPENED,
        )
        self._show_list()

    def _show_list(self) -> None:
        self.periods.setVisible(self.filters.current == KEPT)
        if self.filters.current == KEPT:
            front: QWidget = self.kept if self.kept.packages else self._renewed(self._nothing_received())
        else:
            front = self.opened if self.opened.lines else self._renewed(self._nothing_opened())
        self.stack.setCurrentWidget(front)
        self.head_changed.emit()

    def _renewed(self, empty: EmptyState) -> QWidget:
        self.stack.removeWidget(self.empty)
        self.empty.deleteLater()
        self.empty = empty
        self.stack.addWidget(empty)
        return empty

    def _nothing_opened(self) -> EmptyState:
        begin = Step(self.tr("Open packages\u2026"), self.ask_files)
        if trust.in_use(self.context.opened) is None:
            return EmptyState(
                "key",
                self.tr("No trust list yet"),
                self.tr(
                    "A trust list, signed by the province, says whose signature counts for which unit. Without it a "
                    "package can be read but not judged. Install the file that the province gave you, and compare "
                    "its fingerprint with the one on paper."
                ),
                Step(
                    self.tr("Install a trust list\u2026"),
                    lambda: self.context.go_to("settings", part="trust"),
                ),
            )
        return EmptyState(
            "receive",
            self.tr("No package is open"),
            self.tr(
                "Open the packages (.asice) that the units sent on a stick or by e-mail, or drop them here. Each is "
                "checked, and you see what would change before you receive it."
            ),
            begin,
        )

    def _nothing_received(self) -> EmptyState:
        period = period_label(parse_period(self.periods.period), language())
        return EmptyState(
            "receive",
            self.tr("Nothing received for {period}").format(period=period),
            self.tr("What you take in is listed here, and each package can be withdrawn again."),
            Step(self.tr("Open packages\u2026"), self.ask_files),
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
        """Ask which packages to open, several at once."""
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Open packages"),
            desk.text("receive/folder"),
            self.tr("Packages (*.asice);;All files (*)"),
        )
        if names:
            self.open_files([Path(name) for name in names])

    def ask_folder(self) -> None:
        """Ask for a folder whose packages are opened."""
        name = QFileDialog.getExistingDirectory(self, self.tr("Open a folder"), desk.text("receive/folder"))
        if name:
            self.open_files([Path(name)])

    def open_files(self, paths: list[Path]) -> None:
        """Judge packages and show them."""
        desk.remember("receive/folder", str(paths[0] if paths[0].is_dir() else paths[0].parent))
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

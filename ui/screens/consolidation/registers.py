"""The page of the registers that units sent: by period and unit, every kind of record, to be read only."""

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.values.dates import format_date
from models.values.errors import Trouble
from models.values.messages import message_for
from storage.book import settings
from storage.book.periods import period_of
from storage.received.reading import units
from storage.received.reading.register_book import RegisterBook
from ui.pieces.inputs.periods import PeriodChooser
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.findings import FindingAction
from ui.reading.context import ReadingContext
from ui.reading.register import RegisterView
from ui.returns import period_words
from ui.shell.context import Context
from ui.shell.page import Page
from ui.shell.work import Work

CHANGING = frozenset({"package_states", "counted_once", "settings"})
"""Tables whose changes can change which registers count."""


class RegistersPage(Page):
    """Targets: "period", "table" with "record", "unit" (its key); one register is laid out at a time."""

    key = "registers"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.periods = PeriodChooser()
        self.periods.chosen.connect(lambda _: self.read())
        self.periods.setParent(self)  # while the head does not show it
        self.periods.hide()
        self.view: RegisterView | None = None
        self._asked = 0
        self._found = False
        self._wanted: dict[str, Any] = {}
        self.empty = QWidget()
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    # the head

    def title(self) -> str:
        return self.tr("Registers of the units")

    def where(self) -> tuple[str, ...]:
        return ()

    def note(self) -> str:
        if self.view is None:
            return ""
        book = self.view.context.registers
        told = self.tr("{unit} \u203a {period} \u203a to be read only, as of {day}")
        unit = settings.unit_of(self.context.opened).title
        day = format_date(book.clock().date())
        return told.format(unit=unit, period=period_words(self.periods.period), day=day)

    def tool(self) -> QWidget | None:
        return self.periods if self._found else None

    def activate(self, target: dict[str, Any]) -> None:
        found = units.periods(self.context.opened)
        self._wanted = target
        current = str(target.get("period") or self.periods.period or next(iter(found), ""))
        self._found = bool(found)
        self.head_changed.emit()
        if not found:
            self._let_go()
            self._show(self._nothing())
            return
        if current not in found:
            current = found[0]
        changed = current != self.periods.period
        self.periods.offer(found, current)
        if changed or self.view is None or target:
            self.read()

    def refresh(self, changed: frozenset[str]) -> None:
        if not changed or changed & CHANGING:
            self.activate({})
            if self._found:
                self.read()

    def first_focus(self) -> QWidget | None:
        return (
            (self.view.list.table if self.view.list else self.view.kinds) if self.view is not None else None
        )

    def search(self) -> bool:
        return self.view is not None and self.view.search()

    def print_preview(self) -> bool:
        return self.view is not None and self.view.print_preview()

    # reading

    def read(self) -> None:
        """Open the registers of the period, laid out anew where they are no longer as the packages are."""
        book, period = self.context.opened, self.periods.period
        self._asked += 1
        asked = self._asked

        def opened(work: Work) -> RegisterBook:
            from exports.exchange.kept.registers import registers_of_units

            def heard(done: int, total: int) -> None:
                work.check()
                work.progress(done, total)

            return registers_of_units(book, period, heard)

        def done(found: RegisterBook) -> None:
            if asked == self._asked:
                self._take(found)
            else:
                found.close()

        self.context.run(
            opened, done, title=self.tr("Laying out the registers of the units"), failed=self._failed
        )

    def _take(self, found: RegisterBook) -> None:
        wanted, self._wanted = self._wanted, {}
        table, unit = "", None
        if self.view is not None:
            table, unit = self.view.table, self.view.chosen_unit
        self._let_go()
        period = period_of(self.context.opened, self.periods.period)
        self.view = RegisterView(ReadingContext(self.context, found), period)
        self.view.altered.connect(self.head_changed)
        self._show(self.view)
        self.view.read(
            str(wanted.get("table") or table), str(wanted.get("record", "")), wanted.get("unit", unit)
        )

    def _failed(self, trouble: Trouble) -> None:
        self._let_go()
        again = FindingAction(self.tr("Try again"), self.read)
        said = message_for(trouble, self.context.language)
        self._show(EmptyState("warning", self.tr("The registers cannot be shown"), said, again))

    def _let_go(self) -> None:
        if self.view is not None:
            self.view.context.let_go()
            self.view = None

    def _show(self, front: QWidget) -> None:
        self.stack.removeWidget(self.empty)
        self.empty.deleteLater()
        self.empty = front
        self.stack.addWidget(front)
        self.stack.setCurrentWidget(front)
        self.head_changed.emit()

    def _nothing(self) -> EmptyState:
        return EmptyState(
            "receive",
            self.tr("No register was received yet"),
            self.tr(
                "What the packages of the units bring is listed here once they are received: organisations, members, "
                "debts and every other kind, by period and unit."
            ),
            FindingAction(self.tr("Receive\u2026"), lambda: self.context.go_to("receive")),
        )

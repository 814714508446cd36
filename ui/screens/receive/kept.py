"""All packages that were taken in for a period; each can be taken back, and received again."""

from collections.abc import Mapping, Sequence
from functools import partial
from operator import attrgetter
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from models.values.periods import Period, parse_period
from models.values.periods import label as period_label
from models.values.quantities import format_number
from storage.book.periods import period_of
from storage.comparisons.revisions import RevisionChanges, earlier_package, received_changes
from storage.received import receiving
from storage.received.receiving import Received
from ui.figures.changes import ChangesView
from ui.language import language
from ui.pieces.inputs.group import scrolled
from ui.pieces.moments import day_of, lateness
from ui.pieces.panels.confirm import ConfirmPanel
from ui.pieces.panels.side import SidePanel
from ui.pieces.tables.ordering import in_order
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.reading.report import open_report, received
from ui.screens.receive.answering import Answers, AnswerSide, read_answers
from ui.screens.receive.lines import chain_sentence, chain_word
from ui.screens.receive.package import PackagePanel
from ui.screens.receive.recheck import file_name, recheck, write_sheet
from ui.shell.context import Context
from ui.shell.page import Action
from ui.shell.work import Work


class ReceivedPackages(QWidget):
    """The list of a period with a panel for the package in hand."""

    altered = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.period = ""
        self._period: Period | None = None
        self.packages: list[Received] = []
        self._newest: dict[tuple[str, str, str], int] = {}
        self._order = ("", False)
        self.table = DataTable[str, Received](self._columns(), self._fetch, name="receive-kept")
        self.answers = Answers()
        self.panel = PackagePanel()
        self.side = SidePanel(self.tr("Package"))
        self.side.show_content(scrolled(self.panel))
        self.beside = AnswerSide(context)
        self.beside.done.connect(self._show_package)
        self.panel.report.clicked.connect(self.show_report)
        self.table.row_opened.connect(lambda _: self.show_report())
        self.panel.changes.clicked.connect(self.show_changes)
        self.panel.ask.clicked.connect(lambda: self.ask())
        self.panel.ask_unit.clicked.connect(self.ask_about_chain)
        self.panel.receipt.clicked.connect(self.give_receipt)
        self.panel.withdraw.clicked.connect(self.ask_to_withdraw)
        self.panel.again.clicked.connect(self.receive_again)
        self.panel.original.clicked.connect(self._ask_where)
        self.panel.recheck.clicked.connect(self.check_again)
        self.panel.sheet.clicked.connect(self._ask_where_sheet)
        self.table.row_selected.connect(lambda _: self._show_package())
        self.table.sort_wanted.connect(self.sort)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.table, 1)
        row.addWidget(self.side)
        row.addWidget(self.beside)

    def _columns(self) -> list[Column[Received]]:
        return [
            Column("unit", self.tr("Unit"), lambda one: one.unit_name, 170),
            Column("revision", self.tr("Rev."), lambda one: one.revision, 44, number=True),
            Column("state", self.tr("State"), self.state_of, 140, tone=self.tone_of),
            Column(
                "receipt",
                self.tr("Receipt"),
                lambda one: self.answers.receipt_of(one.sha256),
                112,
                tone=lambda one: self.answers.tone_of(one.sha256),
            ),
            Column(
                "chain",
                self.tr("Chain"),
                lambda one: chain_word(self.answers.faults.get(one.sha256)),
                116,
                tone=lambda _: "amber",
                tip=self._fault_of,
            ),
            Column("made", self.tr("Made on"), lambda one: day_of(one.made_at), 92),
            Column(
                "in_time",
                self.tr("Deadline"),
                lambda one: self._in_time(one)[0],
                112,
                tone=lambda one: self._in_time(one)[1],
            ),
        ]

    def _in_time(self, package: Received) -> tuple[str, str]:
        """In time or how late, and the tone."""
        period = self._period or parse_period(package.period)
        return lateness(period, package.unit[0], package.made_at)

    def _fault_of(self, package: Received) -> str:
        fault = self.answers.faults.get(package.sha256)
        return "" if fault is None else chain_sentence(fault)

    def _fetch(self, keys: Sequence[str]) -> Mapping[str, Received]:
        return {one.sha256: one for one in self.packages if one.sha256 in keys}

    def state_of(self, package: Received) -> str:
        """Whether the package counts, was replaced by a later revision, or was taken back."""
        if package.status != "accepted":
            return self.tr("withdrawn")
        newest = self._newest.get(package.unit, package.revision)
        if newest > package.revision:
            return self.tr("replaced by revision {revision}").format(revision=newest)
        return self.tr("counts")

    def tone_of(self, package: Received) -> str:
        """The colour that goes with the state."""
        if package.status != "accepted":
            return "amber"
        return "muted" if self._newest.get(package.unit, 0) > package.revision else "green"

    def show_period(self, period: str) -> None:
        """Show what was received for a period."""
        self.period = period
        self._period = period_of(self._context.opened, period)
        self.packages = receiving.received(self._context.opened, period)
        self.answers = read_answers(self._context.opened, period)
        self._newest = {}
        for one in self.packages:
            if one.status == "accepted":
                self._newest[one.unit] = max(one.revision, self._newest.get(one.unit, 0))
        if (order := self._show_order()) and self.table.current_key() is None:
            self.table.select_key(order[0].sha256)
        self._show_package()
        self.altered.emit()

    def _show_order(self) -> list[Received]:
        key, descending = self._order
        order = sorted(self.packages, key=lambda one: (one.unit[1], -one.revision, one.received_at))
        if key:
            value = next(one for one in self.table.rows.columns if one.key == key).value
            order = in_order(order, attrgetter("made_at") if key == "made" else value, descending=descending)
        self.table.show_keys([one.sha256 for one in order])
        return order

    def sort(self, key: str, descending: bool) -> None:
        """Order the list by a column."""
        self._order = key, descending
        self._show_order()

    def show_package(self, sha256: str) -> bool:
        """Make a package current."""
        return self.table.select_key(sha256)

    def show_unit(self, name: str) -> bool:
        """Make the newest package of a unit current."""
        found = [one for one in self.packages if one.unit_name == name]
        return bool(found) and self.show_package(max(found, key=lambda one: one.revision).sha256)

    def current(self) -> Received | None:
        """The package in hand."""
        key = self.table.current_key()
        return next((one for one in self.packages if one.sha256 == key), None)

    def _show_package(self) -> None:
        package = self.current()
        self.side.setVisible(package is not None and self.beside.isHidden())
        if package is None:
            return
        sha256, answers = package.sha256, self.answers
        self.panel.show_package(
            package,
            self.state_of(package),
            self.tone_of(package),
            answers.faults.get(sha256),
            answers.receipt_with_day(sha256),
            answers.asked_of(sha256),
        )
        self.panel.changes.setVisible(earlier_package(self.packages, package) is not None)

    def show_report(self) -> None:
        """Open the package in hand as the report that it is."""
        package = self.current()
        if package is not None:
            open_report(self, self._context, received(self._context, package.sha256))

    def show_changes(self) -> None:
        """Show what the package in hand changed against the revision before it; a row leads to the merged cell."""
        package, book = self.current(), self._context.opened
        if package is None:
            return

        def changed(_work: Work) -> RevisionChanges:
            from exports.exchange.indexing import received_document

            return received_changes(book, package.sha256, partial(received_document, book))

        def show(found: RevisionChanges) -> None:
            view = ChangesView(self, found)
            view.cell_wanted.connect(
                lambda form, row, column: self._context.go_to(
                    "consolidation", period=found.period, form=form, row=row, column=column
                )
            )
            view.open()

        self._context.run(
            changed,
            show,
            title=self.tr("Comparing two revisions"),
        )

    # receipts and questions

    def note(self) -> str:
        """What is owed to the units, for the head."""
        if not self.answers.never_told:
            return ""
        words = self.tr("{count} of {all} packages have no receipt yet")
        count, every = format_number(self.answers.never_told), format_number(len(self.packages))
        return words.format(count=count, all=every)

    def further(self) -> tuple[Action, ...]:
        """What can be said and asked of the whole list."""
        if not self.packages:
            return ()
        nothing = self.tr("Every question is in a file already.")
        questions = self.tr("Write questions to file\u2026")
        return (Action(questions, self.write_queries, "", "" if self.answers.pending else nothing),)

    @property
    def owed(self) -> int:
        """How many packages of the period lack the receipt that they deserve."""
        return len(self.answers.owed)

    def give_receipts(self) -> None:
        """Offer the receipts that are owed for the period."""
        self._beside()
        self.beside.give_receipts(self.answers.owed)

    def give_receipt(self) -> None:
        """Offer the receipt of the package in hand; one that was told already is laid down once more."""
        package = self.current()
        if package is not None and package.sha256 in self.answers.due:
            self._beside()
            self.beside.give_receipts([self.answers.due[package.sha256]])

    def write_queries(self) -> None:
        """Offer the questions that no file has told yet."""
        self._beside()
        self.beside.write_queries()

    def ask(self, text: str = "") -> None:
        """Ask the unit about the package in hand."""
        package = self.current()
        if package is not None:
            self._beside()
            self.beside.ask(package.sha256, text)

    def ask_about_chain(self) -> None:
        """Ask the unit about what is wrong in its chain of packages."""
        package = self.current()
        if package is not None:
            self.ask(self._fault_of(package))

    def _beside(self) -> None:
        self.side.hide()

    # taking back, receiving again

    def ask_to_withdraw(self) -> None:
        """Name the unit and the consequence before a package is taken back."""
        package = self.current()
        if package is None or package.status != "accepted":
            return
        title = self.tr("Withdraw the package of {unit}, revision {revision}?")
        ConfirmPanel(
            self,
            title.format(unit=package.unit_name, revision=package.revision),
            self._consequence(package),
            self.tr("Withdraw the package"),
            lambda: self.withdraw(package.sha256),
        ).open()

    def _consequence(self, package: Received) -> str:
        others = [
            one.revision
            for one in self.packages
            if one.unit == package.unit and one.status == "accepted" and one.sha256 != package.sha256
        ]
        period = period_label(parse_period(package.period), language())
        if max(others, default=0) > package.revision:
            told = self.tr("The merged figures of {period} stay as they are: a later revision counts.")
        elif others:
            told = self.tr(
                "Its figures leave the merged figures of {period}; revision {before} of the same unit counts again."
            )
        else:
            told = self.tr(
                "Its figures leave the merged figures of {period}, and the unit stands as not having sent."
            )
        kept = self.tr("The package itself stays in the book and can be received again at any time.")
        return f"{told.format(period=period, before=max(others, default=0))} {kept}"

    def withdraw(self, sha256: str) -> None:
        """Take a package back."""
        book = self._context.opened
        self._context.run(
            lambda _work: receiving.withdraw(book, sha256),
            lambda _: self.show_period(self.period),
            title=self.tr("Withdrawing the package"),
            cancellable=False,
        )

    def receive_again(self) -> None:
        """Take a withdrawn package in once more."""
        package = self.current()
        book = self._context.opened
        if package is None or package.status == "accepted":
            return

        def again(_work: Work) -> str:
            from exports.exchange.receiving import receive_again

            return receive_again(book, package.sha256)

        self._context.run(
            again,
            lambda _: self.show_period(self.period),
            title=self.tr("Receiving the package again"),
            cancellable=False,
        )

    def _ask_where(self) -> None:
        package = self.current()
        if package is None:
            return
        heading = self.tr("Save the package as it arrived")
        chosen, _ = QFileDialog.getSaveFileName(self, heading, file_name(package), "*.asice")
        if chosen:
            self.save_original(Path(chosen))

    def save_original(self, target: Path) -> None:
        """Write the package as it arrived, byte for byte."""
        package, book = self.current(), self._context.opened
        if package is None:
            return

        def written(_work: Work) -> Path:
            from exports.files.writing import write_whole

            write_whole(target, receiving.package_bytes(book, package.sha256))
            return target

        self._context.run(written, lambda _: None, title=self.tr("Saving the package"))

    # judging again

    def check_again(self) -> None:
        """Judge the package in hand as of its receipt, and say what was found in the panel."""
        package, book = self.current(), self._context.opened
        if package is None:
            return
        self._context.run(
            lambda _work: recheck(book, package),
            lambda found: self.panel.show_rechecked(package, found),
            title=self.tr("Checking the package again"),
        )

    def _ask_where_sheet(self) -> None:
        package = self.current()
        if package is None:
            return
        name, title = file_name(package).replace(".asice", ".pdf"), self.tr("Verification sheet")
        chosen, _ = QFileDialog.getSaveFileName(self, title, name, "*.pdf")
        if chosen:
            self.save_sheet(Path(chosen))

    def save_sheet(self, target: Path) -> None:
        """Write the verification sheet of the package in hand."""
        package, book = self.current(), self._context.opened
        if package is None:
            return
        self._context.run(
            lambda _work: write_sheet(book, package, target),
            lambda _: None,
            title=self.tr("Writing the verification sheet"),
        )

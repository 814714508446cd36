"""A package as the report that it is: forms, print, register, changes, what was asked; it closes to where one was."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.forms.cells import Sheet
from models.returns.document import ReturnDocument
from models.values.dates import format_date
from models.values.errors import Refused, Trouble, Unavailable
from models.values.messages import message_for
from storage.comparisons.revisions import RevisionChanges, document_changes
from storage.dialogue.answers import AskedOfUs
from storage.forms.installed import forms_of
from storage.received import receiving
from storage.received.reading.package import open_package
from storage.received.reading.register_book import RegisterBook
from storage.returns import outbox
from storage.returns.sheets import document_sheets
from ui.figures.changes import ChangesTable
from ui.language import form_word, language
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.moments import minute_of
from ui.pieces.primary import bind_primary
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.sheet_table import SheetTable, SheetWords
from ui.pieces.text import button, label
from ui.reading.context import ReadingContext
from ui.reading.dialogue import SaidLine, SaidTable, said_about
from ui.reading.pages import ReportPages
from ui.reading.register import RegisterView
from ui.returns import period_words
from ui.shell.context import Context
from ui.shell.work import Work

if TYPE_CHECKING:
    from exports.exchange.kept.reports import ReadReport

Source = Callable[[], "ReadReport"]
"""Reads the package; called beside the window. Refused where that cannot be done."""


def received(context: Context, sha256: str) -> Source:
    """A package that the book keeps."""
    book = context.opened

    def read() -> "ReadReport":
        from exports.exchange.kept.reports import received_report

        return received_report(book, sha256)

    return read


def sent(context: Context, sha256: str) -> Source:
    """A package that left this book."""
    book = context.opened

    def read() -> "ReadReport":
        from exports.exchange.kept.reports import sent_report

        return sent_report(book, sha256)

    return read


def sent_with_data(context: Context, data_sha256: str) -> Source:
    """The package of this book that a query or a receipt is about, by the digest of its data."""
    book = context.opened

    def read() -> "ReadReport":
        from exports.exchange.kept.reports import sent_report

        mine = [one for one in outbox.outbox(book) if one.data_sha256 == data_sha256]
        if not mine:
            raise Refused("PACKAGE_UNKNOWN", package=data_sha256[:12])
        return sent_report(book, mine[0].package_sha256)

    return read


def open_query(parent: QWidget, context: Context, asked: AskedOfUs) -> None:
    """The report that a query of the office above is about, at the form that it points to."""
    pin = asked.query.pin
    form = pin.place[0] if pin.kind == "cell" else ""
    open_report(parent, context, sent_with_data(context, asked.about.data_sha256), form)


PAGES, REGISTER, REVISION, PERIOD, SAID = "pages", "register", "revision", "period", "said"
ROOM = 24
"""Pixels of the window that are seen around the report."""


@dataclass(frozen=True)
class ReportContents:
    """What was read of a package.

    register: None where it carries none, or why it cannot be laid out; is_kept: among what was received; revision,
    period: what it changed, or None.
    """

    report: "ReadReport"
    sheets: Mapping[str, Sheet]
    register: RegisterBook | Trouble | None
    is_kept: bool
    revision: RevisionChanges | None
    period: tuple[str, RevisionChanges] | None
    said: Sequence[SaidLine]


def open_report(
    parent: QWidget, context: Context, source: Source, part: str = "", *, caution: str = ""
) -> None:
    """Read a package beside the window, and show it over the page in front. part: a form, or one of the parts;
    caution: what speaks against the package, shown over what it says.
    """
    book = context.opened

    def read(_work: Work) -> ReportContents:
        from hashlib import sha256

        from exports.exchange.kept.reports import earlier_revision, period_before
        from models.returns.document import encode

        report = source()
        document, forms = report.document, forms_of(book)
        before, last = earlier_revision(book, report), period_before(book, report)
        return ReportContents(
            report,
            document_sheets(document, forms).sheets,
            _register_of(context, document),
            any(one.sha256 == report.sha256 for one in receiving.received(book, document.period)),
            None if before is None else document_changes(before, document, forms),
            None if last is None else (last.period, document_changes(last, document, forms)),
            said_about(book, report.sha256, sha256(encode(document)).hexdigest()),
        )

    def show(found: ReportContents) -> None:
        made = ReportView(parent.window(), context, found, caution)
        made.show_part(part)
        made.open()

    context.run(read, show, title=QCoreApplication.translate("ReportView", "Opening the report"))


def _register_of(context: Context, document: ReturnDocument) -> RegisterBook | Trouble | None:
    if not any(table.rows for table in document.register.values()):
        return None
    try:
        return open_package(context.opened, document)
    except (Refused, Unavailable) as trouble:
        return trouble


class ReportView(QDialog):
    """One report. Its parts are built when they are first looked at; closing lets all of it go."""

    def __init__(self, parent: QWidget, context: Context, found: ReportContents, caution: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self.found = context, found
        document = found.report.document
        self.heading = f"{document.unit.name} \u00b7 {period_words(document.period)}"
        self.setWindowTitle(self.heading)
        bind_primary(self)
        self.register: RegisterView | None = None
        self.parts: dict[str, QWidget] = {}
        self.tabs = FilterChips()
        self.tabs.show_filters(self._filters())
        self.tabs.chosen.connect(self.show_part)
        self.stack = QStackedWidget()
        self.shut = button(self.tr("Close"), self.accept, kind="primary")
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(label(self.heading, "section"))
        told = self.tr("Revision {revision}, figures as of {day}, made at {moment}; to be read only")
        names.addWidget(
            label(
                told.format(
                    revision=document.revision,
                    day=format_date(document.cutoff),
                    moment=minute_of(document.made_at),
                ),
                "note",
            )
        )
        head = QHBoxLayout()
        head.addLayout(names, 1)
        head.setSpacing(12)
        if found.is_kept:
            head.addWidget(
                button(self.tr("What became of it\u2026"), self._show_package), 0, Qt.AlignmentFlag.AlignTop
            )
        head.addWidget(self.shut, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        if caution:
            column.addWidget(label(caution, wrap=True, tone="amber"))
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        self.resize(parent.width() - ROOM, parent.height() - ROOM)
        self.finished.connect(lambda _: self._let_go())

    def _show_package(self) -> None:
        """Leave for the list of what was received: receipt, queries, withdrawing."""
        report = self.found.report
        self.accept()
        self._context.go_to("receive", package=report.sha256, period=report.document.period)

    def _filters(self) -> list[Filter]:
        found = self.found
        forms = [Filter(code, form_word(sheet.form.name)) for code, sheet in found.sheets.items()]
        further = [Filter(PAGES, self.tr("The print"))] if found.report.printed else []
        further += [Filter(REGISTER, self.tr("Its register"))] if found.register is not None else []
        if found.revision is not None:
            told = self.tr("Against revision {revision}").format(revision=found.revision.before.revision)
            further.append(Filter(REVISION, told, len(found.revision.stated)))
        if found.period is not None:
            told = self.tr("Against {period}").format(period=period_words(found.period[0]))
            further.append(Filter(PERIOD, told, len(found.period[1].stated)))
        return [*forms, *further, Filter(SAID, self.tr("Queries and receipts"), len(found.said))]

    def show_part(self, key: str = "") -> None:
        """Bring a form or another part to the front; the first form where there is none of this name."""
        self.tabs.show_filters(self._filters(), key)
        key = self.tabs.current
        if key not in self.parts:
            self.parts[key] = self._made(key)
            self.stack.addWidget(self.parts[key])
        self.stack.setCurrentWidget(self.parts[key])
        front = self.parts[key]
        (front.findChild(SheetTable) or front).setFocus()

    def _made(self, key: str) -> QWidget:
        found = self.found
        if key == PAGES:
            return ReportPages(self._context, found.report.printed, found.report.sizes)
        if key == REGISTER and isinstance(found.register, Trouble):
            told = message_for(found.register, language())
            return EmptyState("warning", self.tr("Its register cannot be shown"), told)
        if key == REGISTER and isinstance(found.register, RegisterBook):
            self.register = RegisterView(ReadingContext(self._context, found.register))
            self.register.read()
            return self.register
        if key == REVISION and found.revision is not None:
            return self._changes(found.revision)
        if key == PERIOD and found.period is not None:
            return self._changes(found.period[1])
        if key == SAID:
            return SaidTable(found.said)
        return self._form(found.sheets[key])

    def _changes(self, changes: RevisionChanges) -> ChangesTable:
        made = ChangesTable(changes)
        made.cell_wanted.connect(self._go_to)
        return made

    def _go_to(self, form: str, row: str, column: str) -> None:
        if form in self.found.sheets:
            self.show_part(form)
            table = self.parts[form].findChild(SheetTable)
            if table is not None:
                table.choose_cell((row, column))

    def _form(self, sheet: Sheet) -> QWidget:
        words = SheetWords(
            self.tr("Code"), self.tr("Indicator"), self.tr("Unit of measure"), self.tr("Sector")
        )
        table = SheetTable(sheet.form, words, f"report-{sheet.form.code}-{sheet.form.edition}")
        table.show_sheet(sheet)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(table)
        return holder

    def _let_go(self) -> None:
        """The register that was laid out for this report goes away with it."""
        book = self.found.register
        if self.register is not None:
            self.register.context.let_go()
        elif isinstance(book, RegisterBook):
            self._context.run(
                lambda _: book.close(), lambda _: None, title="", cancellable=False, leisure=True
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in a record of the register goes back there first."""
        in_register = self.register is not None and self.stack.currentWidget() is self.register
        if (
            event.key() == Qt.Key.Key_Escape
            and in_register
            and self.register is not None
            and self.register.go_back()
        ):
            return
        super().keyPressEvent(event)

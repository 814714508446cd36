"""What the check before signing asks of the floors below; all of it runs in the lane."""

from dataclasses import dataclass
from datetime import date

from models.forms.cells import Sheet
from models.forms.definition import CellKey, Form, Row
from models.forms.sheets import shown
from models.office.names import OfficeNames
from models.values.units import Unit
from storage.book import settings
from storage.book.book import Book
from storage.comparisons.revisions import CellDifference, sheets_differences
from storage.returns import returns, sealing
from storage.returns.outbox import SentEntry, outbox
from storage.returns.returns import ReturnHead
from storage.returns.sheets import PeriodSheets, period_sheets, reporting_unit
from ui.language import form_word
from ui.paper.document import ReturnPaper
from ui.shell.work import Work

_SHOWN_TOTALS = 9


@dataclass(frozen=True, slots=True)
class MainFigure:
    """One main figure of a form: before and now, as printed."""

    form: str
    label: str
    unit: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class CellChange:
    """A figure that differs from the revision before, as printed."""

    form: str
    key: CellKey
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class SentBefore:
    """A package that left this book."""

    sha256: str
    period: str
    file_name: str
    number: int
    sent_at: str


NO_NAMES = OfficeNames()


@dataclass(frozen=True, slots=True)
class Review:
    """Everything to be seen before signing. changes is None where there is no revision before.

    sent: what became of the revision shown, if it was sent; exported_at: when its print went out to be signed by
    another tool, or ""; names: what stands on its paper.
    """

    paper: PeriodSheets
    of_unit: Unit
    pages: int
    totals: tuple[MainFigure, ...]
    changes: tuple[CellChange, ...] | None
    packages: tuple[SentBefore, ...]
    returns: tuple[ReturnHead, ...]
    today: date
    sent: SentEntry | None = None
    exported_at: str = ""
    names: OfficeNames = NO_NAMES

    @property
    def document(self) -> ReturnPaper:
        """The document of the revision shown."""
        head = self.paper.head
        is_open = self.paper.frozen is None and head is not None
        return ReturnPaper(
            self.of_unit, str(self.paper.period), head.revision if head else 1, self.names, is_open
        )

    @property
    def unit(self) -> str:
        """The unit, as it is called."""
        return self.of_unit.title


def review(book: Book, period: str, work: Work) -> Review:
    """Work out the period, print it, and compare it with the revision before."""
    found = period_sheets(book, period)
    work.check()
    return Review(
        found,
        settings.unit_of(book),
        pages(book, found),
        tuple(totals(found)),
        changes(book, found),
        sent_before(book),
        tuple(returns.heads(book)),
        book.clock().date(),
        _sent(book, found.head),
        _exported_at(book, found.head),
        sealing.names_of(book, found),
    )


def _sent(book: Book, head: ReturnHead | None) -> SentEntry | None:
    return next((one for one in outbox(book) if head is not None and one.return_id == head.id), None)


def _exported_at(book: Book, head: ReturnHead | None) -> str:
    found = sealing.exported_print(book, head.id) if head is not None else None
    return found[0] if found else ""


def pages(book: Book, found: PeriodSheets) -> int:
    """How many printed pages the return has."""
    from exports.paper.matrices import matrices, report_title
    from exports.paper.pages import page_count
    from exports.paper.pdf import write_pdf

    unit = reporting_unit(book, found)
    printed = matrices(found, unit, sealing.names_of(book, found))
    return page_count(write_pdf(printed, made_at=book.clock(), title=report_title(found.period, unit)))


def totals(found: PeriodSheets) -> list[MainFigure]:
    """The main figures of each plain form: those of its topmost rows."""
    told = []
    for sheet in found.sheets.values():
        if not sheet.form.cross:
            told += [_total(sheet, row) for row in _topmost(sheet.form)][:_SHOWN_TOTALS]
    return told


def _topmost(form: Form) -> list[Row]:
    rows = [row for row in form.rows if not row.heading and not row.derived and row.printed]
    least = min((row.level for row in rows), default=0)
    return [row for row in rows if row.level == least]


def _total(sheet: Sheet, row: Row) -> MainFigure:
    form = sheet.form
    before = _words(sheet, (row.code, "previous")) if "previous" in form.column_by_key else ""
    return MainFigure(
        form_word(form.name),
        form_word(row.label),
        form_word(row.unit),
        before,
        _words(sheet, (row.code, form.main_column)),
    )


def _words(sheet: Sheet, key: CellKey) -> str:
    form = sheet.form
    return shown(form, form.row_by_code[key[0]], form.column_by_key[key[1]], sheet[key])


def changes(book: Book, found: PeriodSheets) -> tuple[CellChange, ...] | None:
    """What differs from the revision before; what is only computed from others is left out."""
    if found.head is None or found.head.revision < 2:
        return None
    old = period_sheets(book, str(found.period), found.head.revision - 1)
    return tuple(
        CellChange(one.form, (one.row, one.column), _stated(old, one), _stated(found, one))
        for one in sheets_differences(old, found)
        if not one.is_computed
    )


def _stated(paper: PeriodSheets, one: CellDifference) -> str:
    """A cell as printed; "" where the revision does not have its form."""
    sheet = paper.sheets.get(one.form)
    return "" if sheet is None else _words(sheet, (one.row, one.column))


def sent_before(book: Book) -> tuple[SentBefore, ...]:
    """The packages that left this book, newest first."""
    return tuple(SentBefore(*line) for line in sealing.sent_packages(book))

"""What the form page asks of the floors below: everything that takes longer than a frame runs in the lane."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from models.values.periods import Compared
from storage.book import settings
from storage.book.book import Book
from storage.forms import comparisons
from storage.returns import returns, sealing
from storage.returns.sheets import PeriodSheets, period_sheets, reporting_unit
from ui.shell.work import Work


@dataclass(frozen=True, slots=True)
class Loaded:
    """A period worked out, with the names that the head of the page shows; compared: forms, by edition."""

    paper: PeriodSheets
    unit: str
    unit_code: str
    revisions: tuple[returns.ReturnHead, ...]
    compared: Mapping[str, Compared] = field(default_factory=dict)


def load(book: Book, period: str, revision: int | None) -> Loaded:
    """Work out a period; a revision other than the newest as it was sealed."""
    unit = settings.unit_of(book)
    heads = tuple(returns.heads(book))
    compared = comparisons.compared_forms(book)
    return Loaded(period_sheets(book, period, revision), unit.title, unit.code, heads, compared)


@dataclass(frozen=True, slots=True)
class DrawnPaper:
    """The printed forms, and the signs that the typeface lacks with how often they occur."""

    pdf: bytes
    missing: Mapping[str, int]


def make_pdf(book: Book, shown: PeriodSheets, codes: tuple[str, ...], work: Work) -> DrawnPaper:
    """The printed forms of a paper."""
    from exports.paper.fonts import missing_signs
    from exports.paper.matrices import matrix, report_title
    from exports.paper.pdf import write_pdf

    unit = reporting_unit(book, shown)
    names = sealing.names_of(book, shown)
    work.progress(0, len(codes) + 1)
    matrices = []
    for done, code in enumerate(codes, start=1):
        work.check()
        matrices.append(matrix(shown, code, unit, names))
        work.progress(done, len(codes) + 1)
    with missing_signs() as missing:
        pdf = write_pdf(matrices, made_at=book.clock(), title=report_title(shown.period, unit))
    return DrawnPaper(pdf, missing)


def save_pdf(target: Path, pdf: bytes) -> Path:
    """Write a PDF whole or not at all."""
    from exports.files.writing import write_whole

    write_whole(target, pdf)
    return target


def save_workbook(book: Book, shown: PeriodSheets, codes: tuple[str, ...], target: Path) -> Path:
    """Write the forms as a workbook, whole or not at all."""
    from exports.files.writing import write_whole
    from exports.paper.matrices import matrix
    from exports.workbook.writing import write_report_workbook

    unit = reporting_unit(book, shown)
    names = sealing.names_of(book, shown)
    matrices = [matrix(shown, code, unit, names) for code in codes]
    write_whole(target, write_report_workbook(matrices, made_at=book.clock()))
    return target


def fillable_workbook(book: Book, shown: PeriodSheets, code: str, language: str) -> bytes:
    """A form as a workbook to fill in by another program."""
    from exports.fillable.forms import write_fillable_form

    unit, names = reporting_unit(book, shown), sealing.names_of(book, shown)
    return write_fillable_form(shown, code, unit, names, made_at=book.clock(), language=language)

"""The table "target – result – difference" as a report matrix: paper and workbook are its writers."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from exports.paper.matrices import office_letterhead
from exports.paper.words import texts
from models.forms.matrix import Letterhead, MatrixCell, MatrixColumn, MatrixRow, ReportMatrix
from models.register.programmes.targets import is_share
from models.values.dates import format_date
from models.values.quantities import format_number, round_half_up
from storage.book import settings
from storage.book.book import Book
from storage.comparisons.target_words import (
    counts_words,
    difference_words,
    done_words,
    remarks_words,
    result_words,
    section_words,
    source_words,
    unit_words,
    verdict_words,
    years_words,
)
from storage.comparisons.targets import TargetResult, TargetResults

_COLUMNS: tuple[tuple[str, float, Literal["left", "right", "center"]], ...] = (
    ("number", 10.0, "center"),
    ("indicator", 64.0, "left"),
    ("unit", 20.0, "center"),
    ("years", 19.0, "center"),
    ("target", 22.0, "right"),
    ("result", 18.0, "right"),
    ("done", 16.0, "right"),
    ("difference", 27.0, "right"),
    ("verdict", 22.0, "left"),
    ("note", 56.0, "left"),
)
_FURTHER_DECIMALS = 6
"""Decimals of a result in a workbook, where it can be computed with, behind those that are shown."""


def target_matrix(book: Book, found: TargetResults) -> ReportMatrix:
    """The table of a book on the paper of its office; a heading for each document and horizon."""
    words = texts()["target_table"]
    columns = tuple(MatrixColumn(key, (words[key],), width, align) for key, width, align in _COLUMNS)
    rows: list[MatrixRow] = []
    section = ""
    for number, result in enumerate(found.results, 1):
        if section != (section := section_words(result)):
            rows.append(_heading(f"section-{number}", section))
        rows.append(_row(number, result))
    counts = counts_words(found.results)
    letterhead = _letterhead(book, found.year, book.clock().date())
    return ReportMatrix("targets", letterhead, columns, tuple(rows), notes=(counts,) if counts else ())


def table_bytes(book: Book, found: TargetResults, suffix: str) -> bytes:
    """The table as a PDF, or as a workbook where the suffix is .xlsx."""
    printed, made_at = target_matrix(book, found), book.clock()
    if suffix == ".xlsx":
        from exports.workbook.writing import write_report_workbook

        return write_report_workbook((printed,), made_at=made_at)
    from exports.paper.pdf import write_pdf

    return write_pdf((printed,), made_at=made_at, title=printed.letterhead.title)


def _letterhead(book: Book, year: int, day: date) -> Letterhead:
    words = texts()["target_table"]
    names, unit = settings.office_names(book), settings.named(settings.unit_of(book))
    subtitle = words["subtitle"].format(year=year, day=format_date(day))
    return office_letterhead(unit, names, title=words["title"], subtitle=subtitle)


def _heading(key: str, title: str) -> MatrixRow:
    blank = tuple(MatrixCell("") for _ in _COLUMNS[2:])
    return MatrixRow(key, (MatrixCell(""), MatrixCell(title), *blank), level=0, heading=True)


def _row(number: int, result: TargetResult) -> MatrixRow:
    values = result.values
    share = is_share(values["measured_in"])  # the words say that it is in points
    difference = None if share else _exact(result.difference, result.decimals)
    said = " ".join(part for part in (_ended(source_words(result)), remarks_words(result)) if part)
    return MatrixRow(
        result.id,
        (
            MatrixCell(format_number(number)),
            MatrixCell(values["name"]),
            MatrixCell(unit_words(values["measured_in"])),
            MatrixCell(years_words(values)),
            MatrixCell(values["wording"]),
            MatrixCell(result_words(result), _exact(result.value, result.decimals), result.decimals),
            MatrixCell(done_words(result), result.done, 1),
            MatrixCell(difference_words(result), difference, result.decimals),
            MatrixCell(verdict_words(result)),
            MatrixCell(said),
        ),
    )


def _ended(text: str) -> str:
    return f"{text}." if text and not text.endswith(".") else text


def _exact(value: Fraction | None, decimals: int) -> Decimal | None:
    """A figure for the workbook, exact or with more decimals than are shown."""
    return None if value is None else round_half_up(value, decimals + _FURTHER_DECIMALS).normalize()

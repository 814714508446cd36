"""figures: one sheet of a period, as a table or as JSON."""

import argparse
from typing import Any

from models.forms.cells import Origin, Sheet, SheetCell
from models.forms.definition import Form, FormColumn, Row
from models.forms.missing import names_of
from models.forms.sheets import shown, to_printed
from models.forms.summary.meanings import meaning_of
from models.values.errors import Refused
from models.values.languages.form_words import beside, form_word
from models.values.quantities import decimals_of, round_half_up
from storage.book.book import Book
from storage.returns import sheets
from storage.returns.sheets import PeriodSheets
from ui.commands.arguments import Arguments, Verbs, day, known_forms
from ui.commands.books.books import opened_for_figures
from ui.commands.voice import Voice, plain, print_json, print_table


def add(verbs: Verbs) -> None:
    figures = verbs.add("figures", run, "show the figures of a form, typed, prefilled, merged", json=True)
    figures.add_argument("form", metavar="FORM", help=known_forms())
    figures.add_argument("period", metavar="PERIOD", help="2020, 2020-H1, 2020-9M or 2020-Q3")
    add_revision(figures)
    figures.add_argument("--all", action="store_true", help="also the rows in which nothing stands")


def add_revision(verb: argparse.ArgumentParser) -> None:
    """The options that say which state of a period is meant."""
    state = verb.add_mutually_exclusive_group()
    state.add_argument("--revision", type=int, metavar="N", help="an earlier revision (default: the newest)")
    state.add_argument(
        "--as-of",
        type=day,
        metavar="DAY",
        help="what register and packages give as of this day, without typed figures; nothing is kept",
    )


def run(arguments: Arguments, voice: Voice) -> int:
    with opened_for_figures(arguments) as book:
        paper = paper_of(book, arguments, arguments.form.upper())
        sheet = sheet_of(paper, arguments)
    if arguments.json:
        print_json([_as_json(paper, sheet, row, column) for row, column in _cells(sheet)])
    else:
        _print_sheet(paper, sheet, voice, with_blank=arguments.all)
    return 0


def paper_of(book: Book, arguments: Arguments, form: str = "") -> PeriodSheets:
    """The period that was asked for, unchecked, in the revision or as of the day that was asked for; all forms, or one.

    Refused REVISION_UNKNOWN, FORM_UNKNOWN, AS_OF_LATER.
    """
    if arguments.as_of is not None:
        return sheets.sheets_as_of(book, arguments.period, arguments.as_of)
    paper = sheets.unchecked_sheets(book, arguments.period, arguments.revision, form=form)
    asked: int | None = arguments.revision
    if asked is not None and (paper.head is None or paper.head.revision != asked):
        raise Refused("REVISION_UNKNOWN", period=str(paper.period), revision=str(asked))
    return paper


def sheet_of(paper: PeriodSheets, arguments: Arguments) -> Sheet:
    """The sheet that was asked for; Refused FORM_UNKNOWN."""
    sheet = paper.sheets.get(arguments.form.upper())
    if sheet is None:
        raise Refused("FORM_UNKNOWN", form=arguments.form, known=", ".join(sorted(paper.sheets)))
    return sheet


def _cells(sheet: Sheet) -> list[tuple[Row, FormColumn]]:
    form = sheet.form
    return [(row, column) for row in form.rows for column in form.columns if form.applies(row, column)]


def unit_of(form: Form, row: Row, column: FormColumn) -> str:
    """The unit in which a cell is printed."""
    return form.unit_of(row, column)


def printed_value(sheet: Sheet, row: Row, column: FormColumn, cell: SheetCell) -> Any:
    """The figure in its printed unit as decimal text, None where the cell is blank."""
    if cell.value is None:
        return None
    value = to_printed(sheet.form, row, column, cell.value)
    if cell.origin is not Origin.GIVEN and decimals_of(value):
        return format(value, "f").rstrip("0").rstrip(".")
    return plain(value)


def _as_json(paper: PeriodSheets, sheet: Sheet, row: Row, column: FormColumn) -> dict[str, Any]:
    cell = sheet[row.code, column.key]
    meaning = meaning_of(sheet.form, row, column)
    return {
        "row": row.code,
        "column": column.key,
        "label": row.label,
        "label_en": form_word(row.label, "en"),
        "unit": unit_of(sheet.form, row, column),
        "value": printed_value(sheet, row, column, cell),
        "text": shown(sheet.form, row, column, cell),
        "origin": cell.origin.value,
        "reason": cell.reason,
        "counts": meaning.counts,
        "base": meaning.base or None,
        "status": meaning.status,
        "cutoff": paper.cutoff,
        "coverage": coverage_as_json(cell),
        "provisional": cell.origin in (Origin.MERGED, Origin.DERIVED) and paper.is_provisional,
        "missing": names_of(sheet, cell.missing, row.code, column.key).split("; ") if cell.incomplete else [],
    }


def coverage_as_json(cell: SheetCell) -> dict[str, Any] | None:
    """How many records or units state what is offered in a cell; share: part of last year's total, in per cent."""
    coverage = cell.coverage
    if coverage is None:
        return None
    share = None if coverage.share is None else plain(round_half_up(coverage.share * 100, 1))
    return {
        "stated": coverage.stated,
        "asked": coverage.asked,
        "unknown": coverage.unknown,
        "of": coverage.of,
        "share": share,
    }


def _print_sheet(paper: PeriodSheets, sheet: Sheet, voice: Voice, *, with_blank: bool) -> None:
    form = sheet.form
    used = [
        column
        for column in form.columns
        if column.key == form.main_column
        or any(sheet.value(row.code, column.key) is not None for row in form.rows)
    ]
    rows = [row for row in form.rows if with_blank or _says_something(sheet, row, used)]
    headers = [voice.word(f"COMMAND_HEAD_{name}") for name in ("ROW", "LABEL", "UNIT")]
    print(f"{beside(form.name, voice.language)}. {beside(form.title, voice.language)}")
    print_table(
        [
            *headers,
            *(" ".join(map(voice.form, column.header)) for column in used),
            voice.word("COMMAND_HEAD_ORIGIN"),
        ],
        [_table_row(sheet, row, used, voice) for row in rows],
        right=range(len(headers), len(headers) + len(used)),
    )
    for row, column in _cells(sheet):
        cell = sheet[row.code, column.key]
        if cell.reason:
            print(f"{row.code} {voice.form(row.label)}, {voice.form(column.header[-1])}: {cell.reason}")
    from exports.paper.figure_notes import figure_notes

    for note in figure_notes(paper, sheet):
        print(note)


def _says_something(sheet: Sheet, row: Row, columns: list[FormColumn]) -> bool:
    """Whether a row holds a figure, or is the heading of rows that do."""
    if not row.heading:
        return any(sheet.value(row.code, column.key) is not None for column in columns)
    under = (
        one
        for one in sheet.form.rows
        if one is not row and one.code.startswith((f"{row.code}.", f"{row.code}:"))
    )
    return any(_says_something(sheet, one, columns) for one in under if not one.heading)


def _table_row(sheet: Sheet, row: Row, columns: list[FormColumn], voice: Voice) -> list[str]:
    cells = [sheet[row.code, column.key] for column in columns]
    texts = [shown(sheet.form, row, column, cell) for column, cell in zip(columns, cells, strict=True)]
    main = next(
        (cell for column, cell in zip(columns, cells, strict=True) if column.key == sheet.form.main_column)
    )
    telling = (
        main if main.value is not None else next((cell for cell in cells if cell.value is not None), main)
    )
    origin = "" if telling.value is None else voice.word(f"ORIGIN_{telling.origin.upper()}")
    indent = "  " * max(0, row.level - 1)
    return [row.code, indent + voice.form(row.label), voice.form(row.unit), *texts, origin]

"""series: one figure over all periods of the book, on the boundaries of then or of today, with the breaks named."""

from pathlib import Path
from typing import Any

from models.forms.sheets import to_printed
from models.values.dates import format_date
from models.values.periods import label
from storage.comparisons.series import Boundaries, Series, SeriesPoint, series
from storage.comparisons.series_words import break_words, gaps_words, state_words, title_words, units_words
from ui.commands.arguments import Arguments, Verbs, known_forms
from ui.commands.books.books import opened_for_figures
from ui.commands.voice import Voice, plain, print_json, print_table


def add(verbs: Verbs) -> None:
    over = verbs.add(
        "series", run, "one figure over all periods of the book, with what broke between", json=True
    )
    over.add_argument("form", metavar="FORM", help=known_forms())
    over.add_argument("row", metavar="ROW", help="row code, such as I.1 or agriculture:I.2")
    over.add_argument(
        "column", metavar="COLUMN", nargs="?", default="", help="column key (default: the main column)"
    )
    over.add_argument(
        "--boundaries",
        choices=[one.value for one in Boundaries],
        default=Boundaries.THEN.value,
        help="of the units as they were then, or of the areas of today (default: then)",
    )
    over.add_argument(
        "--unit", metavar="CODE", default="", help="of this unit inside the book's (default: the book's own)"
    )
    over.add_argument("--to", type=Path, metavar="FILE", help="write a .xlsx or .csv file instead")


def run(arguments: Arguments, voice: Voice) -> int:
    with opened_for_figures(arguments) as book:
        found = series(
            book,
            arguments.form.upper(),
            arguments.row,
            arguments.column,
            Boundaries(arguments.boundaries),
            arguments.unit,
        )
    if arguments.to is not None:
        from exports.tables.series import write_series

        count = write_series(found, arguments.to, language=voice.language)
        voice.say("SERIES_WRITTEN", file=str(arguments.to), count=count)
    elif arguments.json:
        print_json(_as_json(found, voice.language))
    else:
        _print(found, voice)
    return 0


def _as_json(found: Series, language: str) -> dict[str, Any]:
    return {
        "form": found.form.code,
        "row": found.row.code,
        "column": found.column.key,
        "label": found.row.label,
        "unit": found.form.unit_of(found.row, found.column),
        "boundaries": found.boundaries,
        "area": found.unit,
        "points": [_point_as_json(found, point) for point in found.points],
        "breaks": [
            {
                "key": one.key,
                "day": one.day,
                "name": one.name(language),
                "source": one.source,
                "evidence": one.evidence,
            }
            for one in found.breaks
        ],
    }


def _point_as_json(found: Series, point: SeriesPoint) -> dict[str, Any]:
    value = point.value
    return {
        "period": str(point.period),
        "kind": point.period.kind,
        "first_day": point.period.first_day,
        "cutoff": point.cutoff,
        "value": None if value is None else plain(to_printed(found.form, found.row, found.column, value)),
        "text": point.text,
        "state": point.state,
        "revision": point.revision,
        "area": point.unit,
        "units": None
        if point.units is None
        else {"received": point.units.received, "expected": point.units.expected},
        "missing_units": list(point.units.missing) if point.units else [],
        "unsplit": list(point.unsplit),
        "unsure": point.unsure,
        "whole": point.is_whole,
        "breaks": [one.key for one in point.breaks],
    }


def _print(found: Series, voice: Voice) -> None:
    language = voice.language
    print(title_words(found, language))
    if not found.points:
        voice.say("SERIES_EMPTY")
        return
    heads = ("PERIOD", "AS_OF", "FIGURE", "UNIT", "NAME", "STATE", "UNITS_IN")
    rows: list[list[str]] = []
    notes: list[str] = []
    for point in found.points:
        sign = "*" if point.breaks else ""
        unit = found.form.unit_of(found.row, found.column) if point.text else ""
        rows.append(
            [
                f"{label(point.period, language)}{sign}",
                format_date(point.cutoff),
                point.text or voice.word("EXPLAIN_BLANK"),
                unit,
                point.unit,
                state_words(point, language),
                units_words(point, language),
            ]
        )
        if gaps := gaps_words(point, language):
            notes.append(f"{label(point.period, language)}: {gaps}")
    print_table([voice.word(f"COMMAND_HEAD_{head}") for head in heads], rows, right=(2,))
    for note in notes:
        print(note)
    for one in found.breaks:
        print(f"* {break_words(one, language)}")

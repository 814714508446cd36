"""The note lines under a form that say what its figures rest on, where that is not obvious.

A merged form that lacks units says so; a ratio or mean over a part of the records or units says how many they are;
a row whose base its label does not name says it; an error that was answered stands with its reason. A complete,
plain form has no note.
"""

from collections.abc import Iterator

from exports.paper.words import texts
from models.forms.cells import Origin, Sheet
from models.forms.coverage import Counted, Coverage
from models.forms.definition import Form, FormColumn, Row
from models.returns.backing import UnitsReceived
from models.returns.reasons import answered_errors
from models.values.dates import format_date
from models.values.messages import sentence
from models.values.quantities import format_number, round_half_up
from storage.returns.sheets import PeriodSheets

_MOST_NAMES = 12
"""So many missing units are named; the rest is counted."""

Words = dict[str, str]


def figure_notes(paper: PeriodSheets, sheet: Sheet) -> tuple[str, ...]:
    """The notes of one form, in the order in which they are printed."""
    words: Words = texts()["notes_on_figures"]
    notes = [words["trial"].format(day=format_date(paper.cutoff))] if paper.is_trial else []
    notes += _provisional(paper.units, words)
    notes += _coverage_notes(sheet, words)
    if paper.frozen is None or paper.frozen.backing.pairs:
        notes += _base_notes(sheet, words)
    notes += _answered_notes(paper, sheet.form.code, words)
    return tuple(notes)


def _answered_notes(paper: PeriodSheets, form: str, words: Words) -> Iterator[str]:
    """What does not agree because of real events, with the reason given for it."""
    for finding, reason in answered_errors(paper.findings, paper.reasons):
        if finding.form == form:
            said = sentence(finding.code, finding.details, "vi")
            yield words["answered"].format(sentence=said, reason=reason)


def _provisional(units: UnitsReceived | None, words: Words) -> Iterator[str]:
    if units is None or units.is_complete:
        return
    named = ", ".join(units.missing[:_MOST_NAMES])
    more = len(units.missing) - _MOST_NAMES
    missing = words["and_more"].format(names=named, count=more) if more > 0 else named
    yield words["provisional"].format(received=units.received, expected=units.expected, missing=missing)


def _coverage_notes(sheet: Sheet, words: Words) -> Iterator[str]:
    """One line for all figures that rest on the same part of the records or units."""
    groups: dict[Coverage, list[str]] = {}
    for row, column in _printed(sheet.form):
        cell = sheet[row.code, column.key]
        coverage = cell.coverage
        if cell.value is None or cell.origin is Origin.GIVEN or coverage is None or coverage.is_complete:
            continue
        if row.mean or row.ratio or column.role == "ratio":
            groups.setdefault(coverage, []).append(_name(sheet.form, row, column))
    for coverage, names in groups.items():
        yield words[f"coverage_{coverage.of}"].format(
            cells="; ".join(names),
            stated=format_number(coverage.stated),
            asked=format_number(coverage.asked),
            share=_share(coverage, words),
        )


def _share(coverage: Coverage, words: Words) -> str:
    if coverage.of is not Counted.UNITS or coverage.share is None:
        return ""
    return words["coverage_share"].format(percent=format_number(round_half_up(coverage.share * 100, 0)))


def _base_notes(sheet: Sheet, words: Words) -> Iterator[str]:
    """One line for all rows with the same base, of those that say something."""
    groups: dict[str, list[str]] = {}
    main = sheet.form.column_by_key[sheet.form.main_column]
    for row in sheet.form.rows:
        if row.base and row.printed and sheet.value(row.code) is not None:
            name = _name(sheet.form, row, main)
            if name not in groups.setdefault(row.base, []):
                groups[row.base].append(name)
    for base, names in groups.items():
        yield words["base"].format(cells="; ".join(names), base=base)


def _printed(form: Form) -> Iterator[tuple[Row, FormColumn]]:
    """The cells that paper shows."""
    shown = set(form.cross)
    for row in form.rows:
        for column in form.columns:
            if not form.applies(row, column) or not row.printed or not column.printed:
                continue
            if not shown or (row.item, column.key) in shown:
                yield row, column


def _name(form: Form, row: Row, column: FormColumn) -> str:
    """What a cell is called in a note: its row as it is printed, and the column where it is not the main one."""
    name = f"{row.label} ({form.labels[row.sector]})" if row.sector else row.code
    return name if column.key == form.main_column else f"{name} ({column.header[-1]})"

"""changes: what a revision of a return changed, cell by cell, of this book's own return or of a unit's."""

from functools import partial
from typing import Any

from models.forms.sheets import stated_text, to_printed, value_text
from storage.comparisons.revisions import CellDifference, RevisionChanges, own_changes, unit_changes
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import opened_for_figures
from ui.commands.voice import Voice, plain, print_json, print_table


def add(verbs: Verbs) -> None:
    changes = verbs.add(
        "changes", run, "what a revision of a return changed against the one before, cell by cell", json=True
    )
    changes.add_argument("period", metavar="PERIOD", help="2020, 2020-H1, 2020-9M or 2020-Q3")
    changes.add_argument(
        "--unit", metavar="CODE", help="of the packages of this unit (default: the return of this book)"
    )
    changes.add_argument(
        "--from",
        type=int,
        metavar="REV",
        dest="before",
        help="against this revision (default: the one before)",
    )
    changes.add_argument(
        "--to", type=int, metavar="REV", dest="after", help="of this revision (default: the newest)"
    )
    changes.add_argument("--all", action="store_true", help="also the cells that only follow from others")


def run(arguments: Arguments, voice: Voice) -> int:
    asked = (arguments.after, arguments.before)
    with opened_for_figures(arguments) as book:
        if arguments.unit:
            from exports.exchange.indexing import received_document

            read = partial(received_document, book)
            found = unit_changes(book, arguments.period, arguments.unit, read, *asked)
        else:
            found = own_changes(book, arguments.period, *asked)
    if arguments.json:
        print_json(_as_json(found, found.cells if arguments.all else found.stated))
    else:
        _print(found, found.cells if arguments.all else found.stated, voice)
    return 0


def _as_json(found: RevisionChanges, cells: tuple[CellDifference, ...]) -> dict[str, Any]:
    return {
        "unit": found.unit,
        "period": found.period,
        "from": _side(found.before.revision, found.before.state, found.before.sha256),
        "to": _side(found.after.revision, found.after.state, found.after.sha256),
        "computed": len(found.cells) - len(found.stated),
        "changes": [_cell_as_json(found, one) for one in cells],
    }


def _side(revision: int, state: str, sha256: str) -> dict[str, Any]:
    return {"revision": revision, "state": state, "package": sha256 or None}


def _cell_as_json(found: RevisionChanges, one: CellDifference) -> dict[str, Any]:
    form = found.forms.get(one.form)
    row = form.row_by_code.get(one.row) if form else None
    column = form.column_by_key.get(one.column) if form else None

    def printed(value: Any) -> Any:
        if value is None or form is None or row is None or column is None:
            return None if value is None else plain(value)
        return plain(to_printed(form, row, column, value))

    return {
        "form": one.form,
        "row": one.row,
        "column": one.column,
        "label": row.label if row else None,
        "unit": form.unit_of(row, column) if form and row and column else None,
        "kind": one.kind,
        "before": printed(one.before),
        "after": printed(one.after),
        "difference": printed(one.difference),
        "target_before": one.targets[0].text if one.targets[0] else None,
        "target_after": one.targets[1].text if one.targets[1] else None,
        "computed": one.is_computed,
        "reason": one.reason,
    }


def _print(found: RevisionChanges, cells: tuple[CellDifference, ...], voice: Voice) -> None:
    voice.say(
        "CHANGES_TITLE",
        unit=found.unit,
        period=found.period,
        before=str(found.before.revision),
        after=str(found.after.revision),
        count=len(cells),
    )
    if cells:
        heads = ("FORM", "ROW", "LABEL", "COLUMN", "BEFORE", "AFTER", "DIFFERENCE", "CHANGE", "REASON")
        rows = [_line(found, one, voice) for one in cells]
        print_table([voice.word(f"COMMAND_HEAD_{head}") for head in heads], rows, right=range(4, 7))
    left_out = len(found.cells) - len(cells)
    if left_out:
        voice.say("CHANGES_COMPUTED", count=left_out)


def _line(found: RevisionChanges, one: CellDifference, voice: Voice) -> list[str]:
    form = found.forms.get(one.form)
    row = form.row_by_code.get(one.row) if form else None
    column = form.column_by_key.get(one.column) if form else None
    blank = voice.word("EXPLAIN_BLANK")
    exact = not one.is_computed
    values = [
        "" if form is None else stated_text(form, one.row, one.column, value, target, exact=exact)
        for value, target in zip((one.before, one.after), one.targets, strict=True)
    ]
    difference = "" if form is None else value_text(form, one.row, one.column, one.difference, exact=exact)
    return [
        voice.form(form.name) if form else one.form,
        one.row,
        voice.form(row.label) if row else "",
        voice.form(column.header[-1]) if column else one.column,
        values[0] or blank,
        values[1] or blank,
        difference,
        voice.word(f"CELL_{one.kind.upper()}"),
        one.reason,
    ]

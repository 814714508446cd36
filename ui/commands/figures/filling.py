"""fill: typed figures from a CSV file, all of them or none; or a fillable workbook, written or taken back."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from models.returns.returns import ReturnStep, after
from models.values.errors import Refused
from storage.book.book import Book
from storage.book.periods import period_of
from storage.forms.installed import forms_of
from storage.returns import returns
from ui.commands.arguments import Arguments, Verbs, day, known_forms
from ui.commands.books.books import opened
from ui.commands.figures import workbooks
from ui.commands.voice import Voice

if TYPE_CHECKING:
    from exports.tables.figures import RefusedLine


def add(verbs: Verbs) -> None:
    fill = verbs.add(
        "fill", run, "type the figures of a file into a form, or of a workbook to fill in", json=True
    )
    fill.add_argument(
        "form", metavar="FORM", help=f"{known_forms()} (with a workbook also a kind, see kinds)"
    )
    fill.add_argument("period", nargs="?", metavar="PERIOD", help="2020, 2020-H1, 2020-9M or 2020-Q3")
    fill.add_argument(
        "file", nargs="?", metavar="FILE.csv", type=Path, help="columns row, column, value, reason"
    )
    fill.add_argument(
        "--workbook-to", type=Path, metavar="FILE.xlsx", help="write a workbook to fill in elsewhere"
    )
    fill.add_argument("--workbook", type=Path, metavar="FILE.xlsx", help="take a filled workbook back")
    fill.add_argument(
        "--dry-run", action="store_true", help="of a workbook: only say what each cell would do"
    )
    fill.add_argument(
        "--keep-good", action="store_true", help="of a workbook: keep the cells that are not refused"
    )
    fill.add_argument(
        "--over", action="store_true", help="of a workbook: also where the book changed since the export"
    )
    fill.add_argument(
        "--sheet", default="", metavar="NAME", help="a sheet of a workbook (default: the first visible)"
    )
    fill.add_argument(
        "--cutoff",
        type=day,
        metavar="DATE",
        help="day as of which the return counts, if it is opened by this",
    )


def run(arguments: Arguments, voice: Voice) -> int:
    files = [one for one in (arguments.file, arguments.workbook, arguments.workbook_to) if one is not None]
    if len(files) != 1:
        raise Refused("FILL_WHICH_FILE")
    with opened(arguments) as book:
        if arguments.workbook_to is not None:
            return workbooks.write(book, arguments, voice)
        if arguments.workbook is not None:
            return workbooks.take(book, arguments, voice)
        return _fill(book, arguments, voice)


def _fill(book: Book, arguments: Arguments, voice: Voice) -> int:
    from exports.tables.figures import figures_of, read_figures, remarks_on_shares

    period = period_of(book, arguments.period)
    form_code = arguments.form.upper()
    head = returns.head(book, str(period))
    if head is not None:
        after(head.state, ReturnStep.EDIT)
    cutoff = head.cutoff if head else arguments.cutoff or period.cutoff
    form = forms_of(book).form_on(form_code, cutoff, period.kind)
    table = read_figures(arguments.file, arguments.sheet)
    lines = table.lines
    entries, refusals = figures_of(form, lines)
    for remark in (*table.remarks, *remarks_on_shares(form, lines)):
        voice.say(remark.code, **remark.details)
    for refusal in refusals:
        _tell(voice, arguments.file, refusal)
    if refusals:
        voice.warn("CSV_REFUSED", file=arguments.file.name, count=len(refusals), lines=len(lines))
        return 1
    _keep(book, str(period), arguments, form.code, entries)
    voice.say("COMMAND_FILLED", form=form.name, period=str(period), count=len(entries))
    return 0


def _keep(
    book: Book, period: str, arguments: Arguments, form: str, entries: list[returns.TypedFigure]
) -> None:
    head = returns.open_return(book, period, arguments.cutoff)
    if entries:
        returns.give(book, head.id, form, entries)


def _tell(voice: Voice, file: Path, refusal: "RefusedLine") -> None:
    line = refusal.line
    what = voice.word(refusal.trouble.code, **refusal.trouble.details)
    told = voice.word(
        "CSV_LINE", file=file.name, line=str(line.line), row=line.row, column=line.column, what=what
    )
    print(f"{told} ({refusal.trouble.code})", file=sys.stderr)

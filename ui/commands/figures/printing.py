"""print: forms of a period as PDF or workbook, written whole or not at all."""

from datetime import datetime

from models.forms.loader import form_codes
from models.office.names import OfficeNames
from models.returns.document import UnitName
from storage.returns import sealing
from storage.returns.sheets import PeriodSheets, reporting_unit
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import clock_of, opened_for_figures
from ui.commands.figures.figures import add_revision, paper_of, sheet_of
from ui.commands.papers import paper_file, write_paper
from ui.commands.voice import Voice

ALL = "ALL"


def add(verbs: Verbs) -> None:
    paper = verbs.add("print", run, "print a form, or all forms of a period, as PDF or workbook")
    paper.add_argument("form", metavar="FORM", help=f"{', '.join(form_codes())}, or all")
    paper.add_argument("period", metavar="PERIOD", help="2020, 2020-H1, 2020-9M or 2020-Q3")
    paper.add_argument("--to", required=True, type=paper_file, metavar="FILE", help="FILE.pdf or FILE.xlsx")
    add_revision(paper)


def run(arguments: Arguments, voice: Voice) -> int:
    with opened_for_figures(arguments) as book:
        form = arguments.form.upper()
        paper = paper_of(book, arguments, "" if form == ALL else form)
        unit = reporting_unit(book, paper)
        names = sealing.names_of(book, paper)
    size = _write(paper, unit, names, arguments, voice)
    voice.say("COMMAND_PRINTED", path=str(arguments.to), size=size)
    return 0


def _write(
    paper: PeriodSheets, unit: UnitName, names: OfficeNames, arguments: Arguments, voice: Voice
) -> int:
    from exports.paper.matrices import matrices, matrix, report_title

    if arguments.form.upper() == ALL:
        printed = matrices(paper, unit, names)
    else:
        printed = (matrix(paper, sheet_of(paper, arguments).form.code, unit, names),)
    made_at = datetime.fromisoformat(paper.frozen.made_at) if paper.frozen else clock_of(arguments)()
    return write_paper(printed, arguments.to, voice, made_at=made_at, title=report_title(paper.period, unit))

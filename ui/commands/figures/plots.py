"""plots: what is plotted of a unit or of one organisation, as tables, as JSON, on paper or as native charts."""

from collections.abc import Sequence
from typing import Any

from models.plots.plot import FigureOrigin, Plot, PlotValue
from models.values.periods import PeriodKind
from storage.book import settings
from storage.comparisons.series import Boundaries
from storage.plots.organisations import plots_of_organisation
from storage.plots.units import plots_of_unit
from storage.register.imports.targets import organisation_named
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import opened_for_figures
from ui.commands.papers import paper_file
from ui.commands.voice import Voice, plain, print_json, print_table


def add(verbs: Verbs) -> None:
    plots = verbs.add("plots", run, "members, capital, debts, support and the plan as plots", json=True)
    plots.add_argument(
        "--organisation", metavar="NAME", default="", help="of one organisation: its name or tax code"
    )
    plots.add_argument(
        "--unit", metavar="CODE", default="", help="of this unit inside the book's (default: the book's own)"
    )
    plots.add_argument(
        "--kind",
        choices=[one.value for one in PeriodKind],
        help="length of the periods (default: the longest that there is)",
    )
    plots.add_argument(
        "--boundaries",
        choices=[one.value for one in Boundaries],
        default=Boundaries.THEN.value,
        help="of the units as they were then, or of the areas of today (default: then)",
    )
    plots.add_argument("--to", type=paper_file, metavar="FILE", help="write FILE.pdf or FILE.xlsx instead")


def run(arguments: Arguments, voice: Voice) -> int:
    kind = PeriodKind(arguments.kind) if arguments.kind else None
    with opened_for_figures(arguments) as book:
        if arguments.organisation:
            organisation = organisation_named(book, arguments.organisation)
            of_one = plots_of_organisation(book, organisation, kind, voice.language)
            subject, plots = of_one.name, of_one.plots
        else:
            boundaries = Boundaries(arguments.boundaries)
            found = plots_of_unit(book, kind, boundaries, arguments.unit, voice.language)
            subject, plots = found.unit, found.plots
        if arguments.to is not None:
            return _write(book, subject, plots, arguments, voice)
    if arguments.json:
        print_json({"subject": subject, "plots": [_as_json(plot) for plot in plots]})
    else:
        _print(plots, voice)
    return 0


def _write(book: Any, subject: str, plots: Sequence[Plot], arguments: Arguments, voice: Voice) -> int:
    from exports.files.writing import write_whole
    from exports.plots.paper import plots_pdf
    from exports.plots.workbook import plots_workbook

    if arguments.to.suffix.lower() == ".xlsx":
        content = plots_workbook(plots, subject=subject, language=voice.language)
    else:
        content = plots_pdf(
            plots,
            subject=subject,
            unit=settings.unit_of(book).title,
            names=settings.office_names(book),
            made_at=book.clock(),
            language=voice.language,
        )
    write_whole(arguments.to, content)
    voice.say("COMMAND_PRINTED", path=str(arguments.to), size=len(content))
    return 0


def _print(plots: Sequence[Plot], voice: Voice) -> None:
    from exports.plots.table import heads, lines, notes

    if not plots:
        voice.say("PLOT_NONE")
    for plot in plots:
        print(plot.heading)
        rows = [[line.category, *line.texts, line.remark] for line in lines(plot)]
        named = heads(plot, voice.language)
        print_table(named, [row[: len(named)] for row in rows], right=range(1, len(plot.series) + 1))
        for note in notes(plot):
            print(note)
        print()


def _as_json(plot: Plot) -> dict[str, Any]:
    return {
        "key": plot.key,
        "title": plot.title,
        "shape": plot.shape,
        "axis": plot.axis,
        "unit": plot.unit,
        "categories": plot.categories,
        "series": [
            {"name": series.name, "values": [_value(one) for one in series.values]} for series in plot.series
        ],
        "breaks": [{"before": one.before, "mark": one.mark, "words": one.words} for one in plot.breaks],
    }


def _value(one: PlotValue) -> dict[str, Any]:
    origin = one.origin
    if isinstance(origin, FigureOrigin):
        cell = [origin.period, origin.form, origin.row, origin.column]
        source: dict[str, Any] | None = {"figure": cell}
    else:
        source = None if origin is None else {"records": origin.table, "ids": origin.ids}
    return {
        "value": None if one.value is None else plain(one.value),
        "text": one.text,
        "whole": one.is_whole,
        "remark": one.remark,
        "from": source,
    }

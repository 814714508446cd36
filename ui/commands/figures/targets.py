"""targets: the table target – result – difference, and adding the targets of a plan that comes with the program."""

from typing import Any

from models.values.codes import label
from storage.comparisons.target_words import (
    counts_words,
    difference_words,
    done_words,
    remark_words,
    result_words,
    section_words,
    source_words,
    unit_words,
    verdict_words,
    years_words,
)
from storage.comparisons.targets import TargetResult, TargetResults, target_results
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import opened, opened_for_figures
from ui.commands.papers import paper_file
from ui.commands.voice import Voice, plain, print_json, print_table

_HEADS = ("INDICATOR", "UNIT", "YEARS", "TARGET", "RESULT", "DONE", "DIFFERENCE", "ASSESSMENT")


def add(verbs: Verbs) -> None:
    table = verbs.add("targets", run, "targets with results, differences and verdicts", json=True)
    table.add_argument("--year", type=int, metavar="YEAR", help="results up to this year (default: today's)")
    table.add_argument("--to", type=paper_file, metavar="FILE", help="FILE.pdf or FILE.xlsx")
    table.add_argument("--add", metavar="SET", help="add the targets of a plan, such as KH-994-2021")


def run(arguments: Arguments, voice: Voice) -> int:
    if arguments.add:
        return _add(arguments, voice)
    with opened_for_figures(arguments) as book:
        found = target_results(book, arguments.year)
        if arguments.to is not None:
            from exports.files.writing import write_whole
            from exports.tables.target_tables import table_bytes

            write_whole(arguments.to, table_bytes(book, found, arguments.to.suffix.lower()))
            voice.say("TARGETS_WRITTEN", file=str(arguments.to), count=len(found.results))
            return 0
    if arguments.json:
        print_json({"year": found.year, "targets": [_as_json(one, voice.language) for one in found.results]})
        return 0
    _print(found, voice)
    return 0


def _add(arguments: Arguments, voice: Voice) -> int:
    from storage.register.shipped.target_sets import add_set

    with opened(arguments) as book:
        added = add_set(book, arguments.add)
    name = added.found.name[voice.language]
    voice.say("TARGETS_ADDED_NOTE", count=added.added, known=added.known, name=name)
    return 0


def _print(found: TargetResults, voice: Voice) -> None:
    if not found.results:
        voice.say("TARGETS_EMPTY")
        return
    language = voice.language
    sections: dict[str, list[TargetResult]] = {}
    for result in found.results:
        sections.setdefault(section_words(result, language), []).append(result)
    for title, results in sections.items():
        print(title)
        rows = [
            [
                str(one.values["name"]),
                unit_words(one.values["measured_in"], language),
                years_words(one.values),
                str(one.values["wording"]),
                result_words(one),
                done_words(one),
                difference_words(one, language),
                verdict_words(one, language),
            ]
            for one in results
        ]
        print_table([voice.word(f"COMMAND_HEAD_{head}") for head in _HEADS], rows, {3, 4, 5, 6})
        for one in results:
            for remark in one.remarks:
                print(f"  {one.values['name']}: {remark_words(remark, language)}")
        print()
    print(counts_words(found.results, language))


def _as_json(result: TargetResult, language: str) -> dict[str, Any]:
    values = result.values
    aim = result.aim
    return {
        "id": result.id,
        "name": values["name"],
        "item": values["item"],
        "group": values["target_group"],
        "document": result.document,
        "measured_in": values["measured_in"],
        "unit": label("target_measures", values["measured_in"], language),
        "calculation": values["calculation"],
        "first_year": values["first_year"],
        "horizon": values["horizon"],
        "commune": values["commune_code"],
        "wording": values["wording"],
        "least": None if aim.least is None else plain(aim.least),
        "most": None if aim.most is None else plain(aim.most),
        "beyond": aim.beyond,
        "direction": aim.direction,
        "result": result_words(result),
        "result_exact": None if result.value is None else str(result.value),
        "year": result.year,
        "period": str(result.figure.period) if result.figure else None,
        "state": result.figure.state if result.figure else None,
        "typed": result.typed,
        "source": source_words(result, language),
        "done": None if result.done is None else plain(result.done),
        "difference": difference_words(result, language),
        "verdict": result.verdict,
        "so_far": result.so_far,
        "remarks": [{"code": one.code, "message": remark_words(one, language)} for one in result.remarks],
    }

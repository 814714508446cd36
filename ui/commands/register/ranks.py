"""ranks: list XL-02, the agricultural cooperatives of a year by name, also of the units that have sent theirs."""

from models.register.evaluations.agriculture import UNKNOWN
from models.values import codes
from models.values.messages import sentence
from storage.book import settings
from storage.returns.nominal import NominalLine, nominal_list
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import clock_of, opened_for_figures
from ui.commands.papers import paper_file, write_paper
from ui.commands.voice import Voice, print_json, print_table


def add(verbs: Verbs) -> None:
    ranks = verbs.add("ranks", run, "list XL-02: agricultural cooperatives ranked and not ranked", json=True)
    ranks.add_argument("year", metavar="YEAR", type=int, help="of the evaluation")
    ranks.add_argument("--to", type=paper_file, metavar="FILE", help="FILE.pdf or FILE.xlsx")


def run(arguments: Arguments, voice: Voice) -> int:
    with opened_for_figures(arguments) as book:
        found = nominal_list(book, arguments.year)
        unit = settings.named(settings.unit_of(book))
        names = settings.office_names(book)
    if arguments.to is not None:
        from exports.tables.nominal_lists import nominal_matrix

        printed, made_at = nominal_matrix(found, unit, names), clock_of(arguments)()
        title = printed.letterhead.title
        write_paper((printed,), arguments.to, voice, made_at=made_at, title=title)
        voice.say("LIST_WRITTEN", file=str(arguments.to), count=len(found.lines))
        return 0
    if arguments.json:
        print_json(
            {
                "year": found.year,
                "lines": [
                    {
                        "unit": line.unit,
                        "name": line.name,
                        "type": line.type,
                        "score": line.score,
                        "rank": line.rank,
                        "reason": line.reason,
                    }
                    for line in found.lines
                ],
                "units": None
                if found.units is None
                else {
                    "received": found.units.received,
                    "expected": found.units.expected,
                    "missing": list(found.units.missing),
                },
            }
        )
        return 0
    heads = [voice.word(f"COMMAND_HEAD_{one}") for one in ("NAME", "COOPERATIVE", "TYPE", "POINTS", "RANK")]
    print_table(heads, [_words(line, voice.language) for line in found.lines], {3})
    if found.units is not None and not found.units.is_complete:
        voice.say("RANKS_PROVISIONAL", received=found.units.received, expected=found.units.expected)
    return 0


def _words(line: NominalLine, language: str) -> list[str]:
    unknown = sentence("RANKS_TYPE_UNKNOWN", language=language)
    kind = unknown if line.type == UNKNOWN else codes.label("sectors", line.type, language)
    score = "" if line.score is None else str(line.score)
    return [line.unit, line.name, kind, score, codes.label("ranks", line.rank, language)]

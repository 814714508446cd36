"""fields: what is typed into the national system for an organisation, for several, or for the office itself."""

from models.forms.finding_json import finding_to_json
from models.values.deadline_words import mark
from models.values.messages import sentence
from storage.book import settings
from storage.extracts.field_sheets import FilledFieldSheet, field_sheets_of
from storage.register.imports.targets import organisation_named
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import clock_of, opened
from ui.commands.papers import paper_file, write_paper
from ui.commands.voice import Voice, print_json, print_table


def add(verbs: Verbs) -> None:
    fields = verbs.add(
        "fields", run, "what is to be typed into the national system, and what is lacking", json=True
    )
    fields.add_argument("period", metavar="PERIOD", help="such as 2026")
    fields.add_argument("organisation", metavar="ORGANISATION", nargs="?", help="its name or tax code")
    fields.add_argument("--all", action="store_true", help="a sheet for each organisation that exists")
    fields.add_argument("--to", type=paper_file, metavar="FILE", help="the sheets as FILE.pdf or FILE.xlsx")


def run(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        keys = [""]
        if arguments.all:
            keys = list(lists.keys(book, "organisations", ListFilter(preset="existing")))
        elif arguments.organisation is not None:
            keys = [organisation_named(book, arguments.organisation)]
        found = field_sheets_of(book, keys, arguments.period)
        unit, names = settings.named(settings.unit_of(book)), settings.office_names(book)
    if arguments.to is not None:
        from exports.sheets.field_sheets import field_sheet_matrix

        printed = tuple(field_sheet_matrix(one, unit, names) for one in found)
        title = printed[0].letterhead.title if printed else ""
        write_paper(printed, arguments.to, voice, made_at=clock_of(arguments)(), title=title)
        voice.say("COMMAND_FIELDS_WRITTEN", count=len(found), file=str(arguments.to))
        return 0
    if arguments.json:
        print_json([_as_json(one) for one in found])
        return 0
    for one in found:
        _print(one, voice)
    return 0


def _as_json(found: FilledFieldSheet) -> dict[str, object]:
    form = found.sheet.form
    return {
        "sheet": form.name,
        "evidence": form.evidence.value,
        "organisation": found.name or None,
        "period": str(found.period),
        "fields": [
            {"code": one.code, "label": one.label, "unit": one.unit or None, "value": one.value or None}
            for one in found.lines
        ],
        "lacking": [one.code for one in found.lacking],
        "findings": [finding_to_json(one) for one in found.findings],
    }


def _print(found: FilledFieldSheet, voice: Voice) -> None:
    form = found.sheet.form
    print(f"{voice.form(form.name)} {voice.form(form.title)}: {found.name}".rstrip(": "))
    heads = [voice.word(f"COMMAND_HEAD_{one}") for one in ("CODE", "LABEL", "UNIT", "VALUE")]
    print_table(
        heads, [[one.code, voice.form(one.label), voice.form(one.unit), one.value] for one in found.lines]
    )
    known = mark(form.evidence, None, voice.language)
    filled = found.expected - len(found.lacking)
    voice.say("COMMAND_FIELDS_STATE", filled=filled, expected=found.expected, mark=known)
    for finding in found.findings:
        print(sentence(finding.code, finding.details, voice.language))

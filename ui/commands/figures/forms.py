"""forms: the forms that there are, how well each is known, and that one was compared with its original."""

from dataclasses import asdict
from pathlib import Path

from models.forms.files.form_examination import FormChange, examine
from models.values.dates import format_date
from models.values.deadline_words import mark
from models.values.errors import Refused
from storage.forms import comparisons
from storage.forms.installed import forms_of
from ui.commands.arguments import Arguments, Verbs, day
from ui.commands.books.books import opened
from ui.commands.voice import Voice, print_json, print_table


def add(verbs: Verbs) -> None:
    forms = verbs.add("forms", run, "show the forms and how well each is known", json=True)
    forms.add_argument(
        "form", metavar="FORM", nargs="?", help="code of a form, or of an edition: FORM-EDITION"
    )
    forms.add_argument("--compared-by", metavar="NAME", help="keep that NAME compared it with its original")
    forms.add_argument("--on", type=day, metavar="DATE", help="on this day (default: today)")
    forms.add_argument(
        "--examine", type=Path, metavar="FILE", help="check a file with a form and show what it would change"
    )
    forms.add_argument("--not-compared", action="store_true", help="take the comparison back")


def run(arguments: Arguments, voice: Voice) -> int:
    if arguments.examine is not None:
        return _examine(arguments, voice)
    code = (arguments.form or "").upper()
    with opened(arguments) as book:
        if arguments.compared_by is not None:
            comparisons.compare_form(book, code, arguments.compared_by, arguments.on)
        elif arguments.not_compared:
            comparisons.forget_form(book, code)
        compared = comparisons.compared_forms(book)
        listed = [comparisons.edition_of(book, code)] if code else list(forms_of(book).every)
    known = [(form, compared.get(comparisons.form_key(form))) for form in listed]
    if arguments.json:
        print_json(
            [
                {
                    "form": form.code,
                    "edition": form.edition,
                    "valid_from": form.valid_from,
                    "name": form.name,
                    "periods": [kind.value for kind in form.periods] or None,
                    "source": form.source or None,
                    "evidence": form.evidence.value,
                    "compared": None if one is None else {"on": one.day, "by": one.name},
                }
                for form, one in known
            ]
        )
        return 0
    heads = [voice.word(f"COMMAND_HEAD_{one}") for one in ("CODE", "LABEL", "HOLDS", "SOURCE", "MARK")]
    print_table(
        heads,
        [
            [
                form.code,
                form.name,
                format_date(form.valid_from),
                form.source,
                mark(form.evidence, one, voice.language),
            ]
            for form, one in known
        ],
    )
    return 0


def _examine(arguments: Arguments, voice: Voice) -> int:
    """Check a file; nothing is kept. Refused FILE_MISSING and what examine refuses."""
    path: Path = arguments.examine
    if not path.is_file():
        raise Refused("FILE_MISSING", path=str(path))
    with opened(arguments) as book:
        found = examine(path, forms_of(book).every)
    if arguments.json:
        print_json(
            {
                "form": found.form.code,
                "edition": found.form.edition,
                "valid_from": found.form.valid_from,
                "follows": found.before.edition if found.before else None,
                "changes": [asdict(one) for one in found.changes],
            }
        )
        return 0
    follows = found.before.edition if found.before else "\u2013"
    voice.say(
        "FORM_EXAMINED",
        form=f"{found.form.code}-{found.form.edition}",
        day=found.form.valid_from,
        follows=follows,
        count=len(found.changes),
    )
    for change in found.changes:
        voice.say(_code(change), part=voice.word(f"FORM_PART_{change.part.upper()}"), **_details(change))
    return 0


def _code(change: FormChange) -> str:
    if change.key:
        return "FORM_VALUE_CHANGED"
    return "FORM_PART_REMOVED" if change.before else "FORM_PART_ADDED"


def _details(change: FormChange) -> dict[str, str]:
    words = change.after or change.before
    return {
        "of": change.code,
        "key": change.key,
        "before": change.before,
        "after": change.after,
        "words": words,
    }

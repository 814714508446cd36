"""forms: the forms that there are, how well each is known, and that one was compared with its original."""

from models.forms.loader import all_forms
from models.values.dates import format_date
from models.values.deadline_words import mark
from storage.book import comparisons
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
    forms.add_argument("--not-compared", action="store_true", help="take the comparison back")


def run(arguments: Arguments, voice: Voice) -> int:
    code = (arguments.form or "").upper()
    with opened(arguments) as book:
        if arguments.compared_by is not None:
            comparisons.compare_form(book, code, arguments.compared_by, arguments.on)
        elif arguments.not_compared:
            comparisons.forget_form(book, code)
        compared = comparisons.compared_forms(book)
        listed = [comparisons.edition_of(book, code)] if code else list(all_forms())
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

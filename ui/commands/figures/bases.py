"""base: over which base the ratios of a form are taken, and choosing another."""

from typing import Any

from models.forms.definition import Row
from models.forms.sheets import quotient_of
from storage.forms.installed import forms_of
from storage.returns import ratio_bases
from ui.commands.arguments import Arguments, Verbs, known_forms
from ui.commands.books.books import clock_of, opened
from ui.commands.voice import Voice, print_json, print_table


def add(verbs: Verbs) -> None:
    base = verbs.add("base", run, "show or choose over which base the ratios of a form are taken", json=True)
    base.add_argument("form", metavar="FORM", help=known_forms())
    base.add_argument("row", metavar="ROW", nargs="?", help="row of a ratio, such as I.1.11a")
    base.add_argument(
        "choice", metavar="BASE", nargs="?", help="name of the base; `form` for the base of the form"
    )


def run(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        form = forms_of(book).form_on(arguments.form.upper(), clock_of(arguments)().date())
        if arguments.row and arguments.choice:
            choice = "" if arguments.choice == "form" else arguments.choice
            ratio_bases.choose(book, form.code, arguments.row, choice)
        chosen = ratio_bases.chosen(book).get(form.code, {})
    listed = [
        (row, form.with_bases(chosen).row_by_code[row.code].label, chosen.get(row.code, "form"))
        for row in form.rows
        if row.bases and arguments.row in (None, row.code)
    ]
    if arguments.json:
        print_json([_as_json(*one) for one in listed])
    else:
        heads = [voice.word(f"COMMAND_HEAD_{name}") for name in ("ROW", "LABEL", "BASE", "BASES")]
        print_table(
            heads, [[row.code, label, base, ", ".join(("form", *row.bases))] for row, label, base in listed]
        )
    return 0


def _as_json(row: Row, label: str, base: str) -> dict[str, Any]:
    """bases: name → the rows of which the denominator is the sum."""
    of_form = {"form": list(quotient_of(row)[1])}
    others = {name: list(one.denominator) for name, one in row.bases.items()}
    return {"row": row.code, "label": label, "chosen": base, "bases": of_form | others}

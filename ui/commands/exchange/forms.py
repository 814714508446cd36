"""forms: the forms of a book, how well each is known; packages of forms made, examined and installed."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.forms.files.change_words import change_lines, headline
from models.forms.files.form_examination import ExaminedForm, examine
from models.values.dates import format_date
from models.values.deadline_words import mark
from models.values.errors import Refused
from models.values.languages.form_words import form_word
from storage.forms import comparisons, packages
from storage.forms.installed import forms_of
from storage.forms.packages import reached_words
from ui.commands.arguments import Arguments, Verbs, day
from ui.commands.books.books import opened
from ui.commands.exchange.receipts import office_signers
from ui.commands.trust.signers import add_signers
from ui.commands.voice import Voice, print_json, print_table

if TYPE_CHECKING:
    from exports.exchange.forms.office import OpenedForms
    from storage.book.book import Book

PACKAGE = ".asice"
"""How the name of a package ends; other files are forms by themselves."""


def add(verbs: Verbs) -> None:
    forms = verbs.add(
        "forms", run, "show the forms of a book; make, examine and install packages of forms", json=True
    )
    forms.add_argument(
        "form", metavar="FORM", nargs="?", help="code of a form, or of an edition: FORM-EDITION"
    )
    forms.add_argument("--compared-by", metavar="NAME", help="keep that NAME compared it with its original")
    forms.add_argument("--on", type=day, metavar="DATE", help="on this day (default: today)")
    forms.add_argument("--not-compared", action="store_true", help="take the comparison back")
    forms.add_argument(
        "--examine",
        type=Path,
        metavar="FILE",
        help="check a form or a package of forms and show what it would change",
    )
    forms.add_argument("--install", type=Path, metavar="FILE.asice", help="install a package of forms")
    forms.add_argument("--packages", action="store_true", help="the packages that were installed")
    forms.add_argument(
        "--pack",
        type=Path,
        nargs="+",
        metavar="FILE.toml",
        help="sign these forms as a package, and install them here",
    )
    forms.add_argument("--out", type=Path, metavar="DIR", help="the folder for the package")
    forms.add_argument("--note", default="", help="what the package says in words")
    add_signers(forms)


def run(arguments: Arguments, voice: Voice) -> int:
    for asked, act in (
        (arguments.examine, _examine),
        (arguments.install, _install),
        (arguments.pack, _pack),
        (arguments.packages, _packages),
    ):
        if asked:
            with opened(arguments) as book:
                return act(book, arguments, voice)
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
                    "title": form.title,
                    "title_en": form_word(form.title, "en"),
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
                voice.form(form.name),
                format_date(form.valid_from),
                form.source,
                mark(form.evidence, one, voice.language),
            ]
            for form, one in known
        ],
    )
    return 0


def _examine(book: "Book", arguments: Arguments, voice: Voice) -> int:
    """Check a file; nothing is kept. Refused FILE_MISSING and what examine, open_forms and refuse_opened refuse."""
    path: Path = arguments.examine
    if not path.is_file():
        raise Refused("FILE_MISSING", path=str(path))
    if path.suffix.lower() == PACKAGE:
        return _show_package(book, path, arguments, voice)
    found = examine(path, forms_of(book).every)
    if arguments.json:
        print_json(_as_json(found))
        return 0
    _tell(found, voice)
    voice.say("FORMS_NOT_INSTALLED")
    return 0


def _as_json(found: ExaminedForm) -> dict[str, Any]:
    return {
        "form": found.form.code,
        "edition": found.form.edition,
        "valid_from": found.form.valid_from,
        "follows": found.before.edition if found.before else None,
        "changes": [asdict(one) for one in found.changes],
    }


def _tell(found: ExaminedForm, voice: Voice) -> None:
    print(headline(found, voice.language))
    for line in change_lines(found.changes, voice.language):
        print(f"  {line}")


def _opened(book: "Book", path: Path) -> "OpenedForms":
    from exports.exchange.forms.office import open_forms, refuse_opened

    found = open_forms(book, path)
    refuse_opened(found)
    return found


def _show_package(book: "Book", path: Path, arguments: Arguments, voice: Voice) -> int:
    found = _opened(book, path)
    if arguments.json:
        package, examined = found.package, found.examined
        assert package is not None and examined is not None
        print_json(
            {
                "issuer": package.issuer.code,
                "at": package.at,
                "note": package.note,
                "forms": [_as_json(one) for one in examined.forms],
                "known": [f"{one.code}-{one.edition}" for one in examined.known],
                "reached": [asdict(one) for one in examined.reached],
            }
        )
        return 0
    _tell_package(found, voice)
    voice.say("FORMS_NOT_INSTALLED")
    return 0


def _tell_package(found: "OpenedForms", voice: Voice) -> None:
    assert found.package is not None and found.examined is not None
    print(" \u00b7 ".join(part for part in (found.package.issuer.name, found.package.note) if part))
    for one in found.examined.forms:
        _tell(one, voice)
    for reached in found.examined.reached:
        print(reached_words(reached, voice.language))


def _install(book: "Book", arguments: Arguments, voice: Voice) -> int:
    from exports.exchange.forms.office import import_forms

    found = _opened(book, arguments.install)
    _tell_package(found, voice)
    import_forms(book, [found])
    print(f"{arguments.install.name}: {voice.word('COMMAND_TAKEN_FORMS')}")
    return 0


def _pack(book: "Book", arguments: Arguments, voice: Voice) -> int:
    from exports.exchange.forms.office import hand_down, prepare

    if arguments.out is None:
        raise Refused("FORMS_NO_FOLDER")
    prepared = prepare(book, arguments.pack, arguments.note)
    for one in prepared.examined.forms if prepared.examined else ():
        _tell(one, voice)
    made = hand_down(book, prepared, office_signers(book, arguments, voice), arguments.out)
    voice.say("FORMS_HANDED_DOWN", path=str(made.path))
    return 0


def _packages(book: "Book", arguments: Arguments, voice: Voice) -> int:
    found = packages.installed(book)
    if arguments.json:
        print_json(
            [
                {
                    "sha256": one.sha256,
                    "issuer": one.issuer,
                    "at": one.at,
                    "received_at": one.received_at,
                    "by": one.by,
                    "in_force": one.in_force,
                    "forms": [file.name for file in one.package.forms],
                }
                for one in found
            ]
        )
        return 0
    heads = ("FORMS", "FROM", "DAY", "STATE")
    print_table(
        [voice.word(f"COMMAND_HEAD_{one}") for one in heads],
        [
            [
                ", ".join(file.name.removesuffix(".toml") for file in one.package.forms),
                one.issuer,
                one.received_at,
                voice.word("FORM_STATE_IN_FORCE" if one.in_force else "FORM_STATE_TAKEN_BACK"),
            ]
            for one in found
        ],
    )
    return 0

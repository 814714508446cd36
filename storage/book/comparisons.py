"""What the office compared with its original text: rules on last days, and forms; who did, and on which day."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from models.forms.definition import Form
from models.forms.loader import all_forms
from models.values.errors import Refused
from models.values.names import clean
from models.values.periods import Compared
from storage.book import settings
from storage.book.book import Book

_FORMS = "forms_compared"


def kept_comparisons(book: Book, setting: str) -> Mapping[str, Compared]:
    """Key → who compared it with its original text, and when, of one setting of the book."""
    kept: dict[str, list[str]] = json.loads(settings.read(book, setting) or "{}")
    return {key: Compared(date.fromisoformat(day), name) for key, (day, name) in kept.items()}


def comparison(book: Book, name: str, day: date | None) -> Compared:
    """That `name` compared something on the day (today); Refused DEADLINE_COMPARED_NAME, DEADLINE_COMPARED_LATER."""
    who, today = clean(name), book.clock().date()
    if not any(letter.isalpha() for letter in who):
        raise Refused("DEADLINE_COMPARED_NAME")
    if day is not None and day > today:
        raise Refused("DEADLINE_COMPARED_LATER", day=day)
    return Compared(day or today, who)


def keep_comparisons(
    book: Book, setting: str, found: Mapping[str, Compared], title: str, named: Mapping[str, Any]
) -> None:
    """Keep these comparisons, as a change of this title and details in the history."""
    content = {key: [one.day.isoformat(), one.name] for key, one in sorted(found.items())}
    with book.change(title, **named) as session:
        settings.put(session, setting, json.dumps(content, ensure_ascii=False))


# forms


def form_key(form: Form) -> str:
    """The key of an edition: another edition has to be compared anew."""
    return f"{form.code}-{form.edition}"


def compared_forms(book: Book) -> Mapping[str, Compared]:
    """Key of an edition of a form → who compared it with the original, and when."""
    return kept_comparisons(book, _FORMS)


def compare_form(book: Book, code: str, name: str, day: date | None = None) -> None:
    """Keep that somebody compared an edition of a form with the original (today where no day is given).

    Refused FORM_UNKNOWN, DEADLINE_COMPARED_NAME, DEADLINE_COMPARED_LATER (day).
    """
    form = edition_of(book, code)
    kept = {**compared_forms(book), form_key(form): comparison(book, name, day)}
    keep_comparisons(book, _FORMS, kept, "FORM_COMPARED", {"form": form.name})


def forget_form(book: Book, code: str) -> None:
    """Take back that an edition of a form was compared; Refused FORM_UNKNOWN."""
    form = edition_of(book, code)
    others = {key: one for key, one in compared_forms(book).items() if key != form_key(form)}
    keep_comparisons(book, _FORMS, others, "FORM_COMPARISON_TAKEN_BACK", {"form": form.name})


def edition_of(book: Book, code: str) -> Form:
    """The edition that is named, else the one of a form that is in force today, else the next to come.

    Refused FORM_UNKNOWN.
    """
    today = book.clock().date()
    named = [form for form in all_forms() if code in (form.code, form_key(form))]
    if not named:
        raise Refused("FORM_UNKNOWN", form=code, known=", ".join(sorted({form.code for form in all_forms()})))
    begun = [form for form in named if form.valid_from <= today]
    return begun[-1] if begun else named[0]


def editions_from(day: date) -> tuple[Form, ...]:
    """The editions in force on a day and those that begin later, by code and first day."""
    forms = all_forms()
    begun = {form.code: form for form in forms if form.valid_from <= day}
    return tuple(form for form in forms if form is begun.get(form.code) or form.valid_from > day)

"""Which editions of forms the office compared with their originals, and the editions that there are to compare."""

from collections.abc import Mapping
from datetime import date

from models.forms.definition import Form
from models.values.errors import Refused
from models.values.periods import Compared
from storage.book.book import Book
from storage.book.comparisons import comparison, keep_comparisons, kept_comparisons
from storage.forms.installed import forms_of

_FORMS = "forms_compared"


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
    today, forms = book.clock().date(), forms_of(book)
    named = [form for form in forms.every if code in (form.code, form_key(form))]
    if not named:
        raise Refused("FORM_UNKNOWN", form=code, known=", ".join(forms.codes))
    begun = [form for form in named if form.valid_from <= today]
    return begun[-1] if begun else named[0]


def editions_from(book: Book, day: date) -> tuple[Form, ...]:
    """The editions in force on a day and those that begin later, by code and first day."""
    forms = forms_of(book).every
    begun = {form.code: form for form in forms if form.valid_from <= day}
    return tuple(form for form in forms if form is begun.get(form.code) or form.valid_from > day)

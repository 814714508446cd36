"""Which base a ratio of a form is taken over, where plans and reports differ (share of all, or of the operating)."""

import json
from collections.abc import Mapping
from datetime import date

from models.values.errors import Refused
from storage.book import settings
from storage.book.book import Book
from storage.forms.installed import forms_of

_SETTING = "ratio_bases"


def chosen(book: Book) -> Mapping[str, Mapping[str, str]]:
    """Form → row → the base that this office has chosen; rows that keep the base of the form are absent."""
    kept: dict[str, dict[str, str]] = json.loads(settings.read(book, _SETTING) or "{}")
    return kept


def choose(book: Book, form: str, row: str, base: str) -> None:
    """Take the ratio of a row over another base from now on; "" is the base of the form.

    Drafts follow at once, sealed sheets stay as they are. Refused FORM_UNKNOWN, ROW_UNKNOWN, RATIO_BASE_UNKNOWN.
    """
    found = forms_of(book).form_on(form, date.max)
    if row not in found.row_by_code:
        raise Refused("ROW_UNKNOWN", form=form, row=row)
    known = found.row_by_code[row].bases
    if base and base not in known:
        raise Refused("RATIO_BASE_UNKNOWN", form=form, row=row, base=base, known=", ".join(known) or "–")
    kept = {code: dict(rows) for code, rows in chosen(book).items()}
    rows = kept.setdefault(form, {})
    if base:
        rows[row] = base
    else:
        rows.pop(row, None)
    settings.write(book, _SETTING, json.dumps({code: rows for code, rows in kept.items() if rows}))

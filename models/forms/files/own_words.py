"""What a form brings along to be read by people: sentences of its own checks, and English names of its texts.

Bounded, since a form comes from another office, and plain: nothing in them is filled in or looked up.
"""

import re
from collections.abc import Iterator

from models.forms.definition import Form

OWN_CODE = re.compile(r"OWN_[A-Z][A-Z0-9_]{1,40}")
"""Code of a check whose sentence comes with its form, so that it never means a sentence of the program."""

MOST_SENTENCES = 100
MOST_LETTERS = 300

Fault = tuple[str, str, str]
"""Where, key, why."""


def faults_of_words(form: Form) -> Iterator[Fault]:
    """What is wrong with the sentences and names of a form; nothing where it brings none."""
    used = {check.code for check in (*form.checks, *form.doubts)}
    if len(form.says) > MOST_SENTENCES:
        yield "", "says", f"more than {MOST_SENTENCES} sentences"
    for code, words in form.says.items():
        if not OWN_CODE.fullmatch(code):
            yield code, "says", "the code of a sentence of its own begins with OWN_"
        elif code not in used:
            yield code, "says", "no check has this code"
        yield from _plain(code, "says", words)
    texts = texts_of(form)
    for text, name in form.english.items():
        if text not in texts:
            yield text[:MOST_LETTERS], "english", "the form has no such text"
        yield from _plain(text[:MOST_LETTERS], "english", (name,))


def texts_of(form: Form) -> frozenset[str]:
    """Every text of a form that people read."""
    rows = (text for row in form.rows for text in (row.label, row.unit))
    columns = (text for column in form.columns for text in column.header)
    return frozenset((form.name, form.title, form.unit_line, *rows, *columns, *form.labels.values())) - {""}


def _plain(where: str, key: str, words: tuple[str, ...]) -> Iterator[Fault]:
    for text in words:
        if not text.strip() or len(text) > MOST_LETTERS or any(sign in text for sign in "{}\n\t"):
            yield where, key, f"one line of 1 to {MOST_LETTERS} letters without braces"

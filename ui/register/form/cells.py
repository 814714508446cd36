"""A cell of a form chosen from lists: its form, then one of its rows, then one of the columns that the row has."""

from collections.abc import Mapping, Sequence
from typing import Any

from models.forms.definition import Form, Row
from models.forms.loader import Forms
from models.register.programmes.targets import BASE_CELL, RESULT_CELL
from models.values.names import clean
from ui.language import form_word
from ui.pieces.inputs.choice import ChoiceField, Option

_CHARS = 56
CELLS: Mapping[str, Sequence[tuple[str, str, str]]] = {"targets": (RESULT_CELL, BASE_CELL)}
"""Table → the fields of its records that name a cell: form, row, column."""


class FormChoice(ChoiceField):
    """The code of a form that the book has; a code may be typed as well."""

    def __init__(self, text: str, forms: Forms, hint: str = "") -> None:
        self.forms = forms
        super().__init__(text, hint=hint, chars=_CHARS)
        self.renew()

    def choices(self) -> Sequence[Option]:
        """What can be chosen now."""
        newest = {form.code: form for form in self.forms.every}
        return [
            Option(form.code, f"{form.code} \u00b7 {form_word(form.name)}: {form_word(form.title)}")
            for form in newest.values()
        ]

    def _newest(self, chosen: "FormChoice") -> Form | None:
        return self.forms.newest(str(chosen.value()).strip().upper())

    def renew(self) -> None:
        """Offer what can be chosen now."""
        self.offer(self.choices())

    def read(self) -> str:
        typed = clean(self.line.text())
        known = {option.key.casefold(): option.key for option in self._options}
        return known.get(typed.casefold()) or super().read()

    def set_value(self, value: Any) -> None:
        self.renew()
        super().set_value(value)


class RowChoice(FormChoice):
    """The code of a row that carries figures."""

    def __init__(self, text: str, form: FormChoice, hint: str = "") -> None:
        self.form = form
        super().__init__(text, form.forms, hint)
        form.committed.connect(lambda _: self.renew())

    def choices(self) -> Sequence[Option]:
        form = self._newest(self.form)
        if form is None:
            return []
        return [Option(row.code, _row_words(form, row)) for row in form.rows if not row.heading]


class ColumnChoice(FormChoice):
    """The key of a column; the main one where none is chosen."""

    def __init__(self, text: str, row: RowChoice, hint: str = "") -> None:
        self.row = row
        super().__init__(text, row.forms, hint)
        row.form.committed.connect(lambda _: self.renew())
        row.committed.connect(lambda _: self.renew())

    def choices(self) -> Sequence[Option]:
        form = self._newest(self.row.form)
        row = form.row_by_code.get(str(self.row.value())) if form is not None else None
        if form is None or row is None:
            return []
        return [
            Option(column.key, f"{': '.join(map(form_word, column.header))} \u00b7 {column.key}")
            for column in form.columns
            if form.applies(row, column)
        ]


def _row_words(form: Form, row: Row) -> str:
    sector = f" ({form_word(form.labels[row.sector])})" if row.sector in form.labels else ""
    return f"{row.code} \u00b7 {form_word(row.label)}{sector}"

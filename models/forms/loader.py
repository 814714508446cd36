"""Reads the definitions of forms from resources/forms, strictly.

An unknown key, a dangling row, a circle of totals, an attribute that the register does not offer: each is refused as
Damaged("FORM_DEFINITION") with file, row and key. docs/formats/forms.md describes the files.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from models.forms.definition import Form, FormColumn, Row
from models.forms.files.check_reader import read_checks
from models.forms.files.check_references import cross_problems
from models.forms.files.doubt_reader import read_defaults
from models.forms.files.form_reader import FormReader, damaged
from models.forms.rules.check_kinds import CROSS_KINDS, CrossCheck, EqualCheck
from models.forms.rules.doubt_kinds import DoubtDefaults
from models.forms.shapes import tables
from models.forms.sheets import cell_of
from models.values.errors import Refused
from models.values.periods import PeriodKind
from resources import ROOT

FOLDER = ROOT / "forms"
CROSS_FILE = "checks.toml"
"""The file of the checks between forms, beside the forms."""
DOUBTS_FILE = "doubts.toml"
"""The file of the limits of all forms, beside the forms."""


def read_form(path: Path, content: bytes | None = None) -> Form:
    """The form in one file. Damaged("FORM_DEFINITION") where it is not sound; Refused FORM_TOO_LARGE, FORM_TOO_DEEP.

    content: of a file that lies in no folder; its path is then only its name.
    """
    return FormReader(path, content).form()


_published = cache(read_form)
"""As read_form, of a file that is published: read once."""


@cache
def all_forms() -> tuple[Form, ...]:
    """Every edition of every form of the program, by code and first day."""
    return read_forms(FOLDER, _published)


def read_forms(folder: Path, reading: Callable[[Path], Form] = read_form) -> tuple[Form, ...]:
    """The forms of a folder, by code and first day; a cell of another form that a form names must exist too."""
    paths = sorted(path for path in folder.glob("*.toml") if path.name not in (CROSS_FILE, DOUBTS_FILE))
    read = {path: reading(path) for path in paths}
    forms = tuple(sorted(read.values(), key=lambda form: (form.code, form.valid_from)))
    for path, form in read.items():
        if path.stem != f"{form.code}-{form.edition}":
            damaged(path, "", "edition", f"the file is not named {form.code}-{form.edition}.toml")
        for check in form.checks:
            for key, why in cross_problems(check, forms) if isinstance(check, EqualCheck) else ():
                damaged(path, check.code, key, why)
    return forms


@cache
def form_codes() -> tuple[str, ...]:
    """The codes of the forms of the program, in order; by the names of their files, so that no form is read for it."""
    return tuple(sorted({path.stem.partition("-")[0] for path in FOLDER.glob("*-*.toml")}))


class Forms:
    """The forms that a book has: those of the program, and those that were installed in it (storage.forms).

    installed: editions in force in the book; earlier: editions that were in force once, with which returns were made.
    """

    def __init__(self, installed: Iterable[Form] = (), earlier: Iterable[Form] = ()) -> None:
        self.installed, self.earlier = tuple(installed), tuple(earlier)

    def __reduce__(self) -> tuple[type["Forms"], tuple[tuple[Form, ...], tuple[Form, ...]]]:
        return Forms, (self.installed, self.earlier)  # the forms of the program are there on the other side

    @cached_property
    def every(self) -> tuple[Form, ...]:
        """Every edition in force, by code and first day; of two that begin together the installed one last."""
        own = {(form.code, form.edition) for form in self.installed}
        shipped = (form for form in all_forms() if (form.code, form.edition) not in own)
        return tuple(sorted((*shipped, *self.installed), key=lambda form: (form.code, form.valid_from)))

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all forms, in order; no form of the program is read for it."""
        return tuple(sorted({*form_codes(), *(form.code for form in self.installed)}))

    def form_on(self, code: str, day: date, kind: PeriodKind | None = None) -> Form:
        """The edition of a form in force on a day, in returns of this kind of period. Refused FORM_UNKNOWN."""
        form = self._in_force(code, day)
        if form is None or not form.is_for(kind):
            known = ", ".join(self.codes if kind is None else (one.code for one in self.on(day, kind)))
            raise Refused("FORM_UNKNOWN", form=code, known=known)
        return form.of_kind(kind)

    def on(self, day: date, kind: PeriodKind | None = None) -> tuple[Form, ...]:
        """All forms in force on a day, by code; a form that begins later is not among them.

        kind: only those that returns of this kind of period have.
        """
        found = (form for code in self.codes if (form := self._in_force(code, day)) is not None)
        return tuple(form.of_kind(kind) for form in found if form.is_for(kind))

    def _in_force(self, code: str, day: date) -> Form | None:
        """The edition that began last; of two that begin together the installed one."""
        begun = [form for form in self.installed if form.code == code and form.valid_from <= day]
        shipped = _shipped_on(code, day)
        found = [shipped, *begun] if shipped is not None else begun
        return max(reversed(found), key=lambda form: form.valid_from, default=None)

    def edition(self, code: str, edition: str) -> Form | None:
        """One exact edition, also one that is in force no more; None where the book never had it."""
        return next(
            (form for form in (*self.every, *self.earlier) if (form.code, form.edition) == (code, edition)),
            None,
        )

    def newest(self, code: str) -> Form | None:
        """The newest edition of a form, None where there is none of this code."""
        return next((form for form in reversed(self.every) if form.code == code), None)

    def newest_cell(self, code: str, row: str, column: str = "") -> tuple[Form, Row, FormColumn]:
        """A cell in the newest edition of the form that has its row; column: the main one where none is named.

        Refused FORM_UNKNOWN, ROW_UNKNOWN, COLUMN_UNKNOWN, CELL_NOT_USED.
        """
        editions = [one for one in reversed(self.every) if one.code == code]
        if not editions:
            raise Refused("FORM_UNKNOWN", form=code, known=", ".join(self.codes))
        form = next((one for one in editions if row in one.row_by_code), editions[0])
        return form, *cell_of(form, row, column or form.main_column)


PUBLISHED = Forms()
"""The forms of the program alone: of a book in which none is installed."""


def _shipped_on(code: str, day: date) -> Form | None:
    """The edition of the program in force on a day; one that begins later is not read for it."""
    begun = (path for path, first in _editions(FOLDER, code) if first is None or first <= day)
    return next((form for form in map(_published, begun) if form.valid_from <= day), None)


_FIRST_DAY = re.compile(r"^valid_from = (\d{4}-\d{2}-\d{2})$", re.MULTILINE)


@cache
def _editions(folder: Path, code: str) -> tuple[tuple[Path, date | None], ...]:
    """The files of a form with the first day that their text tells at a glance, the newest edition first."""
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(folder.glob(f"{code}-*.toml"))}
    found = ((path, _FIRST_DAY.search(text)) for path, text in reversed(texts.items()))
    return tuple((path, date.fromisoformat(first[1]) if first else None) for path, first in found)


@cache
def doubt_defaults() -> DoubtDefaults:
    """The limits that hold for all forms (resources/forms/doubts.toml)."""
    return read_defaults(FOLDER / DOUBTS_FILE)


@cache
def cross_checks() -> tuple[CrossCheck, ...]:
    """The checks that compare forms with each other (resources/forms/checks.toml).

    No form is read for them: that they name cells that exist is asked of the published file by the tests.
    """
    return _checks_between(FormReader(FOLDER / CROSS_FILE))


def _checks_between(reader: FormReader) -> tuple[CrossCheck, ...]:
    content = reader.shaped("", reader.content, {"checks": tables}, ("checks",))
    return read_checks(content["checks"], CROSS_KINDS, reader.fail)


def read_cross_checks(path: Path, forms: Sequence[Form]) -> tuple[CrossCheck, ...]:
    """The checks between these forms in one file; raises what read_form raises."""
    reader = FormReader(path)
    checks = _checks_between(reader)
    for check in checks:
        for key, why in cross_problems(check, forms):
            reader.fail(check.code, key, why)
    return checks

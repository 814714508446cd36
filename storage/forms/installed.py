"""The forms that a book has: those of the program, and those of the packages that were installed in it.

What was installed stays in the book for good: where the installation is taken back, its editions are in force for no
return any more, but what was sealed with them is still explained by them. Installing: storage.forms.packages.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from models.forms.definition import Form
from models.forms.loader import PUBLISHED, Forms, read_form
from models.values.languages.form_words import learn
from storage.book.book import Book
from storage.book.rows import column, fetch

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.dialogue.form_packages import FormPackage
    from storage.book.rows import RowSession

_MOST_KEPT = 16
_read: dict[tuple[tuple[str, bool], ...], Forms] = {}
"""What the packages of a book say, by their SHA-256 and whether they are in force: it is read once."""


def forms_of(book: Book) -> Forms:
    """The forms that a book has; where it is only read beside another, those of the other."""
    with book.home.read_rows() as session:
        return forms_in(session)


def forms_in(session: "Session | RowSession") -> Forms:
    """The same, inside the caller's reading."""
    rows = fetch(
        session,
        "SELECT sha256, id IS NOT NULL AS in_force FROM form_packages LEFT JOIN form_package_states ON id = sha256 "
        "ORDER BY received_at, sha256",
    )
    if not rows:
        return PUBLISHED
    from models.dialogue.form_packages import decode

    key = tuple((str(row.sha256), bool(row.in_force)) for row in rows)
    if key not in _read:
        while len(_read) >= _MOST_KEPT:
            _read.pop(next(iter(_read)))
        said: dict[bool, list[Form]] = {True: [], False: []}
        for sha256, in_force in key:
            (content,) = column(
                session, "SELECT content FROM form_packages WHERE sha256 = :sha256", sha256=sha256
            )
            said[in_force] += forms_said(decode(bytes(content)))
        _read[key] = Forms(_once(said[True]), _once(said[False]))
    return _read[key]


def forms_said(package: "FormPackage") -> list[Form]:
    """The forms of a package."""
    forms = [read_form(Path(one.name), one.content) for one in package.forms]
    for form in forms:
        learn(form.english)
    return forms


def _once(forms: Sequence[Form]) -> tuple[Form, ...]:
    """Without those that came in several packages."""
    return tuple({(form.code, form.edition): form for form in forms}.values())

"""Packages of forms in a book: what is installed, what a package would change, installing it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from models.dialogue.form_packages import FormPackage, decode
from models.dialogue.notices import day_text
from models.forms.definition import Form
from models.forms.files.form_examination import ExaminedForm, examine_all, named_form
from models.forms.loader import Forms
from models.returns.document import UnitName
from models.returns.returns import FROZEN, State
from models.returns.verdicts import Verdict
from models.values.errors import Refused
from models.values.messages import sentence
from models.values.periods import label, parse_period
from storage.book.book import Book
from storage.book.rows import each, fetch
from storage.forms.installed import forms_of

if TYPE_CHECKING:
    from storage.book.rows import RowSession


@dataclass(frozen=True, slots=True)
class InstalledPackage:
    """A package of forms in the book. in_force: False where its installation was taken back."""

    sha256: str
    issuer: str
    at: str
    received_at: str
    by: str
    in_force: bool
    package: FormPackage = field(repr=False)


def installed(book: Book) -> tuple[InstalledPackage, ...]:
    """All packages that were ever installed, the newest first."""
    with book.read_rows() as session:
        rows = fetch(
            session,
            "SELECT sha256, issuer_name, at, received_at, coalesce(\"by\", '') AS who, id IS NOT NULL AS in_force, "
            "content FROM form_packages LEFT JOIN form_package_states ON id = sha256 "
            "ORDER BY received_at DESC, sha256",
        )
    return tuple(
        InstalledPackage(
            row.sha256,
            row.issuer_name,
            row.at,
            row.received_at,
            row.who,
            bool(row.in_force),
            decode(bytes(row.content)),
        )
        for row in rows
    )


# what a package would change


@dataclass(frozen=True, slots=True)
class OpenReturn:
    """A return of this book that a new edition reaches. figures: typed in it and without a cell in that edition;
    sealed: it stays as it is, and a further revision of it has the new edition."""

    period: str
    form: str
    sealed: bool
    figures: int = 0


def reached_words(one: OpenReturn, language: str) -> str:
    """What a new edition means for a return of this book, as a sentence."""
    code = "SEALED" if one.sealed else "FIGURES" if one.figures else "REACHES"
    about = {"period": label(parse_period(one.period), language), "form": one.form, "count": one.figures}
    return sentence(f"FORM_PACKAGE_{code}", about, language)


@dataclass(frozen=True, slots=True)
class ExaminedPackage:
    """What a package would install. known: editions that the book has already; reached: returns of this book."""

    forms: tuple[ExaminedForm, ...]
    known: tuple[Form, ...] = ()
    reached: tuple[OpenReturn, ...] = ()


def examine_package(book: Book, package: FormPackage, coming: Sequence[Form] = ()) -> ExaminedPackage:
    """What a package changes in this book; nothing is kept. coming: editions that are installed before it.

    Refused FORMS_KNOWN where it says nothing new, FORM_EDITION_DIFFERS (form, edition) where it says another thing of
    an edition that is known, and what examine_all refuses; Damaged("FORM_DEFINITION").
    """
    there = forms_of(book)
    forms = Forms((*there.installed, *coming), there.earlier)
    new, known = [], []
    for file in package.forms:
        form = named_form(Path(file.name), file.content)
        same = forms.edition(form.code, form.edition)
        if same is None or (same == form and same in forms.earlier):
            new.append(file)
        elif same == form:
            known.append(form)
        else:
            raise Refused("FORM_EDITION_DIFFERS", form=form.code, edition=form.edition)
    if not new:
        raise Refused("FORMS_KNOWN")
    found = examine_all([(Path(file.name), file.content) for file in new], forms.every)
    return ExaminedPackage(found, tuple(known), tuple(_reached(book, [one.form for one in found])))


def _reached(book: Book, forms: Sequence[Form]) -> list[OpenReturn]:
    """The newest revisions of returns whose cut-off day lies where one of these forms is in force."""
    found = []
    with book.read_rows() as session:
        rows = fetch(
            session,
            "SELECT id, period, cutoff, state FROM returns r WHERE revision = "
            "(SELECT max(revision) FROM returns WHERE period = r.period) ORDER BY cutoff, period",
        )
        for row in rows:
            sealed = State(row.state) in FROZEN
            kind, day = parse_period(row.period).kind, date.fromisoformat(row.cutoff)
            for form in forms:
                if form.valid_from <= day and form.is_for(kind):
                    lost = 0 if sealed else _without_cell(session, row.id, form)
                    found.append(OpenReturn(row.period, form.code, sealed, lost))
    return found


def _without_cell(session: "RowSession", return_id: str, form: Form) -> int:
    typed = each(
        session,
        'SELECT "row", "column" FROM given_figures WHERE return_id = :id AND form = :form',
        id=return_id,
        form=form.code,
    )
    return sum(row not in form.row_by_code or key not in form.column_by_key for row, key in typed)


# installing


def install(book: Book, package: FormPackage, data: bytes, content: bytes, verdict: Verdict) -> None:
    """Put the forms of a verified package in force, in one change that an undo takes back whole.

    data: the signed file; content: what is signed of it. Refused as examine_package.
    """
    from models.dialogue.records import FormPackageRecord, FormPackageState

    found = examine_package(book, package)
    sha256, names = hashlib.sha256(data).hexdigest(), names_of([one.form for one in found.forms])
    with book.change("FORMS_INSTALLED", forms=names, issuer=package.issuer.name) as session:
        if session.get(FormPackageRecord, sha256) is None:
            session.add(
                FormPackageRecord(
                    sha256=sha256,
                    **_issuer(package.issuer),
                    at=package.at.isoformat(timespec="seconds"),
                    received_at=book.now(),
                    verdict=verdict.standing.value,
                    content=content,
                    package=data,
                )
            )
            session.flush()
        session.add(FormPackageState(id=sha256, by=book.actor, installed_at=book.now()))


def _issuer(unit: UnitName) -> dict[str, str]:
    return {
        "issuer_level": unit.level,
        "issuer_code": unit.code,
        "issuer_from": day_text(unit.valid_from),
        "issuer_name": unit.name,
    }


def names_of(forms: Sequence[Form]) -> str:
    """The editions as people name them: CODE-EDITION, in their order."""
    return ", ".join(f"{form.code}-{form.edition}" for form in forms)

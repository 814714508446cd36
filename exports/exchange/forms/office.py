"""Handing forms down and taking them: a package made of files, judged beside what the book has, and installed."""

import unicodedata
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from exports.exchange.batches.judged import Judge
from exports.exchange.forms.files import FORMS_SIZE, FormsInspection, build, file_name, inspect
from exports.exchange.opened import OpenedFile
from exports.exchange.receiving import judge_of, read_file
from exports.files.writing import write_whole
from models.dialogue.form_packages import MOST_FORMS, FormFile, FormPackage, encode
from models.dialogue.notices import words
from models.forms.files.bounded_toml import MOST_BYTES
from models.forms.loader import Forms
from models.returns.admission import own_name
from models.returns.verdicts import Verdict
from models.values.errors import Damaged, Refused, Unavailable
from storage.book import settings
from storage.book.book import Book
from storage.forms import packages
from storage.forms.packages import ExaminedPackage, examine_package
from storage.trust import trust

if TYPE_CHECKING:
    from exports.signatures.signing import Signer


@dataclass(frozen=True, slots=True)
class OpenedForms(OpenedFile[FormsInspection]):
    """A package of forms as it was opened: what it changes in the book, or why the book does not take it."""

    data: bytes = field(default=b"", repr=False)
    examined: ExaminedPackage | None = None
    why: Refused | Damaged | None = None

    @property
    def package(self) -> FormPackage | None:
        """What it says; to be believed only if acceptable."""
        return self.inspection.package


def judge_forms(book: Book, files: Sequence[tuple[Path, bytes]], judge: Judge) -> list[OpenedForms]:
    """Files judged in the order in which they were made, each beside those before it; nothing changes."""
    seen = [
        (path, data, inspect(data, judge.trust, judge.now, last_run=judge.last_run, crl_floor=judge.floor))
        for path, data in files
    ]
    seen.sort(key=lambda one: one[2].package.at.isoformat() if one[2].package else "")
    found: list[OpenedForms] = []
    for path, data, inspection in seen:
        one = OpenedForms(path, inspection, "", data)
        if inspection.verdict.accepted and inspection.package is not None:
            try:
                coming = [form.form for each in found if each.examined for form in each.examined.forms]
                one = replace(one, examined=examine_package(book, inspection.package, coming))
            except (Refused, Damaged) as trouble:
                one = replace(one, refusal=trouble.code, why=trouble)
        found.append(one)
    return found


def with_coming(judge: Judge, opened: Sequence[OpenedForms]) -> Judge:
    """The judge as it will be when these packages are installed: what was made with their forms is judged by them."""
    coming = [form.form for one in opened if one.acceptable and one.examined for form in one.examined.forms]
    if not coming:
        return judge
    return replace(judge, forms=Forms((*judge.forms.installed, *coming), judge.forms.earlier))


def open_forms(book: Book, path: Path) -> OpenedForms:
    """One file judged; Refused FILE_MISSING, PACKAGE_TOO_LARGE, Unavailable FILE_NOT_READ."""
    return judge_forms(book, [(path, read_file(path, FORMS_SIZE))], judge_of(book))[0]


def refuse_opened(opened: OpenedForms) -> None:
    """Say with its details why a package is not taken; nothing where it is."""
    verdict = opened.inspection.verdict
    if not verdict.accepted:
        raise Refused(verdict.code, **verdict.details)
    if opened.why is not None:
        raise opened.why


def import_forms(book: Book, opened: Sequence[OpenedForms]) -> list[str]:
    """Install all acceptable packages, each in a change of its own; their SHA-256."""
    taken = [one for one in opened if one.acceptable and one.package is not None]
    for one in taken:
        assert one.package is not None
        inspection = one.inspection
        issuer = own_name(one.package.issuer)
        packages.install(
            book, replace(one.package, issuer=issuer), one.data, inspection.content, inspection.verdict
        )
    if taken:
        trust.ran(book)
    return [one.inspection.sha256 for one in taken]


# making one


@dataclass(frozen=True, slots=True)
class PreparedForms:
    """Forms ready to be signed: what the package says, and what it changes here (None: the book has them all)."""

    package: FormPackage
    examined: ExaminedPackage | None


@dataclass(frozen=True, slots=True)
class WrittenForms:
    """A package that was signed, laid down and installed here."""

    path: Path
    sha256: str
    prepared: PreparedForms


def prepare(book: Book, paths: Sequence[Path], note: str = "") -> PreparedForms:
    """The files of forms as a package of this office, examined by the rules of a receiver; nothing is kept.

    Refused FORMS_NOT_ABOVE, TRUST_MISSING, FORMS_TOO_MANY, FORM_NOT_TEXT (file), PRACTICE_SENDS_NOTHING, and what
    storage.forms.packages.examine_package and models.dialogue.notices.words refuse.
    """
    settings.refuse_practice(book)
    office, listed = settings.named(settings.unit_at(book, book.clock().date())), judge_of(book).trust
    if listed is None:
        raise Refused("TRUST_MISSING")
    if not listed.speaks_for(office):
        raise Refused("FORMS_NOT_ABOVE", unit=office.name)
    if not 0 < len(paths) <= MOST_FORMS:
        raise Refused("FORMS_TOO_MANY", count=len(paths), most=MOST_FORMS)
    now = book.clock().replace(microsecond=0)
    package = FormPackage(office, now, tuple(_file(path) for path in paths), words(note))
    try:
        return PreparedForms(package, examine_package(book, package))
    except Refused as refusal:
        if refusal.code != "FORMS_KNOWN":
            raise
        return PreparedForms(package, None)


def _file(path: Path) -> FormFile:
    content = read_file(path, MOST_BYTES)
    try:
        text = content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        raise Refused("FORM_NOT_TEXT", file=path.name) from fault
    return FormFile(path.name, unicodedata.normalize("NFC", text))


def hand_down(book: Book, prepared: PreparedForms, signers: "Sequence[Signer]", folder: Path) -> WrittenForms:
    """Sign the package, lay it into a folder and install it here; all of it or nothing.

    Refused KEY_MISSING, the KEY_… codes of signing, TRUST_FILE_EXISTS, and the verdict's code where receivers would not
    believe the signers. Unavailable FOLDER_MISSING, DISK_FULL, FILE_NOT_WRITTEN.
    """
    if not signers:
        raise Refused("KEY_MISSING")
    if not folder.is_dir():
        raise Unavailable("FOLDER_MISSING", path=str(folder))
    package = prepared.package
    target, data, judge = folder / file_name(package), build(package, signers), judge_of(book)
    if target.exists():
        raise Refused("TRUST_FILE_EXISTS", path=str(target))
    found = inspect(data, judge.trust, judge.now, last_run=judge.last_run, crl_floor=judge.floor)
    _refuse(found.verdict)
    with ExitStack() as undoing:
        write_whole(target, data)
        undoing.callback(target.unlink, missing_ok=True)
        if prepared.examined is not None:
            packages.install(book, package, data, encode(package), found.verdict)
        undoing.pop_all()
    return WrittenForms(target, found.sha256, prepared)


def _refuse(verdict: Verdict) -> None:
    if not verdict.accepted:
        raise Refused(verdict.code, **verdict.details)

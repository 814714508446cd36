"""What comes in: packages opened, judged by the trust list and by the book, rehearsed, and then received.

Nothing changes until `receive`: opening several packages shows for each its verdict and what would change.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from exports.authorities import list_in_use, with_newer_lists
from exports.container import DATA_NAME
from exports.trust import TrustList, crl_numbers, read_trust
from exports.verification import Inspection, verify
from exports.workbook_checking import check_package_workbook
from models.consolidation import Contribution, combine
from models.errors import Refused, Unavailable
from models.form_files import form_edition
from models.forms import Form
from models.receiving import UnitKey, unit_key
from models.returndata import ReturnDocument, UnitName
from storage import contributions, receiving, registrations, trust
from storage.book import Book
from storage.receiving import Arrival

Progress = Callable[[int, int, str], None]


def _quiet(done: int, total: int, step: str) -> None:
    """No progress shown."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One file as it was opened: its verdict, and why the book would not take it ("" where it would)."""

    path: Path
    inspection: Inspection
    refusal: str
    package: bytes = b""

    @property
    def acceptable(self) -> bool:
        return self.inspection.verdict.accepted and not self.refusal

    @property
    def code(self) -> str:
        """The code of what stands in the way, or of the remark; "" where all is well."""
        if not self.inspection.verdict.accepted:
            return self.inspection.verdict.code
        return self.refusal or self.inspection.verdict.code


@dataclass(frozen=True, slots=True)
class Effect:
    """How one merged figure would change."""

    form: str
    row: str
    column: str
    before: Decimal | None
    after: Decimal | None
    period: str = ""
    edition: str = ""


def read_file(path: Path) -> bytes:
    """The bytes of a file; Refused FILE_MISSING, Unavailable FILE_NOT_READ."""
    if not path.is_file():
        raise Refused("FILE_MISSING", path=str(path))
    try:
        return path.read_bytes()
    except OSError as fault:
        raise Unavailable("FILE_NOT_READ", path=str(path), why=fault.strerror or str(fault)) from fault


def trust_in_use(book: Book) -> TrustList | None:
    """The trust list of the book, read again from its signed container, with newer revocation lists of the book."""
    found = list_in_use(book)
    return None if found is None else with_newer_lists(book, found)


def install_trust(book: Book, data: bytes, pinned: str | None = None) -> TrustList:
    """Verify a trust list and put it in use; at first use its signer is pinned (show `signed_by` before).

    Refused with the codes of exports.trust.read_trust.
    """
    kept = trust.in_use(book)
    pin = pinned or (kept.pinned if kept else None)
    found = read_trust(data, pin, book.clock(), kept.serial if kept else 0, kept.sha256 if kept else "")
    trust.keep(book, data, found.serial, found.signed_by, crl_numbers(found))
    return found


def open_packages(book: Book, paths: Iterable[Path], progress: Progress = _quiet) -> list[Opened]:
    """Judge every file, in the order given. No file changes the book, and a bad one does not stop the others.

    Two files that would exclude each other (the same return twice) are told apart here already: the first counts.
    """
    listed, chosen = list(paths), trust_in_use(book)
    last_run, floor = trust.last_run(book), registrations.highest_numbers(book)
    opened: list[Opened] = []
    for index, path in enumerate(listed):
        progress(index, len(listed), path.name)
        package = read_file(path)
        inspection = verify(
            package,
            chosen,
            book.clock(),
            last_run=last_run,
            crl_floor=floor,
            content_checks=(check_package_workbook,),
        )
        opened.append(Opened(path, inspection, _refusal(book, inspection, package, opened), package))
    progress(len(listed), len(listed), "")
    return opened


def _refusal(book: Book, inspection: Inspection, package: bytes, before: Sequence[Opened]) -> str:
    if not inspection.verdict.accepted or inspection.document is None:
        return ""
    if any(one.inspection.package_sha256 == inspection.package_sha256 for one in before if one.acceptable):
        return "ALREADY_RECEIVED"
    return receiving.judge(book, arrival_of(inspection, package)) or ""


def arrival_of(inspection: Inspection, package: bytes) -> Arrival:
    """The package as storage takes it in; Refused with the verdict's code where it was not accepted."""
    if not inspection.verdict.accepted or inspection.document is None:
        raise Refused(inspection.verdict.code or "PACKAGE_NOT_ACCEPTED", **inspection.verdict.details)
    return Arrival(inspection.document, package, inspection.files[DATA_NAME], inspection.verdict)


def receive(book: Book, opened: Sequence[Opened]) -> list[str]:
    """Take in all acceptable packages, oldest revision of a unit first, in one change. Returns their SHA-256."""
    acceptable = sorted(
        (one for one in opened if one.acceptable),
        key=lambda one: (_document(one).unit.code, _document(one).period, _document(one).revision),
    )
    if not acceptable:
        return []
    taken = receiving.accept(book, [arrival_of(one.inspection, one.package) for one in acceptable])
    trust.ran(book)
    return taken


def receive_again(book: Book, sha256: str) -> str:
    """Take a withdrawn package in once more, from the bytes that the book kept, judged as of now.

    Refused with the verdict's code or that of `storage.receiving.judge` where it would not be taken today.
    """
    package = receiving.package_bytes(book, sha256)
    inspection = verify(
        package,
        trust_in_use(book),
        book.clock(),
        last_run=trust.last_run(book),
        crl_floor=registrations.highest_numbers(book),
        content_checks=(check_package_workbook,),
    )
    return receiving.accept(book, [arrival_of(inspection, package)])[0]


@dataclass(frozen=True, slots=True)
class Revalidation:
    """An old package judged again: by the list that was in use when it came, and by all that is known today.

    Both judge the signatures at the moment of receipt: an expiry since then harms nothing; `today` also knows
    of keys that were told lost, and of revocations whose date lies before the receipt.
    """

    received_at: datetime
    then: Inspection
    today: Inspection

    @property
    def stands(self) -> bool:
        """Whether it was good when it came and nothing learned since speaks against it."""
        return self.then.verdict.accepted and self.today.verdict.accepted


def revalidate(book: Book, sha256: str) -> Revalidation:
    """Judge a received package again at the moment of its receipt; `sha256` may be a beginning of it.

    Refused PACKAGE_UNKNOWN, PACKAGE_AMBIGUOUS.
    """
    found = receiving.find(book, sha256)
    package = receiving.package_bytes(book, found.sha256)
    moment = datetime.fromisoformat(found.received_at)
    kept = trust.in_use_at(book, moment)
    then = None if kept is None else with_newer_lists(book, read_trust(kept.data, None, book.clock()), moment)
    checks = (check_package_workbook,)
    return Revalidation(
        received_at=moment,
        then=verify(package, then, moment, content_checks=checks),
        today=verify(
            package,
            trust_in_use(book),
            book.clock(),
            last_run=trust.last_run(book),
            crl_floor=registrations.highest_numbers(book),
            content_checks=checks,
            proven_at=moment,
        ),
    )


def _document(opened: Opened) -> ReturnDocument:
    assert opened.inspection.document is not None
    return opened.inspection.document


def effects(book: Book, opened: Sequence[Opened]) -> list[Effect]:
    """What the merged figures of the main columns would be after receiving, cell by cell, where they change.

    In the order of the forms' rows. Of several revisions of one return only the newest counts, as after receiving.
    """
    newest: dict[tuple[UnitKey, str], ReturnDocument] = {}
    for document in sorted(
        (_document(one) for one in opened if one.acceptable), key=lambda one: one.revision
    ):
        newest[unit_key(document.unit), document.period] = document
    periods = sorted({period for _, period in newest})
    return [
        effect
        for period in periods
        for effect in _period_effects(book, period, [d for (_, p), d in newest.items() if p == period])
    ]


def _period_effects(book: Book, period: str, documents: Sequence[ReturnDocument]) -> list[Effect]:
    forms = {(sheet.form, sheet.edition) for document in documents for sheet in document.sheets}
    found: list[Effect] = []
    with book.reading() as session:
        in_force = {one.unit: one.sha256 for one in contributions.in_force(session, period)}
        for code, edition in sorted(forms):
            form = form_edition(code, edition)
            if form is not None:
                before = {part.source: part for part in contributions.received(session, period, code)}
                found.extend(_form_effects(form, period, before, in_force, documents))
    return found


def _form_effects(
    form: Form,
    period: str,
    before: Mapping[str, Contribution],
    in_force: Mapping[tuple[str, str, str], str],
    documents: Sequence[ReturnDocument],
) -> list[Effect]:
    after = dict(before)
    for document in documents:
        unit = _unit_texts(document.unit)
        after.pop(in_force.get(unit, ""), None)
        sheet = document.sheet(form.code)
        figures = (
            {(one.row, one.column): one.value for one in sheet.figures if one.value is not None}
            if sheet
            else {}
        )
        after["/".join(unit)] = Contribution(document.unit.name, "", figures)
    old, new = combine(form, before.values()), combine(form, after.values())
    cells = [(row.code, form.main_column) for row in form.rows]
    return [
        Effect(form.code, *cell, old.get(cell), new.get(cell), period, form.edition)
        for cell in cells
        if old.get(cell) != new.get(cell)
    ]


def _unit_texts(unit: UnitName) -> tuple[str, str, str]:
    return unit.level, unit.code, unit.valid_from.isoformat() if unit.valid_from else ""


def inspect_file(path: Path, chosen: TrustList | None, clock: Callable[[], datetime]) -> Inspection:
    """The verdict on one file without a book, for showing."""
    return verify(read_file(path), chosen, clock(), content_checks=(check_package_workbook,))

"""What receiving would change: every merged figure before and after, and what would be doubtful between the units.

Nothing is received for it; the figures are merged once more with what came.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from exports.exchange.receiving import Opened, document_of
from models.forms.definition import Form
from models.forms.findings import Finding
from models.forms.merge.consolidation import combine
from models.forms.merge.contributions import Contribution
from models.returns.document import ReturnDocument, UnitName
from models.returns.receiving import UnitKey, unit_key
from storage.book.book import Book
from storage.forms.installed import forms_in
from storage.received import contributions
from storage.received.areas import overlap_findings, without_overlap
from storage.received.in_force import InForce, in_force


@dataclass(frozen=True, slots=True)
class RehearsedChange:
    """How one merged figure would change."""

    form: Form
    row: str
    column: str
    before: Decimal | None
    after: Decimal | None
    period: str = ""


def effects(book: Book, opened: Sequence[Opened]) -> list[RehearsedChange]:
    """What the merged figures of the main columns would be after receiving, cell by cell, where they change.

    In the order of the forms' rows. Of several revisions of one return only the newest counts, as after receiving.
    """
    newest = _newest(opened)
    periods = sorted({period for _, period in newest})
    return [
        effect
        for period in periods
        for effect in _period_effects(book, period, [d for (_, p), d in newest.items() if p == period])
    ]


def _newest(opened: Sequence[Opened]) -> dict[tuple[UnitKey, str], ReturnDocument]:
    """The newest acceptable revision of each return."""
    newest: dict[tuple[UnitKey, str], ReturnDocument] = {}
    for document in sorted(
        (document_of(one) for one in opened if one.acceptable), key=lambda one: one.revision
    ):
        newest[unit_key(document.unit), document.period] = document
    return newest


def _period_effects(book: Book, period: str, documents: Sequence[ReturnDocument]) -> list[RehearsedChange]:
    forms = {(sheet.form, sheet.edition) for document in documents for sheet in document.sheets}
    found: list[RehearsedChange] = []
    with book.read_session() as session:
        known = forms_in(session)
        packages = in_force(session, period)
        documents = _counting(packages, documents)
        for code, edition in sorted(forms):
            form = known.edition(code, edition)
            if form is not None:
                before = {part.source: part for part in contributions.received(session, period, form)}
                found.extend(_form_effects(form, period, before, packages, documents))
    return found


def rehearsed_findings(book: Book, opened: Sequence[Opened]) -> list[Finding]:
    """What would be doubtful between the units after receiving: areas that would be counted twice."""
    found: list[Finding] = []
    newest = _newest(opened)
    with book.read_session() as session:
        for period in sorted({period for _, period in newest}):
            documents = [document for (_, p), document in newest.items() if p == period]
            packages = in_force(session, period)
            found += overlap_findings(_after(packages, _counting(packages, documents)))
    return found


def _counting(packages: Sequence[InForce], documents: Sequence[ReturnDocument]) -> list[ReturnDocument]:
    """Without the older revisions that only close a gap in the chain: the newer one in force still counts."""
    newest = {one.unit: one.revision for one in packages}
    return [one for one in documents if one.revision >= newest.get(_unit_texts(one.unit), 0)]


def _after(packages: Sequence[InForce], documents: Iterable[ReturnDocument]) -> list[InForce]:
    """The packages that would be in force; one that is not received yet has no SHA-256."""
    coming = [_as_in_force(document) for document in documents]
    units = {one.unit for one in coming}
    return [*(one for one in packages if one.unit not in units), *coming]


def _as_in_force(document: ReturnDocument) -> InForce:
    unit = _unit_texts(document.unit)
    return InForce("", unit, document.unit.name, document.revision, "", document.cutoff)


def _form_effects(
    form: Form,
    period: str,
    before: Mapping[str, Contribution],
    packages: Sequence[InForce],
    documents: Sequence[ReturnDocument],
) -> list[RehearsedChange]:
    counted = {one.unit: one.sha256 for one in without_overlap(_after(packages, documents))}
    after = {source: part for source, part in before.items() if source in counted.values()}
    for document in documents:
        unit = _unit_texts(document.unit)
        if unit not in counted:
            continue
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
        RehearsedChange(form, *cell, old.get(cell), new.get(cell), period)
        for cell in cells
        if old.get(cell) != new.get(cell)
    ]


def _unit_texts(unit: UnitName) -> tuple[str, str, str]:
    return unit.level, unit.code, unit.valid_from.isoformat() if unit.valid_from else ""

"""The last rung of a return, as a package or as a print alone: can it be one, and what do its own checks find in it?

The checks are those with which the sender sealed it, run again on the figures that were signed: a return of our
program has no error left, and so a sum that contradicts its parts, or an error among the findings that it carries
itself, was not made by it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain

from exports.verdicts.signing_times import refuse_too_early
from models.forms.cells import ORIGINS, Origin, Sheet, SheetCell
from models.forms.checking.checks import run_form
from models.forms.checking.comparing import Case
from models.forms.checking.cross_checks import run_cross_check
from models.forms.checking.doubts.limits import limits
from models.forms.definition import Form
from models.forms.findings import Finding, Level
from models.forms.history import History
from models.forms.loader import PUBLISHED, Forms, cross_checks
from models.returns.admission import refuse_impossible, remarks_on_names
from models.returns.document import FormFigures, ReturnDocument
from models.returns.verdicts import Remark, Rung, Validity, Verdict
from models.values.dates import VIETNAM
from models.values.errors import Refused
from models.values.periods import Period, parse_period
from storage.returns.frozen import frozen_sheet


def remarks_on_return(
    document: ReturnDocument, at: datetime, claims: Sequence[datetime] = (), forms: Forms = PUBLISHED
) -> tuple[Remark, ...]:
    """What is to be noted about a return that is possible; Refused as `refuse_impossible` and `refuse_too_early`.

    claims: when its signatures claim to have been made; forms: those that the receiver has.
    UNIT_NAMED_OTHERWISE, RETURN_CONTRADICTS_ITSELF.
    """
    refuse_too_early(document, claims)
    refuse_impossible(document, at.astimezone(VIETNAM).date(), forms)
    return (*_errors(document, forms), *remarks_on_names((document.unit, document.parent)))


def _errors(document: ReturnDocument, forms: Forms) -> Iterator[Remark]:
    """The errors that the sender's checks find, and those that the return says of itself.

    An error that real events produce, and that the return answers with a reason, is none: it is shown by itself.
    """
    found = _recomputed(document, forms)
    for one in document.findings:
        key = "|".join(one[part] for part in ("code", "form", "row", "column"))
        answered = one.get("answerable") is True and bool(document.reasons.get(key, "").strip())
        if one["level"] == Level.ERROR and not answered:
            found.setdefault(key, (one["form"], one["row"], one["column"]))
    if found:
        form, row, column = next(iter(found.values()))
        about = {"count": len(found), "form": form, "row": row, "column": column}
        yield Remark("RETURN_CONTRADICTS_ITSELF", about)


def _recomputed(document: ReturnDocument, forms: Forms) -> dict[str, tuple[str, str, str]]:
    """Key → cell of each error that the sender's checks find.

    A sound return, which is nearly every one, is known by its figures as they stand; only where these are doubtful are
    sheets evaluated as the sender's were, with the gaps and the bases of their ratios.
    """
    known = [
        (form, sheet)
        for sheet in document.sheets
        if (form := forms.edition(sheet.form, sheet.edition)) is not None
    ]
    period = parse_period(document.period)
    if not list(_found([_as_stated(form, sheet, document) for form, sheet in known], period)):
        return {}
    found = _found([frozen_sheet(form, sheet, document) for form, sheet in known], period)
    return {
        one.key: (one.form, one.row, one.column)
        for one in found
        if not (one.takes_reason and document.reasons.get(one.key, "").strip())
    }


def _as_stated(form: Form, sheet: FormFigures, document: ReturnDocument) -> Sheet:
    """The figures of a sheet, without what they could be computed from."""
    targets = document.targets(sheet.form)
    cells = {
        key: SheetCell(one.value, ORIGINS.get(one.origin, Origin.GIVEN), target=targets.get(key))
        for one in sheet.figures
        if (key := (one.row, one.column))
    }
    return Sheet(form.with_bases(document.backing.bases.get(form.code, {})), cells)


def _found(sheets: Sequence[Sheet], period: Period) -> Iterator[Finding]:
    """The errors of the checks and limits that make any: those of models.forms.checking, without doubts."""
    history = History() if period.follows_previous else History(opening={})
    case = Case({sheet.form.code: sheet for sheet in sheets}, history=history)
    findings = chain(
        *(run_form(sheet.form, case) for sheet in sheets),
        *(run_cross_check(check, case) for check in cross_checks()),
        *(limits(_typed(sheet), frozenset()) for sheet in sheets),
    )
    return (one for one in findings if one.level is Level.ERROR)


def _typed(sheet: Sheet) -> Sheet:
    given = {key: cell for key, cell in sheet.cells.items() if cell.origin is Origin.GIVEN}
    return Sheet(sheet.form, given)


def with_remarks(verdict: Verdict, remarks: Iterable[Remark]) -> Verdict:
    """A valid verdict with what is to be noted."""
    every = (*verdict.remarks, *dict.fromkeys(remarks))
    if not every:
        return verdict
    first = every[0]
    return replace(
        verdict,
        standing=Validity.REMARK,
        code=first.code,
        details=verdict.details | first.details,
        remarks=every,
    )


def with_figures(
    verdict: Verdict,
    document: ReturnDocument,
    at: datetime,
    claims: Sequence[datetime] = (),
    forms: Forms = PUBLISHED,
) -> Verdict:
    """The verdict on a print alone with this rung, asked where all before it were passed."""
    if not verdict.accepted:
        return verdict
    try:
        remarks = remarks_on_return(document, at, claims, forms)
    except Refused as refusal:
        rungs = (*verdict.rungs, Rung("figures", False, refusal.code, refusal.details))
        return Verdict(Validity.INVALID, refusal.code, rungs, verdict.signers, refusal.details)
    return with_remarks(replace(verdict, rungs=(*verdict.rungs, Rung("figures", True))), remarks)

"""What is doubtful about the evaluations of an organisation: an unconfirmed type, points unlike the figures."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.forms.findings import Finding, Level
from models.register.drafts import EVALUATION
from models.register.evaluations.agriculture import AGRICULTURE, UNKNOWN, type_of
from models.register.evaluations.schemes import scheme_of
from models.register.evaluations.scoring import points_of, sub_scores
from models.register.tables.organisations import Evaluation, Organisation
from models.values import codes
from storage.register.evaluations import figures_of

RULE = "R9"


def evaluation_doubts(session: Session, organisation: Organisation) -> Iterator[Finding]:
    """The type of an agricultural cooperative where it is derived or unknown; points unlike those of the scales."""
    records = session.execute(
        select(Evaluation).where(Evaluation.organisation_id == organisation.id).order_by(Evaluation.year)
    ).scalars()
    schemes = [(record, scheme_of(record.definition)) for record in records]
    if any(scheme is not None and scheme.agricultural for _, scheme in schemes):
        yield from _type(organisation)
    for record, scheme in schemes:
        if scheme is None or not scheme.scales or record.criterion_1 is None:
            continue
        values = {name: getattr(record, name) for name in EVALUATION}
        computed = points_of(sub_scores(scheme, figures_of(session, organisation.id, values)), 1)
        if computed is not None and computed != record.criterion_1:
            details = {"year": str(record.year), "points": record.criterion_1, "computed": computed}
            yield Finding("CRITERION_DIFFERS", RULE, Level.WARNING, details=details)


def _type(organisation: Organisation) -> Iterator[Finding]:
    if organisation.sector not in (None, AGRICULTURE):
        return
    found = type_of(organisation.sector, organisation.vsic_code)
    if found in (None, UNKNOWN):
        yield Finding("AGRICULTURAL_TYPE_UNKNOWN", RULE, Level.INFO)
    else:
        details = {"type": codes.label("sectors", str(found)), "code": organisation.vsic_code}
        yield Finding("AGRICULTURAL_TYPE_DERIVED", RULE, Level.INFO, details=details)

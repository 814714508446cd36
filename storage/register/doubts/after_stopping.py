"""What was recorded of an organisation from days after it had stopped: a dead entity has no new members or products.

Rule R16. Support that was decided or paid after the end is a preset of the list of grants
(storage.register.programmes.grants).
"""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.all_tables import recorded_classes
from models.forms.findings import Finding, Level
from models.register.catalogue import record_of
from models.values.dates import format_iso
from storage.register.standings import EventLine

KINDS = ("memberships", "alliance_memberships", "union_memberships", "products", "certificates")
"""Tables whose records a stopped organisation does not get; their first day is that of the catalogue."""


def after_stopping(session: Session, organisation_id: str, stopped: EventLine | None) -> Iterator[Finding]:
    """A doubt for each kind that has records which begin after the day on which the organisation stopped."""
    if stopped is None:
        return
    for table in KINDS:
        kind, cls = record_of(table), recorded_classes()[table]
        begins = getattr(cls, kind.begins[0])
        query = select(func.count(), func.max(begins)).where(
            cls.organisation_id == organisation_id,  # type: ignore[attr-defined]
            begins > stopped.on,
        )
        if kind.binned:
            query = query.where(cls.deleted == 0)  # type: ignore[attr-defined]
        count, last = session.execute(query).one()
        if count:
            details = {"table": table, "count": count, "last": format_iso(last), "on": format_iso(stopped.on)}
            yield Finding("RECORDED_AFTER_STOPPING", "R16", Level.WARNING, details=details)

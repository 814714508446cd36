"""Debts whose class contradicts the days overdue, or was given under rules that are in force no more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from models.forms.findings import Finding, Level
from models.register.debt_classes import ClassBand, band, newer_rule
from models.values import codes
from models.values.codes import CodeEntry
from models.values.dates import format_date
from storage.book.rows import fetch
from storage.register import debts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.book.rows import RowSession


RULE = "R11"


@dataclass(frozen=True, slots=True)
class ClassedDebt:
    """A debt with a class that is still owed on a day. days: overdue; None where there is no due day.

    classed_on: when the class was last written into this book; kind: of the organisation.
    """

    id: str
    organisation: str
    kind: str
    scheme: str
    code: str
    creditor: str
    owed: int
    due_on: date | None
    days: int | None
    classed_on: date | None

    @property
    def band(self) -> ClassBand | None:
        return band(self.scheme, self.code)

    def newer_rule(self, day: date) -> CodeEntry | None:
        """The rule on a day under which the class has to be looked at again."""
        if self.classed_on is None:
            return None
        return newer_rule(self.scheme, self.creditor, self.classed_on, day)


_CLASSED = (
    "SELECT d.id, o.name, o.kind, d.group_scheme, d.group_code, d.creditor, d.due_on, "
    f"{debts.BALANCE} AS owed, "
    "(SELECT max(c.at) FROM journal j JOIN changes c ON c.id = j.change_id WHERE j.table_name = 'debts' "
    "AND j.record_id = d.id AND (j.action = 'insert' OR j.field IN ('group_scheme', 'group_code'))) AS classed "
    "FROM debts d JOIN organisations o ON o.id = d.organisation_id WHERE d.deleted = 0 AND o.deleted = 0 "
    "AND d.group_code IS NOT NULL AND (:one = '' OR d.organisation_id = :one) ORDER BY d.id"
)


def classed_debts(
    session: "Session | RowSession", day: date, organisation_id: str = ""
) -> Iterator[ClassedDebt]:
    """Debts with a class and something owed on a day, of one organisation or of all."""
    for row in fetch(session, _CLASSED, day=day.isoformat(), one=organisation_id):
        if row.owed > 0:
            due = date.fromisoformat(row.due_on) if row.due_on else None
            yield ClassedDebt(
                row.id,
                row.name,
                row.kind,
                row.group_scheme or "",
                row.group_code,
                row.creditor,
                row.owed,
                due,
                None if due is None else max(0, (day - due).days),
                date.fromisoformat(row.classed[:10]) if row.classed else None,
            )


def class_doubts(session: "Session | RowSession", organisation_id: str, day: date) -> Iterator[Finding]:
    """The doubts about the classes of one organisation's debts.

    A debt may stand in a worse group than its days alone would put it (Circular 31/2024/TT-NHNN Art. 10), so that is
    said for information only.
    """
    for debt in classed_debts(session, day, organisation_id):
        known = debt.band
        if known is not None and debt.due_on is not None and debt.days is not None:
            details: dict[str, Any] = {
                "owed": debt.owed,
                "due": format_date(debt.due_on),
                "days": debt.days,
                "group": known.label,
            }
            if known.most is not None and debt.days > known.most:
                yield _doubt("DEBT_GROUP_TOO_GOOD", Level.WARNING, most=known.most, **details)
            elif debt.days < known.least:
                yield _doubt("DEBT_GROUP_TOO_BAD", Level.INFO, least=known.least, **details)
        rule = debt.newer_rule(day)
        if rule is not None:
            yield _doubt("DEBT_CLASS_OUTDATED", Level.WARNING, **_about(debt, rule))


def _about(debt: ClassedDebt, rule: CodeEntry) -> dict[str, Any]:
    return {
        "owed": debt.owed,
        "scheme": codes.label("debt_schemes", debt.scheme),
        "classed": format_date(debt.classed_on),
        "since": format_date(rule.valid_from),
        "rule": rule.label(),
    }


def _doubt(code: str, level: Level, **details: Any) -> Finding:
    return Finding(code, RULE, level, details=details)

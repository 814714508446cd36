"""Doubts of the register's debts at the rows of a form that count their classes: one finding a row and kind."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from models.forms.definition import Form, Row
from models.forms.findings import Finding, Level
from models.register.debt_classes import ClassBand
from models.values import codes
from models.values.codes import CodeEntry
from models.values.dates import format_date
from storage.register.doubts.debt_classes import ClassedDebt, classed_debts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.book.rows import RowSession


RULE = "R11"
_NAMED = 3


def debt_findings(session: "Session | RowSession", forms: Iterable[Form], day: date) -> tuple[Finding, ...]:
    """Debts in a better class than their days allow (warnings), and classes older than their rules (information)."""
    known = list(classed_debts(session, day))
    if not known:
        return ()
    return tuple(finding for form in forms for finding in _of_form(form, known, day))


def _of_form(form: Form, known: list[ClassedDebt], day: date) -> Iterator[Finding]:
    outdated: dict[str, tuple[Row, CodeEntry, list[ClassedDebt]]] = {}
    for row in form.rows:
        own = [debt for debt in known if _counts(row, debt)]
        late = [(debt, band) for debt in own if (band := _too_good(debt)) is not None]
        if late:
            yield _late(form, row, late)
        for debt in own:
            rule = debt.newer_rule(day)
            if rule is not None:
                outdated.setdefault(rule.id, (row, rule, []))[2].append(debt)
    for row, rule, found in outdated.values():
        yield _outdated(form, row, rule, found)


def _counts(row: Row, debt: ClassedDebt) -> bool:
    """Whether a row counts debts of this class."""
    source = row.source
    if source is None or source.of != "debts" or "group" not in source.where:
        return False
    kind = source.basis.get("kind")
    kinds = kind if isinstance(kind, tuple) else (kind,)
    return source.where["group"] == _group(debt) and (kind is None or debt.kind in kinds)


def _group(debt: ClassedDebt) -> str:
    return _groups().get((debt.scheme, debt.code), "")


@cache
def _groups() -> dict[tuple[str, str], str]:
    entries = codes.entries("debt_groups")
    return {(entry.facts["scheme"], entry.facts["code"]): entry.id for entry in entries}


def _too_good(debt: ClassedDebt) -> ClassBand | None:
    """The class of a debt that is overdue longer than it allows."""
    band = debt.band
    late = band is not None and band.most is not None and debt.days is not None and debt.days > band.most
    return band if late else None


def _late(form: Form, row: Row, late: list[tuple[ClassedDebt, ClassBand]]) -> Finding:
    worst = max(late, key=lambda one: one[0].days or 0)
    return _finding(
        "DEBT_GROUP_DAYS",
        Level.WARNING,
        form,
        row,
        [debt for debt, _ in late],
        group=worst[1].label,
        most=worst[1].most,
        days=worst[0].days,
    )


def _outdated(form: Form, row: Row, rule: CodeEntry, found: list[ClassedDebt]) -> Finding:
    return _finding(
        "DEBT_CLASSES_OUTDATED",
        Level.INFO,
        form,
        row,
        found,
        since=format_date(rule.valid_from),
        rule=rule.label(),
        scheme=codes.label("debt_schemes", found[0].scheme),
    )


def _finding(
    code: str, level: Level, form: Form, row: Row, found: list[ClassedDebt], **details: object
) -> Finding:
    names = list(dict.fromkeys(debt.organisation for debt in found))
    shown = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
    place = {"name": form.name, "row": row.code, "label": row.label, "count": len(found), "names": shown}
    return Finding(code, RULE, level, form.code, row.code, form.main_column, {**place, **details})

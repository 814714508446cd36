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
    known: Known = {}
    for debt in classed_debts(session, day):
        known.setdefault(_group(debt), []).append(debt)
    if not known:
        return ()
    return tuple(finding for form in forms for finding in _of_form(form, known, day))


Known = dict[str, list[ClassedDebt]]
"""Class of debts ("" where the list has none) → those in it, by their ids."""


def _of_form(form: Form, known: Known, day: date) -> Iterator[Finding]:
    outdated: dict[str, tuple[Row, CodeEntry, list[ClassedDebt]]] = {}
    for row in form.rows:
        own = _counted(row, known)
        late = [(debt, band) for debt in own if (band := _too_good(debt)) is not None]
        if late:
            yield _late(form, row, late)
        for debt in own:
            rule = debt.newer_rule(day)
            if rule is not None:
                outdated.setdefault(rule.id, (row, rule, []))[2].append(debt)
    for row, rule, found in outdated.values():
        yield _outdated(form, row, rule, found)


def _counted(row: Row, known: Known) -> list[ClassedDebt]:
    """The debts of the class that a row counts; none for a row that counts no class."""
    source = row.source
    if source is None or source.of != "debts" or "group" not in source.where:
        return []
    group, kind = source.where["group"], source.basis.get("kind")
    there = known.get(group, []) if isinstance(group, str) else []
    kinds = kind if isinstance(kind, tuple) else (kind,)
    return there if kind is None else [debt for debt in there if debt.kind in kinds]


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

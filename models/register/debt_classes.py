"""Classes of debts against the days overdue, and against the rules in force (lists debt_groups and debt_rules)."""

from dataclasses import dataclass
from datetime import date

from models.values import codes
from models.values.codes import CodeEntry
from models.values.names import fold


@dataclass(frozen=True, slots=True)
class ClassBand:
    """The class of a debt: id and label in debt_groups, fewest and most days overdue (None: without an end)."""

    group: str
    label: str
    least: int
    most: int | None


def band(scheme: str | None, code: str) -> ClassBand | None:
    """The days overdue that a class takes; None where days do not decide, or there is no such class."""
    for entry in codes.entries("debt_groups"):
        facts = entry.facts
        if (facts["scheme"], facts["code"]) == (scheme, code) and facts.get("overdue_from") is not None:
            return ClassBand(entry.id, entry.label(), facts["overdue_from"], facts.get("overdue_to"))
    return None


def newer_rule(scheme: str | None, creditor: str, classed_on: date, day: date) -> CodeEntry | None:
    """The rule in force on a day that began after a debt was put in its class; None where the class is not older."""
    name = fold(creditor)
    for rule in codes.entries("debt_rules", day):
        words = rule.facts.get("creditors")
        applies = words is None or any(fold(word) in name for word in words)
        if rule.facts["scheme"] == scheme and applies and rule.valid_from and classed_on < rule.valid_from:
            return rule
    return None

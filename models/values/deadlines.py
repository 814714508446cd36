"""Rules on last days, as dated data (resources/calendar/deadlines.toml): who sends what to whom, until when.

Each rule says by which text, since and until when it holds, and how well that is known. The table is read strictly: a
key that is unknown or missing, a value of another type, and a gap or an overlap between the rules that set the last
day of a return are refused with the rule's key.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from itertools import groupby, pairwise
from typing import Any

from models.values.dates import months_after
from models.values.workdays import moved, working_day_after
from resources import ROOT

_DAY = timedelta(days=1)
_FILE = "deadlines.toml"
SOON_MONTHS = 6
"""A rule whose validity ends within so many months is said on the home page."""


class Evidence(StrEnum):
    """How well a rule is known: read in its text, in one secondary source, derived, or reconstructed."""

    FOUND = "F"
    ONE_SOURCE = "F1"
    DERIVED = "D"
    RECONSTRUCTED = "R"


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A day relative to the year of a period: `year` years later (below zero: earlier), on month and day."""

    year: int
    month: int
    day: int

    def of(self, year: int) -> date:
        return date(year + self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the table.

    sender, recipient: in the words of the law; level: the level of unit that has to act, "" for others; kind: of period
    ("year", "half", "nine_months", "quarter"), "" where no period is meant; form: what is sent; window: first and last
    day of the data. The last day is `on`, or so many working days after the period's last day; `terms` says it in words
    where it runs from another day. sets_return: it is the last day of this program's return. note: what is derived.
    """

    key: str
    sender: str
    recipient: str
    level: str
    kind: str
    form: str
    window: tuple[DayOfYear, DayOfYear] | None
    on: DayOfYear | None
    working_days_after: int | None
    terms: str
    moves: bool
    sets_return: bool
    source: str
    valid_from: date | None
    valid_to: date | None
    evidence: Evidence
    note: str

    def in_force(self, day: date) -> bool:
        """Whether it holds on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )

    def named(self, year: int, period_end: date) -> date | None:
        """The last day that the rule names for a period; None where it runs from another day."""
        if self.on is not None:
            return self.on.of(year)
        if self.working_days_after is None:
            return None
        return working_day_after(period_end, self.working_days_after)

    def last_day(self, year: int, period_end: date) -> date | None:
        """The last day that counts: the named one, or the next working day where it is off and the rule moves."""
        named = self.named(year, period_end)
        return moved(named) if named is not None and self.moves else named


@cache
def rules() -> tuple[Rule, ...]:
    """All rules in the order of the table."""
    return read_rules((ROOT / "calendar" / _FILE).read_text(encoding="utf-8"))


def rule_for_return(kind: str, level: str, period_end: date) -> Rule:
    """The rule that sets the last day of a return of this kind of period and level; it holds on the period's end.

    LookupError where there is none: at a level that no rule names.
    """
    for rule in rules():
        if rule.sets_return and (rule.kind, rule.level) == (kind, level) and rule.in_force(period_end):
            return rule
    raise LookupError(f"{kind} {level}")


def in_force(today: date, level: str) -> list[Rule]:
    """The rules in force for units of this level and below, in the order of the table."""
    levels = _LEVELS[1 : _LEVELS.index(level) + 1]
    return [rule for rule in rules() if rule.level in levels and rule.in_force(today)]


def ending(today: date, level: str = "province") -> list[Rule]:
    """Rules in force for units of this level and below that end within SOON_MONTHS, the earliest end first."""
    until = months_after(today, SOON_MONTHS)
    found = [rule for rule in in_force(today, level) if rule.valid_to is not None and rule.valid_to <= until]
    return sorted(found, key=lambda rule: (rule.valid_to or date.max, rule.key))


# reading

_REQUIRED = {"key": str, "from": str, "to": str, "form": str, "source": str, "evidence": str}
_OPTIONAL = {
    "level": str,
    "kind": str,
    "window": dict,
    "on": dict,
    "working_days_after": int,
    "terms": str,
    "moves": bool,
    "sets_return": bool,
    "valid_from": date,
    "valid_to": date,
    "note": str,
}
_LAST_DAY = ("on", "working_days_after", "terms")
_LEVELS = ("", "commune", "district", "province")
_KINDS = ("", "year", "half", "nine_months", "quarter")


def read_rules(text: str) -> tuple[Rule, ...]:
    """The rules in a table; ValueError names the rule and what is wrong."""
    content = tomllib.loads(text)
    if set(content) != {"rule"}:
        raise ValueError(f"{_FILE}: only [[rule]] stands there, not {sorted(set(content) - {'rule'})}")
    found = tuple(_rule(entry) for entry in content["rule"])
    keys = [rule.key for rule in found]
    if len(set(keys)) != len(keys):
        raise ValueError(f"{_FILE}: {sorted({key for key in keys if keys.count(key) > 1})}: given twice")
    _check_returns([rule for rule in found if rule.sets_return])
    return found


def _rule(entry: Mapping[str, Any]) -> Rule:
    key = str(entry.get("key", "?"))
    _check_types(key, entry)
    if sum(name in entry for name in _LAST_DAY) != 1:
        raise _wrong(key, f"one of {', '.join(_LAST_DAY)}")
    if entry["evidence"] not in list(Evidence):
        raise _wrong(key, f"evidence is one of {', '.join(Evidence)}")
    starts, ends = entry.get("valid_from"), entry.get("valid_to")
    if starts and ends and ends < starts:
        raise _wrong(key, "valid_to before valid_from")
    window = entry.get("window")
    if window is not None and set(window) != {"first", "last"}:
        raise _wrong(key, "window has first and last")
    rule = Rule(
        key=key,
        sender=entry["from"],
        recipient=entry["to"],
        level=entry.get("level", ""),
        kind=entry.get("kind", ""),
        form=entry["form"],
        window=None if window is None else (_day(key, window["first"]), _day(key, window["last"])),
        on=_day(key, entry["on"]) if "on" in entry else None,
        working_days_after=entry.get("working_days_after"),
        terms=entry.get("terms", ""),
        moves=entry.get("moves", False),
        sets_return=entry.get("sets_return", False),
        source=entry["source"],
        valid_from=starts,
        valid_to=ends,
        evidence=Evidence(entry["evidence"]),
        note=entry.get("note", ""),
    )
    if rule.level not in _LEVELS or rule.kind not in _KINDS:
        raise _wrong(key, f"level is one of {_LEVELS}, kind one of {_KINDS}")
    if rule.sets_return and (not rule.level or not rule.kind or rule.terms or (rule.on and not rule.moves)):
        raise _wrong(key, "the last day of a return has a level, a kind and a day that gives way to days off")
    return rule


def _check_types(key: str, entry: Mapping[str, Any]) -> None:
    known = _REQUIRED | _OPTIONAL
    if strange := sorted(set(entry) - set(known)):
        raise _wrong(key, f"unknown {', '.join(strange)}")
    if missing := sorted(set(_REQUIRED) - set(entry)):
        raise _wrong(key, f"missing {', '.join(missing)}")
    for name, value in entry.items():
        if type(value) is not known[name] or value == "" or (type(value) is int and value < 0):
            raise _wrong(key, f"{name} = {value!r}")


def _day(key: str, content: Mapping[str, Any]) -> DayOfYear:
    if set(content) != {"year", "day"} or type(content["year"]) is not int:
        raise _wrong(key, "a day has year and day")
    try:
        day = date.fromisoformat(f"2001-{content['day']}")
    except ValueError as fault:
        raise _wrong(key, f"no day of a year: {content['day']!r}") from fault
    return DayOfYear(content["year"], day.month, day.day)


def _check_returns(found: Sequence[Rule]) -> None:
    """For each kind of period and level the rules follow each other, without beginning and without end."""
    by_return = sorted(found, key=lambda rule: (rule.kind, rule.level, rule.valid_from or date.min))
    groups = {pair: list(those) for pair, those in groupby(by_return, lambda rule: (rule.kind, rule.level))}
    for kind in _KINDS[1:]:
        for level in _LEVELS[1:]:
            those = groups.get((kind, level), [])
            if not those or those[0].valid_from is not None or those[-1].valid_to is not None:
                raise ValueError(f"{_FILE}: {kind} of a {level}: rules for all time are wanted")
            for one, following in pairwise(those):
                if one.valid_to is None or following.valid_from != one.valid_to + _DAY:
                    raise _wrong(following.key, f"does not follow {one.key}")


def _wrong(key: str, what: str) -> ValueError:
    return ValueError(f"{_FILE}: {key}: {what}")

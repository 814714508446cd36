"""A unit's return as its clerk would fill it: what the register does not know is typed, warnings are answered."""

from collections.abc import Mapping
from decimal import Decimal
from random import Random

from exports.demonstration.plan import DemonstrationPlan
from exports.demonstration.words import words
from models.forms.cells import Sheet
from models.forms.definition import Kind
from models.forms.findings import Finding, Level
from models.values.quantities import millions_from_dong
from models.values.units import Unit
from storage.book.book import Book
from storage.returns import returns, sheets

_FLOWS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "I.1": (("I.1.3",), ("I.1.4", "I.1.5")),
    "I.2": (("I.2.2",), ("I.2.2a",)),
    "I.3": (("I.3.1",), ()),
    "I.5": (("I.5.1",), ()),
    "II.1": (("II.2",), ("II.3",)),
    "III.1": (("III.2",), ("III.3",)),
    "III.8": (("III.8.1",), ()),
}
"""Stock → what came in and what went out; the opening stock follows from them."""

_COMPARED = ("I.4", "I.6a", "I.7a", "I.8a", "I.9", "III.9", "III.10a", "III.11a", "III.12a")
_UNCHANGED = ("I.6b", "I.7b", "I.8b", "III.10b", "III.11b", "III.12b")
_PLANNED = ("I.1", "I.2", "I.3", "I.4", "I.5", "I.9", "III.1")


def fill_return(book: Book, plan: DemonstrationPlan, unit: Unit) -> None:
    """Open the period's return and bring it to where it can be sealed."""
    rng = plan.random("return", unit.code)
    head = returns.open_return(book, str(plan.period), plan.cutoff)
    form = words("story")["forms"]["typed"]
    offered = sheets.period_sheets(book, str(plan.period)).sheets[form]
    returns.give(book, head.id, form, typed(offered, rng))
    returns.set_narrative(book, head.id, words("story")["narrative"]["text"].format(unit=unit.title))
    answer_warnings(book, str(plan.period), rng)


def answer_warnings(book: Book, period: str, rng: Random) -> None:
    """A reason for every open warning of the newest revision."""
    paper = sheets.period_sheets(book, period)
    assert paper.head is not None
    for finding in paper.findings:
        if finding.level is Level.WARNING and not paper.reasons.get(finding.key):
            returns.answer(book, paper.head.id, finding, _reason(finding, rng))


def _reason(finding: Finding, rng: Random) -> str:
    answers = words("story")["answers"]
    return str(rng.choice(answers.get(finding.code, answers["default"])))


def typed(sheet: Sheet, rng: Random) -> list[returns.TypedFigure]:
    """What a clerk types into form 1: the period before, the plan, and what no register holds."""
    previous = openings(sheet, rng)
    entries = [_entry(sheet, row, "previous", value) for row, value in previous.items()]
    for row in _PLANNED:
        before = previous.get(row)
        if before:
            entries.append(_entry(sheet, row, "plan", _grown(before, rng.uniform(1.0, 1.06))))
        now = sheet.value(row)
        if now:
            entries.append(_entry(sheet, row, "plan_next", _grown(now, rng.uniform(1.0, 1.08))))
    groups, certified = sheet.value("III.1"), sheet.value("III.4")
    if groups is not None and certified is not None:
        entries.append(_entry(sheet, "III.5", "actual", _grown(groups - certified, rng.uniform(0.4, 0.9))))
    return entries


def openings(sheet: Sheet, rng: Random) -> dict[str, Decimal]:
    """The figures of the period before, in base units: stocks agree with their flows, results lie near."""
    found: dict[str, Decimal] = {}
    for stock, (gained, lost) in _FLOWS.items():
        closing = sheet.value(stock)
        if closing is not None:
            moved = _sum(sheet, lost) - _sum(sheet, gained)
            found[stock] = max(Decimal(0), closing + moved)
    if "I.1" in found:
        stopped = sheet.value("I.1.2") or Decimal(0)
        found["I.1.2"] = min(found["I.1"], max(Decimal(0), stopped + rng.randint(-1, 1)))
        found["I.1.1"] = found["I.1"] - found["I.1.2"]
    move = 0.6 if rng.random() < 0.15 else 1.0
    for row in _COMPARED:
        now = sheet.value(row)
        if now is not None:
            found[row] = _grown(now, rng.uniform(0.84, 1.02) * (move if row == "I.6a" else 1.0))
    for row in _UNCHANGED:
        now = sheet.value(row)
        if now is not None:
            found[row] = now
    return found


def _sum(sheet: Sheet, rows: tuple[str, ...]) -> Decimal:
    return sum((sheet.value(row) or Decimal(0) for row in rows), Decimal(0))


def _grown(value: Decimal, factor: float) -> Decimal:
    """So many times the value: heads whole, money in whole hundred thousands of dong."""
    steps = 100_000 if abs(value) >= 10_000_000 else 1
    return Decimal(round(int(value) * factor / steps) * steps)


def _entry(sheet: Sheet, row: str, column: str, base: Decimal) -> returns.TypedFigure:
    kind = sheet.form.kind_of(sheet.form.row_by_code[row], sheet.form.column_by_key[column])
    return returns.TypedFigure(row, column, millions_from_dong(int(base)) if kind is Kind.MONEY else base)

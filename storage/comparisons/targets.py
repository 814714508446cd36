"""Targets with their results: what was reached by a year, how much of it is done, the verdict, and what is to be said.

A result comes from the cell of a form that the target names, else it is the one that was typed. Verdicts are given
on exact figures (models.register.programmes.target_verdicts).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.forms.definition import Kind
from models.register.programmes.target_verdicts import (
    MET,
    TargetVerdict,
    difference_of,
    done_of,
    is_reached,
    only_by_rounding,
    verdict_of,
)
from models.register.programmes.targets import (
    Aim,
    Calculation,
    aim_in,
    decimals_in,
    is_share,
    span_of,
    whole_bound,
)
from models.register.tables.programmes import Document
from models.register.tables.targets import TargetRecord
from models.returns.returns import FROZEN
from models.values import codes
from models.values.errors import Refused
from models.values.names import sort_key
from models.values.periods import PeriodKind
from models.values.quantities import parse_number
from storage.book.book import Book
from storage.comparisons.target_figures import FormCell, YearFigure, YearFigures, cell_named
from storage.comparisons.target_spans import ResultRemark, SpanResult, Values, result_over

_MOST_UNITS = 5


@dataclass(frozen=True, slots=True)
class TargetResult:
    """A target with what was reached, in the unit of the target.

    values: the fields of the target; document: its name; value: exact, None where there is no result; figure: where
    it was read, None where it was typed or follows from several years; typed: whether it was typed; so_far: whether
    the target is not due; done in per cent of the bound.
    """

    id: str
    values: Values
    document: str
    aim: Aim
    value: Fraction | None
    decimals: int
    verdict: TargetVerdict
    done: Decimal | None
    difference: Fraction | None
    so_far: bool
    year: int | None = None
    figure: YearFigure | None = None
    typed: bool = False
    remarks: tuple[ResultRemark, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetResults:
    """All targets of a book with their results up to a year, by document, horizon and item."""

    year: int
    results: tuple[TargetResult, ...]


def target_results(book: Book, year: int | None = None) -> TargetResults:
    """The targets of a book with their results as of the end of a year, of the running year where none is named."""
    asked = year or book.clock().date().year
    with book.read_session() as session:
        targets = _read(session)
    board = _Board(YearFigures(book), asked, targets)
    found = {key: board.result(key) for key in targets}
    return TargetResults(asked, tuple(_in_order(found)))


def _read(session: Session) -> dict[str, tuple[Values, str]]:
    """Id → fields of a living target, and the name of its document."""
    query = (
        select(TargetRecord, Document.name)
        .outerjoin(Document, Document.id == TargetRecord.document_id)
        .where(TargetRecord.deleted == 0)
    )
    return {target.id: (target.values(), document or "") for target, document in session.execute(query)}


def _in_order(results: Mapping[str, TargetResult]) -> list[TargetResult]:
    """By document, horizon, group, item and name; parts follow their whole."""

    def place(result: TargetResult) -> tuple[Any, ...]:
        above = [result]
        while (whole := results.get(above[-1].values["part_of_id"])) and _section(whole) == _section(result):
            above.append(whole)
        return *_section(result), [_place(one) for one in reversed(above)]

    return sorted(results.values(), key=place)


def _section(result: TargetResult) -> tuple[str, int]:
    return sort_key(result.document), result.values["horizon"]


def _place(result: TargetResult) -> tuple[Any, ...]:
    values = result.values
    groups = [entry.id for entry in codes.entries("target_groups")]
    group = groups.index(values["target_group"]) if values["target_group"] else len(groups)
    return group, sort_key(values["item"]), sort_key(values["name"]), result.id


class _Board:
    """Judges the targets of a book; each once, also where it is the condition of another."""

    def __init__(self, figures: YearFigures, year: int, targets: Mapping[str, tuple[Values, str]]) -> None:
        self._figures, self._year, self._targets = figures, year, targets
        self._judged: dict[str, TargetResult] = {}

    def result(self, key: str) -> TargetResult:
        """The result of a target, with its condition."""
        if key not in self._judged:
            self._judged[key] = self._judge(key, *self._targets[key])
        return self._judged[key]

    def _judge(self, key: str, values: Values, document: str) -> TargetResult:
        aim, found = aim_in(values), self._found(values)
        typed = _typed(values, self._year)
        remarks = [*found.remarks]
        is_typed = found.value is None and typed is not None
        if is_typed:
            found = replace(found, value=typed, year=_year_of(values), figure=None, years=(), is_whole=True)
        decimals = decimals_in(values["measured_in"]) if found.decimals is None else found.decimals
        due = self._is_due(values, found)
        verdict = self._verdict(values, aim, found, decimals, due)
        remarks += self._said(values, aim, found, typed, is_typed)
        verdict, conditions = self._with_condition(values, verdict, due)
        return TargetResult(
            id=key,
            values=values,
            document=document,
            aim=aim,
            value=found.value,
            decimals=decimals,
            verdict=verdict,
            done=done_of(aim, found.value),
            difference=difference_of(aim, found.value),
            so_far=not due,
            year=found.year,
            figure=found.figure,
            typed=is_typed,
            remarks=(*remarks, *conditions, *self._parts(key, values)),
        )

    # where a result comes from

    def _found(self, values: Values) -> SpanResult:
        if codes.fact("target_measures", values["measured_in"], "points") and (
            values["calculation"] != Calculation.CHANGE
        ):
            return SpanResult(remarks=(ResultRemark("TARGET_POINTS_NOT_PERCENT", {}),))
        try:
            cell = cell_named(
                self._figures.forms,
                *(values[name] for name in ("result_form", "result_row", "result_column")),
            )
            base = cell_named(
                self._figures.forms, *(values[name] for name in ("base_form", "base_row", "base_column"))
            )
        except Refused:
            gone = f"{values['result_form']} {values['result_row']} {values['result_column']}"
            return SpanResult(remarks=(ResultRemark("TARGET_CELL_GONE", {"cell": gone.strip()}),))
        if cell is None:
            return SpanResult()
        if not _fits(values, cell, base):
            unit = cell.form.unit_of(cell.row, cell.column)
            details = {"cell": cell.address, "unit": unit}
            return SpanResult(remarks=(ResultRemark("TARGET_CELL_OTHER_UNIT", details),))
        unit = str(values["commune_code"] or "")

        def figure(year: int) -> YearFigure | None:
            return self._figures.figure(year, cell, base, unit)

        return result_over(values, min(self._year, values["horizon"]), figure)

    def _is_due(self, values: Values, found: SpanResult) -> bool:
        """Whether nothing can change the result of the last year any more."""
        if self._year < values["horizon"]:
            return False
        if self._figures.today > date(values["horizon"], 12, 31):
            return True
        last = found.figure or (found.years[-1] if found.years else None)
        return (
            last is not None
            and last.year == values["horizon"]
            and last.period.kind is PeriodKind.YEAR
            and last.state in {state.value for state in FROZEN}
        )

    # what is said of it

    def _verdict(
        self, values: Values, aim: Aim, found: SpanResult, decimals: int, due: bool
    ) -> TargetVerdict:
        """While a year is missing only what it cannot change is a verdict: a year that failed, a sum that is full."""
        verdict = verdict_of(aim, found.value, decimals, due=due)
        if any(not is_reached(aim, one.value) for one in found.years):
            return TargetVerdict.NOT_REACHED if due else TargetVerdict.NOT_YET_DUE
        is_full = values["calculation"] == Calculation.SUM and verdict in MET
        return verdict if found.is_whole or is_full or not due else TargetVerdict.UNKNOWN

    def _said(
        self, values: Values, aim: Aim, found: SpanResult, typed: Fraction | None, is_typed: bool
    ) -> Iterable[ResultRemark]:
        decimals = decimals_in(values["measured_in"])
        if only_by_rounding(aim, found.value, decimals):
            assert found.value is not None
            end = "MISSED" if is_reached(aim, found.value) else "MET"
            details = {
                "printed": Printed(found.value, decimals),
                "exact": Printed(found.value, decimals + 2),
                "target": values["wording"],
            }
            yield ResultRemark(f"TARGET_ONLY_BY_ROUNDING_{end}", details)
        if found.figure is not None and found.value is not None:
            yield from _over_other_bases(aim, found.figure, decimals)
        failed = [str(one.year) for one in found.years if not is_reached(aim, one.value)]
        if failed:
            yield ResultRemark("TARGET_YEARS_FAILED", {"years": ", ".join(failed)})
        if typed is not None and not is_typed and found.value is not None and typed != found.value:
            details = {"typed": values["result"], "value": Printed(found.value, decimals)}
            yield ResultRemark("TARGET_TYPED_DIFFERS", details)
        units = found.figure.units if found.figure else None
        if units is not None and not units.is_complete:
            named = ", ".join(units.missing[:_MOST_UNITS])
            yield ResultRemark("TARGET_NOT_WHOLE", {"units": _with_rest(named, len(units.missing))})

    def _with_condition(
        self, values: Values, verdict: TargetVerdict, due: bool
    ) -> tuple[TargetVerdict, list[ResultRemark]]:
        """A figure that would do is not enough where its condition is not reached."""
        if verdict not in MET:
            return verdict, []
        remarks = []
        if values["condition"]:
            remarks.append(ResultRemark("TARGET_CONDITION_IN_WORDS", {"condition": values["condition"]}))
        key = values["condition_target_id"]
        if key not in self._targets:
            return verdict, remarks
        other = self.result(key)
        name = {"name": str(other.values["name"])}
        if other.verdict in MET:
            return verdict, [ResultRemark("TARGET_CONDITION_MET", name)]
        if other.value is None:
            return verdict, [ResultRemark("TARGET_CONDITION_UNKNOWN", name)]
        missed = TargetVerdict.NOT_REACHED if due else TargetVerdict.NOT_YET_DUE
        return missed, [ResultRemark("TARGET_CONDITION_NOT_MET", name)]

    def _parts(self, key: str, values: Values) -> Iterable[ResultRemark]:
        """What the parts of a target add up to, where that is not what it asks for itself."""
        parts = [
            other
            for other, _ in self._targets.values()
            if other["part_of_id"] == key and other["measured_in"] == values["measured_in"]
        ]
        if not parts or is_share(values["measured_in"]):
            return
        total, whole = sum((whole_bound(one) for one in parts), Decimal(0)), whole_bound(values)
        if total == whole:
            return
        years, bound = len(span_of(values)), aim_in(values).bound
        details = {"count": len(parts), "parts": total, "whole": whole, "bound": bound, "years": years}
        yield ResultRemark("TARGET_PARTS_DIFFER" if whole == bound else "TARGET_PARTS_DIFFER_SPAN", details)


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as it is printed: rounded half up once."""

    value: Fraction
    decimals: int


def _with_rest(named: str, count: int) -> str:
    return named if count <= _MOST_UNITS else f"{named}, \u2026 ({count})"


def _typed(values: Values, year: int) -> Fraction | None:
    """The typed result, where its day is not after the year."""
    number = parse_number(values["result"])
    if number is None or (values["result_on"] and int(values["result_on"][:4]) > year):
        return None
    return Fraction(number)


def _year_of(values: Values) -> int | None:
    return int(values["result_on"][:4]) if values["result_on"] else None


def _fits(values: Values, cell: FormCell, base: FormCell | None) -> bool:
    """Whether a cell gives figures in the unit of the target; growth can be computed of any."""
    facts = codes.entry("target_measures", values["measured_in"]).facts
    if values["calculation"] == Calculation.GROWTH:
        return True
    if facts.get("share") or facts.get("points"):
        return base is not None or cell.kind is Kind.PERCENT
    if base is not None or cell.kind is Kind.PERCENT:
        return False
    return bool(facts.get("money")) is (cell.kind is Kind.MONEY)


def _over_other_bases(aim: Aim, figure: YearFigure, decimals: int) -> Iterable[ResultRemark]:
    met = is_reached(aim, figure.value)
    for other in figure.others:
        if is_reached(aim, other.value) is not met:
            details = {"base": other.label, "value": Printed(other.value, decimals)}
            yield ResultRemark(f"TARGET_OTHER_BASE_{'MISSED' if met else 'MET'}", details)

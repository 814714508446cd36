"""Organisations that cannot be dissolved on paper: the list by unit, and the case file of one of them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from exports.paper.matrices import office_letterhead
from exports.paper.words import texts
from models.forms.matrix import MatrixCell, MatrixColumn, MatrixRow, ReportMatrix
from models.office.names import OfficeNames
from models.returns.document import UnitName
from models.values import codes
from models.values.dates import format_date, format_iso
from models.values.messages import sentence
from models.values.periods import label as period_label
from models.values.periods import parse_period
from models.values.quantities import format_number, millions_from_dong
from storage.comparisons.case_lists import CaseLine, CaseList, CaseProgress
from storage.register.doubts.dissolution_cases import CaseDebt, CaseStep, DissolutionCase

Words = Mapping[str, Any]


def case_list_matrix(found: CaseList, unit: UnitName, names: OfficeNames) -> ReportMatrix:
    """The list of a period on the paper of an office, a total line before the cases of each unit."""
    words = texts()["case_list"]
    widths = {"number": 10.0, "name": 52.0, "since": 20.0, "owed": 22.0, "causes": 46.0, "clock": 40.0}
    widths |= {"last": 34.0, "next": 34.0, "due": 22.0}
    columns = tuple(
        MatrixColumn(key, (words[key],), width, "right" if key == "owed" else "left")
        for key, width in widths.items()
    )
    said = words["on"].format(day=format_date(found.day))
    subtitle = words["subtitle"].format(
        period=period_label(parse_period(found.period)) if found.period else said,
        count=format_number(len(found.lines)),
        owed=_million(found.owed).text,
    )
    letterhead = office_letterhead(unit, names, title=words["title"], subtitle=subtitle)
    progress = () if found.progress is None else (_progress(found.progress, words),)
    notes = (*progress, *_provisional(found))
    return ReportMatrix("CASES", letterhead, columns, tuple(_list_rows(found, words)), notes=notes)


def _list_rows(found: CaseList, words: Words) -> Iterable[MatrixRow]:
    totals, unit, number = found.by_unit(), "", 0
    for line in found.lines:
        if line.unit != unit:
            unit, number = line.unit, 0
            count, owed = totals[unit]
            label = words["unit_total"].format(unit=unit, count=format_number(count))
            blank = MatrixCell("")
            cells = (blank, MatrixCell(label), blank, _million(owed), *(blank,) * 5)
            yield MatrixRow(f"unit:{unit}", cells, level=0, heading=True)
        number += 1
        yield _list_row(number, line, words)


def _list_row(number: int, line: CaseLine, words: Words) -> MatrixRow:
    case = line.case
    last = case.steps[-1] if case.steps else None
    cells = (
        format_number(number),
        case.held.name,
        _day(case.held.stopped_since),
        _million(case.held.total),
        "; ".join(codes.label("dissolution_causes", cause) for cause in case.causes),
        _clock(case),
        words["no_step"] if last is None else codes.label("dissolution_steps", last.step),
        case.next.next_step if case.next else "",
        _due(case, words),
    )
    made = tuple(cell if isinstance(cell, MatrixCell) else MatrixCell(cell) for cell in cells)
    return MatrixRow(f"{line.unit}:{case.held.id}", made)


def _due(case: DissolutionCase, words: Words) -> str:
    due = case.next.next_on if case.next else None
    if due is None:
        return ""
    return str(words["late"].format(due=format_date(due))) if case.is_late else format_date(due)


def _progress(progress: CaseProgress, words: Words) -> str:
    return str(
        words["progress"].format(
            period=period_label(parse_period(progress.period)),
            cases=format_number(progress.cases),
            before=format_number(progress.cases_before),
            owed=_million(progress.owed).text,
            owed_before=_million(progress.owed_before).text,
            came=", ".join(progress.came) or words["nobody"],
            went=", ".join(progress.went) or words["nobody"],
        )
    )


def _provisional(found: CaseList) -> tuple[str, ...]:
    units = found.units
    if units is None or units.is_complete:
        return ()
    told = texts()["notes_on_figures"]["provisional"]
    missing = ", ".join(units.missing)
    return (told.format(received=units.received, expected=units.expected, missing=missing),)


def case_matrices(
    case: DissolutionCase, unit: UnitName, names: OfficeNames
) -> tuple[ReportMatrix, ReportMatrix]:
    """The case file of one organisation: its creditors in the order of payment, and the steps that were taken."""
    words = texts()["case_file"]
    subtitle = words["subtitle"].format(
        name=case.held.name,
        since=_day(case.held.stopped_since) or words["unknown_day"],
        day=format_date(case.day),
    )
    owed = ReportMatrix(
        "CASE-DEBTS",
        office_letterhead(unit, names, title=words["title"], subtitle=subtitle),
        _columns(words, number=10, creditor=60, order=24, principal=24, interest=26, balance=24, acts=100),
        (*(_debt_row(at, debt) for at, debt in enumerate(case.debts, 1)), _total(case, words)),
        notes=tuple(_facts(case, words)),
    )
    steps = ReportMatrix(
        "CASE-STEPS",
        office_letterhead(unit, names, title=words["steps_title"], subtitle=subtitle),
        _columns(words, on=20, step=48, agency=44, document=38, outcome=50, next_step=46, due=22),
        tuple(_step_row(step, words) for step in case.steps),
    )
    return owed, steps


_RIGHT = ("principal", "interest", "balance")


def _columns(words: Words, **widths: float) -> tuple[MatrixColumn, ...]:
    return tuple(
        MatrixColumn(key, (words[key],), float(width), "right" if key in _RIGHT else "left")
        for key, width in widths.items()
    )


def _debt_row(number: int, debt: CaseDebt) -> MatrixRow:
    kind = codes.label("creditor_kinds", debt.creditor_kind)
    named = ", ".join(part for part in (debt.creditor, debt.contract) if part)
    cells = (
        MatrixCell(format_number(number)),
        MatrixCell(f"{kind}: {named}" if named else kind),
        MatrixCell(format_number(debt.order)),
        *(_million(amount) for amount in (debt.principal, debt.interest, debt.balance)),
        MatrixCell(debt.acts("vi")),
    )
    return MatrixRow(debt.id, cells)


def _total(case: DissolutionCase, words: Words) -> MatrixRow:
    blank = MatrixCell("")
    sums = (
        sum(debt.principal for debt in case.debts),
        sum(debt.interest for debt in case.debts),
        sum(debt.balance for debt in case.debts),
    )
    cells = (blank, MatrixCell(words["total"]), blank, *map(_million, sums), blank)
    return MatrixRow("total", cells, level=0, heading=True)


def _facts(case: DissolutionCase, words: Words) -> Iterable[str]:
    causes = "; ".join(codes.label("dissolution_causes", cause) for cause in case.causes)
    if causes:
        yield words["causes"].format(causes=causes)
    yield words["clock"].format(clock=_clock(case))
    yield words["objections"].format(count=format_number(case.objections))
    if case.next is not None:
        due = case.next.next_on
        said = words["next_due"].format(day=format_date(due)) if due else ""
        yield words["next"].format(step=case.next.next_step, due=said)
    yield texts()["case_list"]["order"]


def _step_row(step: CaseStep, words: Words) -> MatrixRow:
    about = step.creditor or (codes.label("creditor_kinds", step.creditor_kind) if step.creditor_kind else "")
    done = codes.label("dissolution_steps", step.step)
    follows = (
        words["done"].format(step=step.next_step) if step.next_step and step.next_done else step.next_step
    )
    cells = (
        format_date(step.on),
        f"{done} ({about})" if about else done,
        step.agency,
        step.document,
        step.outcome,
        follows,
        format_date(step.next_on) if step.next_on else "",
    )
    return MatrixRow(step.id, tuple(map(MatrixCell, cells)))


def _million(dong: int) -> MatrixCell:
    """An amount in million dong, exact, with no more decimals than it has."""
    exact = millions_from_dong(dong)
    return MatrixCell(format_number(exact), exact, max(0, -int(exact.as_tuple().exponent)))


def _day(iso: str | None) -> str:
    return format_iso(iso) if iso else ""


def _clock(case: DissolutionCase) -> str:
    on: date | None = case.clock_on
    return sentence(case.clock, {"on": format_date(on) if on else ""})

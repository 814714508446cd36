"""The likely cause of a finding, named when exactly one fits, with the figure that it would make right.

A cause explains a finding and is none by itself. It stands in the details under `likely_cause` (key of its sentence),
what it names under `cause_…`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from models.forms.checking.comparing import Case, printed, row_details
from models.forms.checking.doubts.bases import other_bases
from models.forms.checking.doubts.forced import forced_sum
from models.forms.checking.doubts.puzzles import Puzzle, SumPart, puzzle
from models.forms.checking.doubts.shares import implied
from models.forms.checking.doubts.slips import Slip, near, plain, slips
from models.forms.checking.doubts.visits import repeated_counts
from models.forms.definition import Kind
from models.forms.findings import Finding
from models.forms.loader import cross_checks
from models.forms.rules.check_kinds import WithinCheck
from models.forms.rules.doubt_kinds import PerDoubt
from models.values.quantities import decimals_of, fits_rounding, round_half_up

KEY = "likely_cause"
MONTHS = 12
_UNIT_FACTORS = (1000, 10**6)
_EXPLAINED = frozenset({"RATIO_TRUNCATED"})
"""Findings whose code is a cause already: only what lies behind it may be added."""

_OF_OTHERS = frozenset({"OPENING_MISSING", "SAME_FIGURE", "SAME_FIGURE_COPIED"})
"""Findings whose stated figure is not the one that is doubted, or that say themselves what is likely."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Key of the sentence, and what it names."""

    code: str
    details: Mapping[str, Any] = field(default_factory=dict, hash=False)


def with_causes(findings: Iterable[Finding], case: Case) -> list[Finding]:
    """The findings, each with its likely cause where exactly one fits."""
    return [_with_cause(finding, case) for finding in findings]


def _with_cause(finding: Finding, case: Case) -> Finding:
    known = None if finding.code in _OF_OTHERS else puzzle(finding, case)
    cause = likely(known, case) if known is not None else None
    if cause is None:
        return finding
    added = {f"cause_{key}": value for key, value in cause.details.items()}
    return replace(finding, details={**finding.details, KEY: cause.code, **added})


def likely(known: Puzzle, case: Case) -> Cause | None:
    """The one cause that fits; None where none does, or several do."""
    for causes in (
        _exact(known, case),
        _between(known),
        _nearly(known, case),
        _ranged(known),
        _count(known),
    ):
        found = list(causes)
        if found:
            return found[0] if len(found) == 1 else _either(found)
    return None


def _either(found: list[Cause]) -> Cause | None:
    """Two causes that are one slip at two places, of the total or of a part; None for any others."""
    if len(found) != 2:
        return None
    total, part = sorted(found, key=lambda one: "_PART_" in one.code)
    slip = total.code.removeprefix("CAUSE_")
    if part.code != f"CAUSE_PART_{slip}" or total.details.get("factor") != part.details.get("factor"):
        return None
    return Cause(f"CAUSE_EITHER_{slip}", {**part.details, "part": part.details["value"], **total.details})


def _exact(known: Puzzle, case: Case) -> Iterator[Cause]:
    """Causes after which the figures agree to the last digit."""
    share = forced_sum(known.sheet, known.finding.row, known.finding.column)
    if share is not None and known.finding.code.startswith("RATIO"):
        yield Cause("CAUSE_FORCED_SUM", {"total": share[0], "value": share[1]})
        return
    if known.finding.code in _EXPLAINED:
        return
    place = (known.finding.row, known.finding.column)
    yield from (
        Cause("CAUSE_REPEATED", found) for found in repeated_counts(known.sheet, *place, known.stated)
    )
    if known.expected is None:
        return
    expected, stated = known.expected, known.stated

    def fits(value: Decimal) -> bool:
        return fits_rounding(value, expected) == "exact"

    yield from (_slip(known, slip, "") for slip in slips(stated, fits))
    yield from _parts(known)
    yield from _other_period(known, case)
    if known.finding.code.startswith("RATIO"):
        yield from (Cause(code, details) for code, details in other_bases(known.sheet, known.finding, stated))
    else:
        yield from _amounts(known, expected)


def _amounts(known: Puzzle, expected: Fraction) -> Iterator[Cause]:
    """Month for year, a total for a mean, a mean that was cut off."""
    stated, finding = known.stated, known.finding
    if _is_money(known):
        for value in (stated * MONTHS, stated / MONTHS):
            text = plain(round_half_up(value, decimals_of(stated) + 1))
            if stated and _within_step(value, expected, stated):
                yield Cause("CAUSE_MONTHS", {"value": text, "times": MONTHS})
    whole, count = finding.details.get("whole"), finding.details.get("count")
    if finding.code == "MEAN" and whole is not None and count is not None:
        if stated == whole:
            yield Cause("CAUSE_TOTAL", {"whole": whole, "count": count, "value": finding.details["computed"]})
        if fits_rounding(stated, expected) == "truncated":
            yield Cause("CAUSE_TRUNCATED", {"value": round_half_up(expected, decimals_of(stated))})


def _within_step(value: Decimal, expected: Fraction, stated: Decimal) -> bool:
    """Whether a converted figure is the expected one within the rounding of what was typed."""
    step = Fraction(1, 10 ** decimals_of(stated)) / 2
    factor = abs(Fraction(value) / Fraction(stated))
    return abs(Fraction(value) - expected) <= step * factor


def _is_money(known: Puzzle) -> bool:
    form, finding = known.sheet.form, known.finding
    row, column = form.row_by_code.get(finding.row), form.column_by_key.get(finding.column)
    return row is not None and column is not None and form.kind_of(row, column) is Kind.MONEY


def _parts(known: Puzzle) -> Iterator[Cause]:
    """One of the parts of a sum mistyped, so that the sum fits again."""
    if known.expected is None or len(known.parts) < 2:
        return
    missing = Fraction(known.stated) - known.expected
    for part in known.parts:
        wanted = Fraction(part.value) + part.sign * missing
        if wanted <= 0:
            continue
        for slip in slips(part.value, lambda value, wanted=wanted: Fraction(value) == wanted):  # type: ignore[misc]
            yield _slip(known, slip, "PART_", part)


def _slip(known: Puzzle, slip: Slip, about: str, part: SumPart | None = None) -> Cause:
    """A slip as a cause; `about` says of what: the stated figure, a part of it, or its size only."""
    details: dict[str, Any] = {"value": slip.value}
    if part is not None:
        place = row_details(part.sheet, part.row)
        details |= {"row": place["row"], "label": place["label"], "stated": part.value}
    if not slip.factor:
        return Cause(f"CAUSE_{about}TRANSPOSED", details)
    details["factor"] = slip.factor
    unit = slip.factor in _UNIT_FACTORS and _is_money(known)
    return Cause(f"CAUSE_{about}{'UNIT' if unit else 'FACTOR'}", details)


def _other_period(known: Puzzle, case: Case) -> Iterator[Cause]:
    """The figure of another period or of the plan in the place of this one."""
    form, finding, stated = known.sheet.form, known.finding, known.stated
    if len(stated.normalize().as_tuple().digits) < 2 and abs(stated) < 10:
        return
    if finding.row not in form.row_by_code or finding.column not in form.column_by_key:
        return
    if known.expected is not None and fits_rounding(stated, known.expected) == "exact":
        return
    last, year = case.history.last(form.code), case.history.before_year(form.code)
    main = form.main_column
    sheet_value = known.sheet.value
    others: dict[str, Decimal | None] = {}
    if finding.column == main:
        before = sheet_value(finding.row, "previous")
        others["CAUSE_PERIOD_BEFORE"] = before if before is not None else last.get(finding.row)
        others["CAUSE_YEAR_BEFORE"] = year.get(finding.row)
        others["CAUSE_PLAN"] = sheet_value(finding.row, "plan")
    elif finding.column == "previous":
        others["CAUSE_THIS_PERIOD"] = sheet_value(finding.row, main)
        others["CAUSE_YEAR_BEFORE"] = year.get(finding.row)
        others["CAUSE_PLAN"] = sheet_value(finding.row, "plan")
    for code, value in others.items():
        if value is not None and printed(known.sheet, finding.row, finding.column, value) == stated:
            yield Cause(code, {"value": stated})


def _between(known: Puzzle) -> Iterator[Cause]:
    """Slips after which a mean over all lies between those of the sectors."""
    code, details = known.finding.code, known.finding.details
    if not any(isinstance(check, WithinCheck) and check.code == code for check in cross_checks()):
        return
    least, most = Decimal(details["least"]), Decimal(details["most"])
    yield from (
        _slip(known, slip, "")
        for slip in slips(known.stated, lambda value: least <= value <= most)
        if slip.factor
    )
    for value in (known.stated * MONTHS, known.stated / MONTHS):
        if least <= value <= most:
            yield Cause("CAUSE_MONTHS", {"value": plain(round_half_up(value, 2)), "times": MONTHS})


def _nearly(known: Puzzle, case: Case) -> Iterator[Cause]:
    """Slips after which a figure is about as large as that of another period, where no exact figure is known."""
    if known.expected is not None:
        return
    before = known.finding.details.get("before")
    if before is None:
        earlier = case.history.of_row(known.finding.form, known.finding.row)
        at = (known.finding.row, known.finding.column)
        before = (
            printed(known.sheet, *at, earlier[0])
            if earlier and at[0] in known.sheet.form.row_by_code
            else None
        )
    if before is not None and before:
        known_figure = Decimal(before)
        found = [slip for slip in slips(known.stated, lambda value: near(value, known_figure)) if slip.factor]
        if not near(known.stated, known_figure) and found:
            for slip in found:
                cause = _slip(known, slip, "NEAR_")
                yield replace(cause, details={**cause.details, "near": known_figure})
        return
    if known.finding.code == "SHARE_ABOVE_HUNDRED":
        most = Decimal(known.finding.details["most"])
        fitting = [slip for slip in slips(known.stated, lambda value: 1 <= value <= most) if slip.factor]
        if fitting:
            slip = min(fitting, key=lambda one: one.factor)
            yield Cause("CAUSE_COMMA", {"value": slip.value, "factor": slip.factor})


def _ranged(known: Puzzle) -> Iterator[Cause]:
    """Slips after which the ratio of two rows lies in its span: of money those of a unit, of counts any."""
    count = known.finding.details.get("count")
    doubts = (doubt for doubt in known.sheet.form.doubts if isinstance(doubt, PerDoubt))
    doubt = next((one for one in doubts if one.code == known.finding.code), None)
    if doubt is None or not count:
        return
    least, most = doubt.range.least * count, doubt.range.most * count
    for slip in slips(known.stated, lambda value: least <= value <= most):
        if slip.factor and (slip.factor in _UNIT_FACTORS or not _is_money(known)):
            yield _slip(known, slip, "RANGE_")


def _count(known: Puzzle) -> Iterator[Cause]:
    """The whole number that a typed percentage of a known whole stands for."""
    finding = known.finding
    cell = known.sheet[finding.row, finding.column]
    if finding.code != "RATIO" or cell.basis is None or not 0 < known.stated <= 100:
        return
    row = known.sheet.form.row_by_code[finding.row]
    column = known.sheet.form.column_by_key[finding.column]
    of = row.ratio.numerator[0] if row.ratio else row.code
    key = column.of or column.key
    kind = known.sheet.form.kind_of(known.sheet.form.row_by_code[of], known.sheet.form.column_by_key[key])
    if kind is not Kind.COUNT or cell.basis.denominator > 10**6:
        return
    whole = Decimal(round_half_up(Fraction(cell.basis.denominator), 0))
    numbers = implied(known.stated, whole, cell.basis.times)
    if len(numbers) == 1:
        yield Cause("CAUSE_COUNT", {"value": numbers[0], "whole": whole})

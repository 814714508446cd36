"""What checks share: the case they look at, and findings that speak in printed figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from models.forms.check_kinds import Check
from models.forms.definition import CellKey, Kind
from models.forms.findings import Finding
from models.forms.history import History
from models.forms.sheets import Sheet
from models.values.quantities import decimals_of, format_number, round_half_up

DONG_IN_MILLION = 10**6


@dataclass(frozen=True)
class Case:
    """All that the checks of one return look at: its sheets, the figures carried over, and earlier returns."""

    sheets: Mapping[str, Sheet]
    carried: Mapping[str, Mapping[CellKey, Decimal]] = field(default_factory=dict)
    history: History = field(default_factory=History)


def printed(sheet: Sheet, row: str, column: str, value: Decimal | Fraction) -> Decimal:
    """A base value in the printed unit of a cell, without noise behind the sixth decimal."""
    kind = sheet.form.kind_of(sheet.form.row_by_code[row], sheet.form.column_by_key[column])
    unit = DONG_IN_MILLION if kind is Kind.MONEY else 1
    text = format(round_half_up(Fraction(value) / unit, 6), "f")
    return Decimal(text.rstrip("0").rstrip("."))


def roughly(sheet: Sheet, row: str, column: str, value: Decimal | Fraction) -> Decimal:
    """A mean in its printed unit with one decimal more than is printed: what a sentence can bear."""
    decimals = sheet.form.row_by_code[row].decimals + 1
    exact = printed(sheet, row, column, round_half_up(Fraction(value), 0))
    return exact if decimals_of(exact) <= decimals else round_half_up(exact, decimals)


def finding_at(check: Check, sheet: Sheet, row: str, column: str, **details: Any) -> Finding:
    told = {"name": sheet.form.name, **row_details(sheet, row), **details}
    return Finding(check.code, check.rule, check.level, sheet.form.code, row, column, told)


def _parts_text(parts: Sequence[Decimal]) -> str:
    return " + ".join(format_number(part) for part in parts)


def row_details(sheet: Sheet, row: str) -> dict[str, str]:
    """Code and label of a row as people know it: of a crossed form the indicator, with its sector in words."""
    found = sheet.form.row_by_code.get(row)
    if found is None:
        return {"row": row, "label": ""}
    if not found.item:
        return {"row": row, "label": found.label}
    return {"row": found.item, "label": f"{found.label} – {sheet.form.labels[found.sector]}"}


def stated_against_parts(
    check: Check, sheet: Sheet, row: str, column: str, stated: Decimal, parts: Sequence[Decimal]
) -> Finding:
    """A finding that a stated figure is not the sum of its parts."""
    shown = [printed(sheet, row, column, part) for part in parts]
    total = printed(sheet, row, column, stated)
    computed = sum(shown, Decimal(0))
    return finding_at(
        check,
        sheet,
        row,
        column,
        stated=total,
        computed=computed,
        difference=total - computed,
        parts=_parts_text(shown),
    )


def first_known(sheet: Sheet, rows: Sequence[str], column: str) -> Decimal | None:
    return next((value for row in rows if (value := sheet.value(row, column)) is not None), None)

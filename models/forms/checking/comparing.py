"""What checks share: the case they look at, and findings with printed figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from models.forms.cells import Origin, Sheet
from models.forms.definition import CellKey
from models.forms.files.check_references import expanded
from models.forms.findings import Finding
from models.forms.history import History
from models.forms.rules.check_kinds import Check
from models.forms.sheets import exact_printed, to_printed
from models.values.quantities import decimals_of, format_number, round_half_up


@dataclass(frozen=True)
class Case:
    """All that the checks of one return look at: its sheets, the figures carried over, and earlier returns."""

    sheets: Mapping[str, Sheet]
    carried: Mapping[str, Mapping[CellKey, Decimal]] = field(default_factory=dict)
    history: History = field(default_factory=History)


def in_print(sheet: Sheet, row: str, column: str, value: Decimal | Fraction) -> Fraction:
    """A base value in the printed unit of a cell, exact."""
    form = sheet.form
    return exact_printed(form, form.row_by_code[row], form.column_by_key[column], Fraction(value))


def printed(sheet: Sheet, row: str, column: str, value: Decimal | Fraction) -> Decimal:
    """A base value in the printed unit of a cell, without noise behind the sixth decimal."""
    return _plain(in_print(sheet, row, column, value), 6)


def roughly(sheet: Sheet, row: str, column: str, value: Decimal | Fraction) -> Decimal:
    """A figure in its printed unit with one decimal more than is printed: what a sentence can bear."""
    form = sheet.form
    decimals = form.decimals_of(form.row_by_code[row], form.column_by_key[column]) + 1
    return _plain(in_print(sheet, row, column, value), decimals)


def as_typed(sheet: Sheet, row: str, column: str) -> Decimal | None:
    """A typed figure in its printed unit with the decimals that are kept of it; None where none is, or a target."""
    cell, form = sheet[row, column], sheet.form
    if cell.origin is not Origin.GIVEN or cell.value is None or cell.target is not None:
        return None
    return to_printed(form, form.row_by_code[row], form.column_by_key[column], cell.value)


def half_step(typed: Decimal) -> Fraction:
    """By how much a typed figure may differ from what it is the rounding of, in its printed unit."""
    return Fraction(1, 2 * 10 ** decimals_of(typed))


def span(sheet: Sheet, row: str, column: str) -> tuple[Fraction, Fraction] | None:
    """Between which figures, in the printed unit, that of a cell lies: a typed mean is a rounding."""
    value = sheet.exact(row, column)
    if value is None:
        return None
    exact, typed = in_print(sheet, row, column, value), as_typed(sheet, row, column)
    room = half_step(typed) if typed is not None and sheet.form.row_by_code[row].derived else 0
    return exact - room, exact + room


def _plain(exact: Fraction, decimals: int) -> Decimal:
    """Rounded once, without zeros at the end."""
    text = format(round_half_up(exact, decimals), "f")
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def finding_at(check: Check, sheet: Sheet, row: str, column: str, **details: Any) -> Finding:
    own = dict(zip(("own_vi", "own_en"), sheet.form.says.get(check.code, ()), strict=False))
    told = {"name": sheet.form.name, **row_details(sheet, row, column), **details, **own}
    return Finding(
        check.code, check.rule, check.level, sheet.form.code, row, column, told, answerable=check.answerable
    )


def _parts_text(parts: Sequence[Decimal]) -> str:
    return " + ".join(format_number(part) for part in parts)


def row_details(sheet: Sheet, row: str, column: str = "") -> dict[str, str]:
    """Code and label of a row as people know it: of a crossed form the indicator, with its sector in words.

    A column of figures beside the main one is named behind the label.
    """
    found, beside = sheet.form.row_by_code.get(row), sheet.form.column_by_key.get(column)
    if found is None:
        return {"row": row, "label": ""}
    label = f"{found.label} – {sheet.form.labels[found.sector]}" if found.item else found.label
    if beside is not None and beside.role == "figure" and beside.key != sheet.form.main_column:
        label = f"{label} ({beside.header[-1]})"
    return {"row": found.item or found.code, "label": label}


def parts_details(
    sheet: Sheet, row: str, column: str, stated: Fraction, parts: Sequence[Fraction]
) -> dict[str, Any]:
    """A stated figure beside the sum of its parts, in printed units."""
    shown = [printed(sheet, row, column, part) for part in parts]
    total, computed = (
        printed(sheet, row, column, stated),
        printed(sheet, row, column, sum(parts, Fraction(0))),
    )
    return {
        "stated": total,
        "computed": computed,
        "difference": total - computed,
        "parts": _parts_text(shown),
    }


def stated_against_parts(
    check: Check, sheet: Sheet, row: str, column: str, stated: Fraction, parts: Sequence[Fraction]
) -> Finding:
    """A finding that a stated figure is not the sum of its parts."""
    return finding_at(check, sheet, row, column, **parts_details(sheet, row, column, stated, parts))


def first_known(sheet: Sheet, rows: Sequence[str], column: str) -> str | None:
    """The first of some rows in which something stands."""
    return next((row for row in rows if sheet.value(row, column) is not None), None)


def figure_columns(sheet: Sheet, named: Sequence[str]) -> Sequence[str]:
    """The named columns, or all that hold figures."""
    return named or [column.key for column in sheet.form.columns if column.role == "figure"]


def main_or(sheet: Sheet, named: Sequence[str]) -> Sequence[str]:
    """The named columns, or the main one."""
    return named or (sheet.form.main_column,)


def expanded_rows(sheet: Sheet, *patterns: str) -> Iterator[tuple[str, ...]]:
    """The rows of several patterns, once for every sector and the total where any of them begins with "*:"."""
    rows = [expanded(sheet.form, pattern) for pattern in patterns]
    most = max(len(codes) for codes in rows)
    return zip(*(codes if len(codes) == most else codes * most for codes in rows), strict=True)

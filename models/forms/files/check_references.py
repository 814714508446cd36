"""What a check names and the forms lack: the key and the reason, for the first reference or all of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any, assert_never, get_args, get_origin, get_type_hints

from models.forms.definition import TOTAL, Form, Kind
from models.forms.rules.addresses import CellAddress, ColumnKey, FormCode, Item, RowCode
from models.forms.rules.check_kinds import (
    PREVIOUS,
    BothCheck,
    CrossCheck,
    EqualCheck,
    FlowCheck,
    FormCheck,
    MoveCheck,
    RowPattern,
    SectorId,
    SectorsCheck,
    UniformCheck,
    WithinCheck,
)
from models.forms.rules.doubt_kinds import FormDoubt

Problem = tuple[str, str]
"""Key, and why what it names cannot be meant."""


def form_problems(check: FormCheck | FormDoubt, form: Form) -> Iterator[Problem]:
    """What a check of a form names and the form does not have."""
    types = get_type_hints(type(check))
    for key in (field.name for field in fields(check)):
        for kind, name in _names(types[key], getattr(check, key)):
            problem = _problem(kind, name, form)
            if problem:
                yield key, problem
    if isinstance(check, MoveCheck | FlowCheck) and PREVIOUS not in form.column_by_key:
        yield "kind", f"the form has no column {PREVIOUS!r}"
    if isinstance(check, EqualCheck):
        yield from _own_cells(check, form)


def _own_cells(check: EqualCheck, form: Form) -> Iterator[Problem]:
    """The cells of the form itself; those of other forms are examined when all are read (cross_problems)."""
    if check.first.form != form.code:
        yield "first", f"not a cell of {form.code}: {check.first}"
    for key, address in (("first", check.first), ("second", check.second)):
        if address.form == form.code and not _has(form, address):
            yield key, f"no cell {address}"


def _names(kind: Any, value: Any) -> Iterator[tuple[Any, str]]:
    """The names in a value, each with its type."""
    if get_origin(kind) is tuple:
        kinds = get_args(kind)
        for at, member in enumerate(value):
            yield from _names(kinds[0] if kinds[-1] is Ellipsis else kinds[at], member)
    elif isinstance(value, str):
        yield kind, value


def _problem(kind: Any, name: str, form: Form) -> str:
    if kind is RowCode:
        return _row_problem(name, form)
    if kind is RowPattern:
        return next(filter(None, (_row_problem(row, form) for row in expanded(form, name))), "")
    if kind is ColumnKey and name not in form.column_by_key:
        return f"no column {name!r}"
    if kind is SectorId and name not in (TOTAL, *form.sectors):
        return f"no sector {name!r}"
    if kind is Item:
        return _row_problem(f"{TOTAL}:{name}", form)
    return ""


def _row_problem(code: str, form: Form) -> str:
    row = form.row_by_code.get(code)
    if row is None:
        return f"no row {code!r}"
    return f"the row {code!r} is a heading" if row.heading else ""


def expanded(form: Form, pattern: str) -> tuple[str, ...]:
    """A code that begins with "*:" once for the total and every sector, another as it is."""
    if not pattern.startswith("*:"):
        return (pattern,)
    return tuple(pattern.replace("*", sector, 1) for sector in (TOTAL, *form.sectors))


def cross_problems(check: CrossCheck, forms: Sequence[Form]) -> Iterator[Problem]:
    """What a check between forms names and no edition of the form has."""
    for key, address in _cells(check):
        problem = cell_problem(address, forms)
        if problem:
            yield key, problem
    if isinstance(check, EqualCheck):
        yield from _unlike(check, forms)
    if isinstance(check, WithinCheck):
        yield from (
            ("instead", f"{row!r} is not in items") for row in check.instead if row not in check.items
        )


def _cells(check: CrossCheck) -> Iterator[tuple[str, CellAddress]]:
    """Every cell that a check looks at, with the key that names it."""
    match check:
        case SectorsCheck() | WithinCheck():
            for row in check.items:
                yield "items", CellAddress(check.whole, row, check.column)
                yield "items", _total(check.parts, row, check.column)
            if isinstance(check, WithinCheck):
                for substitute in check.instead.values():
                    yield "instead", _total(check.parts, substitute.item, check.column)
        case BothCheck() | EqualCheck():
            yield "first", check.first
            yield "second", check.second
        case UniformCheck():
            yield "numerator", _total(check.parts, check.numerator, check.column)
            for item in check.denominator:
                yield "denominator", _total(check.parts, item, check.column)
        case _:
            assert_never(check)


def _unlike(check: EqualCheck, forms: Sequence[Form]) -> Iterator[Problem]:
    """Whether the two cells are the same, or count different things in every edition, such as heads and dong."""
    first, second = (_kinds(address, forms) for address in (check.first, check.second))
    if check.first == check.second:
        yield "second", "the same cell as first"
    elif first and second and not first & second:
        yield "second", f"{check.second} does not count what {check.first} counts"


def _kinds(address: CellAddress, forms: Sequence[Form]) -> set[Kind]:
    having = [form for form in forms if form.code == address.form and _has(form, address)]
    return {
        form.kind_of(form.row_by_code[address.row], form.column_by_key[address.column]) for form in having
    }


def _total(form: FormCode, item: str, column: ColumnKey) -> CellAddress:
    return CellAddress(form, RowCode(f"{TOTAL}:{item}"), column)


def cell_problem(address: CellAddress, forms: Iterable[Form]) -> str:
    """Why no edition of the form has this cell; an edition may lack a cell that another has."""
    editions = [form for form in forms if form.code == address.form]
    if not editions:
        return f"no form {address.form!r}"
    return "" if any(_has(form, address) for form in editions) else f"no cell {address}"


def _has(form: Form, address: CellAddress) -> bool:
    row, column = form.row_by_code.get(address.row), form.column_by_key.get(address.column)
    return row is not None and column is not None and form.applies(row, column)

"""The machine's truth inside a package, `du-lieu.json`: canonical bytes ↔ a frozen value.

Canonical means: UTF-8, keys sorted, no white space, NFC, no floating point number; figures are decimal text.
A reader refuses bytes that are not canonical, so that what was signed has a single reading. Fields that this
version does not know are preserved in `extra` and written again. The format is described in docs/formats/data.md.
"""

import unicodedata
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

import orjson

from models.forms.findings import Level
from models.office.names import OfficeNames, office_from_json, office_to_json
from models.returns.backing import KEYS, NO_BACKING, Backing, backing_from_json, backing_to_json
from models.returns.json_bounds import MOST_NUMBER, exceeds_json_limits
from models.returns.json_values import read_count, read_day, read_figure, read_moment, read_object, read_text
from models.returns.period_days import PeriodDays, days_from_json, days_to_json
from models.values.errors import Refused
from models.values.periods import parse_period
from models.values.targets import Target, read_stored
from models.values.units import LEVELS

SCHEMA = 1
KIND = "so-htx/return"
_OPTIONS = orjson.OPT_SORT_KEYS

NAMED_LEVELS = (*LEVELS, "country")
"""Levels of the units that a document names; the ministry above the provinces has no entry in the table of units."""

_CELL_KINDS = frozenset({str, int, type(None)})
Cell = str | int | None
"""A cell of a register table: text, whole number (money in dong, 0/1 for no/yes) or blank."""


@dataclass(frozen=True, slots=True)
class UnitName:
    """An administrative unit as a package names it; the key is (level, code, valid_from)."""

    level: str
    code: str
    valid_from: date | None
    name: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a form. `value` in the row's base unit (money: dong); None is blank, never zero.

    origin: given (typed), register (prefilled), derived (computed); reason: why a prefill was overridden.
    """

    row: str
    column: str
    value: Decimal | None
    origin: str
    reason: str = ""

    def __reduce__(self) -> tuple[Any, ...]:
        """Out of a pickle it is the same figure as out of a document: thousands of returns share most of theirs."""
        value = None if self.value is None else format(self.value, "f")
        return _figure_from_json, ([self.row, self.column, value, self.origin, self.reason],)


@dataclass(frozen=True, slots=True)
class FormFigures:
    """All figures of one form in one return, with the edition of the form that they follow."""

    form: str
    edition: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class RegisterTable:
    """Rows of one register noun: column names once, then rows of cells in that order."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


TARGETS = "targets"
"""Form → [row, column, target] of each figure that was typed with a sign or a range; left out where there is none."""

INCOMPLETE = "incomplete"
"""Form → [row, column] of each total that lacks some of its parts; left out where there is none."""


def _is_cell(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(part, str) for part in value)


@dataclass(frozen=True, slots=True)
class ReturnDocument:
    """One return of one unit for one period, in one revision."""

    unit: UnitName
    parent: UnitName
    period: str
    cutoff: date
    revision: int
    number: int  # position in the unit's chain of packages, from 1
    previous: str  # SHA-256 (hex) of the package before in the chain, "" for the first
    made_at: str  # ISO 8601 with offset
    program: str
    sheets: tuple[FormFigures, ...]
    register: dict[str, RegisterTable] = field(default_factory=dict, hash=False)
    findings: tuple[dict[str, Any], ...] = field(default=(), hash=False)
    reasons: dict[str, str] = field(default_factory=dict, hash=False)
    narrative: str = ""
    backing: Backing = NO_BACKING
    days: PeriodDays | None = None  # of the period, where they are not those of calendar months
    office: OfficeNames | None = None  # what stands on its paper; None leaves it to the layout
    extra: dict[str, Any] = field(default_factory=dict, hash=False)

    def incomplete(self, form: str) -> frozenset[tuple[str, str]]:
        """The totals of a form that were added up over blank parts: (row, column); none in a package that is older."""
        listed = self.extra.get(INCOMPLETE)
        cells = listed.get(form) if isinstance(listed, dict) else None
        if not isinstance(cells, list):
            return frozenset()
        return frozenset((cell[0], cell[1]) for cell in cells if _is_cell(cell))

    def targets(self, form: str) -> dict[tuple[str, str], Target]:
        """The targets among the figures of a form, whose bounds the figures are: (row, column) → target."""
        listed = self.extra.get(TARGETS)
        cells = listed.get(form) if isinstance(listed, dict) else None
        found = {}
        for cell in cells if isinstance(cells, list) else []:
            if isinstance(cell, list) and len(cell) == 3 and all(isinstance(part, str) for part in cell):
                target = read_stored(cell[2])
                if target is not None:
                    found[cell[0], cell[1]] = target
        return found

    def sheet(self, form: str) -> FormFigures | None:
        return next((sheet for sheet in self.sheets if sheet.form == form), None)


_KNOWN = frozenset(
    [
        "kind",
        "schema",
        "unit",
        "parent",
        "period",
        "cutoff",
        "days",
        "office",
        "revision",
        "number",
        "previous",
        "made_at",
        "program",
        "forms",
        "register",
        "findings",
        "reasons",
        "narrative",
    ]
)


def _unit_to_json(unit: UnitName) -> dict[str, Any]:
    starts = unit.valid_from.isoformat() if unit.valid_from else None
    return {"level": unit.level, "code": unit.code, "valid_from": starts, "name": unit.name}


def _sheet_to_json(sheet: FormFigures) -> dict[str, Any]:
    figures = [
        [f.row, f.column, None if f.value is None else format(f.value, "f"), f.origin, f.reason]
        for f in sheet.figures
    ]
    return {"form": sheet.form, "edition": sheet.edition, "figures": figures}


def encode(document: ReturnDocument) -> bytes:
    """Canonical bytes of a document."""
    content = dict(document.extra) | {
        "kind": KIND,
        "schema": SCHEMA,
        "unit": _unit_to_json(document.unit),
        "parent": _unit_to_json(document.parent),
        "period": document.period,
        "cutoff": document.cutoff.isoformat(),
        "revision": document.revision,
        "number": document.number,
        "previous": document.previous,
        "made_at": document.made_at,
        "program": document.program,
        "forms": [_sheet_to_json(sheet) for sheet in document.sheets],
        "register": {
            name: {"columns": table.columns, "rows": table.rows} for name, table in document.register.items()
        },
        "findings": document.findings,
        "reasons": document.reasons,
        "narrative": document.narrative,
        **backing_to_json(document.backing),
        **days_to_json(document.days),
        **(office_to_json(document.office) if document.office else {}),
    }
    return orjson.dumps(content, option=_OPTIONS)


DEEPEST = 8
"""Levels of nesting that a document may have; ours has six."""


def _is_plain(value: Any, depth: int = 0) -> bool:
    """No floating point number anywhere, and no deeper than allowed."""
    if isinstance(value, float) or depth > DEEPEST:
        return False
    if isinstance(value, dict):
        return all(_is_plain(part, depth + 1) for part in value.values())
    if isinstance(value, list):
        return all(_is_plain(part, depth + 1) for part in value)
    return True


def _parsed(data: bytes) -> dict[str, Any]:
    if exceeds_json_limits(data):
        raise Refused("DATA_SHAPE", what="size")
    try:
        text = data.decode("utf-8")
        content = orjson.loads(data)
    except (UnicodeDecodeError, orjson.JSONDecodeError) as fault:
        raise Refused("DATA_NOT_JSON") from fault
    if not isinstance(content, dict) or content.get("kind") != KIND:
        raise Refused("DATA_OF_ANOTHER_KIND")
    if type(content.get("schema")) is not int or content["schema"] > SCHEMA:
        raise Refused("DATA_NEWER", schema=content.get("schema"), known=SCHEMA)
    if not _is_plain({key: value for key, value in content.items() if key != "register"}):
        raise Refused("DATA_NOT_CANONICAL")
    try:
        canonical = orjson.dumps(content, option=_OPTIONS) == data
    except TypeError as fault:  # nested deeper than the encoder goes
        raise Refused("DATA_NOT_CANONICAL") from fault
    if not canonical or not unicodedata.is_normalized("NFC", text):
        raise Refused("DATA_NOT_CANONICAL")
    return content


def _unit_from_json(content: dict[str, Any]) -> UnitName:
    starts, level = content["valid_from"], read_text(content["level"])
    if level not in NAMED_LEVELS:
        raise ValueError(level)
    return UnitName(
        level,
        read_text(content["code"]),
        read_day(starts) if starts is not None else None,
        read_text(content["name"]),
    )


def _period(value: Any) -> str:
    """A period as it is named; ValueError where the text names none or names it otherwise."""
    text = read_text(value)
    try:
        named = str(parse_period(text))
    except Refused as fault:
        raise ValueError(text) from fault
    if named != text:
        raise ValueError(text)
    return text


_SHORT = 64


def _figure_from_json(content: list[Any]) -> Figure:
    row, column, value, origin, reason = content
    if reason == "" and sum(map(len, (row, column, value or "", origin))) <= _SHORT:
        return _figure(row, column, value, origin, reason)
    return _figure.__wrapped__(row, column, value, origin, reason)


@lru_cache(maxsize=1 << 16)
def _figure(row: str, column: str, value: str | None, origin: str, reason: str) -> Figure:
    """A figure, the same one for all returns that have it: most are blank, nought or a few.

    Of a text that is no text, and of one that is no number, nothing is remembered.
    """
    number = None if value is None else read_figure(value)
    return Figure(read_text(row), read_text(column), number, read_text(origin), read_text(reason))


def _sheet_from_json(content: dict[str, Any]) -> FormFigures:
    sheet = FormFigures(
        read_text(content["form"]),
        read_text(content["edition"]),
        tuple(_figure_from_json(figure) for figure in content["figures"]),
    )
    if len({(figure.row, figure.column) for figure in sheet.figures}) != len(sheet.figures):
        raise ValueError("a cell is given twice")
    return sheet


def _sheets_from_json(content: list[Any]) -> tuple[FormFigures, ...]:
    sheets = tuple(_sheet_from_json(sheet) for sheet in content)
    if len({sheet.form for sheet in sheets}) != len(sheets):
        raise ValueError("a form is given twice")
    return sheets


def table_from_json(content: dict[str, Any]) -> RegisterTable:
    """Columns and rows of a register table; ValueError, TypeError or KeyError where they are none."""
    columns = tuple(read_text(name) for name in content["columns"])
    rows = tuple(map(tuple, content["rows"]))
    if not {len(columns)}.issuperset(map(len, rows)):
        raise ValueError("a row is shorter or longer than its header")
    for values in zip(*rows, strict=True):
        kinds = set(map(type, values))
        if not kinds <= _CELL_KINDS:
            raise TypeError(min(kind.__name__ for kind in kinds - _CELL_KINDS))
        if int in kinds:
            numbers = [value for value in values if type(value) is int]
            if min(numbers) < -MOST_NUMBER or max(numbers) > MOST_NUMBER:
                raise ValueError("a number is beyond its bounds")
    return RegisterTable(columns, rows)


def _finding_from_json(content: Any) -> dict[str, Any]:
    """A finding of the sender: its code, level and cell are there, whatever else it says."""
    finding = dict(read_object(content))
    for key in ("code", "rule", "form", "row", "column"):
        read_text(finding[key])
    Level(read_text(finding["level"]))
    return finding


def decode(data: bytes) -> ReturnDocument:
    """The document in these bytes.

    Refused with DATA_NOT_JSON, DATA_OF_ANOTHER_KIND, DATA_NEWER, DATA_NOT_CANONICAL or DATA_SHAPE.
    """
    content = _parsed(data)
    try:
        return ReturnDocument(
            unit=_unit_from_json(content["unit"]),
            parent=_unit_from_json(content["parent"]),
            period=_period(content["period"]),
            cutoff=read_day(content["cutoff"]),
            revision=read_count(content["revision"]),
            number=read_count(content["number"]),
            previous=read_text(content["previous"]),
            made_at=read_moment(content["made_at"]),
            program=read_text(content["program"]),
            sheets=_sheets_from_json(content["forms"]),
            register={read_text(name): table_from_json(table) for name, table in content["register"].items()},
            findings=tuple(_finding_from_json(finding) for finding in content["findings"]),
            reasons={read_text(key): read_text(value) for key, value in content["reasons"].items()},
            narrative=read_text(content["narrative"]),
            backing=backing_from_json(content),
            days=days_from_json(content),
            office=office_from_json(content),
            extra={key: value for key, value in content.items() if key not in _KNOWN | KEYS},
        )
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as fault:
        raise Refused("DATA_SHAPE", what=str(fault)) from fault

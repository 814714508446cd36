"""What every fillable workbook has: its visible sheet locked but for the cells to fill in, and two hidden sheets.

No password: the lock keeps a slip of the hand away and nothing more. What comes back goes through every door anyway.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import PatternFill, Protection
from openpyxl.worksheet.datavalidation import DataValidation

from exports.files.archive import write_archive
from exports.workbook.format import EXACT_BELOW, column_letters, looks_like_formula
from exports.workbook.writing import parts_of
from models.forms.rules.spans import Span
from models.values.cells.fillable import Fillable
from models.values.messages import sentence
from models.values.quantities import format_number, plain_number

ABOUT_SHEET, CHOICES_SHEET = "so-htx", "so-htx-danh-muc"
"""Names of the hidden sheets; they are part of the format (docs/formats/fillable.md)."""

_CREATOR = "So HTX"
_ENTRY_GROUND = "FFFDE8"
_MOST_CHOICES = 500


def put(cell: Any, value: Decimal | int | str | None) -> None:
    """Put a value into a cell; a text is never a formula, and a number too long for a spreadsheet is text."""
    if isinstance(value, int):
        value = Decimal(value)
    if isinstance(value, Decimal) and abs(value) >= EXACT_BELOW:
        value = plain_number(value)
    if isinstance(value, str):
        if value:
            cell.value = value
            cell.data_type = "s"
        cell.quotePrefix = looks_like_formula(value)
        return
    cell.value = value


def open_cell(cell: Any) -> None:
    """Let a cell be filled in."""
    cell.protection = Protection(locked=False)
    cell.fill = PatternFill("solid", fgColor=_ENTRY_GROUND)


def lock(sheet: Any) -> None:
    """Lock what is not open; widths, heights and filters may be changed, and every cell can be copied."""
    sheet.protection.sheet = True
    for allowed in ("formatColumns", "formatRows", "autoFilter"):
        setattr(sheet.protection, allowed, False)  # what is not forbidden


@dataclass
class Rules:
    """What may be typed into the cells of a sheet, as the other program asks for it; the door asks again."""

    sheet: Any
    choices: Any
    language: str
    _rules: dict[object, DataValidation] = field(default_factory=dict)
    _lists: dict[tuple[str, ...], str] = field(default_factory=dict)

    def number(self, cell: str, span: Span, *, whole: bool) -> None:
        """A number within a span."""
        key = ("number", span, whole)
        if key not in self._rules:
            words = {"least": format_number(span.least), "most": format_number(span.most)}
            rule = DataValidation(
                type="whole" if whole else "decimal",
                operator="between",
                formula1=format(span.least, "f"),
                formula2=format(span.most, "f"),
            )
            self._say(rule, "FILLABLE_RULE_WHOLE" if whole else "FILLABLE_RULE_NUMBER", words)
            self._add(key, rule)
        self._rules[key].add(cell)

    def day(self, cell: str) -> None:
        """A day."""
        if "day" not in self._rules:
            rule = DataValidation(type="date", operator="between", formula1="1", formula2="73050")
            self._say(rule, "FILLABLE_RULE_DAY", {})
            self._add("day", rule)
        self._rules["day"].add(cell)

    def choice(self, cell: str, words: Sequence[str]) -> None:
        """One of some words; more than a list can offer are left to the door."""
        named = tuple(words)
        if not 0 < len(named) <= _MOST_CHOICES:
            return
        if named not in self._lists:
            self._lists[named] = self._listed(named)
            rule = DataValidation(type="list", formula1=self._lists[named])
            self._say(rule, "FILLABLE_RULE_CHOICE", {})
            self._add(named, rule)
        self._rules[named].add(cell)

    def _listed(self, words: tuple[str, ...]) -> str:
        """Write words into a column of the sheet of choices; the range in which they stand."""
        column = len(self._lists) + 1
        for row, word in enumerate(words, start=1):
            put(self.choices.cell(row, column), word)
        letters = column_letters(column)
        return f"'{CHOICES_SHEET}'!${letters}$1:${letters}${len(words)}"

    def _say(self, rule: DataValidation, code: str, words: dict[str, str]) -> None:
        rule.allow_blank, rule.showErrorMessage, rule.errorStyle = True, True, "stop"
        rule.errorTitle, rule.error = _CREATOR, sentence(code, words, self.language)

    def _add(self, key: object, rule: DataValidation) -> None:
        self._rules[key] = rule
        self.sheet.add_data_validation(rule)


def workbook_bytes(workbook: Workbook, about: Fillable) -> bytes:
    """The workbook with its hidden sheet; the same content gives the same bytes."""
    sheet: Any = workbook.create_sheet(ABOUT_SHEET)
    sheet.sheet_state = "hidden"
    for row, texts in enumerate(about.rows(), start=1):
        for column, text in enumerate(texts, start=1):
            if text:
                put(sheet.cell(row, column), text)
    lock(sheet)
    return write_archive(parts_of(workbook).items())


def choices_sheet(workbook: Workbook) -> Any:
    """The hidden sheet of the words that lists offer."""
    sheet = workbook.create_sheet(CHOICES_SHEET)
    sheet.sheet_state = "hidden"
    return sheet

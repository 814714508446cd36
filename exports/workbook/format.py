"""What the format of workbooks fixes, without any of what is written there: bounds, addresses, escapes."""

import re

MOST_ROWS, MOST_COLUMNS, MOST_TEXT = 300_000, 128, 32_767
EXACT_BELOW = 10**15
"""Spreadsheet programs keep 15 digits; a longer number is written as text."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
MAIN_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

_ENCODED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def column_letters(number: int) -> str:
    """A, B … Z, AA … for columns counted from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_address(row: int, column: int) -> str:
    """The address of a cell, both counted from 1."""
    return f"{column_letters(column)}{row}"


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet program would run this text if it were typed into a cell."""
    return text.startswith(FORMULA_SIGNS)


def decoded(text: str) -> str:
    """A text with the format's own escapes for control characters taken back."""
    return _ENCODED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text

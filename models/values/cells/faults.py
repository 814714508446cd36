"""Cells of tables that hold no value although they are not blank: errors, and formulas that were never computed.

A reader of workbooks writes a formula without a value as its own text; a text that begins so has an apostrophe before
it, as a person types it. Copied cells and text files hold the same words.
"""

import re

from models.values.errors import Refused
from models.values.names import clean, excerpt

_ERRORS = re.compile(
    r"#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|GETTING_DATA|SPILL!|CALC!|CONNECT!|BLOCKED!|UNKNOWN!|FIELD!|BUSY!"
    r"|EXTERNAL!|PYTHON!|TIMEOUT!)|Err:[0-9]{3}|#{2,}",
    re.IGNORECASE,
)


def refuse_faulty(text: str) -> None:
    """Refuse a text that is no value: CELL_ERROR for an error, CELL_NOT_COMPUTED for a formula (both: text)."""
    plain = clean(text)
    if plain.startswith("="):
        raise Refused("CELL_NOT_COMPUTED", text=excerpt(plain))
    if _ERRORS.fullmatch(plain):
        raise Refused("CELL_ERROR", text=excerpt(plain))


def without_apostrophe(text: str) -> str:
    """A cell's text without the apostrophe by which a person marks it as text."""
    return text.removeprefix("'")

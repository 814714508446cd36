"""Field sheets: what is typed into the national system of cooperatives (Circular 09/2024/TT-BKHDT, annex VII), as data.

No returns: nothing of them is sealed or sent. A sheet is a form of one column that is measured on one organisation (on
the whole register where it names no kind), with lines of text from the record before it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from models.forms.definition import Form
from models.forms.files.form_reader import FormReader
from models.forms.shapes import Shape, name, tables
from resources import ROOT

FOLDER = ROOT / "field_sheets"

_TEXT: Mapping[str, Shape] = {"code": name, "label": name, "path": name}


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A line of text; path: the column of lists of organisations that it shows."""

    code: str
    label: str
    path: str


@dataclass(frozen=True, slots=True)
class FieldSheet:
    """One sheet. kinds: of the organisations that it is of; none: it is of the office's whole register."""

    kinds: tuple[str, ...]
    texts: tuple[RecordLine, ...]
    form: Form


@cache
def field_sheets() -> tuple[FieldSheet, ...]:
    """All sheets, in the order of their numbers."""
    return tuple(read_field_sheet(path) for path in sorted(FOLDER.glob("*.toml")))


def field_sheet_of(kind: str) -> FieldSheet:
    """The sheet of organisations of a kind; "": that of the office's whole register."""
    return next(one for one in field_sheets() if (kind in one.kinds if kind else not one.kinds))


def read_field_sheet(path: Path) -> FieldSheet:
    """The sheet in one file; Damaged("FORM_DEFINITION") where it is not sound."""
    reader = FormReader(path)
    own: dict[str, Any] = {key: reader.content.pop(key, []) for key in ("kinds", "texts")}
    shaped = reader.shaped("", {"texts": own["texts"]}, {"texts": tables}, ("texts",))
    lines = (reader.shaped(str(one.get("code", "")), one, _TEXT, _TEXT) for one in shaped["texts"])
    if not isinstance(own["kinds"], list) or not all(isinstance(kind, str) for kind in own["kinds"]):
        reader.fail("", "kinds", "not a list of texts")
    return FieldSheet(tuple(own["kinds"]), tuple(RecordLine(**one) for one in lines), reader.form())

"""A block of cells as rows of organisations: columns by their headers, each cell through the door of its field."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from models.values import codes
from models.values.dates import parse_date
from models.values.errors import Refused
from models.values.names import clean, fold, fold_organisation
from models.values.quantities import dong_from_millions, parse_number
from models.values.units import Unit
from resources import ROOT
from storage.register.pasting import Row

_HEADER_ROWS = 12
_TOTALS = frozenset(("tong cong", "cong", "tong so", "tong", "total"))
_DAMAGED = re.compile(r"\d[.,]?\d*[eE]\+?\d+")
_YEAR = re.compile(r"(?:19|20)\d{2}")


@dataclass(frozen=True, slots=True)
class Block:
    """What was read: rows ready for the rehearsal, rows with a cell that is not understood, columns left aside."""

    rows: tuple[Row, ...]
    faults: Mapping[int, Refused]
    fields: tuple[str, ...]
    aside: tuple[str, ...]


def cells_of(text: str) -> list[list[str]]:
    """The cells of a copied block; a newline at the end makes no row."""
    return [line.split("\t") for line in text.replace("\r\n", "\n").strip("\n").split("\n")]


def read_block(table: Sequence[Sequence[str]], places: Sequence[Unit], today: date) -> Block:
    """Rows by the headers; rows of totals and empty ones are left out. Refused: PASTE_NO_HEADER, PASTE_EMPTY."""
    head, columns = _header(table)
    units = [table[head][at] for at in range(len(table[head]))]
    in_dong = {at for at, text in enumerate(units) if _says_dong(fold(text))}
    rows: list[Row] = []
    faults: dict[int, Refused] = {}
    for number, line in enumerate(table[head + 1 :], start=head + 2):
        cells = {field: clean(line[at]) for at, field in columns.items() if at < len(line)}
        if not any(cells.values()) or _is_total(line, cells.get("name", "")):
            continue
        dong = any(field == "capital" and at in in_dong for at, field in columns.items())
        try:
            rows.append(Row(number, _values(cells, places, today, dong=dong)))
        except Refused as refused:
            rows.append(Row(number, {"name": cells.get("name", "")}))
            faults[number] = refused
    if not rows:
        raise Refused("PASTE_EMPTY")
    aside = tuple(clean(text) for at, text in enumerate(table[head]) if at not in columns and clean(text))
    return Block(tuple(rows), faults, tuple(columns.values()), aside)


def _is_total(line: Sequence[str], name: str) -> bool:
    """Whether a row adds others up: its name says so, or another cell where there is no name."""
    said = [name] if name else line
    return any(fold(text).strip(" :.") in _TOTALS for text in said)


def _says_dong(folded: str) -> bool:
    return " dong" in f" {folded}" and "tr" not in folded.split() and "trieu" not in folded


def _header(table: Sequence[Sequence[str]]) -> tuple[int, dict[int, str]]:
    """Number of the header row, and column → field; the first row that names more than one column."""
    for at, line in enumerate(table[:_HEADER_ROWS]):
        columns = _columns(line)
        if "name" in columns.values() and len(columns) > 1:
            return at, columns
    raise Refused("PASTE_NO_HEADER")


def _columns(line: Sequence[str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for at, text in enumerate(line):
        field = _field(fold(text))
        if field and field not in found.values():
            found[at] = field
    return found


def _field(header: str) -> str:
    """The field that a header names: the longest known header that it begins with."""
    fitting = [
        (len(known), field) for known, field in _known_headers() if f"{header} ".startswith(f"{known} ")
    ]
    return max(fitting)[1] if fitting else ""


@cache
def _known_headers() -> tuple[tuple[str, str], ...]:
    table = tomllib.loads((ROOT / "names" / "columns.toml").read_text(encoding="utf-8"))
    return tuple((fold(text), field) for field, texts in table.items() for text in texts)


def _values(cells: Mapping[str, str], places: Sequence[Unit], today: date, *, dong: bool) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field, text in cells.items():
        if text:
            values[field] = _value(field, text, places, today, dong=dong)
    values["kind"] = values.get("kind") or _kind_in(str(values.get("name", "")))
    return values


def _value(field: str, text: str, places: Sequence[Unit], today: date, *, dong: bool) -> Any:
    if field == "commune":
        return _commune(text, places)
    if field in ("kind", "sector", "operational_status"):
        return _coded(field, text)
    if field in ("founded_on", "registered_on"):
        return date(int(text), 1, 1) if _YEAR.fullmatch(text) else parse_date(text, today)
    if field == "capital":
        number = parse_number(text)
        if number is None:
            return None
        return int(number) if dong else dong_from_millions(number)
    if field == "tax_code":
        if _DAMAGED.fullmatch(text):
            raise Refused("PASTE_CODE_DAMAGED", field=field, text=text)
        return text.lstrip("'")
    return text


def _commune(text: str, places: Sequence[Unit]) -> Unit:
    wanted = fold(text)
    found = [unit for unit in places if wanted in (fold(unit.name), fold(unit.title))]
    if len(found) != 1:
        raise Refused("PASTE_COMMUNE_UNKNOWN", field="commune", text=text)
    return found[0]


_LISTS = {
    "kind": ("organisation_kinds", ""),
    "sector": ("sectors", "SECTOR_SHORT"),
    "operational_status": ("operational_statuses", "STATUS_SHORT"),
}


def _coded(field: str, text: str) -> str:
    """The entry that is meant: the same words, or the only one that begins with them or holds them."""
    from ui.register import words

    list_name, prefix = _LISTS[field]
    wanted = fold(text)
    named = {
        entry.id: {fold(entry.vi), fold(entry.en), fold(str(entry.facts.get("short", "")))}
        | ({fold(words.known(f"{prefix}_{entry.id.upper()}"))} if prefix else set())
        for entry in codes.entries(list_name)
    }
    for fits in (
        lambda form: form == wanted,
        lambda form: form.startswith(wanted),
        lambda form: bool(form) and wanted in form,
    ):
        found = [one for one, forms in named.items() if any(fits(form) for form in forms)]
        if found:
            return found[0]
    raise Refused("PASTE_WORD_UNKNOWN", field=field, text=text)


def _kind_in(name: str) -> str:
    """The kind that a name begins with; a cooperative where it says nothing."""
    first = fold_organisation(name).split(" ")[0]
    for entry in codes.entries("organisation_kinds"):
        if first == fold(str(entry.facts["short"])):
            return entry.id
    return "cooperative"

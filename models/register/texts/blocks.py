"""A block of cells as rows of one kind of record: columns by their headings, rows of totals left out.

Headings are the field's name for scripts, its label in either language, or other words that these offices use
(resources/names/headings.toml). Nothing is converted here: that is models.register.texts.reading.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from models.register.catalogue import record_of
from models.register.kinds import Link, Money
from models.register.texts.words import field_label
from models.values.errors import Refused
from models.values.messages import LANGUAGES
from models.values.names import clean, fold
from resources import ROOT

_HEADER_ROWS = 12
_TOTALS = frozenset(("tong cong", "cong", "tong so", "tong", "total"))


@dataclass(frozen=True, slots=True)
class BlockColumn:
    """A column that was understood: path of the field; millions: its money is in million dong; heading: its words."""

    at: int
    path: str
    millions: bool
    heading: str = ""


@dataclass(frozen=True, slots=True)
class BlockRow:
    """One row: its number in the table, and path → text of every cell that is not blank."""

    number: int
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Block:
    """What was read: rows, the columns that were understood, headings that were left aside."""

    rows: tuple[BlockRow, ...]
    columns: tuple[BlockColumn, ...]
    aside: tuple[str, ...]

    @property
    def in_millions(self) -> frozenset[str]:
        """The paths whose money is in million dong."""
        return frozenset(column.path for column in self.columns if column.millions)


def read_block(table: str, cells: Sequence[Sequence[str]], mapping: Mapping[str, str] | None = None) -> Block:
    """Rows of a kind by the headings; rows of totals and empty rows are left out.

    mapping: heading → path of a field, over what the headings would mean ("" leaves a column aside). Refused:
    BLOCK_NO_HEADING, BLOCK_EMPTY, LIST_COLUMN_UNKNOWN (a path of the mapping that is none).
    """
    head, columns = _header(table, cells, mapping or {})
    rows: list[BlockRow] = []
    for number, line in enumerate(cells[head + 1 :], start=head + 2):
        texts = {
            column.path: text
            for column in columns
            if column.at < len(line) and (text := clean(line[column.at]))
        }
        if texts and not _is_total(line):
            rows.append(BlockRow(number, texts))
    if not rows:
        raise Refused("BLOCK_EMPTY")
    taken = {column.at for column in columns}
    aside = tuple(clean(text) for at, text in enumerate(cells[head]) if at not in taken and clean(text))
    return Block(tuple(rows), columns, aside)


def headings(table: str) -> Mapping[str, tuple[str, ...]]:
    """Path of a field → its headings, the name for scripts first."""
    kind = record_of(table)
    learned = _learned().get(table, {})
    known: dict[str, tuple[str, ...]] = {}
    for field in kind.fields:
        if field.by == "program":
            continue
        labels = [field_label(table, name, one) for name in (field.name, field.public) for one in LANGUAGES]
        known[field.public] = tuple(
            dict.fromkeys((field.public, field.name, *labels, *learned.get(field.public, ())))
        )
    for path, words in learned.items():
        known.setdefault(path, (path, *words))
    return known


@cache
def _learned() -> dict[str, dict[str, list[str]]]:
    text = (ROOT / "names" / "headings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _folded(table: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (fold(word.replace("_", " ")), path) for path, words in headings(table).items() for word in words
    )


def path_of(table: str, heading: str) -> str:
    """The path that a heading names: the same words, else the longest known heading it begins with; "" for none."""
    wanted = fold(heading.replace("_", " "))
    exact = [path for word, path in _folded(table) if word == wanted]
    if exact:
        return exact[0]
    begun = [
        (len(word), path) for word, path in _folded(table) if word and f"{wanted} ".startswith(f"{word} ")
    ]
    return max(begun)[1] if begun else ""


def _header(
    table: str, cells: Sequence[Sequence[str]], mapping: Mapping[str, str]
) -> tuple[int, tuple[BlockColumn, ...]]:
    """Number of the heading row and its columns: the first row that names two fields, or all of a narrow table."""
    for at, line in enumerate(cells[:_HEADER_ROWS]):
        columns = _columns(table, line, mapping)
        filled = sum(1 for text in line if clean(text))
        if len(columns) > 1 or (columns and len(columns) == filled):
            return at, columns
    raise Refused("BLOCK_NO_HEADING", known=", ".join(headings(table)))


def _columns(table: str, line: Sequence[str], mapping: Mapping[str, str]) -> tuple[BlockColumn, ...]:
    found: dict[str, BlockColumn] = {}
    for at, text in enumerate(line):
        path = mapping.get(clean(text)) if clean(text) in mapping else path_of(table, clean(text))
        if path and path not in found:
            found[path] = BlockColumn(at, path, _in_millions(table, path, clean(text)), clean(text))
    return tuple(found.values())


def _in_millions(table: str, path: str, heading: str) -> bool:
    """Whether money under a heading is in million dong, as the heading states; the name used in scripts means dong."""
    field = record_of(table).by_public_name.get(path)
    if path != "capital" and (field is None or not isinstance(field.kind, Money)):
        return False
    words = fold(heading).split()
    if "trieu" in words or "tr" in words:
        return True
    return "dong" not in words and heading != path


def _is_total(line: Sequence[str]) -> bool:
    """Whether a row is a total, by one of its first words."""
    first = next(
        (fold(text).strip(" :.") for text in line if clean(text) and not clean(text).isdecimal()), ""
    )
    return first in _TOTALS


def path_label(table: str, path: str, language: str = "vi") -> str:
    """The label of the field of a path; a field of a linked record has that record's label."""
    first, _, rest = path.partition(".")
    field = record_of(table).by_public_name.get(first)
    if rest and field is not None and isinstance(field.kind, Link):
        return field_label(field.kind.table, rest, language)
    return field_label(table, path, language)


def is_link(table: str, path: str) -> bool:
    """Whether a path leads to or through another record."""
    field = record_of(table).by_public_name.get(path.partition(".")[0])
    return field is not None and isinstance(field.kind, Link)

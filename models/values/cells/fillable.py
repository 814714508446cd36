"""What a fillable workbook says of itself: of which form or kind of record it is, and where each cell stands.

It lies as rows of text on a hidden sheet of the workbook (docs/formats/fillable.md), with a digest over all of them, so
that what was damaged on the way is no state of the book. The texts at export are what tells a cell that somebody
filled in from one that stands as it was.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from models.values.errors import Refused
from models.values.names import clean

MARK, EDITION = "so-htx-fillable", "1"
_ENTRY = ":"
"""Stands before the text of a cell that can be filled in; a cell without it cannot."""
_HEAD = ("kind", "of", "edition", "period", "unit", "unit_name", "day", "language", "sheet")
_COLUMN = ("columns", "places", "heading_rows", "headings")
_FARTHEST = 1_048_576

FilledKey: TypeAlias = tuple[str, str]
"""A cell: its line and its column, by the names they have in the book."""

Rows: TypeAlias = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class FillableColumn:
    """A column that can be filled in: where it stands (from 1) and what is written over it, by which it is found."""

    key: str
    at: int
    heading_row: int
    heading: str


@dataclass(frozen=True, slots=True)
class FillableLine:
    """A line: where it stands (from 1), the words by which it is found, column key → text of a cell at export."""

    key: str
    at: int
    words: tuple[str, ...]
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Fillable:
    """A fillable workbook. of: code of the form or table of the kind; edition: of the form; day: when it was made.

    word_columns: where the words of lines stand, from 1.
    """

    kind: Literal["form", "register"]
    of: str
    edition: str
    period: str
    unit: str
    unit_name: str
    day: str
    language: str
    sheet: str
    word_columns: tuple[int, ...] = ()
    columns: tuple[FillableColumn, ...] = ()
    lines: tuple[FillableLine, ...] = field(default=(), repr=False)

    def rows(self) -> list[list[str]]:
        """The rows of its hidden sheet, the digest in the first."""
        rows = [[without_mark(text) for text in row] for row in self._rows()]
        return [[MARK, EDITION, digest(rows)], *rows]

    def _rows(self) -> Iterator[list[str]]:
        for name in _HEAD:
            yield [name, str(getattr(self, name))]
        yield ["columns", *(one.key for one in self.columns)]
        yield ["places", *(str(one.at) for one in self.columns)]
        yield ["heading_rows", *(str(one.heading_row) for one in self.columns)]
        yield ["headings", *(one.heading for one in self.columns)]
        yield ["word_columns", *map(str, self.word_columns)]
        for line in self.lines:
            texts = (
                f"{_ENTRY}{line.texts[one.key]}" if one.key in line.texts else "-" for one in self.columns
            )
            yield [line.key, str(line.at), *line.words, *texts]


def digest(rows: Rows) -> str:
    """SHA-256 over rows of text, blank cells at their ends aside."""
    lines = ("\x1f".join(_without_empty_end(row)) for row in rows)
    return hashlib.sha256("\x1e".join(lines).encode()).hexdigest()


def _without_empty_end(row: Sequence[str]) -> Sequence[str]:
    filled = [at for at, text in enumerate(row) if text]
    return row[: filled[-1] + 1] if filled else ()


def fillable_of(rows: Rows) -> Fillable:
    """What the rows of a hidden sheet say; Refused FILLABLE_DAMAGED, FILLABLE_NEWER."""
    cleaned = [[without_mark(text) for text in row] for row in rows]
    if not cleaned or cleaned[0][:1] != [MARK]:
        raise Refused("FILLABLE_DAMAGED")
    if cleaned[0][1:2] != [EDITION]:
        raise Refused("FILLABLE_NEWER")
    if cleaned[0][2:3] != [digest(cleaned[1:])]:
        raise Refused("FILLABLE_DAMAGED")
    try:
        return _fillable(cleaned[1:])
    except (ValueError, KeyError, IndexError) as fault:
        raise Refused("FILLABLE_DAMAGED") from fault


def without_mark(text: str) -> str:
    """A cell's text without what marks it as text."""
    return clean(text).removeprefix("'")


def _fillable(rows: Rows) -> Fillable:
    count = len(_HEAD) + len(_COLUMN) + 1
    named = {row[0]: list(row[1:]) for row in rows[:count]}
    head = {name: (named[name] or [""])[0] for name in _HEAD}
    if head["kind"] not in ("form", "register"):
        raise ValueError(head["kind"])
    keys, places, heading_rows, headings = (named[name] for name in _COLUMN)
    headings = [*headings, *[""] * (len(keys) - len(headings))]
    columns = tuple(
        FillableColumn(key, _place(at), _place(heading_row), heading)
        for key, at, heading_row, heading in zip(keys, places, heading_rows, headings, strict=True)
    )
    words = tuple(map(_place, named["word_columns"]))
    lines = tuple(_line(row, len(words), keys) for row in rows[count:])
    return Fillable(**head, word_columns=words, columns=columns, lines=lines)  # type: ignore[arg-type]


def _line(row: Sequence[str], words: int, keys: Sequence[str]) -> FillableLine:
    texts = row[2 + words :]
    if len(texts) != len(keys) or not row[0]:
        raise ValueError(row[0])
    entries = {
        key: text.removeprefix(_ENTRY)
        for key, text in zip(keys, texts, strict=True)
        if text.startswith(_ENTRY)
    }
    return FillableLine(row[0], _place(row[1]), tuple(row[2 : 2 + words]), entries)


def _place(text: str) -> int:
    place = int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 0
    if not 1 <= place <= _FARTHEST:
        raise ValueError(text)
    return place

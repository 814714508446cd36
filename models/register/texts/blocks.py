"""A block of cells as rows of one kind of record: columns by their headings, rows of totals left out.

Headings are the field's name for scripts, its label in either language, or other words that these offices use
(resources/names/headings.toml). Nothing is converted here: that is models.register.texts.reading.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from models.register.catalogue import record_of
from models.register.kinds import Count, Link, Money
from models.register.texts.asides import AsideRow, Shape, aside_of, remarks_on_asides
from models.register.texts.by_sex import SexColumns, parts
from models.register.texts.words import field_label
from models.values import codes
from models.values.cells.legacy_letters import in_unicode
from models.values.cells.money_units import NOT_STATED, heading_unit, title_unit
from models.values.cells.remarks import TableRemark
from models.values.errors import Refused
from models.values.messages import LANGUAGES
from models.values.names import clean, excerpt, fold
from resources import ROOT

HEADER_ROWS = 12
"""Among so many filled rows from the top the headings are looked for."""
HEADING_DEPTH = 3
"""So many rows of headings at most stand over each other."""
_LEAST_PARTED = 2

_ASIDE = "-"
"""Key of the headings that begin like those of a field and mean another thing."""

_NAMING = ("name", "person", "organisation", "debt.organisation")
"""Paths that name a row, the first of them that a table has."""

MILLION = 10**6
"""Money is in million dong where nothing says another unit, as in the tables of these offices."""


@dataclass(frozen=True, slots=True)
class BlockColumn:
    """A column that was understood: path of the field; heading: its words.

    dong: how many dong one of its money is, None where its unit is not known, 0 for what is no money; stated: that
    unit as the table itself says it.
    """

    at: int
    path: str
    dong: int | None = 0
    heading: str = ""
    stated: int | None = 0


@dataclass(frozen=True, slots=True)
class BlockRow:
    """One row: its number in the table, and path → text of every cell that is not blank."""

    number: int
    texts: Mapping[str, str]

    @property
    def called(self) -> str:
        """What the row is called in a preview: what names it, else its first cell."""
        return next(
            (self.texts[path] for path in _NAMING if path in self.texts), next(iter(self.texts.values()), "")
        )


UnitAsChosen = tuple[int, int | None]
"""How many dong one of the money of a column is, and what the table said of it when that was chosen."""


@dataclass(frozen=True, slots=True)
class BlockReading:
    """How a table is read where that is not left to itself.

    head: first and last row of the headings, from 1, None to find them; units: heading → the unit of its money, which
    counts while the table says the same of it as then.
    """

    head: tuple[int, int] | None = None
    units: Mapping[str, UnitAsChosen] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Block:
    """What was read: rows, columns that were understood, headings that were left aside.

    remarks: on rows set aside, which are no records; set_aside: these rows; head: first and last row of the headings;
    words: they in one row.
    """

    rows: tuple[BlockRow, ...]
    columns: tuple[BlockColumn, ...]
    aside: tuple[str, ...]
    remarks: tuple[TableRemark, ...] = ()
    set_aside: tuple[AsideRow, ...] = ()
    head: tuple[int, int] = (0, 0)
    words: tuple[str, ...] = ()

    @property
    def by_path(self) -> Mapping[str, BlockColumn]:
        """The columns by the path of their field."""
        return {column.path: column for column in self.columns}


def read_block(
    table: str,
    cells: Sequence[Sequence[str]],
    mapping: Mapping[str, str] | None = None,
    reading: BlockReading | None = None,
) -> Block:
    """Rows of a kind by the headings; empty rows are left out, and what is no record is set aside and told.

    Texts of old fonts are read in Unicode (models.values.cells.legacy_letters).

    mapping: heading → path of a field, over what the headings would mean ("" leaves a column aside); reading: where
    the headings stand and in which units amounts are, where that is known better. Refused:
    BLOCK_NO_HEADING, BLOCK_EMPTY, LIST_COLUMN_UNKNOWN (a path of the mapping that is none).
    """
    _require_paths(table, (path for path in (mapping or {}).values() if path))
    cells, converted = in_unicode(cells)
    (first, last), columns, by_sex = _header(table, cells, mapping or {}, reading or BlockReading())
    shape = _shape(table, columns)
    rows: list[BlockRow] = []
    set_aside: list[AsideRow] = []
    for number, line in enumerate(cells[last:], start=last + 1):
        if not line:
            continue
        texts = {
            column.path: text
            for column in columns
            if 0 <= column.at < len(line) and (text := clean(line[column.at]))
        }
        why = aside_of(line, texts, shape) if any(map(clean, line)) else None
        texts |= by_sex.texts(line)
        if why is not None:
            set_aside.append(AsideRow(number, why, texts))
        elif texts:
            rows.append(BlockRow(number, texts))
    if not rows:
        raise Refused("BLOCK_EMPTY")
    taken = {column.at for column in columns} | set(by_sex.places)
    words = tuple(stacked(cells[first - 1 : last]))
    aside = tuple(text for at, text in enumerate(words) if at not in taken and text)
    numbered = [(row.number, row.texts) for row in rows]
    remarks = remarks_on_asides(table, numbered, set_aside, shape.numbers)
    said = (*((converted,) if converted else ()), *remarks)
    return Block(tuple(rows), columns, aside, said, tuple(set_aside), (first, last), words)


def _require_paths(table: str, paths: Iterable[str]) -> None:
    """Refuse what is no path of a kind: its column would be read and lead nowhere."""
    for path in paths:
        if not _is_path(table, path):
            raise Refused("LIST_COLUMN_UNKNOWN", kind=record_of(table).name, column=excerpt(path))


def _is_path(table: str, path: str) -> bool:
    """Whether a path has headings, or leads over links to a field."""
    first, _, rest = path.partition(".")
    described = record_of(table).by_public_name.get(first)
    if rest and described is not None and isinstance(described.kind, Link):
        return _is_path(described.kind.table, rest)
    return path in headings(table)


def with_given(table: str, block: Block, given: Mapping[str, str]) -> Block:
    """The block with texts that are given for all rows, path → text: in rows that have none of their own.

    Money is in dong, as under a heading that is the field's own name. Refused LIST_COLUMN_UNKNOWN (kind, column).
    """
    _require_paths(table, given)
    said = {path: text for path, written in given.items() if (text := clean(written))}
    new = [path for path in said if path not in block.by_path]
    columns = [BlockColumn(-1, path, 1 if is_money(table, path) else 0) for path in new]
    rows = tuple(replace(row, texts={**said, **row.texts}) for row in block.rows)
    return replace(block, rows=rows, columns=(*block.columns, *columns))


def _shape(table: str, columns: Sequence[BlockColumn]) -> Shape:
    """What rows of a kind look like under these columns."""
    paths = [column.path for column in columns]
    name = next((path for path in _NAMING if path in paths), paths[0])
    by_path = record_of(table).by_public_name
    numbers = {
        column.path: column.dong or 1
        for column in columns
        if column.dong != 0 or (column.path in by_path and isinstance(by_path[column.path].kind, Count))
    }
    kinds = codes.entries("organisation_kinds") if table == "organisations" else ()
    own_words = {fold(word) for entry in kinds for word in (entry.vi, entry.en, str(entry.facts["short"]))}
    return Shape(name, numbers, {column.path: column.heading for column in columns}, own_words)


@cache
def headings(table: str) -> Mapping[str, tuple[str, ...]]:
    """Path of a field → its headings, the name for scripts first."""
    kind = record_of(table)
    learned = _learned().get(table, {})
    known: dict[str, tuple[str, ...]] = {}
    for one in kind.fields:
        if one.by == "program":
            continue
        labels = [field_label(table, name, spoken) for name in (one.name, one.public) for spoken in LANGUAGES]
        known[one.public] = tuple(
            dict.fromkeys((one.public, one.name, *labels, *learned.get(one.public, ())))
        )
    for path, words in learned.items():
        if path != _ASIDE:
            known.setdefault(path, (path, *words))
    return known


@cache
def _learned() -> dict[str, dict[str, list[str]]]:
    text = (ROOT / "names" / "headings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _folded(table: str) -> tuple[tuple[str, str], ...]:
    known = [*headings(table).items(), ("", _learned().get(table, {}).get(_ASIDE, ()))]
    return tuple((fold(word.replace("_", " ")), path) for path, words in known for word in words)


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
    table: str, cells: Sequence[Sequence[str]], mapping: Mapping[str, str], reading: BlockReading
) -> tuple[tuple[int, int], tuple[BlockColumn, ...], SexColumns]:
    """First and last heading row and the columns: the first row that names two fields, or all of a narrow table.

    Headings may stand in up to three rows, the upper ones over several columns. What men and women have columns of
    their own for has columns without a place.
    """
    if reading.head is not None:
        first, last = reading.head
        columns, by_sex = _parted(table, stacked(cells[first - 1 : last]), mapping)
        if not columns:
            raise Refused("BLOCK_NO_HEADING", known=", ".join(headings(table)))
        return reading.head, _with_units(table, columns, cells[: first - 1], reading), by_sex
    seen = 0
    for at, line in enumerate(cells):
        filled = sum(1 for text in line if clean(text))
        seen += filled > 0
        if seen > HEADER_ROWS:
            break
        depth = _depth(table, cells[at : at + HEADING_DEPTH])
        columns, by_sex = _parted(table, stacked(cells[at : at + depth]), mapping)
        if len(columns) > 1 or (columns and len(columns) == filled):
            return (at + 1, at + depth), _with_units(table, columns, cells[:at], reading), by_sex
    raise Refused("BLOCK_NO_HEADING", known=", ".join(headings(table)))


def _with_units(
    table: str, columns: Sequence[BlockColumn], above: Sequence[Sequence[str]], reading: BlockReading
) -> tuple[BlockColumn, ...]:
    """The columns with the units of their money; above: the rows over the headings."""
    title = title_unit(clean(text) for line in above for text in line)
    found = []
    for column in columns:
        stated = _dong(table, column, title)
        chosen, then = reading.units.get(column.heading, (stated, stated))
        found.append(replace(column, dong=chosen if then == stated != 0 else stated, stated=stated))
    return tuple(found)


def _parted(
    table: str, line: Sequence[str], mapping: Mapping[str, str]
) -> tuple[tuple[BlockColumn, ...], SexColumns]:
    """The columns, and the pair of them that tells men from women where nothing else says sex or birth."""
    by_sex = SexColumns(line, headings(table))
    own = ["" if at in by_sex.places else text for at, text in enumerate(line)]
    columns = _columns(table, own, mapping)
    said = any(clean(line[at]) in mapping for at in by_sex.places)
    if said or not by_sex.places or {one.path for one in columns} & set(by_sex.paths):
        return _columns(table, line, mapping), SexColumns()
    return (*columns, *(BlockColumn(-1, path) for path in by_sex.paths)), by_sex


def _depth(table: str, lines: Sequence[Sequence[str]]) -> int:
    """How many of these rows are headings of one table: a row goes on where it parts what stands above it.

    Of such a row at least two cells under a shared or blank heading name fields, and none holds a number. A title
    over the whole table is no heading.
    """
    depth = 1
    for upper, lower in pairwise(lines):
        texts = [clean(text) for text in lower]
        if len({clean(text) for text in upper} - {""}) < _LEAST_PARTED:
            break
        if any(mark.isdecimal() for text in texts for mark in text):
            break
        parted = [text for at, text in enumerate(texts) if text and _is_shared(upper, at)]
        if sum(bool(path_of(table, text)) or parts(text) for text in parted) < _LEAST_PARTED:
            break
        depth += 1
    return depth


def _is_shared(line: Sequence[str], at: int) -> bool:
    """Whether a heading stands over several columns: repeated (merged cells as read) or before blanks (as copied)."""
    own = clean(line[at]) if at < len(line) else ""
    left = clean(line[at - 1]) if 0 < at <= len(line) else None
    right = clean(line[at + 1]) if at + 1 < len(line) else None
    return not own or own in (left, right) or right == ""


def stacked(lines: Sequence[Sequence[str]]) -> list[str]:
    """Headings that stand in several rows as one row: the lowest words, with those above where they say more."""
    width = max(map(len, lines), default=0)
    made = []
    for at in range(width):
        words = [clean(line[at]) for line in lines if at < len(line) and clean(line[at])]
        made.append(" ".join(dict.fromkeys(words[-1:] + words[:-1])))
    return made


def _columns(table: str, line: Sequence[str], mapping: Mapping[str, str]) -> tuple[BlockColumn, ...]:
    found: dict[str, BlockColumn] = {}
    for at, text in enumerate(line):
        path = mapping.get(clean(text)) if clean(text) in mapping else path_of(table, clean(text))
        if path and path not in found:
            found[path] = BlockColumn(at, path, 0, clean(text))
    return tuple(found.values())


def _dong(table: str, column: BlockColumn, above: int | None) -> int | None:
    """The unit of a column: as its heading states, else a line above the table; the name used in scripts means dong."""
    if not is_money(table, column.path):
        return 0
    if column.heading == column.path:
        return 1
    stated = heading_unit(column.heading)
    if stated == NOT_STATED:
        stated = above
    return MILLION if stated == NOT_STATED else stated


def is_money(table: str, path: str) -> bool:
    """Whether a path holds money."""
    kind = record_of(table)
    described = kind.by_public_name.get(path) or next((one for one in kind.derived if one.name == path), None)
    return described is not None and isinstance(described.kind, Money)


def path_label(table: str, path: str, language: str = "vi") -> str:
    """The label of the field of a path; a field of a linked record has that record's label."""
    first, _, rest = path.partition(".")
    described = record_of(table).by_public_name.get(first)
    if rest and described is not None and isinstance(described.kind, Link):
        return field_label(described.kind.table, rest, language)
    return field_label(table, path, language)


def is_link(table: str, path: str) -> bool:
    """Whether a path leads to or through another record."""
    described = record_of(table).by_public_name.get(path.partition(".")[0])
    return described is not None and isinstance(described.kind, Link)

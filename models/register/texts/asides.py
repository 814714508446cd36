"""Rows of a table that are no records: totals, headings of groups, repeated headings, numbers of columns, signatures.

They are set aside and told; a total that is set aside is proven: it equals the sum of the rows since the heading or
total before it, or of all rows, or its difference is said. The words are data (resources/names/asides.toml).
"""

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache

from models.register.texts.words import field_label
from models.values.cells.money_units import amount_with_unit
from models.values.cells.remarks import TableRemark
from models.values.errors import Refused
from models.values.names import clean, fold
from models.values.quantities import parse_machine_number
from resources import ROOT

_ROMAN = re.compile(r"[IVXLC]{1,7}(?:[.)]?|\s*[.):/\u2013-]\s*\S.*)", re.DOTALL)
_ROMAN_WORD = re.compile(r"[ivxlc]+")
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,2}|[a-z])\)?")
_MOST_NAMED = 12
_MOST_GROUPS = 50
"""So many headings and totals around a total may begin or end what it is the sum of."""

_END = 10**9
Figures = Mapping[str, int]
"""Paths of figures, and how many dong one of their unit is (1 for what is no money)."""

NumberedTexts = tuple[int, Mapping[str, str]]
"""The number of a row, and path \u2192 text."""


class Aside(StrEnum):
    """Why a row is no record."""

    TOTAL = "total"
    GROUP = "group"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AsideRow:
    """A row that is no record: its number, and path → text as of a record."""

    number: int
    why: Aside
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Shape:
    """What the rows of a table look like. name: the path that names a row; numbers: paths of figures.

    headings: path → the words of its heading; own_words: words that begin the names of records.
    """

    name: str
    numbers: Figures
    headings: Mapping[str, str]
    own_words: Collection[str] = ()


def aside_of(line: Sequence[str], texts: Mapping[str, str], shape: Shape) -> Aside | None:
    """Why a row is set aside, None for a record. line: all of its cells, texts: those of known columns."""
    said = texts.get(shape.name, "") or next((cell for one in line if _is_words(cell := clean(one))), "")
    if _is_heading(texts, shape) or _numbers_columns(line) or _begins(said, "closing"):
        return Aside.OTHER
    others = texts.keys() - {shape.name} - shape.numbers.keys()
    if others:
        return Aside.GROUP if _is_numbered_title(said, texts, others) else None
    has_numbers = bool(texts.keys() & shape.numbers.keys())
    if _is_total(said):
        return Aside.TOTAL
    if _ROMAN.fullmatch(said) or _begins(said, "groups"):
        return Aside.TOTAL if has_numbers else Aside.GROUP
    is_named = any(fold(said).startswith(f"{word} ") for word in shape.own_words)
    is_alone = bool(shape.own_words) and len(shape.headings) > 1 and texts.keys() == {shape.name}
    return Aside.GROUP if is_alone and not is_named else None


def _is_numbered_title(said: str, texts: Mapping[str, str], others: Collection[str]) -> bool:
    """Whether a Roman number stands in the place of a name, and the title of its group beside it."""
    return len(others) == 1 and bool(re.fullmatch(r"[IVXLC]{1,7}[.)]?", said)) and len(texts) == 2


def _is_total(said: str) -> bool:
    for word in _words("totals"):
        rest = _behind(said, word)
        if rest is None:
            continue
        following = rest.split()
        if " " in word or not following or not following[0].isalpha():
            return True
        if _ROMAN_WORD.fullmatch(following[0]) or any(
            _behind(rest, one) is not None for one in _words("total_of")
        ):
            return True
    return False


def _is_words(text: str) -> bool:
    return any(sign.isalpha() for sign in text)


def _is_heading(texts: Mapping[str, str], shape: Shape) -> bool:
    """Whether a row repeats headings: what names a row, or two columns, say what is above them."""
    same = [path for path, text in texts.items() if fold(text) == fold(shape.headings.get(path, ""))]
    return len(same) > 1 or (same == [shape.name] and len(texts) == 1)


def _numbers_columns(line: Sequence[str]) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), A B 1 2."""
    cells = [cell for one in line if (cell := clean(one).casefold())]
    found = [_COLUMN_NUMBER.fullmatch(cell) for cell in cells]
    if len(cells) < 3 or not all(found):
        return False
    marks = [one[1] for one in found if one]
    digits = [int(mark) for mark in marks if mark.isdigit()]
    return bool(digits) and digits == list(range(digits[0], digits[0] + len(digits))) and digits[0] <= 2


def _begins(said: str, kind: str) -> bool:
    return any(_behind(said, word) is not None for word in _words(kind))


def _behind(said: str, word: str) -> str | None:
    """What follows a word at the beginning of a text, None where it does not begin so."""
    spoken = _spoken(said)
    known = _plain(word) if spoken.isascii() else word
    if spoken == known:
        return ""
    return spoken.removeprefix(f"{known} ") if spoken.startswith(f"{known} ") else None


@lru_cache(maxsize=16)
def _spoken(text: str) -> str:
    """The words of a text in small letters, without signs."""
    return " ".join(re.sub(r"[^\w+]", " ", text.casefold()).split())


@cache
def _plain(word: str) -> str:
    return fold(word)


def remarks_on_asides(
    table: str, rows: Sequence[NumberedTexts], asides: Sequence[AsideRow], figures: Figures
) -> tuple[TableRemark, ...]:
    """What is said of the rows that were set aside: which they are, and each total that the rows do not add up to."""
    if not asides:
        return ()
    named = ", ".join(str(row.number) for row in asides[:_MOST_NAMED])
    named += " \u2026" if len(asides) > _MOST_NAMED else ""
    said = [TableRemark("ROWS_ASIDE", {"count": len(asides), "rows": named})]
    for path, dong in figures.items():
        if any(path in row.texts for row in asides if row.why is Aside.TOTAL):
            said += _differences(table, path, dong, rows, asides)
    return tuple(said)


def _differences(
    table: str, path: str, dong: int, rows: Sequence[NumberedTexts], asides: Sequence[AsideRow]
) -> Iterator[TableRemark]:
    """The totals of a column that are no sum of its rows; nothing is said where a figure of it is not understood."""
    amounts = [(number, _amount(texts[path], dong)) for number, texts in rows if path in texts]
    known = [(number, amount) for number, amount in amounts if amount is not None]
    if len(known) < len(amounts):
        return
    numbers, sums = [number for number, _ in known], [Decimal(0)]
    for _, amount in known:
        sums.append(sums[-1] + amount)
    for row in asides:
        total = _amount(row.texts.get(path, ""), dong) if row.why is Aside.TOTAL else None
        if total is None:
            continue
        parts = [
            sums[bisect_left(numbers, last)] - sums[bisect_right(numbers, first)]
            for first, last in _spans(row, asides)
        ]
        if total not in parts:
            details = {"row": str(row.number), "field": field_label(table, path)}
            amounts_said = {"total": _shown(total, dong), "sum": _shown(parts[0], dong)}
            yield TableRemark("ROWS_TOTAL_DIFFERS", details | amounts_said)


def _spans(row: AsideRow, asides: Sequence[AsideRow]) -> Iterator[tuple[int, int]]:
    """The rows that a total may be of: all of the table, those since an earlier heading, those until a later one."""
    yield 0, _END
    marks = [one.number for one in asides if one.why is not Aside.OTHER]
    at = bisect_left(marks, row.number)
    for first in (0, *marks[max(0, at - _MOST_GROUPS) : at]):
        yield first, row.number
    for last in (*marks[at + 1 : at + 1 + _MOST_GROUPS], _END):
        yield row.number, last


def _amount(text: str, dong: int) -> Decimal | None:
    number, own = amount_with_unit(text)
    try:
        value = parse_machine_number(number)
    except Refused:
        return None
    return None if value is None else value * (own or dong)


def _shown(amount: Decimal, dong: int) -> Decimal:
    shown = amount / dong
    return shown.quantize(Decimal(1)) if shown == shown.to_integral_value() else shown.normalize()


@cache
def _words(kind: str) -> tuple[str, ...]:
    found = tomllib.loads((ROOT / "names" / "asides.toml").read_text(encoding="utf-8"))
    return tuple(found[kind])

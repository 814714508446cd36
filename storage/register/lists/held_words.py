"""The conditions that a record, or what it must belong to, holds a word or a number, as a list is searched."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from models.register.catalogue import record_of
from models.register.kinds import Commune, Link
from models.register.record import Record, Search
from models.values.names import fold
from storage.book.dialect import words
from storage.book.rows import RowSession, value
from storage.register.lists.communes import in_communes, values_called
from storage.register.lists.paths import ROOT, Joins, resolve
from storage.register.search import WITH_FULL_TEXT

BEHIND_ALL = "\U0010ffff"
"""Behind every text that begins with what stands before it."""


SEARCHED_COLUMNS = ("name_folded", "search_words", "tax_code", "registration_number")
"""The columns whose words the full-text tables hold, of the kinds that have them."""


MOST_IN_A_SET = 150_000
"""Where so many rows hold a word, each is asked for it when it is met, sooner than all of them are gathered."""

FEWEST_WALKED = 2000
"""Records with a rarer word are gathered and put into order, sooner than they are met on the way through all names."""


@dataclass(frozen=True, slots=True)
class Walk:
    """A list that is walked through in the order of names, until enough records hold what is searched for.

    first: the alias of what has the names; held_by_most: (table, word) of words that are not gathered.
    """

    first: str
    held_by_most: frozenset[tuple[str, str]]


def words_of(text: str) -> list[str]:
    """The words of a search, without accents and in lower case."""
    return fold(text).split() if text else []


def searched(
    record: Record, text: str, joins: Joins, today: date, walk: Walk | None = None
) -> tuple[list[str], dict[str, Any]]:
    """The conditions of a search: each word is held, or the text is the name that the record's commune has or had.

    walk: how the records are met on the way through an order, where they are.
    """
    held: list[str] = []
    values: dict[str, Any] = {}
    for at, word in enumerate(words_of(text)):
        condition, more = holding(record, word, f"s{at}", walk)
        held.append(condition)
        values |= more
    path = next((field.public for field in record.fields if isinstance(field.kind, Commune)), "")
    communes = values_called(text) if path else []
    if not communes:
        return held, values
    there, more = in_communes(resolve(record, path, joins), communes, "c", today)
    return [f"(({' AND '.join(held)}) OR {there})"], values | more


def holding(record: Record, word: str, name: str, walk: Walk | None = None) -> tuple[str, dict[str, Any]]:
    """The condition that a record, or what it must belong to, holds a word or a number that begins so."""
    values = {f"{name}_begun": words.beginnings([word]), f"{name}_word": f"% {word}%"}
    values |= {f"{name}_start": word, f"{name}_behind": word + BEHIND_ALL}
    number = word.isdecimal()
    condition = (
        _holds(record, ROOT, name, number=number)
        if walk is None
        else _met(record, ROOT, name, word, walk, number=number)
    )
    return condition, {key: value for key, value in values.items() if f":{key}" in condition}


def walk_of(look: RowSession, record: Record, text: str, first: str) -> Walk | None:
    """How a list in the order of the names of `first` is walked in search of words; None where one of them is rare."""
    asked = words_of(text)
    if not asked or not all(word.isalnum() for word in asked):
        return None
    tables = [kind.table for kind in (record, *_linked(record)) if kind.table in WITH_FULL_TEXT]
    numbers = {
        (table, word): int(
            value(
                look,
                words.number_holding(table, ":begun", ":most"),
                begun=words.beginnings([word]),
                most=MOST_IN_A_SET,
            )
        )
        for table in tables
        for word in asked
    }
    for word in asked:
        most = max((numbers[table, word] for table in tables), default=0)
        if most < FEWEST_WALKED and not is_common_number(look, record, word, FEWEST_WALKED):
            return None
    return Walk(first, frozenset(key for key, number in numbers.items() if number >= MOST_IN_A_SET))


def _linked(record: Record) -> list[Record]:
    """The kinds that a record must belong to."""
    return [record_of(one.kind.table) for one in record.fields if isinstance(one.kind, Link) and one.required]


def is_common_number(look: RowSession, record: Record, word: str, many: int) -> bool:
    """Whether so many records, or records that these must belong to, have a number that begins so.

    Asked of indexes alone, and no further than to `many`: of so many the first in an order are soon met on the way.
    """
    if not word.isdecimal():
        return False
    for kind in (record, *_linked(record)):
        for field in kind.fields:
            if field.search is Search.START:
                found = value(
                    look,
                    f'SELECT count(*) AS found FROM (SELECT 1 FROM {kind.table} WHERE "{field.name}" >= :start '
                    f'AND "{field.name}" < :behind LIMIT :many)',
                    start=word,
                    behind=word + BEHIND_ALL,
                    many=many,
                )
                if found >= many:
                    return True
    return False


def _holds(kind: Record, alias: str, name: str, *, number: bool) -> str:
    parts = []
    if kind.table in WITH_FULL_TEXT:
        parts.append(words.holds(kind.table, alias, f":{name}_begun"))
    elif "search_words" in kind.by_name:
        parts.append(f"(' ' || {alias}.search_words) LIKE :{name}_word")
    for field in kind.fields:
        own = f'{alias}."{field.name}"'
        if number and field.search is Search.START:
            parts.append(f"({own} >= :{name}_start AND {own} < :{name}_behind)")
        elif isinstance(field.kind, Link) and (field.required or field.search):
            target, inner = record_of(field.kind.table), f"{alias}_{field.public}_held"
            held = _holds(target, inner, name, number=number)
            parts.append(f"{own} IN (SELECT {inner}.id FROM {target.table} {inner} WHERE {held})")
    return f"({' OR '.join(parts)})" if parts else "1 = 0"


def _met(kind: Record, alias: str, name: str, word: str, walk: Walk, *, number: bool) -> str:
    """As _holds, for a record that is met on a walk: what is walked through is not sought once more by its id."""
    parts = []
    if kind.table in WITH_FULL_TEXT:
        texts = [f"{alias}.{text}" for text in SEARCHED_COLUMNS if text in kind.by_name]
        by_row = (kind.table, word) in walk.held_by_most
        parts.append(
            words.row_holds(texts, f":{name}_word")
            if by_row
            else words.holds(kind.table, alias, f":{name}_begun")
        )
    elif "search_words" in kind.by_name:
        parts.append(f"(' ' || {alias}.search_words) LIKE :{name}_word")
    for field in kind.fields:
        own = f'{alias}."{field.name}"'
        if number and field.search is Search.START:
            parts.append(f"({own} >= :{name}_start AND {own} < :{name}_behind)")
        elif isinstance(field.kind, Link) and (field.required or field.search):
            target, joined = record_of(field.kind.table), f"{alias}_{field.public}"
            inner = f"{joined}_held"
            if joined == walk.first:
                parts.append(_met(target, joined, name, word, walk, number=number))
            elif (target.table, word) in walk.held_by_most:
                held = _met(target, inner, name, word, walk, number=number)
                parts.append(
                    f"EXISTS (SELECT 1 FROM {target.table} {inner} WHERE {inner}.id = {own} AND {held})"
                )
            else:
                held = _holds(target, inner, name, number=number)
                parts.append(f"{own} IN (SELECT {inner}.id FROM {target.table} {inner} WHERE {held})")
    return f"({' OR '.join(parts)})" if parts else "1 = 0"

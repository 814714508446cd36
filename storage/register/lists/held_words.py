"""The conditions that a record, or what it must belong to, holds a word or a number, as a list is searched."""

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


def words_of(text: str) -> list[str]:
    """The words of a search, without accents and in lower case."""
    return fold(text).split() if text else []


def searched(record: Record, text: str, joins: Joins, today: date) -> tuple[list[str], dict[str, Any]]:
    """The conditions of a search: each word is held, or the text is the name that the record's commune has or had."""
    held: list[str] = []
    values: dict[str, Any] = {}
    for at, word in enumerate(words_of(text)):
        condition, more = holding(record, word, f"s{at}")
        held.append(condition)
        values |= more
    path = next((field.public for field in record.fields if isinstance(field.kind, Commune)), "")
    communes = values_called(text) if path else []
    if not communes:
        return held, values
    there, more = in_communes(resolve(record, path, joins), communes, "c", today)
    return [f"(({' AND '.join(held)}) OR {there})"], values | more


def holding(record: Record, word: str, name: str) -> tuple[str, dict[str, Any]]:
    """The condition that a record, or what it must belong to, holds a word or a number that begins so."""
    values = {f"{name}_begun": words.beginnings([word]), f"{name}_word": f"% {word}%"}
    values |= {f"{name}_start": word, f"{name}_behind": word + BEHIND_ALL}
    condition = _holds(record, ROOT, name, number=word.isdecimal())
    return condition, {key: value for key, value in values.items() if f":{key}" in condition}


def is_common_number(look: RowSession, record: Record, word: str, many: int) -> bool:
    """Whether so many records, or records that these must belong to, have a number that begins so.

    Asked of indexes alone, and no further than to `many`: of so many the first in an order are soon met on the way.
    """
    if not word.isdecimal():
        return False
    linked = [
        record_of(one.kind.table) for one in record.fields if isinstance(one.kind, Link) and one.required
    ]
    for kind in (record, *linked):
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

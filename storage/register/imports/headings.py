"""Headings of tables to which a person gave a meaning, per kind of record, stored in the book."""

import json
from collections.abc import Mapping
from typing import Any

from models.register.texts.blocks import headings
from storage.book import settings
from storage.book.book import Book

_SETTING = "headings"


def known_headings(book: Book, table: str) -> Mapping[str, str]:
    """Heading → path of a field, "" where the column is left aside; what names no field any more is left out."""
    of_table = _all(book).get(table, {})
    paths = headings(table)
    return {str(heading): str(path) for heading, path in of_table.items() if not path or path in paths}


def remember_heading(book: Book, table: str, heading: str, path: str) -> None:
    """Keep what a heading means; "" leaves its column aside. Nothing is written where it is known so."""
    known = _all(book)
    if known.get(table, {}).get(heading) == path:
        return
    known.setdefault(table, {})[heading] = path
    settings.write(book, _SETTING, json.dumps(known, ensure_ascii=False, sort_keys=True))


def _all(book: Book) -> dict[str, dict[str, Any]]:
    kept: dict[str, dict[str, Any]] = json.loads(settings.read(book, _SETTING, "{}"))
    return kept

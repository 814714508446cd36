"""Unfinished forms for a new record, one for each kind and owner, until they are saved or discarded.

They are in the book, so that they are protected and copied with it, and travel nowhere else. Texts are stored as they
were typed: what a field refuses is still there to be mended.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from storage.book.book import Book
from storage.book.rows import execute, fetch_one


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A form that was begun. texts: field → text as typed; at: when it was typed, ISO 8601 with offset; by whom."""

    table: str
    owner: str
    texts: Mapping[str, str]
    at: str
    actor: str


def get(book: Book, table: str, owner: str = "") -> Unfinished | None:
    """What was begun for a new record of a kind that belongs to this owner."""
    with book.read_rows() as look:
        row = fetch_one(
            look,
            "SELECT texts, at, actor FROM drafts WHERE table_name = :kind AND owner_id = :owner",
            kind=table,
            owner=owner,
        )
    return None if row is None else Unfinished(table, owner, json.loads(row.texts), row.at, row.actor)


def keep(book: Book, table: str, owner: str, texts: Mapping[str, str]) -> Unfinished:
    """Store what was typed so far, replacing what this form stored before. Unavailable BOOK_BUSY: try again soon."""
    made = Unfinished(table, owner, dict(texts), book.now(), book.actor)
    put_back(book, made)
    return made


def put_back(book: Book, unfinished: Unfinished) -> None:
    """Store an unfinished form as it was, with its time: for what was discarded by mistake."""
    with book.unrecorded() as look:
        execute(
            look,
            "INSERT INTO drafts (table_name, owner_id, texts, at, actor) "
            "VALUES (:kind, :owner, :texts, :at, :actor) "
            "ON CONFLICT (table_name, owner_id) DO UPDATE "
            "SET texts = excluded.texts, at = excluded.at, actor = excluded.actor",
            kind=unfinished.table,
            owner=unfinished.owner,
            texts=json.dumps(dict(unfinished.texts), ensure_ascii=False),
            at=unfinished.at,
            actor=unfinished.actor,
        )


def discard(book: Book, table: str, owner: str = "") -> None:
    """Forget what was begun; nothing where nothing was. Unavailable BOOK_BUSY: try again soon."""
    with book.unrecorded() as look:
        execute(
            look,
            "DELETE FROM drafts WHERE table_name = :kind AND owner_id = :owner",
            kind=table,
            owner=owner,
        )

"""The chain of the journal: every change carries the digest of the one before and of all that it wrote.

Whoever edits, adds or removes a line, a change or a row of frozen content afterwards breaks a link, and its end
stands in every return, receipt and copy that leaves the book. The bytes are described in docs/formats/journal.md.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson

from models.trust.journal_head import NO_HEAD, JournalHead
from storage.book.dialect import connections, contents
from storage.book.rows import Row, RowSession, column, each, execute, fetch, fetch_one, value

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Content:
    """A table whose rows have a digest and no journal: by which column, without which columns.

    covered: columns whose own SHA-256 is another column of the row. beside: tables whose rows come with a new row of
    this one and have the same key.
    """

    key: str
    covered: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


CONTENTS: Mapping[str, Content] = {
    "sealed": Content("return_id", ("data",)),
    "sent_packages": Content("sha256", ("package",)),
    "exported_prints": Content("return_id"),
    "received_packages": Content(
        "sha256", ("package",), ("received_figures", "received_pairs", "received_answers")
    ),
    "received_figures": Content("sha256"),
    "received_pairs": Content("sha256"),
    "received_answers": Content("sha256"),
    "received_sheets": Content("sha256"),
    "received_documents": Content(
        "sha256", (), ("received_organisations", "received_keys", "received_distinct")
    ),
    "received_organisations": Content("sha256"),
    "received_keys": Content("sha256"),
    "received_distinct": Content("sha256"),
    "trust_lists": Content("serial", ("data",)),
    "revocation_lists": Content("sha256", ("data",)),
    "taken_notices": Content("sha256", ("notice",)),
    "given_notices": Content("sha256", ("notice",)),
    "form_packages": Content("sha256", ("package",)),
}
"""Every table that holds what came or left whole."""

_COMPANIONS = frozenset(table for content in CONTENTS.values() for table in content.beside)
NOTED: Mapping[str, str] = {
    table: content.key for table, content in CONTENTS.items() if table not in _COMPANIONS
}
"""Table → column by which a new row is noted while a change runs."""

_BEGINNING = b"so-htx/journal 1"
_CHANGES = (
    "SELECT id, at, actor, title, details, undoes FROM changes WHERE id > :after AND id <= :until ORDER BY id"
)
_LINES = (
    "SELECT table_name, record_id, action, field, old, new FROM journal WHERE change_id = :change ORDER BY id"
)
_DIGESTS = (
    "SELECT table_name, record_key, digest FROM content_digests WHERE change_id = :change "
    "ORDER BY table_name, record_key"
)


def content_digest(raw: connections.Raw, table: str, key: str) -> str | None:
    """SHA-256 (hex) of the rows of a key; None where there is none."""
    content = CONTENTS[table]
    text = contents.rows_as_text(raw, table, content.key, key, content.covered)
    return None if text is None else hashlib.sha256(text.encode()).hexdigest()


class LinkDigest:
    """The digest of one link while its changes, lines and contents are given in order."""

    def __init__(self, previous: str) -> None:
        self._digest = hashlib.sha256(_BEGINNING + b"\n" + previous.encode())

    def add(self, rows: Iterable[Row | tuple[Any, ...]]) -> None:
        """Rows of a change, of the journal or of digests of contents; each is one line of JSON."""
        for row in rows:
            self._digest.update(b"\n" + orjson.dumps(list(row)))

    def hexdigest(self) -> str:
        """The digest over all that was added."""
        return self._digest.hexdigest()


def head(session: "Session | RowSession") -> JournalHead:
    """The last link; NO_HEAD of a book in which nothing happened yet."""
    last = fetch_one(session, "SELECT change_id, digest FROM chain_links ORDER BY change_id DESC LIMIT 1")
    return NO_HEAD if last is None else JournalHead(last.change_id, last.digest)


def extend(session: "Session | RowSession", change: int, noted: Collection[tuple[str, str]]) -> None:
    """Bind a change to the one before, inside its own transaction, when all of it is written."""
    last = head(session)
    _keep_digests(session, change, _with_companions(noted))
    link = LinkDigest(last.digest)
    for row in fetch(session, _CHANGES, after=last.change, until=change):
        link.add([row])
        link.add(each(session, _LINES, change=row.id))
    link.add(each(session, _DIGESTS, change=change))
    execute(
        session,
        "INSERT INTO chain_links (change_id, digest) VALUES (:change, :digest)",
        change=change,
        digest=link.hexdigest(),
    )


def begin(raw: connections.Raw) -> None:
    """Bind all that an older program wrote by one first link, in the transaction of the migration."""
    session = RowSession(raw)
    last = value(session, "SELECT max(id) FROM changes")
    if last is None or head(session) != NO_HEAD:
        return
    there = {(table, key) for table in NOTED for key in contents.keys_of(raw, table, CONTENTS[table].key)}
    extend(session, last, there)


def _with_companions(noted: Collection[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for table, key in sorted(noted):
        yield table, key
        yield from ((one, key) for one in CONTENTS[table].beside)


def _keep_digests(session: "Session | RowSession", change: int, keys: Iterable[tuple[str, str]]) -> None:
    raw = session.connection if isinstance(session, RowSession) else connections.driver_of(session)
    for table, key in keys:
        digest = content_digest(raw, table, key)
        if digest is not None:
            execute(
                session,
                "INSERT INTO content_digests (change_id, table_name, record_key, digest) "
                "VALUES (:change, :table, :key, :digest)",
                change=change,
                table=table,
                key=key,
                digest=digest,
            )


def is_link(session: "Session | RowSession", wanted: JournalHead) -> bool:
    """Whether the chain goes through this link."""
    return wanted == NO_HEAD or wanted.digest in column(
        session, "SELECT digest FROM chain_links WHERE change_id = :change", change=wanted.change
    )

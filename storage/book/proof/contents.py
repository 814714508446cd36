"""Frozen rows compared with the digests that the chain keeps of them: sealed, sent, received, trust lists, notices."""

from storage.book.chain import CONTENTS, content_digest
from storage.book.dialect import connections
from storage.book.dialect import contents as dialect
from storage.book.proof.report import Problem, minute
from storage.book.rows import RowSession, fetch, fetch_one

_NEWEST = (
    "SELECT d.table_name, d.record_key, d.digest, d.change_id FROM content_digests d "
    "ORDER BY d.change_id, d.table_name, d.record_key"
)
_AT = "SELECT at FROM changes WHERE id = :change"


def problems(raw: connections.Raw) -> list[Problem]:
    """What differs from its digest, stands there without one, or is gone.

    BOOK_CONTENT_CHANGED, BOOK_CONTENT_REMOVED (table, key, count, agree, at: when it was written), BOOK_CONTENT_ADDED
    (table, key, count, agree).
    """
    session = RowSession(raw)
    kept: dict[str, dict[str, tuple[str, int]]] = {}
    for row in fetch(session, _NEWEST):
        kept.setdefault(row.table_name, {})[row.record_key] = (row.digest, row.change_id)
    return [problem for table in CONTENTS for problem in _of_table(session, table, kept.get(table, {}))]


def _of_table(session: RowSession, table: str, kept: dict[str, tuple[str, int]]) -> list[Problem]:
    there = dialect.keys_of(session.connection, table, CONTENTS[table].key)
    differing = [
        key for key in there if key in kept and content_digest(session.connection, table, key) != kept[key][0]
    ]
    added = [key for key in there if key not in kept]
    removed = sorted(kept.keys() - set(there))
    agree = len(there) - len(differing) - len(added)
    found = []
    for code, keys in (
        ("BOOK_CONTENT_CHANGED", differing),
        ("BOOK_CONTENT_REMOVED", removed),
        ("BOOK_CONTENT_ADDED", added),
    ):
        if keys:
            details = {"table": table, "key": keys[0], "count": len(keys), "agree": agree}
            last = fetch_one(session, _AT, change=kept[keys[0]][1]) if keys[0] in kept else None
            found.append(Problem(code, details | ({"at": minute(last.at)} if last else {})))
    return found

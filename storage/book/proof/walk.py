"""The chain of the journal walked from its first link to its end: what was changed in the history afterwards."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from storage.book.chain import LinkDigest
from storage.book.dialect import connections
from storage.book.proof.report import Problem, minute
from storage.book.rows import Row, RowSession, each, fetch

_CHANGES = "SELECT id, at, actor, title, details, undoes FROM changes ORDER BY id"
_LINES = (
    "SELECT change_id, table_name, record_id, action, field, old, new FROM journal ORDER BY change_id, id"
)
_DIGESTS = (
    "SELECT change_id, table_name, record_key, digest FROM content_digests "
    "ORDER BY change_id, table_name, record_key"
)


@dataclass(slots=True)
class _Walked:
    """How many changes agree, and which do not: (number, moment)."""

    agreeing: int = 0
    differing: list[tuple[int, str]] = field(default_factory=list)


def problems(raw: connections.Raw) -> list[Problem]:
    """What does not fit the chain.

    BOOK_HISTORY_ALTERED (change, at, count, agree): links over other bytes than stand there, each judged from the link
    before it as it is kept, so that one edit breaks one link. BOOK_HISTORY_UNLINKED (change, at, count): changes that
    no link binds.
    """
    session = RowSession(raw)
    walked, unlinked = _walk(session)
    found = []
    if walked.differing:
        change, at = walked.differing[0]
        details = {
            "change": change,
            "at": minute(at),
            "count": len(walked.differing),
            "agree": walked.agreeing,
        }
        found.append(Problem("BOOK_HISTORY_ALTERED", details))
    if unlinked:
        change, at = unlinked[0]
        found.append(
            Problem("BOOK_HISTORY_UNLINKED", {"change": change, "at": minute(at), "count": len(unlinked)})
        )
    return found


def _walk(session: RowSession) -> tuple[_Walked, list[tuple[int, str]]]:
    """The links judged, and the changes behind the last one."""
    walked = _Walked()
    changes = _Ahead(each(session, _CHANGES))
    lines = _Ahead((key, list(rows)) for key, rows in groupby(each(session, _LINES), lambda row: row[0]))
    digests = _Ahead((key, list(rows)) for key, rows in groupby(each(session, _DIGESTS), lambda row: row[0]))
    previous = ""
    for link in fetch(session, "SELECT change_id, digest FROM chain_links ORDER BY change_id"):
        number, at = _judged(link, previous, changes, lines, digests)
        if at is None:
            walked.agreeing += number
        else:
            walked.differing.append((link.change_id, at))
        previous = link.digest
    return walked, [(row[0], str(row[1])) for row in changes]


def _judged(
    link: Row, previous: str, changes: "_Ahead", lines: "_Ahead", digests: "_Ahead"
) -> tuple[int, str | None]:
    """How many changes a link binds, and when the first of them was where the link does not fit, else None."""
    expected = LinkDigest(previous)
    bound = changes.until(link.change_id)
    for change in bound:
        expected.add([change])
        for key, rows in lines.until(change[0]):
            expected.add(row[1:] if key == change[0] else row for row in rows)
    for key, rows in digests.until(link.change_id):
        expected.add(row[1:] if key == link.change_id else row for row in rows)
    if expected.hexdigest() == link.digest:
        return len(bound), None
    return 0, str(bound[0][1]) if bound else ""


class _Ahead:
    """Rows in the order of their first value, taken up to a number."""

    def __init__(self, rows: Iterator[Any]) -> None:
        self._rows = rows
        self._next: Any = next(rows, None)

    def until(self, number: int) -> list[Any]:
        """The next rows whose first value is not above the number."""
        taken = []
        while self._next is not None and self._next[0] <= number:
            taken.append(self._next)
            self._next = next(self._rows, None)
        return taken

    def __iter__(self) -> Iterator[Any]:
        while self._next is not None:
            yield self._next
            self._next = next(self._rows, None)

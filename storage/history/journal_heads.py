"""The ends of the history that left the book, in sealed returns and receipts, compared with the chain there is now."""

from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from models.trust.journal_head import NO_HEAD, JournalHead, head_in
from storage.book import chain
from storage.book.proof.report import Problem
from storage.book.rows import RowSession, each

_SEALED = (
    "SELECT returns.period, returns.revision, CAST(sealed.data AS BLOB) AS data FROM sealed "
    "JOIN returns ON returns.id = sealed.return_id ORDER BY sealed.number"
)
_GIVEN = (
    "SELECT unit_name, period, CAST(content AS BLOB) AS content FROM given_notices "
    "WHERE kind = 'receipt' ORDER BY at"
)

Stated = tuple[str, dict[str, Any], JournalHead]
"""Code for what states a head that is not in the chain, its details, and the head."""


def problems(session: RowSession) -> list[Problem]:
    """Each end of the history that the chain does not go through.

    BOOK_HEAD_OTHER_RETURN (period, revision, change), BOOK_HEAD_OTHER_RECEIPT (unit, period, change).
    """
    return [*against(session, _sealed(session)), *against(session, _given(session))]


def against(session: RowSession, stated: Iterable[Stated]) -> Iterator[Problem]:
    """The same for heads from elsewhere: files that left this book once."""
    for code, details, head in stated:
        if not chain.is_link(session, head):
            yield Problem(code, {**details, "change": head.change})


def _sealed(session: RowSession) -> Iterator[Stated]:
    for period, revision, data in each(session, _SEALED):
        yield "BOOK_HEAD_OTHER_RETURN", {"period": period, "revision": revision}, _head(data)


def _given(session: RowSession) -> Iterator[Stated]:
    for unit, period, content in each(session, _GIVEN):
        yield "BOOK_HEAD_OTHER_RECEIPT", {"unit": unit, "period": period}, _head(content)


def _head(data: object) -> JournalHead:
    """The head that bytes state; NO_HEAD of what cannot be read, which is said by its digest."""
    try:
        content = orjson.loads(data) if isinstance(data, bytes) else None
    except orjson.JSONDecodeError:
        return NO_HEAD
    return head_in(content) if isinstance(content, dict) else NO_HEAD

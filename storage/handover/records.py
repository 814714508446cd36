"""What a book gave and took over, as named values of the book: each in its change, and undone with it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.dialogue.handovers import RegisterTotals, totals_from_json, totals_to_json
from models.dialogue.notices import unit_from_json, unit_to_json
from models.returns.document import UnitName
from models.returns.receiving import unit_key
from models.returns.records import Setting
from storage.book import settings
from storage.book.book import Book

_GIVEN, _TAKEN = "handover_given:", "handover_taken:"


@dataclass(frozen=True, slots=True)
class HandoverRecord:
    """One file given or taken over. other: the unit at the other end; content_sha256: of what is signed.

    at: when the file was made; receipt_at: when its receipt was made, "" while there is none.
    """

    other: UnitName
    number: int
    content_sha256: str
    at: str
    totals: RegisterTotals
    receipt_at: str = ""


def given(book: Book) -> list[HandoverRecord]:
    """What this office gave, by its takers."""
    with book.read_session() as session:
        return _records(session, _GIVEN)


def taken(book: Book) -> list[HandoverRecord]:
    """What this office took over, by its givers."""
    with book.read_session() as session:
        return taken_in(session)


def taken_in(session: Session) -> list[HandoverRecord]:
    """As taken, inside a session."""
    return _records(session, _TAKEN)


def put_given(session: Session, record: HandoverRecord) -> None:
    """Keep what was given to a taker, in place of what was given to it before."""
    _put(session, _GIVEN, record)


def put_taken(session: Session, record: HandoverRecord) -> None:
    """Keep what was taken over from a giver."""
    _put(session, _TAKEN, record)


def _put(session: Session, prefix: str, record: HandoverRecord) -> None:
    content = {
        "other": unit_to_json(record.other),
        "number": record.number,
        "content_sha256": record.content_sha256,
        "at": record.at,
        "totals": totals_to_json(record.totals),
        "receipt_at": record.receipt_at,
    }
    settings.put(
        session, prefix + "/".join(map(str, unit_key(record.other))), json.dumps(content, ensure_ascii=False)
    )


def _records(session: Session, prefix: str) -> list[HandoverRecord]:
    query = select(Setting.value).where(Setting.id.startswith(prefix, autoescape=True)).order_by(Setting.id)
    return [_record(json.loads(value)) for value in session.execute(query).scalars() if value]


def _record(content: Mapping[str, Any]) -> HandoverRecord:
    return HandoverRecord(
        unit_from_json(content["other"]),
        content["number"],
        content["content_sha256"],
        content["at"],
        totals_from_json(content["totals"]),
        content["receipt_at"],
    )

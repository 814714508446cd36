"""What stands on the paper of one return beside the names of the office: number, date, recipients, urgency.

They are asked before the return is sealed and are sealed with it (Decree 30/2020/ND-CP, Appendix I). A new revision
begins with those of the return before, its number and date left open.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.office.names import OF_DOCUMENT, OF_OFFICE, URGENCIES, OfficeNames
from models.returns.records import ReturnRecord
from models.returns.returns import State
from models.values.errors import Refused
from models.values.names import clean
from storage.book import settings
from storage.book.book import Book
from storage.book.rows import RowSession

_LAST = "document"
"""Setting: recipients and urgency of the return that was written last."""

_MOST_DAYS_AHEAD = 31
"""A paper is dated when it is issued; a day further ahead is a slip."""

SECRECIES = ("secret", "top_secret", "utmost_secret")
"""Marks that a document of this program never bears: Law 29/2018 on State secrets, Art. 5."""


def names_in(session: Session | RowSession, period: str, revision: int) -> OfficeNames:
    """What stands on the paper of a return that is open, inside the caller's reading."""
    names = settings.office_names_in(session)
    told = json.loads(settings.get(session, _name(period, revision)) or settings.get(session, _LAST) or "{}")
    return replace(names, **{name: str(told[name]) for name in OF_DOCUMENT if name in told})


def write(book: Book, period: str, revision: int, name: str, value: str) -> None:
    """Keep one field of the paper, of the office or of this return.

    Refused DOCUMENT_SEALED, DOCUMENT_SECRET, DOCUMENT_NUMBER, DOCUMENT_DAY_AHEAD, DOCUMENT_SYMBOL.
    """
    with book.read_session() as session:
        if not _is_open(session, period, revision):
            raise Refused("DOCUMENT_SEALED")
    kept = read_field(name, value, book.clock().date())
    if name in OF_OFFICE:
        settings.write(book, name, kept)
        return
    with book.change("SETTING_CHANGED", name=name) as session:
        names = names_in(session, period, revision)
        told = {one: getattr(names, one) for one in OF_DOCUMENT} | {name: kept}
        settings.put(session, _name(period, revision), _as_json(told))
        settings.put(session, _LAST, _as_json({one: told[one] for one in ("recipients", "urgency")}))


def _as_json(told: Mapping[str, str]) -> str:
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def _is_open(session: Session, period: str, revision: int) -> bool:
    found = select(ReturnRecord.state).where(ReturnRecord.period == period, ReturnRecord.revision == revision)
    return session.execute(found).scalar() in (State.DRAFT, State.CHECKED)


def read_field(name: str, value: str, today: date) -> str:
    """The text as it is kept; refused as `write` says."""
    match name:
        case "number":
            return _number(clean(value))
        case "symbol":
            return _symbol(clean(value))
        case "urgency":
            if value in SECRECIES:
                raise Refused("DOCUMENT_SECRET")
            return value if value in URGENCIES else ""
        case "date":
            if value and date.fromisoformat(value) > today + timedelta(days=_MOST_DAYS_AHEAD):
                raise Refused("DOCUMENT_DAY_AHEAD", day=date.fromisoformat(value))
            return value
        case "recipients" | "office" | "parent_office":
            return "\n".join(line for line in map(clean, value.splitlines()) if line)
        case _:
            return clean(value)


def _number(text: str) -> str:
    """A number below ten has a nought before it (Appendix I, 3)."""
    if not text:
        return ""
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 100_000):
        raise Refused("DOCUMENT_NUMBER", text=text)
    return f"{int(text):02}"


def _symbol(text: str) -> str:
    """Capitals parted by a hyphen or an oblique, without a blank (Appendix I, 3)."""
    shaped = "".join(text.upper().split())
    if shaped and not all(part.isalnum() for part in shaped.replace("/", "-").split("-")):
        raise Refused("DOCUMENT_SYMBOL", text=text)
    return shaped


def _name(period: str, revision: int) -> str:
    return f"{_LAST}/{period}/{revision}"

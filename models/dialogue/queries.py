"""Queries: questions of the unit above about a return, pinned to a cell, a record or the whole.

Queries are numbered by their sender, for each receiving unit, and never renumbered. A file holds the
state of some of them: open, withdrawn, or settled by the sender. The answers of the receiving unit travel in its
next package (`answers` in du-lieu.json). A proposal is a value that the sender suggests; it changes nothing until
the receiving unit accepts it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from models.dialogue import notices
from models.dialogue.notices import ReturnNamed
from models.dialogue.receipts import SentReturn
from models.returns.document import ReturnDocument, UnitName
from models.returns.json_values import read_day
from models.returns.receiving import unit_key
from models.values.errors import Refused

KIND = "so-htx/queries"
SCHEMA = 1
MOST_QUERIES = 2000
ANSWERS = "answers"


class QueryState(StrEnum):
    """The state of a query, as its sender gives it; the answering package shows that it was answered."""

    OPEN = "open"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Pin:
    """What a query is about: a cell (form, row, column), a record's field (table, key, field), or all ("")."""

    kind: str  # "return", "cell" or "record"
    place: tuple[str, ...] = ()


WHOLE = Pin("return")
_PLACES = {"return": 0, "cell": 3, "record": 3}


def cell(form: str, row: str, column: str) -> Pin:
    return Pin("cell", (form, row, column))


def record(table: str, key: str, field: str = "") -> Pin:
    """A row of a register table by its key, or a single field of it."""
    return Pin("record", (table, key, field))


def is_place(pin: Pin) -> bool:
    """Whether the pin is of a known kind and names as much as that kind needs."""
    return _PLACES.get(pin.kind) == len(pin.place)


@dataclass(frozen=True, slots=True)
class Query:
    """One question. asked_on: its day; due: until when an answer is wanted; finding: the code of a check, or "".

    proposal: the value that the asker suggests, as text of the file format ("" for none).
    """

    number: int
    pin: Pin
    text: str
    asked_on: date
    due: date | None = None
    state: QueryState = QueryState.OPEN
    finding: str = ""
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class QueryList:
    """A file of queries about one return."""

    issuer: UnitName
    about: ReturnNamed
    at: datetime
    queries: tuple[Query, ...]


def encode(asked: QueryList) -> bytes:
    """Canonical bytes of a file of queries; they are written in the order of their numbers."""
    return notices.canonical(
        {
            "kind": KIND,
            "schema": SCHEMA,
            "issuer": notices.unit_to_json(asked.issuer),
            "return": notices.return_to_json(asked.about),
            "at": notices.time_to_json(asked.at),
            "queries": [_to_json(query) for query in sorted(asked.queries, key=lambda one: one.number)],
        }
    )


def _to_json(query: Query) -> dict[str, Any]:
    return {
        "number": query.number,
        "pin": {"kind": query.pin.kind, "place": list(query.pin.place)},
        "text": query.text,
        "asked_on": query.asked_on.isoformat(),
        "due": query.due.isoformat() if query.due else None,
        "state": query.state.value,
        "finding": query.finding,
        "proposal": query.proposal,
    }


def decode(data: bytes) -> QueryList:
    """The queries in these bytes; Refused with the NOTICE_... codes."""
    asked = notices.parsed(data, KIND, SCHEMA, _from_json)
    if encode(asked) != data:
        raise Refused("NOTICE_SHAPE", what="canonical")
    return asked


def _from_json(content: dict[str, Any]) -> QueryList:
    queries = tuple(_query_from_json(query) for query in content["queries"])
    if not 0 < len(queries) <= MOST_QUERIES or len({query.number for query in queries}) != len(queries):
        raise ValueError("queries")
    return QueryList(
        notices.unit_from_json(content["issuer"]),
        notices.return_from_json(content["return"]),
        notices.time_from_json(content["at"]),
        queries,
    )


def _query_from_json(content: dict[str, Any]) -> Query:
    pin, due = content["pin"], content["due"]
    about = Pin(notices.text(pin["kind"]), tuple(notices.text(part) for part in pin["place"]))
    if not is_place(about):
        raise ValueError("pin")
    return Query(
        notices.count(content["number"]),
        about,
        notices.text(content["text"]),
        read_day(content["asked_on"]),
        None if due is None else read_day(due),
        QueryState(content["state"]),
        notices.code(content["finding"]),
        notices.text(content["proposal"]),
    )


def with_answers(document: ReturnDocument, answers: Mapping[int, str]) -> ReturnDocument:
    """The document with answers to queries by their numbers."""
    kept = [[number, answers[number]] for number in sorted(answers)]
    return replace(document, extra=dict(document.extra) | {ANSWERS: kept})


def answers_in(document: ReturnDocument) -> dict[int, str]:
    """The answers that a document carries; Refused with ANSWERS_SHAPE where they are no such list."""
    try:
        pairs = [
            (notices.count(number), notices.text(text)) for number, text in document.extra.get(ANSWERS, [])
        ]
    except (TypeError, ValueError) as fault:
        raise Refused("ANSWERS_SHAPE") from fault
    if len(dict(pairs)) != len(pairs):
        raise Refused("ANSWERS_SHAPE")
    return dict(pairs)


def merged(known: Iterable[QueryList]) -> dict[int, Query]:
    """Every query of a sender to a unit, in the state of the newest file that names it: none is ever lost.

    Of two files of the same moment, the file that ends a query counts before the file that opens it; where others
    disagree the bytes decide, so that the order of arrival never does.
    """
    told = [(asked.at, query) for asked in known for query in asked.queries]
    newest = sorted(told, key=lambda one: (one[0], one[1].state is not QueryState.OPEN, _bytes(one[1])))
    found = {query.number: query for _, query in newest}
    return dict(sorted(found.items()))


def _bytes(query: Query) -> bytes:
    return notices.canonical(_to_json(query))


def unanswered(known: Iterable[QueryList], answers: Mapping[int, str]) -> tuple[Query, ...]:
    """The queries that wait for an answer, in the order of their numbers."""
    return tuple(
        query
        for number, query in merged(known).items()
        if query.state is QueryState.OPEN and not answers.get(number, "").strip()
    )


def against_known(asked: QueryList, own: UnitName, known: Sequence[QueryList]) -> str | None:
    """Why a file of queries that verifies does not belong here, or None if it does.

    QUERIES_OTHER_UNIT; QUERIES_CONTRADICT where a known number now carries another question.
    """
    if unit_key(asked.about.unit) != unit_key(own):
        return "QUERIES_OTHER_UNIT"
    before = merged(one for one in known if unit_key(one.issuer) == unit_key(asked.issuer))
    for query in asked.queries:
        old = before.get(query.number)
        if old is not None and (old.pin, old.text, old.asked_on) != (query.pin, query.text, query.asked_on):
            return "QUERIES_CONTRADICT"
    return None


def against_sent(asked: QueryList, sent: Sequence[SentReturn]) -> str | None:
    """Why a file of queries is not about what this unit sent to the asker, or None if it is.

    QUERIES_UNKNOWN_RETURN; QUERIES_OTHER_OFFICE where the return went to another office than the sender of the queries.
    """
    mine = [one for one in sent if one.about.data_sha256 == asked.about.data_sha256]
    if not mine:
        return "QUERIES_UNKNOWN_RETURN"
    if not any(unit_key(one.parent) == unit_key(asked.issuer) for one in mine):
        return "QUERIES_OTHER_OFFICE"
    return None

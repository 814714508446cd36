"""Answers to the queries about one return, as a small signed file: they need not wait for the next package.

The unit that was asked gives it to the office that asked. Format: docs/formats/notices.md §3.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.dialogue import notices
from models.dialogue.notices import ReturnNamed
from models.dialogue.queries import MOST_QUERIES
from models.returns.document import UnitName
from models.returns.receiving import unit_key
from models.values.areas import is_one_office
from models.values.errors import Refused

KIND = "so-htx/answers"
SCHEMA = 1


@dataclass(frozen=True, slots=True)
class AnswerNotice:
    """A file of answers. recipient: the office that asked; answers: by the numbers of its queries, none is empty."""

    issuer: UnitName
    recipient: UnitName
    about: ReturnNamed
    at: datetime
    answers: Mapping[int, str]


def encode(given: AnswerNotice) -> bytes:
    """Canonical bytes of a file of answers, which are written in the order of their numbers."""
    return notices.canonical(
        {
            "kind": KIND,
            "schema": SCHEMA,
            "issuer": notices.unit_to_json(given.issuer),
            "recipient": notices.unit_to_json(given.recipient),
            "return": notices.return_to_json(given.about),
            "at": notices.time_to_json(given.at),
            "answers": [[number, text] for number, text in sorted(given.answers.items())],
        }
    )


def decode(data: bytes) -> AnswerNotice:
    """The answers in these bytes; Refused with the NOTICE_... codes."""
    given = notices.parsed(data, KIND, SCHEMA, _from_json)
    if encode(given) != data:
        raise Refused("NOTICE_SHAPE", what="canonical")
    return given


def _from_json(content: dict[str, Any]) -> AnswerNotice:
    answers = {notices.count(number): notices.text(text) for number, text in content["answers"]}
    if not 0 < len(answers) <= MOST_QUERIES or not all(text.strip() for text in answers.values()):
        raise ValueError("answers")
    return AnswerNotice(
        notices.unit_from_json(content["issuer"]),
        notices.unit_from_json(content["recipient"]),
        notices.return_from_json(content["return"]),
        notices.time_from_json(content["at"]),
        answers,
    )


def against_asked(given: AnswerNotice, own: UnitName, asked: Mapping[int, str]) -> str | None:
    """Why a file of answers that verifies does not belong here, or None if it does.

    own: this office; asked: of its queries to the unit of the return, the number → SHA-256 of the data of the return
    that each is about. ANSWERS_OTHER_OFFICE; ANSWERS_OTHER_UNIT where another unit answers than the one that sent the
    return; ANSWERS_UNKNOWN_QUERY.
    """
    if not _one_office(given.recipient, own):
        return "ANSWERS_OTHER_OFFICE"
    if not _one_office(given.issuer, given.about.unit):
        return "ANSWERS_OTHER_UNIT"
    if any(asked.get(number) != given.about.data_sha256 for number in given.answers):
        return "ANSWERS_UNKNOWN_QUERY"
    return None


def _one_office(one: UnitName, other: UnitName) -> bool:
    """Whether two units are the same, or one office on both sides of a reform that it outlived."""
    first, second = (
        (level, code, notices.day_text(starts)) for level, code, starts in map(unit_key, (one, other))
    )
    return is_one_office(first, second)

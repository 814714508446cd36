"""Notices: small signed files that travel back about a return. What receipts and queries have in common.

Canonical means the same as for returns: UTF-8, keys sorted, no white space, NFC, no further keys; a reader refuses
other bytes, so that what was signed has a single reading. Formats: docs/formats/notices.md.

Refusals: NOTICE_NOT_JSON, NOTICE_OF_ANOTHER_KIND, NOTICE_NEWER, NOTICE_SHAPE.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, Protocol, TypeVar, cast

import orjson

from models.returns.admission import own_name, remarks_on_names
from models.returns.document import NAMED_LEVELS, ReturnDocument, UnitName
from models.returns.json_values import read_count, read_day, read_moment
from models.returns.verdicts import Remark
from models.values.errors import Refused
from models.values.names import clean
from models.values.periods import parse_period

TEXT_LENGTH = 4000
"""Longest text in a notice, in characters."""

_SHA256 = re.compile(r"[0-9a-f]{64}")
_CODE = re.compile(r"([A-Z][A-Z0-9]*(_[A-Z0-9]+)*)?")
_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True)
class ReturnNamed:
    """The return that a notice is about: whose, for which period and revision, and the package it came in.

    number: its place in the unit's chain of packages; package_sha256: of the file as it was received, without
    its envelope; data_sha256: of du-lieu.json, by which it is known again in another package.
    """

    unit: UnitName
    period: str
    revision: int
    number: int
    package_sha256: str
    data_sha256: str


def named(document: ReturnDocument, package_sha256: str, data_sha256: str) -> ReturnNamed:
    """The name of a return that was received in a package with these digests."""
    return ReturnNamed(
        document.unit, document.period, document.revision, document.number, package_sha256, data_sha256
    )


class AnyNotice(Protocol):
    """A receipt, or a file of queries or answers: who gives it, and about which return."""

    @property
    def issuer(self) -> UnitName: ...
    @property
    def about(self) -> ReturnNamed: ...


_Notice = TypeVar("_Notice", bound=AnyNotice)


def with_own_names(notice: _Notice) -> _Notice:
    """The notice with both units by the names that our table gives them, to be shown and compared."""
    about = replace(notice.about, unit=own_name(notice.about.unit))
    renamed: Any = replace(notice, issuer=own_name(notice.issuer), about=about)  # type: ignore[type-var]
    return cast(_Notice, renamed)


def remarks_on_notice(notice: AnyNotice) -> Iterator[Remark]:
    """UNIT_NAMED_OTHERWISE where it calls one of them otherwise."""
    return remarks_on_names((notice.issuer, notice.about.unit))


def canonical(content: Mapping[str, Any]) -> bytes:
    return orjson.dumps(dict(content), option=orjson.OPT_SORT_KEYS)


def parsed(data: bytes, kind: str, schema: int, build: Callable[[dict[str, Any]], _Kind]) -> _Kind:
    """What `build` makes of a notice of this kind; it may raise what a missing or wrong value raises."""
    try:
        content = orjson.loads(data)
    except orjson.JSONDecodeError as fault:
        raise Refused("NOTICE_NOT_JSON") from fault
    if not isinstance(content, dict) or content.get("kind") != kind:
        raise Refused("NOTICE_OF_ANOTHER_KIND")
    if type(content.get("schema")) is not int or content["schema"] > schema:
        raise Refused("NOTICE_NEWER", schema=str(content.get("schema")), known=str(schema))
    try:
        if not unicodedata.is_normalized("NFC", data.decode("utf-8")):
            raise ValueError("NFC")
        return build(content)
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise Refused("NOTICE_SHAPE", what=str(fault)) from fault


def unit_to_json(unit: UnitName) -> dict[str, Any]:
    starts = unit.valid_from.isoformat() if unit.valid_from else None
    return {"level": unit.level, "code": unit.code, "valid_from": starts, "name": unit.name}


def unit_from_json(content: Mapping[str, Any]) -> UnitName:
    starts, level = content["valid_from"], text(content["level"])
    if level not in NAMED_LEVELS:
        raise ValueError(level)
    return UnitName(
        level,
        text(content["code"]),
        None if starts is None else read_day(starts),
        text(content["name"]),
    )


def return_to_json(about: ReturnNamed) -> dict[str, Any]:
    return {
        "unit": unit_to_json(about.unit),
        "period": about.period,
        "revision": about.revision,
        "number": about.number,
        "package_sha256": about.package_sha256,
        "data_sha256": about.data_sha256,
    }


def return_from_json(content: Mapping[str, Any]) -> ReturnNamed:
    period = text(content["period"])
    try:
        known = str(parse_period(period)) == period
    except Refused as fault:
        raise ValueError(period) from fault
    if not known:
        raise ValueError(period)
    return ReturnNamed(
        unit_from_json(content["unit"]),
        period,
        count(content["revision"]),
        count(content["number"]),
        digest(content["package_sha256"]),
        digest(content["data_sha256"]),
    )


def time_to_json(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def time_from_json(value: Any) -> datetime:
    read_moment(text(value))
    return datetime.strptime(value, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > TEXT_LENGTH:
        raise TypeError("text")
    return value


def count(value: Any, least: int = 1) -> int:
    if read_count(value) < least:
        raise TypeError("count")
    return int(value)


def digest(value: Any) -> str:
    if not _SHA256.fullmatch(text(value)):
        raise ValueError("sha256")
    return str(value)


def code(value: Any) -> str:
    """A stable code, or "" for none."""
    if not _CODE.fullmatch(text(value)):
        raise ValueError("code")
    return str(value)


def words(typed: str) -> str:
    """What a person wrote, in the form allowed in a notice: clean lines; Refused NOTICE_TEXT_TOO_LONG (most)."""
    kept = "\n".join(clean(line) for line in typed.splitlines()).strip()
    if len(kept) > TEXT_LENGTH:
        raise Refused("NOTICE_TEXT_TOO_LONG", most=TEXT_LENGTH)
    return kept


def day_text(day: date | None) -> str:
    """The first day of a unit as keys are kept in tables: ISO, or "" where there is none."""
    return "" if day is None else day.isoformat()

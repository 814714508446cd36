"""Errors that units answered with a reason: kept beside the package, so that the office above sees them at once."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from models.forms.finding_json import finding_from_json, finding_to_json, findings_in
from models.forms.findings import Finding, Level
from models.returns.document import ReturnDocument
from models.returns.reasons import answered_errors
from storage.book import settings
from storage.received.in_force import InForce

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.book.rows import RowSession


_PACKAGE = "answered_errors:"
"""Before the digest of a received package: the name of the setting that keeps its answered errors."""

Answered = tuple[Finding, str]
"""An error and the reason given for it."""


def answered_in(document: ReturnDocument) -> list[Answered]:
    """The errors that a return answers."""
    return answered_errors(findings_in(document.findings), document.reasons)


def keep(session: "Session", sha256: str, document: ReturnDocument) -> None:
    """Remember what a package answers, inside the caller's change; nothing where it answers no error."""
    found = [finding_to_json(finding) | {"reason": reason} for finding, reason in answered_in(document)]
    if found:
        settings.put(session, _PACKAGE + sha256, json.dumps(found, ensure_ascii=False))


def answered(session: "Session | RowSession") -> dict[str, list[Answered]]:
    """Digest → the errors that the package answers, of every received package that answers any."""
    kept = settings.beginning(session, _PACKAGE)
    return {sha256: _read(json.loads(value)) for sha256, value in kept.items()}


def _read(contents: Iterable[Mapping[str, Any]]) -> list[Answered]:
    return [(finding_from_json(one), str(one["reason"])) for one in contents]


def answered_findings(session: "Session | RowSession", packages: Sequence[InForce]) -> list[Finding]:
    """What the units that count have answered, as information beside the merged figure."""
    kept = answered(session) if packages else {}
    return [
        Finding(
            "UNIT_ERROR_ANSWERED",
            finding.rule,
            Level.INFO,
            finding.form,
            finding.row,
            finding.column,
            {
                "unit": one.unit_name,
                "name": finding.details.get("name", finding.form),
                "row": finding.details.get("row", finding.row),
                "label": finding.details.get("label", ""),
                "check": finding.code,
                "reason": reason,
            },
            subject="/".join(one.unit),
        )
        for one in packages
        for finding, reason in kept.get(one.sha256, ())
    ]

"""The states of a return and the transitions between them.

draft → checked → sealed → sent at the unit that makes it; received → merged at the unit above. Editing a checked
return makes it a draft again; reopening a sealed return makes a new revision and leaves the old revision as it is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.forms.findings import Finding, Level
from models.values.errors import Refused


class State(StrEnum):
    """The state of a return."""

    DRAFT = "draft"
    CHECKED = "checked"
    SEALED = "sealed"
    SENT = "sent"
    RECEIVED = "received"
    MERGED = "merged"


class ReturnStep(StrEnum):
    """What can be done to a return."""

    EDIT = "edit"
    CHECK = "check"
    SEAL = "seal"
    SEND = "send"
    RECEIVE = "receive"
    MERGE = "merge"


_LADDER = {
    (State.DRAFT, ReturnStep.EDIT): State.DRAFT,
    (State.CHECKED, ReturnStep.EDIT): State.DRAFT,
    (State.DRAFT, ReturnStep.CHECK): State.CHECKED,
    (State.CHECKED, ReturnStep.CHECK): State.CHECKED,
    (State.CHECKED, ReturnStep.SEAL): State.SEALED,
    (State.SEALED, ReturnStep.SEND): State.SENT,
    (State.SENT, ReturnStep.SEND): State.SENT,
    (State.SENT, ReturnStep.RECEIVE): State.RECEIVED,
    (State.RECEIVED, ReturnStep.MERGE): State.MERGED,
}

FROZEN = frozenset({State.SEALED, State.SENT, State.RECEIVED, State.MERGED})
"""States in which no figure can change."""


def after(state: State, step: ReturnStep) -> State:
    """The state that a step leads to; Refused RETURN_SEALED or RETURN_STEP where there is no such way."""
    found = _LADDER.get((state, step))
    if found is not None:
        return found
    if state in FROZEN and step in (ReturnStep.EDIT, ReturnStep.CHECK, ReturnStep.SEAL):
        raise Refused("RETURN_SEALED", state=state.value)
    raise Refused("RETURN_STEP", state=state.value, step=step.value)


@dataclass(frozen=True, slots=True)
class Cleared:
    """Proof that a return may be sealed: made only by `clear`, from findings and the reasons given for them."""

    findings: tuple[Finding, ...]
    reasons: tuple[tuple[str, str], ...]


def open_findings(findings: Iterable[Finding], reasons: Mapping[str, str]) -> list[Finding]:
    """What prevents a return from being sealed: errors, and what a reason answers while it has none."""
    return [
        finding
        for finding in findings
        if finding.level is not Level.INFO
        and not (finding.takes_reason and reasons.get(finding.key, "").strip())
    ]


def alike(finding: Finding, standing: Iterable[Finding]) -> list[Finding]:
    """Of open findings the others of the same doubt that a reason answers: one cause often shows in several forms."""
    return [
        other
        for other in standing
        if other.code == finding.code and other.key != finding.key and other.takes_reason
    ]


def clear(findings: list[Finding], reasons: dict[str, str]) -> Cleared:
    """Refused RETURN_HAS_ERRORS (errors, warnings: how many are open) where something still prevents it."""
    standing = open_findings(findings, reasons)
    if standing:
        errors = sum(finding.level is Level.ERROR for finding in standing)
        raise Refused("RETURN_HAS_ERRORS", errors=errors, warnings=len(standing) - errors)
    keys = {finding.key for finding in findings}
    return Cleared(tuple(findings), tuple(sorted((k, v) for k, v in reasons.items() if k in keys)))

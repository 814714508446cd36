"""Handovers and their receipts as signed files: a container with one payload file, made and judged.

Format: docs/formats/handovers.md. Each is believed where the trust list names its signers for the unit that gives it.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from exports.exchange.notices import MOST_SIGNATURES, not_a_notice, read_signed_files
from exports.files.archive import Limits
from exports.signatures.container import EXTENSION, build_container
from exports.trust.lists import TrustList
from exports.verdicts.packages import SIGNER_RUNGS, judge_signers
from models.dialogue import handovers
from models.dialogue.handovers import Handover, HandoverReceipt
from models.returns.verdicts import Rung, Verdict
from models.values.errors import Refused

if TYPE_CHECKING:
    from exports.signatures.signing import Signer

HANDOVER_NAME, RECEIPT_NAME = "ban-giao.json", "bien-nhan-ban-giao.json"
_LIMITS = Limits(entries=2 + 2 * MOST_SIGNATURES)
_RUNGS = tuple(name for name in SIGNER_RUNGS if name != "roles")  # one who is listed is enough


@dataclass(frozen=True, slots=True)
class HandoverInspection:
    """The verdict on a file, and what it says as far as it could be read: to be believed only if accepted."""

    verdict: Verdict
    said: Handover | HandoverReceipt | None
    sha256: str


def build(said: Handover | HandoverReceipt, signers: "Sequence[Signer]") -> bytes:
    """The signed file, claimed at its own time; Refused with the KEY_… codes of signing."""
    if isinstance(said, Handover):
        return build_container({HANDOVER_NAME: handovers.encode(said)}, signers, said.at)
    return build_container({RECEIPT_NAME: handovers.encode_receipt(said)}, signers, said.at)


def file_name(said: Handover | HandoverReceipt) -> str:
    """Plain letters only: who gives, who takes."""
    kind = "ban-giao" if isinstance(said, Handover) else "bien-nhan-ban-giao"
    number = f"_lan{said.number}" if isinstance(said, Handover) else ""
    return f"{kind}_{said.giver.code}_{said.taker.code}{number}{EXTENSION}"


def inspect(
    data: bytes,
    trust: TrustList | None,
    now: datetime,
    *,
    last_run: datetime | None = None,
    crl_floor: Mapping[str, int] | None = None,
) -> HandoverInspection:
    """The verdict on a file at a moment; never raises. Whether the book can take it over is asked afterwards."""
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        files, signatures = read_signed_files(data, _LIMITS)
        said = _said(files)
    except Refused as refusal:
        return HandoverInspection(not_a_notice(refusal), None, sha256)
    verdict = judge_signers(
        said.issuer,
        signatures,
        [Rung("notice", True)],
        trust,
        now,
        names=_RUNGS,
        last_run=last_run,
        crl_floor=crl_floor,
    )
    return HandoverInspection(verdict, said, sha256)


def _said(files: Mapping[str, bytes]) -> Handover | HandoverReceipt:
    if files.keys() == {HANDOVER_NAME}:
        return handovers.decode(files[HANDOVER_NAME])
    if files.keys() == {RECEIPT_NAME}:
        return handovers.decode_receipt(files[RECEIPT_NAME])
    raise Refused("NOTICE_OF_ANOTHER_KIND")

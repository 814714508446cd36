"""The one step that leads on from what was found about a file: every code has exactly one."""

from enum import StrEnum

from models.returns.verdicts import Validity
from ui.screens.receive.lines import CLOSED, IncomingFile


class NextStep(StrEnum):
    """What to do next."""

    TICK = "tick"  # nothing stands in the way: tick it, or hold it
    UNLOCK = "unlock"  # type the password that opens the envelope
    TRUST = "trust"  # install a trust list
    REVOCATION = "revocation"  # import a newer revocation list
    KEPT = "kept"  # look at what was received of the unit
    AGAIN = "again"  # mend what is wrong here and check again
    KEYS = "keys"  # look at the reception keys
    PARTS = "parts"  # open the parts that are missing
    FORWARD = "forward"  # it is somebody else's: a sentence that goes with it
    RESEND = "resend"  # ask the unit to send again: a sentence to copy
    GAP = "gap"  # ask the unit for the package before: a sentence to copy


_WAYS = {
    CLOSED: NextStep.UNLOCK,
    "TRUST_MISSING": NextStep.TRUST,
    "TRUST_EXPIRED": NextStep.TRUST,
    "TRUST_STALE": NextStep.TRUST,
    "TRUST_NEWER": NextStep.TRUST,
    "CERT_AUTHORITY_TERM": NextStep.TRUST,
    "REVOCATION_UNKNOWN": NextStep.REVOCATION,
    "ALREADY_RECEIVED": NextStep.KEPT,
    "OLD_REVISION": NextStep.KEPT,
    "SAME_REVISION_DIFFERENT_CONTENT": NextStep.KEPT,
    "SIGNER_TERM_ENDED": NextStep.TICK,
    "CLOCK": NextStep.AGAIN,
    "FILE_MISSING": NextStep.AGAIN,
    "FILE_NOT_READ": NextStep.AGAIN,
    "DECRYPT_OTHER_RECIPIENT": NextStep.KEYS,
    "DECRYPT_NO_PASSWORD": NextStep.KEYS,
    "PARTS_MISSING": NextStep.PARTS,
    "PARTS_MIXED": NextStep.PARTS,
    "WRONG_PROVINCE": NextStep.FORWARD,
    "RECIPIENT_OTHER": NextStep.FORWARD,
    "CHAIN_GAP": NextStep.GAP,
    "CHAIN_FORK": NextStep.GAP,
    "CHAIN_NUMBER": NextStep.GAP,
}


def way_of(code: str, standing: Validity) -> NextStep:
    """The step for a code; what spoils the file itself can only be mended by its sender."""
    if found := _WAYS.get(code):
        return found
    return NextStep.TICK if standing in (Validity.VALID, Validity.REMARK) else NextStep.RESEND


def ways_of(line: IncomingFile) -> list[NextStep]:
    """The steps of a file, the one for what stands in the way first; a good one that says nothing is ticked."""
    if not line.acceptable:
        return [way_of(line.code, line.standing)]
    further = [
        way_of(code, line.standing) for code in (line.code, line.fault.code if line.fault else "") if code
    ]
    return [NextStep.TICK, *(way for way in dict.fromkeys(further) if way is not NextStep.TICK)]

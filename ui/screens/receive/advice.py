"""The one step that leads on from what was found about a file: every code has exactly one."""

from enum import StrEnum

from models.returns.verdicts import Standing
from ui.screens.receive.lines import CLOSED, IncomingFile


class Way(StrEnum):
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
    CLOSED: Way.UNLOCK,
    "TRUST_MISSING": Way.TRUST,
    "TRUST_EXPIRED": Way.TRUST,
    "TRUST_STALE": Way.TRUST,
    "TRUST_NEWER": Way.TRUST,
    "CERT_AUTHORITY_TERM": Way.TRUST,
    "REVOCATION_UNKNOWN": Way.REVOCATION,
    "ALREADY_RECEIVED": Way.KEPT,
    "OLD_REVISION": Way.KEPT,
    "SAME_REVISION_DIFFERENT_CONTENT": Way.KEPT,
    "SIGNER_TERM_ENDED": Way.TICK,
    "CLOCK": Way.AGAIN,
    "FILE_MISSING": Way.AGAIN,
    "FILE_NOT_READ": Way.AGAIN,
    "DECRYPT_OTHER_RECIPIENT": Way.KEYS,
    "DECRYPT_NO_PASSWORD": Way.KEYS,
    "PARTS_MISSING": Way.PARTS,
    "PARTS_MIXED": Way.PARTS,
    "WRONG_PROVINCE": Way.FORWARD,
    "RECIPIENT_OTHER": Way.FORWARD,
    "CHAIN_GAP": Way.GAP,
    "CHAIN_FORK": Way.GAP,
    "CHAIN_NUMBER": Way.GAP,
}


def way_of(code: str, standing: Standing) -> Way:
    """The step for a code; what spoils the file itself can only be mended by its sender."""
    if found := _WAYS.get(code):
        return found
    return Way.TICK if standing in (Standing.VALID, Standing.REMARK) else Way.RESEND


def ways_of(line: IncomingFile) -> list[Way]:
    """The steps of a file, the one for what stands in the way first; a good one that says nothing is ticked."""
    if not line.acceptable:
        return [way_of(line.code, line.standing)]
    further = [
        way_of(code, line.standing) for code in (line.code, line.fault.code if line.fault else "") if code
    ]
    return [Way.TICK, *(way for way in dict.fromkeys(further) if way is not Way.TICK)]

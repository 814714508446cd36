"""The verdict on a package: a ladder climbed rung by rung, as a value."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Validity(StrEnum):
    """The four plain words of a verdict."""

    VALID = "valid"
    REMARK = "remark"  # valid, with a remark
    UNDECIDED = "undecided"  # cannot be decided here and now: quarantine
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder: its name, whether it was passed, and if not, the code with its details."""

    name: str
    passed: bool
    code: str = ""
    details: dict[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class VerdictSigner:
    """Who signed, read from the certificate: for display only, trust never rests on these texts."""

    name: str
    role: str  # role that the trust list gives this certificate; "" where it is not listed
    certificate_sha256: str
    claimed_at: str  # ISO 8601 time claimed by the signer


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be noted about something that is valid: the code of its sentence, with details."""

    code: str
    details: dict[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How far a package got, and why not further. `code` is "" where it is valid without a remark.

    remarks: all that is to be noted about a valid one, the first of which gives the code.
    """

    standing: Validity
    code: str
    rungs: tuple[Rung, ...]
    signers: tuple[VerdictSigner, ...] = ()
    details: dict[str, Any] = field(default_factory=dict, hash=False)
    remarks: tuple[Remark, ...] = ()

    @property
    def statements(self) -> tuple[Remark, ...]:
        """Everything that is to be said of it: why not further, or each remark; nothing where all is well."""
        if not self.code:
            return ()
        reason = Remark(self.code, self.details)
        return (reason, *(Remark(one.code, self.details | one.details) for one in self.remarks[1:]))

    @property
    def accepted(self) -> bool:
        return self.standing in (Validity.VALID, Validity.REMARK)

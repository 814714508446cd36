"""A package of forms as a signed file: a container with one payload file, made and judged.

Who is believed: the office whose trust list is in use, by the key that signed that list or by all roles that its own
packages need. Format: docs/formats/forms-package.md.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from exports.exchange.notices import MOST_SIGNATURES, is_pinned, not_a_notice, read_signed_files
from exports.files.archive import Limits
from exports.signatures.container import EXTENSION, FORMS_NAME, build_container
from exports.signatures.reading import ReadSignature
from exports.trust.lists import TrustList
from exports.verdicts.figures import with_remarks
from exports.verdicts.packages import SIGNER_RUNGS, judge_signers
from models.dialogue import form_packages
from models.dialogue.form_packages import FormPackage
from models.returns.admission import own_name, remarks_on_names
from models.returns.verdicts import Rung, Verdict
from models.values.dates import VIETNAM
from models.values.errors import Refused

if TYPE_CHECKING:
    from exports.signatures.signing import Signer

FORMS_SIZE = 4 * 1024 * 1024
"""Largest package of forms that is read, in bytes, as a file and unpacked."""

_LIMITS = Limits(entries=2 + 2 * MOST_SIGNATURES, entry=FORMS_SIZE, total=2 * FORMS_SIZE)
_RUNGS_OF_PINNED = ("trust", "clock")


@dataclass(frozen=True, slots=True)
class FormsInspection:
    """The verdict on a package of forms, and what it says: to be believed only if accepted.

    content: the bytes that are signed.
    """

    verdict: Verdict
    package: FormPackage | None
    sha256: str
    content: bytes = field(default=b"", repr=False)


def build(package: FormPackage, signers: "Sequence[Signer]") -> bytes:
    """The signed file, claimed at its own time; Refused with the KEY_... codes of signing."""
    return build_container({FORMS_NAME: form_packages.encode(package)}, signers, package.at)


def file_name(package: FormPackage) -> str:
    """Plain letters only: who gives it, and when."""
    return f"bieu-mau_{package.issuer.code}_{package.at.astimezone(VIETNAM):%Y%m%d-%H%M%S}{EXTENSION}"


def inspect(
    data: bytes,
    trust: TrustList | None,
    now: datetime,
    *,
    last_run: datetime | None = None,
    crl_floor: Mapping[str, int] | None = None,
) -> FormsInspection:
    """The verdict on a file at a moment; never raises. What it changes in a book is asked afterwards."""
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        package, content, signatures = _read(data)
        if trust is not None and not trust.speaks_for(package.issuer):
            raise Refused("FORMS_NOT_ABOVE", unit=own_name(package.issuer).name)
    except Refused as refusal:
        return FormsInspection(not_a_notice(refusal), None, sha256)
    pinned = all(is_pinned(each, trust, package.issuer, now) for each in signatures)
    verdict = judge_signers(
        package.issuer,
        signatures,
        [Rung("notice", True)],
        trust,
        now,
        names=_RUNGS_OF_PINNED if pinned else SIGNER_RUNGS,
        last_run=last_run,
        crl_floor=crl_floor,
    )
    if verdict.accepted:
        verdict = with_remarks(verdict, remarks_on_names([package.issuer]))
    return FormsInspection(verdict, package, sha256, content)


def _read(data: bytes) -> tuple[FormPackage, bytes, tuple[ReadSignature, ...]]:
    """What the package says, the bytes that say it and who signed them, if the signatures cover them."""
    if len(data) > FORMS_SIZE:
        raise Refused("PACKAGE_TOO_LARGE", size=len(data), allowed=FORMS_SIZE)
    files, signatures = read_signed_files(data, _LIMITS)
    if files.keys() != {FORMS_NAME}:
        raise Refused("NOTICE_OF_ANOTHER_KIND")
    content = files[FORMS_NAME]
    return form_packages.decode(content), content, signatures

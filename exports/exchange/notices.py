"""Receipts, queries and answers as small signed files: a container with one payload file, made and judged.

They travel back on the stick that brought the package. The office that signs them is either the one whose key
signed the trust list in use, or one that the trust list names for the issuer. Format: docs/formats/notices.md.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from exports.files.archive import Limits, read_archive
from exports.signatures.container import EXTENSION, build_container, check_digests, take_apart
from exports.signatures.parsed import certificate_of
from exports.signatures.reading import ReadSignature, read_signature
from exports.signatures.usage import is_for_documents
from exports.trust.lists import TrustList
from exports.verdicts.figures import with_remarks
from exports.verdicts.packages import SIGNER_RUNGS, judge_signers
from models.dialogue import answer_lists, queries, receipts
from models.dialogue.answer_lists import AnswerNotice
from models.dialogue.notices import ReturnNamed, remarks_on_notice, with_own_names
from models.dialogue.receipts import Receipt
from models.returns.document import UnitName
from models.returns.verdicts import Rung, Validity, Verdict
from models.values.errors import Refused
from storage.dialogue.notices import ANSWERS, QUERIES, RECEIPT, Notice, content_of, kind_of

if TYPE_CHECKING:
    from exports.signatures.signing import Signer

RECEIPT_NAME, QUERIES_NAME, ANSWERS_NAME = "bien-nhan.json", "yeu-cau-giai-trinh.json", "giai-trinh.json"
_NAMES = {RECEIPT: RECEIPT_NAME, QUERIES: QUERIES_NAME, ANSWERS: ANSWERS_NAME}
_DECODED: Mapping[str, Callable[[bytes], Notice]] = {
    RECEIPT_NAME: receipts.decode,
    QUERIES_NAME: queries.decode,
    ANSWERS_NAME: answer_lists.decode,
}

NOTICE_SIZE = 4 * 1024 * 1024
"""Largest notice that is read, in bytes, as a file and unpacked."""

MOST_SIGNATURES = 4
_LIMITS = Limits(entries=2 + 2 * MOST_SIGNATURES, entry=NOTICE_SIZE, total=2 * NOTICE_SIZE)
_RUNGS_OF_LISTED = tuple(name for name in SIGNER_RUNGS if name != "roles")  # one who is listed is enough
_RUNGS_OF_PINNED = ("trust", "clock")


@dataclass(frozen=True, slots=True)
class NoticeInspection:
    """The verdict on a notice, and what it says as far as it could be read: to be believed only if accepted.

    notice: its units by the names of our table; content: the bytes that are signed, in which they may have others.
    """

    verdict: Verdict
    notice: Notice | None
    sha256: str
    content: bytes = field(default=b"", repr=False)


def build_notice(notice: Notice, signers: "Sequence[Signer]") -> bytes:
    """A notice as a signed file, claimed at its own time; Refused with the KEY_... codes of signing."""
    return build_container({_NAMES[kind_of(notice)]: content_of(notice)}, signers, notice.at)


def notice_name(notice: Notice) -> str:
    """File name of a notice: plain letters only, told apart by kind, unit, period, revision and number."""
    about = notice.about
    if isinstance(notice, Receipt):
        return f"bien-nhan_{_short(about)}_{notice.number}{EXTENSION}"
    if isinstance(notice, AnswerNotice):
        return f"giai-trinh_{_short(about)}_{min(notice.answers)}-{max(notice.answers)}{EXTENSION}"
    numbers = [query.number for query in notice.queries]
    return f"yeu-cau_{_short(about)}_{min(numbers)}-{max(numbers)}{EXTENSION}"


def _short(about: ReturnNamed) -> str:
    return f"{about.unit.code}_{about.period}_lan{about.revision}"


def verify_notice(
    data: bytes,
    trust: TrustList | None,
    now: datetime,
    *,
    last_run: datetime | None = None,
    crl_floor: Mapping[str, int] | None = None,
) -> NoticeInspection:
    """The verdict on a receipt, a file of queries or of answers at the moment `now`; never raises.

    Whether it belongs to this book is asked afterwards: `storage.dialogue.notices.judge`.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        notice, signatures = _read(data)
    except Refused as refusal:
        return NoticeInspection(not_a_notice(refusal), None, sha256)
    verdict = _judged(notice, signatures, trust, now, last_run, crl_floor)
    if verdict.accepted:
        verdict = with_remarks(verdict, remarks_on_notice(notice))
    return NoticeInspection(verdict, with_own_names(notice), sha256, content_of(notice))


def _read(data: bytes) -> tuple[Notice, tuple[ReadSignature, ...]]:
    """What the notice says and who signed it, if the signatures cover it."""
    if len(data) > NOTICE_SIZE:
        raise Refused("PACKAGE_TOO_LARGE", size=len(data), allowed=NOTICE_SIZE)
    files, signatures = read_signed_files(data, _LIMITS)
    for name, decoded in _DECODED.items():
        if files.keys() == {name}:
            return decoded(files[name]), signatures
    raise Refused("NOTICE_OF_ANOTHER_KIND")


def read_signed_files(data: bytes, limits: Limits) -> tuple[Mapping[str, bytes], tuple[ReadSignature, ...]]:
    """The files in a container that is no return, and its signatures; Refused where they do not cover the files."""
    container = take_apart(read_archive(data, limits))
    signatures = tuple(
        read_signature(one.signature, one.manifest, one.signature_name) for one in container.sealings
    )
    check_digests(container.files, container.sealings)
    return container.files, signatures


def not_a_notice(refusal: Refused) -> Verdict:
    """The verdict on a file that could not be read as what it should be."""
    rung = Rung("notice", False, refusal.code, refusal.details)
    return Verdict(Validity.INVALID, refusal.code, (rung,), (), refusal.details)


def _judged(
    notice: Notice,
    signatures: tuple[ReadSignature, ...],
    trust: TrustList | None,
    now: datetime,
    last_run: datetime | None,
    crl_floor: Mapping[str, int] | None,
) -> Verdict:
    """Every signer is the one of the trust list, or stands by it for the issuer."""
    before = [Rung("notice", True)]
    pinned = all(is_pinned(each, trust, notice.issuer, now) for each in signatures)
    return judge_signers(
        notice.issuer,
        signatures,
        before,
        trust,
        now,
        names=_RUNGS_OF_PINNED if pinned else _RUNGS_OF_LISTED,
        last_run=last_run,
        crl_floor=crl_floor,
    )


def is_pinned(signature: ReadSignature, trust: TrustList | None, issuer: UnitName, now: datetime) -> bool:
    """Whether the province whose key is pinned speaks for itself, with a certificate in its term."""
    if trust is None or signature.sha256 != trust.signed_by:
        return False
    if not trust.speaks_for(issuer):
        return False
    certificate = certificate_of(signature.certificate)
    starts, ends = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    return is_for_documents(certificate) and all(
        starts <= moment <= ends for moment in (signature.claimed_at, now)
    )

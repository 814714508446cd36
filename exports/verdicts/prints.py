"""The verdict on a signed print: what is asked of the PDF itself, then the rungs about who signed.

pyHanko does the cryptography and compares revisions. What ordinary readers let through is refused here first:
bytes behind the last signature, a signed range wider than its gap, fields without a value, scripts, and changes
between the signatures that are no signature. One reader reads it all, with bounds on what it unpacks. Rungs and
codes: docs/formats/signed-print.md.
"""

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from exports.signatures.container import DATA_NAME, PRINT_NAME
from exports.signatures.reading import ReadSignature, read_signature
from exports.trust.lists import TrustList
from exports.verdicts.bounded_reader import open_pdf
from exports.verdicts.collection import no_collection
from exports.verdicts.figures import with_figures
from exports.verdicts.packages import PACKAGE_SIZE, ContentCheck, Inspection, judge_signers
from exports.verdicts.pdf_stamps import check_stamp
from exports.verdicts.picture import with_picture
from exports.verdicts.signing_times import pdf_moment
from models.forms.loader import PUBLISHED, Forms
from models.returns.admission import with_own_names
from models.returns.document import ReturnDocument, UnitName, decode, encode
from models.returns.verdicts import Rung, Validity, Verdict
from models.values.errors import Refused

MOST_SIGNATURES = 4
_MOST_NODES = 64
PADES, CMS = "/ETSI.CAdES.detached", "/adbe.pkcs7.detached"

_ACTIVE_KEYS = frozenset(
    {"/JS", "/JavaScript", "/AA", "/OpenAction", "/XFA", "/RichMedia", "/Launch", "/Collection"}
)
_UNREADABLE = (
    PdfError,
    SignatureValidationError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RuntimeError,
    AssertionError,
    zlib.error,
)


@dataclass(slots=True)
class _Look:
    """What has been read of one PDF so far.

    signatures: of people; stamps: of time services, behind them; behind: bytes behind the last of both.
    """

    data: bytes
    expected: ReturnDocument | None
    reader: Any = None
    signatures: list[EmbeddedPdfSignature] = field(default_factory=list)
    stamps: list[EmbeddedPdfSignature] = field(default_factory=list)
    behind: int = 0
    read: list[ReadSignature] = field(default_factory=list)
    attached: bytes = b""
    document: ReturnDocument | None = None


@no_collection()
def verify_pdf(
    data: bytes,
    trust: TrustList | None,
    document: ReturnDocument | None,
    now: datetime,
    *,
    last_run: datetime | None = None,
    crl_floor: Mapping[str, int] | None = None,
    proven_at: datetime | None = None,
    forms: Forms = PUBLISHED,
) -> Inspection:
    """The verdict on a signed print, alone or out of a package; never raises.

    document: the return that must be attached to it; None for a bare PDF, whose attachment is then the return.
    The others are as in `exports.verdicts.packages.verify`. In the answer `files` hold the attached data and the
    print, as if they had come in a package.
    """
    look = _Look(data, document)
    rungs: list[Rung] = []
    for name, step in _STEPS.items():
        try:
            _step(step, look)
        except Refused as refusal:
            rungs.append(Rung(name, False, refusal.code, refusal.details))
            verdict = Verdict(Validity.INVALID, refusal.code, tuple(rungs), (), refusal.details)
            return Inspection(verdict, None, {}, hashlib.sha256(data).hexdigest())
        rungs.append(Rung(name, True))
    assert look.document is not None
    unit = look.document.unit
    judged = judge_signers(
        unit, look.read, rungs, trust, now, last_run=last_run, crl_floor=crl_floor, proven_at=proven_at
    )
    verdict = _with_order(judged, unit, look.read, trust)
    if document is None:
        verdict = with_figures(
            verdict, look.document, proven_at or now, [one.claimed_at for one in look.read], forms
        )
        verdict = with_picture(verdict, look.document, data, proven_at or now, forms)
    return Inspection(
        verdict=verdict,
        document=with_own_names(look.document),
        files={DATA_NAME: look.attached, PRINT_NAME: data},
        package_sha256=hashlib.sha256(data).hexdigest(),
        data_sha256=hashlib.sha256(look.attached).hexdigest(),
    )


def _step(step: Callable[[_Look], None], look: _Look) -> None:
    try:
        step(look)
    except _UNREADABLE as fault:
        raise Refused("PDF_SHAPE") from fault


def _size(look: _Look) -> None:
    if len(look.data) > PACKAGE_SIZE:
        raise Refused("PACKAGE_TOO_LARGE", size=len(look.data), allowed=PACKAGE_SIZE)


def _shape(look: _Look) -> None:
    """A strict reader finds nothing to repair, and nothing is encrypted."""
    if not look.data.startswith(b"%PDF-"):
        raise Refused("PDF_SHAPE")
    look.reader = open_pdf(look.data)
    look.signatures = _in_order(look.reader.embedded_regular_signatures)
    look.stamps = _in_order(look.reader.embedded_timestamp_signatures)


def _in_order(signatures: Iterable[EmbeddedPdfSignature]) -> list[EmbeddedPdfSignature]:
    """The signatures as they were made, each covering more than the one before."""
    return sorted(signatures, key=_end)


def _end(signature: EmbeddedPdfSignature) -> int:
    last, length = list(signature.byte_range)[-2:]
    return int(last) + int(length)


def _fields(look: _Look) -> None:
    """Signature fields and nothing else, each with a value."""
    if not look.signatures:
        raise Refused("PDF_UNSIGNED")
    form = look.reader.root["/AcroForm"]
    named = {name: value for name, value, _ in enumerate_sig_fields(look.reader)}
    for name, value in named.items():
        if value is None:
            raise Refused("PDF_FIELD", name=name)
    every = len(look.signatures) + len(look.stamps)
    many = max(len(look.signatures), len(look.stamps)) > MOST_SIGNATURES
    if len(form["/Fields"]) != len(named) or len(named) != every or many:
        raise Refused("PDF_FIELD", name="AcroForm")


def _ranges(look: _Look) -> None:
    """Every byte but the signature itself is signed, and timestamps stand behind what people signed.

    What is behind the last of them is looked at with the changes.
    """
    ends = [0]
    for signature in (*look.signatures, *look.stamps):
        name = str(signature.field_name)
        start, first, second, length = (int(number) for number in signature.byte_range)
        gap = look.data[first:second]
        if start != 0 or not first < second or gap[:1] != b"<" or gap[-1:] != b">":
            raise Refused("PDF_BYTE_RANGE", name=name)
        if bytes.fromhex(gap[1:-1].decode("ascii")) != signature.pkcs7_content:
            raise Refused("PDF_BYTE_RANGE", name=name)
        if second + length <= ends[-1] or second + length > len(look.data):
            raise Refused("PDF_BYTE_RANGE", name=name)
        ends.append(second + length)
    look.behind = len(look.data) - ends[-1]
    if look.behind and not look.data.rstrip(b"\r\n").endswith(b"%%EOF"):
        raise Refused("PDF_NOT_WHOLE", behind=look.behind)


def _signatures(look: _Look) -> None:
    for signature in look.signatures:
        name, kind = str(signature.field_name), str(signature.sig_object.get("/SubFilter", ""))
        if kind not in (PADES, CMS) or str(signature.sig_object_type) != "/Sig":
            raise Refused("PDF_SIGNATURE_KIND", name=name, kind=kind)
        look.read.append(_read(signature, _covered(look, signature), name, bound=kind == PADES))
    for stamp in look.stamps:
        check_stamp(stamp, _without_padding(stamp.pkcs7_content), _covered(look, stamp))


def _covered(look: _Look, signature: EmbeddedPdfSignature) -> bytes:
    """The bytes that a signature is made of."""
    _, first, second, length = (int(number) for number in signature.byte_range)
    return look.data[:first] + look.data[second : second + length]


def _read(signature: EmbeddedPdfSignature, content: bytes, name: str, *, bound: bool) -> ReadSignature:
    """The signature over the signed ranges. An older kind need not name its certificate: the trust list does."""
    try:
        return read_signature(
            _without_padding(signature.pkcs7_content),
            content,
            name,
            stated_at=_stated(signature),
            bound=bound,
            exact=False,
        )
    except Refused as refusal:
        if refusal.code == "CMS_NOT_INTACT":
            raise Refused("PDF_NOT_INTACT", name=name) from refusal
        raise


def _without_padding(contents: bytes) -> bytes:
    """The DER value at the beginning of a signature's reserved room; only zeros may follow it."""
    width = contents[1] & 0x7F if contents[1] & 0x80 else 0
    length = int.from_bytes(contents[2 : 2 + width], "big") if width else contents[1]
    end = 2 + width + length
    if contents[end:].strip(b"\0"):
        raise Refused("PDF_SHAPE")
    return contents[:end]


def _stated(signature: EmbeddedPdfSignature) -> datetime | None:
    """The signing time that the PDF states; None where it states none that is one moment."""
    stated = signature.sig_object.get("/M")
    return None if stated is None else pdf_moment(str(stated))


def _changes(look: _Look) -> None:
    """Between the signatures nothing was added but signatures, within what each of them allows.

    Behind the last one only what proves signatures later may stand: certificates, revocations, timestamps
    (PAdES B-LT, B-LTA).
    """
    if look.behind and look.reader.last_startxref < len(look.data) - look.behind:  # no revision of the file
        raise Refused("PDF_NOT_WHOLE", behind=look.behind)
    for signature in reversed(look.signatures):
        name = str(signature.field_name)
        signature.compute_integrity_info()
        last = signature is look.signatures[-1]
        ends_here = last and not look.stamps and not look.behind
        whole = SignatureCoverageLevel.ENTIRE_FILE if ends_here else SignatureCoverageLevel.ENTIRE_REVISION
        if signature.coverage != whole:
            raise Refused("PDF_NOT_WHOLE" if last else "PDF_BYTE_RANGE", name=name, behind=look.behind)
        found = signature.diff_result
        most = ModificationLevel.LTA_UPDATES if last else ModificationLevel.FORM_FILLING
        allowed = isinstance(found, DiffResult) and found.modification_level <= most
        if last and not allowed:
            raise Refused("PDF_NOT_WHOLE", behind=len(look.data) - _end(signature))
        if not allowed or signature.summarise_integrity_info()["docmdp_ok"] is False:
            raise Refused("PDF_CHANGED", name=name)


def _active(look: _Look) -> None:
    """Nothing in the file acts, and nothing lies on a page but signatures."""
    for dictionary in _dictionaries(look.reader):
        acting = _ACTIVE_KEYS & dictionary.keys()
        if acting:
            raise Refused("PDF_ACTIVE", what=min(acting))
        kind = dictionary.get("/S")
        if dictionary.get("/Type") == "/Action" or kind in ("/JavaScript", "/Launch", "/URI"):
            raise Refused("PDF_ACTIVE", what=str(kind))
        for annotation in _items(dictionary.get("/Annots", ())):
            if annotation.get("/Subtype") != "/Widget":
                raise Refused("PDF_ACTIVE", what=str(annotation.get("/Subtype")))


def _dictionaries(reader: Any) -> Iterator[Any]:
    """Every dictionary that can be reached from the file's root, each once."""
    waiting: list[Any] = [reader.root]
    seen: set[tuple[int, int]] = set()
    while waiting:
        item = waiting.pop()
        if isinstance(item, IndirectObject):
            key = (item.reference.idnum, item.reference.generation)
            if key not in seen:
                seen.add(key)
                waiting.append(item.get_object())
        elif isinstance(item, DictionaryObject):
            yield item
            waiting += [item.raw_get(name) for name in item]
        elif isinstance(item, ArrayObject):
            waiting += [item.raw_get(at) for at in range(len(item))]


def _items(array: Any) -> list[Any]:
    """The items of an array, each looked up."""
    return [array[at] for at in range(len(array))]


def _data(look: _Look) -> None:
    """The return's data are attached, once, and are those of the package."""
    found = [spec for name, spec in _attachments(look.reader) if name == DATA_NAME]
    if not found:
        raise Refused("PDF_DATA_MISSING", name=DATA_NAME)
    if len(found) > 1:
        raise Refused("PDF_SHAPE")
    copies = {bytes(found[0]["/EF"][key].data) for key in found[0]["/EF"]}
    if len(copies) != 1:  # one file by its old name and another by its new one
        raise Refused("PDF_SHAPE")
    look.attached = copies.pop()
    if look.expected is None:
        look.document = decode(look.attached)
    elif look.attached == encode(look.expected):  # canonical bytes: the same bytes are the same return
        look.document = look.expected
    else:
        raise Refused("PDF_DATA_DIFFERS", name=DATA_NAME)


def _attachments(reader: Any) -> Iterator[tuple[str, Any]]:
    """Names and file specifications in the tree of attached files."""
    names = reader.root.get("/Names", {})
    waiting = [names["/EmbeddedFiles"]] if "/EmbeddedFiles" in names else []
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        waiting += _items(node.get("/Kids", ()))
        pairs = _items(node.get("/Names", ()))
        yield from zip((str(name) for name in pairs[::2]), pairs[1::2], strict=True)
    raise Refused("PDF_SHAPE")


_STEPS: dict[str, Callable[[_Look], None]] = {
    "size": _size,
    "pdf": _shape,
    "pdf_fields": _fields,
    "pdf_ranges": _ranges,
    "signatures": _signatures,
    "pdf_changes": _changes,
    "pdf_active": _active,
    "data": _data,
}

PDF_RUNGS = tuple(_STEPS)
"""The rungs that are about the PDF; behind them come `exports.verdicts.packages.SIGNER_RUNGS` and the order."""


def _with_order(
    judged: Verdict, unit: UnitName, signatures: Sequence[ReadSignature], trust: TrustList | None
) -> Verdict:
    """The verdict, if the roles signed in the order in which the trust list names them, and nobody else did."""
    if not judged.accepted or trust is None:
        return judged
    required = trust.required_roles.get(unit.level, ())
    roles = [trust.roles(each.sha256, unit, each.claimed_at) for each in signatures]
    in_order = len(roles) == len(required) and all(
        role in held for role, held in zip(required, roles, strict=True)
    )
    if in_order or not required:
        return replace(judged, rungs=(*judged.rungs, Rung("pdf_order", True)))
    details = {"roles": ", ".join(required)}
    rungs = (*judged.rungs, Rung("pdf_order", False, "PDF_ORDER", details))
    return Verdict(Validity.INVALID, "PDF_ORDER", rungs, judged.signers, details)


def signed_print_check(
    trust: TrustList | None,
    now: datetime,
    *,
    demanded: bool = False,
    last_run: datetime | None = None,
    crl_floor: Mapping[str, int] | None = None,
    proven_at: datetime | None = None,
) -> ContentCheck:
    """A content check for `exports.verdicts.packages.verify`: the print in a package carries the same signatures.

    Where they are not `demanded`, a print without any signature passes; one with a bad signature never does.
    """

    def check(document: ReturnDocument, files: Mapping[str, bytes]) -> Refused | None:
        found = verify_pdf(
            files[PRINT_NAME],
            trust,
            document,
            now,
            last_run=last_run,
            crl_floor=crl_floor,
            proven_at=proven_at,
        )
        if found.verdict.accepted or (found.verdict.code == "PDF_UNSIGNED" and not demanded):
            return None
        return Refused(found.verdict.code, **found.verdict.details)

    return check

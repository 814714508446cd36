"""Signed prints: good ones are accepted, and each hostile one is refused with its own code."""

import re
import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from exports.paper.pdf import write_pdf
from exports.signatures.certificates import demonstration_authority
from exports.signatures.container import DATA_NAME, PRINT_NAME
from exports.signatures.pades.signing import seal_print, sign_print, signature_room
from exports.signatures.signing import KeySigner, save_key
from exports.trust.lists import TrustList
from exports.verdicts import prints
from exports.verdicts.bounded_reader import MOST_READS, open_pdf
from exports.verdicts.packages import SIGNER_RUNGS, verify
from exports.verdicts.prints import PDF_RUNGS, signed_print_check, verify_pdf
from models.returns.document import encode
from models.returns.verdicts import Validity
from tests.exports.hostile import (
    FROM,
    ISSUED,
    NEIGHBOUR,
    NEXT,
    NOW,
    SIGNED,
    TO,
    key,
    package,
    payload,
    pin,
    return_document,
    world,
)
from tests.exports.paper.samples import MADE_AT, debts
from tests.exports.signatures.pades.prints import (
    hand,
    led,
    plain,
    resealed,
    sealed,
    stamp,
    with_annotation,
    with_other_attachment,
    with_other_page,
    with_other_picture,
    with_script,
    with_wider_range,
    without_value,
)

ALTERATIONS = [with_other_page, with_other_attachment, with_script, with_annotation, with_other_picture]


def code(pdf: bytes, trust: TrustList | None = None) -> str:
    return verify_pdf(pdf, trust or world().trust, return_document(), NOW).verdict.code


def test_a_good_print_is_valid_alone_and_with_its_return() -> None:
    for document in (return_document(), None):
        found = verify_pdf(sealed(), world().trust, document, NOW)
        assert found.verdict.standing is Validity.VALID, found.verdict
        assert found.document == return_document()
        assert found.files == {DATA_NAME: encode(return_document()), PRINT_NAME: sealed()}
        last = () if document else ("figures", "pdf_picture")  # of a print in a package the package is asked
        names = (*PDF_RUNGS, *SIGNER_RUNGS, "pdf_order", *last)
        assert tuple(rung.name for rung in found.verdict.rungs) == names
        assert [signer.role for signer in found.verdict.signers] == ["leader", "seal"]
        assert {signer.claimed_at for signer in found.verdict.signers} == {SIGNED.isoformat()}


def test_a_print_without_pictures_is_valid_too() -> None:
    assert code(seal_print(sign_print(plain(), world().leader, SIGNED), world().seal, SIGNED)) == ""


@pytest.mark.parametrize("alter", ALTERATIONS)
def test_what_is_added_behind_the_last_signature_is_refused(alter: Callable[[bytes], bytes]) -> None:
    assert code(alter(sealed())) == "PDF_NOT_WHOLE"


@pytest.mark.parametrize("alter", ALTERATIONS)
def test_what_is_changed_between_the_signatures_is_refused(alter: Callable[[bytes], bytes]) -> None:
    assert code(resealed(alter)) == "PDF_CHANGED"


@pytest.mark.parametrize("alter", [with_script, with_annotation])
def test_what_acts_or_covers_is_refused_though_signed(alter: Callable[[bytes], bytes]) -> None:
    both = seal_print(sign_print(alter(plain()), world().leader, SIGNED), world().seal, SIGNED)
    assert code(both) == "PDF_ACTIVE"


def test_a_field_without_value_is_refused() -> None:
    assert code(without_value(sealed())) == "PDF_FIELD"
    assert code(led()) == "PDF_FIELD"
    assert code(sealed()[: len(led())]) == "PDF_FIELD"  # cut at the first revision


def test_the_field_that_lacks_its_signature_is_named() -> None:
    for pdf, name in ((without_value(sealed()), "leader"), (led(), "seal")):
        assert verify_pdf(pdf, world().trust, None, NOW).verdict.details == {"name": name}


@pytest.mark.parametrize("place", ["/AA", "/OpenAction", "/Collection"])
def test_a_file_that_does_something_when_opened_is_refused(place: str) -> None:
    with pikepdf.open(BytesIO(plain())) as pdf:
        pdf.Root[place] = pikepdf.Dictionary(X=1)
        target = BytesIO()
        pdf.save(target)
    assert code(signed_by(*world().signers, target.getvalue())) == "PDF_ACTIVE"


def test_trailing_bytes_are_refused() -> None:
    for tail in (b"\n", b"\0" * 20, b"%%EOF\n", b"%PDF-1.7"):
        assert code(sealed() + tail) in ("PDF_NOT_WHOLE", "PDF_SHAPE")
    assert code(sealed() + b"\n") == "PDF_NOT_WHOLE"


def test_a_widened_byte_range_is_refused() -> None:
    assert code(with_wider_range(sealed())) == "PDF_BYTE_RANGE"


def test_an_unsigned_print_is_told_from_a_bad_one() -> None:
    assert code(plain()) == "PDF_UNSIGNED"
    assert code(b"%PDF-1.7 print") == "PDF_SHAPE"
    assert code(package()) == "PDF_SHAPE"
    assert code(b"") == "PDF_SHAPE"


def test_the_attached_data_must_be_those_of_the_package() -> None:
    found = verify_pdf(sealed(), world().trust, return_document(narrative="khác"), NOW)
    assert found.verdict.code == "PDF_DATA_DIFFERS"


def signed_by(first: KeySigner, second: KeySigner, pdf: bytes | None = None) -> bytes:
    return seal_print(sign_print(pdf or plain(), first, SIGNED), second, SIGNED)


def test_a_print_without_data_or_with_broken_data_is_refused() -> None:
    with pikepdf.open(BytesIO(plain())) as pdf:
        del pdf.attachments[DATA_NAME]
        target = BytesIO()
        pdf.save(target)
    assert code(signed_by(*world().signers, target.getvalue())) == "PDF_DATA_MISSING"
    broken = signed_by(*world().signers, plain(b"{}"))
    assert verify_pdf(broken, world().trust, None, NOW).verdict.code == "DATA_OF_ANOTHER_KIND"


def test_the_signers_and_their_order_are_judged() -> None:
    leader, seal = world().signers
    assert code(signed_by(seal, leader)) == "PDF_ORDER"
    assert code(signed_by(leader, leader)) == "ROLE_MISSING"
    assert code(signed_by(world().other_leader, seal)) == "SIGNER_NOT_OF_UNIT"
    rogue = key(demonstration_authority("rogue", FROM, TO), "Chủ tịch Phong Thổ")
    assert code(signed_by(rogue, seal)) == "CERT_UNTRUSTED"
    three = replace(world().trust, required_roles={"commune": ("leader", "seal", "clerk")})
    assert code(sealed(), three) == "ROLE_MISSING"


def test_revocation_is_known_or_the_print_is_set_aside() -> None:
    serial = x509.load_der_x509_certificate(world().seal.certificate).serial_number
    revoked = replace(world().trust, crls=world().authority.crls(ISSUED, NEXT, 2, {serial: ISSUED}))
    assert code(sealed(), revoked) == "CERT_REVOKED"
    unknown = replace(world().trust, crls=())
    found = verify_pdf(sealed(), unknown, return_document(), NOW).verdict
    assert (found.code, found.standing) == ("REVOCATION_UNKNOWN", Validity.UNDECIDED)
    assert verify_pdf(sealed(), None, None, NOW).verdict.code == "TRUST_MISSING"
    late = verify_pdf(sealed(), world().trust, None, SIGNED - timedelta(days=2)).verdict
    assert late.code == "CLOCK"


@settings(max_examples=60)
@given(st.integers(0, 10**9), st.integers(1, 255))
def test_no_flipped_byte_passes(place: int, mask: int) -> None:
    check_flip(place % len(sealed()), mask)


@pytest.mark.deep
@settings(max_examples=1500)
@given(st.integers(0, 10**9), st.integers(1, 255))
def test_no_flipped_byte_passes_in_many_places(place: int, mask: int) -> None:
    check_flip(place % len(sealed()), mask)


@cache
def gaps() -> tuple[tuple[int, int], ...]:
    """Where the signatures themselves stand: the only bytes that no signature covers."""
    ranges = re.findall(rb"/ByteRange \[\s*0 (\d+) (\d+) ", sealed())
    assert len(ranges) == 2
    return tuple((int(first), int(second)) for first, second in ranges)


def check_flip(at: int, mask: int) -> None:
    pdf = sealed()
    flipped = pdf[:at] + bytes([pdf[at] ^ mask]) + pdf[at + 1 :]
    found = verify_pdf(flipped, world().trust, return_document(), NOW)
    if found.verdict.standing is Validity.INVALID:
        return
    # "A" and "a" are one hexadecimal digit, and authorities that a signature brings along are not needed
    assert any(first < at < second - 1 for first, second in gaps()), (at, mask)
    assert found.document == return_document()
    assert found.verdict.signers == verify_pdf(pdf, world().trust, None, NOW).verdict.signers


@settings(max_examples=30)
@given(st.integers(0, 10**9))
def test_no_print_cut_short_passes(length: int) -> None:
    found = verify_pdf(sealed()[: length % len(sealed())], world().trust, None, NOW).verdict
    assert found.standing is Validity.INVALID


@settings(max_examples=100)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_verdict(noise: bytes) -> None:
    for data in (noise, b"%PDF-1.7\n" + noise, sealed() + noise[:50] + b"\n%%EOF"):
        assert verify_pdf(data + b"x", world().trust, None, NOW).verdict.standing is Validity.INVALID


def test_a_flip_in_the_page_is_said_as_such() -> None:
    at = sealed().index(b"stream", 3000) + 200
    flipped = sealed()[:at] + bytes([sealed()[at] ^ 1]) + sealed()[at + 1 :]
    assert code(flipped) == "PDF_NOT_INTACT"


def foreign(pdf: bytes, signer: KeySigner, name: str, kind: SigSeedSubFilter) -> bytes:
    """A signature as a tool of somebody else makes it: a field of its own, no certification."""
    kept = SimpleSigner.load_pkcs12_data(save_key(signer, "mật khẩu"), [], "mật khẩu".encode())
    assert kept is not None
    store = SimpleCertificateStore.from_certs([asn1_x509.Certificate.load(der) for der in signer.chain])
    tool = SimpleSigner(kept.signing_cert, kept.signing_key, store)
    settings = PdfSignatureMetadata(field_name=name, subfilter=kind)
    page, room = signature_room(plain())
    box = (round(room.left), round(room.low), round(room.left) + 60, round(room.high))
    spec = SigFieldSpec(name, on_page=page, box=box)
    output = BytesIO()
    PdfSigner(settings, tool, new_field_spec=spec).sign_pdf(
        IncrementalPdfFileWriter(BytesIO(pdf)), output=output
    )
    return output.getvalue()


@pytest.mark.parametrize("kind", [SigSeedSubFilter.PADES, SigSeedSubFilter.ADOBE_PKCS7_DETACHED])
def test_a_print_signed_by_another_tool_is_accepted(kind: SigSeedSubFilter) -> None:
    now = NOW.now(NOW.tzinfo)
    authority = demonstration_authority("elsewhere", FROM, now + timedelta(days=999))
    leader, seal = (key(authority, name, FROM, now + timedelta(days=900)) for name in ("L", "S"))
    trust = replace(
        world().trust,
        members=(pin(leader, "leader"), pin(seal, "seal")),
        authorities=authority.certificates,
        crls=authority.crls(ISSUED, now + timedelta(days=30)),
        next_update=now + timedelta(days=30),
    )
    pdf = foreign(foreign(plain(), leader, "Signature1", kind), seal, "Signature2", kind)
    found = verify_pdf(pdf, trust, None, now + timedelta(minutes=1)).verdict
    assert found.standing is Validity.VALID, found


def test_a_package_is_held_to_the_signatures_of_its_print() -> None:
    files = payload() | {PRINT_NAME: sealed()}
    demanded = signed_print_check(world().trust, NOW, demanded=True)
    lenient = signed_print_check(world().trust, NOW)

    def outcome(print_file: bytes, check: object) -> str:
        data = package(files | {PRINT_NAME: print_file})
        return verify(data, world().trust, NOW, content_checks=(check,)).verdict.code  # type: ignore[arg-type]

    assert outcome(sealed(), demanded) == outcome(sealed(), lenient) == outcome(plain(), lenient) == ""
    assert outcome(plain(), demanded) == "PDF_UNSIGNED"
    assert outcome(with_script(sealed()), lenient) == "PDF_NOT_WHOLE"
    assert outcome(led(), lenient) == "PDF_FIELD"


def test_a_neighbours_print_does_not_fit_this_units_return() -> None:
    other = encode(return_document(NEIGHBOUR))
    both = seal_print(
        sign_print(plain(other), world().other_leader, SIGNED, hand()), world().other_seal, SIGNED, stamp()
    )
    assert code(both) == "PDF_DATA_DIFFERS"
    assert verify_pdf(both, world().trust, None, NOW).verdict.standing is Validity.VALID


def test_an_old_print_is_judged_at_the_moment_from_which_it_is_proven() -> None:
    later = TO + timedelta(days=30)
    trust = replace(world().trust, issued_at=TO, next_update=later + timedelta(days=30))
    assert verify_pdf(sealed(), trust, None, later).verdict.code == "CERT_EXPIRED"
    assert verify_pdf(sealed(), trust, None, later, proven_at=NOW).verdict.standing is Validity.VALID


def test_data_that_would_fill_the_memory_are_not_unpacked() -> None:
    packing = zlib.compressobj(9)
    zeros = b"".join(packing.compress(bytes(10**6)) for _ in range(300)) + packing.flush()
    with pikepdf.open(BytesIO(plain())) as pdf:
        file = pdf.attachments[DATA_NAME].get_file().obj
        file.write(zeros, filter=pikepdf.Name.FlateDecode)
        target = BytesIO()
        pdf.save(target)
    bomb = signed_by(*world().signers, target.getvalue())
    assert len(bomb) < 2_000_000
    started = time.perf_counter()
    assert code(bomb) == "PDF_SHAPE"
    assert time.perf_counter() - started < 5


def test_references_in_a_circle_end() -> None:
    with pikepdf.open(BytesIO(plain())) as pdf:
        pdf.Root.Names.EmbeddedFiles = pdf.make_indirect(pikepdf.Dictionary())
        pdf.Root.Names.EmbeddedFiles.Kids = pikepdf.Array([pdf.Root.Names.EmbeddedFiles] * 2)
        target = BytesIO()
        pdf.save(target)
    assert code(signed_by(*world().signers, target.getvalue())) == "PDF_SHAPE"


def test_a_stream_that_does_not_unpack_is_refused() -> None:
    """Its checksum at the end is wrong; the file around it is whole and signed."""
    with pikepdf.open(BytesIO(plain())) as pdf:
        file = pdf.attachments[DATA_NAME].get_file().obj
        packed = zlib.compress(encode(return_document()))
        file.write(packed[:-4] + b"\0\0\0\0", filter=pikepdf.Name.FlateDecode)
        target = BytesIO()
        pdf.save(target)
    assert code(signed_by(*world().signers, target.getvalue())) == "PDF_SHAPE"


def bare(catalogue: bytes) -> bytes:
    """The smallest PDF, with something in its catalogue."""
    body = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R " + catalogue + b" >>\nendobj\n"
    pages, body = len(body), body + b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
    table = b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n%010d 00000 n \n" % pages
    return body + table + b"trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(body)


@pytest.mark.parametrize(
    "catalogue",
    [
        b"/X [" + b"0 " * 2_000_000 + b"]",
        b"/X " + b"[" * 200_000,
        b"/X (" + b"(" * 500_000,
        b"/X <<" + b"/A 0 " * 1_000_000 + b">>",
        b"%" + b"x" * 8_000_000 + b"\n",
    ],
    ids=["numbers", "brackets", "parentheses", "names", "comment"],
)
def test_a_list_without_end_is_given_up(catalogue: bytes) -> None:
    """Nothing is signed here: whoever can lay a file on a stick can make it."""
    started = time.perf_counter()
    assert code(bare(catalogue)) in ("PDF_SHAPE", "PDF_UNSIGNED")
    assert time.perf_counter() - started < 30, "4 s on a quiet machine"
    assert code(bare(b"")) == "PDF_UNSIGNED"


def test_compressed_objects_and_crowds_of_revisions_are_refused() -> None:
    with pikepdf.open(BytesIO(plain())) as pdf:
        target = BytesIO()
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert code(signed_by(*world().signers, target.getvalue())) == "PDF_SHAPE"
    many = plain()
    for _ in range(40):
        output = BytesIO(many)
        writer = IncrementalPdfFileWriter(output)
        writer.update_root()
        writer.write_in_place()
        many = output.getvalue()
    assert code(many) == "PDF_SHAPE"


def test_a_print_of_many_pages_is_read_with_room_to_spare(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [debts() for _ in range(60)]
    data = encode(return_document())
    pdf = write_pdf(pages, made_at=MADE_AT, title="x", attachments={DATA_NAME: data})
    signed = signed_by(*world().signers, pdf)
    assert len(open_pdf(signed).root["/Pages"]["/Kids"]) >= 60
    monkeypatch.setattr(prints, "open_pdf", lambda data: open_pdf(data, MOST_READS // 2))
    assert code(signed) == ""
    monkeypatch.setattr(prints, "open_pdf", lambda data: open_pdf(data, 1000))
    assert code(signed) == "PDF_SHAPE"

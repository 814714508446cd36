"""Prints as other tools leave them: odd dates, and proofs for later behind the last signature."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from io import BytesIO

import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfTimeStamper, pdf_byterange
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore

from exports.signatures.certificates import demonstration_authority, issue, new_key, subject_name
from exports.signatures.signing import KeySigner
from exports.trust.lists import TrustList
from exports.verdicts.prints import verify_pdf
from models.returns.verdicts import Validity, Verdict
from tests.exports.hostile import FROM, ISSUED, NOW, TO, key, pin, world
from tests.exports.signatures.pades.prints import plain, sealed, with_other_page
from tests.exports.verdicts.test_prints import foreign

TODAY = NOW.now(NOW.tzinfo)
UNTIL = TODAY + timedelta(days=900)


def signers() -> tuple[KeySigner, KeySigner, TrustList]:
    authority = demonstration_authority("elsewhere", FROM, UNTIL + timedelta(days=99))
    leader, seal = (key(authority, name, FROM, UNTIL) for name in ("L", "S"))
    trust = replace(
        world().trust,
        members=(pin(leader, "leader"), pin(seal, "seal")),
        authorities=authority.certificates,
        crls=authority.crls(ISSUED, TODAY + timedelta(days=30)),
        next_update=TODAY + timedelta(days=30),
    )
    return leader, seal, trust


def dated(monkeypatch: pytest.MonkeyPatch, text: str, kind: SigSeedSubFilter) -> Verdict:
    """The verdict on a print whose signatures state this date beside what they sign."""
    monkeypatch.setattr(pdf_byterange, "pdf_date", lambda _: generic.pdf_string(text))
    leader, seal, trust = signers()
    pdf = foreign(foreign(plain(), leader, "Signature1", kind), seal, "Signature2", kind)
    return verify_pdf(pdf, trust, None, NOW.now(NOW.tzinfo) + timedelta(minutes=1)).verdict


@pytest.mark.parametrize("text", ["D:20260703020000Z00'00'", "D:20260703020000", "D:202607", "yesterday", ""])
def test_where_a_signing_time_is_signed_the_date_beside_it_decides_nothing(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    found = dated(monkeypatch, text, SigSeedSubFilter.ADOBE_PKCS7_DETACHED)
    assert found.standing is Validity.VALID, found
    for signer in found.signers:  # the time of the tool, not that of the text
        assert abs(datetime.fromisoformat(signer.claimed_at) - NOW.now(NOW.tzinfo)) < timedelta(minutes=5)


def test_where_none_is_signed_the_date_counts_however_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """PAdES wants no signing time in the signature: the date stands in the signed bytes of the file."""
    written = TODAY.strftime("D:%Y%m%d%H%M%SZ00'00'")
    found = dated(monkeypatch, written, SigSeedSubFilter.PADES)
    assert found.standing is Validity.VALID, found
    assert {signer.claimed_at for signer in found.signers} == {TODAY.replace(microsecond=0).isoformat()}


def test_a_date_of_no_zone_alone_is_no_signing_time(monkeypatch: pytest.MonkeyPatch) -> None:
    assert dated(monkeypatch, "D:20260703020000", SigSeedSubFilter.PADES).code == "CMS_NO_SIGNING_TIME"


def with_proofs(pdf: bytes) -> bytes:
    """Certificates and revocation lists are laid behind the last signature (B-LT)."""
    output = BytesIO(pdf)
    certs = [asn1_x509.Certificate.load(der) for der in world().authority.certificates]
    DocumentSecurityStore.add_dss(output, None, certs=certs)
    return output.getvalue()


@cache
def service() -> DummyTimeStamper:
    """A time service; nobody here knows it."""
    private, authority = new_key(), world().authority
    assert isinstance(private, rsa.RSAPrivateKey)
    made = issue(
        authority.sub, authority.sub_key, private.public_key(), subject_name("Giờ"), (FROM, TO), 7,
        (ExtendedKeyUsageOID.TIME_STAMPING,),
    )  # fmt: skip
    der = private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    certificate = asn1_x509.Certificate.load(made.public_bytes(Encoding.DER))
    return DummyTimeStamper(certificate, asn1_keys.PrivateKeyInfo.load(der))


def with_timestamp(pdf: bytes) -> bytes:
    """A time service signs the whole file (B-LTA)."""
    output = BytesIO()
    PdfTimeStamper(service()).timestamp_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), "sha256", output=output)
    return output.getvalue()


def code(pdf: bytes) -> str:
    return verify_pdf(pdf, world().trust, None, NOW).verdict.code


@pytest.mark.parametrize(
    "add", [with_proofs, with_timestamp, lambda pdf: with_proofs(with_timestamp(with_proofs(pdf)))]
)
def test_proofs_behind_the_last_signature_are_accepted(add: Callable[[bytes], bytes]) -> None:
    found = verify_pdf(add(sealed()), world().trust, None, NOW).verdict
    assert found.standing is Validity.VALID, found
    assert [signer.role for signer in found.signers] == ["leader", "seal"]  # a service is no signer


def test_under_them_nothing_else_is_accepted() -> None:
    assert code(with_timestamp(with_other_page(sealed()))) == "PDF_NOT_WHOLE"
    assert code(with_other_page(with_timestamp(sealed()))) == "PDF_NOT_WHOLE"
    assert code(with_proofs(sealed()) + b"\n") == ""  # the end of a line belongs to the last revision
    assert code(with_proofs(sealed()) + b"\0") == "PDF_NOT_WHOLE"
    assert code(with_timestamp(sealed()) + b"\n") == "PDF_NOT_WHOLE"


def test_a_timestamp_of_other_bytes_is_none() -> None:
    """The token of another file stands in the place of its own."""
    print_file, other = with_timestamp(sealed()), with_timestamp(with_proofs(sealed()))
    pattern = re.compile(rb"/Contents <([0-9a-fA-F]+)>")
    own, foreign_token = pattern.findall(print_file)[-1], pattern.findall(other)[-1]
    assert len(own) == len(foreign_token) and own != foreign_token
    assert code(print_file) == ""
    assert code(print_file.replace(own, foreign_token)) == "PDF_NOT_INTACT"


def test_no_bit_of_a_timestamped_print_says_more_about_people() -> None:
    """What a service signed is asked for what it covers alone: a bit of its own signature may be any."""
    pdf, good = with_timestamp(sealed()), verify_pdf(with_timestamp(sealed()), world().trust, None, NOW)
    for at in range(0, len(pdf), max(1, len(pdf) // 40)):
        found = verify_pdf(pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :], world().trust, None, NOW)
        assert not found.verdict.accepted or (
            found.document == good.document and found.verdict.signers == good.verdict.signers
        )

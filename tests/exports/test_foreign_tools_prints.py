"""Signed prints and envelopes before programs that are not ours, and what these let pass."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from exports.signatures.envelope import encrypt
from exports.signatures.pades.signing import seal_print, sign_print
from exports.trust.lists import TrustList
from exports.verdicts.prints import verify_pdf
from models.returns.document import encode
from tests.exports.foreign_tools import Desk, keys, package, pem
from tests.exports.hostile import NOW, SIGNED, return_document
from tests.exports.hostile_files.envelopes import altered, shorten_tag, without_authentication
from tests.exports.hostile_files.good import judged
from tests.exports.signatures.pades.prints import (
    hand,
    plain,
    stamp,
    with_annotation,
    with_other_attachment,
    with_other_page,
    with_other_picture,
    with_script,
)
from tests.exports.signatures.test_envelope import PASSWORD, reception

TWICE_VALID = ("Signature is Valid", "Signature is Valid")


@cache
def led() -> bytes:
    return sign_print(plain(), keys().leader, SIGNED, hand())


@cache
def signed() -> bytes:
    """A print with both signatures, by keys that hold on any day."""
    return resealed(led())


def resealed(pdf: bytes) -> bytes:
    return seal_print(pdf, keys().seal, SIGNED, stamp())


def flipped() -> bytes:
    """One byte of what the page shows is another one."""
    at = signed().index(b"stream", 3000) + 200
    return signed()[:at] + bytes([signed()[at] ^ 1]) + signed()[at + 1 :]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.trust()
    return made


def code(pdf: bytes, trust: TrustList | None = None) -> str:
    return verify_pdf(pdf, trust or keys().trust(), return_document(), NOW).verdict.code


def validity(text: str) -> tuple[str, ...]:
    return tuple(
        re.findall(
            r"Signature is (?:Valid|Invalid)|Digest Mismatch|Signature has not yet been verified", text
        )
    )


def ranges(pdf: bytes) -> list[tuple[bytes, bytes]]:
    """Signature and signed bytes of each field, taken by nothing but a search for their numbers."""
    found = []
    for match in re.finditer(rb"/ByteRange \[\s*0 (\d+) (\d+) (\d+)", pdf):
        first, second, length = (int(number) for number in match.groups())
        reserved = bytes.fromhex(pdf[first + 1 : second - 1].decode())
        signature = reserved[: 4 + int.from_bytes(reserved[2:4], "big")]  # GnuTLS takes no zeros behind it
        found.append((signature, pdf[:first] + pdf[second : second + length]))
    return found


@pytest.mark.needs(
    "certtool", "certutil", "cmsutil", "crlutil", "openssl", "pdfdetach", "pdffonts", "pdfsig", "qpdf"
)
def test_a_good_print_is_good_to_all_of_them(desk: Desk) -> None:
    desk.trust_nss()
    told = desk.pdfsig(signed())
    assert validity(told.text) == TWICE_VALID
    assert told.text.count("Certificate is Trusted") == 2
    assert told.text.count("Total document signed") == 1
    assert len(ranges(signed())) == 2
    for signature, content in ranges(signed()):
        for judge in (desk.openssl, desk.certtool, desk.cmsutil):
            assert judge(signature, content)
    assert "No syntax or stream encoding errors" in desk.run("qpdf", "--check", "signed.pdf").text
    fonts = [line.split() for line in desk.run("pdffonts", "signed.pdf").text.splitlines()[2:]]
    assert fonts and all(font[-5:-2] == ["yes", "yes", "yes"] for font in fonts)
    assert desk.run("pdfdetach", "-save", "1", "-o", "data", "signed.pdf")
    assert (desk.folder / "data").read_bytes() == encode(return_document())
    assert code(signed()) == ""


@pytest.mark.needs("certtool", "certutil", "cmsutil", "crlutil", "openssl", "pdfsig")
def test_a_flipped_byte_is_seen_by_their_words_only(desk: Desk) -> None:
    desk.trust_nss()
    told = desk.pdfsig(flipped())
    assert told.status == 0, "the status says nothing"
    assert "Signature is Valid" not in told.text
    for signature, content in ranges(flipped()):
        for judge in (desk.openssl, desk.certtool, desk.cmsutil):
            assert not judge(signature, content)
    assert code(flipped()) == "PDF_NOT_INTACT"


@pytest.mark.needs("certutil", "crlutil", "openssl", "pdfsig")
def test_a_revoked_seal_is_seen_where_its_list_is(desk: Desk) -> None:
    desk.trust(keys().seal)
    desk.trust_nss(keys().seal)
    told = desk.pdfsig(signed())
    assert told.text.count("Certificate is Trusted") == 1
    assert "Revoked" in told.text
    leader, seal = ranges(signed())
    assert desk.openssl(*leader)
    assert not desk.openssl(*seal)
    assert code(signed(), replace(keys().trust(), crls=keys().crls(keys().seal))) == "CERT_REVOKED"


@pytest.mark.needs("certutil", "openssl", "pdfsig")
def test_a_revoked_seal_is_trusted_where_its_list_is_missing(desk: Desk) -> None:
    desk.trust_nss(lists=False)
    assert desk.pdfsig(signed()).text.count("Certificate is Trusted") == 2
    assert desk.openssl(*ranges(signed())[1], lists=False)
    assert code(signed(), replace(keys().trust(), crls=())) == "REVOCATION_UNKNOWN"


@pytest.mark.needs("certutil", "pdfsig")
def test_an_unknown_authority_has_the_status_of_a_good_one(desk: Desk) -> None:
    (desk.folder / "nss").mkdir()
    assert desk.run("certutil", "-N", "-d", "sql:nss", "--empty-password")
    told = desk.pdfsig(signed())
    assert told.status == 0
    assert validity(told.text) == TWICE_VALID
    assert "Certificate is Trusted" not in told.text
    assert code(signed(), replace(keys().trust(), authorities=(), crls=())) == "CERT_UNTRUSTED"


ALTERED: dict[str, tuple[Callable[[bytes], bytes], str, str]] = {
    "page": (with_other_page, "PDF_NOT_WHOLE", "PDF_CHANGED"),
    "attachment": (with_other_attachment, "PDF_NOT_WHOLE", "PDF_CHANGED"),
    "script": (with_script, "PDF_NOT_WHOLE", "PDF_CHANGED"),
    "note": (with_annotation, "PDF_NOT_WHOLE", "PDF_CHANGED"),
    "picture": (with_other_picture, "PDF_NOT_WHOLE", "PDF_CHANGED"),
}
"""What is altered → how, our code behind the seal, our code before the seal."""


@pytest.mark.needs("certutil", "crlutil", "openssl", "pdfsig", "qpdf")
@pytest.mark.parametrize("what", ALTERED)
def test_what_is_altered_stays_valid_to_pdfsig_and_whole_to_qpdf(desk: Desk, what: str) -> None:
    alter, behind, before = ALTERED[what]
    desk.trust_nss()
    for pdf, expected in ((alter(signed()), behind), (resealed(alter(led())), before)):
        told = desk.pdfsig(pdf)
        assert told.status == 0
        assert validity(told.text) == TWICE_VALID
        assert told.text.count("Certificate is Trusted") == 2
        assert desk.run("qpdf", "--check", "signed.pdf")
        for signature, content in ranges(pdf):
            assert desk.openssl(signature, content)
        assert code(pdf) == expected


@pytest.mark.needs("certutil", "crlutil", "pdfdetach", "pdfsig")
def test_a_replaced_attachment_is_handed_out_as_if_it_were_signed(desk: Desk) -> None:
    desk.trust_nss()
    pdf = with_other_attachment(signed())
    assert validity(desk.pdfsig(pdf).text) == TWICE_VALID
    assert desk.run("pdfdetach", "-save", "1", "-o", "data", "signed.pdf")
    assert (desk.folder / "data").read_bytes() == encode(return_document(narrative="khác"))
    assert code(pdf) == "PDF_NOT_WHOLE"


@pytest.mark.needs("certutil", "crlutil", "openssl", "pdfsig", "qpdf")
def test_a_print_cut_at_its_first_revision_is_good_to_all_of_them(desk: Desk) -> None:
    desk.trust_nss()
    cut = signed()[: len(led())]
    told = desk.pdfsig(cut)
    assert validity(told.text)[:1] == ("Signature is Valid",)
    assert "Total document signed" in told.text
    assert desk.run("qpdf", "--check", "signed.pdf")
    assert desk.openssl(*ranges(cut)[0])
    assert code(cut) == "PDF_FIELD"


@pytest.mark.needs("certutil", "crlutil", "pdfsig")
def test_bytes_behind_the_end_stay_valid(desk: Desk) -> None:
    desk.trust_nss()
    pdf = signed() + b"% nothing to see here\n"
    assert validity(desk.pdfsig(pdf).text) == TWICE_VALID
    assert code(pdf) == "PDF_NOT_WHOLE"


# Envelopes


@pytest.fixture
def province(desk: Desk) -> Desk:
    """The desk with the province's reception key."""
    key = reception().key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    desk.lay({"province.key": key, "province.pem": pem(reception().certificate)})
    return desk


def opened(desk: Desk, envelope: bytes) -> bytes | None:
    """What openssl takes out of an envelope; None where it refuses."""
    desk.lay({"p.p7m": envelope})
    told = desk.run(
        "openssl", "cms", "-decrypt", "-binary", "-inform", "DER", "-in", "p.p7m", "-inkey", "province.key",
        "-recip", "province.pem", "-out", "open",
    )  # fmt: skip
    return (desk.folder / "open").read_bytes() if told else None


@pytest.mark.needs("openssl")
def test_an_envelope_is_good_to_openssl_and_what_is_in_it_verifies_there(province: Desk) -> None:
    assert opened(province, encrypt(package(), [reception().certificate], PASSWORD)) == package()


@pytest.mark.needs("openssl")
def test_a_flipped_envelope_is_bad_to_both(province: Desk) -> None:
    envelope = bytearray(encrypt(package(), [reception().certificate]))
    envelope[-100] ^= 1
    assert opened(province, bytes(envelope)) is None
    assert judged(bytes(envelope), openers=[reception()]) == "DECRYPT_NOT_INTACT"


@pytest.mark.needs("openssl")
def test_an_envelope_without_authentication_is_good_to_openssl(province: Desk) -> None:
    """It could have been altered on the way, and openssl would not know."""
    envelope = without_authentication()
    assert opened(province, envelope)
    assert judged(envelope, openers=[reception()]) == "DECRYPT_UNSUPPORTED"
    altered = bytearray(envelope)
    altered[len(altered) // 2] ^= 1
    assert opened(province, bytes(altered)), "altered, and nobody told"
    assert judged(bytes(altered), openers=[reception()]) == "DECRYPT_UNSUPPORTED"


@pytest.mark.needs("openssl")
def test_a_shortened_tag_is_good_to_openssl(province: Desk) -> None:
    """A tag of one byte would be guessed after 256 tries."""
    envelope = altered(shorten_tag)()
    assert opened(province, envelope)
    assert judged(envelope, openers=[reception()]) == "DECRYPT_UNSUPPORTED"

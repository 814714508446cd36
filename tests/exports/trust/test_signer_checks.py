"""What speaks against a signer before a secret is typed: the certificate itself, then the trust list in use."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from exports.signatures.certificates import demonstration_authority, demonstration_key, new_identity
from exports.signatures.signing import KeySigner, save_key, signer_fingerprint
from exports.trust.lists import TrustedCertificate, TrustList
from exports.trust.registrations import save_registration
from exports.trust.signer_checks import Known, certificate_beside, known_from, not_listed, why_not
from tests.exports.hostile import COMMUNE, NEIGHBOUR, NOW, world

FROM, TO = NOW - timedelta(days=400), NOW + timedelta(days=900)
FIRST = FROM.date()
AUTHORITY = demonstration_authority("checks", FROM, TO)


def key(name: str = "Lò Văn Páo", starts: int = -400, ends: int = 900) -> KeySigner:
    days = (NOW + timedelta(days=starts), NOW + timedelta(days=ends))
    return demonstration_key("checks", name, AUTHORITY, *days)


def listed(
    signer: KeySigner, role: str = "leader", starts: date = FIRST, ends: date | None = None
) -> TrustList:
    member = TrustedCertificate(
        COMMUNE.level, COMMUNE.code, COMMUNE.valid_from, signer_fingerprint(signer), role, starts, ends
    )
    return replace(
        world().trust,
        members=(member,),
        authorities=AUTHORITY.certificates,
        crls=AUTHORITY.crls(NOW - timedelta(days=1), NOW + timedelta(days=30)),
    )


def code_of(signer: KeySigner, trust: TrustList | None, role: str = "leader") -> str:
    refusal = not_listed(known_from(signer.certificate), role, COMMUNE, trust, NOW)
    return refusal.code if refusal else ""


def test_a_certificate_that_may_sign_has_nothing_against_it() -> None:
    assert why_not(known_from(key().certificate), NOW, listed(key())) is None
    assert code_of(key(), listed(key())) == ""


@pytest.mark.parametrize(
    ("starts", "ends", "code"), [(-400, -3, "KEY_EXPIRED"), (10, 900, "KEY_NOT_YET_VALID")]
)
def test_a_certificate_out_of_its_term_is_refused(starts: int, ends: int, code: str) -> None:
    refusal = why_not(known_from(key("x", starts, ends).certificate), NOW)
    assert refusal is not None and refusal.code == code


def test_a_revoked_certificate_is_refused_by_the_lists_of_the_trust_list() -> None:
    from cryptography import x509

    signer = key("bị thu hồi")
    serial = x509.load_der_x509_certificate(signer.certificate).serial_number
    crls = AUTHORITY.crls(
        NOW - timedelta(days=1), NOW + timedelta(days=30), 1, {serial: NOW - timedelta(days=2)}
    )
    refusal = why_not(known_from(signer.certificate), NOW, replace(listed(signer), crls=crls))
    assert refusal is not None and refusal.code == "KEY_REVOKED"


def test_of_a_key_file_only_what_was_remembered_is_known() -> None:
    past = (NOW - timedelta(days=3)).isoformat()
    refusal = why_not(Known("Lò Văn Páo", "ab" * 32, past), NOW)
    assert refusal is not None and refusal.code == "KEY_EXPIRED"
    assert why_not(Known("Lò Văn Páo", "ab" * 32), NOW) is None


def test_the_trust_list_must_name_the_certificate_for_the_unit_and_the_role() -> None:
    signer = key()
    assert code_of(signer, None) == "SIGNER_NO_TRUST"
    assert code_of(signer, listed(key("Người khác"))) == "SIGNER_NOT_LISTED"
    assert code_of(signer, listed(signer), "seal") == "SIGNER_OTHER_ROLE"
    later = NOW.date() + timedelta(days=5)
    assert code_of(signer, listed(signer, starts=later)) == "SIGNER_NOT_IN_TERM"
    assert code_of(signer, listed(signer, ends=NOW.date() - timedelta(days=1))) == "SIGNER_NOT_IN_TERM"
    neighbour = not_listed(known_from(signer.certificate), "leader", NEIGHBOUR, listed(signer), NOW)
    assert neighbour is not None and neighbour.code == "SIGNER_NOT_LISTED"
    unknown = not_listed(Known("khoá.p12", ""), "leader", COMMUNE, listed(signer), NOW)
    assert unknown is not None and unknown.code == "SIGNER_UNKNOWN"


def test_the_certificate_beside_a_key_file_is_believed_only_if_it_is_the_one_meant(tmp_path: Path) -> None:
    identity = new_identity("Lò Thị Mai", "UBND", NOW, kind="p-256")
    file = tmp_path / "khoa.p12"
    file.write_bytes(save_key(identity.signer, "mật khẩu"))
    sha256 = signer_fingerprint(identity.signer)
    assert certificate_beside(file, sha256) is None
    (tmp_path / "khoa.pem").write_bytes(save_registration(identity))
    assert certificate_beside(file, sha256) == identity.signer.certificate
    assert certificate_beside(file, "00" * 32) is None
    (tmp_path / "khoa.pem").write_bytes(b"something else")
    assert certificate_beside(file, sha256) is None

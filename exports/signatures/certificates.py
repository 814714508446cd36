"""Making keys and certificates: a small authority of one's own, for demonstrations and for a first run.

A demonstration derives every key, serial number and date from a seed, so that it is the same bytes each time;
such keys protect nothing. A real key is random. A self-made identity carries an authority of its own that
signs one certificate and two revocation lists and is then forgotten: what a receiver trusts is the pinned
certificate, and withdrawing it is the trust list's business (docs/formats/package.md §6).
"""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from exports.signatures.signing import KeySigner, PrivateKey

_P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_NONE_REVOKED: Mapping[int, datetime] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Authority:
    """A root and a sub authority with their keys; the sub authority issues, both publish revocation lists."""

    root_key: PrivateKey = field(repr=False)
    root: x509.Certificate
    sub_key: PrivateKey = field(repr=False)
    sub: x509.Certificate

    @property
    def certificates(self) -> tuple[bytes, bytes]:
        """Root and sub authority in DER, as a trust list holds them."""
        return _der(self.root), _der(self.sub)

    def crls(
        self,
        issued_at: datetime,
        next_update: datetime,
        number: int = 1,
        revoked: Mapping[int, datetime] = _NONE_REVOKED,
    ) -> tuple[bytes, bytes]:
        """Revocation lists (DER) of root and sub authority; `revoked` are serials of the sub authority."""
        return (
            make_crl(self.root, self.root_key, issued_at, next_update, number),
            make_crl(self.sub, self.sub_key, issued_at, next_update, number, revoked),
        )


@dataclass(frozen=True, slots=True)
class Identity:
    """A signer with everything that a trust list needs to accept it."""

    signer: KeySigner
    authorities: tuple[bytes, ...]
    crls: tuple[bytes, ...]


def new_key(kind: str = "rsa-2048") -> PrivateKey:
    """A random key, `rsa-2048` or `p-256`."""
    if kind == "rsa-2048":
        return rsa.generate_private_key(public_exponent=65537, key_size=2048)
    if kind == "p-256":
        return ec.generate_private_key(ec.SECP256R1())
    raise ValueError(kind)


def seeded_key(seed: str, name: str) -> ec.EllipticCurvePrivateKey:
    """A P-256 key that anyone with the seed can make again: for demonstrations only."""
    digest = hashlib.sha256(f"{seed}\n{name}".encode()).digest()
    return ec.derive_private_key(int.from_bytes(digest) % (_P256_ORDER - 1) + 1, ec.SECP256R1())


def seeded_serial(seed: str, name: str) -> int:
    """A certificate serial number of 127 bits at most, from the seed."""
    return int.from_bytes(hashlib.sha256(f"{seed}\nserial\n{name}".encode()).digest()[:16]) >> 1 | 1


def demonstration_authority(
    seed: str, valid_from: datetime, valid_to: datetime, name: str = "So HTX demonstration"
) -> Authority:
    """The authority of a demonstration, the same bytes for the same arguments."""
    return _authority(
        seeded_key(seed, f"{name} root"),
        seeded_key(seed, f"{name} sub"),
        (seeded_serial(seed, f"{name} root"), seeded_serial(seed, f"{name} sub")),
        name,
        (valid_from, valid_to),
    )


def demonstration_key(
    seed: str,
    name: str,
    authority: Authority,
    valid_from: datetime,
    valid_to: datetime,
    organisation: str = "",
) -> KeySigner:
    """A signer of the demonstration; `name` must differ for every signer of one seed."""
    key = seeded_key(seed, name)
    certificate = issue(
        authority.sub,
        authority.sub_key,
        key.public_key(),
        subject_name(name, organisation),
        (valid_from, valid_to),
        seeded_serial(seed, name),
    )
    return KeySigner(key, _der(certificate), (_der(authority.sub), _der(authority.root)))


def new_identity(
    name: str, organisation: str, now: datetime, years: int = 3, kind: str = "rsa-2048"
) -> Identity:
    """A random key with a certificate from an authority of its own whose keys are not kept.

    The revocation lists last as long as the certificate, since nobody can issue another.
    """
    starts = now.replace(microsecond=0) - timedelta(minutes=5)
    term = (starts, starts + timedelta(days=365 * years))
    serials = (x509.random_serial_number(), x509.random_serial_number())
    title = f"{organisation} {secrets.token_hex(4)}".strip()[:50]
    authority = _authority(new_key("p-256"), new_key("p-256"), serials, title, term)
    key = new_key(kind)
    serial = x509.random_serial_number()
    certificate = issue(
        authority.sub, authority.sub_key, key.public_key(), subject_name(name, organisation), term, serial
    )
    signer = KeySigner(key, _der(certificate), (_der(authority.sub), _der(authority.root)))
    return Identity(signer, authority.certificates, authority.crls(*term))


def subject_name(name: str, organisation: str = "") -> x509.Name:
    """The subject of a certificate; X.509 bounds each part to 64 characters."""
    parts = [x509.NameAttribute(NameOID.COUNTRY_NAME, "VN")]
    if organisation:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation[:64]))
    return x509.Name([*parts, x509.NameAttribute(NameOID.COMMON_NAME, name[:64])])


def _authority(
    root_key: PrivateKey,
    sub_key: PrivateKey,
    serials: tuple[int, int],
    name: str,
    term: tuple[datetime, datetime],
) -> Authority:
    root_name, sub_name = subject_name(f"{name} Root CA"), subject_name(f"{name} Sub CA")
    root_public = root_key.public_key()
    root = _signed(_ca_builder(root_name, root_name, root_public, root_public, term, serials[0]), root_key)
    sub = _signed(
        _ca_builder(sub_name, root_name, sub_key.public_key(), root_public, term, serials[1]), root_key
    )
    return Authority(root_key, root, sub_key, sub)


PublicKey = rsa.RSAPublicKey | ec.EllipticCurvePublicKey


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: PublicKey,
    issuer_key: PublicKey,
    term: tuple[datetime, datetime],
    serial: int,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder(subject_name=subject, issuer_name=issuer, public_key=key)
        .serial_number(serial)
        .not_valid_before(term[0])
        .not_valid_after(term[1])
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key), critical=False)
    )


def _ca_builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: PublicKey,
    issuer_key: PublicKey,
    term: tuple[datetime, datetime],
    serial: int,
) -> x509.CertificateBuilder:
    path_length = 1 if subject == issuer else 0
    return (
        _builder(subject, issuer, key, issuer_key, term, serial)
        .add_extension(x509.BasicConstraints(ca=True, path_length=path_length), critical=True)
        .add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
    )


def issue(
    issuer: x509.Certificate,
    issuer_key: PrivateKey,
    key: PublicKey,
    subject: x509.Name,
    term: tuple[datetime, datetime],
    serial: int,
    purposes: tuple[x509.ObjectIdentifier, ...] = (),
) -> x509.Certificate:
    """A certificate for signing documents, valid from term[0] to term[1]."""
    builder = (
        _builder(subject, issuer.subject, key, issuer_key.public_key(), term, serial)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(digital_signature=True, content_commitment=True), critical=True)
        .add_extension(
            x509.ExtendedKeyUsage(purposes or (ExtendedKeyUsageOID.EMAIL_PROTECTION,)), critical=False
        )
    )
    return _signed(builder, issuer_key)


def make_crl(
    issuer: x509.Certificate,
    issuer_key: PrivateKey,
    issued_at: datetime,
    next_update: datetime,
    number: int,
    revoked: Mapping[int, datetime] = _NONE_REVOKED,
) -> bytes:
    """A revocation list (DER) of one authority."""
    builder = (
        x509.CertificateRevocationListBuilder(issuer.subject, issued_at, next_update)
        .add_extension(x509.CRLNumber(number), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False
        )
    )
    for serial, on in sorted(revoked.items()):
        entry = x509.RevokedCertificateBuilder(serial, on).build()
        builder = builder.add_revoked_certificate(entry)
    signed = builder.sign(issuer_key, hashes.SHA256(), ecdsa_deterministic=_deterministic(issuer_key))
    return signed.public_bytes(Encoding.DER)


def _signed(builder: x509.CertificateBuilder, key: PrivateKey) -> x509.Certificate:
    return builder.sign(key, hashes.SHA256(), ecdsa_deterministic=_deterministic(key))


def _deterministic(key: PrivateKey) -> bool | None:
    return True if isinstance(key, ec.EllipticCurvePrivateKey) else None


def _usage(
    digital_signature: bool = False,
    content_commitment: bool = False,
    key_cert_sign: bool = False,
    crl_sign: bool = False,
) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital_signature,
        content_commitment=content_commitment,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=key_cert_sign,
        crl_sign=crl_sign,
        encipher_only=False,
        decipher_only=False,
    )


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)

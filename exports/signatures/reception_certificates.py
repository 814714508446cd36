"""The certificates that packages are closed to: which ones will do, and how a new one is made with its key."""

from datetime import datetime, timedelta

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding

from exports.signatures.certificates import subject_name
from exports.signatures.parsed import certificate_of
from exports.signatures.signing import KeySigner
from exports.signatures.usage import RSA_BITS, common_name
from models.values.errors import Refused


def check_recipient(der: bytes, at: datetime | None = None) -> x509.Certificate:
    """The reception certificate, if packages can be encrypted to it (and it is valid at `at`).

    Refused with ENCRYPT_RECIPIENT: not RSA of 2048 bits or more, not for encrypting keys, out of its term.
    """
    try:
        certificate = certificate_of(der)
        key, extensions = certificate.public_key(), certificate.extensions
    except (ValueError, UnsupportedAlgorithm) as fault:
        raise Refused("ENCRYPT_RECIPIENT", name="?") from fault
    name = common_name(certificate)
    if not isinstance(key, rsa.RSAPublicKey) or key.key_size < RSA_BITS:
        raise Refused("ENCRYPT_RECIPIENT", name=name)
    for extension in extensions:
        if isinstance(extension.value, x509.KeyUsage) and not extension.value.key_encipherment:
            raise Refused("ENCRYPT_RECIPIENT", name=name)
    if at is not None and not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        raise Refused("ENCRYPT_RECIPIENT", name=name)
    return certificate


def new_reception_key(name: str, organisation: str, now: datetime, years: int = 5) -> KeySigner:
    """A random RSA key of 3072 bits with a certificate of its own, for a province to receive packages by.

    It is a software key: kept as PKCS#12 (`exports.signatures.signing.save_key`) with a copy in a safe, since
    whatever was encrypted to a lost key stays closed. It signs nothing; the trust list says whose it is.
    """
    key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    starts = now.replace(microsecond=0) - timedelta(minutes=5)
    usage = dict.fromkeys(
        (
            "digital_signature",
            "content_commitment",
            "data_encipherment",
            "key_agreement",
            "key_cert_sign",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    subject = subject_name(name, organisation)
    certificate = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(starts)
        .not_valid_after(starts + timedelta(days=365 * years))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(key_encipherment=True, **usage), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return KeySigner(key, certificate.public_bytes(Encoding.DER))

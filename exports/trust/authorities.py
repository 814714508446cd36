"""Roots, sub authorities and revocation lists from files: PEM with any number of blocks, or one in DER."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from exports.signatures.parsed import certificate_of, pem_blocks, revocations_of
from exports.signatures.reading import newest_crls
from exports.signatures.usage import common_name
from exports.trust.lists import TrustList, read_trust
from models.values.errors import Refused
from storage.book.book import Book
from storage.trust import registrations, trust
from storage.trust.registrations import NewAuthority, Revocations

AUTHORITY_FILE_SIZE = 8 * 1024 * 1024
"""Largest file that is read, in bytes: revocation lists of a large authority are long."""


@dataclass(frozen=True, slots=True)
class AuthorityFile:
    """What a file held, in DER."""

    authorities: tuple[bytes, ...] = field(repr=False)
    crls: tuple[bytes, ...] = field(repr=False)


def read_authorities(data: bytes, name: str = "") -> AuthorityFile:
    """The authorities and revocation lists in a file; Refused AUTHORITY_FILE (file) or TRUST_AUTHORITY."""
    if len(data) > AUTHORITY_FILE_SIZE:
        raise Refused("AUTHORITY_FILE", file=name)
    try:
        found = _of_pem(data) if b"-----BEGIN " in data else _of_der(data)
    except ValueError as fault:
        raise Refused("AUTHORITY_FILE", file=name) from fault
    if not found.authorities and not found.crls:
        raise Refused("AUTHORITY_FILE", file=name)
    newest_crls(found.authorities, found.crls)
    return found


def _of_pem(data: bytes) -> AuthorityFile:
    blocks = pem_blocks(data)
    return AuthorityFile(blocks.certificates, blocks.crls)


def _of_der(data: bytes) -> AuthorityFile:
    try:
        certificate = certificate_of(data)
    except ValueError:
        return AuthorityFile((), (revocations_of(data).public_bytes(Encoding.DER),))
    return AuthorityFile((certificate.public_bytes(Encoding.DER),), ())


def import_authorities(book: Book, files: Sequence[AuthorityFile]) -> tuple[int, int]:
    """Keep what the files held; how many authorities and revocation lists were new.

    Any book may take a revocation list of an authority that its trust list names: it counts from then on.

    Refused REVOCATIONS_OF_NOBODY (issuer) where no authority in the book or the files signed a list, and
    REVOCATIONS_OLDER where the book has seen a newer one.
    """
    new = tuple(der for file in files for der in file.authorities)
    crls = tuple(der for file in files for der in file.crls)
    last = list_in_use(book)
    listed = last.authorities if last else ()
    every = (*dict.fromkeys((*(one.certificate for one in registrations.authorities(book)), *listed, *new)),)
    for der in crls:
        if not newest_crls(every, (der,)):
            issuer = x509.load_der_x509_crl(der).issuer.rfc4514_string()
            raise Refused("REVOCATIONS_OF_NOBODY", issuer=issuer)
    return registrations.keep_authorities(book, new_authorities(new), kept_lists(every, crls))


def list_in_use(book: Book) -> TrustList | None:
    """The list by which this book judges, as it was signed."""
    kept = trust.in_use(book)
    if kept is None:
        return None
    return read_trust(kept.data, kept.pinned or None, book.clock(), kept.serial, kept.sha256)


def with_newer_lists(book: Book, chosen: TrustList, until: datetime | None = None) -> TrustList:
    """A trust list with the revocation lists that the book has read since; each is signed by its own authority.

    until: leave out what was read later.
    """
    newer = tuple(one.data for one in registrations.revocations(book, until) if one.data not in chosen.crls)
    return replace(chosen, crls=(*chosen.crls, *newer)) if newer else chosen


def new_authorities(ders: Sequence[bytes]) -> list[NewAuthority]:
    """Authorities as the book keeps them."""
    return [NewAuthority(der, common_name(x509.load_der_x509_certificate(der))) for der in ders]


def kept_lists(authorities: Sequence[bytes], crls: Sequence[bytes]) -> list[Revocations]:
    """The newest list of each authority as the book keeps it; those that none of them signed are left out."""
    return [
        Revocations(authority, number, issued.isoformat(), _next_update(der), der)
        for authority, (number, der, issued) in newest_crls(tuple(authorities), tuple(crls)).items()
    ]


def _next_update(der: bytes) -> str:
    following = x509.load_der_x509_crl(der).next_update_utc
    return following.isoformat() if following else ""

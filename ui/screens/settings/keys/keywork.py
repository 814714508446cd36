"""What is done with signing keys beside the window: making, taking, trying, registering."""

from pathlib import Path
from typing import TYPE_CHECKING

from models.values.errors import Refused
from storage.book import settings
from storage.book.book import Book
from ui.keychain import FILE, TOKEN, KeySource, found_on_tokens, read_source, remember, signer, source_of

if TYPE_CHECKING:
    from exports.signatures.tokens.reader import TokenCertificate
    from exports.signatures.trial import Trial


def make_key(book: Book, role: str, target: Path, name: str, password: str) -> KeySource:
    """Make a key for this book's unit with the registration file beside it, and sign with it in this role.

    Refused KEY_FILE_EXISTS, KEY_PASSWORD_EMPTY; Unavailable with the codes of writing.
    """
    from exports.files.writing import write_whole
    from exports.signatures.certificates import new_identity
    from exports.signatures.signing import save_key
    from exports.trust.registrations import save_registration

    registration = target.with_suffix(".pem")
    for path in (target, registration):
        if path.exists():
            raise Refused("KEY_FILE_EXISTS", file=str(path))
    identity = new_identity(name, settings.unit_of(book).title, book.clock())
    write_whole(target, save_key(identity.signer, password, name), secret=True)
    write_whole(registration, save_registration(identity))
    source = source_of(identity.signer.certificate, FILE, str(target))
    remember(book, role, source)
    return source


def take_key(book: Book, role: str, file: Path, password: str) -> KeySource:
    """Read a key file with its password and sign with it in this role; Refused KEY_* where it could not sign."""
    source = read_source(file, password, book.clock())
    remember(book, role, source)
    return source


def take_token(book: Book, role: str, module: str, found: "TokenCertificate") -> KeySource:
    """Sign in this role with a certificate on a token; nobody logs in. Refused KEY_* where it could not sign."""
    from exports.signatures.trial import check_may_sign

    check_may_sign(found.certificate, book.clock())
    source = source_of(found.certificate, TOKEN, module)
    remember(book, role, source)
    return source


def try_key(book: Book, source: KeySource, secret: str, last_try: bool) -> "Trial":
    """Sign something meaningless once; refused and unavailable exactly as signing is."""
    from exports.signatures.trial import try_signature

    return try_signature(signer(source, secret, last_try=last_try), book.clock())


def register_token(source: KeySource, target: Path) -> Path:
    """Write the registration file of a certificate on a token: it, and the authorities beside it; no login.

    Refused KEY_FILE_EXISTS, TOKEN_…; Unavailable TOKEN_… and the codes of writing.
    """
    from exports.files.writing import write_whole
    from exports.trust.registrations import save_certificates

    if target.exists():
        raise Refused("KEY_FILE_EXISTS", file=str(target))
    found = next((one for one in found_on_tokens(source.module) if one.sha256 == source.sha256), None)
    if found is None:
        raise Refused("TOKEN_CERTIFICATE_MISSING")
    write_whole(target, save_certificates(found.certificate, found.chain))
    return target

"""The keys that packages are closed to: making them, restoring them, and which one the next trust list names.

The key lies in the book locked by its own password (storage.trust.reception); its certificate lies beside it in the
open, so that a list can name it and a person can see its term without the password.
"""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from exports.files.writing import write_whole
from exports.signatures.key_text import from_lines
from exports.signatures.reception_certificates import check_recipient, new_reception_key
from exports.signatures.signing import KeySigner, load_key, save_key, signer_fingerprint
from exports.signatures.usage import CertificateFacts, certificate_facts
from models.values.errors import Refused
from storage.book import settings
from storage.book.book import Book
from storage.trust import reception
from storage.trust.reception import Reception

CERTIFICATES, SHEETS = "reception_certificates", "reception_sheets"
"""Names of the book's settings: SHA-256 to certificate (DER, base64), and to the day of the paper copy; as JSON."""


@dataclass(frozen=True, slots=True)
class ReceptionFacts:
    """A reception key with what is known of its certificate; None where the book does not hold it.

    sheet_on: the day (ISO) of the last paper copy, "" for none.
    """

    key: Reception
    certificate: bytes | None
    facts: CertificateFacts | None
    sheet_on: str = ""


def keys(book: Book) -> list[ReceptionFacts]:
    """Every reception key: those in use first, the newest first."""
    held, sheets = _certificates(book), _sheets(book)
    return [
        _with_facts(one, held.get(one.sha256), sheets.get(one.sha256, "")) for one in reception.all_keys(book)
    ]


def _with_facts(key: Reception, der: bytes | None, sheet_on: str = "") -> ReceptionFacts:
    return ReceptionFacts(key, der, certificate_facts(der) if der is not None else None, sheet_on)


def make_key(book: Book, name: str, password: str) -> tuple[Reception, KeySigner]:
    """A new key of this office, locked by its password; the next trust list names it. Refused KEY_PASSWORD_EMPTY."""
    made = new_reception_key(name, settings.unit_of(book).title, book.clock())
    return _add(book, made, save_key(made, password, name), name), made


def restore_key(book: Book, p12: bytes, password: str) -> tuple[Reception, KeySigner]:
    """Keep a key from its file or its paper copy.

    Refused KEY_*, RECEPTION_KEY_NOT_FOR_ENVELOPES, RECEPTION_KEY_KNOWN.
    """
    opened = load_key(p12, password)
    name = certificate_facts(opened.certificate).name
    try:
        check_recipient(opened.certificate)
    except Refused as refusal:
        raise Refused("RECEPTION_KEY_NOT_FOR_ENVELOPES", name=name) from refusal
    return _add(book, opened, p12, name), opened


def restore_from_text(book: Book, text: str, password: str) -> tuple[Reception, KeySigner]:
    """Keep a key from the typed or scanned lines of its paper copy; Refused KEY_TEXT_* too."""
    return restore_key(book, from_lines(text), password)


def _add(book: Book, opened: KeySigner, p12: bytes, name: str) -> Reception:
    digest = signer_fingerprint(opened)
    if any(one.sha256 == digest for one in reception.all_keys(book)):
        raise Refused("RECEPTION_KEY_KNOWN", name=name)
    learn_certificate(book, opened.certificate)
    return reception.add(book, digest, p12, name)


def learn_certificate(book: Book, der: bytes) -> None:
    """Hold the certificate of a key in the open."""
    held = _certificates(book)
    digest = sha256(der).hexdigest()
    if digest not in held:
        texts = {one: b64encode(each).decode("ascii") for one, each in {**held, digest: der}.items()}
        settings.write(book, CERTIFICATES, json.dumps(texts, sort_keys=True))


def _certificates(book: Book) -> dict[str, bytes]:
    kept = settings.read(book, CERTIFICATES)
    return {digest: b64decode(text) for digest, text in json.loads(kept).items()} if kept else {}


def certificate_to_name(book: Book, last: bytes | None) -> bytes | None:
    """The certificate that the next trust list names: of the newest key in use that lasts still.

    None where every key is retired or has ended; what the list in use names (`last`) where the book holds no key.
    """
    every = keys(book)
    if not every:
        return last
    now = book.clock()
    serving = (one for one in every if one.key.in_use and one.certificate is not None)
    return next((one.certificate for one in serving if _lasts(one, now)), None)


def _lasts(one: ReceptionFacts, now: datetime) -> bool:
    return one.facts is not None and one.facts.starts <= now <= one.facts.ends


def sheet(book: Book, digest: str, language: str = "vi") -> bytes:
    """The paper copy (PDF) of a key; Refused RECEPTION_KEY_UNKNOWN, RECEPTION_CERTIFICATE_UNKNOWN."""
    from exports.signatures.key_sheet import KeySheet, write_key_sheet

    found = _with_facts(key := reception.find(book, digest), _certificates(book).get(key.sha256))
    if found.facts is None:
        raise Refused("RECEPTION_CERTIFICATE_UNKNOWN", name=key.name)
    office = settings.office_names(book).office or settings.unit_of(book).title
    made = datetime.fromisoformat(key.made_at)
    return write_key_sheet(key.p12, KeySheet(office, key.name, key.sha256, made, found.facts.ends, language))


def note_sheet(book: Book, digest: str) -> None:
    """Remember that the paper copy was printed or saved today."""
    made = {**_sheets(book), reception.find(book, digest).sha256: book.clock().date().isoformat()}
    settings.write(book, SHEETS, json.dumps(made, sort_keys=True))


def _sheets(book: Book) -> dict[str, str]:
    kept = settings.read(book, SHEETS)
    return dict(json.loads(kept)) if kept else {}


def save_file(book: Book, digest: str, target: Path) -> Path:
    """The locked key as a PKCS#12 file; Refused RECEPTION_SAVED_EXISTS, Unavailable with the codes of writing."""
    if target.exists():
        raise Refused("RECEPTION_SAVED_EXISTS", path=str(target))
    write_whole(target, reception.find(book, digest).p12, secret=True)
    return target

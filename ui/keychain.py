"""Who signs with what: for each role a key in a file or on a token, remembered for this book.

The book keeps the public facts of the certificate; this machine keeps where its key lies, by the certificate's
SHA-256, so that a book which moves finds its keys again. No password and no PIN is kept anywhere.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.values.errors import Refused, Trouble
from storage.book import settings
from storage.book.book import Book
from ui import settings as desk

if TYPE_CHECKING:
    from exports.signatures.signing import Signer
    from exports.signatures.tokens.reader import TokenCertificate

LEADER, SEAL = "leader", "seal"
ROLES = (LEADER, SEAL)
"""In the order in which they sign."""

FILE, TOKEN = "file", "token"

KEYS = "keys"
"""Name of the book's setting: role to the facts of its certificate, as JSON."""

_FORMER_FILE, _FORMER_FACTS, _FORMER_DESK = "key_file", "key_facts", "send/key"
"""Where one key for everything was remembered before there were roles."""

_FACTS = ("sha256", "name", "issuer", "starts", "ends")


@dataclass(frozen=True, slots=True)
class KeySource:
    """Where a key lies and what its certificate says; "" for what is not known.

    kind: "file" or "token"; file: path of the key file; module: path of the token's driver; starts, ends: ISO.
    """

    kind: str
    file: str = ""
    module: str = ""
    sha256: str = ""
    name: str = ""
    ends: str = ""
    issuer: str = ""
    starts: str = ""

    @property
    def placed(self) -> bool:
        """Whether this machine knows where the key lies."""
        return bool(self.module if self.kind == TOKEN else self.file)


def sources(book: Book) -> dict[str, KeySource]:
    """The key of each role; a role without one is left out."""
    kept = settings.read(book, KEYS)
    if not kept:
        return _former(book)
    facts: dict[str, dict[str, str]] = json.loads(kept)
    return {role: _placed(book, role, facts[role]) for role in ROLES if role in facts}


def _placed(book: Book, role: str, facts: dict[str, str]) -> KeySource:
    place = _load(desk.text(_place(book, role, facts.get("sha256", ""))))
    return KeySource(
        place.get("kind", FILE), place.get("file", ""), place.get("module", ""), **_only(facts, _FACTS)
    )


def _former(book: Book) -> dict[str, KeySource]:
    """The one key that was remembered before there were roles: it is the leader's."""
    facts = _load(settings.read(book, _FORMER_FACTS))
    file = settings.read(book, _FORMER_FILE) or desk.text(_FORMER_DESK)
    beside = book.path.with_suffix(".p12")
    if not file and beside.is_file():
        file = str(beside)
    return {LEADER: KeySource(FILE, file, **_only(facts, _FACTS))} if file or facts else {}


def remember(book: Book, role: str, source: KeySource) -> None:
    """Keep from now on with what a role signs: its facts in the book, its place on this machine."""
    kept = {one: _only(asdict(found), _FACTS) for one, found in sources(book).items()}
    for one, found in sources(book).items():
        _remember_place(book, one, found)
    kept[role] = _only(asdict(source), _FACTS)
    _remember_place(book, role, source)
    with book.change("SETTING_CHANGED", name=KEYS) as session:
        settings.put(session, KEYS, json.dumps(kept, ensure_ascii=False))


def forget(book: Book, role: str) -> None:
    """Sign with nothing in this role until another key is chosen; the key itself stays where it is."""
    kept = {one: _only(asdict(found), _FACTS) for one, found in sources(book).items() if one != role}
    with book.change("SETTING_CHANGED", name=KEYS) as session:
        settings.put(session, KEYS, json.dumps(kept, ensure_ascii=False))


def source_of(certificate: bytes, kind: str, place: str) -> KeySource:
    """A source with the facts of its certificate (DER); `place` is the key file or the token's driver."""
    from exports.signatures.usage import certificate_facts

    facts = certificate_facts(certificate)
    return KeySource(
        kind,
        place if kind == FILE else "",
        place if kind == TOKEN else "",
        facts.sha256,
        facts.name,
        facts.ends.isoformat(),
        facts.issuer,
        facts.starts.isoformat(),
    )


def read_source(file: Path, password: str, now: datetime) -> KeySource:
    """The source in a key file, after a signature that means nothing; Refused KEY_* where it could not sign."""
    from exports.signatures.signing import read_key, sign_detached

    opened = read_key(file, password)
    sign_detached(b"", opened, now)
    return source_of(opened.certificate, FILE, str(file))


def found_on_tokens(module: str) -> "list[TokenCertificate]":
    """The certificates for documents that a driver sees, without login; it takes seconds: never on the window's thread.

    Refused and Unavailable TOKEN_… as `exports.signatures.tokens.reader.find_certificates`.
    """
    from exports.signatures.tokens.reader import find_certificates

    return list(find_certificates(module))


def signer(source: KeySource, secret: str, *, last_try: bool = False) -> "Signer":
    """A signer for one signature act: the secret is the file's password or the token's PIN.

    A token is looked at without login; its PIN is tried when the signer signs, once. last_try: it is meant although
    the token has one try left. Refused KEY_PLACE_UNKNOWN, KEY_OTHER_CERTIFICATE, KEY_*, TOKEN_*; Unavailable too.
    """
    if not source.placed:
        raise Refused("KEY_PLACE_UNKNOWN", name=source.name)
    if source.kind == TOKEN:
        from exports.signatures.tokens.signing import TokenSigner

        return TokenSigner(source.module, _on_token(source), secret, last_try=last_try)
    from exports.signatures.signing import read_key, signer_fingerprint

    opened = read_key(Path(source.file), secret)
    if source.sha256 and signer_fingerprint(opened) != source.sha256:
        raise Refused("KEY_OTHER_CERTIFICATE", file=Path(source.file).name, name=source.name)
    return opened


def tries_left(source: KeySource) -> str:
    """What the token tells of its PIN's tries: "all", "fewer", "one" or "none"; "" where there is none to ask.

    Takes seconds, as `found_on_tokens`.
    """
    if source.kind != TOKEN:
        return ""
    try:
        return _on_token(source).tries
    except Trouble:
        return ""


def _on_token(source: KeySource) -> "TokenCertificate":
    found = next((one for one in found_on_tokens(source.module) if one.sha256 == source.sha256), None)
    if found is None:
        raise Refused("TOKEN_CERTIFICATE_MISSING")
    return found


def _remember_place(book: Book, role: str, source: KeySource) -> None:
    if source.placed:
        place = {"kind": source.kind, "file": source.file, "module": source.module}
        desk.remember(_place(book, role, source.sha256), json.dumps(place))


def _place(book: Book, role: str, sha256: str) -> str:
    """The name on this machine: by certificate where it is known, else by unit and role."""
    if sha256:
        return f"keys/{sha256}"
    unit = settings.unit_of(book)
    return f"keys/{unit.level}-{unit.code}-{role}"


def _load(text: str) -> dict[str, Any]:
    return dict(json.loads(text)) if text else {}


def _only(values: dict[str, Any], names: tuple[str, ...]) -> dict[str, str]:
    return {name: str(values.get(name, "")) for name in names}

"""The keys that open envelopes to this office: stored in the book, each locked by its own password, never deleted.

A retired key opens what was closed to it before; new envelopes are made to a key that the trust list names.
"""

from base64 import b64decode, b64encode
from dataclasses import dataclass, field

from sqlalchemy import select

from models.dialogue.records import ReceptionKey
from models.values.errors import Refused
from storage.book.book import Book


@dataclass(frozen=True, slots=True)
class Reception:
    """A reception key; sha256 of its certificate, p12: the PKCS#12 file, retired_at "" while it is in use."""

    sha256: str
    p12: bytes = field(repr=False)
    name: str
    made_at: str
    retired_at: str

    @property
    def in_use(self) -> bool:
        return not self.retired_at


def add(book: Book, sha256: str, p12: bytes, name: str) -> Reception:
    """Keep a key; Refused RECEPTION_KEY_KNOWN."""
    with book.change("RECEPTION_KEY_ADDED", name=name) as session:
        if session.get(ReceptionKey, sha256) is not None:
            raise Refused("RECEPTION_KEY_KNOWN", name=name)
        session.add(
            ReceptionKey(id=sha256, pkcs12=b64encode(p12).decode("ascii"), name=name, made_at=book.now())
        )
    return find(book, sha256)


def all_keys(book: Book) -> list[Reception]:
    """Every key: those in use first, the newest first."""
    with book.read_session() as session:
        records = session.execute(select(ReceptionKey)).scalars().all()
        found = [_reception(one) for one in records]
    return sorted(sorted(found, key=lambda one: one.made_at, reverse=True), key=lambda one: not one.in_use)


def _reception(record: ReceptionKey) -> Reception:
    return Reception(record.id, b64decode(record.pkcs12), record.name, record.made_at, record.retired_at)


def find(book: Book, sha256: str) -> Reception:
    """The key with this SHA-256 or a beginning of it that only it has; Refused RECEPTION_KEY_UNKNOWN."""
    matching = [one for one in all_keys(book) if one.sha256.startswith(sha256.lower())]
    if len(matching) != 1 or len(sha256) < 6:
        raise Refused("RECEPTION_KEY_UNKNOWN", sha256=sha256[:16])
    return matching[0]


def retire(book: Book, sha256: str) -> Reception:
    """Retire a key: no new envelopes are made to it, and it still opens old ones."""
    return _retired(book, sha256, "RECEPTION_KEY_RETIRED", book.now())


def restore(book: Book, sha256: str) -> Reception:
    """Take a retired key back into use."""
    return _retired(book, sha256, "RECEPTION_KEY_RESTORED", "")


def _retired(book: Book, sha256: str, title: str, moment: str) -> Reception:
    found = find(book, sha256)
    with book.change(title, name=found.name) as session:
        record = session.get(ReceptionKey, found.sha256)
        assert record is not None
        record.retired_at = moment
    return find(book, found.sha256)

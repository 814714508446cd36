"""The reception keys that were unlocked since the program started: in memory only, gone when it ends.

Envelopes are opened by them. The password is asked once for a run of the program and kept nowhere.
"""

from threading import Lock
from typing import TYPE_CHECKING

from models.values.errors import Refused
from storage.book.book import Book
from storage.trust import reception

if TYPE_CHECKING:
    from exports.signatures.signing import KeySigner

_guard = Lock()
_unlocked: "dict[str, dict[str, KeySigner]]" = {}
"""By path of the book and SHA-256 of the certificate."""


def openers(book: Book) -> "list[KeySigner]":
    """The keys of this book that are unlocked already, those in use first; retired ones open older envelopes."""
    known = _known(book)
    return [known[one.sha256] for one in reception.all_keys(book) if one.sha256 in known]


def is_locked(book: Book) -> bool:
    """Whether the book holds a reception key that no password has opened yet."""
    known = _known(book)
    return any(one.sha256 not in known for one in reception.all_keys(book))


def unlock(book: Book, password: str) -> int:
    """Open every key that this password opens; how many. Takes a moment: not on the window's thread.

    Refused KEY_PASSWORD_WRONG where it opens none of those that are still locked, KEY_FILE_DAMAGED.
    """
    from exports.signatures.signing import load_key

    known, count = _known(book), 0
    locked = [one for one in reception.all_keys(book) if one.sha256 not in known]
    for one in locked:
        try:
            _keep(book, one.sha256, load_key(one.p12, password))
        except Refused as refusal:
            if refusal.code != "KEY_PASSWORD_WRONG":
                raise
        else:
            count += 1
    if locked and not count:
        raise Refused("KEY_PASSWORD_WRONG")
    return count


def hold(book: Book, sha256: str, opener: "KeySigner") -> None:
    """Have a key at hand that was made or restored just now."""
    _keep(book, sha256, opener)


def lock() -> None:
    """Forget every key; the passwords are asked again."""
    with _guard:
        _unlocked.clear()


def _known(book: Book) -> "dict[str, KeySigner]":
    with _guard:
        return dict(_unlocked.get(str(book.path), {}))


def _keep(book: Book, sha256: str, opener: "KeySigner") -> None:
    with _guard:
        _unlocked.setdefault(str(book.path), {})[sha256] = opener

"""What lies on a stick in the tests of receiving: envelopes, prints alone, parts, notices, a newer trust list."""

import zipfile
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

from exports.files.mail import encode_part, split
from exports.signatures.container import PRINT_NAME
from exports.signatures.envelope import encrypt
from exports.signatures.reception_certificates import new_reception_key
from exports.signatures.signing import KeySigner, save_key, signer_fingerprint
from exports.trust.lists import build_trust, read_trust
from storage.book.book import Book
from storage.trust import reception
from tests.ui.screens.world import NOW, World, office_key

PASSWORD = "mở phong bì 2020"


@cache
def reception_key() -> KeySigner:
    """The province's reception key; making one takes a moment."""
    return new_reception_key("Tiếp nhận", "Tỉnh Lai Châu", datetime(2020, 1, 1).astimezone())


def hold_reception_key(book: Book, password: str = PASSWORD) -> None:
    """The book holds the reception key under a password."""
    key = reception_key()
    reception.add(book, signer_fingerprint(key), _reception_file(password), "Tiếp nhận")


@cache
def _reception_file(password: str) -> bytes:
    return save_key(reception_key(), password, "reception")


def enveloped(path: Path, password: str | None = None, *, to_key: bool = True) -> Path:
    """A package in an envelope to the reception key, and to a password if one is given."""
    recipients = [reception_key().certificate] if to_key else []
    target = path.with_name(f"{path.name}.p7m")
    target.write_bytes(encrypt(path.read_bytes(), recipients, password))
    return target


def in_parts(path: Path, size: int = 60_000) -> list[Path]:
    """A package split into parts beside it."""
    made = []
    for part in split(path.read_bytes(), path.name, size):
        target = path.with_name(part.file_name)
        target.write_bytes(encode_part(part))
        made.append(target)
    return made


def printed(path: Path) -> Path:
    """The signed print of a package, alone."""
    target = path.with_suffix(".pdf")
    with zipfile.ZipFile(path) as package:
        target.write_bytes(package.read(PRINT_NAME))
    return target


def newer_trust(world: World, serial: int = 2) -> Path:
    """The next issue of the world's trust list."""
    known = read_trust(world.trust_file.read_bytes(), None, NOW)
    target = world.folder / f"trust-{serial}.asice"
    target.write_bytes(build_trust(replace(known, serial=serial), office_key()))
    return target

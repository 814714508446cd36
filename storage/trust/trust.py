"""Trust lists as they were installed, the pinned certificate of the province, and the clock of the last run."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import select

from models.returns.records import TrustRecord
from storage.book import settings
from storage.book.book import Book
from storage.trust import registrations


@dataclass(frozen=True, slots=True)
class TrustInUse:
    """The newest installed list: its container, serial and digest, and the certificate that it is pinned to."""

    data: bytes
    serial: int
    sha256: str
    pinned: str


def in_use(book: Book) -> TrustInUse | None:
    """The list by which packages are judged, None before the first list."""
    with book.read_session() as session:
        record = session.execute(
            select(TrustRecord).order_by(TrustRecord.serial.desc()).limit(1)
        ).scalar_one_or_none()
        pinned = settings.get(session, "trust_pin")
        return None if record is None else TrustInUse(record.data, record.serial, record.sha256, pinned)


def keep(
    book: Book, data: bytes, serial: int, pinned: str, numbers: Mapping[str, int] = MappingProxyType({})
) -> None:
    """Keep a list that the exchange has verified, and pin its signer at first use.

    numbers: of its revocation lists, by SHA-256 of their authority; the highest ones are remembered.
    """
    with book.change("TRUST_INSTALLED", serial=serial) as session:
        if session.get(TrustRecord, serial) is None:
            session.add(
                TrustRecord(
                    serial=serial,
                    sha256=hashlib.sha256(data).hexdigest(),
                    installed_at=book.now(),
                    data=data,
                )
            )
            session.info.setdefault("touched", set()).add("trust_lists")
        registrations.raise_numbers(session, numbers)
        settings.put(session, "trust_pin", pinned)


def in_use_at(book: Book, moment: datetime) -> TrustInUse | None:
    """The list by which packages were judged at a moment, None before the first list."""
    with book.read_session() as session:
        pinned = settings.get(session, "trust_pin")
        for record in session.execute(select(TrustRecord).order_by(TrustRecord.serial.desc())).scalars():
            if datetime.fromisoformat(record.installed_at) <= moment:
                return TrustInUse(record.data, record.serial, record.sha256, pinned)
    return None


def last_run(book: Book) -> datetime | None:
    """The latest moment at which this book judged a package: the clock must not be before it."""
    text = settings.read(book, "last_run")
    return datetime.fromisoformat(text) if text else None


def ran(book: Book) -> None:
    """Remember the clock, upward only."""
    before, now = last_run(book), book.clock()
    if before is None or now > before:
        settings.write(book, "last_run", now.isoformat(timespec="seconds"))

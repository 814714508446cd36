"""The certificates that a province trusts: registered, replaced, withdrawn with dates; authorities and their lists.

What was registered once stays in the book: a registration ends, it is never deleted. Which of all this stands in
the next trust list is decided by exports.trust.making.
"""

import hashlib
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.trust.registrations import AuthorityRecord, RegistrationRecord, RevocationNumber, RevocationRecord
from models.trust.rules import trust_rules
from models.values.dates import format_date
from models.values.errors import Refused
from models.values.units import Unit, parent
from storage.book import settings
from storage.book.book import Book

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Registered:
    """A certificate (DER) in the book with the unit and the role that it signs for, and its days."""

    id: str
    level: str
    code: str
    valid_from: str
    role: str
    sha256: str
    name: str
    certificate: bytes = field(repr=False)
    starts: date
    ends: date | None
    lost: bool
    added_at: str
    withdrawn_at: str

    @property
    def unit(self) -> Unit:
        """The unit that it signs for."""
        return settings.unit_by_key(self.level, self.code, self.valid_from)

    @property
    def ever_serves(self) -> bool:
        """Whether there is any day on which it may have signed."""
        return not self.lost and (self.ends is None or self.starts <= self.ends)

    def serves_on(self, day: date) -> bool:
        """Whether it may sign on a day."""
        return self.ever_serves and self.starts <= day and (self.ends is None or day <= self.ends)

    def state_on(self, day: date) -> str:
        """serving, coming, ended or lost."""
        if self.lost:
            return "lost"
        if self.serves_on(day):
            return "serving"
        return "coming" if self.ever_serves and day < self.starts else "ended"


@dataclass(frozen=True, slots=True)
class Certified:
    """A certificate (DER) and the name in it; it is known by its SHA-256."""

    certificate: bytes = field(repr=False)
    name: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.certificate).hexdigest()


class NewCertificate(Certified):
    """A certificate that is to be registered."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class SigningRight:
    """For whom, in which role and on which days a certificate may sign; ends None is open."""

    unit: Unit
    role: str
    starts: date
    ends: date | None = None


class NewAuthority(Certified):
    """A root or sub authority."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Revocations:
    """A revocation list (DER) with the SHA-256 of the authority that issued it."""

    authority: str
    number: int
    issued_at: str
    next_update: str
    data: bytes = field(repr=False)


def registered(book: Book) -> list[Registered]:
    """Everything that was ever registered, by unit, role and first day."""
    record = RegistrationRecord
    query = select(record).order_by(
        record.unit_level, record.unit_code, record.unit_from, record.role, record.starts, record.id
    )
    with book.read_session() as session:
        return [_registered(one) for one in session.execute(query).scalars()]


def _registered(record: RegistrationRecord) -> Registered:
    return Registered(
        id=record.id,
        level=record.unit_level,
        code=record.unit_code,
        valid_from=record.unit_from,
        role=record.role,
        sha256=record.sha256,
        name=record.name,
        certificate=b64decode(record.certificate),
        starts=date.fromisoformat(record.starts),
        ends=date.fromisoformat(record.ends) if record.ends else None,
        lost=bool(record.lost),
        added_at=record.added_at,
        withdrawn_at=record.withdrawn_at,
    )


def find(book: Book, registration: str) -> Registered:
    """The registration with this id, or the latest of the certificate with this SHA-256 or beginning of it.

    Refused REGISTRATION_UNKNOWN, REGISTRATION_AMBIGUOUS.
    """
    asked = "".join(registration.split()).lower()
    every = registered(book)
    found = [one for one in every if one.id == asked]
    found = found or [one for one in every if len(asked) >= 6 and one.sha256.startswith(asked)]
    if not found:
        raise Refused("REGISTRATION_UNKNOWN", sha256=registration[:16])
    serving = [one for one in found if not one.withdrawn_at] or found
    if len({(one.sha256, one.code, one.role) for one in serving}) > 1:
        raise Refused("REGISTRATION_AMBIGUOUS", sha256=registration[:16], count=len(serving))
    return serving[-1]


def register(
    book: Book,
    new: NewCertificate,
    term: SigningRight,
    authorities: Sequence[NewAuthority] = (),
    revocations: Sequence[Revocations] = (),
    *,
    replaces: str = "",
) -> str:
    """Register a certificate with the authorities of its chain; its id. `replaces` ends another the day before.

    Refused: REGISTRATION_ROLE, REGISTRATION_TERM, REGISTRATION_UNIT, REGISTRATION_KNOWN, REGISTRATION_OTHER_UNIT,
    REGISTRATION_UNKNOWN.
    """
    _refuse_term(book, term)
    old = find(book, replaces) if replaces else None
    title = "CERTIFICATE_REPLACED" if old else "CERTIFICATE_REGISTERED"
    with book.change(title, unit=term.unit.title, name=new.name) as session:
        if old is not None:
            _end(book, session, old, term.starts, lost=False)
        _refuse_known(session, new, term)
        _add_authorities(book, session, authorities)
        _add_revocations(book, session, revocations)
        return _add(book, session, new, term)


def register_all(
    book: Book,
    several: Sequence[tuple[NewCertificate, SigningRight]],
    authorities: Sequence[NewAuthority],
    revocations: Sequence[Revocations],
) -> None:
    """Register several certificates, in one change; refused as `register`."""
    with book.change("CERTIFICATES_REGISTERED", count=len(several)) as session:
        for new, term in several:
            _refuse_term(book, term)
            _refuse_known(session, new, term)
            _add(book, session, new, term)
        _add_authorities(book, session, authorities)
        _add_revocations(book, session, revocations)


def _refuse_term(book: Book, term: SigningRight) -> None:
    if term.role not in trust_rules().roles:
        raise Refused("REGISTRATION_ROLE", role=term.role, known=", ".join(trust_rules().roles))
    if term.ends is not None and term.ends < term.starts:
        raise Refused("REGISTRATION_TERM", first=format_date(term.starts), last=format_date(term.ends))
    office = settings.unit_of(book)
    if office.level == "commune" or not _is_below(term.unit, office):
        raise Refused("REGISTRATION_UNIT", unit=term.unit.title, office=office.title)


def _is_below(unit: Unit, office: Unit) -> bool:
    """Whether a unit reported to this office, directly or not, on its own first or last days."""
    days = [day for day in (unit.valid_from, unit.valid_to, date(2025, 6, 30)) if day and unit.valid_on(day)]
    for day in days or [date(2025, 7, 1)]:
        above = parent(unit, day)
        while above is not None:
            if (above.level, above.code) == (office.level, office.code):
                return True
            above = parent(above, day)
    return False


def _refuse_known(session: Session, new: NewCertificate, term: SigningRight) -> None:
    query = select(RegistrationRecord).where(RegistrationRecord.sha256 == new.sha256)
    for record in session.execute(query).scalars():
        other = _registered(record)
        if not other.ever_serves or not _meet(other, term):
            continue
        if other.unit.key != term.unit.key:
            raise Refused("REGISTRATION_OTHER_UNIT", name=new.name, unit=other.unit.title)
        if other.role == term.role:
            raise Refused("REGISTRATION_KNOWN", name=new.name, unit=other.unit.title)


def _meet(one: Registered, term: SigningRight) -> bool:
    """Whether two spans of days have a day in common."""
    return (one.ends is None or term.starts <= one.ends) and (term.ends is None or one.starts <= term.ends)


def _add(book: Book, session: Session, new: NewCertificate, term: SigningRight) -> str:
    level, code, valid_from = term.unit.key
    record = RegistrationRecord(
        id=book.ids(),
        unit_level=level,
        unit_code=code,
        unit_from=valid_from,
        role=term.role,
        sha256=new.sha256,
        name=new.name,
        certificate=b64encode(new.certificate).decode("ascii"),
        starts=term.starts.isoformat(),
        ends=term.ends.isoformat() if term.ends else None,
        added_at=book.now(),
    )
    session.add(record)
    session.flush()
    return record.id


def withdraw(book: Book, registration: str, from_day: date, *, lost: bool = False) -> Registered:
    """End a registration: from this day its certificate signs no more. `lost`: nothing it signed ever counts.

    Withdrawing from its first day or before means that it never served. A lost key can be reported after its
    registration ended; otherwise Refused REGISTRATION_ENDED. Refused REGISTRATION_UNKNOWN, REGISTRATION_AMBIGUOUS.
    """
    old = find(book, registration)
    if old.lost or (old.ends is not None and old.ends < from_day and not lost):
        raise Refused("REGISTRATION_ENDED", name=old.name, on=format_date(old.ends or from_day))
    with book.change("CERTIFICATE_WITHDRAWN", unit=old.unit.title, name=old.name) as session:
        _end(book, session, old, from_day, lost=lost)
    return find(book, old.id)


def _end(book: Book, session: Session, old: Registered, from_day: date, *, lost: bool) -> None:
    record = session.get(RegistrationRecord, old.id)
    assert record is not None
    last = from_day - DAY
    record.ends = (last if old.ends is None else min(last, old.ends)).isoformat()
    record.lost, record.withdrawn_at = int(lost), book.now()
    session.flush()


def authorities(book: Book) -> list[NewAuthority]:
    """All authorities, by name."""
    query = select(AuthorityRecord).order_by(AuthorityRecord.name, AuthorityRecord.id)
    with book.read_session() as session:
        return [
            NewAuthority(b64decode(one.certificate), one.name) for one in session.execute(query).scalars()
        ]


def revocations(book: Book, until: datetime | None = None) -> list[Revocations]:
    """The newest revocation list of every authority that has one, by authority; `until`: as the book was then."""
    record = RevocationRecord
    query = select(record).order_by(record.authority, record.number.desc(), record.issued_at.desc())
    newest: dict[str, Revocations] = {}
    with book.read_session() as session:
        for one in session.execute(query).scalars():
            if until is not None and datetime.fromisoformat(one.kept_at) > until:
                continue
            kept = Revocations(one.authority, one.number, one.issued_at, one.next_update, one.data)
            newest.setdefault(one.authority, kept)
    return list(newest.values())


def keep_authorities(
    book: Book, new: Sequence[NewAuthority], lists: Sequence[Revocations]
) -> tuple[int, int]:
    """Keep authorities and revocation lists; how many of each were new.

    Refused REVOCATIONS_OLDER (name, number, known) for a list that is older than the list in the book.
    """
    floor = highest_numbers(book)
    for one in lists:
        if one.number < floor.get(one.authority, 0):
            known = str(floor[one.authority])
            raise Refused(
                "REVOCATIONS_OLDER", authority=one.authority[:16], number=str(one.number), known=known
            )
    with book.change("AUTHORITIES_KEPT", count=len(new) + len(lists)) as session:
        return _add_authorities(book, session, new), _add_revocations(book, session, lists)


def _add_authorities(book: Book, session: Session, several: Sequence[NewAuthority]) -> int:
    added = 0
    for one in several:
        if session.get(AuthorityRecord, one.sha256) is None:
            encoded = b64encode(one.certificate).decode("ascii")
            session.add(
                AuthorityRecord(id=one.sha256, name=one.name, certificate=encoded, added_at=book.now())
            )
            session.flush()
            added += 1
    return added


def _add_revocations(book: Book, session: Session, several: Sequence[Revocations]) -> int:
    added = 0
    for one in several:
        sha256 = hashlib.sha256(one.data).hexdigest()
        if session.get(RevocationRecord, sha256) is None:
            record = RevocationRecord(
                sha256=sha256,
                authority=one.authority,
                number=one.number,
                issued_at=one.issued_at,
                next_update=one.next_update,
                kept_at=book.now(),
                data=one.data,
            )
            session.add(record)
            session.flush()
            added += 1
    raise_numbers(session, {one.authority: one.number for one in several})
    if added:
        session.info.setdefault("touched", set()).add("revocation_lists")
    return added


def raise_numbers(session: Session, numbers: Mapping[str, int]) -> None:
    """Remember the highest number seen of each authority, upward only, inside the caller's change."""
    for authority, number in numbers.items():
        kept = session.get(RevocationNumber, authority)
        if kept is None:
            session.add(RevocationNumber(id=authority, number=number))
        elif number > kept.number:
            kept.number = number
    session.flush()


def highest_numbers(book: Book) -> dict[str, int]:
    """By SHA-256 of an authority the highest number of a revocation list seen: older lists are not accepted."""
    with book.read_session() as session:
        return {one.id: one.number for one in session.execute(select(RevocationNumber)).scalars()}

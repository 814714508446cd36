"""Making a province's next trust list: from what the book has registered to a signed file, in use here at once.

The list says what the book says: every certificate that may or might sign, every authority, the newest revocation
list of each. Its serial is one above the list in use. Format and rules: docs/formats/package.md §6 and §7.
"""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography import x509

from exports.files.writing import write_whole
from exports.signatures.reading import Anchors, ReadSignature, check_certificate, newest_crls
from exports.signatures.reception_keys import certificate_to_name
from exports.signatures.signing import signer_fingerprint
from exports.signatures.usage import CertificateFacts, certificate_facts, is_strong
from exports.trust.authorities import kept_lists, list_in_use, new_authorities
from exports.trust.lists import TrustedCertificate, TrustList, build_trust, crl_numbers, read_trust
from exports.trust.registrations import Registration, load_registration
from models.trust.rules import trust_rules
from models.values.dates import VIETNAM, format_date
from models.values.errors import Refused
from storage.book import settings
from storage.book.book import Book
from storage.trust import registrations, trust
from storage.trust.registrations import NewCertificate, Registered, SigningRight

if TYPE_CHECKING:
    from exports.signatures.signing import Signer


@dataclass(frozen=True, slots=True)
class CertificateDoubt:
    """Why receivers would not accept a certificate that the list names, or the unit's packages: the code."""

    registered: Registered
    code: str
    details: dict[str, object]


@dataclass(frozen=True, slots=True)
class TrustChanges:
    """What a list says otherwise than the one before it; members are named as they stand in the newer one."""

    added: tuple[TrustedCertificate, ...] = ()
    ended: tuple[TrustedCertificate, ...] = ()
    removed: tuple[TrustedCertificate, ...] = ()
    authorities_added: int = 0
    authorities_removed: int = 0
    lists_renewed: int = 0
    reception_changed: bool = False

    @property
    def none(self) -> bool:
        """Whether both say the same."""
        return self == TrustChanges()


@dataclass(frozen=True, slots=True)
class NextList:
    """The list as it would be signed now, what is new in it, and what to doubt.

    carried: members of the list in use that are not registered in this book; they stay as they stand there.
    """

    content: TrustList
    changes: TrustChanges
    doubts: tuple[CertificateDoubt, ...]
    carried: tuple[TrustedCertificate, ...] = ()


@dataclass(frozen=True, slots=True)
class MadeList:
    """A list that was signed, put in use and laid down."""

    path: Path
    sha256: str
    signed_by: str
    content: TrustList
    changes: TrustChanges


def read_registration(data: bytes) -> tuple[Registration, CertificateFacts]:
    """The registration in a file with what a person is shown; its fingerprint is to be compared with the paper."""
    found = load_registration(data)
    return found, certificate_facts(found.certificate)


def register(book: Book, registration: Registration, term: SigningRight, *, replaces: str = "") -> str:
    """Register what a unit handed over, after its fingerprint was compared; the id of the registration.

    Refused: REGISTRATION_EXPIRED, CERT_WEAK, and the codes of storage.trust.registrations.register.
    """
    facts = certificate_facts(registration.certificate)
    if facts.ends < book.clock():
        raise Refused("REGISTRATION_EXPIRED", name=facts.name, on=format_date(facts.ends))
    if not is_strong(x509.load_der_x509_certificate(registration.certificate)):
        raise Refused("CERT_WEAK", name=facts.name)
    return registrations.register(
        book,
        NewCertificate(registration.certificate, facts.name),
        term,
        new_authorities(registration.authorities),
        kept_lists(registration.authorities, registration.crls),
        replaces=replaces,
    )


def next_list(book: Book, months: int | None = None) -> NextList:
    """What would be signed now; `months` until its next update, else those of resources/trust/rules.toml.

    What the list in use names and the book does not know stays in: nothing is dropped because it was made elsewhere.
    Refused: TRUST_LIST_EMPTY where nothing would stand in it, CLOCK where the clock is before the list in use.
    """
    last = list_in_use(book)
    known = registrations.registered(book)
    every = [one for one in known if one.ever_serves]
    carried = not_registered(last, known)
    if not every and not carried:
        raise Refused("TRUST_LIST_EMPTY")
    members = (*(_member(one) for one in every), *carried)
    content = _content(book, members, last, months or trust_rules().months)
    return NextList(content, changes_since(last, content), tuple(_doubts(book, every, content)), carried)


def not_registered(last: TrustList | None, known: Iterable[Registered]) -> tuple[TrustedCertificate, ...]:
    """Members of a list whose certificate the book never registered for that unit and role."""
    there = {(one.level, one.code, one.valid_from, one.role, one.sha256) for one in known}
    return tuple(
        one
        for one in (last.members if last else ())
        if (
            one.level,
            one.code,
            one.valid_from.isoformat() if one.valid_from else "",
            one.role,
            one.sha256,
        )
        not in there
    )


def _content(
    book: Book, members: tuple[TrustedCertificate, ...], last: TrustList | None, months: int
) -> TrustList:
    authorities, crls = _anchors(book, last)
    now = book.clock().astimezone(UTC).replace(microsecond=0)
    office = settings.unit_at(book, now.astimezone(VIETNAM).date())
    return TrustList(
        serial=last.serial + 1 if last else 1,
        province=settings.named(office),
        issued_at=now,
        next_update=_months_later(now, months),
        members=members,
        required_roles=trust_rules().required,
        authorities=authorities,
        crls=crls,
        reception=certificate_to_name(book, last.reception if last else None),
    )


def _anchors(book: Book, last: TrustList | None) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    """The authorities and revocation lists of the book, and those of the list in use that the book does not have."""
    authorities = tuple(one.certificate for one in registrations.authorities(book))
    crls = tuple(one.data for one in registrations.revocations(book))
    missing = tuple(one for one in (last.authorities if last else ()) if one not in authorities)
    if last is None or not missing:
        return authorities, crls
    every = (*authorities, *missing)
    newest = newest_crls(every, (*crls, *last.crls))
    return every, tuple(dict.fromkeys(der for _, der, _ in newest.values()))


def _member(one: Registered) -> TrustedCertificate:
    valid_from = date.fromisoformat(one.valid_from) if one.valid_from else None
    return TrustedCertificate(one.level, one.code, valid_from, one.sha256, one.role, one.starts, one.ends)


def _months_later(moment: datetime, months: int) -> datetime:
    """The same day so many months later, or the last of that month before it."""
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    for day in range(moment.day, 27, -1):
        try:
            return moment.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    return moment.replace(year=year, month=month + 1)


def changes_since(last: TrustList | None, content: TrustList) -> TrustChanges:
    """What is new in `content`; everything is where there was no list before."""
    if last is None:
        return TrustChanges(
            added=content.members,
            authorities_added=len(set(content.authorities)),
            reception_changed=content.reception is not None,
        )
    old, new = _by_key(last.members), _by_key(content.members)
    numbers = crl_numbers(last)
    return TrustChanges(
        added=tuple(one for key, one in new.items() if key not in old),
        ended=tuple(one for key, one in new.items() if key in old and old[key].ends != one.ends),
        removed=tuple(one for key, one in old.items() if key not in new),
        authorities_added=len(set(content.authorities) - set(last.authorities)),
        authorities_removed=len(set(last.authorities) - set(content.authorities)),
        lists_renewed=sum(
            number > numbers.get(issuer, number) for issuer, number in crl_numbers(content).items()
        ),
        reception_changed=content.reception != last.reception,
    )


def _by_key(members: Iterable[TrustedCertificate]) -> dict[tuple[object, ...], TrustedCertificate]:
    return {(one.level, one.code, one.valid_from, one.sha256, one.role, one.starts): one for one in members}


def _doubts(book: Book, every: Sequence[Registered], content: TrustList) -> Iterable[CertificateDoubt]:
    """Ask of every certificate that serves today what each receiver will ask."""
    now, floor = book.clock(), registrations.highest_numbers(book)
    today, anchors = now.astimezone(VIETNAM).date(), content.anchors(floor)
    for one in every:
        doubt = _doubt(one, anchors, now) if one.serves_on(today) else None
        if doubt is not None:
            yield CertificateDoubt(one, doubt.code, doubt.details)
    yield from _lacking([one for one in every if one.serves_on(today)], content)


def _lacking(serving: Sequence[Registered], content: TrustList) -> Iterable[CertificateDoubt]:
    """Units for which somebody may sign today, but not in every role that their packages need."""
    roles: dict[tuple[str, str, str], list[Registered]] = {}
    for one in serving:
        roles.setdefault((one.level, one.code, one.valid_from), []).append(one)
    for (level, _, _), there in roles.items():
        held = {one.role for one in there}
        missing = [role for role in content.required_roles.get(level, ()) if role not in held]
        if missing:
            yield CertificateDoubt(there[0], "UNIT_LACKS_ROLE", {"roles": ", ".join(missing)})


def _doubt(one: Registered, anchors: Anchors, now: datetime) -> Refused | None:
    try:
        check_certificate(ReadSignature(one.certificate, one.name, now), anchors, now)
    except Refused as refusal:
        return refusal
    return None


def list_name(content: TrustList) -> str:
    """File name of a list: office and serial; plain letters only, so that no system mangles it."""
    return f"tin-cay_{content.province.code}_so{content.serial}.asice"


def make_list(
    book: Book, signer: "Signer", target: Path, *, months: int | None = None, new_key: bool = False
) -> MadeList:
    """Sign the next list, write it whole to `target`, and put it in use in this book; all of it or nothing.

    new_key: the office signs with another key from now on; every book below must then compare and pin it anew.
    Refused: TRUST_FILE_EXISTS, TRUST_OTHER_KEY, those of `next_list`, KEY_* of the signer. Unavailable: DISK_FULL,
    FILE_NOT_WRITTEN, FOLDER_MISSING.
    """
    _refuse_target(target)
    made_by, kept = signer_fingerprint(signer), trust.in_use(book)
    if kept is not None and kept.pinned and kept.pinned != made_by and not new_key:
        raise Refused("TRUST_OTHER_KEY", sha256=made_by[:16], pinned=kept.pinned[:16])
    following = next_list(book, months)
    data = build_trust(following.content, signer)
    found = read_trust(data, made_by, book.clock(), kept.serial if kept else 0, kept.sha256 if kept else "")
    with ExitStack() as undoing:
        write_whole(target, data)
        undoing.callback(target.unlink, missing_ok=True)
        trust.keep(book, data, found.serial, made_by, crl_numbers(found))
        undoing.pop_all()
    return MadeList(target, sha256(data).hexdigest(), made_by, found, following.changes)


def write_list_in_use(book: Book, target: Path) -> Path:
    """The list in use once more, byte for byte, as a file to hand down.

    Refused TRUST_MISSING, TRUST_FILE_EXISTS; Unavailable as `make_list`.
    """
    kept = trust.in_use(book)
    if kept is None:
        raise Refused("TRUST_MISSING")
    _refuse_target(target)
    write_whole(target, kept.data)
    return target


def _refuse_target(target: Path) -> None:
    if target.exists():
        raise Refused("TRUST_FILE_EXISTS", path=str(target))

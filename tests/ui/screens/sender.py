"""A commune that can sign: two keys, a trust list that names them and where to send, a return without doubts."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from exports.exchange.receiving import install_trust
from exports.signatures.certificates import Authority, demonstration_authority, demonstration_key
from exports.signatures.reception_certificates import new_reception_key
from exports.signatures.signing import KeySigner, save_key, signer_fingerprint
from exports.trust.lists import TrustedCertificate, TrustList, build_trust
from models.values.units import unit_on
from storage.book import settings
from storage.book.book import Book
from storage.returns import returns
from storage.returns.returns import TypedFigure
from tests.ui.screens.commune import ACTOR, BOOK_NAME, NOW, PERIOD, commune_book
from ui import keychain
from ui.keychain import LEADER, SEAL

PASSWORD = "Mật khẩu 1"
ROLES = (LEADER, SEAL)
FROM, TO = NOW - timedelta(days=400), NOW + timedelta(days=900)
NAMES = {LEADER: "Lò Văn Páo", SEAL: "UBND xã Phong Thổ"}


@dataclass
class Sender:
    """What a commune has for signing; `files` are the key files of its roles."""

    folder: Path
    authority: Authority
    keys: dict[str, KeySigner]
    office: KeySigner
    reception: KeySigner
    serial: int = 0
    files: dict[str, Path] = field(default_factory=dict)

    def trust_list(self, book: Book) -> TrustList:
        """The next list of the province, with both keys of the commune and the reception certificate."""
        self.serial += 1
        unit = settings.unit_of(book)
        issued = NOW - timedelta(days=30) + timedelta(hours=self.serial)
        return TrustList(
            serial=self.serial,
            province=settings.named(unit_on("12", NOW.date())),
            issued_at=issued,
            next_update=NOW + timedelta(days=300),
            members=tuple(
                TrustedCertificate(
                    unit.level,
                    unit.code,
                    unit.valid_from,
                    signer_fingerprint(self.keys[role]),
                    role,
                    FROM.date(),
                )
                for role in ROLES
            ),
            required_roles={unit.level: ROLES},
            authorities=self.authority.certificates,
            crls=self.authority.crls(issued, NOW + timedelta(days=300)),
            reception=self.reception.certificate,
        )

    def install(self, book: Book, **changed: object) -> TrustList:
        """Put a trust list in use in the book, with these fields changed."""
        made = replace(self.trust_list(book), **changed)  # type: ignore[arg-type]
        return install_trust(book, build_trust(made, self.office))

    def remember(self, book: Book, *roles: str) -> None:
        """Have the book sign with the key files in these roles, all if none is named."""
        for role in roles or ROLES:
            source = keychain.source_of(self.keys[role].certificate, keychain.FILE, str(self.files[role]))
            keychain.remember(book, role, source)


@cache
def _made() -> tuple[Authority, dict[str, KeySigner], KeySigner, KeySigner, dict[str, bytes]]:
    """Authority, keys of the roles, key of the office, reception key and key files, made once a run."""
    authority = demonstration_authority("sender", FROM, TO)
    keys = {role: demonstration_key("sender", NAMES[role], authority, FROM, TO) for role in ROLES}
    office = demonstration_key("sender", "Sở Tài chính tỉnh Lai Châu", authority, FROM, TO)
    reception = new_reception_key("Tiếp nhận báo cáo tỉnh Lai Châu", "Sở Tài chính", FROM)
    return authority, keys, office, reception, {role: save_key(keys[role], PASSWORD) for role in ROLES}


def make_sender(folder: Path) -> Sender:
    """Keys, files and authorities of a commune; no book yet."""
    authority, keys, office, reception, files = _made()
    made = Sender(folder, authority, dict(keys), office, reception)
    for role in ROLES:
        made.files[role] = folder / f"{'lanh-dao' if role == LEADER else 'con-dau'}.p12"
        made.files[role].write_bytes(files[role])
    return made


def ready_book(folder: Path, *, members: int = 40) -> Book:
    """A commune's book with a register whose return can be sealed."""
    return _copied(folder, _ready, members)


def bare_book(folder: Path, capital: int = 100) -> Book:
    """A commune's book without a register: no personal numbers, a return with one figure."""
    return _copied(folder, _bare, capital)


def _copied(folder: Path, make: Callable[[Path, int], Book], number: int) -> Book:
    """The book that was made with this number once a run, copied into the folder and opened."""
    if (make, number) not in _BOOKS:
        with TemporaryDirectory() as first:
            with make(Path(first), number) as book:
                path = book.path
            _BOOKS[make, number] = path.read_bytes()
    target = folder / BOOK_NAME
    target.write_bytes(_BOOKS[make, number])
    return Book.open(target, clock=lambda: NOW, actor=ACTOR)


_BOOKS: dict[tuple[Callable[[Path, int], Book], int], bytes] = {}


def _ready(folder: Path, members: int) -> Book:
    book = commune_book(folder, organisations=4, members=members)
    head = returns.open_return(book, PERIOD)
    one = [TypedFigure(row, "actual", Decimal(1), "Chỉ xã Phong Thổ") for row in ("I.11", "I.11.1")]
    returns.give(book, head.id, "B01", one)
    return book


def _bare(folder: Path, capital: int) -> Book:
    book = commune_book(folder)
    head = returns.open_return(book, PERIOD)
    returns.give(book, head.id, "B01", [TypedFigure("I.5", "actual", Decimal(capital))])
    return book

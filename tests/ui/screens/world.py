"""A small real province: books of three former districts with figures, their keys, a trust list, their packages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from exports.exchange.receiving import install_trust
from exports.exchange.sending import Delivery, prepare, send
from exports.signatures.certificates import Authority, demonstration_authority, demonstration_key
from exports.signatures.signing import KeySigner, signer_fingerprint
from exports.trust.lists import TrustedCertificate, TrustList, build_trust
from models.values.dates import VIETNAM
from models.values.units import Unit, unit_on
from storage.book import settings
from storage.book.book import Book
from storage.returns import returns
from storage.returns.returns import TypedFigure

DAY = date(2020, 12, 31)
PERIOD = "2020"
FROM, TO = datetime(2019, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
IN_TIME = datetime(2020, 12, 10, 9, 0, tzinfo=VIETNAM)
LATE = datetime(2021, 3, 2, 9, 0, tzinfo=VIETNAM)
NOW = datetime(2021, 3, 5, 14, 30, tzinfo=VIETNAM)
ROLES = ("leader", "seal")
CODES = ("106", "108", "109")
SHARES = {"106": 40, "108": 31, "109": 44}


_SENT: dict[tuple[str, str, datetime, int | None, str], tuple[bytes, str, bytes]] = {}
"""(SHA-256 of the unit's book before, unit, moment, count, signer) to the book after, file name and package."""


@dataclass(frozen=True)
class World:
    """Where everything lies."""

    folder: Path
    province: Path
    units: Mapping[str, Unit]
    keys: Mapping[str, Mapping[str, KeySigner]]
    authority: Authority
    trust_file: Path

    def open(self, actor: str = "Vàng Thị Lan") -> Book:
        """The province's book at the moment NOW."""
        return Book.open(self.province, clock=lambda: NOW, actor=actor)

    def trusting(self) -> Book:
        """The province's book with the trust list installed."""
        book = self.open()
        install_trust(book, self.trust_file.read_bytes())
        return book

    def package(
        self, code: str, *, at: datetime = IN_TIME, count: int | None = None, by: str | None = None
    ) -> Path:
        """The package of a unit; another count makes the next revision. `by`: whose key signs it.

        Signing takes most of a second, so what is sent from the same book in the same way is made once a run. A
        book that is open elsewhere may hold more than its file says: from that one it is always sent.
        """
        folder, path = self.folder / "packages", self.folder / f"{code}.book"
        folder.mkdir(exist_ok=True)
        if path.with_name(path.name + "-wal").exists():
            return self._sent(folder, code, at, count, by)
        before = sha256(path.read_bytes()).hexdigest() if path.exists() else ""
        wanted = (before, code, at, count, by or code)
        if wanted not in _SENT:
            made = self._sent(folder, code, at, count, by)
            _SENT[wanted] = (path.read_bytes(), made.name, made.read_bytes())
            return made
        book, name, package = _SENT[wanted]
        path.write_bytes(book)
        (folder / name).write_bytes(package)
        return folder / name

    def _sent(self, folder: Path, code: str, at: datetime, count: int | None, by: str | None) -> Path:
        with self.filled(code, at=at, count=count) as book:
            return send(book, prepare(book, PERIOD), self.keys[by or code], Delivery(folder)).path

    def filled(self, code: str, *, at: datetime = IN_TIME, count: int | None = None) -> Book:
        """The book of a unit with a return that can be sealed: its first, or the next revision."""
        path = self.folder / f"{code}.book"
        new = not path.exists()
        book = (
            settings.create_book(path, self.units[code], clock=lambda: at)
            if new
            else Book.open(path, clock=lambda: at)
        )
        head = returns.open_return(book, PERIOD) if new else returns.reopen(book, PERIOD)
        returns.give(book, head.id, "B01", _figures(count or SHARES[code]))
        answer_all(book)
        return book


def _figures(count: int) -> list[TypedFigure]:
    stopped = count // 4
    figures = {"I.1": count, "I.1.1": count - stopped, "I.1.2": stopped, "I.5": count * 1500}
    return [TypedFigure(row, "actual", Decimal(value)) for row, value in figures.items()]


def answer_all(book: Book) -> None:
    """A reason for every warning."""
    from models.forms.findings import Level
    from storage.returns.sheets import period_sheets

    found = period_sheets(book, PERIOD)
    for finding in found.findings:
        if finding.level is Level.WARNING and found.head is not None:
            returns.answer(book, found.head.id, finding, "đã đối chiếu")


@cache
def _authority() -> Authority:
    return demonstration_authority("screens", FROM, TO)


@cache
def office_key() -> KeySigner:
    """The key of the province's office, which signs its trust lists and its receipts."""
    return demonstration_key("screens", "Liên minh Hợp tác xã tỉnh", _authority(), FROM, TO)


@cache
def _keys(leader: str, office: str) -> Mapping[str, KeySigner]:
    names = zip(ROLES, (leader, office), strict=True)
    return {role: demonstration_key("screens", name, _authority(), FROM, TO) for role, name in names}


@cache
def _founded() -> bytes:
    """The province's book as it was founded at NOW."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "province.book"
        settings.create_book(path, unit_on("12", DAY), clock=lambda: NOW).close()
        return path.read_bytes()


@cache
def _trust(reception: bytes | None) -> bytes:
    """The signed trust list that names the keys of every unit."""
    units = {code: unit_on(code, DAY) for code in CODES}
    issued, following = datetime(2020, 6, 1, tzinfo=UTC), datetime(2021, 12, 31, tzinfo=UTC)
    trust = TrustList(
        serial=1,
        province=settings.named(unit_on("12", DAY)),
        issued_at=issued,
        next_update=following,
        members=tuple(
            TrustedCertificate(
                unit.level,
                code,
                unit.valid_from,
                signer_fingerprint(_keys_of(code)[role]),
                role,
                FROM.date(),
            )
            for code, unit in units.items()
            for role in ROLES
        ),
        required_roles={"district": ROLES},
        authorities=_authority().certificates,
        crls=_authority().crls(issued, following),
        reception=reception,
    )
    return build_trust(trust, office_key())


def _keys_of(code: str) -> Mapping[str, KeySigner]:
    return _keys(f"Chủ tịch {code}", f"UBND {code}")


def make_world(folder: Path, reception: bytes | None = None) -> World:
    """A province without packages yet. reception: the certificate (DER) that packages are closed to."""
    units = {code: unit_on(code, DAY) for code in CODES}
    keys = {code: _keys_of(code) for code in CODES} | {"stranger": _keys("Người lạ", "Cơ quan lạ")}
    (folder / "province.book").write_bytes(_founded())
    trust_file = folder / "trust.asice"
    trust_file.write_bytes(_trust(reception))
    return World(folder, folder / "province.book", units, keys, _authority(), trust_file)

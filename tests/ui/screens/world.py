"""A small real province: books of three former districts with figures, their keys, a trust list, their packages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from exports.exchange.receiving import install_trust
from exports.exchange.sending import Way, prepare, send
from exports.signatures.certificates import Authority, demonstration_authority, demonstration_key
from exports.signatures.signing import KeySigner, signer_fingerprint
from exports.trust.lists import TrustedCertificate, TrustList, build_trust
from models.values.dates import VIETNAM
from models.values.units import Unit, unit_on
from storage.book import settings
from storage.book.book import Book
from storage.returns import returns
from storage.returns.returns import Entry

DAY = date(2020, 12, 31)
PERIOD = "2020"
FROM, TO = datetime(2019, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
IN_TIME = datetime(2020, 12, 10, 9, 0, tzinfo=VIETNAM)
LATE = datetime(2021, 3, 2, 9, 0, tzinfo=VIETNAM)
NOW = datetime(2021, 3, 5, 14, 30, tzinfo=VIETNAM)
ROLES = ("leader", "seal")
CODES = ("106", "108", "109")
SHARES = {"106": 40, "108": 31, "109": 44}


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
        """The package of a unit; another count makes the next revision. `by`: whose key signs it."""
        folder = self.folder / "packages"
        folder.mkdir(exist_ok=True)
        with self.filled(code, at=at, count=count) as book:
            signers = self.keys[by or code]
            return send(book, prepare(book, PERIOD), signers, Way(folder)).path

    def filled(self, code: str, *, at: datetime = IN_TIME, count: int | None = None) -> Book:
        """The book of a unit with a return that can be sealed: its first, or the next revision."""
        path = self.folder / f"{code}.book"
        new = not path.exists()
        book = (
            settings.found(path, self.units[code], clock=lambda: at)
            if new
            else Book.open(path, clock=lambda: at)
        )
        head = returns.open_return(book, PERIOD) if new else returns.reopen(book, PERIOD)
        returns.give(book, head.id, "B01", _figures(count or SHARES[code]))
        answer_all(book)
        return book


def _figures(count: int) -> list[Entry]:
    stopped = count // 4
    figures = {"I.1": count, "I.1.1": count - stopped, "I.1.2": stopped, "I.5": count * 1500}
    return [Entry(row, "actual", Decimal(value)) for row, value in figures.items()]


def answer_all(book: Book) -> None:
    """A reason for every warning."""
    from models.forms.findings import Level
    from storage.returns.sheets import paper

    found = paper(book, PERIOD)
    for finding in found.findings:
        if finding.level is Level.WARNING and found.head is not None:
            returns.answer(book, found.head.id, finding, "đã đối chiếu")


def _keys(leader: str, office: str, authority: Authority) -> dict[str, KeySigner]:
    names = zip(ROLES, (leader, office), strict=True)
    return {role: demonstration_key("screens", name, authority, FROM, TO) for role, name in names}


def make_world(folder: Path, reception: bytes | None = None) -> World:
    """A province without packages yet. reception: the certificate (DER) that packages are closed to."""
    authority = demonstration_authority("screens", FROM, TO)
    units = {code: unit_on(code, DAY) for code in CODES}
    keys = {code: _keys(f"Chủ tịch {code}", f"UBND {code}", authority) for code in CODES}
    keys["stranger"] = _keys("Người lạ", "Cơ quan lạ", authority)
    province_unit = unit_on("12", DAY)
    settings.found(folder / "province.book", province_unit, clock=lambda: NOW).close()
    office = demonstration_key("screens", "Liên minh Hợp tác xã tỉnh", authority, FROM, TO)
    issued, following = datetime(2020, 6, 1, tzinfo=UTC), datetime(2021, 12, 31, tzinfo=UTC)
    trust = TrustList(
        serial=1,
        province=settings.named(province_unit),
        issued_at=issued,
        next_update=following,
        members=tuple(
            TrustedCertificate(
                unit.level,
                code,
                unit.valid_from,
                signer_fingerprint(keys[code][role]),
                role,
                FROM.date(),
            )
            for code, unit in units.items()
            for role in ROLES
        ),
        required_roles={"district": ROLES},
        authorities=authority.certificates,
        crls=authority.crls(issued, following),
        reception=reception,
    )
    trust_file = folder / "trust.asice"
    trust_file.write_bytes(build_trust(trust, office))
    return World(folder, folder / "province.book", units, keys, authority, trust_file)

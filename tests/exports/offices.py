"""A unit that has sent and its province that has received, with real signatures: for the tests of what travels back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from exports.exchange.receiving import install_trust, open_packages, receive
from exports.signatures.certificates import demonstration_key
from exports.signatures.signing import KeySigner
from storage.book.book import Book
from tests.ui.screens.world import FROM, NOW, TO, World, make_world

OFFICE = "Liên minh Hợp tác xã tỉnh"
LATER = NOW + timedelta(days=1)


@dataclass
class Offices:
    """Unit 106 and the province; package: SHA-256 of what was received; stick: an empty folder."""

    world: World
    unit: Book
    province: Book
    package: str
    office: KeySigner
    stick: Path

    def close(self) -> None:
        self.unit.close()
        self.province.close()


def unit_book(world: World, code: str, at: datetime = LATER) -> Book:
    """The book of a unit at a later day, with the trust list."""
    book = Book.open(world.folder / f"{code}.book", clock=lambda: at)
    install_trust(book, world.trust_file.read_bytes())
    return book


def make_offices(folder: Path) -> Offices:
    world = make_world(folder)
    sent = world.package("106")
    province = world.trusting()
    (package,) = receive(province, open_packages(province, [sent]))
    stick = folder / "stick"
    stick.mkdir()
    office = demonstration_key("screens", OFFICE, world.authority, FROM, TO)
    return Offices(world, unit_book(world, "106"), province, package, office, stick)

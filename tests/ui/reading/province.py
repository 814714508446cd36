"""A province's book that received the registers of two communes, signed by a key that nobody trusts."""

from pathlib import Path

from exports.signatures.container import DATA_NAME, build_container
from models.returns.document import encode
from models.returns.verdicts import Validity, Verdict
from models.values.units import unit_on
from storage.book.book import Book
from storage.received import receiving
from storage.received.receiving import VerifiedPackage
from tests.storage.received.sample_registers import cooperative, member, register_book, sent
from tests.storage.sample_returns import DAY, unit_book
from tests.ui.screens.world import IN_TIME, office_key

FIRST, SECOND = unit_on("03388", DAY), unit_on("03390", DAY)
ONE, TWO = "Hợp tác xã Chè Tam Đường", "Hợp tác xã Lúa Bình Lư"


def province_book(folder: Path) -> Book:
    """The book, with a cooperative and a member of each of the two communes."""
    book = unit_book(folder / "12.book", "12")
    for unit, name, person in ((FIRST, ONE, "Lò Văn Pao"), (SECOND, TWO, "Tẩn A Sài")):
        with register_book(folder, unit) as theirs:
            member(theirs, cooperative(theirs, name), person, f"0120000000{unit.code[-2:]}")
            receiving.accept(book, [packed(sent(theirs))])
    return book


def packed(package: VerifiedPackage) -> VerifiedPackage:
    """The package with bytes from which its data can be read again."""
    data = encode(package.document)
    content = build_container({DATA_NAME: data}, [office_key()], IN_TIME)
    return VerifiedPackage(package.document, content, data, Verdict(Validity.VALID, "", ()))

"""Good files that a book must not take in: what came before them decides."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from exports.exchange.receiving import install_trust, open_packages, receive
from exports.signatures.pades.signing import sign_print
from exports.trust.lists import TrustList
from exports.workbook.writing import write_package_workbook
from models.returns.document import ReturnDocument, UnitName, encode
from models.values.errors import Refused
from models.values.units import unit_on
from storage.book import settings
from storage.book.book import Book
from tests.exports.hostile import NOW, SIGNED, package, pages_of, trust_file, world
from tests.exports.hostile_files.good import Rows, document, files, resealed
from tests.exports.paper.samples import MADE_AT
from tests.exports.signatures.pades.prints import hand, plain

ELSEWHERE = UnitName("province", "11", date(2025, 7, 1), "Điện Biên")


def whole(content: ReturnDocument) -> bytes:
    """A good package of this content."""
    data = encode(content)
    signed = resealed(sign_print(plain(data), world().leader, SIGNED, hand()))
    workbook = write_package_workbook(content, pages_of(content), made_at=MADE_AT)
    return package(files(data=data, workbook=workbook, print=signed))


def province(folder: Path, unit: str = "12") -> Book:
    """The book of a province with the trust list in use."""
    book = settings.create_book(folder / "tinh.book", unit_on(unit, NOW.date()), clock=lambda: NOW)
    install_trust(book, trust_file())
    return book


def after(
    *before: Callable[[], ReturnDocument],
) -> Callable[[Callable[[], ReturnDocument]], Callable[[], str]]:
    """What a book that took in the ones before says about another one."""

    def judging(last: Callable[[], ReturnDocument]) -> Callable[[], str]:
        def judge() -> str:
            with TemporaryDirectory() as name, province(Path(name)) as book:
                for one in before:
                    taken = opened_code(book, Path(name), whole(one()), keep=True)
                    assert taken == "", taken
                return opened_code(book, Path(name), whole(last()))

        return judge

    return judging


def opened_code(book: Book, folder: Path, data: bytes, *, keep: bool = False) -> str:
    path = folder / "goi.asice"
    path.write_bytes(data)
    opened = open_packages(book, [path])
    if keep:
        receive(book, opened)
    return opened[0].code


def older_trust(**changes: object) -> Callable[[], str]:
    """What a book that has list 4 in use says about another one."""

    def judge() -> str:
        with TemporaryDirectory() as name, province(Path(name)) as book:
            install_trust(book, trust_file(replace(world().trust, serial=4)))
            other: TrustList = replace(world().trust, **changes)  # type: ignore[arg-type]
            try:
                install_trust(book, trust_file(other))
            except Refused as refusal:
                return refusal.code
            return ""

    return judge


def other_office() -> str:
    with TemporaryDirectory() as name, province(Path(name)) as book:
        try:
            install_trust(book, trust_file(replace(world().trust, serial=4), world().other_seal))
        except Refused as refusal:
            return refusal.code
        return ""


def first() -> ReturnDocument:
    return document()


def second() -> ReturnDocument:
    return document(revision=2, number=2, narrative="lần hai")


ROWS: Rows = {
    "an older revision": ("OLD_REVISION", after(second)(first)),
    "the same revision with other content": (
        "SAME_REVISION_DIFFERENT_CONTENT",
        after(first)(lambda: document(narrative="khác")),
    ),
    "the same file twice": ("ALREADY_RECEIVED", after(first)(first)),
    "a return for another province": ("WRONG_PROVINCE", after()(lambda: document(parent=ELSEWHERE))),
    "a trust list with a lower serial": ("TRUST_ROLLBACK", older_trust(serial=3)),
    "a trust list with the same serial and other content": (
        "TRUST_ROLLBACK",
        older_trust(serial=4, required_roles={"commune": ("leader",)}),
    ),
    "a trust list that no other could follow": ("TRUST_SERIAL_LEAP", older_trust(serial=2**62)),
    "a trust list with a serial that no database keeps": ("TRUST_SHAPE", older_trust(serial=2**63)),
    "a trust list of another province": ("TRUST_OTHER_PROVINCE", older_trust(serial=5, province=ELSEWHERE)),
    "a trust list that asks for no signature": (
        "TRUST_ROLES_EMPTIED",
        older_trust(serial=5, required_roles={"commune": ()}),
    ),
    "a trust list that forgets a level": ("TRUST_ROLES_EMPTIED", older_trust(serial=5, required_roles={})),
    "a trust list of another office": ("TRUST_SIGNER_NOT_PINNED", other_office),
}

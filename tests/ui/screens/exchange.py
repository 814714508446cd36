"""A province and its units that exchange packages, receipts and queries over a folder that stands for a stick."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from exports.exchange.notices_given import give_queries, give_receipts
from exports.exchange.notices_taken import import_notices
from exports.exchange.receiving import install_trust, open_packages, receive
from exports.exchange.sending import Delivery, prepare, send
from exports.signatures.signing import KeySigner, save_key
from models.dialogue.queries import WHOLE, Pin
from storage.book import settings
from storage.book.book import Book
from storage.dialogue import queries, receipts
from storage.returns import outbox, returns
from storage.returns.sheets import period_sheets
from tests.exports.exchange.judged import judged
from tests.ui.screens.world import IN_TIME, NOW, PERIOD, World, office_key
from ui import keychain
from ui.keychain import SEAL, read_source
from ui.returns import answer_findings

PASSWORD = "bí mật 12345"
DUE = date(2021, 3, 12)


@cache
def _key_file() -> bytes:
    return save_key(office_key(), PASSWORD, "office")


@dataclass(frozen=True)
class Exchange:
    """The world with a stick, and the key of the province's office in a file."""

    world: World

    @property
    def stick(self) -> Path:
        """Where the notices are laid and found."""
        folder = self.world.folder / "stick"
        folder.mkdir(exist_ok=True)
        return folder

    @property
    def office(self) -> KeySigner:
        """The key that signed the trust list."""
        return office_key()

    def key_file(self) -> Path:
        """The key of the office as a file with a password."""
        path = self.world.folder / "office.p12"
        if not path.exists():
            path.write_bytes(_key_file())
        return path

    def province(self, codes: Sequence[str] = ("106",)) -> Book:
        """The province's book, with the trust list, its key, and the packages of these units received."""
        book = self.world.trusting()
        keychain.remember(book, SEAL, read_source(self.key_file(), PASSWORD, NOW))
        if codes:
            receive(book, open_packages(book, [self.world.package(code) for code in codes]))
        return book

    def sent_with(self, fill: Callable[[Book], None]) -> Path:
        """The package of a unit that reports what is in its register."""
        path = self.world.folder / "106.book"
        with settings.create_book(path, self.world.units["106"], clock=lambda: IN_TIME) as book:
            fill(book)
            returns.open_return(book, PERIOD)
            self._settle(book)
            folder = self.world.folder / "packages"
            folder.mkdir(exist_ok=True)
            return send(book, prepare(book, PERIOD), self.world.keys["106"], Delivery(folder)).path

    @staticmethod
    def _settle(book: Book) -> None:
        """A reason for everything that takes one."""
        found = period_sheets(book, PERIOD)
        assert found.head is not None
        for finding in found.findings:
            if finding.takes_reason:
                answer_findings(book, found.head.id, [finding], "đã đối chiếu")

    def unit(self, code: str = "106", at: datetime = NOW) -> Book:
        """The book of a unit that has sent, with the trust list."""
        book = Book.open(self.world.folder / f"{code}.book", clock=lambda: at, actor="Lò Văn Páo")
        install_trust(book, self.world.trust_file.read_bytes())
        return book

    def ask(
        self,
        book: Book,
        pin: Pin = WHOLE,
        text: str = "Đề nghị giải trình.",
        proposal: str = "",
        code: str = "106",
    ) -> int:
        """A query of the province about the package of a unit; its number."""
        package = next(one.package for one in receipts.due(book) if one.package.unit[1] == code)
        return queries.ask(book, package.sha256, pin, text, DUE, proposal=proposal).query.number

    def give(self, book: Book) -> None:
        """Receipts and queries of the province onto the stick."""
        owed = [one.package.sha256 for one in receipts.due(book) if one.owed]
        give_receipts(book, owed, [self.office], self.stick)
        if queries.pending(book):
            give_queries(book, None, [self.office], self.stick)

    def take(self, book: Book) -> None:
        """A unit takes in what lies on the stick for it."""
        import_notices(book, judged(book, sorted(self.stick.glob("*.asice"))))


def sent_states(book: Book) -> list[str]:
    """The states that the receipts of a unit's returns say, newest first; "" without a receipt."""
    return ["" if one.receipt is None else one.receipt.state.value for one in outbox.outbox(book)]

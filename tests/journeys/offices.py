"""Two communes and their province, each with a book of its own, and a folder that stands for the stick between them."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from exports.exchange.arrivals import Arrivals, ImportResult, import_arrivals, open_arrivals
from exports.exchange.notices_given import give_queries, give_receipts
from exports.exchange.receiving import install_trust
from exports.exchange.sending import Delivery, WrittenPackage, prepare, send
from exports.signatures.certificates import Authority, demonstration_authority, demonstration_key
from exports.signatures.reception_certificates import new_reception_key
from exports.signatures.signing import KeySigner, signer_fingerprint
from exports.trust.lists import TrustedCertificate, TrustList, build_trust
from models.dialogue.queries import cell
from models.dialogue.receipts import ReceiptState
from models.forms.findings import Level
from models.returns.receiving import unit_key
from models.values.dates import VIETNAM
from models.values.units import Unit, unit_on
from storage.book import settings
from storage.book.book import Book
from storage.dialogue import answers, queries, receipts
from storage.received import chain
from storage.received.receiving import received
from storage.returns import outbox, proposals, returns, sheets
from storage.returns.outbox import SentEntry
from storage.returns.returns import TypedFigure

PERIOD = "2026-Q3"
BEGIN = datetime(2026, 10, 1, 8, 0, tzinfo=VIETNAM)
DAY = date(2026, 9, 30)
COMMUNES = ("03478", "03549")
ROLES = ("leader", "seal")
ASKED = ("B01", "I.2", "actual")
_FROM, _TO = datetime(2025, 7, 1, tzinfo=VIETNAM), datetime(2030, 7, 1, tzinfo=VIETNAM)


@dataclass
class Clock:
    """The clock on every desk; each step takes an hour."""

    at: datetime = BEGIN

    def __call__(self) -> datetime:
        return self.at

    def tick(self) -> None:
        self.at += timedelta(hours=1)


@dataclass
class Commune:
    """A commune's office."""

    book: Book
    unit: Unit
    keys: dict[str, KeySigner]
    stick: Path
    members: int = 40
    sent: list[WrittenPackage] = field(default_factory=list)

    def send(self) -> WrittenPackage:
        """Correct the return, answer what was asked, sign, close and lay it on the stick."""
        head = returns.head(self.book, PERIOD)
        head = returns.open_return(self.book, PERIOD) if head is None else returns.reopen(self.book, PERIOD)
        self.members += 1
        entries = {"I.1": 4, "I.1.1": 3, "I.1.2": 1, "I.2": self.members}
        returns.give(
            self.book, head.id, "B01", [TypedFigure(row, "actual", Decimal(n)) for row, n in entries.items()]
        )
        self._answer()
        self._give_reasons()
        self.members = int(sheets.period_sheets(self.book, PERIOD).sheets["B01"].value("I.2") or 0)
        self.sent.append(
            send(self.book, prepare(self.book, PERIOD), self.keys, Delivery(self.stick, closed=True))
        )
        return self.sent[-1]

    def _answer(self) -> None:
        for asked in answers.asked_of_us(self.book):
            if not asked.waits:
                continue
            if asked.query.proposal:
                proposals.accept_proposal(self.book, asked.issuer, asked.query.number)
            else:
                answers.answer(self.book, asked.issuer, asked.query.number, "Đã đối chiếu với sổ xã viên")

    def _give_reasons(self) -> None:
        paper = sheets.period_sheets(self.book, PERIOD)
        assert paper.head is not None
        for finding in paper.findings:
            if finding.level is Level.WARNING:
                returns.answer(self.book, paper.head.id, finding, "đã đối chiếu")

    def visit(self) -> ImportResult:
        """Read the stick and take in what is meant for this office."""
        return import_arrivals(self.book, open_arrivals(self.book, [self.stick]))

    def newest(self) -> SentEntry:
        return outbox.outbox(self.book)[0]


@dataclass
class Province:
    """The province's office: receives, acknowledges, asks, and says who may sign."""

    book: Book
    office: KeySigner
    reception: KeySigner
    authority: Authority
    clock: Clock
    stick: Path
    trust: TrustList

    def look(self) -> Arrivals:
        return open_arrivals(self.book, [self.stick], [self.reception])

    def visit(self) -> ImportResult:
        """Read the stick, take in what stands, and lay receipts and questions on it."""
        taken = import_arrivals(self.book, self.look())
        owed = [one.package.sha256 for one in receipts.due(self.book) if one.owed]
        give_receipts(self.book, owed, [self.office], self.stick)
        if queries.pending(self.book):
            give_queries(self.book, None, [self.office], self.stick)
        return taken

    def ask(self, proposal: str = "") -> bool:
        """Ask about the newest package that counts, if there is any."""
        there = received(self.book, PERIOD)
        if not there:
            return False
        text = f"Đề nghị đối chiếu lại số thành viên ({self.clock.at:%H:%M})"
        queries.ask(self.book, there[-1].sha256, cell(*ASKED), text, proposal=proposal)
        return True

    def settle(self) -> None:
        """Settle every question that was answered."""
        for one in queries.asked(self.book):
            if one.answer and one.query.state == "open":
                queries.settle(self.book, unit_key(one.about.unit), one.query.number)

    def renew(self, commune: Commune) -> None:
        """A new leader signs for a commune from today; the next list says so, on the stick and in use here."""
        new = demonstration_key(
            f"journeys {self.trust.serial}", f"Chủ tịch mới {commune.unit.code}", self.authority, _FROM, _TO
        )
        old, today = signer_fingerprint(commune.keys["leader"]), self.clock.at.date()
        members = tuple(replace(one, ends=today) if one.sha256 == old else one for one in self.trust.members)
        added = _listed(commune.unit, "leader", new, today)
        self.trust = replace(
            self.trust, serial=self.trust.serial + 1, members=(*members, added), issued_at=self.clock.at
        )
        data = build_trust(self.trust, self.office)
        (self.stick / f"tin-cay_12_so{self.trust.serial}.asice").write_bytes(data)
        install_trust(self.book, data)
        commune.keys["leader"] = new

    def merged(self, row: str) -> Decimal | None:
        return sheets.period_sheets(self.book, PERIOD).sheets["B01"].value(row)


@dataclass
class Country:
    """Everybody, and the steps that they can take."""

    clock: Clock
    stick: Path
    communes: dict[str, Commune]
    province: Province

    def step(self, name: str) -> None:
        """`send:0`, `visit:1`, `visit:p`, `ask`, `propose`, `settle` or `renew:0`."""
        self.clock.tick()
        act, _, who = name.partition(":")
        if who.isdigit():
            self._of_commune(act, self.communes[COMMUNES[int(who)]])
        elif act == "visit":
            self.province.visit()
        elif act == "settle":
            self.province.settle()
        else:
            self.province.ask("64" if act == "propose" else "")

    def _of_commune(self, act: str, commune: Commune) -> None:
        if act == "send":
            commune.send()
        elif act == "visit":
            commune.visit()
        else:
            self.province.renew(commune)

    def come_to_rest(self) -> None:
        """Everybody looks at the stick until nothing on it is new to anybody."""
        for _ in range(8):
            self.clock.tick()
            before = len(list(self.stick.iterdir()))
            news = [self.province.visit(), *(one.visit() for one in self.communes.values())]
            if before == len(list(self.stick.iterdir())) and not any(
                one.serial or one.packages or one.notices for one in news
            ):
                return
        raise AssertionError("the exchange does not come to rest")

    def check(self) -> None:
        """Both ends say the same, nothing is lost, and the merged figures are the sum of what counts."""
        given = {one.package.sha256: one for one in receipts.due(self.province.book)}
        for commune in self.communes.values():
            for entry in outbox.outbox(commune.book):
                at_province = given[entry.package_sha256]
                assert not at_province.owed and entry.receipt is not None
                assert entry.receipt == at_province.given, (commune.unit.code, entry.revision)
            self._check_queries(commune)
        assert chain.chain_faults(self.province.book) == {}
        counting = [one.members for one in self.communes.values() if one.sent]
        assert self.province.merged("I.2") == (sum(counting) if counting else None)

    def _check_queries(self, commune: Commune) -> None:
        mine = {one.query.number: one for one in answers.asked_of_us(commune.book)}
        theirs = {
            one.query.number: one
            for one in queries.asked(self.province.book)
            if one.about.unit.code == commune.unit.code
        }
        assert mine.keys() == theirs.keys()
        for number, asked in theirs.items():
            assert mine[number].query == asked.query, "question and state are the same at both ends"
            if mine[number].travelled:
                assert asked.answer == mine[number].answer

    def states(self) -> dict[str, list[ReceiptState | None]]:
        """What every commune believes of what it sent, newest first."""
        return {
            code: [entry.receipt.state if entry.receipt else None for entry in outbox.outbox(one.book)]
            for code, one in self.communes.items()
        }

    def close(self) -> None:
        self.province.book.close()
        for one in self.communes.values():
            one.book.close()


def _listed(unit: Unit, role: str, signer: KeySigner, starts: date) -> TrustedCertificate:
    return TrustedCertificate(
        unit.level, unit.code, unit.valid_from, signer_fingerprint(signer), role, starts
    )


_RECEPTION: list[KeySigner] = []


def reception_key() -> KeySigner:
    """One RSA key for all journeys: making one takes a second."""
    if not _RECEPTION:
        _RECEPTION.append(new_reception_key("Sở Tài chính", "Lai Châu", BEGIN))
    return _RECEPTION[0]


def make_country(folder: Path) -> Country:
    """Books, keys and the first trust list, in use everywhere; the stick is empty."""
    clock, stick = Clock(), folder / "stick"
    stick.mkdir(parents=True)
    authority = demonstration_authority("journeys", _FROM, _TO)

    def key(name: str) -> KeySigner:
        return demonstration_key("journeys", name, authority, _FROM, _TO)

    units = {code: unit_on(code, DAY, "commune") for code in COMMUNES}
    keys = {code: {role: key(f"{role} {code}") for role in ROLES} for code in COMMUNES}
    seat, office, reception = unit_on("12", DAY, "province"), key("office"), reception_key()
    trust = TrustList(
        serial=1,
        province=settings.named(seat),
        issued_at=BEGIN - timedelta(days=30),
        next_update=BEGIN + timedelta(days=300),
        members=tuple(
            _listed(units[code], role, keys[code][role], _FROM.date()) for code in COMMUNES for role in ROLES
        ),
        required_roles={"commune": ROLES},
        authorities=authority.certificates,
        crls=authority.crls(BEGIN - timedelta(days=30), BEGIN + timedelta(days=300)),
        reception=reception.certificate,
    )
    data = build_trust(trust, office)
    books = {
        code: settings.create_book(folder / f"{code}.book", unit, clock=clock)
        for code, unit in {**units, "12": seat}.items()
    }
    for book in books.values():
        install_trust(book, data, signer_fingerprint(office))
    return Country(
        clock,
        stick,
        {code: Commune(books[code], units[code], keys[code], stick) for code in COMMUNES},
        Province(books["12"], office, reception, authority, clock, stick, trust),
    )

"""Two communes and a province over a folder that stands for a stick: sent, received, answered, acknowledged.

Nothing here keeps a book: what each side remembers is passed along, so that every order of arrival can be played.
"""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from exports.exchange.incoming import Incoming, claimed, opened, verify_return
from exports.exchange.notices import build_notice, notice_name, verify_notice
from exports.exchange.outgoing import ENVELOPE_EXTENSION, closed
from exports.signatures.container import DATA_NAME, PRINT_NAME, build_container
from exports.signatures.pades.signing import sign_in_order
from exports.signatures.signing import KeySigner
from exports.trust.lists import TrustList
from exports.verdicts.prints import signed_print_check
from models.dialogue.notices import named
from models.dialogue.queries import (
    Query,
    QueryList,
    against_known,
    answers_in,
    cell,
    unanswered,
    with_answers,
)
from models.dialogue.receipts import Receipt, ReceiptState, SentReturn, against_sent, next_number, standing
from models.returns.chains import ChainLink, faults
from models.returns.document import ReturnDocument, UnitName, encode
from models.returns.receiving import unit_key
from models.values.periods import parse_period
from tests.exports.hostile import (
    COMMUNE,
    NEIGHBOUR,
    NOW,
    PROVINCE,
    first_read,
    payload,
    return_document,
    trust_file,
    world,
)
from tests.exports.signatures.pades.prints import hand, plain, stamp
from tests.exports.signatures.test_envelope import reception

DAY = timedelta(days=1)
ORDER = ("leader", "seal")


def trust() -> TrustList:
    return first_read(trust_file(replace(world().trust, reception=reception().certificate)))


@dataclass
class Commune:
    """A commune's memory: what it sent, and what came back."""

    unit: UnitName
    signers: dict[str, KeySigner]
    sent: list[SentReturn] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    asked: list[QueryList] = field(default_factory=list)
    answers: dict[int, str] = field(default_factory=dict)

    def send(self, stick: Path, period: str, at: datetime, revision: int = 1) -> bytes:
        """Sign print and container, close the package, and lay it on the stick."""
        previous = self.sent[-1].about.package_sha256 if self.sent else ""
        document = with_answers(
            return_document(
                self.unit,
                period=period,
                cutoff=parse_period(period).cutoff,
                revision=revision,
                number=len(self.sent) + 1,
                previous=previous,
            ),
            self.answers,
        )
        data = encode(document)
        signed = sign_in_order(plain(data), ORDER, self.signers, at, {"leader": hand(), "seal": stamp()})
        files = payload(document) | {DATA_NAME: data, PRINT_NAME: signed}
        package = build_container(files, list(self.signers.values()), at)
        about = named(document, sha256(package), sha256(data))
        self.sent.append(SentReturn(about, PROVINCE))
        name = f"{self.unit.code}_{period}_lan{revision}.asice{ENVELOPE_EXTENSION}"
        (stick / name).write_bytes(closed(package, trust(), at))
        return package

    def collect(self, stick: Path, now: datetime) -> None:
        """Take every notice on the stick that verifies and belongs here."""
        for path in sorted(stick.glob("*.asice")):
            found = verify_notice(path.read_bytes(), trust(), now)
            assert found.verdict.accepted, found.verdict
            notice = found.notice
            if isinstance(notice, Receipt):
                if against_sent(notice, self.unit, self.sent, self.receipts) is None:
                    self.receipts.append(notice)
            elif isinstance(notice, QueryList) and against_known(notice, self.unit, self.asked) is None:
                self.asked.append(notice)


@dataclass
class Province:
    """The province's memory: what it received, and what it gave."""

    received: dict[str, ReturnDocument] = field(default_factory=dict)
    given: list[Receipt] = field(default_factory=list)

    def receive(self, path: Path, now: datetime) -> str:
        """Open, judge and keep a package; the code where it is not accepted."""
        data = path.read_bytes()
        assert claimed(data) is Incoming.ENVELOPE
        package = opened(data, [reception()])
        checks = (signed_print_check(trust(), now, demanded=True),)
        found = verify_return(package, trust(), now, content_checks=checks)
        if found.verdict.accepted and found.document is not None:
            self.received[found.package_sha256] = found.document
        return found.verdict.code

    def acknowledge(self, stick: Path, sha256: str, state: ReceiptState, at: datetime) -> None:
        document = self.received[sha256]
        about = named(document, sha256, sha256_of(document))
        receipt = Receipt(PROVINCE, about, next_number(self.given, about.data_sha256), state, at)
        self.given.append(receipt)
        (stick / notice_name(receipt)).write_bytes(build_notice(receipt, (world().office,)))

    def chain(self, unit: UnitName) -> list[ChainLink]:
        return [
            ChainLink(unit_key(document.unit), document.number, sha256, document.previous)
            for sha256, document in self.received.items()
            if unit_key(document.unit) == unit_key(unit)
        ]


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def sha256_of(document: ReturnDocument) -> str:
    return sha256(encode(document))


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path


def communes() -> tuple[Commune, Commune]:
    first, second = world().signers
    others = {"leader": world().other_leader, "seal": world().other_seal}
    return Commune(COMMUNE, {"leader": first, "seal": second}), Commune(NEIGHBOUR, others)


def test_the_loop_closes_without_a_network(stick: Path) -> None:
    one, other = communes()
    province = Province()
    first = one.send(stick, "2026-Q1", NOW - 3 * DAY)
    other.send(stick, "2026-Q1", NOW - 3 * DAY)
    for path in sorted(stick.glob("*.p7m")):
        assert province.receive(path, NOW - 2 * DAY) == ""
    assert len(province.received) == 2
    for digest in list(province.received):
        province.acknowledge(stick, digest, ReceiptState.RECEIVED, NOW - 2 * DAY)
        province.acknowledge(stick, digest, ReceiptState.VERIFIED, NOW - 2 * DAY)
    about = one.sent[0].about
    query = Query(1, cell("B01", "I.1", "total"), "Vì sao giảm?", NOW.date())
    asked = QueryList(PROVINCE, about, NOW - DAY, (query,))
    (stick / notice_name(asked)).write_bytes(build_notice(asked, (world().office,)))
    one.collect(stick, NOW - DAY)
    other.collect(stick, NOW - DAY)
    assert [receipt.state for receipt in one.receipts] == [ReceiptState.RECEIVED, ReceiptState.VERIFIED]
    assert len(other.receipts) == 2
    assert unanswered(one.asked, one.answers) == (query,)
    assert other.asked == []
    one.answers[1] = "Hai hợp tác xã đã giải thể trong quý"
    second = one.send(stick, "2026-Q2", NOW - DAY)
    assert province.receive(stick / "03549_2026-Q2_lan1.asice.p7m", NOW) == ""
    assert answers_in(province.received[sha256(second)]) == one.answers
    assert faults(province.chain(COMMUNE)) == ()
    province.acknowledge(stick, sha256(first), ReceiptState.MERGED, NOW)
    one.collect(stick, NOW)
    counting = standing(one.receipts, about.data_sha256)
    assert counting is not None
    assert counting.state is ReceiptState.MERGED
    assert len(one.receipts) == 3, "a notice that was collected before is not taken twice"


def test_packages_may_arrive_in_every_order(stick: Path) -> None:
    one, _ = communes()
    for at, period in enumerate(("2025-Q4", "2026-Q1", "2026-Q2")):
        one.send(stick, period, NOW - (3 - at) * DAY)
    paths = sorted(stick.glob("*.p7m"))
    ends = []
    for order in permutations(paths):
        province, lacking = Province(), []
        for path in order:
            assert province.receive(path, NOW) == ""
            lacking.append(tuple(fault.number for fault in faults(province.chain(COMMUNE))))
        assert lacking[-1] == ()
        ends.append(set(province.received))
        if order[0] == paths[1]:
            assert lacking[0] == (2,), "the second came first: the one before it is missing"
    assert all(end == ends[0] for end in ends)


def test_a_renewed_trust_list_decides_about_old_and_new(stick: Path) -> None:
    """A leader leaves: what was signed in time stands, what is signed later does not."""
    one, _ = communes()
    one.send(stick, "2026-Q1", NOW - 3 * DAY)
    (path,) = stick.glob("*.p7m")
    members = tuple(
        replace(member, ends=(NOW - 2 * DAY).date()) if member.role == "leader" else member
        for member in world().trust.members
    )
    renewed = replace(world().trust, serial=4, members=members)
    package = opened(path.read_bytes(), [reception()])
    assert verify_return(package, renewed, NOW).verdict.code == "SIGNER_TERM_ENDED"
    assert verify_return(package, renewed, NOW).verdict.accepted
    late = communes()[0]
    late.send(stick, "2026-Q2", NOW - timedelta(hours=1))
    package = opened((stick / "03549_2026-Q2_lan1.asice.p7m").read_bytes(), [reception()])
    assert verify_return(package, renewed, NOW).verdict.code == "SIGNER_OUT_OF_TERM"

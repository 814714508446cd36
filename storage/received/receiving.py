"""Packages at the unit above: stored as they arrived, accepted, withdrawn; their figures enter the merged sheets.

What counts for a period is a function of what is accepted (storage.received.contributions): order of arrival has no
influence, and taking a package back restores exactly what would be there without it.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from models.dialogue.queries import answers_in
from models.returns.chains import ChainLink, closes_gap
from models.returns.document import ReturnDocument, UnitName
from models.returns.receiving import (
    KnownPackage,
    UnitKey,
    against_known,
    against_naming,
    against_recipient,
    kept_unit_key,
    unit_key,
)
from models.returns.verdicts import Verdict
from models.values.errors import Refused
from storage.book import settings
from storage.book.book import Book
from storage.book.rows import fetch
from storage.forms.installed import forms_in
from storage.received import answered, chain, period_days
from storage.received.index import index
from storage.received.kept import packed_sheets
from storage.received.kept.figure_rows import figure_rows, pair_rows
from storage.received.moves import carried

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Arrival(Protocol):
    """What the exchange passes on for receiving: the document may come without its register until `whole` gives it."""

    @property
    def document(self) -> ReturnDocument: ...
    @property
    def verdict(self) -> Verdict: ...
    @property
    def sha256(self) -> str: ...
    @property
    def data_sha256(self) -> str: ...
    def whole(self) -> "VerifiedPackage":
        """The package with all that it holds, when it is its turn: of thousands one at a time is in memory."""
        ...


@dataclass(frozen=True)
class VerifiedPackage:
    """A package whose signatures are valid: what the exchange passes on for receiving."""

    document: ReturnDocument
    package: bytes
    data: bytes
    verdict: Verdict

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.package).hexdigest()

    @cached_property
    def data_sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    def whole(self) -> "VerifiedPackage":
        return self


@dataclass(frozen=True, slots=True)
class Received:
    """A package in the book, without its bytes."""

    sha256: str
    unit: tuple[str, str, str]
    unit_name: str
    period: str
    revision: int
    number: int
    made_at: str
    received_at: str
    verdict: str
    signers: tuple[str, ...]
    status: str
    reason: str
    data_sha256: str


def _known(session: "Session", arrival: Arrival | None = None) -> list[KnownPackage]:
    """The accepted packages that the book holds; of an arrival those that it could meet: its own return, its bytes."""
    from sqlalchemy import and_, or_, select

    from models.returns.records import PackageState, ReceivedPackage

    package, wanted = ReceivedPackage, []
    if arrival is not None:
        unit, period = arrival.document.unit, arrival.document.period
        own = and_(package.period == period, package.unit_level == unit.level, package.unit_code == unit.code)
        wanted = [or_(package.sha256 == arrival.sha256, own)]
    rows = session.execute(
        select(
            package.unit_level,
            package.unit_code,
            package.unit_from,
            package.period,
            package.revision,
            package.sha256,
            package.data_sha256,
            PackageState.status,
        )
        .join(PackageState, PackageState.id == package.sha256)
        .where(*wanted)
    ).all()
    return [
        KnownPackage(
            kept_unit_key(row.unit_level, row.unit_code, row.unit_from),
            row.period,
            row.revision,
            row.sha256,
            row.data_sha256,
        )
        for row in rows
        if row.status == "accepted"
    ]


def judge(book: Book, arrival: Arrival, beside: Iterable[Arrival] = ()) -> str | None:
    """Why the book cannot take this package now, as a code; None where it can.

    beside: others that are to be taken in with it; of several with the same data or revision the first counts.
    """
    unit = settings.named(settings.unit_at(book, arrival.document.cutoff))
    with book.read_session() as session:
        known = _known(session, arrival)
    revision, others = arrival.document.revision, list(beside)
    known += [_as_known(one) for one in others if one.document.revision == revision]
    links = chain.links(book, unit_key(arrival.document.unit))
    return _refusal(arrival, unit, known, links, [_as_link(one) for one in others])


def _refusal(
    arrival: Arrival,
    unit: UnitName,
    known: Sequence[KnownPackage],
    links: Sequence[ChainLink],
    beside: Sequence[ChainLink],
) -> str | None:
    """Why a package cannot be taken. An older revision is taken where the chain names it as the missing one.

    It becomes history: the newer revision still counts.
    """
    document = arrival.document
    try:
        answers_in(document)
    except Refused as refusal:
        return refusal.code
    refused = (
        against_naming(document)
        or against_recipient(document, unit)
        or against_known(document, arrival.sha256, arrival.data_sha256, known)
    )
    if refused == "OLD_REVISION":
        others = [*links, *(one for one in beside if one.package_sha256 != arrival.sha256)]
        return None if closes_gap(_as_link(arrival), others) else refused
    return refused


def _as_link(arrival: Arrival) -> ChainLink:
    document = arrival.document
    return ChainLink(unit_key(document.unit), document.number, arrival.sha256, document.previous)


def accept(book: Book, arrivals: Iterable[Arrival]) -> list[str]:
    """Receive packages, all in one change; returns their SHA-256. Refused with the code of `judge` for the first
    that cannot be taken, and then none is."""
    taken: list[str] = []
    batch = list(arrivals)
    links, together = chain.links(book), [_as_link(one) for one in batch]
    receivers = {day: settings.unit_at(book, day) for day in {one.document.cutoff for one in batch}}
    with book.change("PACKAGES_RECEIVED", units=[one.document.unit.name for one in batch]) as session:
        known: dict[UnitKey, list[KnownPackage]] = {}
        taken_in: dict[str, KnownPackage] = {}
        for one in _known(session):
            known.setdefault(one.unit, []).append(one)
            taken_in[one.package_sha256] = one
        for arrival in batch:
            receiver = settings.named(receivers[arrival.document.cutoff])
            of_unit = known.setdefault(unit_key(arrival.document.unit), [])
            same = [taken_in[arrival.sha256]] if arrival.sha256 in taken_in else []
            code = _refusal(arrival, receiver, [*of_unit, *same], links, together)
            if code is not None:
                raise Refused(code, unit=arrival.document.unit.name, period=arrival.document.period)
            _keep(book, session, arrival.whole())
            of_unit.append(_as_known(arrival))
            taken_in[arrival.sha256] = of_unit[-1]
            taken.append(arrival.sha256)
    return taken


def _as_known(arrival: Arrival) -> KnownPackage:
    document = arrival.document
    return KnownPackage(
        unit_key(document.unit), document.period, document.revision, arrival.sha256, arrival.data_sha256
    )


def _keep(book: Book, session: "Session", arrival: VerifiedPackage) -> None:
    from sqlalchemy import insert

    from models.returns.records import PackageState, ReceivedFigure, ReceivedPackage, ReceivedPair

    state = session.get(PackageState, arrival.sha256)
    if state is not None:
        state.status, state.reason = "accepted", ""
        session.flush()
        return
    document = arrival.document
    session.add(
        ReceivedPackage(
            sha256=arrival.sha256,
            data_sha256=arrival.data_sha256,
            unit_level=document.unit.level,
            unit_code=document.unit.code,
            unit_from=document.unit.valid_from.isoformat() if document.unit.valid_from else "",
            unit_name=document.unit.name,
            period=document.period,
            revision=document.revision,
            number=document.number,
            previous=document.previous,
            made_at=document.made_at,
            received_at=book.now(),
            verdict=arrival.verdict.standing.value,
            signers=json.dumps([signer.name for signer in arrival.verdict.signers], ensure_ascii=False),
            package=arrival.package,
        )
    )
    session.add(PackageState(id=arrival.sha256, status="accepted", reason=""))
    period_days.keep(session, arrival.sha256, document.days)
    answered.keep(session, arrival.sha256, document)
    carried.keep(session, arrival.sha256, document.backing.moves)
    session.flush()
    index(session, arrival.sha256, document)
    session.flush()
    figures, pairs = figure_rows(arrival.sha256, document), pair_rows(arrival.sha256, document)
    for table, rows in ((ReceivedFigure, figures), (ReceivedPair, pairs)):
        if rows:
            session.execute(insert(table), rows)
    packed_sheets.keep(session, packed_sheets.sheet_rows(arrival.sha256, figures, pairs, forms_in(session)))
    _keep_answers(session, arrival)


def _keep_answers(session: "Session", arrival: VerifiedPackage) -> None:
    from models.dialogue.records import ReceivedAnswer

    for number, text in answers_in(arrival.document).items():
        session.add(ReceivedAnswer(sha256=arrival.sha256, number=number, text=text))
    session.flush()


def withdraw(book: Book, package: str, reason: str = "") -> Received:
    """Withdraw an accepted package; the package before it, if any, counts again. `package` is its SHA-256 or a
    beginning of it that only it has. Refused PACKAGE_UNKNOWN, PACKAGE_AMBIGUOUS, PACKAGE_NOT_ACCEPTED."""
    from models.returns.records import PackageState

    found = find(book, package)
    if found.status != "accepted":
        raise Refused("PACKAGE_NOT_ACCEPTED", package=found.sha256[:12], status=found.status)
    with book.change("PACKAGE_WITHDRAWN", unit=found.unit_name, period=found.period) as session:
        state = session.get(PackageState, found.sha256)
        assert state is not None
        state.status, state.reason = "withdrawn", reason
    return find(book, found.sha256)


def find(book: Book, package: str) -> Received:
    """The package with this SHA-256 or beginning of it."""
    matching = [one for one in received(book) if one.sha256.startswith(package.lower())]
    if not matching or len(package) < 6:
        raise Refused("PACKAGE_UNKNOWN", package=package)
    if len(matching) > 1:
        raise Refused("PACKAGE_AMBIGUOUS", package=package, count=len(matching))
    return matching[0]


def received(book: Book, period: str | None = None) -> list[Received]:
    """All packages that were ever taken in, newest arrival last."""
    with book.read_rows() as session:
        rows = fetch(
            session,
            f"""
            SELECT sha256, unit_level, unit_code, unit_from, unit_name, period, revision, number, made_at, received_at,
                verdict, signers, status, reason, data_sha256
            FROM received_packages JOIN package_states ON package_states.id = sha256
            {"" if period is None else "WHERE period = :period"}
            ORDER BY received_at, unit_code, revision
            """,
            **({} if period is None else {"period": period}),
        )
    return [
        Received(
            sha256=row.sha256,
            unit=(row.unit_level, row.unit_code, row.unit_from),
            unit_name=row.unit_name,
            period=row.period,
            revision=row.revision,
            number=row.number,
            made_at=row.made_at,
            received_at=row.received_at,
            verdict=row.verdict,
            signers=tuple(json.loads(row.signers)),
            status=row.status,
            reason=row.reason,
            data_sha256=row.data_sha256,
        )
        for row in rows
    ]


def package_bytes(book: Book, sha256: str) -> bytes:
    """The package as it arrived."""
    from models.returns.records import ReceivedPackage

    with book.read_session() as session:
        found = session.get(ReceivedPackage, sha256)
        if found is None:
            raise Refused("PACKAGE_UNKNOWN", package=sha256[:12])
        return found.package

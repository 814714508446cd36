"""Queries of this office about what it received: opened, withdrawn, settled, written into files, answered.

A question is never dropped and its number never used again: it is withdrawn. Its state reaches the unit with the
next file of queries.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Row, func, select
from sqlalchemy.orm import Session

from models.dialogue.notices import ReturnNamed, code, day_text, words
from models.dialogue.proposals import refuse_unfit
from models.dialogue.queries import MOST_QUERIES, Pin, Query, QueryList, QueryState, is_place
from models.dialogue.records import AskedQuery, ReceivedAnswer
from models.forms.definition import Form
from models.forms.sheets import cell_of
from models.register.catalogue import tables
from models.returns.document import UnitName
from models.returns.receiving import UnitKey, kept_unit_key, unit_key
from models.returns.records import PackageState, ReceivedPackage
from models.values.dates import format_date
from models.values.errors import Refused
from models.values.periods import parse_period
from storage.book.book import Book
from storage.dialogue import notices
from storage.dialogue.receipts import about, after_last, issuer
from storage.forms.installed import forms_of
from storage.received import receiving


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of this office, with the answer of the unit ("" for none) and the package or notice that brought it.

    pending: its state is not in any file yet; written_at: when it was written last, or "".
    """

    about: ReturnNamed
    query: Query
    answer: str
    answer_package: str
    pending: bool
    written_at: str

    @property
    def waits(self) -> bool:
        """Whether it is open and has no answer."""
        return self.query.state is QueryState.OPEN and not self.answer

    def overdue(self, today: date) -> bool:
        """Whether it waits beyond its last day."""
        return self.waits and self.query.due is not None and self.query.due < today


def ask(
    book: Book,
    sha256: str,
    pin: Pin,
    text: str,
    due: date | None = None,
    finding: str = "",
    proposal: str = "",
) -> Asked:
    """Ask about a received package; numbers count for each unit, over all its returns.

    Refused PACKAGE_UNKNOWN, PACKAGE_AMBIGUOUS, QUERY_WITHOUT_TEXT, QUERY_PIN, QUERY_FINDING, QUERY_DUE_PAST,
    NOTICE_TEXT_TOO_LONG, and for a cell those of models.forms.sheets.cell_of.
    """
    package = receiving.find(book, sha256)
    named, kept, suggested, today = about(package), words(text), words(proposal), book.clock().date()
    if not kept:
        raise Refused("QUERY_WITHOUT_TEXT")
    form = _form_of(book, pin, package.period)
    if suggested:
        refuse_unfit(pin, suggested, form)
    if due is not None and due < today:
        raise Refused("QUERY_DUE_PAST", due=format_date(due))
    _refuse_finding(finding)
    with book.change("QUERY_ASKED", unit=package.unit_name, period=package.period) as session:
        number = _next_number(session, unit_key(named.unit))
        record = AskedQuery(
            id=book.ids(),
            package_sha256=package.sha256,
            unit_level=named.unit.level,
            unit_code=named.unit.code,
            unit_from=day_text(named.unit.valid_from),
            number=number,
            pin=pin.kind,
            place=json.dumps(pin.place, ensure_ascii=False),
            text=kept,
            asked_on=today.isoformat(),
            due=due.isoformat() if due else None,
            state=QueryState.OPEN.value,
            finding=finding,
            proposal=suggested,
        )
        session.add(record)
        session.flush()
    return find(book, unit_key(named.unit), number)


def _form_of(book: Book, pin: Pin, period: str) -> Form | None:
    """The form that a pin is in, None where it is in none; refuses a place that is nowhere."""
    if not is_place(pin):
        raise Refused("QUERY_PIN", kind=pin.kind)
    if pin.kind == "cell":
        form = forms_of(book).form_on(pin.place[0], parse_period(period).cutoff)
        cell_of(form, pin.place[1], pin.place[2])
        return form
    if pin.kind == "record" and (pin.place[0] not in tables() or not pin.place[1]):
        raise Refused("QUERY_PIN", kind=pin.place[0])
    return None


def _refuse_finding(finding: str) -> None:
    try:
        code(finding)
    except (TypeError, ValueError) as fault:
        raise Refused("QUERY_FINDING", finding=finding) from fault


def _of_unit(unit: UnitKey) -> tuple[ColumnElement[bool], ...]:
    level, own, starts = unit
    return (
        AskedQuery.unit_level == level,
        AskedQuery.unit_code == own,
        AskedQuery.unit_from == day_text(starts),
    )


def _next_number(session: Session, unit: UnitKey) -> int:
    highest = session.execute(select(func.max(AskedQuery.number)).where(*_of_unit(unit))).scalar()
    return (highest or 0) + 1


def withdraw(book: Book, unit: UnitKey, number: int) -> Asked:
    """Withdraw a query; it stays in the list, and a file informs the unit. Refused QUERY_UNKNOWN, QUERY_CLOSED."""
    return _close(book, unit, number, QueryState.WITHDRAWN, "QUERY_WITHDRAWN")


def settle(book: Book, unit: UnitKey, number: int) -> Asked:
    """Settle a query; the next file informs the unit. Refused QUERY_UNKNOWN, QUERY_CLOSED."""
    return _close(book, unit, number, QueryState.SETTLED, "QUERY_SETTLED")


def _close(book: Book, unit: UnitKey, number: int, state: QueryState, title: str) -> Asked:
    found = find(book, unit, number)
    if found.query.state is not QueryState.OPEN:
        raise Refused("QUERY_CLOSED", number=str(number))
    with book.change(title, unit=found.about.unit.name, number=str(number)) as session:
        record = session.execute(
            select(AskedQuery).where(AskedQuery.number == number, *_of_unit(unit))
        ).scalar_one()
        record.state = state.value
    return find(book, unit, number)


def find(book: Book, unit: UnitKey, number: int) -> Asked:
    """The question to this unit with this number; Refused QUERY_UNKNOWN."""
    for one in asked(book):
        if unit_key(one.about.unit) == unit and one.query.number == number:
            return one
    raise Refused("QUERY_UNKNOWN", number=str(number))


def unit_called(book: Book, unit_code: str) -> UnitKey:
    """The key of the unit with this code that has queries; Refused QUERY_UNIT_UNKNOWN (none, or more than one)."""
    keys = {unit_key(one.about.unit) for one in asked(book) if one.about.unit.code == unit_code}
    if len(keys) != 1:
        raise Refused("QUERY_UNIT_UNKNOWN", code=unit_code)
    return keys.pop()


def asked(
    book: Book,
    *,
    unit: UnitKey | None = None,
    period: str | None = None,
    state: QueryState | None = None,
    package: str | None = None,
) -> list[Asked]:
    """The questions of this office, by unit and number; only those of a unit, period, state or package if given."""
    with book.read_session() as session:
        told = answers(session)
        records = session.execute(
            select(AskedQuery, *_NAMED)
            .join(ReceivedPackage, ReceivedPackage.sha256 == AskedQuery.package_sha256)
            .order_by(AskedQuery.unit_code, AskedQuery.unit_from, AskedQuery.number)
        ).all()
        found = [_asked(row, told) for row in records]
    return [
        one
        for one in found
        if (unit is None or unit_key(one.about.unit) == unit)
        and (period is None or one.about.period == period)
        and (state is None or one.query.state is state)
        and (package is None or one.about.package_sha256 == package)
    ]


_NAMED = (
    ReceivedPackage.unit_name,
    ReceivedPackage.period,
    ReceivedPackage.revision,
    ReceivedPackage.number,
    ReceivedPackage.data_sha256,
)


def _asked(
    row: Row[AskedQuery, str, str, int, int, str], told: Mapping[UnitKey, Mapping[int, tuple[str, str]]]
) -> Asked:
    record: AskedQuery = row.AskedQuery
    starts = date.fromisoformat(record.unit_from) if record.unit_from else None
    unit = UnitName(record.unit_level, record.unit_code, starts, row.unit_name)
    text, package = told.get(unit_key(unit), {}).get(record.number, ("", ""))
    return Asked(
        ReturnNamed(unit, row.period, row.revision, row.number, record.package_sha256, row.data_sha256),
        Query(
            record.number,
            Pin(record.pin, tuple(json.loads(record.place))),
            record.text,
            date.fromisoformat(record.asked_on),
            date.fromisoformat(record.due) if record.due else None,
            QueryState(record.state),
            record.finding,
            record.proposal,
        ),
        text,
        package,
        record.written != record.state,
        record.written_at,
    )


def answers(session: Session) -> dict[UnitKey, dict[int, tuple[str, str]]]:
    """By unit and number: the newest answer, and the accepted package or the file of answers that brought it."""
    rows = session.execute(
        select(
            ReceivedPackage.unit_level,
            ReceivedPackage.unit_code,
            ReceivedPackage.unit_from,
            ReceivedAnswer.number,
            ReceivedAnswer.text,
            ReceivedAnswer.sha256,
            ReceivedPackage.made_at,
        )
        .join(ReceivedPackage, ReceivedPackage.sha256 == ReceivedAnswer.sha256)
        .join(PackageState, PackageState.id == ReceivedAnswer.sha256)
        .where(PackageState.status == "accepted", ReceivedAnswer.text != "")
        .order_by(ReceivedPackage.number, ReceivedPackage.made_at, ReceivedPackage.sha256)
    ).all()
    found: dict[UnitKey, dict[int, tuple[str, str]]] = {}
    moments: dict[tuple[UnitKey, int], datetime] = {}
    for level, own, starts, number, text, package, made_at in rows:
        key = kept_unit_key(level, own, starts)
        found.setdefault(key, {})[number] = (text, package)
        moments[key, number] = datetime.fromisoformat(made_at)
    for sha256, given in sorted(notices.taken_answers(session), key=lambda one: (one[1].at, one[0])):
        key = unit_key(given.about.unit)
        for number, text in given.answers.items():
            before = moments.get((key, number))
            if before is None or before <= given.at:
                found.setdefault(key, {})[number] = (text, sha256)
                moments[key, number] = given.at
    return found


def pending(book: Book, unit: UnitKey | None = None) -> list[QueryList]:
    """What is to be written: for every return with questions whose state is in no file yet, a file of those.

    A question that was withdrawn before it was ever written is written too: its number is then accounted for.
    """
    by_return: dict[str, list[Asked]] = {}
    for one in asked(book, unit=unit):
        if one.pending:
            by_return.setdefault(one.about.package_sha256, []).append(one)
    with book.read_session() as session:
        moment = after_last(book, session)
    return [
        QueryList(issuer(book, part[0].about.period), part[0].about, moment, tuple(one.query for one in part))
        for several in by_return.values()
        for part in _parts(several)
    ]


def _parts(several: list[Asked]) -> Iterable[list[Asked]]:
    return (several[at : at + MOST_QUERIES] for at in range(0, len(several), MOST_QUERIES))

"""Dissolution cases of one register or of all received ones for a period, beside those of the period before."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.returns.backing import UnitsReceived
from models.returns.document import RegisterTable
from models.returns.register_index import ReceivedOrganisation
from models.values.names import sort_key
from models.values.periods import Period
from storage.book import settings
from storage.book.book import Book
from storage.book.periods import period_of
from storage.book.rows import RowSession
from storage.extracts.foreign import foreign_register
from storage.received.areas import without_overlap
from storage.received.in_force import InForce, in_force
from storage.received.index import unpacked_register
from storage.register.doubts.dissolution_cases import DissolutionCase, dissolution_cases
from storage.returns.sheets import period_sheets

Register = Mapping[str, RegisterTable]


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case and the unit in whose register it stands."""

    unit: str
    case: DissolutionCase


@dataclass(frozen=True, slots=True)
class CaseProgress:
    """What changed since the period before, among the units that stand in both.

    owed, owed_before: dong; came, went: names of organisations that became a case or are none any more.
    """

    period: str
    cases: int
    cases_before: int
    owed: int
    owed_before: int
    came: tuple[str, ...]
    went: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseList:
    """Cases by unit, those that owe most first; units: how many have sent, None where the register is the own one.

    day: as of which the own register was read; packages are read as of their own days. period, progress: "" and None
    of a list as of a day.
    """

    period: str
    day: date
    lines: tuple[CaseLine, ...]
    units: UnitsReceived | None
    progress: CaseProgress | None

    @property
    def owed(self) -> int:
        """What all of them owe, in dong."""
        return sum(line.case.held.total for line in self.lines)

    def by_unit(self) -> dict[str, tuple[int, int]]:
        """Unit → how many cases, and what they owe in dong."""
        found: dict[str, tuple[int, int]] = {}
        for line in self.lines:
            count, owed = found.get(line.unit, (0, 0))
            found[line.unit] = (count + 1, owed + line.case.held.total)
        return found


def case_list(book: Book, period_text: str) -> CaseList:
    """The cases of a period: of the registers received for it, else of the own one at its end (today, before that).

    Refused PERIOD_NOT_UNDERSTOOD.
    """
    period = period_of(book, period_text)
    day = min(period.last_day, book.clock().date())
    with book.read_session() as session:
        now, received = _lines(book, session, period, day)
        before, _ = _lines(book, session, period.previous(), period.previous().last_day)
    units = period_sheets(book, str(period)).units if received else None
    return CaseList(str(period), day, tuple(now), units, _progress(str(period.previous()), now, before))


def cases_on(book: Book, day: date) -> CaseList:
    """The cases of the own register as of a day."""
    own = settings.unit_of(book).title
    return CaseList("", day, tuple(CaseLine(own, case) for case in dissolution_cases(book, day)), None, None)


def _lines(book: Book, session: Session, period: Period, day: date) -> tuple[list[CaseLine], bool]:
    """The lines of a period, and whether they come from received registers."""
    packages = without_overlap(in_force(session, str(period)))
    if not packages:
        own = settings.unit_of(book).title
        return [CaseLine(own, case) for case in dissolution_cases(book, day)], False
    lines = [
        CaseLine(package.unit_name, case)
        for package in packages
        for case in _received(session, package, package.cutoff or day)
    ]
    lines.sort(key=lambda line: (sort_key(line.unit), -line.case.held.total))
    return lines, True


def _received(session: Session, package: InForce, day: date) -> list[DissolutionCase]:
    query = select(ReceivedOrganisation.records).where(ReceivedOrganisation.sha256 == package.sha256)
    register = _joined(unpacked_register(data) for data in session.execute(query).scalars())
    if "debts" not in register:
        return []
    with foreign_register(register) as rows:
        return dissolution_cases(ReadableRows(rows, day), day)


def _joined(registers: Iterable[Register]) -> Register:
    """The tables of several organisations as one register."""
    rows: dict[str, dict[object, tuple[str | int | None, ...]]] = {}
    columns: dict[str, tuple[str, ...]] = {}
    for register in registers:
        for name, table in register.items():
            columns[name] = table.columns
            rows.setdefault(name, {}).update((row[0], row) for row in table.rows)
    return {name: RegisterTable(columns[name], tuple(found.values())) for name, found in rows.items()}


class ReadableRows:
    """A register that lies in no book, for what reads lists (storage.book.reading.Readable); today is its own day."""

    def __init__(self, rows: RowSession, day: date) -> None:
        self._rows = rows
        self._day = day

    @property
    def clock(self) -> Callable[[], datetime]:
        """Always the day of the register."""
        return lambda: datetime.combine(self._day, time())

    @contextmanager
    def read_rows(self) -> Iterator[RowSession]:
        """The rows; they never change."""
        yield self._rows


def _progress(period: str, now: Iterable[CaseLine], before: Iterable[CaseLine]) -> CaseProgress:
    now, before = list(now), list(before)
    shared = {line.unit for line in now} & {line.unit for line in before} or {line.unit for line in now}
    held = {line.case.held.id: line.case for line in now if line.unit in shared}
    was = {line.case.held.id: line.case for line in before if line.unit in shared}
    return CaseProgress(
        period,
        len(held),
        len(was),
        sum(case.held.total for case in held.values()),
        sum(case.held.total for case in was.values()),
        tuple(case.held.name for one, case in held.items() if one not in was),
        tuple(case.held.name for one, case in was.items() if one not in held),
    )

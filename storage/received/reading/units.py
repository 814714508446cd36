"""The registers of all units whose packages count for a period, as one book to read.

It lies beside the book, one file a period, and is made again when packages, decisions or the book's own register are no
longer those it was made from.
"""

import glob
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.register.catalogue import tables
from models.returns.document import ReturnDocument
from models.returns.identities import Group
from models.returns.records import JournalLine, PackageState, ReceivedPackage
from models.values.errors import Refused, Trouble, Unavailable
from models.values.names import sort_key
from storage.book import schema, settings
from storage.book.book import Book
from storage.book.dialect import copies, faults, files
from storage.book.periods import period_of
from storage.book.rows import fetch, value
from storage.received.areas import overlaps, without_overlap
from storage.received.counted_once import NOT_THE_SAME, decisions
from storage.received.in_force import InForce, in_force
from storage.received.index import UNREADABLE
from storage.received.reading.loading import ADDED, EARLY, Filling, Sameness
from storage.received.reading.register_book import RegisterBook, RegisterGap, RegisterSource
from storage.received.registers import OWN, Registers, record_groups, registers_of

ReadPackage = Callable[[str], ReturnDocument | None]
"""From the SHA-256 of a package to its data; None where it cannot be read any more."""

Progress = Callable[[int, int], None]
"""Called before each package: how many are done, of how many; what it raises ends the work and leaves no file."""

_FORMAT = 2
"""Grows when the same packages come to lie otherwise."""

_KEPT_PERIODS = 4
"""So many periods stay laid out; an older one is made again when it is looked at."""

_ENDING = ".registers"


UNREADABLE_FILE: tuple[type[Exception], ...] = (Trouble, *faults.DRIVER_FAULTS)
"""What is raised where a file that was laid out cannot be read any more."""


def periods(book: Book) -> list[str]:
    """The periods for which a package counts, newest arrival first."""
    query = (
        select(ReceivedPackage.period)
        .join(PackageState, PackageState.id == ReceivedPackage.sha256)
        .where(PackageState.status == "accepted")
        .group_by(ReceivedPackage.period)
        .order_by(func.max(ReceivedPackage.received_at).desc(), ReceivedPackage.period.desc())
    )
    with book.read_session() as session:
        return list(session.execute(query).scalars())


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Registers that are laid out as they are now: where, and as of which day."""

    path: Path
    day: date

    def open(self, book: Book) -> RegisterBook:
        """The registers, to be closed by whoever opens them."""
        return RegisterBook(self.path, book, self.day)


def find_laid_out(book: Book, period: str) -> LaidOut | None:
    """Where the registers of a period lie; None where they must be made (make_units)."""
    with book.read_session() as session:
        packages = in_force(session, period)
        state = _state(book, session, period, packages)
    found = LaidOut(_path(book, period), _day(book, period, packages))
    if not packages or not found.path.is_file():
        return None
    with found.open(book) as registers:
        try:
            with registers.read_rows() as rows:
                return found if value(rows, "SELECT max(state) FROM register_state") == state else None
        except UNREADABLE_FILE:
            return None


def find_units(book: Book, period: str) -> RegisterBook | None:
    """The registers of a period where they are laid out as they are now; None where they must be made (make_units)."""
    found = find_laid_out(book, period)
    return None if found is None else found.open(book)


def make_units(book: Book, period: str, read: ReadPackage, progress: Progress) -> RegisterBook:
    """Lay the registers of a period out anew, and open them.

    Refused REGISTERS_NONE where no package counts for it; Unavailable REGISTERS_NOT_MADE (path, why).
    """
    with book.read_session() as session:
        packages = in_force(session, period)
        if not packages:
            raise Refused("REGISTERS_NONE", period=period)
        day = _day(book, period, packages)
        counted = sorted(without_overlap(packages), key=lambda one: (sort_key(one.unit_name), one.unit))
        registers = registers_of(session, counted, day)
        groups, decided = record_groups(session, registers), decisions(session)
        state = _state(book, session, period, packages)
    path = _path(book, period)
    draft = path.with_name(path.name + ".new")
    gaps = [
        RegisterGap(one.left_out.unit_name, one.left_out.sha256, "REGISTER_AREA_ELSEWHERE")
        for one in overlaps(packages)
    ]
    try:
        files.remove(draft)
        with book.read_rows() as rows, closing(copies.begin(draft, rows.connection, ADDED, EARLY)) as raw:
            filling = Filling(raw)
            sources, missing = _take(book, filling, counted, registers, groups, decided, read, progress)
            filling.put_settings(settings_of(book))
            filling.finish(rows.connection, sources, [*gaps, *missing], state)
            copies.close(raw, draft)
        draft.replace(path)
    except OSError as fault:
        raise Unavailable("REGISTERS_NOT_MADE", path=str(path), why=fault.strerror or str(fault)) from fault
    finally:
        files.remove(draft)
    _drop_older(book, path)
    return RegisterBook(path, book, day)


def _take(
    book: Book,
    filling: Filling,
    packages: Sequence[InForce],
    registers: Registers,
    groups: Sequence[Group],
    decided: dict[str, str],
    read: ReadPackage,
    progress: Progress,
) -> tuple[list[RegisterSource], list[RegisterGap]]:
    """Take the own register and those of the packages, one after the other; the sources, and what cannot be read."""
    same = _sameness(groups, decided)
    sources, gaps = [], []
    if registers.own:
        sources.append(RegisterSource(1, settings.unit_of(book).title, (OWN,), ("",)))
        filling.take(1, registers.own, same.get(OWN, Sameness()))
    for at, package in enumerate(packages):
        progress(at, len(packages))
        unit = "/".join(package.unit)
        number = len(sources) + 1
        document = read(package.sha256)
        try:
            if document is None:
                raise LookupError(package.sha256)
            filling.take(number, document.register, same.get(unit, Sameness()))
        except UNREADABLE:
            filling.drop(number)
            gaps.append(RegisterGap(package.unit_name, package.sha256, "REGISTER_UNREADABLE"))
            continue
        sources.append(RegisterSource(number, package.unit_name, (unit,), (package.sha256,)))
    return sources, gaps


def _sameness(groups: Sequence[Group], decided: Mapping[str, str]) -> dict[str, Sameness]:
    """Unit → which of its organisations and debts are shown as those of another unit.

    Names that are merely alike make no record the same until somebody decided so; a debt is the same where its
    organisation is, or where somebody decided so.
    """
    shown_as: dict[str, dict[str, str]] = {}
    left: dict[str, set[str]] = {}
    for group in sorted(groups, key=lambda one: one.kind != "organisations"):
        unit = decided.get(group.id)
        if unit == NOT_THE_SAME or (unit is None and not group.certain):
            continue
        if group.kind == "debts" and unit is None:
            owners = {
                shown_as.get(one, {}).get(key.organisation_id, key.organisation_id)
                for one, key in group.records
            }
            if len(owners) > 1:
                continue
        holder, shown = next((one for one in group.records if one[0] == unit), group.records[0])
        for one, key in group.records:
            if (one, key.record_id) != (holder, shown.record_id):
                shown_as.setdefault(one, {})[key.record_id] = shown.record_id
                if group.kind == "organisations":
                    left.setdefault(one, set()).add(key.record_id)
    return {one: Sameness(known, frozenset(left.get(one, ()))) for one, known in shown_as.items()}


def settings_of(book: Book) -> dict[str, str]:
    """What the book says about itself, without what it keeps of single packages."""
    with book.read_rows() as rows:
        found = fetch(rows, "SELECT id, value FROM settings WHERE id NOT LIKE '%:%'")
    return {row.id: row.value for row in found}


def _state(book: Book, session: Session, period: str, packages: Sequence[InForce]) -> str:
    """What the registers of a period are made from: where it is another, they are made anew."""
    last = select(func.max(JournalLine.id)).where(JournalLine.table_name.in_([*tables(), "settings"]))
    return json.dumps(
        [
            _FORMAT,
            schema.STRUCTURE,
            period,
            _day(book, period, packages).isoformat(),
            sorted(one.sha256 for one in packages),
            sorted(decisions(session).items()),
            session.execute(last).scalar(),
        ]
    )


def _day(book: Book, period: str, packages: Sequence[InForce]) -> date:
    """The day of the records: the last cut-off day of the packages, else the end of the period or today."""
    stated = [one.cutoff for one in packages if one.cutoff]
    return max(stated) if stated else min(period_of(book, period).last_day, book.clock().date())


def _path(book: Book, period: str) -> Path:
    return book.path.with_name(f"{book.path.name}.{period}{_ENDING}")


def _drop_older(book: Book, kept: Path) -> None:
    """Let only the newest files lie beside the book; one that is open elsewhere stays."""
    there = [one for one in book.path.parent.glob(f"{glob.escape(book.path.name)}.*{_ENDING}") if one != kept]
    there.sort(key=lambda one: one.stat().st_mtime, reverse=True)
    for one in there[_KEPT_PERIODS - 1 :]:
        with suppress(OSError):
            files.remove(one)

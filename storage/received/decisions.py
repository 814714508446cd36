"""Deciding which unit counts a record that stands in the registers of several; kept for later periods, undoable."""

from datetime import date

from sqlalchemy.orm import Session

from models.returns.identities import Group
from models.returns.register_index import CountedOnce
from models.values.errors import Refused
from models.values.periods import parse_period
from storage.book import settings
from storage.book.book import Book
from storage.received.areas import without_overlap
from storage.received.counted_once import NOT_THE_SAME
from storage.received.in_force import in_force
from storage.received.registers import OWN, Registers, registers_of, shared_records


def let_count(book: Book, period: str, group: str, unit: str, cutoff: date, reason: str = "") -> None:
    """Decide that the unit with this code alone counts a record; it is taken off the sums of the others.

    group: id of the finding (its subject). Refused GROUP_UNKNOWN (group, period), GROUP_UNIT_UNKNOWN (record, unit,
    units).
    """
    own = settings.unit_at(book, cutoff)
    with book.read_session() as session:
        found, registers = _group(session, str(parse_period(period)), group, cutoff)
    codes = {one: own.code if one == OWN else registers.packages[one].unit[1] for one, _ in found.records}
    chosen = next((one for one, code in codes.items() if code == unit), None)
    if chosen is None:
        known = ", ".join(f"{registers.name_of(one) or own.title} ({code})" for one, code in codes.items())
        raise Refused("GROUP_UNIT_UNKNOWN", record=_names(found), unit=unit, units=known)
    _keep(book, found, chosen, reason)


def tell_apart(book: Book, period: str, group: str, cutoff: date, reason: str = "") -> None:
    """Decide that the records of a group are not one; all of them count. Refused GROUP_UNKNOWN."""
    with book.read_session() as session:
        found, _ = _group(session, str(parse_period(period)), group, cutoff)
    _keep(book, found, NOT_THE_SAME, reason)


def take_back(book: Book, group: str) -> None:
    """Drop a decision: the doubt stands again. Refused GROUP_UNKNOWN where nothing was decided."""
    with book.read_session() as session:
        kept = session.get(CountedOnce, group)
        if kept is None:
            raise Refused("GROUP_UNKNOWN", group=group, period="\u2013")
        names = kept.names
    with book.change("COUNTED_ONCE_TAKEN_BACK", names=names) as session:
        session.delete(session.get_one(CountedOnce, group))


def _group(session: Session, period: str, group: str, cutoff: date) -> tuple[Group, Registers]:
    registers = registers_of(session, without_overlap(in_force(session, period)), cutoff)
    for found in shared_records(session, registers):
        if found.id == group:
            return found, registers
    raise Refused("GROUP_UNKNOWN", group=group, period=period)


def _names(group: Group) -> str:
    return " / ".join(dict.fromkeys(one.name for _, one in group.records))


def _keep(book: Book, group: Group, unit: str, reason: str) -> None:
    with book.change("COUNTED_ONCE", names=_names(group)) as session:
        kept = session.get(CountedOnce, group.id)
        if kept is None:
            session.add(CountedOnce(id=group.id, unit=unit, names=_names(group), reason=reason))
        else:
            kept.unit, kept.reason = unit, reason

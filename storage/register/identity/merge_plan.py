"""What merging two records of a kind would do, before it does anything: values, what is led over, what collides.

Everything follows from the catalogue: the fields of the kind, the links of all kinds that lead to it, what must be
unique and by what a record is known.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from models.all_tables import recorded_classes
from models.base import Recorded
from models.register.catalogue import RECORDS, record_of
from models.register.kinds import Commune
from models.register.record import Field, Record
from models.register.tables.memberships import AllianceMembership, UnionMembership
from models.register.texts.words import called, field_label, table_label, words_in
from models.values.errors import Refused
from storage.book.book import Book
from storage.register import dated
from storage.register.standings import FOUNDING

BETWEEN_TWO = frozenset({"fund_relations"})
"""Kinds that join two records of another kind than that of their owner: none is left joining one with itself."""

OTHER_NAMES = "aliases"
"""The field into which the name of the record that goes is written."""


class MergeSide(StrEnum):
    """Which side counts: of a value, of two records that collide, or both of them where that is possible."""

    KEPT = "kept"
    GONE = "gone"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """A field with different values, as they are stored and in words; choice: the side that counts unless said else."""

    name: str
    kept: Any
    gone: Any
    kept_words: str
    gone_words: str
    choice: MergeSide


@dataclass(frozen=True, slots=True)
class Collision:
    """A record that belongs to the one that goes, and one that belongs to the one that stays, which can hardly both be,
    such as two results of a period.

    id: of the former; own: of the latter; choices: what can be decided.
    """

    table: str
    id: str
    own: str
    words: str
    own_words: str
    choices: tuple[MergeSide, ...]
    choice: MergeSide


@dataclass(frozen=True, slots=True)
class Led:
    """A record that will lead to the one that stays by this link."""

    table: str
    link: str
    id: str


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What a merge does. moved: what is led over; turned: records that would lead to themselves.

    same: table and id of a record that stays behind → the like one of the record that stays; filled: as same, but with
    values that fill blanks of the like one.
    """

    table: str
    kept: str
    gone: str
    kept_name: str
    gone_name: str
    fields: tuple[FieldChoice, ...]
    moved: tuple[Led, ...]
    filled: Mapping[tuple[str, str], str]
    same: Mapping[tuple[str, str], str]
    turned: tuple[Led, ...]
    collisions: tuple[Collision, ...]

    def moved_words(self, language: str = "vi") -> list[tuple[str, int]]:
        """What is led over: kind in words and how many."""
        counts: dict[str, int] = {}
        for led in self.moved:
            counts[led.table] = counts.get(led.table, 0) + 1
        return [(table_label(table, language, many=True), count) for table, count in counts.items()]


def plan(book: Book, table: str, kept: str, gone: str, language: str = "vi") -> MergePlan:
    """What merging would do: `kept` stays, `gone` goes into the bin.

    Refused: MERGE_SAME, MERGE_KIND (no bin), MERGE_IN_BIN, RECORD_UNKNOWN.
    """
    with book.read_session() as session:
        return plan_in(session, table, kept, gone, language)


def plan_in(session: Session, table: str, kept: str, gone: str, language: str = "vi") -> MergePlan:
    """As plan, inside a session."""
    kind = record_of(table)
    if kept == gone:
        raise Refused("MERGE_SAME")
    if not kind.binned:
        raise Refused("MERGE_KIND", kind=kind.name)
    stays, goes = _living(session, table, kept), _living(session, table, gone)
    sorter = _Sorter(session, stays, goes, language)
    for child, link in links_to(table):
        sorter.sort(child, link)
    return MergePlan(
        table,
        kept,
        gone,
        called(table, stays.values(), language),
        called(table, goes.values(), language),
        tuple(_fields(session, kind, stays, goes, language)),
        tuple(sorter.moved),
        sorter.filled,
        sorter.same,
        tuple(sorter.turned),
        tuple(sorter.collisions),
    )


def _living(session: Session, table: str, key: str) -> Recorded:
    record = session.get(recorded_classes()[table], key)
    if record is None:
        raise Refused("RECORD_UNKNOWN", table=table)
    if getattr(record, "deleted", False):
        raise Refused("MERGE_IN_BIN", name=called(table, record.values()))
    return record


@cache
def links_to(table: str) -> tuple[tuple[Record, str], ...]:
    """Every kind with each of its links that leads to a table; dated values go with their field."""
    return tuple(
        (kind, link)
        for kind in RECORDS
        if kind.table != "dated_values"
        for link, target in kind.links.items()
        if target == table
    )


# values


def _fields(
    session: Session, kind: Record, stays: Recorded, goes: Recorded, language: str
) -> Iterator[FieldChoice]:
    mine, other = stays.values(), goes.values()
    for name, field in chosen_fields(session, kind, stays.id, goes.id).items():
        dates = _dated_texts(session, kind, field, stays.id) != _dated_texts(session, kind, field, goes.id)
        if not dates and _whole(field, mine) == _whole(field, other):
            continue
        if is_blank(mine[name]) and is_blank(other[name]):
            continue
        if name in kind.links and other[name] == stays.id:
            continue  # it would lead to itself
        words = words_in(kind, name, mine, language), words_in(kind, name, other, language)
        choice = MergeSide.GONE if is_blank(mine[name]) else MergeSide.KEPT
        yield FieldChoice(name, mine[name], other[name], *words, choice)


def chosen_fields(session: Session, kind: Record, kept: str, gone: str) -> Mapping[str, Field]:
    """The fields of which a side is chosen: what a person types, without what follows from records of its own."""
    firsts = {field.kind.first for field in kind.fields if isinstance(field.kind, Commune)}
    left = firsts | {OTHER_NAMES}
    if kind.table == "organisations":
        for name, cls in (("alliance_member", AllianceMembership), ("union_id", UnionMembership)):
            if session.scalar(select(exists().where(cls.organisation_id.in_((kept, gone))))):
                left.add(name)
    return {name: field for name, field in kind.typed.items() if name not in left}


def is_blank(value: Any) -> bool:
    """Whether nothing is known."""
    return value is None or value == ""


def _of(value: Any) -> Any:
    return None if is_blank(value) else value


def _whole(field: Field, values: Mapping[str, Any]) -> tuple[Any, ...]:
    """The value of a field with the first day of its commune; blanks are one."""
    names = (field.name, field.kind.first) if isinstance(field.kind, Commune) else (field.name,)
    return tuple(_of(values[name]) for name in names)


def _dated_texts(session: Session, kind: Record, field: Field, key: str) -> list[tuple[str | None, str]]:
    if kind.table != "organisations" or not field.dated:
        return []
    return [(row.on, row.value) for row in dated.rows_of(session, key, field.name)]


# what leads to the record that goes


class _Sorter:
    """Sorts the records that lead to the one that goes by what becomes of them."""

    def __init__(self, session: Session, stays: Recorded, goes: Recorded, language: str) -> None:
        self._session, self._stays, self._goes, self._language = session, stays, goes, language
        self.moved: list[Led] = []
        self.same: dict[tuple[str, str], str] = {}
        self.turned: list[Led] = []
        self.filled: dict[tuple[str, str], str] = {}
        self.collisions: list[Collision] = []

    def sort(self, kind: Record, link: str) -> None:
        """Sort the records of a kind that lead there by one link."""
        cls = recorded_classes()[kind.table]
        own = list(self._session.scalars(select(cls).filter_by(**{link: self._stays.id}).order_by(cls.id)))
        for row in self._session.scalars(select(cls).filter_by(**{link: self._goes.id}).order_by(cls.id)):
            led = Led(kind.table, link, row.id)
            if self._turns(kind, link, row):
                self.turned.append(led)
                continue
            met = next((one for one in own if self._meets(kind, link, row, one)), None)
            if met is None or getattr(row, "deleted", False):
                self.moved.append(led)
            else:
                self._collide(kind, link, row, met)

    def _turns(self, kind: Record, link: str, row: Recorded) -> bool:
        """Whether a record would lead to itself, or join the record that stays with itself."""
        if recorded_classes()[kind.table] is type(self._stays):
            return row.id == self._stays.id
        if kind.table not in BETWEEN_TWO and (not kind.owner or kind.links[kind.owner] != kind.links[link]):
            return False
        twin = (name for name, target in kind.links.items() if name != link and target == kind.links[link])
        return any(getattr(row, name) in (self._stays.id, self._goes.id) for name in twin)

    def _meets(self, kind: Record, link: str, row: Recorded, own: Recorded) -> bool:
        """Whether two records are the same thing once both lead to the one that stays."""
        if getattr(own, "deleted", False):
            return False
        if kind.table == "standings" and row.event in FOUNDING and own.event in FOUNDING:  # type: ignore[attr-defined]
            return True
        if any(link in names and _agree(row, own, names, link) for names in kind.unique):
            return True
        earlier: list[str] = []
        for names in kind.known_by:
            contrary = any(
                not is_blank(getattr(row, name))
                and not is_blank(getattr(own, name))
                and getattr(row, name) != getattr(own, name)
                for name in earlier
            )
            if link in names and not contrary and _agree(row, own, names, link):
                return _overlap(kind, row, own)
            earlier += [name for name in names if name != link]
        return False

    def _collide(self, kind: Record, link: str, row: Recorded, own: Recorded) -> None:
        names = [field.name for field in kind.fields if field.by == "person" and field.name != link]
        mine, other = own.values(), row.values()
        contrary = [name for name in names if not is_blank(other[name]) and other[name] != mine[name]]
        if not contrary and not kind.parts:
            self.same[kind.table, row.id] = own.id
        elif all(is_blank(mine[name]) for name in contrary) and not kind.parts:
            self.filled[kind.table, row.id] = own.id
        else:
            alone = not self._may_both_be(kind, link, row, own)
            choices = (MergeSide.KEPT, MergeSide.GONE) if alone else (MergeSide.KEPT, MergeSide.BOTH)
            differing = [
                name for name in names if _of(mine[name]) != _of(other[name]) and name not in kind.links
            ]
            words, own_words = (self._words(kind, one, differing) for one in (row, own))
            self.collisions.append(
                Collision(kind.table, row.id, own.id, words, own_words, choices, MergeSide.KEPT)
            )

    def _may_both_be(self, kind: Record, link: str, row: Recorded, own: Recorded) -> bool:
        if kind.ends or kind.table == "standings":
            return False
        return not any(link in names and _agree(row, own, names, link) for names in kind.unique)

    def _words(self, kind: Record, row: Recorded, differing: list[str]) -> str:
        """How a record is called and what it says otherwise than the other, for the one who decides."""
        values = row.values()
        said = [called(kind.table, values, self._language)]
        for name in differing:
            label = field_label(kind.table, kind.by_name[name].public, self._language)
            said.append(f"{label}: {words_in(kind, name, values, self._language) or BLANK}")
        return " \u00b7 ".join(part for part in said if part)


BLANK = "\u2013"
"""What stands for a value that is not known."""


def _agree(row: Recorded, own: Recorded, names: tuple[str, ...], link: str) -> bool:
    """Whether two records have the same values in these fields, the link aside; what is blank agrees with nothing."""
    return all(
        not is_blank(getattr(row, name)) and getattr(row, name) == getattr(own, name)
        for name in names
        if name != link
    )


_NEVER = "9999"
"""Behind every day, as text."""


def _overlap(kind: Record, row: Recorded, own: Recorded) -> bool:
    """Whether the times of two records meet; what has no end lasts."""
    if not kind.ends:
        return True

    def span(record: Recorded) -> tuple[str, str]:
        first = next((day for name in kind.begins if (day := getattr(record, name))), "")
        return first, getattr(record, kind.ends) or _NEVER

    (first, last), (begun, ended) = span(row), span(own)
    return first < ended and begun < last

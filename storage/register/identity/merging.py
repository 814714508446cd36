"""Merging two records of a kind into one, as one change that undo takes back whole.

The record that goes is in the bin afterwards, with what was not taken over; what led to it leads to the one that stays.
Sealed returns keep what they say: they hold no records.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from models.all_tables import recorded_classes
from models.base import Recorded
from models.register.catalogue import record_of
from models.register.kinds import Commune
from models.register.record import Field
from models.register.tables.organisations import Organisation
from models.register.texts.other_names import names_together, other_names
from models.register.texts.search_keys import search_keys
from models.values.errors import Refused
from storage.book.book import Book
from storage.register import dated
from storage.register.identity.merge_plan import (
    BETWEEN_TWO,
    OTHER_NAMES,
    Collision,
    Led,
    MergePlan,
    MergeSide,
    chosen_fields,
    is_blank,
    links_to,
    plan,
    plan_in,
)
from storage.register.records import store
from storage.register.records.special import FILLED, FOLLOWS, RULES, SPECIAL

MergeSides = Mapping[str, MergeSide]
"""Name of a field, or id of a record that collides → the side that counts; what is not named follows the plan."""


def merge(book: Book, table: str, kept: str, gone: str, choices: MergeSides | None = None) -> None:
    """Merge `gone` into `kept`, as the plan of both says and a person chose.

    Refused: as plan; MERGE_CHOICE (a choice that there is not), and what the rules of the kinds refuse.
    """
    named = plan(book, table, kept, gone)
    with book.change("RECORDS_MERGED", table=table, name=named.kept_name, other=named.gone_name) as session:
        _Merger(session, plan_in(session, table, kept, gone), choices or {}, book.clock().date()).merge()


class _Merger:
    """One merge, inside its change."""

    def __init__(self, session: Session, plan: MergePlan, choices: MergeSides, today: date) -> None:
        self._session, self._plan, self._today = session, plan, today
        self._kind = record_of(plan.table)
        cls = recorded_classes()[plan.table]
        self._stays: Any = session.get_one(cls, plan.kept)
        self._goes: Any = session.get_one(cls, plan.gone)
        self._choices = _with_choices(plan, choices)

    def merge(self) -> None:
        self._goes.deleted = 1
        self._session.flush()
        moved = [*self._plan.moved, *self._led_by_choice()]
        for led in moved:
            setattr(self._row(led.table, led.id), led.link, self._plan.kept)
        self._session.flush()
        for (table, key), own in self._plan.filled.items():
            self._fill(table, key, own)
        for collision in self._plan.collisions:
            if self._choices[collision.id] is MergeSide.GONE:
                self._take_over(collision)
        for led in self._plan.turned:
            self._straighten(led)
        self._lead_past_what_stays_behind()
        self._values()
        self._session.flush()
        self._prove(moved)

    def _row(self, table: str, key: str) -> Recorded:
        return self._session.get_one(recorded_classes()[table], key)

    def _led_by_choice(self) -> list[Led]:
        """Records that collide and of which both are wanted."""
        return [
            Led(one.table, link, one.id)
            for one in self._plan.collisions
            if self._choices[one.id] is MergeSide.BOTH
            for link, target in record_of(one.table).links.items()
            if target == self._plan.table and getattr(self._row(one.table, one.id), link) == self._plan.gone
        ]

    def _lead_past_what_stays_behind(self) -> None:
        """What leads to a record that stays behind, without belonging to it, leads to the like one."""
        behind = dict(self._plan.same) | dict(self._plan.filled)
        behind |= {
            (one.table, one.id): one.own
            for one in self._plan.collisions
            if self._choices[one.id] is not MergeSide.BOTH
        }
        for (table, key), own in behind.items():
            for kind, link in links_to(table):
                if link != kind.owner:
                    rows = self._session.query(recorded_classes()[kind.table]).filter_by(**{link: key})
                    for row in rows:
                        setattr(row, link, own)

    def _fill(self, table: str, key: str, own: str) -> None:
        """Fill the blanks of a record of the one that stays."""
        mine = self._row(table, own)
        for name, value in self._row(table, key).values().items():
            if is_blank(getattr(mine, name)) and not is_blank(value):
                setattr(mine, name, value)

    def _take_over(self, collision: Collision) -> None:
        """Write the values of the other's record into that of the one that stays; the former stays behind."""
        mine, other = self._row(collision.table, collision.own), self._row(collision.table, collision.id)
        links = {
            name for name, target in record_of(collision.table).links.items() if target == self._plan.table
        }
        for name, value in other.values().items():
            if name not in links | {"id", "deleted"}:
                setattr(mine, name, value)

    def _straighten(self, led: Led) -> None:
        """A record that would lead to itself leads nowhere; one that would join the merged record with itself goes."""
        row, kind = self._row(led.table, led.id), record_of(led.table)
        if kind.table == self._plan.table:
            setattr(row, led.link, None)
        elif led.table in BETWEEN_TWO or getattr(row, kind.owner) == self._plan.kept:
            self._session.delete(row)

    def _values(self) -> None:
        before = self._stays.values()
        for name, field in chosen_fields(self._session, self._kind, self._plan.kept, self._plan.gone).items():
            if self._choices.get(name) is MergeSide.GONE:
                self._take_value(name, field)
        if OTHER_NAMES in self._kind.by_name:
            own, other = (other_names(text) for text in (before[OTHER_NAMES], self._goes.aliases))
            names = [*own, before["name"], self._goes.name, *other]
            self._stays.aliases = names_together(self._stays.name, names)
        for name, value in search_keys(self._plan.table, self._stays.values()).items():
            setattr(self._stays, name, value)
        if self._plan.table in FILLED:
            FILLED[self._plan.table](self._stays)

    def _take_value(self, name: str, field: Field) -> None:
        if isinstance(self._stays, Organisation) and field.dated:
            self._take_dated(self._stays, name, field)
            return
        for column in _columns(field):
            setattr(self._stays, column, getattr(self._goes, column))
        if name == "tax_code":
            self._goes.tax_code = None  # a code is that of one organisation, also in the bin

    def _take_dated(self, stays: Organisation, name: str, field: Field) -> None:
        """Take a value with all its earlier values in place of the own ones."""
        for row in dated.rows_of(self._session, stays.id, name):
            self._session.delete(row)
        self._session.flush()
        for row in dated.rows_of(self._session, self._plan.gone, name):
            row.organisation_id = stays.id
        for column in _columns(field):
            setattr(stays, column, getattr(self._goes, column))
        self._session.flush()

    def _prove(self, moved: list[Led]) -> None:
        """Let the rules of the kinds judge the record and what was led over."""
        store.refuse_taken(self._session, self._plan.table, self._stays)
        special = SPECIAL.get(self._plan.table)
        if special is not None and special.refuse_taken is not None:
            special.refuse_taken(self._session, self._stays)
        if self._plan.table in RULES:
            RULES[self._plan.table](self._stays)
        store.refuse_together(self._session, self._plan.table, self._stays.values())
        for led in moved:
            row = self._row(led.table, led.id)
            store.refuse_taken(self._session, led.table, row)
            store.refuse_together(self._session, led.table, row.values())
            if led.table in FOLLOWS:
                FOLLOWS[led.table](self._session, None, row.values(), self._today)


def _with_choices(plan: MergePlan, choices: MergeSides) -> dict[str, MergeSide]:
    """Every choice of the plan, as a person made it; Refused MERGE_CHOICE."""
    offered: dict[str, tuple[MergeSide, ...]] = {
        field.name: (MergeSide.KEPT, MergeSide.GONE) for field in plan.fields
    }
    offered |= {one.id: one.choices for one in plan.collisions}
    wrong = next((name for name, side in choices.items() if side not in offered.get(name, ())), None)
    if wrong is not None:
        raise Refused("MERGE_CHOICE", what=wrong)
    planned = {field.name: field.choice for field in plan.fields}
    return planned | {one.id: one.choice for one in plan.collisions} | dict(choices)


def _columns(field: Field) -> tuple[str, ...]:
    return (field.name, field.kind.first) if isinstance(field.kind, Commune) else (field.name,)

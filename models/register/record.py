"""How a kind of record is described: its fields, what it belongs to, how it is called, listed, found and carried.

Only what two readers need is here. SQL, rules and screens are code with a name: storage.register supplies derived
values, presets and rules under the names used here, and a test compares both.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from models.register.kinds import Commune, Kind, Link


class Privacy(StrEnum):
    """Who may see a value outside the register itself (Law 91/2025/QH15; Decree 356/2025/ND-CP for SENSITIVE)."""

    OPEN = "open"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


class Search(StrEnum):
    """How a field is searched: NAME by its folded words, START from the beginning of a number, WORDS anywhere.

    Of a link: by what the record that it leads to is searched by, as is always so of what a record must belong to.
    """

    NAME = "name"
    START = "start"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: a column of the table, or two for a commune.

    default: value of the column where nothing is known; fixed: given when the record is made and never changed
    (what it belongs to, its period); by: "program" for what is made from other fields and never typed or imported;
    masked: shown as its last digits; dated: keeps the values it had on earlier days (dated_values).
    """

    name: str
    kind: Kind
    required: bool = False
    default: str | int | None = None
    privacy: Privacy = Privacy.OPEN
    masked: bool = False
    search: Search | None = None
    dated: bool = False
    fixed: bool = False
    by: Literal["person", "program"] = "person"
    travels: bool = True

    @property
    def public(self) -> str:
        """The name by which scripts and files know it: a link without _id, a commune without _code."""
        if isinstance(self.kind, Link):
            return self.name.removesuffix("_id")
        return self.name.removesuffix("_code") if isinstance(self.kind, Commune) else self.name


@dataclass(frozen=True, slots=True)
class Derived:
    """A value computed by SQL as of a day; the fragment is in storage.register under the same name.

    listed: lists offer it as a column; what only forms ask (of a period, a key for distinct counts) is not.
    """

    name: str
    kind: Kind
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record is shown: a page of ui.shell.pages, which opens a record of the table `opens` on `word`.

    part: the tab of that record.
    """

    page: str
    word: str
    opens: str
    part: str = ""


@dataclass(frozen=True, kw_only=True)
class Record:
    """One kind of record of the register.

    table: name in the book, the journal, packages and queries; never changes. name: in commands.
    called: fields that name a record in the history, the bin and queries.
    owner, person: link fields to what it belongs to and to the person it is about; parts: tables that are its tabs.
    unique: combinations of fields that must be unique among living records.
    known_by: how an imported row finds its record; the first combination that is given counts.
    begins, ends: day from which (the first of several that is known) and until which it is current.
    ends_included: the day named by `ends` is still within (valid until), else the first without (left on).
    binned: thrown into the bin, else taken out by a change that can be undone.
    since: revision of the data format that brought the table; a table newer than the first is left out of packages
    where it is empty, so that older books keep their bytes.
    columns: shown first in lists; order: how a list is ordered; chips: the coded field whose values are filters with
    counts; presets: further filters, whose conditions are in storage.register; preset_columns: what a list that leaves
    the program shows under a preset, where an official list names its columns; sheet: columns of the bulk grid.
    """

    table: str
    name: str
    fields: tuple[Field, ...]
    place: Place
    called: tuple[str, ...]
    owner: str = ""
    person: str = ""
    parts: tuple[str, ...] = ()
    unique: tuple[tuple[str, ...], ...] = ()
    known_by: tuple[tuple[str, ...], ...] = ()
    begins: tuple[str, ...] = ()
    ends: str = ""
    ends_included: bool = False
    binned: bool = False
    proposable: bool = True
    since: int = 1
    derived: tuple[Derived, ...] = ()
    columns: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    chips: str = ""
    presets: tuple[str, ...] = ()
    preset_columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    sheet: tuple[str, ...] = ()

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """Every field by the name of its column."""
        return MappingProxyType({one.name: one for one in self.fields})

    @cached_property
    def by_public_name(self) -> Mapping[str, Field]:
        """Every field by the name that scripts use."""
        return MappingProxyType({field.public: field for field in self.fields})

    @cached_property
    def typed(self) -> Mapping[str, Field]:
        """The fields that a person fills in and may change, by name."""
        return MappingProxyType(
            {field.name: field for field in self.fields if field.by == "person" and not field.fixed}
        )

    @cached_property
    def links(self) -> Mapping[str, str]:
        """Link field → the table it leads to."""
        return MappingProxyType(
            {field.name: field.kind.table for field in self.fields if isinstance(field.kind, Link)}
        )

    def columns_under(self, preset: str) -> tuple[str, ...]:
        """The columns of a list that leaves the program under a preset, "" for none."""
        return self.preset_columns.get(preset, self.columns)

    @cached_property
    def travelling(self) -> tuple[str, ...]:
        """Columns of a package, id first."""
        return ("id", *(field.name for field in self.fields if field.travels))

    @cached_property
    def closed(self) -> frozenset[str]:
        """Fields that are not shown outside the record itself."""
        return frozenset(field.name for field in self.fields if field.privacy is not Privacy.OPEN)

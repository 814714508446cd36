"""Code lists as dated data: stable own ids with labels in both languages, each list a file in resources/codes.

A file gives title and source, declares in `fields` which further facts its entries carry, and lists the
entries in the order in which people are to see them. The loader is strict: a key that is not declared, a
missing or mistyped fact, a reference to nothing, an id given twice is refused with file, entry and key.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from models.values.errors import Refused
from resources import ROOT

_HEAD_KEYS = {"title", "source", "note", "fields", "entry"}
_OWN_KEYS = {"id", "vi", "en", "parent", "from", "to", "source", "note"}
_TYPES: dict[str, type] = {"text": str, "number": int, "flag": bool, "day": date, "texts": list}
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """One entry of a list. parent: id of the entry above it, "" at the top; facts: what its list declares."""

    id: str
    vi: str
    en: str
    parent: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    facts: Mapping[str, Any] = field(default_factory=lambda: _NOTHING, hash=False)

    def label(self, language: str = "vi") -> str:
        return self.en if language == "en" else self.vi

    def valid_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class CodeList:
    """One list: title by language, source, entries by id in the order of the file."""

    name: str
    title: Mapping[str, str]
    source: str
    entries: Mapping[str, CodeEntry]


def code_list(list_name: str) -> CodeList:
    """The list of that name; Refused CODE_LIST_UNKNOWN (list)."""
    if list_name not in list_names():
        raise Refused("CODE_LIST_UNKNOWN", list=list_name)
    return _loaded(list_name)


@cache
def list_names() -> tuple[str, ...]:
    """The names of all lists."""
    return tuple(sorted(path.stem for path in (ROOT / "codes").glob("*.toml")))


def entries(list_name: str, day: date | None = None, parent: str | None = None) -> tuple[CodeEntry, ...]:
    """The entries in the order of the list; only those valid on a day, or under a parent ("": the top)."""
    return tuple(
        entry
        for entry in code_list(list_name).entries.values()
        if (day is None or entry.valid_on(day)) and parent in (None, entry.parent)
    )


def entry(list_name: str, entry_id: str) -> CodeEntry:
    """The entry with this id; Refused CODE_UNKNOWN (list, entry)."""
    found = code_list(list_name).entries.get(entry_id)
    if found is None:
        raise Refused("CODE_UNKNOWN", list=list_name, entry=entry_id)
    return found


def label(list_name: str, entry_id: str, language: str = "vi") -> str:
    """The label of an entry."""
    return entry(list_name, entry_id).label(language)


def fact(list_name: str, entry_id: str, name: str) -> Any:
    """A declared fact of an entry; None where an optional fact is absent."""
    return entry(list_name, entry_id).facts.get(name)


def ids_where(list_name: str, name: str, value: Any) -> tuple[str, ...]:
    """The ids of the entries whose fact has this value (or, for a fact of several texts, holds it)."""
    return tuple(
        found.id
        for found in code_list(list_name).entries.values()
        if found.facts.get(name) == value
        or (isinstance(found.facts.get(name), tuple) and value in found.facts[name])
    )


def with_descendants(list_name: str, entry_id: str) -> tuple[str, ...]:
    """The id and those of all entries below it: what a roll-up of this entry holds."""
    below = (entry_below.id for entry_below in entries(list_name, parent=entry(list_name, entry_id).id))
    return (entry_id, *(found for child in below for found in with_descendants(list_name, child)))


@cache
def _loaded(list_name: str) -> CodeList:
    return read_list(ROOT / "codes" / f"{list_name}.toml")


def read_list(path: Path) -> CodeList:
    """A list from its file; Refused CODE_LIST_FAULTY (file, entry, key) where the file breaks the rules."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise Refused("CODE_LIST_FAULTY", file=path.name, entry="", key=str(fault)) from fault
    _only(path, "", table, _HEAD_KEYS)
    for key, kind in (("title", dict), ("source", str), ("entry", list)):
        if not isinstance(table.get(key), kind):
            raise _fault(path, "", key)
    fields = {key: _Field.read(path, key, text) for key, text in table.get("fields", {}).items()}
    found: dict[str, CodeEntry] = {}
    for row in table["entry"]:
        made = _entry(path, row, fields)
        if made.id in found or (made.parent and made.parent not in found):
            raise _fault(path, made.id, "id" if made.id in found else "parent")
        found[made.id] = made
    return CodeList(path.stem, table["title"], table["source"], found)


@dataclass(frozen=True, slots=True)
class _Field:
    """A declared fact: text, number, flag, day, texts or "in LIST" (one of its ids); optional with a "?"."""

    kind: str
    optional: bool
    list_name: str = ""

    @classmethod
    def read(cls, path: Path, key: str, text: object) -> "_Field":
        written = str(text)
        kind = written.removesuffix("?")
        list_name = kind.removeprefix("in ") if kind.startswith("in ") else ""
        if (kind not in _TYPES and not list_name) or key in _OWN_KEYS:
            raise _fault(path, "fields", key)
        return cls("text" if list_name else kind, written.endswith("?"), list_name)

    def accepts(self, value: object) -> bool:
        if type(value) is not _TYPES[self.kind]:
            return False
        return not self.list_name or value in code_list(self.list_name).entries


def _entry(path: Path, row: dict[str, Any], fields: dict[str, _Field]) -> CodeEntry:
    entry_id = str(row.get("id", "?"))
    _only(path, entry_id, row, _OWN_KEYS | set(fields))
    for key in ("id", "vi", "en"):
        if not isinstance(row.get(key), str) or not row[key]:
            raise _fault(path, entry_id, key)
    for key, declared in fields.items():
        if (not declared.optional and key not in row) or (key in row and not declared.accepts(row[key])):
            raise _fault(path, entry_id, key)
    for key in ("from", "to"):
        if type(row.get(key, date.min)) is not date:
            raise _fault(path, entry_id, key)
    facts = {key: tuple(row[key]) if isinstance(row[key], list) else row[key] for key in fields if key in row}
    return CodeEntry(
        entry_id,
        row["vi"],
        row["en"],
        row.get("parent", ""),
        row.get("from"),
        row.get("to"),
        row.get("source", ""),
        MappingProxyType(facts),
    )


def _only(path: Path, entry_id: str, table: dict[str, Any], known: set[str]) -> None:
    for key in table:
        if key not in known:
            raise _fault(path, entry_id, key)


def _fault(path: Path, entry_id: str, key: str) -> Refused:
    return Refused("CODE_LIST_FAULTY", file=path.name, entry=entry_id, key=key)

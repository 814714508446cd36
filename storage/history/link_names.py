"""Lines of the journal with what their link fields lead to by name, for people to read."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy.orm import Session

from models.register.catalogue import is_kind, record_of
from storage.book.journal import Line
from storage.book.rows import RowSession
from storage.register.records.cards import names_of


def with_link_names(session: Session | RowSession, lines: list[Line]) -> list[Line]:
    """The lines with the names of linked records for their ids; an id that leads nowhere stays.

    What a record belongs to keeps its id: lines are told apart by it, and no person reads it.
    """
    wanted: dict[str, set[str]] = {}
    for line in lines:
        for table, value in _links(line):
            wanted.setdefault(table, set()).add(value)
    names = {
        (table, key): name
        for table, ids in wanted.items()
        for key, name in names_of(session, table, ids).items()
    }
    return [_named(line, names) for line in lines] if names else lines


def _links(line: Line) -> Iterable[tuple[str, str]]:
    """Table and id of everything that the values of a line lead to."""
    links = _shown_links(line.table)
    for value in (line.old, line.new):
        values = value if isinstance(value, Mapping) else {line.field: value}
        for name, table in links.items():
            if values.get(name):
                yield table, str(values[name])


@cache
def _shown_links(table: str) -> Mapping[str, str]:
    """Link field → the table it leads to, of what a person may change or read."""
    if not is_kind(table):
        return {}
    kind = record_of(table)
    return {name: target for name, target in kind.links.items() if name != kind.owner}


def _named(line: Line, names: Mapping[tuple[str, str], str]) -> Line:
    links = _shown_links(line.table)

    def shown(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {
                name: names.get((links[name], str(one)), one) if name in links else one
                for name, one in value.items()
            }
        return names.get((links[line.field], str(value)), value) if line.field in links else value

    return replace(line, old=shown(line.old), new=shown(line.new))

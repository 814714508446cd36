"""Search as you type over every kind with a name: without accents, words in any order, the last word begun.

What begins with the text comes first, straight from an index; what merely holds its words follows from the
full-text tables. Only letters and digits of the text reach the query.
"""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from models.register.catalogue import RECORDS, record_of
from models.register.record import Record, Search
from models.register.texts.search_keys import KEYS_OF_THEIR_OWN
from models.register.texts.words import called
from models.values.errors import Refused
from models.values.names import fold, fold_organisation, sort_key
from storage.book.book import Book
from storage.book.dialect import fragments, words
from storage.book.rows import Row, RowSession, column, fetch, marks, records

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LIMIT = 50
WITH_FULL_TEXT = ("people", "organisations", "products", "debts")
"""Tables with a full-text index of their words (migrations 2, 7, 27); the others are small and are read through."""

_LIVING = fragments.not_by_index("deleted")
"""Nearly everything is living, and an index of that would be preferred to the one of the beginning."""

_BEHIND_ALL = "\U0010ffff"
"""The last character there is: what begins with a text lies between that text and the text with this behind it."""


@dataclass(frozen=True, slots=True)
class PersonFound:
    """A person as a line of search results; organisations: names of those with a membership or office."""

    id: str
    name: str
    birth: str | None
    personal_number: str | None
    address: str
    organisations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganisationFound:
    """An organisation as a line of search results."""

    id: str
    kind: str
    name: str
    tax_code: str | None
    commune_code: str | None
    commune_from: str | None


@dataclass(frozen=True, slots=True)
class RecordFound:
    """A record of another kind with a name as a line of search results; owner: what it belongs to, ""."""

    table: str
    id: str
    name: str
    owner: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a text finds anywhere in the register; records: of the other kinds, in the order of the catalogue."""

    organisations: tuple[OrganisationFound, ...]
    people: tuple[PersonFound, ...]
    records: tuple[RecordFound, ...]


def search(book: Book, text: str, limit: int = 12) -> SearchResult:
    """Organisations, people and records of the other kinds with a name for one text, at most `limit` of each."""
    with book.read_rows() as session:
        return SearchResult(
            tuple(organisations_found(session, text, limit)),
            tuple(people_found(session, text, limit)),
            (
                *(one for kind in named_kinds() for one in records_found(session, kind, text, limit)),
                *debts_found(session, text, limit),
            ),
        )


def search_people(book: Book, text: str, limit: int = LIMIT) -> list[PersonFound]:
    """People by name, personal number or telephone."""
    with book.read_rows() as session:
        return people_found(session, text, limit)


def known_person(book: Book, person_id: str) -> PersonFound:
    """A person of the register as a line of search results; Refused PERSON_UNKNOWN."""
    with book.read_rows() as session:
        there = column(session, "SELECT id FROM people WHERE id = :id AND deleted = 0", id=person_id)
        if not there:
            raise Refused("PERSON_UNKNOWN", id=person_id)
        (found,) = _people(session, there)
    return found


def search_organisations(book: Book, text: str, limit: int = LIMIT) -> list[OrganisationFound]:
    """Organisations by name or former name, tax code or registration number."""
    with book.read_rows() as session:
        return organisations_found(session, text, limit)


def people_found(session: "Session | RowSession", text: str, limit: int) -> list[PersonFound]:
    """As search_people, inside a session."""
    key = fold(text)
    if not key:
        return []
    if _digits(key):
        ids = _beginning(session, "people", ("personal_number", "phone"), _digits(key), limit)
    else:
        ids = _named(session, "people", key, limit)
    return _people(session, ids)


def organisations_found(session: "Session | RowSession", text: str, limit: int) -> list[OrganisationFound]:
    """As search_organisations, inside a session."""
    key = fold_organisation(text)
    if not key:
        return []
    ids = _beginning(session, "organisations", ("tax_code",), _digits(key), limit) if _digits(key) else []
    for written in dict.fromkeys((key, fold(text))):
        if len(ids) < limit:
            ids = list(dict.fromkeys(ids + _named(session, "organisations", written, limit)))[:limit]
    return _organisations(session, ids)


@cache
def named_kinds() -> tuple[Record, ...]:
    """The kinds with a name and a place of their own; those with a search of their own aside."""
    return tuple(
        kind
        for kind in RECORDS
        if kind.table not in KEYS_OF_THEIR_OWN
        and kind.place.opens == kind.table
        and any(field.search is Search.NAME for field in kind.fields)
    )


def records_found(session: "Session | RowSession", kind: Record, text: str, limit: int) -> list[RecordFound]:
    """Living records of a kind by their name, and by the words of the other fields that are searched.

    Records of something in the bin are left out, as lists leave them out.
    """
    key = fold(text)
    if not key:
        return []
    return _records(
        session, kind, (_named if kind.table in WITH_FULL_TEXT else _worded)(session, kind.table, key, limit)
    )


def debts_found(session: "Session | RowSession", text: str, limit: int) -> list[RecordFound]:
    """Living debts by creditor or contract, then those of the organisations that the text finds."""
    key = fold(text)
    if not key:
        return []
    own = _holding(session, "debts", words.beginnings(key.split(" ")), limit)
    listed, ids = marks(own, "d")
    owners, more = marks([one.id for one in organisations_found(session, text, limit)], "o")
    source = fragments.from_few("debts d", ("organisations o", "o.id = d.organisation_id"))
    rows = fetch(
        session,
        f"SELECT d.id, d.creditor_kind, d.creditor, o.name AS owner, d.id IN ({listed}) AS own FROM {source} "
        f"WHERE (d.id IN ({listed}) OR d.organisation_id IN ({owners})) "
        f"AND {fragments.not_by_index('d.deleted')} = 0 AND o.deleted = 0 ORDER BY own DESC, owner LIMIT :limit",
        limit=limit,
        **ids,
        **more,
    )
    return [
        RecordFound(
            "debts",
            row.id,
            called("debts", {"creditor_kind": row.creditor_kind, "creditor": row.creditor}),
            row.owner,
        )
        for row in rows
    ]


def _records(session: "Session | RowSession", kind: Record, ids: list[str]) -> list[RecordFound]:
    listed, values = marks(ids)
    above = record_of(kind.links[kind.owner]) if kind.owner else None
    if above is None or "name" not in above.by_name:
        source, owner, living = f"{kind.table} t", "''", ""
    else:
        source = fragments.from_few(f"{kind.table} t", (f"{above.table} o", f'o.id = t."{kind.owner}"'))
        owner, living = "o.name", " AND o.deleted = 0" if above.binned else ""
    rows = fetch(
        session,
        f"SELECT t.id, t.name, {owner} AS owner FROM {source} WHERE t.id IN ({listed}){living}",
        **values,
    )
    by_id = {row.id: RecordFound(kind.table, row.id, row.name, row.owner) for row in rows}
    return [by_id[one] for one in ids if one in by_id]


def linkable(book: Book, table: str, text: str, limit: int, of: str = "") -> list[RecordFound]:
    """Records of a kind that a field may lead to, by what was typed; the first by name for nothing.

    of: id of what they must belong to, "" for any. Of people, `owner` holds the birth, which tells those of one name
    apart.
    """
    with book.read_rows() as session:
        if table == "people":
            people = people_found(session, text, limit) if fold(text) else []
            return [RecordFound(table, one.id, one.name, one.birth or "") for one in people]
        kind = record_of(table)
        if of or "name_sorted" not in kind.by_name:
            return _called(session, kind, text, limit, of)
        if fold(text):
            return records_found(session, kind, text, limit)
        ids = column(
            session,
            f"SELECT id FROM {table} WHERE {_is_living(kind)} ORDER BY name_sorted LIMIT :limit",
            limit=limit,
        )
        return _records(session, kind, ids)


_MOST_READ = 500


def _called(session: RowSession, kind: Record, text: str, limit: int, of: str) -> list[RecordFound]:
    """Records by how they are called, of a kind without a name, or of one owner: few, so that they are read through.

    `owner` holds the further words by which such records are searched.
    """
    further = [field.name for field in kind.fields if field.search and field.name not in kind.called]
    further = [name for name in further if kind.by_name[name].by == "person"]
    columns = ", ".join(f'"{name}"' for name in dict.fromkeys(("id", *kind.called, *further)))
    owned = f' AND "{kind.owner}" = :of' if of and kind.owner else ""
    rows = fetch(
        session,
        f"SELECT {columns} FROM {kind.table} WHERE {_is_living(kind)}{owned} LIMIT :most",
        most=_MOST_READ,
        **({"of": of} if owned else {}),
    )
    wanted = fold(text).split()
    found = []
    for row in rows:
        values = dict(zip(row._fields, row, strict=True))
        name, more = called(kind.table, values), " ".join(str(values[one]) for one in further if values[one])
        if all(word in fold(f"{name} {more}") for word in wanted):
            found.append(RecordFound(kind.table, str(values["id"]), name, more))
    return sorted(found, key=lambda one: sort_key(one.name))[:limit]


def _is_living(kind: Record) -> str:
    return f"{_LIVING} = 0" if kind.binned else "1 = 1"


def _worded(session: "Session | RowSession", table: str, key: str, limit: int) -> list[str]:
    """As _named, for a small table: every word begins a word of what is searched."""
    ids = _begun(session, table, key, limit)
    parts = {f"word{at}": f"% {word}%" for at, word in enumerate(key.split(" "))}
    wanted = " AND ".join(f"(' ' || search_words) LIKE :{name}" for name in parts)
    further = column(
        session,
        f"SELECT id FROM {table} WHERE {_is_living(record_of(table))} AND {wanted} ORDER BY name_sorted LIMIT :limit",
        limit=limit,
        **parts,
    )
    return list(dict.fromkeys(ids + further))[:limit]


def _begun(session: "Session | RowSession", table: str, key: str, limit: int) -> list[str]:
    return _beginning(session, table, ("name_folded",), key, limit)


def _digits(key: str) -> str:
    """The digits of a text of digits and spaces, else nothing."""
    joined = key.replace(" ", "")
    return joined if joined.isdecimal() else ""


def _beginning(
    session: "Session | RowSession", table: str, columns: tuple[str, ...], start: str, limit: int
) -> list[str]:
    found: dict[str, None] = {}
    for name in columns:
        # two bounds and not LIKE: only so an index of the column leads to what begins with a text
        ids = column(
            session,
            f"SELECT id FROM {table} WHERE {name} >= :start AND {name} < :behind AND {_is_living(record_of(table))} "
            f"ORDER BY {name} LIMIT :limit",
            start=start,
            behind=start + _BEHIND_ALL,
            limit=limit,
        )
        found.update(dict.fromkeys(ids))
    return list(found)[:limit]


def _named(session: "Session | RowSession", table: str, key: str, limit: int) -> list[str]:
    ids = _begun(session, table, key, limit)
    *whole, last = key.split(" ")
    queries = [words.all_words(whole, last)]
    if whole:
        queries.append(words.beginnings([*whole, last]))
    for query in queries:
        if len(ids) < limit:
            ids = list(dict.fromkeys(ids + _holding(session, table, query, limit)))[:limit]
    return ids


def _holding(session: "Session | RowSession", table: str, query: str, limit: int) -> list[str]:
    return column(
        session,
        f"SELECT t.id FROM {words.from_holding(table, ':query')} WHERE t.deleted = 0 LIMIT :limit",
        query=query,
        limit=limit,
    )


def _people(session: "Session | RowSession", ids: list[str]) -> list[PersonFound]:
    listed, values = marks(ids)
    people = {
        row.id: row
        for row in fetch(
            session,
            f"SELECT id, name, birth, personal_number, address FROM people WHERE id IN ({listed})",
            **values,
        )
    }
    places: dict[str, dict[str, None]] = {}
    for row in fetch(session, _PLACES.format(listed=listed), **values):
        places.setdefault(row.person_id, {})[row.name] = None
    return [_person(people[one], tuple(places.get(one, ()))) for one in ids]


def _person(row: Row, places: tuple[str, ...]) -> PersonFound:
    return PersonFound(row.id, row.name, row.birth, row.personal_number, row.address, places)


def _places(table: str) -> str:
    reading = fragments.from_few(f"{table} m", ("organisations o", "o.id = m.organisation_id"))
    return f"SELECT m.person_id, o.name FROM {reading} WHERE m.person_id IN ({{listed}}) AND o.deleted = 0"


_PLACES = f"{_places('memberships')} UNION {_places('managers')}"


def _organisations(session: "Session | RowSession", ids: list[str]) -> list[OrganisationFound]:
    listed, values = marks(ids)
    rows = records(
        session,
        OrganisationFound,
        "SELECT id, kind, name, tax_code, commune_code, commune_from FROM organisations "
        f"WHERE id IN ({listed})",
        **values,
    )
    by_id = {row.id: row for row in rows}
    return [by_id[one] for one in ids]

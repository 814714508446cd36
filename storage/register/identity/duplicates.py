"""Pairs of living records that may be one and the same, each with the reason, over all of a kind.

Organisations are compared within a commune as it is today, people by birth and within an organisation, records of the
other kinds with a name within what they belong to. What a person found to be two is left out.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from models.register.catalogue import RECORDS, record_of
from models.register.identifiers import format_tax_code
from models.register.record import Record
from models.register.texts.likeness import Likeness, NamedRecord, pairs
from models.register.texts.other_names import other_names
from models.register.texts.words import commune_title
from models.values import units
from models.values.errors import Refused
from models.values.messages import sentence
from models.values.names import fold, fold_organisation
from storage.book.book import Book
from storage.book.rows import Row, RowSession, fetch
from storage.register.identity.distinct import apart

PLAIN_TAX_CODE = 10
"""Digits of a tax code before those of a dependent unit (Decree 92/2024 Art. 14)."""

FEW_DIGITS_APART = 2
"""Two numbers that differ in so many digits may be one with a slip; in more they are two."""


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """Two records that may be one: names as they are written, and what tells where each is; why the surest reason."""

    table: str
    first: str
    second: str
    first_name: str
    second_name: str
    first_place: str
    second_place: str
    why: Likeness

    def reason(self, language: str = "vi") -> str:
        """The reason in words, with both spellings."""
        return sentence(self.why.code, {"first": self.first_name, "second": self.second_name}, language)


@dataclass(frozen=True, slots=True)
class _Known:
    """Records of a kind as they are compared, and where each is, in words."""

    records: dict[str, NamedRecord]
    places: Mapping[str, str]


Step = Callable[[], None]
"""Called at each pair that is looked at; raises to stop."""

Known = Callable[[RowSession, Step], tuple[_Known, dict[tuple[str, str], Likeness]]]


def kinds() -> tuple[Record, ...]:
    """The kinds whose records are compared: those with a name and a bin."""
    return tuple(kind for kind in RECORDS if kind.binned and "name_folded" in kind.by_name)


def kinds_in(book: Book) -> tuple[Record, ...]:
    """Those of `kinds` of which the book has two records at least."""
    with book.read_rows() as session:
        return tuple(
            kind
            for kind in kinds()
            if len(fetch(session, f"SELECT id FROM {kind.table} WHERE deleted = 0 LIMIT 2")) == 2
        )


def duplicates(book: Book, table: str, step: Step = lambda: None) -> list[DuplicatePair]:
    """The pairs of a kind that may be one, the surest reason first, then by name; Refused DUPLICATES_OF_KIND."""
    if record_of(table) not in kinds():
        names = ", ".join(kind.name for kind in kinds())
        raise Refused("DUPLICATES_OF_KIND", kind=record_of(table).name, known=names)
    with book.read_rows() as session:
        known_of = _OWN.get(table)
        known, found = known_of(session, step) if known_of else _named_kind(session, record_of(table), step)
        decided = apart(session, table)
    made = [_pair(table, known, key, why) for key, why in found.items() if key not in decided]
    return sorted(made, key=lambda one: (one.why, known.records[one.first].key, one.first, one.second))


def _pair(table: str, known: _Known, key: tuple[str, str], why: Likeness) -> DuplicatePair:
    first, second = sorted((known.records[one] for one in key), key=lambda one: (one.key, one.name, one.id))
    places = known.places.get(first.id, ""), known.places.get(second.id, "")
    return DuplicatePair(table, first.id, second.id, first.name, second.name, *places, why)


# organisations


def _organisations(session: RowSession, step: Step) -> tuple[_Known, dict[tuple[str, str], Likeness]]:
    rows = fetch(
        session,
        "SELECT id, kind, name, name_folded, aliases, tax_code, commune_code, commune_from FROM organisations "
        "WHERE deleted = 0",
    )
    units.index_communes()
    records = {row.id: _organisation(row) for row in rows}
    numbers = {row.id: row.tax_code or "" for row in rows}
    places = {row.id: _where(row) for row in rows}

    def agree(one: NamedRecord, other: NamedRecord, why: Likeness) -> bool:
        sure = why in (Likeness.NUMBER, Likeness.NAME, Likeness.ABBREVIATED)
        return sure or not _contradict(numbers[one.id], numbers[other.id])

    return _Known(records, places), pairs(records.values(), agree, step=step)


def _organisation(row: Row) -> NamedRecord:
    others = tuple(key for part in other_names(row.aliases) if (key := fold_organisation(part)))
    number = (row.tax_code or "")[:PLAIN_TAX_CODE]
    place = commune_today(row.commune_code, row.commune_from)
    return NamedRecord(row.id, row.name, row.name_folded, place, number, others, row.kind)


def _where(row: Row) -> str:
    place = commune_title(f"{row.commune_code}|{row.commune_from or ''}") if row.commune_code else ""
    return " \u00b7 ".join(part for part in (format_tax_code(row.tax_code or ""), place) if part)


@cache
def commune_today(code: str | None, first: str | None) -> Hashable:
    """The key of the commune that a commune has become, as far as all of it went into one; None where none is named."""
    if not code:
        return None
    known = [unit for unit in units.units_with_code(code) if unit.level == "commune"]
    meant = [unit for unit in known if unit.key[2] == (first or "")] or known[-1:]
    if not meant:
        return code
    unit = meant[0]
    while len(steps := units.successors(unit)) == 1:
        unit = steps[0].new
    return unit.key


def _contradict(one: str, other: str) -> bool:
    """Whether two numbers are both known and too far apart for a slip."""
    return bool(one and other) and OSA.distance(one, other, score_cutoff=2) > FEW_DIGITS_APART


# people


def _people(session: RowSession, step: Step) -> tuple[_Known, dict[tuple[str, str], Likeness]]:
    rows = {
        row.id: row
        for row in fetch(
            session,
            "SELECT id, party, name, name_folded, aliases, birth, personal_number, sex, phone FROM people "
            "WHERE deleted = 0",
        )
    }
    homes: dict[str, dict[str, str]] = {}
    for table in ("memberships", "managers"):
        for row in fetch(
            session,
            f"SELECT m.person_id, m.organisation_id, o.name FROM {table} m "
            "JOIN organisations o ON o.id = m.organisation_id WHERE o.deleted = 0",
        ):
            homes.setdefault(row.person_id, {})[row.organisation_id] = row.name

    def agree(one: NamedRecord, other: NamedRecord, why: Likeness) -> bool:
        return why is Likeness.NUMBER or _may_be_one(rows[one.id], rows[other.id], why)

    def placed(place: Callable[[Row], Hashable]) -> list[NamedRecord]:
        return [_person(row, place(row)) for row in rows.values()]

    by_birth = placed(lambda row: row.birth)
    found = pairs(by_birth, agree, step=step)
    # a birth that is known by its year alone agrees with any day of that year
    by_year = placed(lambda row: row.birth[:4] if row.birth else None)
    within = [
        _person(rows[person], home) for person, near in homes.items() if person in rows for home in near
    ]
    for more in (pairs(by_year, agree, slips=False, step=step), pairs(within, agree, step=step)):
        for key, why in more.items():
            found[key] = min(why, found.get(key, why))
    known = {record.id: record for record in by_birth}
    places = {key: _home(row, homes.get(key, {})) for key, row in rows.items()}
    return _Known(known, places), found


def _person(row: Row, place: Hashable) -> NamedRecord:
    others = tuple(key for part in other_names(row.aliases) if (key := fold(part))) if row.aliases else ()
    return NamedRecord(row.id, row.name, row.name_folded, place, row.personal_number or "", others, row.party)


def _home(row: Row, homes: Mapping[str, str]) -> str:
    born = "/".join(reversed(row.birth.split("-"))) if row.birth else ""
    return " \u00b7 ".join(part for part in (born, *sorted(homes.values())[:2]) if part)


def _may_be_one(one: Row, other: Row, why: Likeness) -> bool:
    """Whether births, numbers and sexes of two people with like names let them be one.

    A name in the same organisation is enough; without a birth on both sides a slip in it, or an unknown place, is not.
    """
    if _contradict(one.personal_number or "", other.personal_number or ""):
        return False
    if one.sex and other.sex and one.sex != other.sex:
        return False
    if why is Likeness.PLACE_UNKNOWN:
        return bool(one.phone and one.phone == other.phone)
    if one.birth and other.birth:
        shorter = min(len(one.birth), len(other.birth))
        return bool(one.birth[:shorter] == other.birth[:shorter])
    return why in (Likeness.NAME, Likeness.ABBREVIATED, Likeness.FORMER_NAME)


# every other kind with a name


def _named_kind(
    session: RowSession, kind: Record, step: Step
) -> tuple[_Known, dict[tuple[str, str], Likeness]]:
    owner = f'"{kind.owner}"' if kind.owner else "''"
    apart_by = [f'"{name}"' for name in dict.fromkeys(_telling(kind))]
    columns = ", ".join(["id", "name", "name_folded", f"{owner} AS place", *apart_by])
    rows = {row.id: row for row in fetch(session, f"SELECT {columns} FROM {kind.table} WHERE deleted = 0")}
    records = {row.id: NamedRecord(row.id, row.name, row.name_folded, row.place) for row in rows.values()}
    names = _telling(kind)

    def agree(one: NamedRecord, other: NamedRecord, why: Likeness) -> bool:
        first, second = rows[one.id], rows[other.id]
        return all(
            getattr(first, name) == getattr(second, name)
            or not (getattr(first, name) and getattr(second, name))
            for name in names
        )

    places = {} if not kind.owner else _owners(session, kind)
    return _Known(records, places), pairs(records.values(), agree, step=step)


def _telling(kind: Record) -> list[str]:
    """Fields that tell records of one name apart: those by which an imported row finds its record."""
    names = [name for combination in (*kind.unique, *kind.known_by) for name in combination]
    return [
        name for name in dict.fromkeys(names) if name not in ("name", kind.owner) and name in kind.by_name
    ]


def _owners(session: RowSession, kind: Record) -> dict[str, str]:
    above = record_of(kind.links[kind.owner]).table
    rows = fetch(
        session,
        f'SELECT t.id, o.name FROM {kind.table} t JOIN {above} o ON o.id = t."{kind.owner}" WHERE t.deleted = 0',
    )
    return {row.id: row.name for row in rows}


_OWN: Mapping[str, Known] = {"organisations": _organisations, "people": _people}
"""Kinds whose records are compared in a way of their own."""

"""By what a record of one unit's register is known in the register of another: keys that agree where it is the same.

An organisation is known by its tax code, or by its name and commune; a debt by creditor and contract; a person by the
personal number. A key is a number made of these: registers can be compared without copying personal numbers.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.returns.document import Cell, RegisterTable
from models.values.areas import commune_on
from models.values.names import fold, fold_organisation

Kind = Literal["organisations", "debts"]

KnownBy = Literal["id", "tax_code", "name", "folded_name", "contract"]
"""Which of the record's fields agree; folded_name is a doubt only: names that differ in accents or shortenings."""

Register = Mapping[str, RegisterTable]


@dataclass(frozen=True, slots=True)
class RecordKey:
    """One key of one record. apart: what tells records of one name apart ("" where it is not known)."""

    key: int
    kind: Kind
    known_by: KnownBy
    record_id: str
    organisation_id: str
    name: str
    apart: str = ""


def key_of(*parts: str) -> int:
    """A signed 64-bit number of these texts: among a million records two agree by chance once in 10⁷ registers."""
    text = "\x1f".join(parts).encode()
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "big", signed=True)


def rows_of(register: Register, table: str) -> Iterator[dict[str, Cell]]:
    """The rows of a table, column → value; nothing where the register has no such table."""
    found = register.get(table)
    if found is not None:
        yield from (dict(zip(found.columns, row, strict=True)) for row in found.rows)


def record_keys(register: Register, day: date) -> list[RecordKey]:
    """The keys of all organisations and debts of a register as of a day."""
    return [
        *(key for row in rows_of(register, "organisations") for key in _organisation_keys(row, day)),
        *(key for row in rows_of(register, "debts") for key in _debt_keys(row)),
    ]


def _text(row: Mapping[str, Cell], name: str) -> str:
    """A text as it was kept at home, where it was cleaned; of a table that nobody cleaned the spaces at least."""
    value = row.get(name)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _signs(text: str) -> str:
    """Letters and digits alone, accents and case aside."""
    return fold(text).replace(" ", "")


def _organisation_keys(row: Mapping[str, Cell], day: date) -> Iterator[RecordKey]:
    one, name, tax = _text(row, "id"), _text(row, "name"), _signs(_text(row, "tax_code"))

    def made(known_by: KnownBy, *parts: str) -> RecordKey:
        return RecordKey(
            key_of("organisations", known_by, *parts), "organisations", known_by, one, one, name, tax
        )

    yield made("id", one)
    if tax:
        yield made("tax_code", tax)
    place = commune_on(_text(row, "commune_code"), _text(row, "commune_from"), day) if name else None
    if place is not None:
        yield made("name", _text(row, "kind"), name.casefold(), *place.key)
        yield made("folded_name", _text(row, "kind"), fold_organisation(name), *place.key)


def _debt_keys(row: Mapping[str, Cell]) -> Iterator[RecordKey]:
    one, contract = _text(row, "id"), _text(row, "contract")
    creditor = _text(row, "creditor")
    name = ", ".join(part for part in (creditor, contract) if part)
    owner, started = _text(row, "organisation_id"), _text(row, "started_on")
    yield RecordKey(key_of("debts", "id", one), "debts", "id", one, owner, name, started)
    if _signs(contract):
        key = key_of("debts", "contract", _text(row, "creditor_kind"), _signs(creditor), _signs(contract))
        yield RecordKey(key, "debts", "contract", one, owner, name, started)


@dataclass(frozen=True, slots=True)
class People:
    """The people who are members on the day: memberships, and key → name of each person."""

    memberships: int
    names: Mapping[int, str]


def people_of(register: Register, day: date, existing: Callable[[str], bool]) -> People:
    """The members of the organisations that exist on the day; a person without a number is known by the record."""
    text = day.isoformat()
    table = register.get("memberships")
    if table is None:
        return People(0, {})
    owner, person, left = (table.columns.index(name) for name in ("organisation_id", "person_id", "left_on"))
    members = [
        row[person]
        for row in table.rows
        if existing(str(row[owner])) and (row[left] is None or str(row[left]) > text)
    ]
    return People(len(members), _names_by_key(register, members))


def _names_by_key(register: Register, members: Iterable[Cell]) -> dict[int, str]:
    """Key → name of these people; of 100,000 rows only the columns that are needed are looked at."""
    table = register.get("people")
    columns = table.columns if table is not None else ()
    if table is None or not {"id", "name", "personal_number"} <= set(columns):
        return {key_of("people", "id", str(one)): "" for one in dict.fromkeys(members)}
    key, name, number = (columns.index(column) for column in ("id", "name", "personal_number"))
    known = {row[key]: (row[name], row[number]) for row in table.rows}
    names: dict[int, str] = {}
    for person in dict.fromkeys(members):
        called, digits = known.get(person, ("", None))
        by = ("personal_number", _number(digits)) if digits else ("id", str(person))
        names.setdefault(key_of("people", *by), str(called or "").replace("\n", " "))
    return names


def _number(digits: Cell) -> str:
    text = str(digits)
    return text if text.isdecimal() and text.isascii() else _signs(text)


Placed = tuple[str, RecordKey]
"""A unit with a key of one of its records."""


@dataclass(frozen=True, slots=True)
class Group:
    """One record that stands in the registers of several units: the records with their units, and what agrees."""

    kind: Kind
    records: tuple[tuple[str, RecordKey], ...]
    known_by: tuple[KnownBy, ...]

    @property
    def id(self) -> str:
        """The same for the same records of the same units, whatever package brings them."""
        named = sorted(f"{unit}|{one.record_id}" for unit, one in self.records)
        return hashlib.blake2b("\x1f".join((self.kind, *named)).encode(), digest_size=12).hexdigest()

    @property
    def certain(self) -> bool:
        """Whether more agrees than names that are alike."""
        return any(known != "folded_name" for known in self.known_by)


Node = tuple[str, str]
"""A unit with the id of one of its records."""


def groups(placed: Iterable[Placed]) -> list[Group]:
    """Records of different units that share a key, put together; in an order that does not depend on the units'.

    By names alone two records are not the same where both have tax codes and these differ; nor are debts of one
    contract number that began on different days.
    """
    by_key: dict[int, list[Placed]] = {}
    for unit, key in placed:
        by_key.setdefault(key.key, []).append((unit, key))
    records: dict[Node, Placed] = {}
    joined: dict[Node, Node] = {}
    known: dict[Node, set[KnownBy]] = {}
    for several in by_key.values():
        for first, second in _links(several) if len(several) > 1 else ():
            nodes = [(unit, key.record_id) for unit, key in (first, second)]
            records.update(zip(nodes, (first, second), strict=True))
            roots = sorted(_root(joined, node) for node in nodes)
            joined[roots[1]] = roots[0]
            known.setdefault(nodes[0], set()).add(first[1].known_by)
    together: dict[Node, list[Node]] = {}
    for node in sorted(records):
        together.setdefault(_root(joined, node), []).append(node)
    return [_group(nodes, records, known) for nodes in together.values()]


def _root(joined: dict[Node, Node], node: Node) -> Node:
    root = node
    while (above := joined.get(root, root)) != root:
        root = above
    while node != root:  # the next time the way is short
        joined[node], node = root, joined[node]
    return root


def _group(nodes: list[Node], records: Mapping[Node, Placed], known: Mapping[Node, set[KnownBy]]) -> Group:
    by = sorted({one for node in nodes for one in known.get(node, ())})
    return Group(records[nodes[0]][1].kind, tuple(records[node] for node in nodes), tuple(by))


def _links(several: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Pairs of records of different units that put all records of one key together that are not told apart.

    As many as there are records: an organisation in each of a thousand registers is no half a million pairs.
    """
    blank = [one for one in several if not _tells(one[1])]
    apart: dict[str, list[Placed]] = {}
    for one in several:
        if text := _tells(one[1]):
            apart.setdefault(text, []).append(one)
    yield from _joined(blank)
    other = next((one for one in blank if one[0] != blank[0][0]), None)
    ends = blank if other is None else [blank[0], other]  # all of the blank ones are one already
    for alike in apart.values():
        yield from _joined([*ends, *alike])


def _joined(several: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Each record with the first of another unit; none where all are of one unit."""
    other = next((one for one in several if one[0] != several[0][0]), None)
    if other is None:
        return
    yield from ((several[0] if one[0] != several[0][0] else other, one) for one in several)


def _tells(one: RecordKey) -> str:
    """By what a record is another one in spite of the key: records that say nothing there go with any."""
    return one.apart if one.known_by in ("name", "folded_name", "contract") else ""

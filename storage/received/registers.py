"""The records of received registers beside each other: those that stand in the registers of several units."""

import array
import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from models.forms.loader import Forms
from models.returns.document import RegisterTable
from models.returns.identities import Group, Placed, RecordKey, Register, groups, record_keys
from storage.book.dialect import fragments
from storage.book.rows import column, each
from storage.extracts.packing import tables_in
from storage.forms.installed import forms_in
from storage.received.in_force import InForce
from storage.received.index import organisation_tables, unpacked_register

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.book.rows import RowSession


OWN = ""
"""The place of this book's own register among those of the units."""


@dataclass(frozen=True)
class Registers:
    """The registers behind one merged sheet: packages by unit ("level/code/first day"), and the own register.

    own: tables of the own register, empty where it holds no organisation; forms: of the book.
    """

    packages: Mapping[str, InForce]
    own: Register
    cutoff: date
    forms: Forms

    def name_of(self, unit: str) -> str:
        """The unit's name; "" for this book's own register."""
        return self.packages[unit].unit_name if unit in self.packages else ""


def unit_text(package: InForce) -> str:
    """The key of a package's unit as one text."""
    return "/".join(package.unit)


def registers_of(session: "Session | RowSession", packages: Sequence[InForce], cutoff: date) -> Registers:
    """The registers of these packages, with the own one where it holds anything."""
    counted = next(iter(each(session, "SELECT 1 FROM organisations WHERE deleted = 0 LIMIT 1")), None)
    own = tables_in(session, cutoff) if counted and packages else {}
    return Registers({unit_text(one): one for one in packages}, own, cutoff, forms_in(session))


def shared_records(session: "Session | RowSession", registers: Registers) -> list[Group]:
    """Records that stand in more than one register; a debt of an organisation that does so goes with that."""
    found = record_groups(session, registers)
    together = {
        (unit, one.record_id): group.id
        for group in found
        if group.kind == "organisations"
        for unit, one in group.records
    }
    return [group for group in found if group.kind != "debts" or not _follows(group, together)]


def record_groups(session: "Session | RowSession", registers: Registers) -> list[Group]:
    """As shared_records, with the debts that go with their organisation."""
    return groups([*_received(session, registers), *_own(registers)])


def _follows(group: Group, together: Mapping[tuple[str, str], str]) -> bool:
    """Whether the owners of a debt are one organisation that is shared itself."""
    owners = {together.get((unit, one.organisation_id), unit) for unit, one in group.records}
    return len(owners) == 1


def _received(session: "Session | RowSession", registers: Registers) -> Iterable[Placed]:
    """The keys that occur in more than one of the packages; all of them where there is an own register beside."""
    by_sha256 = {one.sha256: unit for unit, one in registers.packages.items()}
    packages = json.dumps(list(by_sha256))
    of_these = f"FROM received_keys WHERE sha256 IN {fragments.in_list(':packages')}"
    only, values = "", {"packages": packages}
    if not registers.own:
        keys = each(session, f"SELECT key {of_these}", packages=packages)
        repeated = _repeated(list(chain.from_iterable(keys)))
        only, values["keys"] = f"AND key IN {fragments.in_list(':keys')}", json.dumps(repeated)
    rows = each(
        session,
        "SELECT sha256, key, kind, known_by, record_id, organisation_id, name, apart "
        f"{of_these} {only} ORDER BY sha256, key, record_id",
        **values,
    )
    for sha256, *fields in rows:
        yield by_sha256[sha256], RecordKey(*fields)


def _repeated(keys: list[int]) -> list[int]:
    """The keys that occur more than once."""
    if len(set(keys)) == len(keys):  # mostly so, and known in a fifth of the time that counting takes
        return []
    return [key for key, times in Counter(keys).items() if times > 1]


_SLICES = 8
"""A million keys as one set take 100 MB; they are counted in slices of their range."""


def different_and_repeated(several: "Collection[array.array[int]]") -> tuple[int, set[int]]:
    """How many different keys there are in sorted lists of 64-bit keys, and those that occur more than once."""
    width = 2**64 // _SLICES
    edges = [-(2**63) + width * at for at in range(1, _SLICES)]
    places = [[0, *(bisect_left(keys, edge) for edge in edges), len(keys)] for keys in several]
    views = [memoryview(keys) for keys in several]
    count, repeated = 0, set[int]()
    for at in range(_SLICES):
        # their bytes are laid together first: numbers are made of them all at once, not package by package
        joined = b"".join([keys[cuts[at] : cuts[at + 1]] for keys, cuts in zip(views, places, strict=True)])
        listed = memoryview(joined).cast("q").tolist()
        different = set(listed)
        count += len(different)
        if len(different) < len(listed):
            times = Counter(listed)
            repeated.update(key for key in different if times[key] > 1)
    return count, repeated


def in_order(packed: bytes) -> "array.array[int]":
    """The keys that a package keeps as bytes, sorted: earlier programs kept them as they came."""
    keys = array.array("q", packed)
    listed = keys.tolist()
    ordered = sorted(listed)
    return keys if ordered == listed else array.array("q", ordered)


def _own(registers: Registers) -> list[Placed]:
    return [(OWN, key) for key in record_keys(registers.own, registers.cutoff)]


def organisation_registers(
    session: "Session | RowSession", registers: Registers, wanted: Mapping[str, set[str]]
) -> dict[str, Register]:
    """Unit → the tables of some organisations of its register: what is needed to count them alone."""
    found = {}
    for unit, organisations in wanted.items():
        if unit == OWN:
            by_organisation = organisation_tables(registers.own)
            found[unit] = joined(by_organisation[one] for one in sorted(organisations))
            continue
        records = column(
            session,
            "SELECT records FROM received_organisations WHERE sha256 = :sha256 "
            f"AND organisation_id IN {fragments.in_list(':organisations')} ORDER BY organisation_id",
            sha256=registers.packages[unit].sha256,
            organisations=json.dumps(list(organisations)),
        )
        found[unit] = joined(map(unpacked_register, records))
    return found


def joined(several: Iterable[Register]) -> Register:
    """Tables of several organisations as one register; a person of two of them once."""
    rows: dict[str, dict[object, tuple[object, ...]]] = {}
    columns: dict[str, tuple[str, ...]] = {}
    for register in several:
        for name, table in register.items():
            columns[name] = table.columns
            key = table.columns.index("id")
            rows.setdefault(name, {}).update({row[key]: row for row in table.rows})
    return {name: RegisterTable(columns[name], tuple(found.values())) for name, found in rows.items()}  # type: ignore[arg-type]

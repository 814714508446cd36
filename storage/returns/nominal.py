"""List XL-02: the agricultural cooperatives of a year by name, of the own register and of the packages in force.

Circular 09/2017/TT-BNNPTNT Art. 5.2.dd: those that are ranked, and those that are not ranked with the reason. It names
the cooperatives that form XL-01 counts: who ended is in neither, and where packages were received they alone count.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from models.register.evaluations.agriculture import OTHER, UNKNOWN, type_of
from models.register.evaluations.schemes import scheme_of
from models.register.statuses import ENDED
from models.returns.backing import UnitsReceived
from models.returns.document import RegisterTable
from models.returns.register_index import ReceivedOrganisation
from models.values.names import sort_key
from storage.book import settings
from storage.book.book import Book
from storage.book.periods import period_of
from storage.extracts.packing import tables_in
from storage.received.areas import without_overlap
from storage.received.in_force import in_force
from storage.received.index import organisation_tables, unpacked_register
from storage.returns.sheets import period_sheets

Register = Mapping[str, RegisterTable]


@dataclass(frozen=True, slots=True)
class NominalLine:
    """One cooperative: the unit that sent it, name, type (or UNKNOWN), score, rank, why it is not ranked."""

    unit: str
    name: str
    type: str
    score: int | None
    rank: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class NominalList:
    """The cooperatives of a year by unit and name; units: how many have sent, None where none is expected to."""

    year: int
    lines: tuple[NominalLine, ...]
    units: UnitsReceived | None


def nominal_list(book: Book, year: int) -> NominalList:
    """The list of a year: of the received registers as of their figures, else of the own one as it is today."""
    period = period_of(book, str(year))
    lines: list[NominalLine] = []
    with book.read_session() as session:
        today = book.clock().date()
        received = without_overlap(in_force(session, str(period)))
        for package in received:
            query = select(ReceivedOrganisation.records).where(ReceivedOrganisation.sha256 == package.sha256)
            for data in session.execute(query).scalars():
                lines += _lines(package.unit_name, unpacked_register(data), year)
        if not received:
            own = settings.unit_of(book).title
            for tables in organisation_tables(tables_in(session, today)).values():
                lines += _lines(own, tables, year)
    lines.sort(key=lambda line: (sort_key(line.unit), sort_key(line.name)))
    return NominalList(year, tuple(lines), period_sheets(book, str(period)).units)


def _lines(unit: str, register: Register, year: int) -> Iterator[NominalLine]:
    """The line of one organisation; none where it ended, or has no rank of the year by the circular."""
    if _ended(register):
        return
    ranked = [
        row
        for row in _rows(register, "evaluations")
        if row["year"] == year and row["rank"] and _is_agricultural(str(row["definition"]))
    ]
    for organisation in _rows(register, "organisations"):
        kind = type_of(organisation.get("sector"), organisation.get("vsic_code"))
        for row in ranked[:1]:
            yield NominalLine(
                unit,
                str(organisation["name"]),
                UNKNOWN if kind in (None, OTHER) else str(kind),
                row["score"],
                str(row["rank"]),
                row.get("not_ranked_reason"),
            )


def _ended(register: Register) -> bool:
    events = [row for row in _rows(register, "standings") if row["legal_status"]]
    return bool(events) and max(events, key=lambda row: str(row["on"]))["legal_status"] in ENDED


def _is_agricultural(definition: str) -> bool:
    scheme = scheme_of(definition)
    return scheme is not None and scheme.agricultural


def _rows(register: Register, name: str) -> list[dict[str, Any]]:
    table = register.get(name)
    return [] if table is None else [dict(zip(table.columns, row, strict=True)) for row in table.rows]

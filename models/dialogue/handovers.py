"""A register handed over to a successor: organisations with all that is theirs, and the proof by totals.

Canonical like notices; format: docs/formats/handovers.md. The giver's whole is the sum of the shares of all takers and
of what no share can hold, so that each taker can prove that nothing was lost and nothing is counted twice.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import reduce
from typing import Any

from models.dialogue.notices import (
    canonical,
    count,
    digest,
    parsed,
    text,
    time_from_json,
    time_to_json,
    unit_from_json,
    unit_to_json,
)
from models.forms.snapshot import organisation_link
from models.register.catalogue import RECORDS, chain, record_of
from models.register.signs import ENTRY_SIGNS
from models.returns.document import RegisterTable, UnitName, table_from_json
from models.returns.json_bounds import exceeds_json_limits
from models.returns.json_values import read_count
from models.values.errors import Refused

KIND, RECEIPT_KIND, SCHEMA = "so-htx/handover", "so-htx/handover-receipt", 1

Register = Mapping[str, RegisterTable]


def _moves(table: str) -> bool:
    top = record_of(chain(table)[-1])
    return top.table == "organisations" or bool(organisation_link(top))


MOVING = tuple(kind.table for kind in RECORDS if _moves(kind.table))
"""Kinds whose records belong to an organisation or are about one: each goes with it to one taker."""


@dataclass(frozen=True, slots=True)
class RegisterTotals:
    """What a register amounts to. records: of every kind that belongs to organisations; money in dong.

    capital: the newest charter capital of each organisation; debt: the signed sum of all entries.
    """

    organisations: int = 0
    members: int = 0
    debts: int = 0
    records: int = 0
    capital: int = 0
    debt: int = 0

    def __add__(self, other: "RegisterTotals") -> "RegisterTotals":
        return RegisterTotals(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


def totals_of(register: Register) -> RegisterTotals:
    """The totals of a register, by its tables alone."""
    lengths = {name: len(register[name].rows) for name in MOVING if name in register}
    newest: dict[Any, tuple[str, int]] = {}
    for row in rows_of(register, "charter_capitals"):
        newest[row["organisation_id"]] = max(
            newest.get(row["organisation_id"], ("", 0)), (row["on"], row["amount"])
        )
    return RegisterTotals(
        organisations=lengths.get("organisations", 0),
        members=lengths.get("memberships", 0),
        debts=lengths.get("debts", 0),
        records=sum(lengths.values()),
        capital=sum(amount for _, amount in newest.values()),
        debt=sum(row["amount"] * ENTRY_SIGNS[row["kind"]] for row in rows_of(register, "debt_entries")),
    )


def summed(several: Iterable[RegisterTotals]) -> RegisterTotals:
    """The sum of totals."""
    return reduce(RegisterTotals.__add__, several, RegisterTotals())


def rows_of(register: Register, name: str) -> list[dict[str, Any]]:
    """The rows of a table by the names of its columns; none where the register lacks it."""
    table = register.get(name)
    return [] if table is None else [dict(zip(table.columns, row, strict=True)) for row in table.rows]


@dataclass(frozen=True, slots=True)
class CutLink:
    """What a share cannot hold: a link to an organisation that goes elsewhere.

    called: the organisation whose record it is; dropped: the record stays behind.
    """

    table: str
    record: str
    field: str
    called: str
    dropped: bool


@dataclass(frozen=True, slots=True)
class TakerShare:
    """What one taker gets, by totals."""

    taker: UnitName
    totals: RegisterTotals


@dataclass(frozen=True, slots=True)
class Handover:
    """The register for one taker. number: counted by the giver over its handovings; whole: the giver's totals;
    left: totals of the records that no share holds; shares: of all takers, this one among them.
    """

    giver: UnitName
    taker: UnitName
    number: int
    at: datetime
    whole: RegisterTotals
    left: RegisterTotals
    shares: tuple[TakerShare, ...]
    cut: tuple[CutLink, ...] = ()
    register: dict[str, RegisterTable] = field(default_factory=dict, hash=False, repr=False)

    @property
    def issuer(self) -> UnitName:
        """Whose signature it needs."""
        return self.giver

    @property
    def own_share(self) -> RegisterTotals:
        """What the file says that this taker gets."""
        return next(one.totals for one in self.shares if one.taker == self.taker)


@dataclass(frozen=True, slots=True)
class HandoverReceipt:
    """What the taker says: which file (by the SHA-256 of its content) was taken over, and what its own book counts."""

    giver: UnitName
    taker: UnitName
    content_sha256: str
    at: datetime
    totals: RegisterTotals

    @property
    def issuer(self) -> UnitName:
        """Whose signature it needs."""
        return self.taker


def refuse_unproven(handed: Handover) -> None:
    """Refuse a file whose figures do not prove it: HANDOVER_TOTALS, HANDOVER_SUM."""
    counted = totals_of(handed.register)
    if handed.own_share != counted:
        raise Refused("HANDOVER_TOTALS", **_differing(handed.own_share, counted))
    together = summed([handed.left, *(one.totals for one in handed.shares)])
    if together != handed.whole:
        raise Refused("HANDOVER_SUM", **_differing(handed.whole, together))


def _differing(stated: RegisterTotals, counted: RegisterTotals) -> dict[str, Any]:
    """The first total that differs, and both of its values."""
    name = next(one.name for one in fields(stated) if getattr(stated, one.name) != getattr(counted, one.name))
    return {"what": name, "stated": getattr(stated, name), "counted": getattr(counted, name)}


# as bytes


def encode(handed: Handover) -> bytes:
    """The canonical bytes of a handover."""
    return canonical(
        {
            "kind": KIND,
            "schema": SCHEMA,
            "giver": unit_to_json(handed.giver),
            "taker": unit_to_json(handed.taker),
            "number": handed.number,
            "at": time_to_json(handed.at),
            "whole": totals_to_json(handed.whole),
            "left": totals_to_json(handed.left),
            "shares": [[unit_to_json(one.taker), totals_to_json(one.totals)] for one in handed.shares],
            "cut": [[one.table, one.record, one.field, one.called, one.dropped] for one in handed.cut],
            "register": {
                name: {"columns": table.columns, "rows": table.rows}
                for name, table in handed.register.items()
            },
        }
    )


def decode(data: bytes) -> Handover:
    """The handover in these bytes; Refused with the NOTICE_… codes of models.dialogue.notices."""
    if exceeds_json_limits(data):
        raise Refused("NOTICE_SHAPE", what="size")
    handed = parsed(data, KIND, SCHEMA, _handover)
    if encode(handed) != data:
        raise Refused("NOTICE_SHAPE", what="canonical")
    return handed


def _handover(content: dict[str, Any]) -> Handover:
    shares = tuple(
        TakerShare(unit_from_json(unit), totals_from_json(totals)) for unit, totals in content["shares"]
    )
    taker = unit_from_json(content["taker"])
    if [one.taker for one in shares].count(taker) != 1 or len({one.taker for one in shares}) != len(shares):
        raise ValueError("shares")
    return Handover(
        unit_from_json(content["giver"]),
        taker,
        count(content["number"]),
        time_from_json(content["at"]),
        totals_from_json(content["whole"]),
        totals_from_json(content["left"]),
        shares,
        tuple(_cut(*one) for one in content["cut"]),
        {text(name): _table(name, table) for name, table in content["register"].items()},
    )


def _cut(table: str, record: str, name: str, called: str, dropped: bool) -> CutLink:
    if type(dropped) is not bool:
        raise TypeError("dropped")
    return CutLink(text(table), text(record), text(name), text(called), dropped)


def _table(name: str, content: dict[str, Any]) -> RegisterTable:
    """A table of the catalogue with columns that it has; what this program does not know is refused, never left out."""
    found = table_from_json(content)
    if not found.columns or set(found.columns) - set(record_of(name).travelling) or found.columns[0] != "id":
        raise ValueError(name)
    return found


def encode_receipt(receipt: HandoverReceipt) -> bytes:
    """The canonical bytes of a receipt."""
    return canonical(
        {
            "kind": RECEIPT_KIND,
            "schema": SCHEMA,
            "giver": unit_to_json(receipt.giver),
            "taker": unit_to_json(receipt.taker),
            "content_sha256": receipt.content_sha256,
            "at": time_to_json(receipt.at),
            "totals": totals_to_json(receipt.totals),
        }
    )


def decode_receipt(data: bytes) -> HandoverReceipt:
    """The receipt in these bytes; Refused with the NOTICE_… codes of models.dialogue.notices."""
    receipt = parsed(data, RECEIPT_KIND, SCHEMA, _receipt)
    if encode_receipt(receipt) != data:
        raise Refused("NOTICE_SHAPE", what="canonical")
    return receipt


def _receipt(content: dict[str, Any]) -> HandoverReceipt:
    return HandoverReceipt(
        unit_from_json(content["giver"]),
        unit_from_json(content["taker"]),
        digest(content["content_sha256"]),
        time_from_json(content["at"]),
        totals_from_json(content["totals"]),
    )


def totals_to_json(totals: RegisterTotals) -> dict[str, int]:
    """Totals by their names."""
    return {one.name: getattr(totals, one.name) for one in fields(totals)}


def totals_from_json(content: Mapping[str, Any]) -> RegisterTotals:
    """Totals by their names; debt may be below zero where more was paid than drawn."""
    if set(content) != {one.name for one in fields(RegisterTotals)}:
        raise ValueError("totals")
    return RegisterTotals(**{name: _total(name, value) for name, value in content.items()})


def _total(name: str, value: Any) -> int:
    below = name == "debt" and type(value) is int and value < 0
    return -read_count(-value) if below else read_count(value)

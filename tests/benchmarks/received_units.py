"""A province's book with the returns of many units, made without signing any: one is accepted, the others are copies.

A copy has the figures of the first times a small whole number, so that totals and means still agree with their parts,
and people and organisations of its own.
"""

import json
import sqlite3
import zlib
from array import array
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from hashlib import blake2b
from pathlib import Path
from random import Random

from exports.demonstration.arrivals import StoryClock
from models.returns.verdicts import Validity, Verdict
from models.values.units import Unit, children, units
from storage.book import settings
from storage.book.book import Book
from storage.received.kept import packed_sheets
from storage.received.receiving import VerifiedPackage, accept
from storage.returns import returns, sealing
from tests.benchmarks.data import book_of_one, opened, plan_of_one

MEMBERS = 300
"""Members of the unit that is copied: as many as a commune of a small province has."""

PACKAGE = 8_000
"""Bytes that stand for a package: enough that no two lie in one page."""

LARGEST = 5
"""A copy has the figures of the first up to so many times."""

Row = dict[str, object]


def province_book(path: Path, count: int) -> str:
    """A book that has received the returns of so many communes, the province's own before others; the period."""
    plan = plan_of_one(MEMBERS)
    period = str(plan.period)
    unit_path = path.with_suffix(".unit")
    book_of_one(unit_path, MEMBERS, filled_return=True)
    with opened(unit_path, plan) as book:
        ready = sealing.prepare(book, period)
    package = VerifiedPackage(ready.document, ready.data, ready.data, Verdict(Validity.VALID, "", ()))
    with settings.create_book(path, plan.province, clock=StoryClock(plan.days.second_reception)) as book:
        accept(book, [package])
        returns.open_return(book, period, plan.cutoff)
    first = ready.document.unit.code
    own = children(plan.province, plan.cutoff)
    others = (unit for unit in units("commune", plan.cutoff) if unit not in own)
    further = [unit for unit in (*own, *others) if unit.code != first][: count - 1]
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.row_factory = sqlite3.Row
        raw.execute("PRAGMA synchronous = OFF")
        raw.create_function("note_content", 2, lambda table, key: None)  # the chain is not measured here
        raw.execute("BEGIN")
        _Copies(raw, package.sha256).add(further)
        raw.execute("COMMIT")
    with Book.open(path, clock=StoryClock(plan.days.second_reception)) as book:
        packed_sheets.pack_again(book)
    return period


class _Copies:
    """Copies of one received package under other units."""

    def __init__(self, raw: sqlite3.Connection, sha256: str) -> None:
        self._raw = raw
        self._first = {
            table: [dict(row) for row in raw.execute(f"SELECT * FROM {table} WHERE {key} = ?", (sha256,))]
            for table, key in (
                ("received_packages", "sha256"),
                ("package_states", "id"),
                ("received_figures", "sha256"),
                ("received_pairs", "sha256"),
                ("received_documents", "sha256"),
                ("received_keys", "sha256"),
                ("received_distinct", "sha256"),
            )
        }

    def add(self, several: list[Unit]) -> None:
        (triggers,) = (
            self._raw.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'package_states'"
            ).fetchall(),
        )
        for name, _ in triggers:
            self._raw.execute(f"DROP TRIGGER {name}")
        for unit in several:
            for table, rows in self._first.items():
                self._put(table, list(self._copied(table, rows, unit)))
        for _, sql in triggers:
            self._raw.execute(sql)

    def _put(self, table: str, rows: list[Row]) -> None:
        if rows:
            columns = ", ".join(f'"{name}"' for name in rows[0])
            marks = ", ".join("?" * len(rows[0]))
            self._raw.executemany(
                f"INSERT INTO {table} ({columns}) VALUES ({marks})", [tuple(row.values()) for row in rows]
            )

    def _copied(self, table: str, rows: list[Row], unit: Unit) -> Iterator[Row]:
        rng = Random(f"{table} {unit.code}")
        times = Random(unit.code).randint(1, LARGEST)
        sha256 = blake2b(unit.code.encode(), digest_size=32).hexdigest()
        for row in rows:
            yield (
                row
                | {"id" if table == "package_states" else "sha256": sha256}
                | _changed(table, row, unit, times, rng)
            )


def _changed(table: str, row: Row, unit: Unit, times: int, rng: Random) -> Row:
    """What a copy says otherwise than the first."""
    if table == "received_packages":
        _, code, first_day = unit.key
        return {
            "unit_code": code,
            "unit_from": first_day,
            "unit_name": unit.title,
            "package": bytes(PACKAGE),
        }
    if table == "received_figures":
        value = Decimal(str(row["value"]))
        return {"value": format(value * times, "f")} if value == int(value) else {}
    if table == "received_pairs":
        names = ("numerator", "denominator", "stated", "asked")
        return {name: type(row[name])(int(str(row[name])) * times) for name in names}  # type: ignore[call-arg]
    if table == "received_documents":
        people = row["people"]
        assert isinstance(people, bytes)
        return {"people": array("q", sorted(array("q", rng.randbytes(len(people))))).tobytes()}
    if table == "received_keys":
        return {
            "key": rng.getrandbits(63),
            "record_id": blake2b(f"{row['record_id']} {unit.code}".encode(), digest_size=16).hexdigest(),
        }
    if table == "received_distinct":
        data = row["pairs"]
        assert isinstance(data, bytes)
        pairs = [[one, unit.code] for one, _ in json.loads(zlib.decompress(data))]
        return {"pairs": zlib.compress(json.dumps(pairs).encode(), 1)}
    return {}

"""The register of another unit, from the tables of its package: counted as its own book would count it."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date
from functools import cache

from models.forms.snapshot import Snapshot
from models.register.catalogue import RECORDS
from models.returns.document import RegisterTable
from models.values.periods import Period
from models.values.units import Unit
from storage.book.dialect import connections
from storage.book.kept import keeping
from storage.book.rows import RowSession
from storage.extracts.snapshot import take_snapshot_in

Register = Mapping[str, RegisterTable]


def foreign_snapshot(register: Register, cutoff: date, period: Period, unit: Unit) -> Snapshot:
    """The snapshot of a register that lies in no book; the period with the days that its return states.

    Refused, or one of the faults in `UNREADABLE`, where the tables hold what no register can.
    """
    with foreign_register(register) as rows:
        return snapshot_of(rows, cutoff, period, unit)


def snapshot_of(rows: RowSession, cutoff: date, period: Period, unit: Unit) -> Snapshot:
    """The snapshot of a register whose rows are loaded."""
    return take_snapshot_in(rows, cutoff, period.first_day, period.last_day, str(period), unit)


@contextmanager
def foreign_register(register: Register) -> Iterator[RowSession]:
    """The rows of a register that a return carries; tables and columns that the program does not know are left out."""
    nothing_kept = {one.table: dict.fromkeys(one.columns) for one in keeping.KEEPING.values()}
    with closing(connections.in_memory({**_tables(), **nothing_kept})) as raw:
        for name, columns in _tables().items():
            table = register.get(name)
            if table is None:
                continue
            places = [at for at, column in enumerate(table.columns) if column in columns]
            chosen = [table.columns[at] for at in places]
            connections.put_rows(raw, name, chosen, ([row[at] for at in places] for row in table.rows))
        yield RowSession(raw)


@cache
def _tables() -> Mapping[str, Mapping[str, object]]:
    """Table of the register → column → what stands there when nothing is known."""
    from models.all_tables import (
        recorded_classes,  # maps every table: a command that looks into no register needs few
    )

    return {
        kind.table: {
            column.name: column.default.arg if column.default is not None else None
            for column in recorded_classes()[kind.table].__table__.columns
        }
        for kind in RECORDS
    }

"""The register that a return carries, read again: the snapshot as of its day, and the names of its records.

A sealed figure is explained from what was sealed, and a received one from the register in its package; the register of
the book may have moved on.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from models.all_tables import recorded_classes
from models.base import Base, Recorded
from models.forms.snapshot import Snapshot
from models.register.catalogue import RECORDS
from models.returns.document import RegisterTable, ReturnDocument
from models.values.periods import parse_period
from models.values.units import Unit
from storage.book.dialect import connections
from storage.extracts.loading import whole_row
from storage.extracts.snapshot import take_snapshot_in


@contextmanager
def packed_register(document: ReturnDocument) -> Iterator[Session]:
    """A session over the register tables of a return; what the program does not know of them is passed over."""
    engine = connections.memory_engine()
    try:
        Base.metadata.create_all(engine, [Base.metadata.tables[kind.table] for kind in RECORDS])
        with Session(engine) as session:
            for kind in RECORDS:
                table = recorded_classes()[kind.table]
                rows = [
                    whole_row(table, record) for record in _known(document.register.get(kind.table), table)
                ]
                if rows:
                    session.execute(insert(table), rows)
            yield session
    finally:
        engine.dispose()


def _known(packed: RegisterTable | None, table: type[Recorded]) -> Iterator[dict[str, Any]]:
    """The packed rows by the columns that the program knows."""
    known = set(table.__table__.columns.keys())
    for row in packed.rows if packed else ():
        there = zip(packed.columns if packed else (), row, strict=True)
        yield {name: value for name, value in there if name in known}


def packed_snapshot(session: Session, document: ReturnDocument, unit: Unit) -> Snapshot:
    """The packed register as its sheets asked for it."""
    period = parse_period(document.period)
    return take_snapshot_in(
        session, document.cutoff, period.first_day, period.last_day, document.period, unit
    )

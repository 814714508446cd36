"""What the tables of returns and of the history hold once only, asked of a database in memory."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from models.all_tables import Change, JournalLine, ReceivedFigure, Sealed, SentPackage, TrustRecord
from models.base import Base


@pytest.fixture
def session() -> Iterator[Session]:
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as made:
        yield made
    engine.dispose()


def figure(**more: str) -> ReceivedFigure:
    cell = {"sha256": "a", "form": "B01", "row": "I.1", "column": "actual"}
    return ReceivedFigure(**cell | more, value="3", origin="given", reason="")


def test_a_package_states_each_cell_once(session: Session) -> None:
    others: list[dict[str, str]] = [{"sha256": "b"}, {"form": "B02"}, {"row": "I.2"}, {"column": "previous"}]
    session.add_all([figure(), *(figure(**other) for other in others)])
    session.commit()
    session.expunge_all()
    session.add(figure())
    with pytest.raises(IntegrityError):
        session.commit()


def test_figures_lie_in_the_order_of_their_cells_without_numbers_of_rows(session: Session) -> None:
    with pytest.raises(OperationalError, match="rowid"):
        session.execute(text("SELECT rowid FROM received_figures"))


@pytest.mark.parametrize(
    "record",
    [
        lambda: Sealed(return_id="r", data=b"", sha256="", sealed_at="", number=1),
        lambda: SentPackage(sha256="a", return_id="r", number=1, sent_at="", file_name="", package=b""),
        lambda: TrustRecord(serial=7, sha256="", installed_at="", data=b""),
    ],
)
def test_what_is_kept_as_it_was_is_kept_once(session: Session, record: Any) -> None:
    session.add(record())
    session.commit()
    session.expunge_all()
    session.add(record())
    with pytest.raises(IntegrityError):
        session.commit()


def test_the_number_of_a_change_is_never_given_twice(session: Session) -> None:
    for expected in (1, 2):
        change = Change(at="", actor="", title="X")
        session.add(change)
        session.commit()
        assert (change.id, change.details) == (expected, "{}")
        session.delete(change)
        session.commit()


def test_lines_of_the_journal_are_numbered_as_they_come(session: Session) -> None:
    for expected in (1, 2):
        line = JournalLine(change_id=1, table_name="debts", record_id="d", action="insert", field="")
        session.add(line)
        session.commit()
        assert line.id == expected

"""The size class of a cooperative on a day (Decree 113/2024 Art. 4-5), as far as the register knows its figures.

By its main activity, its formal members on the day, and revenue and funds of the newest whole year. Where one of them
matters and is not known there is no class.
"""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.register.sizes import size_class
from models.register.tables.members import Membership, Person
from models.register.tables.organisations import Organisation
from models.register.tables.results import Result
from models.values import codes
from storage.book.book import Book

FORMAL = codes.with_descendants("member_kinds", "formal")


def size_on(book: Book, organisation_id: str, day: date | None = None) -> str | None:
    """Id of size_classes; None where it cannot be decided, or the organisation is no cooperative."""
    day = day or book.clock().date()
    with book.read_session() as session:
        organisation = session.get(Organisation, organisation_id)
        if organisation is None or organisation.kind != "cooperative" or not organisation.sector:
            return None
        group = codes.fact("sectors", organisation.sector, "size_group")
        if group is None:
            return None
        revenue, capital = _figures(session, organisation_id, day)
        return size_class(
            str(group), day, _members(session, organisation_id, day.isoformat()), revenue, capital
        )


def _members(session: Session, organisation_id: str, day: str) -> int:
    current = (Membership.joined_on.is_(None) | (Membership.joined_on <= day)) & (
        Membership.left_on.is_(None) | (Membership.left_on > day)
    )
    counted = (
        select(func.count(func.distinct(Membership.person_id)))
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.organisation_id == organisation_id, Membership.kind.in_(FORMAL), Person.deleted == 0
        )
        .where(current)
    )
    return int(session.scalar(counted) or 0)


def _figures(session: Session, organisation_id: str, day: date) -> tuple[int | None, int | None]:
    """Revenue and funds of the newest year that is over; a quarter does not determine a year."""
    years = [str(year) for year in range(day.year - 1, day.year - 4, -1)]
    found = {
        row.period: (row.revenue, row.assets)
        for row in session.scalars(
            select(Result).where(Result.organisation_id == organisation_id, Result.period.in_(years))
        )
    }
    return next((found[year] for year in years if year in found), (None, None))

"""The ground of every table of the book: one metadata, global text ids, names for constraints.

Ids are global: they are made once, travel in packages and never change. Money columns hold whole dong, dates are
ISO text, yes/no is 0/1 and NULL is "not known".
"""

from typing import Any

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Base of all mapped records."""

    metadata = MetaData(naming_convention=NAMING)

    def values(self) -> dict[str, Any]:
        """The record as column → value, in the order of the table."""
        return {column.name: getattr(self, column.key) for column in self.__table__.columns}


class Recorded(Base):
    """A record with a global id whose every change the journal keeps (storage.book.journal)."""

    __abstract__ = True

    id: Mapped[str] = mapped_column(primary_key=True)

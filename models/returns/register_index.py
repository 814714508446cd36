"""What a book keeps of the registers in received packages, so that they can be compared without opening a package.

Made when a package is taken in, from its data; it can be made again from the package at any time.
"""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Recorded


class ReceivedDocument(Base):
    """A package whose register is indexed: the cut-off day, and the people who are members on it.

    memberships: those that last on the day, in organisations that exist; people: one 64-bit key a person, in the
    order of names (compressed, one a line); both by key, in books of programs before schema 20 as in the package.
    """

    __tablename__ = "received_documents"

    sha256: Mapped[str] = mapped_column(ForeignKey("received_packages.sha256"), primary_key=True)
    cutoff: Mapped[str]
    memberships: Mapped[int]
    people: Mapped[bytes]
    names: Mapped[bytes]


class ReceivedOrganisation(Base):
    """One organisation of a received register with all that belongs to it, as compressed JSON (table → rows)."""

    __tablename__ = "received_organisations"

    sha256: Mapped[str] = mapped_column(ForeignKey("received_packages.sha256"), primary_key=True)
    organisation_id: Mapped[str] = mapped_column(primary_key=True)
    records: Mapped[bytes]


class ReceivedKey(Base):
    """One way by which a record of a received register is known elsewhere (models.returns.identities)."""

    __tablename__ = "received_keys"

    sha256: Mapped[str] = mapped_column(ForeignKey("received_packages.sha256"), primary_key=True)
    key: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    known_by: Mapped[str]
    organisation_id: Mapped[str]
    name: Mapped[str]
    apart: Mapped[str]

    __table_args__ = (Index(None, "key"),)


class ReceivedDistinct(Base):
    """What a cell counts that counts each value once: (organisation, value) pairs as compressed JSON."""

    __tablename__ = "received_distinct"

    sha256: Mapped[str] = mapped_column(ForeignKey("received_packages.sha256"), primary_key=True)
    form: Mapped[str] = mapped_column(primary_key=True)
    row: Mapped[str] = mapped_column(primary_key=True)
    column: Mapped[str] = mapped_column(primary_key=True)
    pairs: Mapped[bytes]


class CountedOnce(Recorded):
    """The decision about one record that stands in the registers of several units.

    id: of the group of records (models.returns.identities.Group.id); unit: key of the unit that counts it
    ("level/code/first day"), "" where they are not the same; names: of the records, for the history.
    """

    __tablename__ = "counted_once"

    unit: Mapped[str]
    names: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")

"""What a province keeps in order to make its trust list: certificates, authorities, revocation lists.

Certificates are stored as DER in base64, since the journal is text. Nothing here is ever deleted: a certificate that
serves no more gets a last day.
"""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Recorded


class RegistrationRecord(Recorded):
    """A certificate that may sign for one unit in one role, from its first to its last day (None: open).

    lost: 1 where others hold its key, so that nothing it ever signed can be trusted.
    """

    __tablename__ = "registrations"

    unit_level: Mapped[str]
    unit_code: Mapped[str]
    unit_from: Mapped[str]
    role: Mapped[str]
    sha256: Mapped[str]
    name: Mapped[str]
    certificate: Mapped[str]
    starts: Mapped[str]
    ends: Mapped[str | None]
    lost: Mapped[int] = mapped_column(default=0)
    added_at: Mapped[str]
    withdrawn_at: Mapped[str] = mapped_column(default="")

    __table_args__ = (Index(None, "sha256"), Index(None, "unit_code", "unit_from"))


class AuthorityRecord(Recorded):
    """A root or sub authority; its id is the SHA-256 of its certificate."""

    __tablename__ = "authorities"

    name: Mapped[str]
    certificate: Mapped[str]
    added_at: Mapped[str]


class RevocationRecord(Base):
    """A revocation list as it was read; of each authority the list with the highest number counts."""

    __tablename__ = "revocation_lists"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    authority: Mapped[str]
    number: Mapped[int]
    issued_at: Mapped[str]
    next_update: Mapped[str]
    kept_at: Mapped[str]
    data: Mapped[bytes]

    __table_args__ = (Index(None, "authority", "number"),)


class RevocationNumber(Recorded):
    """The highest number of a revocation list seen of an authority (id: SHA-256 of its certificate)."""

    __tablename__ = "revocation_numbers"

    number: Mapped[int]

"""Records of what goes to and fro about returns: notices, queries, answers, and the keys that open what comes in.

Notices are stored as signed and as read (`content`: the canonical bytes that were signed). Queries are never deleted:
their numbers are counted for each unit and never used for another question.
"""

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Recorded


class TakenNotice(Base):
    """A receipt, or a file of queries or answers, that came in and was believed; number: of a receipt, else None."""

    __tablename__ = "taken_notices"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    issuer_level: Mapped[str]
    issuer_code: Mapped[str]
    issuer_from: Mapped[str]
    issuer_name: Mapped[str]
    period: Mapped[str]
    revision: Mapped[int]
    number: Mapped[int | None]
    data_sha256: Mapped[str]
    at: Mapped[str]
    received_at: Mapped[str]
    verdict: Mapped[str]
    content: Mapped[bytes]
    notice: Mapped[bytes]

    __table_args__ = (
        UniqueConstraint("issuer_level", "issuer_code", "issuer_from", "data_sha256", "number"),
        Index(None, "kind", "data_sha256"),
    )


class GivenNotice(Base):
    """A receipt, or a file of queries or answers, that this office signed; number: of a receipt, else None."""

    __tablename__ = "given_notices"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    unit_level: Mapped[str]
    unit_code: Mapped[str]
    unit_from: Mapped[str]
    unit_name: Mapped[str]
    period: Mapped[str]
    revision: Mapped[int]
    number: Mapped[int | None]
    package_sha256: Mapped[str]
    data_sha256: Mapped[str]
    at: Mapped[str]
    file_name: Mapped[str]
    content: Mapped[bytes]
    notice: Mapped[bytes]

    __table_args__ = (UniqueConstraint("data_sha256", "number"), Index(None, "kind", "data_sha256"))


class AskedQuery(Recorded):
    """A question of this office about a received package (models.dialogue.queries.Query).

    place: JSON list; written: the state in the last file of queries ("" for none yet), written_at: when.
    """

    __tablename__ = "asked_queries"

    package_sha256: Mapped[str] = mapped_column(ForeignKey("received_packages.sha256"))
    unit_level: Mapped[str]
    unit_code: Mapped[str]
    unit_from: Mapped[str]
    number: Mapped[int]
    pin: Mapped[str]
    place: Mapped[str]
    text: Mapped[str]
    asked_on: Mapped[str]
    due: Mapped[str | None]
    state: Mapped[str]
    finding: Mapped[str] = mapped_column(default="")
    proposal: Mapped[str] = mapped_column(default="")
    written: Mapped[str] = mapped_column(default="")
    written_at: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        UniqueConstraint("unit_level", "unit_code", "unit_from", "number"),
        Index(None, "package_sha256"),
    )


class QueryAnswer(Recorded):
    """What this unit answers to a query of an office above; decision on a proposal: accepted, declined or ""."""

    __tablename__ = "query_answers"

    issuer_level: Mapped[str]
    issuer_code: Mapped[str]
    issuer_from: Mapped[str]
    number: Mapped[int]
    text: Mapped[str]
    answered_at: Mapped[str]
    decision: Mapped[str] = mapped_column(default="")

    __table_args__ = (UniqueConstraint("issuer_level", "issuer_code", "issuer_from", "number"),)


class ReceivedAnswer(Base):
    """An answer that a received package carried."""

    __tablename__ = "received_answers"

    sha256: Mapped[str] = mapped_column(ForeignKey("received_packages.sha256"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str]


class ReceptionKey(Recorded):
    """A key that opens envelopes to this office; its id is the SHA-256 of its certificate.

    pkcs12: base64 of the file, locked by its own password; retired_at: "" while new envelopes are made to it.
    """

    __tablename__ = "reception_keys"

    pkcs12: Mapped[str]
    name: Mapped[str]
    made_at: Mapped[str]
    retired_at: Mapped[str] = mapped_column(default="")


class FormPackageRecord(Base):
    """A signed package of forms as it was installed, whole and never changed: forms that were in force once explain
    what was sealed with them. content: the signed bytes, which say the forms."""

    __tablename__ = "form_packages"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    issuer_level: Mapped[str]
    issuer_code: Mapped[str]
    issuer_from: Mapped[str]
    issuer_name: Mapped[str]
    at: Mapped[str]
    received_at: Mapped[str]
    verdict: Mapped[str]
    content: Mapped[bytes]
    package: Mapped[bytes]


class FormPackageState(Recorded):
    """A package of forms that is in force in the book; its id is the package's SHA-256. by: who installed it."""

    __tablename__ = "form_package_states"

    by: Mapped[str]
    installed_at: Mapped[str]

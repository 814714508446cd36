"""Records of the book about itself and its returns: settings, returns, figures, packages, trust lists, journal."""

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Recorded


class Setting(Recorded):
    """A setting of the book; its id is its name."""

    __tablename__ = "settings"

    value: Mapped[str]


class ReturnRecord(Recorded):
    """One revision of the return of this book's unit for one period."""

    __tablename__ = "returns"

    period: Mapped[str]
    revision: Mapped[int]
    cutoff: Mapped[str]
    state: Mapped[str]
    opened_at: Mapped[str]
    narrative: Mapped[str] = mapped_column(default="")

    __table_args__ = (UniqueConstraint("period", "revision"),)


class GivenFigure(Recorded):
    """A typed figure: exact decimal text in the base unit; "" is typed blank (over a prefill)."""

    __tablename__ = "given_figures"

    return_id: Mapped[str] = mapped_column(ForeignKey("returns.id"))
    form: Mapped[str]
    row: Mapped[str]
    column: Mapped[str]
    value: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")

    __table_args__ = (UniqueConstraint("return_id", "form", "row", "column"),)


class Answer(Recorded):
    """The reason that answers one open warning of a return (key of models.forms.findings.Finding)."""

    __tablename__ = "answers"

    return_id: Mapped[str] = mapped_column(ForeignKey("returns.id"))
    finding: Mapped[str]
    reason: Mapped[str]

    __table_args__ = (UniqueConstraint("return_id", "finding"),)


class Sealed(Base):
    """The frozen content of a sealed return: canonical bytes. The database itself refuses to change or drop it."""

    __tablename__ = "sealed"

    return_id: Mapped[str] = mapped_column(ForeignKey("returns.id"), primary_key=True)
    data: Mapped[bytes]
    sha256: Mapped[str]
    sealed_at: Mapped[str]
    number: Mapped[int]


class SentPackage(Base):
    """A package as it left: stored whole, so that it can be sent again and named by the next package."""

    __tablename__ = "sent_packages"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    return_id: Mapped[str] = mapped_column(ForeignKey("returns.id"))
    number: Mapped[int]
    sent_at: Mapped[str]
    file_name: Mapped[str]
    package: Mapped[bytes]


class ExportedPrint(Base):
    """The print of a sealed return as it went out to be signed by another tool, without signatures."""

    __tablename__ = "exported_prints"

    return_id: Mapped[str] = mapped_column(ForeignKey("returns.id"), primary_key=True)
    exported_at: Mapped[str]
    pdf: Mapped[bytes]


class ReceivedPackage(Base):
    """A package as it arrived, whole and never changed. What became of it is in package_states."""

    __tablename__ = "received_packages"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    data_sha256: Mapped[str]
    unit_level: Mapped[str]
    unit_code: Mapped[str]
    unit_from: Mapped[str]
    unit_name: Mapped[str]
    period: Mapped[str]
    revision: Mapped[int]
    number: Mapped[int]
    previous: Mapped[str]
    made_at: Mapped[str]
    received_at: Mapped[str]
    verdict: Mapped[str]
    signers: Mapped[str]
    package: Mapped[bytes]

    __table_args__ = (Index(None, "period", "unit_code"),)


class PackageState(Recorded):
    """What was decided about a received package; its id is the package's SHA-256. status: accepted, withdrawn."""

    __tablename__ = "package_states"

    status: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")


class ReceivedFigure(Base):
    """One figure of a received package, taken out of its data for merging."""

    __tablename__ = "received_figures"

    sha256: Mapped[str] = mapped_column(ForeignKey("received_packages.sha256"), primary_key=True)
    form: Mapped[str] = mapped_column(primary_key=True)
    row: Mapped[str] = mapped_column(primary_key=True)
    column: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str | None]
    origin: Mapped[str]
    reason: Mapped[str]

    __table_args__ = ({"sqlite_with_rowid": False},)


class ReceivedPair(Base):
    """What one ratio or mean of a received package is made from, and how many of its records or units state it."""

    __tablename__ = "received_pairs"

    sha256: Mapped[str] = mapped_column(ForeignKey("received_packages.sha256"), primary_key=True)
    form: Mapped[str] = mapped_column(primary_key=True)
    row: Mapped[str] = mapped_column(primary_key=True)
    column: Mapped[str] = mapped_column(primary_key=True)
    numerator: Mapped[str]
    denominator: Mapped[str]
    stated: Mapped[int]
    asked: Mapped[int]
    counted: Mapped[str]  # records or units

    __table_args__ = ({"sqlite_with_rowid": False},)


class ReceivedSheet(Base):
    """The figures, or the pairs, of one sheet of a received package, packed for merging; made from their rows.

    part: figures or pairs; cells: [row, column] of each as compressed JSON; numbers: as models.forms.merge.packed.
    """

    __tablename__ = "received_sheets"

    sha256: Mapped[str] = mapped_column(ForeignKey("received_packages.sha256"), primary_key=True)
    form: Mapped[str] = mapped_column(primary_key=True)
    part: Mapped[str] = mapped_column(primary_key=True)
    cells: Mapped[bytes]
    numbers: Mapped[bytes]


class TrustRecord(Base):
    """An installed trust list, as received."""

    __tablename__ = "trust_lists"

    serial: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str]
    installed_at: Mapped[str]
    data: Mapped[bytes]


class Change(Base):
    """One transaction of the book: when, by whom, what it was for, and which earlier change it takes back."""

    __tablename__ = "changes"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[str]
    actor: Mapped[str]
    title: Mapped[str]
    details: Mapped[str] = mapped_column(default="{}")
    undoes: Mapped[int | None] = mapped_column(ForeignKey("changes.id"))

    __table_args__ = ({"sqlite_autoincrement": True},)


class JournalLine(Base):
    """One field of one record that changed from an old to a new value (JSON), written by the database itself.

    action insert and delete carry the whole record as a JSON object in `new` or `old`, and field "".
    """

    __tablename__ = "journal"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    change_id: Mapped[int] = mapped_column(ForeignKey("changes.id"))
    table_name: Mapped[str]
    record_id: Mapped[str]
    action: Mapped[str]
    field: Mapped[str]
    old: Mapped[str | None]
    new: Mapped[str | None]

    __table_args__ = (Index(None, "change_id"), Index(None, "table_name", "record_id"))


class ContentDigest(Base):
    """What a change wrote into a table without a journal: SHA-256 (hex) of the rows that belong to one key.

    Of several for the same key the one of the newest change counts (storage.book.chain, docs/formats/journal.md).
    """

    __tablename__ = "content_digests"

    change_id: Mapped[int] = mapped_column(ForeignKey("changes.id"), primary_key=True, autoincrement=False)
    table_name: Mapped[str] = mapped_column(primary_key=True)
    record_key: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[str]

    __table_args__ = ({"sqlite_with_rowid": False},)


class JournalLink(Base):
    """The end of the journal's chain after one change: SHA-256 (hex) over the link before it and all of the change."""

    __tablename__ = "chain_links"

    change_id: Mapped[int] = mapped_column(ForeignKey("changes.id"), primary_key=True, autoincrement=False)
    digest: Mapped[str]

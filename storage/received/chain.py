"""The chains of the units' packages as this office received them, and what is wrong in them (models.returns.chains)."""

from models.returns.chains import ChainFault, ChainLink, fault_of
from models.returns.receiving import UnitKey, kept_unit_key
from storage.book.book import Book


def links(book: Book, unit: UnitKey | None = None) -> list[ChainLink]:
    """Every package that was ever taken in, accepted or withdrawn, as a link; by unit and number."""
    from sqlalchemy import select

    from models.returns.records import ReceivedPackage

    package = ReceivedPackage
    query = select(
        package.unit_level,
        package.unit_code,
        package.unit_from,
        package.number,
        package.sha256,
        package.previous,
    ).order_by(package.unit_code, package.unit_from, package.number, package.sha256)
    with book.read_session() as session:
        rows = session.execute(query).all()
    found = [
        ChainLink(
            kept_unit_key(row.unit_level, row.unit_code, row.unit_from), row.number, row.sha256, row.previous
        )
        for row in rows
    ]
    return [one for one in found if unit is None or one.unit == unit]


def chain_faults(book: Book, unit: UnitKey | None = None) -> dict[str, ChainFault]:
    """What is wrong with packages in their units' chains, by the SHA-256 of the package; also of a single unit."""
    of_unit: dict[UnitKey, list[ChainLink]] = {}
    for link in links(book, unit):
        of_unit.setdefault(link.unit, []).append(link)
    return {
        link.package_sha256: fault
        for several in of_unit.values()
        for link in several
        if (fault := fault_of(link, several)) is not None
    }

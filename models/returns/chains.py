"""The chain of a unit's packages: each names the SHA-256 of the package that the unit sent before it.

So the unit above sees what it lacks, and no package can be left out unnoticed. Numbers only rise; one may be left
out, since a return that was sealed and never sent keeps its number. A fault of the chain is a remark to act on,
never a reason to lose a package. Codes:

CHAIN_GAP     the package before was not received (or not yet: this package came early)
CHAIN_FORK    another package follows the same one, or bears the same number
CHAIN_NUMBER  the number is not higher than that of the package before
"""

from collections.abc import Sequence
from dataclasses import dataclass

from models.returns.receiving import UnitKey


@dataclass(frozen=True, slots=True)
class ChainLink:
    """A package in its unit's chain; previous: SHA-256 of the package before, "" for the first."""

    unit: UnitKey
    number: int
    package_sha256: str
    previous: str


@dataclass(frozen=True, slots=True)
class ChainFault:
    """What is wrong about a package of the chain; other: number of the conflicting package, 0 if unknown."""

    code: str
    number: int
    other: int


def fault_of(link: ChainLink, known: Sequence[ChainLink]) -> ChainFault | None:
    """What is wrong with a package compared to the known packages of its unit (itself left out), or None."""
    others = [one for one in known if one.unit == link.unit and one.package_sha256 != link.package_sha256]
    for one in others:
        if one.number == link.number or one.previous == link.previous:
            return ChainFault("CHAIN_FORK", link.number, one.number)
    if not link.previous:
        return None
    before = next((one for one in others if one.package_sha256 == link.previous), None)
    if before is None:
        return ChainFault("CHAIN_GAP", link.number, 0)
    if before.number >= link.number:
        return ChainFault("CHAIN_NUMBER", link.number, before.number)
    return None


def faults(known: Sequence[ChainLink]) -> tuple[ChainFault, ...]:
    """Everything that is wrong with the chain of a unit, in the order of the numbers."""
    ordered = sorted(known, key=lambda one: (one.number, one.package_sha256))
    return tuple(fault for link in ordered if (fault := fault_of(link, known)) is not None)


def closes_gap(link: ChainLink, known: Sequence[ChainLink]) -> bool:
    """Whether a package is exactly the one that is missing before a known package of its unit.

    That package names its SHA-256, and the numbers rise from what it follows itself, where that is known.
    """
    others = [one for one in known if one.unit == link.unit]
    if any(one.package_sha256 == link.package_sha256 for one in others):
        return False
    follows = all(one.number < link.number for one in others if one.package_sha256 == link.previous)
    return follows and any(one.previous == link.package_sha256 and one.number > link.number for one in others)

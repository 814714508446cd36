"""What a return says of its figures beside their values: pairs of ratios, units received, chosen bases of ratios.

Each part is a key of the document (docs/formats/data.md) that is left out where there is nothing to say, so that the
documents of older programs keep their bytes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from models.forms.coverage import Counted, Coverage, Pair
from models.forms.definition import CellKey
from models.returns.json_values import read_count, read_figure, read_object, read_share, read_text

KEYS = frozenset({"pairs", "units", "bases"})


@dataclass(frozen=True, slots=True)
class UnitsReceived:
    """How many of the units that report to this one are in a merged return; `missing` are the names of the others."""

    received: int
    expected: int
    missing: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        return self.received >= self.expected


@dataclass(frozen=True, slots=True)
class Backing:
    """pairs: form → cell → pair; units: None where nothing was merged; bases: form → row → chosen base of its ratio."""

    pairs: Mapping[str, Mapping[CellKey, Pair]] = field(default_factory=dict, hash=False)
    units: UnitsReceived | None = None
    bases: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False)


NO_BACKING = Backing()


def backing_to_json(backing: Backing) -> dict[str, Any]:
    """The keys of the document that say something."""
    found: dict[str, Any] = {}
    if any(backing.pairs.values()):
        found["pairs"] = {
            form: [_pair_to_json(key, pair) for key, pair in sorted(pairs.items())]
            for form, pairs in backing.pairs.items()
            if pairs
        }
    if backing.units is not None:
        found["units"] = {
            "received": backing.units.received,
            "expected": backing.units.expected,
            "missing": list(backing.units.missing),
        }
    if any(backing.bases.values()):
        found["bases"] = {form: dict(rows) for form, rows in backing.bases.items() if rows}
    return found


def _pair_to_json(key: CellKey, pair: Pair) -> list[Any]:
    coverage = pair.coverage
    share = None if coverage.share is None else str(coverage.share)
    sides = [format(side, "f") for side in (pair.numerator, pair.denominator)]
    return [*key, *sides, coverage.stated, coverage.asked, coverage.of.value, share]


def backing_from_json(content: Mapping[str, Any]) -> Backing:
    """The backing that a document states. ValueError, TypeError or KeyError where its shape is wrong."""
    pairs = {
        read_text(form): _pairs_from_json(listed)
        for form, listed in read_object(content.get("pairs", {})).items()
    }
    units = content.get("units")
    bases = {
        read_text(form): {read_text(row): read_text(base) for row, base in read_object(rows).items()}
        for form, rows in read_object(content.get("bases", {})).items()
    }
    return Backing(pairs, None if units is None else _units_from_json(read_object(units)), bases)


def _pairs_from_json(listed: list[Any]) -> dict[CellKey, Pair]:
    pairs: dict[CellKey, Pair] = {}
    for row, column, numerator, denominator, stated, asked, counted, share in listed:
        key = (read_text(row), read_text(column))
        if key in pairs:
            raise ValueError("a pair is given twice")
        part = None if share is None else read_share(share)
        if read_count(stated) > read_count(asked):
            raise ValueError("more state it than there are")
        coverage = Coverage(read_count(stated), read_count(asked), Counted(read_text(counted)), part)
        pairs[key] = Pair(read_figure(numerator), read_figure(denominator), coverage)
    return pairs


def _units_from_json(content: Mapping[str, Any]) -> UnitsReceived:
    missing = tuple(read_text(name) for name in content["missing"])
    return UnitsReceived(read_count(content["received"]), read_count(content["expected"]), missing)

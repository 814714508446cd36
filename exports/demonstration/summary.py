"""What a demonstration did, as a value, and as the sentences that the command prints."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from models.values.messages import sentence

_PLACES = ("PROVINCE", "UNITS", "KEYS", "TRUST", "PACKAGES", "NOTICES", "REPORTS")


@dataclass(frozen=True, slots=True)
class DemonstrationPackage:
    """A package as it arrived. code: why it was refused, or a remark; "" where there is nothing to say."""

    file: str
    unit: str
    unit_name: str
    made_at: str
    opened_at: str
    standing: str
    code: str
    details: dict[str, Any]  # what the sentence for the code names
    accepted: bool
    late: bool


@dataclass(frozen=True, slots=True)
class MergedFigure:
    """A merged figure of the province, as printed."""

    form: str
    row: str
    column: str
    label: str
    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything that a demonstration has to tell. Paths are inside the folder; counts are of all units' books."""

    folder: Path
    year: int
    seed: int
    period: str
    cutoff: str
    units: int
    counts: dict[str, int]
    arrivals: tuple[DemonstrationPackage, ...]
    totals: tuple[MergedFigure, ...]
    errors: int
    warnings: int
    files: tuple[str, ...]

    @property
    def accepted(self) -> tuple[DemonstrationPackage, ...]:
        return tuple(one for one in self.arrivals if one.accepted)

    @property
    def refused(self) -> tuple[DemonstrationPackage, ...]:
        return tuple(one for one in self.arrivals if not one.accepted)

    def data(self) -> dict[str, Any]:
        """As plain data for machines."""
        return asdict(self) | {"folder": str(self.folder)}


def summary_lines(summary: Summary, language: str = "vi") -> list[str]:
    """The summary as lines for a person."""
    return list(_lines(summary, language))


def _lines(summary: Summary, language: str) -> Iterator[str]:
    def said(key: str, /, **details: Any) -> str:
        return sentence(key, details, language)

    yield said(
        "DEMONSTRATION_DONE",
        period=summary.period,
        cutoff=summary.cutoff,
        units=summary.units,
        seed=str(summary.seed),
    )
    yield said("DEMONSTRATION_REGISTER", **summary.counts)
    yield said(
        "DEMONSTRATION_PACKAGES",
        arrived=len(summary.arrivals),
        accepted=len(summary.accepted),
        refused=len(summary.refused),
    )
    for one in summary.arrivals:
        if not one.accepted:
            yield "  " + said("DEMONSTRATION_REFUSED", file=one.file, unit=one.unit_name, code=one.code)
            yield "    " + said(one.code, **one.details)
        elif one.late:
            yield "  " + said("DEMONSTRATION_LATE", file=one.file, unit=one.unit_name, made=one.made_at)
    yield said("DEMONSTRATION_TOTALS", errors=summary.errors, warnings=summary.warnings)
    for total in summary.totals:
        yield f"  {total.form} {total.row} {total.label}: {total.value} {total.unit}".rstrip()
    yield said("DEMONSTRATION_FILES", folder=str(summary.folder))
    for place in _PLACES:
        yield "  " + said(f"DEMONSTRATION_PLACE_{place}")

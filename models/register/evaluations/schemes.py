"""The schemes of evaluations as data (resources/evaluations): criteria, what is known of their points, scales, years.

A scheme is read strictly: an unknown or missing key, a criterion that no group holds, steps out of order are refused
with file and place. A criterion without `most` is one whose highest points no source that was read names.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from models.values.deadlines import Evidence
from resources import ROOT


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion: its name in the circular, the highest points (None: not known), and what these are made of."""

    number: int
    label: str
    most: int | None
    parts: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class CriteriaGroup:
    """Criteria that together give at most `most` points."""

    label: str
    criteria: tuple[int, ...]
    most: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ScaleStep:
    """The points from a value on (`above`: only above it); the first step of a scale has no bound."""

    points: int
    bound: int | None
    above: bool

    def holds(self, numerator: int, denominator: int) -> bool:
        """Whether a value, given as a fraction with a denominator above zero, is on this step or a higher one."""
        if self.bound is None:
            return True
        bound = self.bound * denominator
        return numerator > bound if self.above else numerator >= bound


@dataclass(frozen=True, slots=True)
class PointScale:
    """How points of a criterion follow from figures of the year: of ÷ over × times on the steps."""

    criterion: int
    code: str
    label: str
    unit: str
    of: str
    over: str
    times: int
    steps: tuple[ScaleStep, ...]

    @property
    def most(self) -> int:
        """The highest points that it gives."""
        return max(step.points for step in self.steps)


@dataclass(frozen=True, slots=True)
class EvaluationScheme:
    """One circular's way to evaluate.

    definitions: ids of the list "effectiveness_definitions" that follow it; last_year: the last year for which it
    is offered, None while it is in force; least_months: younger organisations are not ranked; fine_rank: rank of
    who was fined in the year, "" where the scheme says nothing; agricultural: of agricultural cooperatives only.
    """

    name: str
    definitions: tuple[str, ...]
    title: str
    source: str
    evidence: Evidence
    note: str
    last_year: int | None
    least_months: int
    fine_rank: str
    agricultural: bool
    criteria: tuple[Criterion, ...]
    groups: tuple[CriteriaGroup, ...]
    scales: tuple[PointScale, ...]

    def offered_for(self, year: int) -> bool:
        """Whether evaluations of this year may follow it; what is recorded already stays readable."""
        return self.last_year is None or year <= self.last_year


@cache
def schemes() -> tuple[EvaluationScheme, ...]:
    """All schemes, by the names of their files."""
    return tuple(read_scheme(path) for path in sorted((ROOT / "evaluations").glob("*.toml")))


def scheme_of(definition: str) -> EvaluationScheme | None:
    """The scheme that a definition follows; None where it follows none."""
    return next((one for one in schemes() if definition in one.definitions), None)


# reading

_HEAD: Mapping[str, type] = {
    "definitions": list,
    "title": str,
    "source": str,
    "evidence": str,
    "note": str,
    "last_year": int,
    "least_months": int,
    "fine_rank": str,
    "agricultural": bool,
    "criteria": list,
    "groups": list,
    "scales": list,
}
_CRITERION: Mapping[str, type] = {
    "number": int,
    "label": str,
    "most": int,
    "parts": list,
    "evidence": str,
}
_GROUP: Mapping[str, type] = {"label": str, "criteria": list, "most": int, "evidence": str}
_SCALE: Mapping[str, type] = {
    "criterion": int,
    "code": str,
    "label": str,
    "unit": str,
    "of": str,
    "over": str,
    "times": int,
    "steps": list,
}
_STEP: Mapping[str, type] = {"points": int, "from": int, "above": int}
_OPTIONAL = {
    "last_year",
    "least_months",
    "fine_rank",
    "agricultural",
    "scales",
    "most",
    "parts",
    "over",
    "times",
    "from",
    "above",
}


def read_scheme(path: Path) -> EvaluationScheme:
    """The scheme in a file; ValueError names the file, the place and what is wrong there."""
    return _Reader(path.name).scheme(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))


class _Reader:
    """Reads one file; every fault names it."""

    def __init__(self, file: str) -> None:
        self._file = file

    def scheme(self, name: str, content: Mapping[str, Any]) -> EvaluationScheme:
        given = self._shaped("", content, _HEAD)
        criteria = tuple(self._criterion(one) for one in given["criteria"])
        groups = tuple(self._group(one) for one in given["groups"])
        numbers = [one.number for one in criteria]
        if numbers != list(range(1, len(numbers) + 1)):
            raise self._wrong("criteria", "numbered from 1 on")
        if sorted(number for group in groups for number in group.criteria) != numbers:
            raise self._wrong("groups", "each criterion is in one group")
        scales = tuple(self._scale(one) for one in given.get("scales", ()))
        if not {scale.criterion for scale in scales} <= set(numbers):
            raise self._wrong("scales", "no such criterion")
        return EvaluationScheme(
            name=name,
            definitions=tuple(given["definitions"]),
            title=given["title"],
            source=given["source"],
            evidence=Evidence(given["evidence"]),
            note=given["note"],
            last_year=given.get("last_year"),
            least_months=given.get("least_months", 0),
            fine_rank=given.get("fine_rank", ""),
            agricultural=given.get("agricultural", False),
            criteria=criteria,
            groups=groups,
            scales=scales,
        )

    def _criterion(self, content: Mapping[str, Any]) -> Criterion:
        given = self._shaped("criteria", content, _CRITERION)
        parts = tuple(given.get("parts", ()))
        return Criterion(
            given["number"], given["label"], given.get("most"), parts, Evidence(given["evidence"])
        )

    def _group(self, content: Mapping[str, Any]) -> CriteriaGroup:
        given = self._shaped("groups", content, _GROUP)
        return CriteriaGroup(
            given["label"], tuple(given["criteria"]), given["most"], Evidence(given["evidence"])
        )

    def _scale(self, content: Mapping[str, Any]) -> PointScale:
        given = self._shaped("scales", content, _SCALE)
        steps = tuple(self._step(given["code"], one) for one in given["steps"])
        self._check_order(given["code"], steps)
        return PointScale(
            given["criterion"],
            given["code"],
            given["label"],
            given["unit"],
            given["of"],
            given.get("over", ""),
            given.get("times", 1),
            steps,
        )

    def _step(self, place: str, content: Mapping[str, Any]) -> ScaleStep:
        given = self._shaped(place, content, _STEP)
        if "from" in given and "above" in given:
            raise self._wrong(place, "a step has one bound")
        return ScaleStep(given["points"], given.get("from", given.get("above")), "above" in given)

    def _check_order(self, place: str, steps: Sequence[ScaleStep]) -> None:
        """The first step has no bound; bounds and points rise."""
        bounds = [step.bound for step in steps]
        known = [bound for bound in bounds[1:] if bound is not None]
        if not steps or bounds[0] is not None or len(known) != len(steps) - 1:
            raise self._wrong(place, "only the first step has no bound")
        if not all(one < two for one, two in pairwise(known)):
            raise self._wrong(place, "bounds rise")
        if not all(one.points < two.points for one, two in pairwise(steps)):
            raise self._wrong(place, "points rise")

    def _shaped(self, place: str, content: Mapping[str, Any], shape: Mapping[str, type]) -> Mapping[str, Any]:
        if strange := sorted(set(content) - set(shape)):
            raise self._wrong(place, f"unknown {', '.join(strange)}")
        if missing := sorted(set(shape) - _OPTIONAL - set(content)):
            raise self._wrong(place, f"missing {', '.join(missing)}")
        for name, value in content.items():
            if type(value) is not shape[name] or value in ("", []):
                raise self._wrong(place, f"{name} = {value!r}")
        return content

    def _wrong(self, place: str, what: str) -> ValueError:
        return ValueError(f"{self._file}: {place}: {what}")

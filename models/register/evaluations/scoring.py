"""Points that follow from recorded figures: each scale of a scheme on the figures of one organisation and year."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from models.register.evaluations.schemes import EvaluationScheme, PointScale

INPUTS = ("revenue", "revenue_plan", "income", "members", "development_fund", "reserve_fund")
"""The figures that scales may name: money in dong, members as persons, the shares of the funds in per cent."""

Figures = Mapping[str, int | Fraction | None]
"""Name of an input → its figure; None is not known and never zero."""


@dataclass(frozen=True, slots=True)
class SubScore:
    """What one scale gives: the value on it and its points; both None where `missing` inputs are not known.

    missing names an input that is known but cannot be divided by (a plan or members of 0) too.
    """

    scale: PointScale
    value: Fraction | None
    points: int | None
    missing: tuple[str, ...]


def sub_scores(scheme: EvaluationScheme, figures: Figures) -> tuple[SubScore, ...]:
    """What each scale of a scheme gives for these figures, in the order of the circular."""
    return tuple(_sub_score(scale, figures) for scale in scheme.scales)


def points_of(found: tuple[SubScore, ...], criterion: int) -> int | None:
    """The points of a criterion; None where it has no scales, or one of them lacks a figure."""
    own = [one.points for one in found if one.scale.criterion == criterion]
    known = [points for points in own if points is not None]
    return sum(known) if known and len(known) == len(own) else None


def _sub_score(scale: PointScale, figures: Figures) -> SubScore:
    of, over = figures.get(scale.of), figures.get(scale.over) if scale.over else 1
    lacking = [scale.of] if of is None else []
    if over is None or over <= 0:
        lacking.append(scale.over)
    if of is None or over is None or over <= 0:
        return SubScore(scale, None, None, tuple(lacking))
    value = Fraction(of) / Fraction(over) * scale.times
    reached = [step for step in scale.steps if step.holds(value.numerator, value.denominator)]
    return SubScore(scale, value, reached[-1].points, ())

"""What follows from the parts of an evaluation, and what contradicts them: points, score, rank, years of a scheme.

Circular 09/2017/TT-BNNPTNT Art. 4-6: who was fined by the administration in the year is weak, who exists for less than
12 months is not ranked; Circular 01/2020/TT-BKHDT has the second rule too.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from models.register.evaluations.ranks import settled_rank
from models.register.evaluations.schemes import EvaluationScheme, scheme_of
from models.register.organisations import CRITERIA
from models.values.dates import format_date, months_after
from models.values.errors import Refused

NOT_RANKED = "not_ranked"
TOO_YOUNG = "under_12_months"


def settled(values: Mapping[str, Any], begun: date | None) -> dict[str, Any]:
    """The values of an evaluation with what follows from them filled in where it was blank.

    begun: since when the organisation exists, None where that is not known. Refused: SCHEME_NOT_OFFERED,
    CRITERIA_WITHOUT_SCHEME, CRITERION_BEYOND_MOST, CRITERIA_BEYOND_MOST, SCORE_AGAINST_CRITERIA,
    RANK_AGAINST_FINE, RANK_AGAINST_REASON, RANK_UNDER_12_MONTHS, and those of settled_rank.
    """
    found = dict(values)
    scheme = scheme_of(found["definition"])
    if scheme is not None:
        refuse_after_end(scheme, found["year"])
    _settle_points(found, scheme)
    _settle_reason(found, scheme, begun)
    if found.get("not_ranked_reason"):
        _settle_as(found, NOT_RANKED, "RANK_AGAINST_REASON")
    elif scheme is not None and scheme.fine_rank and found.get("fined") and found.get("rank") != NOT_RANKED:
        _settle_as(found, scheme.fine_rank, "RANK_AGAINST_FINE")
    else:
        found["rank"] = settled_rank(found["definition"], found.get("score"), found.get("rank"))
    return found


def refuse_after_end(scheme: EvaluationScheme, year: int) -> None:
    """Refused SCHEME_NOT_OFFERED (source, last, year) for a year after the last one for which a scheme is offered."""
    if not scheme.offered_for(year):
        raise Refused(
            "SCHEME_NOT_OFFERED", field="definition", source=scheme.source, last=scheme.last_year, year=year
        )


def _settle_points(found: dict[str, Any], scheme: EvaluationScheme | None) -> None:
    """Points within what is known of the criteria; the score is their sum, and never less than the known ones."""
    points = {name: found.get(name) for name in CRITERIA}
    known = {name: value for name, value in points.items() if value is not None}
    if not known:
        return
    if scheme is None or not scheme.scales:
        raise Refused("CRITERIA_WITHOUT_SCHEME", field=next(iter(known)))
    for criterion in scheme.criteria:
        value = points[CRITERIA[criterion.number - 1]]
        if criterion.most is not None and value is not None and value > criterion.most:
            field = CRITERIA[criterion.number - 1]
            raise Refused("CRITERION_BEYOND_MOST", field=field, points=value, most=criterion.most)
    for group in scheme.groups:
        together = sum(points[CRITERIA[number - 1]] or 0 for number in group.criteria)
        if together > group.most:
            field = CRITERIA[group.criteria[-1] - 1]
            raise Refused(
                "CRITERIA_BEYOND_MOST", field=field, label=group.label, points=together, most=group.most
            )
    _settle_score(found, sum(known.values()), whole=len(known) == len(points))


def _settle_score(found: dict[str, Any], together: int, *, whole: bool) -> None:
    score = found.get("score")
    if score is None:
        found["score"] = together if whole else None
    elif score < together or (whole and score != together):
        raise Refused("SCORE_AGAINST_CRITERIA", field="score", score=score, points=together)


def _settle_reason(found: dict[str, Any], scheme: EvaluationScheme | None, begun: date | None) -> None:
    """Not ranked by its age: on the last day of the year it has existed for less than the months of the scheme."""
    if scheme is None or not scheme.least_months or begun is None:
        return
    until = months_after(begun, scheme.least_months)
    if until <= date(found["year"] + 1, 1, 1):
        return
    if found.get("rank") not in (None, NOT_RANKED):
        day = format_date(begun)
        raise Refused("RANK_UNDER_12_MONTHS", field="rank", day=day, year=found["year"])
    found["not_ranked_reason"] = found.get("not_ranked_reason") or TOO_YOUNG


def _settle_as(found: dict[str, Any], rank: str, code: str) -> None:
    if found.get("rank") not in (None, rank):
        raise Refused(code, field="rank")
    found["rank"] = rank

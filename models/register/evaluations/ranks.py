"""The rank that a score gives: the thresholds of the list "ranks", on a scale of 0 to 100 points.

Source: Circular 01/2020/TT-BKHDT and Circular 09/2017/TT-BNNPTNT, which have the same thresholds. They hold under the
definitions of "effective" that name ranks; a definition of another kind leaves score and rank to whoever evaluates.
"""

from models.values import codes
from models.values.errors import Refused


def rank_of(score: int) -> str | None:
    """Id of the rank in whose range a score lies; None beyond the scale."""
    for entry in codes.entries("ranks"):
        least, below = entry.facts.get("score_from"), entry.facts.get("score_below")
        if least is not None and below is not None and least <= score < below:
            return entry.id
    return None


def settled_rank(definition: str, score: int | None, rank: str | None) -> str | None:
    """The rank to keep: as given, or by the score where none is given.

    A rank without thresholds ("not ranked") contradicts no score. Refused SCORE_BEYOND_RANKS (score, most),
    RANK_AGAINST_SCORE (score, least, most: the scores of the given rank).
    """
    if score is None or not codes.fact("effectiveness_definitions", definition, "ranks"):
        return rank
    by_score = rank_of(score)
    if by_score is None:
        most = max(entry.facts.get("score_below") or 0 for entry in codes.entries("ranks")) - 1
        raise Refused("SCORE_BEYOND_RANKS", field="score", score=score, most=most)
    if rank is None:
        return by_score
    least, below = (codes.fact("ranks", rank, name) for name in ("score_from", "score_below"))
    if rank != by_score and least is not None and below is not None:
        raise Refused("RANK_AGAINST_SCORE", field="rank", score=score, least=least, most=below - 1)
    return rank

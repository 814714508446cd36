"""How large the demonstration is, and how that is shared out among the units, to the last one."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.values.quantities import apportion

LEAST_MEMBERS = 7
"""Members of the smallest cooperative: the least number of the law of 2012."""


@dataclass(frozen=True, slots=True)
class Size:
    """What the whole province holds at the cut-off day.

    cooperatives: those that exist, credit funds among them; dissolved: further ones that ended within the period;
    members: memberships of cooperatives and funds.
    """

    cooperatives: int = 424
    stopped: int = 89
    held_by_debt: int = 76
    founded: int = 26
    dissolved: int = 16
    credit_funds: int = 2
    unions: int = 1
    groups: int = 284
    groups_founded: int = 21
    groups_ended: int = 9
    members: int = 3_900
    managers: int = 1_084


@dataclass(frozen=True, slots=True)
class Quota:
    """One unit's share of the size."""

    cooperatives: int
    stopped: int
    held_by_debt: int
    founded: int
    dissolved: int
    credit_funds: int
    unions: int
    groups: int
    groups_founded: int
    groups_ended: int
    members: int
    managers: int

    @property
    def operating(self) -> int:
        return self.cooperatives - self.stopped


def shares(total: int, weights: Sequence[int]) -> list[int]:
    """The total in whole parts that are as the weights are."""
    return [int(part) for part in apportion(list(weights), total)]


def share_out(size: Size, weights: Sequence[int]) -> tuple[Quota, ...]:
    """Size by unit. Parts never exceed their whole, and every cooperative has its least members and managers."""
    cooperatives = shares(size.cooperatives, weights)
    stopped = shares(size.stopped, cooperatives)
    operating = [whole - part for whole, part in zip(cooperatives, stopped, strict=True)]
    groups = shares(size.groups, weights)
    extra = shares(max(0, size.members - LEAST_MEMBERS * size.cooperatives), operating)
    more = shares(max(0, size.managers - 2 * sum(operating) - sum(stopped)), operating)
    return tuple(
        Quota(
            cooperatives=cooperatives[at],
            stopped=stopped[at],
            held_by_debt=held,
            founded=founded,
            dissolved=dissolved,
            credit_funds=_one_each(weights, size.credit_funds)[at],
            unions=_one_each(weights, size.unions)[at],
            groups=groups[at],
            groups_founded=groups_founded,
            groups_ended=groups_ended,
            members=LEAST_MEMBERS * cooperatives[at] + extra[at],
            managers=2 * operating[at] + stopped[at] + more[at],
        )
        for at, (held, founded, dissolved, groups_founded, groups_ended) in enumerate(
            zip(
                shares(size.held_by_debt, stopped),
                shares(size.founded, operating),
                shares(size.dissolved, cooperatives),
                shares(size.groups_founded, groups),
                shares(size.groups_ended, groups),
                strict=True,
            )
        )
    )


def _one_each(weights: Sequence[int], count: int) -> list[int]:
    """One for each of the largest units."""
    largest = sorted(range(len(weights)), key=lambda at: -weights[at])[:count]
    return [1 if at in largest else 0 for at in range(len(weights))]

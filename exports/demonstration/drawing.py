"""Drawing lots: days, sums of money and names, all from one seeded generator."""

from datetime import date, timedelta
from functools import cache
from random import Random

from exports.demonstration.words import words

MILLION = 1_000_000


def seeded(*about: object) -> Random:
    """A generator of its own for one matter: what one part draws does not move the others."""
    return Random("/".join(map(str, about)))  # noqa: S311 - invented data, no secret


def day_between(rng: Random, first: date, last: date) -> date:
    """A day from first to last, both possible; `last` where they are the wrong way round."""
    return last if last <= first else first + timedelta(days=rng.randrange((last - first).days + 1))


def money(rng: Random, median: float, spread: float = 0.7, step: int = 100_000) -> int:
    """A sum in dong around a median in million dong, in whole steps."""
    return max(step, round(rng.lognormvariate(0, spread) * median * MILLION / step) * step)


@cache
def names(seed: str) -> tuple[str, ...]:
    """All names that the words make, shuffled: no two organisations of one demonstration share one."""
    said = words("organisations")["names"]
    made = {
        " ".join(part for part in (first, second, third) if part)
        for first in said["first"]
        for second in said["second"]
        for third in said["third"]
    }
    shuffled = sorted(made)
    seeded(seed, "names").shuffle(shuffled)
    return tuple(shuffled)


def name_at(seed: str, index: int) -> str:
    """The name with this number; behind the last one they come again with a numeral."""
    known = names(seed)
    turn, at = divmod(index, len(known))
    return f"{known[at]} {turn + 1}" if turn else known[at]


def tax_code_at(index: int) -> str:
    """A tax code with a right check digit, from a range that has not been given out."""
    weights = (31, 29, 23, 19, 17, 13, 7, 5, 3)
    running = 9_000_000 + index * 2
    while True:
        head = f"62{running:07d}"
        check = 10 - sum(int(digit) * weight for digit, weight in zip(head, weights, strict=True)) % 11
        if check < 10:
            return f"{head}{check}"
        running += 1

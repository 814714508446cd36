"""Targets of plans with a sign or a range: over 45, ≥ 25, 45-50, at most 2, in the words of the reports.

A target has bounds, each of which is reached by the bound itself or only beyond it, and keeps the text that was typed.
The words are data (resources/names/targets.toml).
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache

from models.values.names import clean
from resources import ROOT

LONGEST = 60
"""Most signs of the text of a target."""

Number = Callable[[str], Decimal | None]
"""Reads a number as people write it; raises Refused where it is none."""

_STORED = re.compile(
    r"(?P<low>-?\d+(?:\.\d+)?)?(?P<open>\(?)\.\.(?P<shut>\)?)(?P<high>-?\d+(?:\.\d+)?)?\|(?P<text>.+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Target:
    """What a plan asks for: from `least` to `most`, None where there is no bound on that side.

    beyond: the bound itself does not reach the target (over, under); text: as it was typed.
    """

    least: Decimal | None
    most: Decimal | None
    beyond: bool
    text: str

    @property
    def bound(self) -> Decimal:
        """The figure with which results are compared: the lower bound where there is one."""
        value = self.most if self.least is None else self.least
        assert value is not None
        return value

    @property
    def ceiling(self) -> bool:
        """Whether it only says what is not to be exceeded, so that a share of it says nothing."""
        return self.least is None

    def reached(self, value: Decimal | Fraction) -> bool:
        """Whether a result reaches the target, strictly where it asks for more or less than its bound."""
        exact = Fraction(value)
        if self.least is not None and (exact < self.least or (self.beyond and exact == self.least)):
            return False
        return self.most is None or exact < self.most or (exact == self.most and not self.beyond)

    @property
    def asks(self) -> tuple[Decimal | None, Decimal | None, bool]:
        """What it asks for, in whatever words: two targets that ask for the same are no different targets."""
        return self.least, self.most, self.beyond

    def converted(self, convert: Callable[[Decimal], Decimal]) -> "Target":
        """The target in another unit."""
        least, most = (None if bound is None else convert(bound) for bound in (self.least, self.most))
        return replace(self, least=least, most=most)

    def stored(self) -> str:
        """One line that read_stored understands."""
        least, most = ("" if bound is None else format(bound, "f") for bound in (self.least, self.most))
        opened, shut = (("(", "") if least else ("", ")")) if self.beyond else ("", "")
        return f"{least}{opened}..{shut}{most}|{self.text}"


def read_stored(line: str) -> Target | None:
    """The target in a line of Target.stored; None where it is a plain number or anything else."""
    found = _STORED.fullmatch(line)
    if found is None or not (found["low"] or found["high"]):
        return None
    least, most = (None if text is None else Decimal(text) for text in (found["low"], found["high"]))
    return Target(least, most, bool(found["open"] or found["shut"]), found["text"][:LONGEST])


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    """Kind of bound → words that say it, longer ones first."""
    read = tomllib.loads((ROOT / "names" / "targets.toml").read_text(encoding="utf-8"))
    return {kind: tuple(sorted(words, key=len, reverse=True)) for kind, words in read.items()}


def parse_target(text: str, number: Number) -> Target | None:
    """The target that a person typed; None where the text has neither sign nor range. Raises what `number` raises."""
    typed = clean(text)
    body = typed.casefold()
    if len(typed) > LONGEST:
        return None
    return _range(body, typed, number) or _bounded(body, typed, number)


def about_figure(text: str) -> str:
    """The figure in a text that asks for about so much; "" where it does not."""
    body = clean(text).casefold()
    return next((rest for word in _words()["about"] if (rest := _without(body, word))), "")


def _bounded(body: str, typed: str, number: Number) -> Target | None:
    for kind in ("least_after", "most_after"):
        for word in _words()[kind]:
            if body.endswith(word):
                rest = body.removesuffix(word).strip()
                for opening in _words()["range_from"]:
                    rest = _without(rest, opening) or rest
                return _made("least" if kind == "least_after" else "most", number(rest), typed)
    signs = [(word, kind) for kind in ("above", "least", "below", "most") for word in _words()[kind]]
    for word, kind in sorted(signs, key=lambda sign: -len(sign[0])):
        rest = _without(body, word)
        if rest:
            return _made(kind, number(rest), typed)
    return None


def _without(body: str, word: str) -> str:
    """What follows a word; "" where the text does not begin with it as a whole word or sign."""
    rest = body.removeprefix(word)
    if rest == body or (word[-1].isalpha() and not rest[:1].isspace()):
        return ""
    return rest.strip()


def _made(kind: str, value: Decimal | None, typed: str) -> Target | None:
    if value is None:
        return None
    lower = kind in ("above", "least")
    return Target(value if lower else None, None if lower else value, kind in ("above", "below"), typed)


def _range(body: str, typed: str, number: Number) -> Target | None:
    for opening in _words()["range_from"]:
        body = _without(body, opening) or body
    for word in _words()["range_to"]:
        first, found, second = body.partition(word)
        if not found or not first.strip() or not second.strip() or first.strip()[-1] not in "0123456789%":
            continue
        least, most = number(first.strip()), number(second.strip())
        if least is not None and most is not None and least < most:
            return Target(least, most, False, typed)
    return None

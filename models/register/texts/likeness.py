"""Why two records may be one and the same: by number, by name and place, by the slips that a keyboard makes.

Candidates are met by keys (the same words, the same words in another order, all words but one), so that a register is
gone through once; only words that stand in the same place of two names are compared letter by letter.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations, pairwise

from rapidfuzz.distance import OSA

from models.values.names import fold, usual_words

MOST_OF_ONE_KEY = 12
"""So many records of one key are compared each with each; of more, each with the one before it."""

LONG_WORD = 6
"""From so many letters on a word may differ in two; below, two other letters make another word."""


class Likeness(IntEnum):
    """Why two records may be one, the surest first; the sentence of each is LIKENESS_ with its name."""

    NUMBER = 1
    NAME = 2
    ABBREVIATED = 3
    FORMER_NAME = 4
    SWAPPED = 5
    SLIP = 6
    PLACE_UNKNOWN = 7
    USUAL_WORDS = 8

    @property
    def code(self) -> str:
        """Code of its sentence."""
        return f"LIKENESS_{self.name}"


@dataclass(frozen=True, slots=True)
class NamedRecord:
    """What of a record is compared. name: as written; key: folded, usual words shortened; number: "" for none.

    place: only records of one place are compared by name, None where it is not known; others: folded other names;
    sort: records of different sorts are never one.
    """

    id: str
    name: str
    key: str
    place: Hashable = None
    number: str = ""
    others: tuple[str, ...] = ()
    sort: str = ""


Pair = tuple[NamedRecord, NamedRecord]
Agree = Callable[[NamedRecord, NamedRecord, Likeness], bool]


def always(one: NamedRecord, other: NamedRecord, why: Likeness) -> bool:
    """Nothing but names is known that could speak against a pair."""
    return True


def pairs(
    records: Collection[NamedRecord],
    agree: Agree = always,
    *,
    slips: bool = True,
    step: Callable[[], None] = lambda: None,
) -> dict[tuple[str, str], Likeness]:
    """Ids of two records (in order) → the surest reason for which they may be one.

    agree: whether what else is known of two records lets them be one; slips: whether names are compared by letters;
    step: called at each pair that is looked at, and may raise to stop.
    """
    found: dict[tuple[str, str], Likeness] = {}
    for (one, other), why in _candidates(records, slips=slips):
        step()
        key = (one.id, other.id) if one.id < other.id else (other.id, one.id)
        if one.sort == other.sort and found.get(key, why) >= why and agree(one, other, why):
            found[key] = why
    return found


def _candidates(records: Collection[NamedRecord], *, slips: bool) -> Iterator[tuple[Pair, Likeness]]:
    for pair in _sharing(records, lambda one: [one.number] if one.number else []):
        yield pair, Likeness.NUMBER
    placed = [one for one in records if one.place is not None]
    for pair in _sharing(placed, lambda one: [(one.place, one.key)]):
        same = fold(pair[0].name) == fold(pair[1].name)
        yield pair, Likeness.NAME if same else Likeness.ABBREVIATED
    for pair in _sharing(placed, lambda one: [(one.place, key) for key in (one.key, *one.others)]):
        yield pair, Likeness.FORMER_NAME
    for pair in _sharing(placed, lambda one: [(one.place, *sorted(one.key.split()))]):
        yield pair, Likeness.SWAPPED
    if slips:
        yield from ((pair, Likeness.SLIP) for pair in _slips(placed))
    for pair in _sharing(records, lambda one: [one.key]):
        if pair[0].place is None or pair[1].place is None:
            yield pair, Likeness.PLACE_UNKNOWN
    yield from ((pair, Likeness.USUAL_WORDS) for pair in _shortened(placed))


def _sharing(
    records: Iterable[NamedRecord], keys: Callable[[NamedRecord], Iterable[Hashable]]
) -> Iterator[Pair]:
    """Pairs of records that have a key in common."""
    by_key: dict[Hashable, list[NamedRecord]] = {}
    for record in records:
        for key in dict.fromkeys(keys(record)):
            by_key.setdefault(key, []).append(record)
    for group in by_key.values():
        if len(group) <= MOST_OF_ONE_KEY:
            yield from combinations(group, 2)
        else:
            yield from pairwise(group)


def _slips(records: Collection[NamedRecord]) -> Iterator[Pair]:
    """Pairs whose names differ in the letters of one word, or in where words are parted."""
    for one, other in _sharing(records, lambda one: [(one.place, one.key.replace(" ", ""))]):
        if one.key != other.key:
            yield one, other
    by_rest: dict[Hashable, list[tuple[str, NamedRecord]]] = {}
    for record in records:
        words = record.key.split()
        for at, word in enumerate(words):
            if len(words) > 1 and not any(mark.isdigit() for mark in word):
                by_rest.setdefault((record.place, at, *words[:at], *words[at + 1 :]), []).append(
                    (word, record)
                )
    for group in by_rest.values():
        for (word, one), (second, other) in combinations(group, 2):
            if word != second and is_slip(word, second):
                yield one, other


def is_slip(word: str, other: str) -> bool:
    """Whether two folded words differ as by a slip: one letter, in a long word two; letters that changed places count
    as one."""
    if min(len(word), len(other)) < 3:
        return False
    most = 2 if min(len(word), len(other)) >= LONG_WORD else 1
    return OSA.distance(word, other, score_cutoff=most) <= most


def _shortened(records: Collection[NamedRecord]) -> Iterator[Pair]:
    """Pairs of which one name has all words of the other and only usual words of trade besides."""
    usual = usual_words()

    def own(record: NamedRecord) -> tuple[str, ...]:
        return tuple(word for word in record.key.split() if word not in usual)

    for one, other in _sharing(records, lambda one: [(one.place, *own(one))] if own(one) else []):
        words, second = set(one.key.split()), set(other.key.split())
        if words < second or second < words:
            yield one, other

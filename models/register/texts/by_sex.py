"""Two columns, one for men and one for women: how official lists write the year of birth, or a mark, of a person.

A year under the word for men is the birth of a man; a mark says the sex alone.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from models.values import codes
from models.values.names import clean, fold

_SEXES = ("male", "female")
_ABOVE = frozenset(("", "nam sinh", "ngay sinh", "ngay thang nam sinh", "gioi tinh"))
"""What may stand over the two headings, folded."""

_MARKS = frozenset(("x", "1", "+", "v", "\u2713", "\u2714", "*"))
_BIRTHS = ("birth", "person.birth")


@cache
def _words() -> tuple[str, ...]:
    """The folded words for men and women."""
    return tuple(fold(codes.label("sexes", one)) for one in _SEXES)


class SexColumns:
    """The two columns of a table, and what a row says in them.

    places: their places from 0, men first; empty where the headings have no such pair.
    """

    def __init__(self, headings: Sequence[str] = (), known: Collection[str] = ()) -> None:
        self._birth = next((path for path in _BIRTHS if path in known), "")
        self._sex = self._birth.replace("birth", "sex")
        found = [_places(headings, word) for word in _words()]
        self.places = tuple(one[0] for one in found) if self._birth and all(map(_is_one, found)) else ()

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths that the columns give."""
        return (self._sex, self._birth) if self.places else ()

    def texts(self, line: Sequence[str]) -> Mapping[str, str]:
        """Path → text of a row. Where both cells are filled the sex is both words, which no reader takes."""
        cells = [clean(line[at]) if at < len(line) else "" for at in self.places]
        words = [codes.label("sexes", sex) for sex, text in zip(_SEXES, cells, strict=False) if text]
        births = [text for text in cells if text and text.lower() not in _MARKS]
        said = {self._sex: ", ".join(words), self._birth: ", ".join(births)}
        return {path: text for path, text in said.items() if text}


def parts(text: str) -> bool:
    """Whether a lower heading tells men from women."""
    return fold(text) in _words()


def _places(headings: Sequence[str], word: str) -> list[int]:
    """Where a heading is the word alone, or the word before or behind what is told of men and women apart."""
    meant = {f"{word} {above}".strip() for above in _ABOVE} | {f"{above} {word}".strip() for above in _ABOVE}
    return [at for at, heading in enumerate(headings) if fold(heading) in meant]


def _is_one(found: Sequence[int]) -> bool:
    return len(found) == 1

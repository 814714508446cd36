"""The sentence for a person, by code: what happened, where, and what to do.

Texts live in resources/sentences/LANGUAGE/TOPIC.toml as `CODE = "text with {details}"`. Numbers inside the
details are written in Vietnamese format, days as people write them.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from threading import Lock
from typing import Any

from models.values.dates import format_date
from models.values.errors import Trouble
from models.values.languages.form_words import form_word
from models.values.quantities import format_number
from resources import ROOT

LANGUAGES = ("vi", "en")


class Sentences(Mapping[str, str]):
    """The sentences of one language by code. A file is parsed when one of its codes is asked for: a command says two
    sentences, and all files take longer to parse than most commands have to work.

    A code that stands in two files is a fault of the data: ValueError, at the latest when all of them are read.
    """

    def __init__(self, language: str) -> None:
        paths = sorted((ROOT / "sentences" / language).glob("*.toml"))
        self._unread = {path.name: path.read_text(encoding="utf-8") for path in paths}
        self._known: dict[str, str] = {}
        self._unknown: set[str] = set()
        self._reading = Lock()  # pages are worked out beside the window, and say sentences too

    def __getitem__(self, code: str) -> str:
        if code not in self._known and code not in self._unknown:
            with self._reading:
                for name in [name for name, text in self._unread.items() if code in text]:
                    self._read(name)
                if code not in self._known:
                    self._unknown.add(code)
        return self._known[code]

    def __iter__(self) -> Iterator[str]:
        with self._reading:
            for name in list(self._unread):
                self._read(name)
        return iter(self._known)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _read(self, name: str) -> None:
        for code, text in tomllib.loads(self._unread[name]).items():
            if code in self._known:
                raise ValueError(f"{name}: {code} is defined twice")
            self._known[code] = text
        del self._unread[name]


@cache
def sentences(language: str) -> Sentences:
    """All sentences of one language by code."""
    return Sentences(language)


class _Details(dict[str, Any]):
    """Details as they are written into a sentence; a missing detail shows its own name."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


_CAUSE = "likely_cause"
"""Detail with the code of a sentence that ends another one: what likely lies behind a finding."""

OWN = "OWN_"
"""Beginning of the codes of checks whose words come with their form and travel in the details of their findings."""

_OF_FORMS = frozenset(
    {"name", "label", "header", "other_name", "other_label", "other", "whole_label", "column", "unit", "form"}
)
"""Details that may be texts of a form: of these the English sentences have the English names."""

_STOP_AFTER_ELLIPSIS = re.compile(r"…\.(?=\s|$)")
"""A list that was cut ends in an ellipsis; the full stop of its sentence would be a fourth dot."""

_ROLES = frozenset({"role", "roles"})
"""Details that name roles of signers by their ids."""


def _worded(key: str, value: Any, language: str) -> Any:
    """A detail as people read it; roles get their words from ROLE_…, and what is no id stays as it is."""
    if key == "table" and isinstance(value, str):
        return _kind_of_record(value, language)
    if key in _OF_FORMS and isinstance(value, str):
        return form_word(value, language)
    if key not in _ROLES or not isinstance(value, str):
        return _written(value)
    known = sentences(language)
    return ", ".join(known.get(f"ROLE_{one.upper()}", one) for one in value.split(", "))


def within(label: str) -> str:
    """A label inside a sentence: its first letter small, unless it begins with an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _kind_of_record(table: str, language: str) -> str:
    """The words of a kind of record inside a sentence, from TABLE_…; what is no id stays as it is."""
    label = sentences(language).get(f"TABLE_{table.upper()}")
    return table if label is None else within(label)


def _written(value: Any) -> Any:
    if isinstance(value, date) and not isinstance(value, datetime):
        return format_date(value)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return value
    return format_number(value)


def sentence(code: str, details: dict[str, Any] | None = None, language: str = "vi") -> str:
    """The sentence for a code; an unknown code shows itself, so that nothing is silent."""
    text = sentences(language).get(code)
    if text is None and code.startswith(OWN):
        text = sentences(language).get("OWN_CHECK")
        details = {**(details or {}), "own": (details or {}).get(f"own_{language}", code)}
    if text is None:
        return f"{code} {details}" if details else code
    cause = sentences(language).get(str((details or {}).get(_CAUSE)))
    if cause is not None:
        text = f"{text} {cause}"
    written = text.format_map(
        _Details({key: _worded(key, value, language) for key, value in (details or {}).items()})
    )
    return _STOP_AFTER_ELLIPSIS.sub("…", written)


def message_for(trouble: Trouble, language: str = "vi") -> str:
    """The sentence for a raised trouble."""
    return sentence(trouble.code, trouble.details, language)

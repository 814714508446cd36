"""The sentence for a person, by code: what happened, where, and what to do.

Texts live in resources/sentences/LANGUAGE/TOPIC.toml as `CODE = "text with {details}"`. Numbers inside the
details are written in Vietnamese format, days as people write them.
"""

import tomllib
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from models.values.dates import format_date
from models.values.errors import Trouble
from models.values.languages.form_words import form_word
from models.values.quantities import format_number
from resources import ROOT

LANGUAGES = ("vi", "en")


@cache
def sentences(language: str) -> dict[str, str]:
    """All sentences of one language by code; a code given twice is a fault of the data."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "sentences" / language).glob("*.toml")):
        for code, text in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if code in found:
                raise ValueError(f"{path.name}: {code} is defined twice")
            found[code] = text
    return found


class _Details(dict[str, Any]):
    """Details as they are written into a sentence; a missing detail shows its own name."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


_CAUSE = "likely_cause"
"""Detail with the code of a sentence that ends another one: what likely lies behind a finding."""

_OF_FORMS = frozenset(
    {"name", "label", "header", "other_name", "other_label", "other", "whole_label", "column", "unit", "form"}
)
"""Details that may be texts of a form: of these the English sentences have the English names."""

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
    if text is None:
        return f"{code} {details}" if details else code
    cause = sentences(language).get(str((details or {}).get(_CAUSE)))
    if cause is not None:
        text = f"{text} {cause}"
    return text.format_map(
        _Details({key: _worded(key, value, language) for key, value in (details or {}).items()})
    )


def message_for(trouble: Trouble, language: str = "vi") -> str:
    """The sentence for a raised trouble."""
    return sentence(trouble.code, trouble.details, language)

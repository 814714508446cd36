"""The columns by which records are searched and ordered, made from their names: never typed, never shown."""

from collections.abc import Callable, Mapping
from typing import Any

from models.register.catalogue import record_of
from models.register.kinds import Link
from models.register.record import Search
from models.register.texts.words import commune_title
from models.values.names import fold, fold_organisation, person_sort_key, sort_key


def organisation_keys(name: str, aliases: str) -> dict[str, str]:
    """The columns for searching and ordering organisations, made from its name and other names."""
    return {
        "name_folded": fold_organisation(name),
        "name_sorted": sort_key(name),
        "search_words": f"{fold(name)} {fold(aliases)} {fold_organisation(aliases)}".rstrip(),
    }


def person_keys(name: str, aliases: str) -> dict[str, str]:
    """The columns for searching and ordering people. Nearly nobody has other names: their column holds nothing else."""
    return {"name_folded": fold(name), "name_sorted": person_sort_key(name), "search_words": fold(aliases)}


KEYS_OF_THEIR_OWN: Mapping[str, Callable[[Mapping[str, Any]], dict[str, str]]] = {
    "organisations": lambda values: organisation_keys(values["name"], values["aliases"]),
    "people": lambda values: person_keys(values["name"], values["aliases"]),
    "commune_profiles": lambda values: {
        "search_words": fold(commune_title(f"{values['commune_code']}|{values['commune_from'] or ''}"))
    },
}
"""Tables whose names are folded in a way of their own; a profile is found by the title of its commune."""


def search_keys(table: str, values: Mapping[str, Any]) -> dict[str, str]:
    """The columns for searching and ordering records of a kind; none where its kind has no such columns."""
    if table in KEYS_OF_THEIR_OWN:
        return KEYS_OF_THEIR_OWN[table](values)
    kind = record_of(table)
    made: dict[str, str] = {}
    if "name_folded" in kind.by_name:
        made |= {"name_folded": fold(values["name"]), "name_sorted": sort_key(values["name"])}
    if "search_words" in kind.by_name:
        searched = [
            field.name
            for field in kind.fields
            if field.search in (Search.NAME, Search.WORDS) and not isinstance(field.kind, Link)
        ]
        made["search_words"] = fold(" ".join(str(values[name] or "") for name in searched))
    return made

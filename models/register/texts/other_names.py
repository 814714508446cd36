"""Other names of a record: former ones, and those of records that were merged into it, in one field."""

from collections.abc import Iterable

from models.values.names import fold_organisation

BETWEEN = ";"
"""Between two names in the field."""


def other_names(text: str) -> list[str]:
    """The names in a field of other names."""
    return [part.strip() for part in text.split(BETWEEN) if part.strip()]


def names_together(name: str, others: Iterable[str]) -> str:
    """The field of other names of a record with this name: each name once that is searched otherwise than it."""
    known, together = {fold_organisation(name)}, []
    for one in others:
        if fold_organisation(one) not in known:
            known.add(fold_organisation(one))
            together.append(one)
    return f"{BETWEEN} ".join(together)

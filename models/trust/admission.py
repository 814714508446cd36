"""Whether a certificate that asks to be listed can be one: its name can be read out, its days are days.

A person compares a fingerprint and reads the name beside it: what the eye cannot tell from another name is no name.
"""

from datetime import datetime

from models.values.dates import format_date
from models.values.errors import Refused
from models.values.names import clean, excerpt

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years in which a term may lie, as those of all days that are read."""

LONGEST_NAME = 200
"""Letters of a name in a certificate (RFC 5280 allows 64 for a common name, authorities take more)."""


def refuse_odd_name(name: str) -> None:
    """Refused REGISTRATION_NAME: none, too long, or with signs that are not seen."""
    if not name.strip() or len(name) > LONGEST_NAME or clean(name) != " ".join(name.split()):
        raise Refused("REGISTRATION_NAME", name=excerpt(clean(name)))


def refuse_odd_term(name: str, starts: datetime, ends: datetime) -> None:
    """Refused REGISTRATION_DAYS: it ends before it begins, or in a year that no book knows."""
    if starts >= ends or starts.year < FIRST_YEAR or ends.year > LAST_YEAR:
        details = {"first": format_date(starts), "last": format_date(ends)}
        raise Refused("REGISTRATION_DAYS", name=excerpt(clean(name)), **details)

"""When signatures claim to have been made: as a PDF writes it, and whether the claims of one return fit together."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone
from itertools import pairwise

from exports.trust.lists import local_minute
from models.returns.document import ReturnDocument
from models.values.errors import Refused

SKEW = timedelta(minutes=10)
"""By how much two machines of one office may differ."""

EARLY = timedelta(hours=24)
"""How long before its return was made a signature may claim to be: clocks of machines that were never set."""

_DATE = re.compile(
    r"(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?"
    r"(?:(Z)(?:00'?(?:00)?'?)?|([+\-])(\d{2})(?:'?:?(\d{2}))?'?)?"
)


def pdf_moment(text: str) -> datetime | None:
    """The moment that a PDF date names; None where it names none, or one of no zone.

    ISO 32000-1 §7.9.4, read as it is written in practice: without D:, with or without apostrophes, `Z00'00'`.
    """
    found = _DATE.fullmatch(text.strip())
    if found is None or not (found[7] or found[8]):
        return None
    year, month, day, hour, minute, second = (int(found[at] or (1 if at < 4 else 0)) for at in range(1, 7))
    offset = timedelta(hours=int(found[9] or 0), minutes=int(found[10] or 0))
    try:
        zone = timezone(-offset if found[8] == "-" else offset)
        return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None


def refuse_disorder(claims: Mapping[str, datetime], required: Sequence[str]) -> None:
    """Refused SIGNING_ORDER where a role claims to have signed before one that signs before it.

    claims: role → the moment that its signature claims; required: the roles in their order.
    """
    there = [role for role in required if role in claims]
    for first, second in pairwise(there):
        if claims[second] < claims[first] - SKEW:
            raise Refused(
                "SIGNING_ORDER",
                first=first,
                second=second,
                first_at=local_minute(claims[first]),
                second_at=local_minute(claims[second]),
            )


def refuse_too_early(document: ReturnDocument, claims: Sequence[datetime]) -> None:
    """Refused SIGNED_BEFORE_MADE where a signature claims to be older than the return that it signs."""
    made = datetime.fromisoformat(document.made_at)
    for claimed in claims:
        if claimed < made - EARLY:
            raise Refused("SIGNED_BEFORE_MADE", claimed=local_minute(claimed), made=local_minute(made))

"""What is special to memberships in the alliance and in unions: which are current, as SQL, and the steps they make.

What follows from them for an organisation is in storage.register.affiliations.
"""

from collections.abc import Mapping, Sequence

_CURRENT = "{t}.from_on <= :day AND ({t}.to_on IS NULL OR {t}.to_on > :day)"
_PAST = "{t}.to_on <= :day"

PRESETS: Mapping[tuple[str, str], str] = {
    (table, name): condition
    for table in ("alliance_memberships", "union_memberships")
    for name, condition in (("current", _CURRENT), ("past", _PAST))
}


def steps_of(spans: Sequence[tuple[str, str | None]]) -> list[tuple[str, str]]:
    """From which day on a member ("1") and no member ("0") by first and last days, which may overlap; oldest first."""
    steps: list[tuple[str, str]] = []
    until: str | None = ""  # where the spans so far end; None: they do not
    for first, last in sorted(spans, key=lambda span: span[0]):
        if until is None:
            break
        if first > until:
            if until:
                steps.append((until, "0"))
            steps.append((first, "1"))
        until = None if last is None else max(until, last)
    if until:
        steps.append((until, "0"))
    return steps

"""The term of a certificate: how many days it still lasts, and from when that is spoken of."""

from datetime import datetime

SOON = 30
"""A certificate with so many days left, or fewer, is spoken of: a new one has to be listed by the province first."""


def days_left(ends: datetime, now: datetime) -> int:
    """Whole days until a moment; negative where it has passed."""
    return (ends - now).days

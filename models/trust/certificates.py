"""The term of a certificate: how many days it still lasts, and from when that is spoken of."""

from datetime import datetime

SOON = 30
"""A certificate with so many days left, or fewer, is announced: the province has to list a new certificate first."""


def days_left(ends: datetime, now: datetime) -> int:
    """Whole days until a moment; negative where it has passed."""
    return (ends - now).days

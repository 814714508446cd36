"""The communes that a name in a book may mean."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from models.values.units import unit_on
from storage.book import settings
from storage.register.communes import communes_at_hand


@pytest.mark.parametrize(
    ("code", "day", "now", "number"),
    [
        ("12", date(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC), 38),
        ("03549", date(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC), 38),
        # a district ended on 30 June 2025, when the province had 106 communes
        ("106", date(2020, 6, 1), datetime(2026, 1, 1, tzinfo=UTC), 106),
    ],
)
def test_the_communes_of_the_province_are_at_hand(
    tmp_path: Path, code: str, day: date, now: datetime, number: int
) -> None:
    with settings.create_book(tmp_path / "a.book", unit_on(code, day), clock=lambda: now) as book:
        assert len(communes_at_hand(book)) == number

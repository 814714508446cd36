"""The communes that a name in a book may mean, and the key under which one is stored."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from models.values.errors import Refused
from models.values.units import unit_on
from storage.book import settings
from storage.register.communes import commune_key, communes_at_hand, first_day


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


def test_a_commune_is_stored_by_its_code_and_first_day() -> None:
    commune = unit_on("03549", date(2026, 1, 1))
    assert commune_key(commune) == ("03549", "2025-07-01")
    assert commune_key(None) == (None, None)
    with pytest.raises(Refused) as refused:
        commune_key(unit_on("12", date(2026, 1, 1)))
    assert refused.value.code == "UNIT_NOT_A_COMMUNE"


@pytest.mark.parametrize(
    ("code", "first", "day", "stored"),
    [
        # Phong Tho was a town until 30 June 2025 and is a commune under the same code since
        ("03549", None, date(2026, 1, 1), "2025-07-01"),
        ("03549", None, date(2020, 1, 1), None),
        ("03549", "2025-07-01", date(2020, 1, 1), "2025-07-01"),
        ("03386", None, date(2026, 1, 1), None),  # Quyet Thang ended on 30 June 2025
        (None, None, date(2026, 1, 1), None),
    ],
)
def test_a_code_alone_means_the_commune_of_the_day_or_the_last_there_was(
    code: str | None, first: str | None, day: date, stored: str | None
) -> None:
    assert first_day(code, first, day) == stored


@pytest.mark.parametrize(("code", "first"), [("99999", None), ("03549", "2020-02-02")])
def test_a_commune_that_never_was_is_refused(code: str, first: str | None) -> None:
    with pytest.raises(Refused) as refused:
        first_day(code, first, date(2026, 1, 1))
    assert refused.value.code == "UNIT_UNKNOWN"

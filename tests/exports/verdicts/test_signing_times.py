"""Dates of PDFs as they are written, and claims that do not fit together."""

from datetime import UTC, datetime, timedelta

import pytest

from exports.verdicts.signing_times import EARLY, SKEW, pdf_moment, refuse_disorder, refuse_too_early
from models.values.errors import Refused
from tests.exports.hostile import SIGNED, return_document

NINE = datetime(2026, 11, 30, 9, 57, 28, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("D:20261130095728Z", NINE),
        ("D:20261130095728Z00'00'", NINE),
        ("D:20261130095728Z00'00", NINE),
        ("D:20261130165728+07'00'", NINE),
        ("D:20261130165728+07'00", NINE),
        ("D:20261130165728+0700", NINE),
        ("D:20261130165728+07:00", NINE),
        ("D:20261130165728+07", NINE),
        ("20261130165728+07'00'", NINE),
        ("D:20261130042728-05'30' ", NINE),
        ("D:202611300957Z", NINE.replace(second=0)),
        ("D:2026Z", datetime(2026, 1, 1, tzinfo=UTC)),
        ("D:20261130095728", None),  # any of a whole day
        ("D:202611300957", None),
        ("D:20261330095728Z", None),
        ("D:20261130095728+99'00'", None),
        ("D:20261130095728Zx", None),
        ("", None),
        ("2026-11-30T09:57:28Z", None),
    ],
)
def test_a_date_is_one_moment_or_none(text: str, moment: datetime | None) -> None:
    assert pdf_moment(text) == moment


def test_the_second_role_signs_after_the_first_or_nearly_so() -> None:
    roles = ("leader", "seal")
    refuse_disorder({"leader": NINE, "seal": NINE}, roles)
    refuse_disorder({"leader": NINE, "seal": NINE - SKEW}, roles)
    refuse_disorder({"seal": NINE - timedelta(days=9)}, roles)
    with pytest.raises(Refused, match="SIGNING_ORDER") as caught:
        refuse_disorder({"leader": NINE, "seal": NINE - SKEW - timedelta(seconds=1)}, roles)
    assert (caught.value.details["first"], caught.value.details["second"]) == roles
    assert caught.value.details["first_at"] == "30/11/2026 16:57"  # by the clock of Vietnam


def test_a_signature_is_not_older_than_its_return() -> None:
    """Made at 9:00 of 3 July 2026 in Vietnam, which is 2:00 UTC."""
    refuse_too_early(return_document(), [SIGNED, SIGNED - EARLY])
    with pytest.raises(Refused, match="SIGNED_BEFORE_MADE") as caught:
        refuse_too_early(return_document(), [SIGNED, SIGNED - EARLY - timedelta(seconds=1)])
    assert caught.value.details["made"] == "03/07/2026 09:00"

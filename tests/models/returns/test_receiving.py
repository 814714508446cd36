"""What a book answers to a package beside those that it holds."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest

from models.returns.document import ReturnDocument, UnitName
from models.returns.receiving import KnownPackage, against_known, against_naming, against_recipient, unit_key

PROVINCE = UnitName("province", "12", date(2025, 7, 1), "Lai Châu")
COMMUNE = UnitName("commune", "03390", date(2025, 7, 1), "Phong Thổ")


def document(revision: int = 2, period: str = "2026-Q2", unit: UnitName = COMMUNE) -> ReturnDocument:
    return ReturnDocument(
        unit, PROVINCE, period, date(2026, 6, 30), revision, 1, "", "2026-07-01T00:00:00+07:00", "test", ()
    )


def known(revision: int, data: str = "d0", package: str = "p0", period: str = "2026-Q2") -> KnownPackage:
    return KnownPackage(unit_key(COMMUNE), period, revision, package, data)


def test_nothing_known_is_in_the_way() -> None:
    assert against_known(document(), "p", "d", ()) is None
    assert against_known(document(), "p", "d", (known(1),)) is None


def test_the_same_file_or_the_same_data_once_more() -> None:
    assert against_known(document(), "p0", "d0", (known(2),)) == "ALREADY_RECEIVED"
    assert against_known(document(), "other", "d0", (known(2),)) == "ALREADY_RECEIVED"
    assert against_known(document(1), "p0", "d0", (known(1), known(2, "d9", "p9"))) == "ALREADY_RECEIVED"


def test_other_data_under_a_known_revision() -> None:
    assert against_known(document(), "p", "d", (known(2),)) == "SAME_REVISION_DIFFERENT_CONTENT"


def test_an_older_revision() -> None:
    assert against_known(document(1), "p", "d", (known(2),)) == "OLD_REVISION"


def test_the_order_of_what_is_known_does_not_matter() -> None:
    books = permutations((known(1, "d1", "p1"), known(3, "d3", "p3")))
    assert {against_known(document(2), "p", "d", book) for book in books} == {"OLD_REVISION"}


def test_other_units_and_periods_are_not_in_the_way() -> None:
    assert against_known(document(period="2026-Q3"), "p", "d", (known(2),)) is None
    former = replace(COMMUNE, valid_from=None)
    assert against_known(document(unit=former), "p", "d0", (known(2),)) is None


def test_a_package_meant_for_somebody_else() -> None:
    assert against_recipient(document(), PROVINCE) is None
    assert against_recipient(document(), replace(PROVINCE, name="another spelling")) is None
    assert against_recipient(document(), replace(PROVINCE, code="11")) == "WRONG_PROVINCE"
    assert against_recipient(document(), replace(PROVINCE, valid_from=None)) == "WRONG_PROVINCE"
    assert against_recipient(document(), COMMUNE) == "RECIPIENT_OTHER"


@pytest.mark.parametrize(
    "wrong", [{"period": "2026-Q5"}, {"period": "abc"}, {"period": " 2026"}, {"revision": 0}, {"number": 0}]
)
def test_what_names_no_return_is_none(wrong: dict[str, Any]) -> None:
    assert against_naming(document()) is None
    assert against_naming(replace(document(), **wrong)) == "RETURN_WITHOUT_NAME"

"""The seven types of Circular 09/2017 Art. 3: recorded, derived from the industrial code, or unknown."""

import pytest

from models.register.evaluations.agriculture import OTHER, UNKNOWN, prefixes, type_of, types


def test_the_types_stand_in_the_order_of_the_circular() -> None:
    assert types() == ("crops", "livestock", "forestry", "fishery", "salt", "rural_water", "mixed")


@pytest.mark.parametrize(
    ("sector", "code", "kind"),
    [
        ("crops", None, "crops"),
        ("crops", "0141", "crops"),  # what the officer recorded counts, not the code
        ("agriculture", "0111", "crops"),
        ("agriculture", "0162", "livestock"),
        ("agriculture", "0150", "mixed"),
        ("agriculture", "0210", "forestry"),
        ("agriculture", "0893", "salt"),
        ("agriculture", "3600", "rural_water"),
        ("agriculture", "0170", UNKNOWN),
        ("agriculture", None, UNKNOWN),
        (None, "0322", "fishery"),
        (None, "3600", None),  # of a town, for all we know
        (None, None, None),
        ("trade", "0111", OTHER),
        ("water", "3600", OTHER),
    ],
)
def test_the_type_of_a_cooperative(sector: str | None, code: str | None, kind: str | None) -> None:
    assert type_of(sector, code) == kind


def test_longer_beginnings_are_looked_at_first() -> None:
    lengths = [len(start) for start, _ in prefixes()]
    assert lengths == sorted(lengths, reverse=True) and len(lengths) == len(dict(prefixes()))

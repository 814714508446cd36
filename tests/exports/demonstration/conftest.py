"""A small demonstration, built once: eight districts, each with a handful of everything."""

from pathlib import Path

import pytest

from exports.demonstration import Size, Summary, run

SMALL = Size(
    cooperatives=40,
    stopped=12,
    held_by_debt=9,
    founded=6,
    dissolved=4,
    credit_funds=1,
    unions=1,
    groups=20,
    groups_founded=4,
    groups_ended=2,
    members=330,
    managers=96,
)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Summary:
    """The small demonstration of 2020 with seed 1."""
    return run(tmp_path_factory.mktemp("small") / "demo", year=2020, seed=1, size=SMALL)


@pytest.fixture
def folder(small: Summary) -> Path:
    return small.folder

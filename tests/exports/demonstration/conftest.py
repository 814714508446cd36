"""A small demonstration, copied once a session."""

from pathlib import Path

import pytest

from exports.demonstration import Summary
from tests.exports.demonstration.sample import demonstration


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Summary:
    """The small demonstration of 2020 with seed 1."""
    return demonstration(tmp_path_factory)


@pytest.fixture
def folder(small: Summary) -> Path:
    return small.folder

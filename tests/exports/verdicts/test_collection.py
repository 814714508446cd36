"""No collecting of garbage while a file is judged, and collecting as before behind it."""

import gc

import pytest

from exports.verdicts.collection import no_collection
from exports.verdicts.packages import verify
from tests.exports.hostile import NOW, world


def test_python_collects_again_behind_the_block_also_after_an_error() -> None:
    assert gc.isenabled()
    with pytest.raises(KeyError), no_collection():
        assert not gc.isenabled()
        raise KeyError
    assert gc.isenabled()


def test_where_python_does_not_collect_it_still_does_not_afterwards() -> None:
    gc.disable()
    try:
        with no_collection():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_judging_leaves_collecting_as_it_was() -> None:
    verify(b"no package", world().trust, NOW)
    assert gc.isenabled()

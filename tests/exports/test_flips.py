"""No flipped byte of a package ever improves what is said about it, and none makes the reader fail."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.verification import verify
from models.verdicts import Standing
from tests.exports.hostile import NOW, package, world

GOOD = package()
STRANGERS = package(signers=(world().other_leader, world().other_seal))
FILES = verify(GOOD, world().trust, NOW).files


def flipped(data: bytes, position: int, mask: int) -> bytes:
    changed = bytearray(data)
    changed[position] ^= mask
    return bytes(changed)


def check(position: int, mask: int) -> None:
    """A good package may only stay as good, with the same content; a bad one must stay bad."""
    good = verify(flipped(GOOD, position, mask), world().trust, NOW)
    if good.verdict.accepted:
        assert good.verdict.standing is Standing.VALID
        assert good.files == FILES
    bad = verify(flipped(STRANGERS, position % len(STRANGERS), mask), world().trust, NOW)
    assert not bad.verdict.accepted
    late = verify(flipped(GOOD, position, mask), world().trust, NOW + timedelta(days=365))
    assert not late.verdict.accepted


def test_a_sample_of_positions() -> None:
    for position in range(0, len(GOOD), 53):
        check(position, 1 << (position % 8))


@pytest.mark.deep
def test_every_position() -> None:
    for position in range(len(GOOD)):
        for mask in (0x01, 0x80, 0xFF):
            check(position, mask)


def test_cut_anywhere_it_is_refused() -> None:
    for length in range(0, len(GOOD), 61):
        assert verify(GOOD[:length], world().trust, NOW).verdict.standing is Standing.INVALID


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_any_edit_keeps_the_content_or_is_refused(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(GOOD)))
    end = data.draw(st.integers(start, min(len(GOOD), start + 40)))
    found = verify(GOOD[:start] + data.draw(st.binary(max_size=40)) + GOOD[end:], world().trust, NOW)
    if found.verdict.accepted:
        assert found.files == FILES

"""A key as typed lines: every slip of the pen is found, and what looks alike is meant."""

import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.signatures.key_text import BYTES, END, LARGEST, from_lines, in_packs, to_lines
from models.values.errors import Refused
from resources import ROOT

PROJECT = ROOT.parent
KEY = random.Random(3).randbytes(3542)


def refused(text: str) -> Refused:
    with pytest.raises(Refused) as refusal:
        from_lines(text)
    return refusal.value


@given(st.binary(min_size=1, max_size=400))
def test_what_is_written_is_read_again(data: bytes) -> None:
    assert from_lines("\n".join(to_lines(data))) == data


def test_the_lines_are_numbered_and_short_enough_for_a_pen() -> None:
    lines = to_lines(KEY)
    assert len(lines) == len(KEY) // BYTES + 2 and lines[-1].startswith(END)
    assert all(len(line) <= 48 for line in lines)
    assert not set("0189") & set("".join(line.split(" ", 1)[1] for line in lines))


def test_order_spaces_small_letters_and_likenesses_do_not_matter() -> None:
    lines = to_lines(KEY)
    shuffled = random.Random(5).sample(lines, len(lines)) + lines[:3]
    text = "\r\n\n".join(line.lower().replace(" ", "   ") for line in shuffled)
    assert from_lines(text) == KEY
    looks = "\n".join(
        line[:4] + line[4:].replace("O", "0").replace("I", "1").replace("B", "8") for line in lines[:-1]
    )
    assert from_lines(looks + "\n" + lines[-1]) == KEY
    assert from_lines("\n".join(line.replace(" ", ". ", 1) for line in lines)) == KEY
    assert from_lines("\n".join(line.lstrip("0") for line in lines)) == KEY


def test_packs_for_a_camera_say_the_same_in_any_order() -> None:
    packs = in_packs(to_lines(KEY), 1000)
    assert all(len(pack) <= 1000 for pack in packs) and len(packs) < 10
    assert all(set(pack) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 /") for pack in packs)
    assert from_lines("\n".join(reversed(packs))) == KEY


@given(st.integers(0, 177), st.integers(4, 46), st.sampled_from("ACDEFGHJKLMNPQRSTUVWXYZ234567"))
def test_one_wrong_letter_is_found_with_its_line(at: int, place: int, letter: str) -> None:
    lines = to_lines(KEY)
    line = lines[at]
    if place >= len(line) or line[place] in (" ", letter):
        return
    lines[at] = line[:place] + letter + line[place + 1 :]
    refusal = refused("\n".join(lines))
    assert (refusal.code, refusal.details) == ("KEY_TEXT_LINE", {"line": line[:3]})


def test_two_lines_that_changed_places_are_found() -> None:
    lines = to_lines(KEY)
    lines[0], lines[1] = "001" + lines[1][3:], "002" + lines[0][3:]
    assert refused("\n".join(lines)).code == "KEY_TEXT_LINE"


def test_a_stranger_reads_it_by_the_description_alone() -> None:
    described = (PROJECT / "docs" / "formats" / "key-paper.md").read_text(encoding="utf-8")
    program = described.split("```python\n", 1)[1].split("```", 1)[0]
    for text in ("\n".join(to_lines(KEY)), "\n".join(in_packs(to_lines(KEY), 1300))):
        done = subprocess.run(
            [sys.executable, "-c", program], input=text.encode("ascii"), capture_output=True, check=True
        )
        assert done.stdout == KEY


def test_what_is_missing_is_named() -> None:
    lines = to_lines(KEY)
    assert refused("\n".join(lines[:-1])).details == {"lines": END}
    refusal = refused("\n".join(lines[2:4] + lines[5:]))
    assert (refusal.code, refusal.details) == ("KEY_TEXT_MISSING", {"lines": "001, 002, 005"})
    assert refused("  \n ").code == "KEY_TEXT_EMPTY"
    assert refused("\n".join(lines[-1:])).details["lines"].endswith("012, …")


def test_lines_of_two_keys_are_not_mixed() -> None:
    lines, others = to_lines(KEY), to_lines(random.Random(4).randbytes(3542))
    assert refused("\n".join([*lines[:50], *others[50:]])).code == "KEY_TEXT_OTHER"
    longer = to_lines(random.Random(4).randbytes(4000))
    assert refused("\n".join([*longer, *lines])).code == "KEY_TEXT_OTHER"


@pytest.mark.parametrize("data", [b"", b"x" * (LARGEST + 1)])
def test_what_is_no_key_is_not_written(data: bytes) -> None:
    with pytest.raises(Refused, match="KEY_TEXT_OTHER"):
        to_lines(data)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with pytest.raises(Refused):
        from_lines(text)

"""Every door under made files: in this process to shrink what is found, in another one to bound its memory."""

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.values.messages import sentences
from resources import ROOT
from tests.fuzz.doors import DOORS
from tests.fuzz.making import CHANGES, made
from tests.fuzz.seeds import SEEDS
from tests.fuzz.throwing import TooSlow, throw, watched

FOUND = Path(__file__).parent / "found"
"""Files that once did harm, a folder a door: they are thrown again every time."""

KNOWN = sentences("vi").keys() | {""}
"""What a door may answer: it lets a file in, or refuses it by a code that has a sentence."""

choices = st.randoms(use_true_random=False)


@pytest.mark.parametrize("door", DOORS)
@settings(max_examples=8)
@given(choice=choices)
def test_made_files(door: str, choice: Random) -> None:
    assert throw(door, made(door, choice)) in KNOWN


@pytest.mark.deep
@pytest.mark.parametrize("door", DOORS)
@settings(max_examples=500)
@given(choice=choices)
def test_many_made_files(door: str, choice: Random) -> None:
    assert throw(door, made(door, choice)) in KNOWN


@pytest.mark.parametrize("door", [door for door in DOORS if door != "book"])
@settings(max_examples=30)
@given(data=st.binary(max_size=400))
def test_any_bytes(door: str, data: bytes) -> None:
    assert throw(door, data) in KNOWN - {""}, "bytes that nobody made are no file of ours"


def ran(*words: str, seconds: int = 500) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.fuzz", *words],
        cwd=ROOT.parent,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_made_files_in_bounded_memory() -> None:
    assert "harmful 0" in ran("throw", "every", "--count", "4")


@pytest.mark.deep
@pytest.mark.parametrize("door", DOORS)
def test_many_made_files_in_bounded_memory(door: str) -> None:
    assert "harmful 0" in ran("throw", door, "--count", "1000")


@pytest.mark.parametrize("door", DOORS)
def test_what_was_found_before(door: str) -> None:
    for file in sorted((FOUND / door).glob("*.bin")):
        assert throw(door, file.read_bytes()) in KNOWN, file.name


def test_what_was_found_lies_at_doors_that_there_are() -> None:
    kept = {file.parent.name for file in FOUND.glob("*/*.bin")}
    assert kept
    assert kept <= DOORS.keys()


def test_every_door_has_seeds_and_changes_and_lets_the_good_ones_in(tmp_path: Path) -> None:
    assert DOORS.keys() == SEEDS.keys() == CHANGES.keys()
    ran("seeds", str(tmp_path))
    for door, seeds in SEEDS.items():
        assert len(list((tmp_path / door).iterdir())) == len(seeds)
        for seed in seeds:
            throw(door, seed())


def test_the_watch_ends_what_takes_too_long() -> None:
    with pytest.raises(TooSlow), watched(0.05):
        while True:
            pass


def test_a_fault_is_seen_kept_and_told(tmp_path: Path) -> None:
    """A door that fails must not pass unseen: the whole harness once, with a fault put in."""
    program = (
        "import sys; from pathlib import Path; import tests.fuzz.__main__ as main; from tests.fuzz import throwing;"
        "main.KEPT = Path(sys.argv[1]); throwing.DOORS['part'] = lambda data: bytes(4 * 2**30) if data[9:] else None;"
        "main.DOORS = {'part': throwing.DOORS['part']}; main.warm_up = lambda names: None;"
        "sys.exit(main.main(['throw', 'part', '--count', '1']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=ROOT.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "MemoryError" in done.stdout
    assert [file.name for file in tmp_path.iterdir()] == ["part-0.bin"]

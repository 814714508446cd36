"""atheris behind its marker: `python3 start.py fuzz` installs it and lets it walk through every door for a while."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.doors import DOORS

PROJECT = Path(__file__).resolve().parents[2]
SECONDS = 20
"""How long each door is walked through; longer runs are started by hand (docs/fuzzing.md)."""


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds")
    subprocess.run([sys.executable, "-m", "tests.fuzz", "seeds", str(folder)], cwd=PROJECT, check=True)
    return folder


@pytest.mark.atheris
@pytest.mark.parametrize("door", sorted(DOORS))
def test_no_branch_does_harm(door: str, seeds: Path) -> None:
    words = [sys.executable, "-m", "tests.fuzz.guided", door, str(seeds / door), f"-max_total_time={SECONDS}"]
    done = subprocess.run(
        words, cwd=PROJECT, capture_output=True, text=True, timeout=20 * SECONDS, check=False
    )
    assert done.returncode == 0, done.stderr[-4000:]

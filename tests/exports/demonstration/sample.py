"""The small demonstration of 2020 with seed 1: eight districts, each with a handful of everything.

It takes ten seconds of CPU, so it is built once for all workers of a run, and each test session looks at copies.
"""

import os
import pickle
import shutil
import time
from dataclasses import replace
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

PATIENCE = 180
"""Seconds that a worker waits for another one's demonstration before it builds its own: that one may have crashed."""


def demonstration(folders: pytest.TempPathFactory) -> Summary:
    """A copy of the demonstration in a new folder of this session."""
    built = _built(folders)
    folder = folders.mktemp("small") / "demo"
    shutil.copytree(built.folder, folder)
    return replace(built, folder=folder)


def _built(folders: pytest.TempPathFactory) -> Summary:
    """The demonstration that is only copied; its folder lies beside those of the workers."""
    base = folders.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "demonstration"
    summary = shared / "summary.pickle"
    try:
        shared.mkdir()
    except FileExistsError:
        if _appears(summary):
            return _read(summary)
        return run(folders.mktemp("alone") / "demo", year=2020, seed=1, size=SMALL)
    made = run(shared / "demo", year=2020, seed=1, size=SMALL)
    draft = summary.with_suffix(".part")
    draft.write_bytes(pickle.dumps(made))
    draft.rename(summary)
    return made


def _appears(path: Path) -> bool:
    """Whether a file is there now or before patience ends."""
    until = time.monotonic() + PATIENCE
    while not path.exists() and time.monotonic() < until:
        time.sleep(0.1)
    return path.exists()


def _read(path: Path) -> Summary:
    found = pickle.loads(path.read_bytes())
    assert isinstance(found, Summary)
    return found

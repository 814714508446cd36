"""The start: the desktop until its list of members answers and until all of it is there, against a bare window.

Both are new processes.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.benchmarks.measuring import Line, shown

RUNS = 5
AIM = 4.0
MEMORY_AIM = 4.0
PATIENCE = 120
BARE = "tests.benchmarks.bare_window"


Heard = dict[str, tuple[float, float]]
"""What a process says → seconds from its start, and its megabytes then."""


def measure(book: Path, folder: Path) -> list[Line]:
    """Time and memory, medians of five starts each, taken in turns after one of each that is not counted."""
    ours: list[Heard] = []
    bare: list[Heard] = []
    for _ in range(1 + RUNS):
        bare.append(started(BARE, folder))
        ours.append(started("tests.benchmarks.desktop_window", folder, str(book)))
    peer_seconds, peer_memory = medians(bare[1:], "ready")
    lines = []
    for word, said in (
        ("ready", "start until the list answers"),
        ("whole", "start until all 100,000 are there"),
    ):
        seconds, memory = medians(ours[1:], word)
        lines += [
            Line(f"{said} : bare window", shown(seconds), shown(peer_seconds), seconds / peer_seconds, AIM),
            Line(
                "memory then (resident) : bare window",
                f"{memory:.0f} MB",
                f"{peer_memory:.0f} MB",
                memory / peer_memory,
                MEMORY_AIM,
            ),
        ]
    return lines


def medians(side: list[Heard], word: str) -> tuple[float, float]:
    """Seconds and megabytes at a word."""
    return median(one[word][0] for one in side), median(one[word][1] for one in side)


def started(module: str, folder: Path, *arguments: str) -> Heard:
    """What a new process says and when, until it ends."""
    start = perf_counter()
    heard = {
        word: (at - start, float(megabytes)) for word, at, megabytes in _said_by(module, folder, *arguments)
    }
    if "ready" not in heard:
        raise RuntimeError(f"{module} did not become ready: {heard!r}")
    return heard


def heard_of(module: str, folder: Path, *arguments: str) -> dict[str, tuple[float, ...]]:
    """The words of a new process with the numbers that it says with each."""
    return {
        word: tuple(map(float, numbers.split())) for word, _, numbers in _said_by(module, folder, *arguments)
    }


def _said_by(module: str, folder: Path, *arguments: str) -> Iterator[tuple[str, float, str]]:
    """Each line of a new process: its word, the moment, the rest; RuntimeError where it ends badly."""
    surroundings = dict(os.environ, XDG_CONFIG_HOME=str(folder / "config"), APPDATA=str(folder / "config"))
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is not compiled at each start
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        surroundings["QT_QPA_PLATFORM"] = "offscreen"
    with subprocess.Popen(
        [sys.executable, *_how(module), *arguments], stdout=subprocess.PIPE, text=True, env=surroundings
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            word, _, numbers = line.strip().partition(" ")
            yield word, perf_counter(), numbers
        process.wait(PATIENCE)
    if process.returncode:
        raise RuntimeError(f"{module} ended with {process.returncode}")


def _how(module: str) -> tuple[str, ...]:
    """How a module is started: all but the bare window as the program starts."""
    return ("-m", module) if module == BARE else ("-m", "tests.benchmarks.as_program", module)

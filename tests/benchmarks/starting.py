"""The start: the desktop until its list of members answers and until all of it is there, against a bare window.

Both are new processes.
"""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.benchmarks.measuring import Line, shown

RUNS = 5
AIM = 4.0
MEMORY_AIM = 4.0
PATIENCE = 120


Heard = dict[str, tuple[float, float]]
"""What a process says → seconds from its start, and its megabytes then."""


def measure(book: Path, folder: Path) -> list[Line]:
    """Time and memory, medians of five starts each, taken in turns after one of each that is not counted."""
    ours: list[Heard] = []
    bare: list[Heard] = []
    for _ in range(1 + RUNS):
        bare.append(started("tests.benchmarks.bare_window", folder))
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
    surroundings = dict(os.environ, XDG_CONFIG_HOME=str(folder / "config"), APPDATA=str(folder / "config"))
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is not compiled at each start
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        surroundings["QT_QPA_PLATFORM"] = "offscreen"
    heard: Heard = {}
    start = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", module, *arguments], stdout=subprocess.PIPE, text=True, env=surroundings
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            word, megabytes = line.split()
            heard[word] = perf_counter() - start, float(megabytes)
        process.wait(PATIENCE)
    if process.returncode or "ready" not in heard:
        raise RuntimeError(f"{module} did not become ready: {heard!r}")
    return heard

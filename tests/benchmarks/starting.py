"""The start: the desktop until its list of members answers, against a bare PySide6 window, both as new processes."""

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


def measure(book: Path, folder: Path) -> list[Line]:
    """Time and memory, medians of five starts each, taken in turns."""
    ours, bare = [], []
    for _ in range(RUNS):
        bare.append(started("tests.benchmarks.bare_window", folder))
        ours.append(started("tests.benchmarks.desktop_window", folder, str(book)))
    seconds, peer_seconds = (median(one[0] for one in side) for side in (ours, bare))
    memory, peer_memory = (median(one[1] for one in side) for side in (ours, bare))
    return [
        Line(
            "start until 100,000 members answer : bare window",
            shown(seconds),
            shown(peer_seconds),
            seconds / peer_seconds,
            AIM,
        ),
        Line(
            "memory then (resident) : bare window",
            f"{memory:.0f} MB",
            f"{peer_memory:.0f} MB",
            memory / peer_memory,
            MEMORY_AIM,
        ),
    ]


def started(module: str, folder: Path, *arguments: str) -> tuple[float, float]:
    """Seconds from starting the process until it says "ready", and the megabytes that it says with it."""
    surroundings = dict(os.environ, XDG_CONFIG_HOME=str(folder / "config"), APPDATA=str(folder / "config"))
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        surroundings["QT_QPA_PLATFORM"] = "offscreen"
    start = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", module, *arguments], stdout=subprocess.PIPE, text=True, env=surroundings
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        seconds = perf_counter() - start
        process.wait(PATIENCE)
    words = line.split()
    if process.returncode or words[:1] != ["ready"]:
        raise RuntimeError(f"{module} did not become ready: {line!r}")
    return seconds, float(words[1])

"""Memory of this process."""

import sys
from pathlib import Path


def resident_megabytes() -> float:
    """What the process holds in memory now; the most it ever held where the system tells no more."""
    if sys.platform.startswith("linux"):
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def most_megabytes() -> float:
    """The most that this process ever held in memory; 0 where the system does not say."""
    if sys.platform.startswith("linux"):
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
    return 0.0 if sys.platform == "win32" else resident_megabytes()

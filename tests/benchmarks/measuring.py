"""Measuring: time of a piece of work, medians, and the lines of the table."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True)
class Line:
    """One line of the table: ours against a peer in the same run; aim: the largest ratio that is wished for."""

    name: str
    ours: str
    peer: str
    ratio: float
    aim: float
    unit: str = "×"

    @property
    def met(self) -> bool:
        return self.ratio <= self.aim

    def cells(self) -> tuple[str, ...]:
        verdict = "yes" if self.met else "MISSED"
        return (
            self.name,
            self.ours,
            self.peer,
            f"{self.ratio:.2f} {self.unit}",
            f"≤ {self.aim:g} {self.unit}",
            verdict,
        )


HEAD = ("What", "Ours", "Peer", "Ratio", "Aim", "Met")


def timed(work: Callable[[], object]) -> float:
    """Seconds of one run."""
    start = perf_counter()
    work()
    return perf_counter() - start


def middle(times: list[float]) -> float:
    """The median."""
    return median(times)


def shown(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


def table(lines: list[Line]) -> str:
    """The lines under their head, in columns."""
    rows = [HEAD, *(line.cells() for line in lines)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEAD))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )

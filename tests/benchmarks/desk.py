"""The desk at the size of the demonstration: home, every page, what is held in memory, and whether it settles."""

from pathlib import Path
from statistics import median

from tests.benchmarks.measuring import Line, shown
from tests.benchmarks.starting import heard_of

RUNS = 5
SHOWN, FIGURES, AGAIN, PAGE = 0.35, 0.6, 0.1, 0.5
COMMUNE, PROVINCE = 200.0, 300.0
"""Megabytes that the program may hold after an hour with a commune's book, and in a province with its packages open."""

HOUR = 20
"""Rounds through all pages with something edited in each: as many as a busy hour has."""

TIMES = 50
SETTLED = 10
"""After so many rounds of opening and closing what is held in memory is to grow no more."""

CURVE = (1, 2, 5, 10, 20, 30, 40, 50)


def home(province: Path, folder: Path) -> list[Line]:
    """The home page from the start of the process, and after a change that no figure rests on; seconds of CPU."""
    runs = [heard_of("tests.benchmarks.home_window", folder, str(province)) for _ in range(1 + RUNS)][1:]
    lines = []
    for word, aim in (("shown", SHOWN), ("figures", FIGURES), ("again", AGAIN)):
        spent = median(run[word][0] for run in runs)
        lines.append(Line(f"home of the province: {word}, CPU", shown(spent), shown(aim), spent / aim, 1.0))
    return lines


def pages(province: Path, commune: Path, folder: Path) -> list[Line]:
    """Each page opened for the first time, until it is painted; seconds of CPU of the slowest."""
    lines = []
    for name, book in (("province", province), ("commune", commune)):
        heard = heard_of("tests.benchmarks.desk_window", folder, "pages", str(book))
        key, (_, spent, _) = max(heard.items(), key=lambda one: one[1][1])
        told = f"every page of a {name}'s book: slowest ({key}), CPU"
        lines.append(Line(told, shown(spent), shown(PAGE), spent / PAGE, 1.0))
    return lines


def memory(province: Path, commune: Path, packages: list[Path], folder: Path) -> list[Line]:
    """What is held in memory after an hour of use, and with all packages of a province opened."""
    hour = heard_of("tests.benchmarks.desk_window", folder, "hour", str(commune), str(HOUR))
    opened = heard_of("tests.benchmarks.desk_window", folder, "packages", str(province), *map(str, packages))
    return [
        _held("memory in a commune's book after an hour of use", hour[str(HOUR)][2], COMMUNE),
        _held("memory there at most", hour["most"][2], COMMUNE),
        _held(f"memory in a province's book, {len(packages)} packages opened", opened["opened"][2], PROVINCE),
        _held("memory there at most", opened["most"][2], PROVINCE),
    ]


def leaks(commune: Path, folder: Path) -> list[Line]:
    """Every page opened and closed fifty times: the curve of what is held in memory, and its growth at the end."""
    heard = heard_of("tests.benchmarks.desk_window", folder, "leaks", str(commune), str(TIMES))
    curve = {at: heard[str(at)] for at in range(1, TIMES + 1)}
    for at in CURVE:
        widgets, _, megabytes = curve[at]
        print(f"{at:3} times opened and closed: {megabytes:6.1f} MB, {widgets:.0f} widgets")
    settled = min(curve[at][2] for at in range(SETTLED, TIMES + 1))
    return [
        _held(
            "memory after 50 times opening and closing every page : least since the 10th",
            curve[TIMES][2],
            settled,
            1.05,
        )
    ]


def _held(name: str, megabytes: float, peer: float, aim: float = 1.0) -> Line:
    return Line(name, f"{megabytes:.0f} MB", f"{peer:.0f} MB", megabytes / peer, aim)

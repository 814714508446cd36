"""Fuzzing by hand and by a fuzzer, and playing files again.

    python -m tests.fuzz throw DOOR|every [--first N] [--count N]   made files, repeatable by their number
    python -m tests.fuzz replay DOOR|every FILE|FOLDER …            files that were found before
    python -m tests.fuzz seeds FOLDER                               good files as a corpus, a folder a door

`throw` and `replay` run with bounded memory and time, and keep what does harm as `build/fuzz/DOOR-N.bin`.
`tests.fuzz.guided` is the fuzzer that watches branches; docs/fuzzing.md tells when to use which.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from time import perf_counter

from tests.fuzz.doors import DOORS
from tests.fuzz.making import made
from tests.fuzz.seeds import SEEDS
from tests.fuzz.throwing import TooSlow, bound_memory, end_hard, throw

KEPT = Path("build") / "fuzz"


def doors(name: str) -> list[str]:
    return list(DOORS) if name == "every" else [name]


def made_files(names: Iterable[str], first: int, count: int) -> Iterator[tuple[str, str, bytes]]:
    for name in names:
        for number in range(first, first + count):
            yield name, str(number), made(name, Random(f"{name}-{number}"))


def found_files(names: Iterable[str], paths: Iterable[Path]) -> Iterator[tuple[str, str, bytes]]:
    files = [file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*")))]
    for name in names:
        for file in files:
            if file.is_file():
                yield name, file.name, file.read_bytes()


def thrown(cases: Iterable[tuple[str, str, bytes]]) -> int:
    """Throw all of them; how many did harm."""
    harmful, longest = 0, (0.0, "")
    for door, name, data in cases:
        end_hard()
        started = perf_counter()
        try:
            throw(door, data)
        except (Exception, TooSlow) as fault:  # whatever it is, it is what we look for
            harmful += 1
            keep(door, name, data)
            print(f"{door} {name}: {type(fault).__name__}: {fault}", flush=True)
        longest = max(longest, (perf_counter() - started, f"{door} {name}"))
    print(f"longest {longest[0]:.2f} s ({longest[1]}); harmful {harmful}")
    return harmful


def keep(door: str, name: str, data: bytes) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / f"{door}-{name}.bin").write_bytes(data)


def write_seeds(folder: Path) -> None:
    for door, seeds in SEEDS.items():
        (folder / door).mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(seeds):
            (folder / door / f"{number}.bin").write_bytes(seed())


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("do", choices=["throw", "replay", "seeds"])
    parser.add_argument("what", help="a door, every, or a folder for seeds")
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=1000)
    told = parser.parse_args(words)
    if told.do == "seeds":
        write_seeds(Path(told.what))
        return 0
    warm_up(doors(told.what))
    bound_memory()
    cases = (
        made_files(doors(told.what), told.first, told.count)
        if told.do == "throw"
        else found_files(doors(told.what), told.paths)
    )
    return 1 if thrown(cases) else 0


def warm_up(names: Iterable[str]) -> None:
    """Good files first, so that what is loaded once does not count as taken by a bad one."""
    for name in names:
        for seed in SEEDS[name]:
            DOORS[name](seed())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

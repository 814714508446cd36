"""A fuzzer that watches which branches a file takes: atheris (libFuzzer), where it is installed.

    python -m tests.fuzz.guided DOOR [CORPUS …] [-max_total_time=60 …]

Words that begin with a dash go to libFuzzer. Half of its changes are ours, which know the structure, and half its
own. See docs/fuzzing.md; what it finds is played again by `python -m tests.fuzz replay DOOR FILE`.
"""

import importlib
import sys
from random import Random
from typing import Any


def run(door: str, words: list[str]) -> None:
    """Fuzz one door until libFuzzer ends the process."""
    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["exports", "models"]):
        making = importlib.import_module("tests.fuzz.making")
        throwing = importlib.import_module("tests.fuzz.throwing")

    def change(data: bytes, most: int, seed: int) -> bytes:
        choice = Random(seed)
        if choice.random() < 0.5:
            own: bytes = atheris.Mutate(data, most)
            return own
        changed: bytes = making.once_more(door, data or making.made(door, choice), choice)
        return changed[:most]

    def one(data: bytes) -> None:
        throwing.throw(door, data)

    atheris.Setup([sys.argv[0], "-max_len=400000", *words], one, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    run(sys.argv[1], sys.argv[2:])

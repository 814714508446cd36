"""A sample of mutants against the tests of their modules, in copies of the project that are thrown away.

A mutant that the module's own tests let pass is tried once more with the tests of the modules that use it.
"""

import ast
import importlib.util
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from time import monotonic

from tests.mutation.mutants import Mutant, mutants

LAYERS = ("models", "storage")
PROCESSES = 2
SECONDS = 120
TIMES = 10
"""How long the tests of one mutant may run: so many seconds, and so many times as long as without it.

A loop without end is a mutant that was noticed; a slow machine is none.
"""

_OTHER = shutil.ignore_patterns(".git", ".venv", "build", "screenshots", "__pycache__")
_BOOKS = shutil.ignore_patterns("*.book")


def left_out(folder: str, names: list[str]) -> set[str]:
    """What of a folder is not copied; books are, where tests open them."""
    books = set() if "tests" in Path(folder).parts else _BOOKS(folder, names)
    return _OTHER(folder, names) | books


class Outcome(Enum):
    """What became of a mutant; BROKEN: its tests fail without it as well, so they prove nothing."""

    KILLED = "killed"
    BY_USERS = "killed by users"
    SURVIVED = "SURVIVED"
    TIMEOUT = "killed by time"
    BROKEN = "tests fail without it"


_NOTICED = (Outcome.KILLED, Outcome.TIMEOUT)


@dataclass(frozen=True)
class Result:
    """A mutant and what became of it."""

    mutant: Mutant
    outcome: Outcome


def modules(project: Path, wanted: Sequence[str]) -> list[Path]:
    """The modules (relative to the project) under these files or folders; all of models and storage for none."""
    roots = [project / name for name in wanted or LAYERS]
    found = [path for root in roots for path in ([root] if root.is_file() else sorted(root.rglob("*.py")))]
    return [path.relative_to(project) for path in found if path.name != "__init__.py"]


def judges(project: Path, module: Path) -> list[Path]:
    """The test file that mirrors a module; where there is none, the test files of the nearest room."""
    folder = Path("tests") / module.parent
    mirrored = folder / f"test_{module.stem}.py"
    if (project / mirrored).exists():
        return [mirrored]
    while not (files := sorted((project / folder).glob("test_*.py"))):
        folder = folder.parent
    return [path.relative_to(project) for path in files]


def of_users(project: Path, module: Path) -> list[Path]:
    """The test files that import a module, and those that mirror the modules that import it; without its own."""
    name = ".".join(module.with_suffix("").parts)
    importers = [path for path, names in _imports(project).items() if name in names and path != module]
    found = {path for path in importers if path.parts[0] == "tests" and path.name.startswith("test_")}
    for path in importers:
        if path.parts[0] != "tests":
            mirrored = Path("tests") / path.parent / f"test_{path.stem}.py"
            found |= {mirrored} if (project / mirrored).exists() else set()
    return sorted(found - set(judges(project, module)))


@cache
def _imports(project: Path) -> dict[Path, frozenset[str]]:
    """Every Python file of the project with the names of the modules that it imports, also inside functions."""
    found = {}
    for folder in ("models", "storage", "exports", "ui", "tests"):
        for path in sorted((project / folder).rglob("*.py")):
            names: set[str] = set()
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and node.module:
                    names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
                elif isinstance(node, ast.Import):
                    names |= {alias.name for alias in node.names}
            found[path.relative_to(project)] = frozenset(names)
    return found


def chosen(project: Path, wanted: Sequence[str], seed: int, count: int) -> list[Mutant]:
    """A random sample of all mutants of the modules; the same for the same seed and code."""
    every = [
        mutant
        for path in modules(project, wanted)
        for mutant in mutants(path, (project / path).read_text(encoding="utf-8"))
    ]
    return random.Random(seed).sample(every, min(count, len(every)))


def run(project: Path, sample: Iterable[Mutant], report: Callable[[Result], None]) -> list[Result]:
    """Run the tests against each mutant, two at a time, and report each as soon as it is known."""
    with TemporaryDirectory(prefix="mutants-") as scratch:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(PROCESSES):
            copy = Path(scratch) / str(number)
            shutil.copytree(project, copy, ignore=left_out)
            copies.put(copy)
        needed: dict[tuple[Path, ...], float | None] = {}

        def judged(copy: Path, mutant: Mutant, tests: tuple[Path, ...]) -> Outcome:
            if tests not in needed:
                needed[tests] = _seconds_needed(copy, tests)
            return _mutated(copy, mutant, tests, needed[tests])

        def tried(mutant: Mutant) -> Result:
            copy = copies.get()
            try:
                outcome = judged(copy, mutant, tuple(judges(project, mutant.path)))
                wider = tuple(of_users(project, mutant.path))
                if outcome is Outcome.SURVIVED and wider:
                    by_users = judged(copy, mutant, wider)
                    outcome = Outcome.BY_USERS if by_users in _NOTICED else outcome
                result = Result(mutant, outcome)
            finally:
                copies.put(copy)
            report(result)
            return result

        with ThreadPoolExecutor(PROCESSES) as pool:
            return list(pool.map(tried, sample))


def _seconds_needed(copy: Path, tests: Sequence[Path]) -> float | None:
    """How long the tests take without a mutant; None where they fail."""
    started = monotonic()
    return monotonic() - started if _tested(copy, tests) is Outcome.SURVIVED else None


def _mutated(copy: Path, mutant: Mutant, tests: Sequence[Path], needed: float | None) -> Outcome:
    if needed is None:
        return Outcome.BROKEN
    target = copy / mutant.path
    before = target.read_bytes()
    try:
        _write(target, mutant.source.encode("utf-8"))
        return _tested(copy, tests, max(SECONDS, TIMES * needed))
    finally:
        _write(target, before)


def _write(target: Path, content: bytes) -> None:
    """Write a module; its bytecode goes, since a change within one second and of one length looks like none."""
    target.write_bytes(content)
    Path(importlib.util.cache_from_source(str(target))).unlink(missing_ok=True)


def _tested(copy: Path, tests: Sequence[Path], seconds: float | None = None) -> Outcome:
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "-m", "not deep and not atheris"]
    settings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(copy)}
    try:
        done = subprocess.run(
            [*command, *map(str, tests)],
            cwd=copy, env=settings, check=False, timeout=seconds, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Outcome.TIMEOUT
    return Outcome.KILLED if done.returncode else Outcome.SURVIVED
